#include "cli/windows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/inbox.h"
#include "cli/listen.h"
#include "service/machine_settings.h"
#include "util/clock.h"

// What runs, from the socket to the windows.
struct running {
    struct listen *listen;
    struct clerk *clerk;
    struct inbox *inbox;
    struct shell *shell;
};

static void ask(void *context, const struct door_question *question, const char *request, json_t *members)
{
    const struct running *running = context;

    inbox_ask(running->inbox, question, request, members);
}

static bool read_answers(void *context, struct door *door)
{
    const struct running *running = context;

    return inbox_read(running->inbox, door, clock_now_ms());
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
    fputs("ready\n", stderr);
    fflush(stderr);
}

static bool open_door(struct running *running, struct err *err)
{
    struct store *store = NULL;

    if (!listen_open_store(running->listen, &store, clock_now_ms(), err) ||
        !clerk_start(&running->clerk, store, err))
        return false;
    running->inbox = inbox_create(running->clerk, shell_wake, NULL, running->shell);
    return listen_serve(running->listen, running->clerk, err);
}

bool windows_run(const char *database, const struct shell_setup *setup, struct err *err)
{
    struct running running = { 0 };
    const struct shell_calls calls = { ask, read_answers, read_settings, say_ready, &running };
    struct machine_settings settings = { 0 };
    bool ok;

    shell_take_signals();
    ok = machine_settings_read(&settings, err) && listen_start(&running.listen, database, err) &&
         shell_open(&running.shell, setup, err) && open_door(&running, err) &&
         shell_run(running.shell, &calls, err);
    listen_stop(running.listen);
    clerk_stop(running.clerk);
    inbox_destroy(running.inbox);
    shell_close(running.shell);
    machine_settings_finish(&settings);
    return ok;
}
