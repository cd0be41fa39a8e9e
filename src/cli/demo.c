#include "cli/families.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/demo_world.h"
#include "cli/morning.h"
#include "cli/size.h"
#include "cli/windows.h"
#include "ui/assets_sdl.h"
#include "util/clock.h"
#include "util/mem.h"
#include "util/zone.h"

// Windows that stand side by side on a full-HD display.
enum { WIDTH_PX = 960, HEIGHT_PX = 600, OPENED_MS = 10 * MINUTE_MS, ROUND_MS = 5 * MINUTE_MS };

// The scripted morning: where, when its doors open, and when it is over for sure.
static const char script_zone[] = "Europe/Berlin";
enum { SCRIPT_HOUR = 6, SCRIPT_MINUTE = 45, SCRIPT_OVER_MS = 8 * HOUR_MS };

static const struct option_row demo_options[] = {
    { "dir", "DIR", "where its files go; else a fresh folder", 0, 0 },
    { "script", NULL, "play one morning by itself, without a display, and take pictures of every screen", 0,
      0 },
    { "windowed", "WxH", "how large each window is, in pixels; else 960x600", 0, 0 },
    { 0 },
};

// The last morning that is over: nothing in it lies ahead.
static int64_t last_morning_ms(void)
{
    struct civil_time time = zone_civil(script_zone, clock_now_ms() - SCRIPT_OVER_MS);

    time.hour = SCRIPT_HOUR;
    time.minute = SCRIPT_MINUTE;
    time.second = 0;
    return zone_instant(script_zone, time);
}

static int64_t just_opened_ms(void)
{
    int64_t opened_ms = clock_now_ms() - OPENED_MS;

    return opened_ms - opened_ms % ROUND_MS;
}

// The machine's own, so that the clock on the screens is the one on the wall. The caller frees.
static char *zone_here(void)
{
    static const char folder[] = "/zoneinfo/";
    const char *said = getenv("TZ");
    char link[256] = "";
    const char *linked;

    if (said && zone_exists(said))
        return mem_copy_text(said);
    if (readlink("/etc/localtime", link, sizeof link - 1) > 0 && (linked = strstr(link, folder)) &&
        zone_exists(linked + strlen(folder)))
        return mem_copy_text(linked + strlen(folder));
    return mem_copy_text("UTC");
}

static void print_morning(struct command_call *call, const struct demo_world *world, const json_t *answer)
{
    const json_t *steps = json_object_get(answer, "steps");
    const json_t *pictures = json_object_get(answer, "pictures");
    json_t *item;
    size_t i;

    if (call->line.json) {
        output_json(&call->output, answer);
        return;
    }
    json_array_foreach(steps, i, item)
        output_line(&call->output, "%.5s  %s", json_get_text(item, "at") + strlen("2026-12-01T"),
                    json_get_text(item, "step"));
    json_array_foreach(pictures, i, item) output_line(&call->output, "%s", json_string_value(item));
    output_line(&call->output, "The pictures: %s", world->folder);
    output_line(&call->output, "The attendance file: %s", json_get_text(answer, "attendance"));
}

static bool demo_script(struct command_call *call, const struct demo_world *world, const char *assets,
                        struct err *err)
{
    json_t *answer = NULL;
    bool ok = morning_play(world, call, assets, &answer, err);

    if (ok)
        print_morning(call, world, answer);
    json_decref(answer);
    return ok;
}

static bool demo_windows(struct command_call *call, const struct demo_world *world, const char *assets,
                         struct err *err)
{
    struct shell_setup setup = { .faces = { true, true }, .may_shrink = true, .assets = assets };
    struct str attendance = { 0 };
    bool ok;
    const char *size = line_option(&call->line, "windowed");

    setup.windowed_width = WIDTH_PX;
    setup.windowed_height = HEIGHT_PX;
    if (size && !size_parse(size, "--windowed", &setup.windowed_width, &setup.windowed_height, err))
        return false;
    output_say(&call->output,
               "A made-up group at a made-up breakfast, in %s: touch the window of the guests, "
               "type \"ama\", check somebody in, and greet them on the board.",
               world->database);
    ok = windows_run(world->database, &setup, false, err) && demo_export(world, call, &attendance, err);
    if (ok)
        output_line(&call->output, "The attendance file: %s", str_text(&attendance));
    str_finish(&attendance);
    return ok;
}

static bool demo_run(struct command_call *call, struct err *err)
{
    bool is_scripted = line_has(&call->line, "script");
    struct demo_world world = { .zone = is_scripted ? mem_copy_text(script_zone) : zone_here() };
    char *assets = NULL;
    bool ok;

    world.doors_ms = is_scripted ? last_morning_ms() : just_opened_ms();
    ok = assets_find(&assets, err) &&
         demo_found(&world, call, line_option(&call->line, "dir"), assets, err) &&
         (is_scripted ? demo_script(call, &world, assets, err) : demo_windows(call, &world, assets, err));
    demo_world_finish(&world);
    free(assets);
    return ok;
}

const struct command_row demo_commands[] = {
    { .path = "demo",
      .summary = "a made-up group and breakfast, in windows or as a morning that plays by itself",
      .about = "The windows are those of \"usher run --kiosk --board\", on a database of their own: closing "
               "one ends "
               "the demonstration.",
      .options = demo_options,
      .run = demo_run },
    { 0 },
};
