// Behind the scenes in the guests' window: the clock that is held, the organizers' PIN, and the way out.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <stdio.h>
#include <string.h>

#include "ui/script.h"
#include "ui/stage.h"
#include "util/mem.h"

// %s: whether there is a PIN, and whether it is the right one.
static const char morning[] =
    "{\"now\":\"2026-12-01T07:04:00+01:00\","
    "\"door.show\":{\"group\":\"Early Birds\",\"has_pin\":{\"organizer\":%s},\"event\":{\"event\":\"e1\","
    "\"name\":\"Breakfast\",\"zone\":\"UTC\",\"walk_ins\":\"open\",\"doors_ms\":1796103900000,"
    "\"starts_ms\":1796106600000,\"programme_ms\":1796106600000,\"ends_ms\":1796112000000}},"
    "\"pin.check\":{\"right\":%s,\"wait_ms\":5000},"
    "\"door.behind\":{\"door\":\"Front\",\"volume\":60,\"others\":[],\"troubles\":[]},"
    "\"pair.offer\":{\"code\":\"X\",\"url\":null},"
    "\"code.look\":{\"kind\":\"pass\",\"event\":true,\"guests\":1},"
    "\"machine.set\":{\"key\":\"sound.volume\",\"value\":\"70\"},"
    "\"visit.check_in\":{\"visit\":\"v2\",\"guest\":\"g2\",\"name\":\"Ann Lee\",\"visit_number\":3}}";

struct world {
    struct script script;
    struct stage *stage;
    json_t *state;
    size_t check_ins;
};

static void ask(void *context, const struct door_question *question, const char *request, json_t *members)
{
    struct world *world = context;

    world->check_ins += strcmp(request, "visit.check_in") == 0;
    if (strcmp(request, "pin.check") == 0)
        assert_string_equal(json_get_text(members, "role"), "organizer");
    stage_ask(world->stage, question, request, members);
}

static void step(struct world *world, const char *what)
{
    struct err err = { 0 };

    if (!script_step(&world->script, what, &err))
        fail_msg("%s: %s", what, err.text);
}

static struct world *begin(bool has_board, const char *has_pin, const char *right)
{
    const bool faces[DOOR_FACES] = { [DOOR_KIOSK] = true, [DOOR_BOARD] = has_board };
    struct world *world = mem_new(sizeof *world);
    struct err err = { 0 };
    char text[2000];

    snprintf(text, sizeof text, morning, has_pin, right);
    world->state = json_parse_object(text);
    assert_non_null(world->state);
    if (!stage_create(&world->stage, world->state, &err))
        fail_msg("%s", err.text);
    world->script.metrics = &metrics_fixed;
    world->script.glass = (struct door_glass){
        .width_mm = 217, .bottom_mm = 800, .distance_m = 4, .themes = { THEME_MORNING, THEME_LOUNGE }
    };
    for (enum door_face face = 0; face < DOOR_FACES; face++) {
        world->script.width_px[face] = 1280;
        world->script.height_px[face] = 800;
    }
    world->script.settle = stage_settle;
    world->script.context = world->stage;
    world->script.door = door_create(ask, world);
    if (!stage_play(world->stage, &world->script, faces, &err))
        fail_msg("%s", err.text);
    return world;
}

static void end(struct world *world)
{
    door_destroy(world->script.door);
    stage_destroy(world->stage);
    json_decref(world->state);
    free(world);
}

static void type_pin(struct world *world)
{
    static const char *const steps[] = { "tap pin-4", "tap pin-7", "tap pin-1", "tap pin-1",
                                         "tap pin-enter" };

    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        step(world, steps[i]);
}

static struct world *go_behind(bool has_board)
{
    struct world *world = begin(has_board, "true", "true");

    step(world, "keep clock");
    type_pin(world);
    return world;
}

static enum door_face shown(const struct world *world)
{
    return door_shows(world->script.door, DOOR_KIOSK);
}

static bool has(struct world *world, const char *region)
{
    return draw_region_named(script_look(&world->script, DOOR_KIOSK), region) != NULL;
}

// ---- the way in

static void a_clock_that_is_held_for_three_seconds_asks_for_the_pin(void **state)
{
    struct world *world = begin(false, "true", "true");

    (void)state;
    step(world, "tap clock");
    assert_true(has(world, "check-in"));
    step(world, "hold clock"); // not long enough
    assert_true(has(world, "check-in"));
    step(world, "keep clock");
    assert_true(has(world, "pin-enter") && !has(world, "check-in"));
    type_pin(world);
    assert_int_equal(shown(world), DOOR_BEHIND);
    assert_true(has(world, "leave") && has(world, "louder"));
    end(world);
}

