#include "cli/families.h"

#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/size.h"
#include "cli/unseen.h"
#include "cli/windows.h"
#include "service/machine_settings.h"
#include "ui/assets_sdl.h"

static const struct option_row run_options[] = {
    { "kiosk", NULL, "the window in which guests check in; this one when no face is named", 0, 0 },
    { "board", NULL,
      "the window in which hosts see who waits for them, or names for the room (board.display)", 0, 0 },
    { "web", NULL, "the pages of hosts' phones; also when no face is named and web.on is set", 0, 0 },
    { "windowed", "WxH", "windows of this size in pixels; else each fills a display", 0, 0 },
    { "display", "N", "the display of the first window, counted from 1; the second takes the next one", 0,
      0 },
    { 0 },
};

struct faces {
    struct shell_setup shell;
    bool has_windows, has_web;
};

static bool read_faces(const struct command_line *line, struct faces *faces, struct err *err)
{
    struct machine_settings settings = { 0 };
    bool is_named = line_has(line, "kiosk") || line_has(line, "board") || line_has(line, "web");
    bool done = machine_settings_read(&settings, err);
    const char *display;

    if (done) {
        display = machine_settings_value(&settings, SETTING_BOARD_DISPLAY);
        faces->shell.faces[DOOR_BOARD] =
            line_has(line, "board") || (!is_named && strcmp(display, "none") != 0);
        faces->shell.shows_room = strcmp(display, "room") == 0;
        faces->shell.faces[DOOR_KIOSK] = line_has(line, "kiosk") || !is_named;
        faces->has_windows = faces->shell.faces[DOOR_BOARD] || faces->shell.faces[DOOR_KIOSK];
        faces->has_web = line_has(line, "web") ||
                         (!is_named && strcmp(machine_settings_value(&settings, SETTING_WEB_ON), "yes") == 0);
    }
    machine_settings_finish(&settings);
    return done;
}

static bool read_windows(const struct command_line *line, struct shell_setup *setup, struct err *err)
{
    const char *size = line_option(line, "windowed");
    const char *display = line_option(line, "display");

    setup->display = display ? (int)strtol(display, NULL, 10) - 1 : 0;
    return !size || size_parse(size, "--windowed", &setup->windowed_width, &setup->windowed_height, err);
}

static bool run_run(struct command_call *call, struct err *err)
{
    struct faces faces = { 0 };
    char *database = NULL;
    char *assets = NULL;
    bool ok = read_faces(&call->line, &faces, err) && read_windows(&call->line, &faces.shell, err) &&
              (database = call_database_path(call, err)) && assets_find(&assets, err);

    faces.shell.assets = assets;
    ok = ok && (faces.has_windows ? windows_run(database, &faces.shell, faces.has_web, err)
                                  : unseen_run(database, assets, err));
    free(database);
    free(assets);
    return ok;
}

const struct command_row run_commands[] = {
    { .path = "run",
      .summary = "the door: the guests' window, the hosts' board, the pages on hosts' phones",
      .about =
          "Says \"ready\" on standard error when its faces are up. Other commands on the same database go on "
          "working meanwhile: the running door does what they ask. It ends with SIGTERM, or when a window is "
          "closed. The pages alone (--web) need no display. Where no face is named, the settings "
          "board.display "
          "and web.on say what opens beside the guests' window.",
      .options = run_options,
      .run = run_run },
    { 0 },
};
