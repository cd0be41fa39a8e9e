// What is heard at the door, and when: hosts who are called, and a draft that is about to go.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "ui/script.h"
#include "util/mem.h"
#include "util/zone.h"

static const int64_t begin_ms = 1796105040000; // 2026-12-01T07:04+01:00
static const struct sound_rules loud = { .volume = 60 };

struct world {
    struct script script;
    struct door_question asked[16];
    size_t count;
};

static void keep(void *context, const struct door_question *question, const char *request, json_t *members)
{
    struct world *world = context;

    (void)request;
    assert_true(world->count < 16);
    world->asked[world->count++] = *question;
    json_decref(members);
}

static void answer_all(void *context)
{
    struct world *world = context;
    json_t *event = json_pack("{s:{s:s, s:s, s:s, s:s, s:I, s:I, s:I}, s:[], s:[]}", "event", "event", "e1",
                              "name", "Breakfast", "zone", "Europe/Berlin", "walk_ins", "open", "doors_ms",
                              (json_int_t)begin_ms, "starts_ms", (json_int_t)begin_ms + 60000, "programme_ms",
                              (json_int_t)begin_ms + 60000, "cards", "helps");

    for (size_t i = 0; i < world->count; i++)
        door_answer(world->script.door, &world->asked[i], event, NULL, world->script.now_ms);
    world->count = 0;
    json_decref(event);
}

static struct world *begin(bool kiosk, bool board)
{
    const bool faces[DOOR_FACES] = { [DOOR_KIOSK] = kiosk, [DOOR_BOARD] = board };
    struct world *world = mem_new(sizeof *world);

    world->script.door = door_create(keep, world);
    world->script.metrics = &metrics_fixed;
    world->script.glass = (struct door_glass){
        .width_mm = 217, .bottom_mm = 800, .distance_m = 4, .themes = { THEME_MORNING, THEME_LOUNGE }
    };
    world->script.now_ms = begin_ms;
    world->script.settle = answer_all;
    world->script.context = world;
    for (enum door_face face = 0; face < DOOR_FACES; face++) {
        world->script.width_px[face] = 1280;
        world->script.height_px[face] = 800;
    }
    script_begin(&world->script, faces);
    return world;
}

static void end(struct world *world)
{
    door_destroy(world->script.door);
    free(world);
}

static enum sound heard(struct world *world)
{
    return door_sound(world->script.door, &loud, world->script.now_ms);
}

static void call(struct world *world, const char *alerts)
{
    json_t *array = json_loads(alerts, 0, NULL);

    assert_non_null(array);
    door_alert(world->script.door, array);
    json_decref(array);
}

#define WELCOME(about, level, step)                                                                          \
    "{\"kind\":\"visit\",\"about\":\"" about "\",\"level\":" #level ",\"step\":" #step ",\"sound\":true}"
#define HELP(about) "{\"kind\":\"help\",\"about\":\"" about "\",\"level\":0,\"step\":0,\"sound\":true}"

static void each_level_has_its_sound(void **state)
{
    static const struct {
        const char *alerts;
        enum sound sound;
    } rows[] = {
        { "[" WELCOME("v1", 0, 0) "]", SOUND_ARRIVED },
        { "[" WELCOME("v1", 1, 1) "]", SOUND_AGAIN },
        { "[" WELCOME("v1", 2, 2) "]", SOUND_URGENT },
        { "[" WELCOME("v1", 2, 3) "]", SOUND_URGENT }, // every three minutes
        { "[" WELCOME("v1", 2, 3) "]", SOUND_NONE },   // the same step once more
        { "[" WELCOME("v2", 0, 0) "]", SOUND_ARRIVED },
        { "[" HELP("v2") "]", SOUND_HELP },
        { "[" WELCOME("v3", 0, 0) "," WELCOME("v4", 1, 1) "," WELCOME("v5", 0, 0) "]", SOUND_AGAIN },
        { "[" WELCOME("v6", 2, 2) "," HELP("p2") "]", SOUND_HELP },
        { "[{\"kind\":\"visit\",\"about\":\"v7\",\"level\":0,\"step\":0,\"sound\":false}]", SOUND_NONE },
        { "[" WELCOME("v7", 0, 0) "]", SOUND_ARRIVED }, // quiet mode was left
        { "[{\"kind\":\"visit\",\"about\":\"v8\",\"level\":7,\"step\":9,\"sound\":true}]", SOUND_URGENT },
        { "[]", SOUND_NONE },
    };
    struct world *world = begin(true, true);

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        call(world, rows[i].alerts);
        if (heard(world) != rows[i].sound)
            fail_msg("%s", rows[i].alerts);
        assert_int_equal(heard(world), SOUND_NONE); // it is given out once
    }
    end(world);
}

static void guests_alone_never_hear_that_hosts_are_called(void **state)
{
    struct world *world = begin(true, false);

    (void)state;
    call(world, "[" WELCOME("v1", 2, 2) "," HELP("p1") "]");
    assert_int_equal(heard(world), SOUND_NONE);
    end(world);
}

static void quiet_hours_and_no_volume_are_silent(void **state)
{
    static const struct sound_rules night = { .volume = 60, .quiet_hours = "07:00-07:30" },
                                    silent = { .volume = 0 };
    struct world *world = begin(false, true);

    (void)state;
    call(world, "[" WELCOME("v1", 0, 0) "]");
    assert_int_equal(door_sound(world->script.door, &night, begin_ms), SOUND_NONE);
    assert_int_equal(heard(world), SOUND_NONE); // it is not kept for later
    call(world, "[" WELCOME("v1", 1, 1) "]");
    assert_int_equal(door_sound(world->script.door, &silent, begin_ms), SOUND_NONE);
    call(world, "[" WELCOME("v1", 2, 2) "]");
    assert_int_equal(door_sound(world->script.door, &night, begin_ms + 26 * MINUTE_MS), SOUND_URGENT);
    end(world);
}

// Once when it begins, and with each of the last five seconds.
static void the_countdown_of_a_draft_is_heard(void **state)
{
    struct world *world = begin(true, false);
    struct err err = { 0 };
    int ticks = 0;

    (void)state;
    assert_true(script_step(&world->script, "tap check-in", &err) &&
                script_step(&world->script, "type an", &err));
    for (int waits = 0; waits < 60; waits++) { // of 1.4 s each
        assert_true(script_step(&world->script, "wait 1", &err));
        ticks += heard(world) == SOUND_TICK;
        if (waits == 37)
            assert_int_equal(ticks, 1);
    }
    assert_in_range(ticks, 4, 6); // steps of a second and more miss none or one
    assert_int_equal(world->script.door->kiosk.screen, KIOSK_HELLO);
    end(world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_level_has_its_sound),
        cmocka_unit_test(guests_alone_never_hear_that_hosts_are_called),
        cmocka_unit_test(quiet_hours_and_no_volume_are_silent),
        cmocka_unit_test(the_countdown_of_a_draft_is_heard),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
