#include "cli/morning.h"

#include <stdlib.h>
#include <string.h>

#include "cli/inbox.h"
#include "store/clerk.h"
#include "ui/picture_sdl.h"
#include "ui/script.h"
#include "util/file.h"
#include "util/mem.h"
#include "util/zone.h"

enum {
    WIDTH_PX = 1920,
    HEIGHT_PX = 1080,
    WIDTH_MM = 476,
    BOTTOM_MM = 800,
    DISTANCE_M = 4,
    BEGINS_MS = 7 * MINUTE_MS
};

// What happens, as ui/script plays it; "see NAME" takes a picture of the kiosk, "board see NAME" of the
// board.
static const char *const steps[] = {
    "see hello",
    "board see board-empty",
    // Members with the tickets on their phones.
    "scan 841290651119400312014001",
    "see welcome-back",
    "wait 8",
    "scan 841291187019400312315001",
    "wait 7",
    "scan 841290842919400312119001",
    "wait 9",
    // On the list, for the first time: found by letters that her name does not have.
    "tap check-in",
    "type wisn",
    "see find",
    "tap row-1",
    "see confirm",
    "tap yes",
    "see welcome",
    "board see board-waiting",
    "board tap go-1",
    "board see board-who",
    "board tap host-1",
    "see welcome-host",
    "tap done",
    // The same ticket once more.
    "scan 841290842919400312119001",
    "see already",
    "tap done",
    "wait 20",
    "board tap hello-1",
    "board see board-greeted",
    // A first-time guest by ticket, one with a very long name, one who is back.
    "scan 841291050019400312245001",
    "wait 26",
    "scan 841290815519400312098001",
    "see welcome-long",
    "wait 26",
    "scan 841291034719400312217001",
    "wait 7",
    // Found by another alphabet, and with a slip of the finger.
    "tap check-in",
    "type sokolow",
    "see find-slip",
    "tap row-1",
    "tap yes",
    "tap done",
    // Nobody knows him: checked in after two answers.
    "tap check-in",
    "type yusuf demir",
    "see find-nobody",
    "tap not-listed",
    "see new",
    "tap next",
    "type Demir Textil",
    "tap next",
    "see new-more",
    "tap enough",
    "see welcome-new",
    "tap done",
    // A code from somewhere else, and a call for a host.
    "scan 111122223333444455556666",
    "see trouble",
    "tap ask-host",
    "see trouble-called",
    "board see board-help",
    "board tap help-1",
    "board see board-who-helps",
    "board tap host-2",
    "board tap go-1",
    "board tap host-1",
    "wait 25",
    // Somebody begins and goes away.
    "tap check-in",
    "type anna",
    "see find-alike",
    "wait 47",
    "see idle",
    "wait 25",
    "board see board-late",
};

struct morning {
    const struct demo_world *world;
    struct picture *picture;
    struct metrics metrics;
    struct clerk *clerk;
    struct inbox *inbox;
    struct script script;
    json_t *steps, *pictures;
};

static int64_t now(void *context)
{
    const struct morning *morning = context;

    return morning->script.now_ms;
}

static void settle(void *context)
{
    struct morning *morning = context;

    do {
        if (inbox_open(morning->inbox) > 0)
            inbox_wait(morning->inbox);
        inbox_read(morning->inbox, morning->script.door, morning->script.now_ms);
    } while (inbox_open(morning->inbox) > 0);
}

static bool see(struct morning *morning, enum door_face face, const char *name, struct err *err)
{
    struct str path = { 0 };
    bool ok;

    str_addf(&path, "%s/%02zu-%s.png", morning->world->folder, json_array_size(morning->pictures) + 1, name);
    ok = picture_write(morning->picture, script_look(&morning->script, face), str_text(&path), err);
    json_array_append_new(morning->pictures, json_string(str_text(&path)));
    str_finish(&path);
    return ok;
}

static bool play_step(struct morning *morning, const char *step, struct err *err)
{
    char at[ZONE_TIME_SIZE];

    if (strncmp(step, "see ", 4) == 0)
        return see(morning, DOOR_KIOSK, step + 4, err);
    if (strncmp(step, "board see ", 10) == 0)
        return see(morning, DOOR_BOARD, step + 10, err);
    zone_format(at, morning->world->zone, morning->script.now_ms);
    if (!script_step(&morning->script, step, err))
        return err_wrap(err, "the scripted morning, at \"%s\"", step);
    json_array_append_new(morning->steps, json_pack("{s:s, s:s, s:s}", "at", at, "step", step, "screen",
                                                    kiosk_screen_names[morning->script.door->kiosk.screen]));
    return true;
}

static bool open_door(struct morning *morning, const char *assets, struct err *err)
{
    static const bool faces[DOOR_FACES] = { true, true };
    struct script *script = &morning->script;
    struct store *store = NULL;

    script->now_ms = morning->world->doors_ms + BEGINS_MS;
    if (!picture_create(&morning->picture, assets, err) ||
        !store_open(&store, morning->world->database, STORE_WRITE, script->now_ms, err))
        return false;
    if (!clerk_start(&morning->clerk, store, err))
        return false;
    morning->metrics = picture_metrics(morning->picture);
    morning->inbox = inbox_create(morning->clerk, NULL, now, morning);
    script->metrics = &morning->metrics;
    script->glass = (struct door_glass){ .width_mm = WIDTH_MM,
                                         .bottom_mm = BOTTOM_MM,
                                         .distance_m = DISTANCE_M,
                                         .themes = { THEME_MORNING, THEME_LOUNGE } };
    for (enum door_face face = 0; face < DOOR_FACES; face++) {
        script->width_px[face] = WIDTH_PX;
        script->height_px[face] = HEIGHT_PX;
    }
    script->settle = settle;
    script->context = morning;
    script->door = door_create(inbox_ask, morning->inbox);
    script->door->board.distance_m = DISTANCE_M;
    script_begin(script, faces);
    return true;
}

static void close_door(struct morning *morning)
{
    clerk_stop(morning->clerk);
    inbox_destroy(morning->inbox);
    door_destroy(morning->script.door);
    picture_destroy(morning->picture);
    morning->clerk = NULL;
}

bool morning_play(const struct demo_world *world, const struct command_call *call, const char *assets,
                  json_t **answer, struct err *err)
{
    struct morning *morning = mem_new(sizeof *morning);         // too big for the stack
    struct command_call after = { .families = call->families }; // told when the morning was
    struct str attendance = { 0 };
    bool ok;

    morning->world = world;
    morning->steps = json_array();
    morning->pictures = json_array();
    ok = open_door(morning, assets, err);
    for (size_t i = 0; ok && i < sizeof steps / sizeof *steps; i++)
        ok = play_step(morning, steps[i], err);
    close_door(morning);
    after.now_ms = morning->script.now_ms;
    ok = ok && demo_export(world, &after, &attendance, err);
    if (ok)
        *answer = json_pack("{s:O, s:O, s:s}", "steps", morning->steps, "pictures", morning->pictures,
                            "attendance", str_text(&attendance));
    json_decref(morning->steps);
    json_decref(morning->pictures);
    str_finish(&attendance);
    free(morning);
    return ok;
}
