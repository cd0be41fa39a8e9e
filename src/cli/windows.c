#include "cli/windows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/inbox.h"
#include "cli/running.h"
#include "service/machine.h"
#include "service/machine_settings.h"
#include "util/clock.h"
#include "util/mem.h"

// A door with its windows.
struct windows {
    struct running running;
    struct inbox *inbox;
    struct shell *shell;
    char *url; // of the pages; NULL: there are none
    struct machine *machine;
    bool is_set; // a setting of the machine, by this door itself
};

static void ask(void *context, const struct door_question *question, const char *request, json_t *members)
{
    const struct windows *windows = context;

    if (strcmp(request, "board.show") == 0 || strcmp(request, "door.behind") == 0)
        json_object_set_new(members, "machine", machine_tell(windows->machine));
    inbox_ask(windows->inbox, question, request, members);
}

// Where the pages are is the face's to say: no service knows it. A code is shown with the address that
// takes it, and who has arrived with that of their own page.
static void amend(void *context, const char *request, json_t *answer)
{
    struct windows *windows = context;
    struct str url = { 0 };
    bool is_code = strcmp(request, "pair.offer") == 0, is_arrival = strcmp(request, "visit.check_in") == 0;

    if (is_code && windows->url)
        str_addf(&url, "%s/pair?code=%s", windows->url, json_get_text(answer, "code"));
    if (is_arrival && windows->running.web && !json_get_bool(answer, "already"))
        web_guest_url(windows->running.web, json_get_text(answer, "visit"), json_get_text(answer, "event"),
                      &url);
    if (strcmp(request, "machine.set") == 0)
        windows->is_set = true;
    if (is_code || is_arrival)
        json_object_set_new(answer, is_code ? "url" : "page", json_text_or_null(str_text(&url)));
    str_finish(&url);
}

static bool read_answers(void *context, struct door *door)
{
    struct windows *windows = context;
    bool is_committed;

    windows->is_set = false;
    is_committed = inbox_read(windows->inbox, door, clock_now_ms());
    return windows->is_set || is_committed;
}

static enum panel_scanner scanner_of(const char *value)
{
    static const char *const names[] = {
        [SCANNER_BELOW] = "below", [SCANNER_LEFT] = "left", [SCANNER_RIGHT] = "right", [SCANNER_NONE] = "none"
    };
    enum panel_scanner scanner = SCANNER_BELOW;

    while (scanner < SCANNER_NONE && strcmp(names[scanner], value) != 0)
        scanner++;
    return scanner;
}

static int whole(const struct machine_settings *settings, enum setting setting)
{
    return (int)strtol(machine_settings_value(settings, setting), NULL, 10);
}

// A file that has become unreadable meanwhile changes nothing.
static void read_settings(void *context, struct door_glass *glass, struct sound_rules *sounds)
{
    struct machine_settings settings = { 0 };

    (void)context;
    if (machine_settings_read(&settings, NULL)) {
        *glass = (struct door_glass){ .width_mm = whole(&settings, SETTING_DISPLAY_WIDTH),
                                      .bottom_mm = whole(&settings, SETTING_DISPLAY_BOTTOM),
                                      .distance_m = whole(&settings, SETTING_BOARD_DISTANCE),
                                      .scanner = scanner_of(
                                          machine_settings_value(&settings, SETTING_DISPLAY_SCANNER)),
                                      .themes = { THEME_MORNING, THEME_LOUNGE } };
        sounds->volume = whole(&settings, SETTING_SOUND_VOLUME);
        snprintf(sounds->quiet_hours, sizeof sounds->quiet_hours, "%s",
                 machine_settings_value(&settings, SETTING_SOUND_QUIET));
    }
    machine_settings_finish(&settings);
}

static void say_ready(void *context)
{
    (void)context;
    running_say_ready();
}

static bool open_door(struct windows *windows, const struct shell_setup *setup, bool has_web, struct err *err)
{
    struct running_setup serving = { .has_board = setup->faces[DOOR_BOARD] && !setup->shows_room,
                                     .has_web = has_web,
                                     .assets = setup->assets,
                                     .heard = inbox_alert };

    if (!running_open(&windows->running, err))
        return false;
    windows->inbox = inbox_create(windows->running.clerk, shell_wake, NULL, windows->shell);
    inbox_amend(windows->inbox, amend, windows);
    serving.context = windows->inbox;
    if (!running_serve(&windows->running, &serving, err))
        return false;
    windows->url = windows->running.web ? mem_copy_text(web_url(windows->running.web)) : NULL;
    windows->machine = machine_create(windows->running.web && web_is_for_others(windows->running.web));
    return true;
}

bool windows_run(const char *database, const struct shell_setup *setup, bool has_web, struct err *err)
{
    struct windows windows = { 0 };
    const struct shell_calls calls = { ask, read_answers, read_settings, say_ready, &windows };
    struct machine_settings settings = { 0 };
    bool ok;

    shell_take_signals();
    ok = machine_settings_read(&settings, err) && running_begin(&windows.running, database, err) &&
         shell_open(&windows.shell, setup, err) && open_door(&windows, setup, has_web, err) &&
         shell_run(windows.shell, &calls, err);
    running_end(&windows.running);
    inbox_destroy(windows.inbox);
    shell_close(windows.shell);
    machine_destroy(windows.machine);
    free(windows.url);
    machine_settings_finish(&settings);
    return ok;
}