static void beside_a_board_there_is_the_same_way(void **state)
{
    struct world *world = go_behind(true);

    (void)state;
    assert_int_equal(shown(world), DOOR_BEHIND);
    assert_int_equal(door_shows(world->script.door, DOOR_BOARD), DOOR_BOARD);
    end(world);
}

static void a_wrong_pin_leads_nowhere(void **state)
{
    struct world *world = begin(false, "true", "false");

    (void)state;
    step(world, "keep clock");
    type_pin(world);
    assert_int_equal(shown(world), DOOR_KIOSK);
    assert_true(has(world, "pin-enter"));
    assert_true(draw_region_named(script_look(&world->script, DOOR_KIOSK), "pin-1")->off); // it waits
    step(world, "wait 20");
    assert_true(has(world, "check-in"));
    end(world);
}

static void without_a_pin_nobody_gets_in(void **state)
{
    struct world *world = begin(false, "false", "true");

    (void)state;
    step(world, "keep clock");
    assert_true(has(world, "close") && !has(world, "pin-enter"));
    step(world, "type 4711");
    step(world, "key enter");
    assert_int_equal(shown(world), DOOR_KIOSK);
    end(world);
}

// ---- there

static void a_scan_is_tried_and_checks_nobody_in(void **state)
{
    struct world *world = go_behind(false);

    (void)state;
    step(world, "scan USHER1:0123456789ABCDEFGHJKMNPQRS");
    assert_int_equal(world->check_ins, 0);
    assert_int_equal(shown(world), DOOR_BEHIND);
    assert_int_equal(world->script.door->behind.scan.characters, 33);
    assert_int_equal(world->script.door->behind.scan.took_ms, 32 * 5);
    assert_int_equal(world->script.door->behind.scan.kind, BEHIND_PASS);
    step(world, "tap close");
    assert_true(has(world, "check-in"));
    step(world, "wait 4");
    step(world, "scan USHER1:0123456789ABCDEFGHJKMNPQRS"); // the same code, now it counts
    assert_int_equal(world->check_ins, 1);
    end(world);
}

static void the_chime_is_heard_in_quiet_hours_too(void **state)
{
    struct world *world = go_behind(false);
    const struct sound_rules rules = { .volume = 60, .quiet_hours = "00:00-23:59" };

    (void)state;
    step(world, "tap chime");
    assert_int_equal(door_sound(world->script.door, &rules, world->script.now_ms), SOUND_ARRIVED);
    assert_int_equal(door_sound(world->script.door, &rules, world->script.now_ms), SOUND_NONE);
    end(world);
}

static void keys_go_round_and_escape_leads_back(void **state)
{
    struct world *world = go_behind(false);

    (void)state;
    step(world, "key tab");
    step(world, "key tab");
    assert_int_equal(world->script.door->behind.focus, 1);
    step(world, "key escape");
    assert_int_equal(shown(world), DOOR_KIOSK);
    assert_int_equal(world->script.door->kiosk.focus, -1);
    end(world);
}

// ---- the way out

static void left_alone_it_goes_back_to_the_door(void **state)
{
    struct world *world = go_behind(false);

    (void)state;
    step(world, "wait 50");
    step(world, "tap louder");
    step(world, "wait 50");
    assert_int_equal(shown(world), DOOR_BEHIND);
    step(world, "wait 11");
    assert_int_equal(shown(world), DOOR_KIOSK);
    assert_true(has(world, "check-in"));
    end(world);
}

static void leaving_ends_the_door(void **state)
{
    struct world *world = go_behind(false);

    (void)state;
    assert_false(door_is_left(world->script.door));
    step(world, "tap leave");
    assert_true(door_is_left(world->script.door));
    end(world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_clock_that_is_held_for_three_seconds_asks_for_the_pin),
        cmocka_unit_test(beside_a_board_there_is_the_same_way),
        cmocka_unit_test(a_wrong_pin_leads_nowhere),
        cmocka_unit_test(without_a_pin_nobody_gets_in),
        cmocka_unit_test(a_scan_is_tried_and_checks_nobody_in),
        cmocka_unit_test(the_chime_is_heard_in_quiet_hours_too),
        cmocka_unit_test(keys_go_round_and_escape_leads_back),
        cmocka_unit_test(left_alone_it_goes_back_to_the_door),
        cmocka_unit_test(leaving_ends_the_door),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
