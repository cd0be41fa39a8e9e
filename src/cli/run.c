#include "cli/families.h"

#include <stdlib.h>

#include "cli/call.h"
#include "cli/size.h"
#include "cli/windows.h"
#include "ui/assets_sdl.h"

static const struct option_row run_options[] = {
    { "kiosk", NULL, "the window in which guests check in; this one when neither is named", 0, 0 },
    { "board", NULL, "the window in which hosts see who waits for them", 0, 0 },
    { "windowed", "WxH", "windows of this size in pixels; else each fills a display", 0, 0 },
    { "display", "N", "the display of the first window, counted from 1; the second takes the next one", 0,
      0 },
    { 0 },
};

static bool read_setup(const struct command_line *line, struct shell_setup *setup, struct err *err)
{
    const char *size = line_option(line, "windowed");
    const char *display = line_option(line, "display");

    setup->faces[DOOR_BOARD] = line_has(line, "board");
    setup->faces[DOOR_KIOSK] = line_has(line, "kiosk") || !setup->faces[DOOR_BOARD];
    setup->display = display ? (int)strtol(display, NULL, 10) - 1 : 0;
    return !size || size_parse(size, "--windowed", &setup->windowed_width, &setup->windowed_height, err);
}

static bool run_run(struct command_call *call, struct err *err)
{
    struct shell_setup setup = { 0 };
    char *database = NULL;
    char *assets = NULL;
    bool ok = read_setup(&call->line, &setup, err) && (database = call_database_path(call, err)) &&
              assets_find(&assets, err);

    setup.assets = assets;
    ok = ok && windows_run(database, &setup, err);
    free(database);
    free(assets);
    return ok;
}

const struct command_row run_commands[] = {
    { .path = "run",
      .summary = "the door: the guests' window and the hosts' board",
      .about =
          "Says \"ready\" on standard error when its windows are up. Other commands on the same database go "
          "on "
          "working meanwhile: the running door does what they ask. It ends with SIGTERM, or when a window is "
          "closed.",
      .options = run_options,
      .run = run_run },
    { 0 },
};
