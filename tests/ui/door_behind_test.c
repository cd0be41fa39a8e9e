// Behind the scenes in the guests' window: the clock that is held, the organizers' PIN, and the way out.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "ui/played_door.h"

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

static size_t check_ins;

static void hear(void *context, const struct door_question *question, const char *request, json_t *members)
{
    (void)context, (void)question;
    check_ins += strcmp(request, "visit.check_in") == 0;
    if (strcmp(request, "pin.check") == 0)
        assert_string_equal(json_get_text(members, "role"), "organizer");
}

static struct played_door *begin(bool has_board, const char *has_pin, const char *right)
{
    char text[2000];

    check_ins = 0;
    snprintf(text, sizeof text, morning, has_pin, right);
    return played_door_open(text, has_board, hear, NULL);
}

static struct played_door *go_behind(bool has_board)
{
    struct played_door *world = begin(has_board, "true", "true");

    played_door_step(world, "keep clock");
    played_door_type_pin(world, "4711");
    return world;
}

// ---- the way in

static void a_clock_that_is_held_for_three_seconds_asks_for_the_pin(void **state)
{
    struct played_door *world = begin(false, "true", "true");

    (void)state;
    played_door_step(world, "tap clock");
    assert_true(played_door_has(world, "check-in"));
    played_door_step(world, "hold clock"); // not long enough
    assert_true(played_door_has(world, "check-in"));
    played_door_step(world, "keep clock");
    assert_true(played_door_has(world, "pin-enter") && !played_door_has(world, "check-in"));
    played_door_type_pin(world, "4711");
    assert_int_equal(played_door_shows(world), DOOR_BEHIND);
    assert_true(played_door_has(world, "leave") && played_door_has(world, "louder"));
    played_door_close(world);
}

static void beside_a_board_there_is_the_same_way(void **state)
{
    struct played_door *world = go_behind(true);

    (void)state;
    assert_int_equal(played_door_shows(world), DOOR_BEHIND);
    assert_int_equal(door_shows(world->script.door, DOOR_BOARD), DOOR_BOARD);
    played_door_close(world);
}

static void a_wrong_pin_leads_nowhere(void **state)
{
    struct played_door *world = begin(false, "true", "false");

    (void)state;
    played_door_step(world, "keep clock");
    played_door_type_pin(world, "4711");
    assert_int_equal(played_door_shows(world), DOOR_KIOSK);
    assert_true(played_door_has(world, "pin-enter"));
    assert_true(draw_region_named(script_look(&world->script, DOOR_KIOSK), "pin-1")->off); // it waits
    played_door_step(world, "wait 20");
    assert_true(played_door_has(world, "check-in"));
    played_door_close(world);
}

static void without_a_pin_nobody_gets_in(void **state)
{
    struct played_door *world = begin(false, "false", "true");

    (void)state;
    played_door_step(world, "keep clock");
    assert_true(played_door_has(world, "close") && !played_door_has(world, "pin-enter"));
    played_door_step(world, "type 4711");
    played_door_step(world, "key enter");
    assert_int_equal(played_door_shows(world), DOOR_KIOSK);
    played_door_close(world);
}

// ---- there

static void a_scan_is_tried_and_checks_nobody_in(void **state)
{
    struct played_door *world = go_behind(false);

    (void)state;
    played_door_step(world, "scan USHER1:0123456789ABCDEFGHJKMNPQRS");
    assert_int_equal(check_ins, 0);
    assert_int_equal(played_door_shows(world), DOOR_BEHIND);
    assert_int_equal(world->script.door->behind.scan.characters, 33);
    assert_int_equal(world->script.door->behind.scan.took_ms, 32 * 5);
    assert_int_equal(world->script.door->behind.scan.kind, BEHIND_PASS);
    played_door_step(world, "tap close");
    assert_true(played_door_has(world, "check-in"));
    played_door_step(world, "wait 4");
    played_door_step(world, "scan USHER1:0123456789ABCDEFGHJKMNPQRS"); // the same code, now it counts
    assert_int_equal(check_ins, 1);
    played_door_close(world);
}

static void the_chime_is_heard_in_quiet_hours_too(void **state)
{
    struct played_door *world = go_behind(false);
    const struct sound_rules rules = { .volume = 60, .quiet_hours = "00:00-23:59" };

    (void)state;
    played_door_step(world, "tap chime");
    assert_int_equal(door_sound(world->script.door, &rules, world->script.now_ms), SOUND_ARRIVED);
    assert_int_equal(door_sound(world->script.door, &rules, world->script.now_ms), SOUND_NONE);
    played_door_close(world);
}

static void keys_go_round_and_escape_leads_back(void **state)
{
    struct played_door *world = go_behind(false);

    (void)state;
    played_door_step(world, "key tab");
    played_door_step(world, "key tab");
    assert_int_equal(world->script.door->behind.focus, 1);
    played_door_step(world, "key escape");
    assert_int_equal(played_door_shows(world), DOOR_KIOSK);
    assert_int_equal(world->script.door->kiosk.focus, -1);
    played_door_close(world);
}

// ---- the way out

static void left_alone_it_goes_back_to_the_door(void **state)
{
    struct played_door *world = go_behind(false);

    (void)state;
    played_door_step(world, "wait 50");
    played_door_step(world, "tap louder");
    played_door_step(world, "wait 50");
    assert_int_equal(played_door_shows(world), DOOR_BEHIND);
    played_door_step(world, "wait 11");
    assert_int_equal(played_door_shows(world), DOOR_KIOSK);
    assert_true(played_door_has(world, "check-in"));
    played_door_close(world);
}

static void leaving_ends_the_door(void **state)
{
    struct played_door *world = go_behind(false);

    (void)state;
    assert_false(door_is_left(world->script.door));
    played_door_step(world, "tap leave");
    assert_true(door_is_left(world->script.door));
    played_door_close(world);
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
