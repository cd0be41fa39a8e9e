// One display for both: the guests' window is lent to the board, and given back.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "ui/played_door.h"

// A morning with one guest who waits and one call for help; nobody behind the services.
static const char morning[] =
    "{\"now\":\"2026-12-01T07:04:00+01:00\","
    "\"door.show\":{\"group\":\"Early Birds\",\"has_pin\":{\"host\":true},\"hosts_reachable\":1,\"event\":"
    "{\"event\":\"e1\",\"name\":\"Breakfast\",\"zone\":\"UTC\",\"walk_ins\":\"open\","
    "\"doors_ms\":1796103900000,\"starts_ms\":1796106600000,\"programme_ms\":1796106600000,"
    "\"ends_ms\":1796112000000}},"
    "\"pin.check\":{\"right\":true,\"wait_ms\":0},"
    "\"board.show\":{\"event\":{\"event\":\"e1\",\"name\":\"Breakfast\",\"zone\":\"UTC\"},"
    "\"cards\":[{\"visit\":\"v1\",\"shown\":\"Kwame N.\",\"state\":\"waiting\",\"first_visit\":true,"
    "\"arrived_ms\":1796105000000}],"
    "\"helps\":[{\"help\":\"p1\",\"reason\":\"asked\",\"shown\":\"Lina\",\"at_ms\":1796105000000}],"
    "\"hosts\":[{\"host\":\"h1\",\"shown\":\"Eva\",\"duty\":true}]},"
    "\"visit.check_in\":{\"visit\":\"v2\",\"guest\":\"g2\",\"name\":\"Ann Lee\",\"call_name\":\"Ann\","
    "\"first_visit\":false,\"visit_number\":3,\"arrived_ms\":1796105040000},"
    "\"visit.show\":null}";

static struct played_door *begin(bool has_board)
{
    return played_door_open(morning, has_board, NULL, NULL);
}

static void lend(struct played_door *world)
{
    played_door_step(world, "hold host-mark");
    played_door_type_pin(world, "4711");
}

static void the_board_shows_for_half_a_minute(void **state)
{
    struct played_door *world = begin(false);
    struct panel panel;

    (void)state;
    lend(world);
    assert_int_equal(played_door_shows(world), DOOR_BOARD);
    assert_true(played_door_has(world, "go-1") && played_door_has(world, "help-1") &&
                played_door_has(world, "done") && !played_door_has(world, "check-in"));
    door_panel(world->script.door, DOOR_KIOSK, 1280, 800, &world->script.glass, &metrics_fixed, &panel);
    assert_string_equal(panel.theme.name, themes[THEME_LOUNGE].name);
    assert_true(world->script.door->board.unlocked_until_ms > world->script.now_ms); // asks no PIN again
    played_door_step(world, "wait 28");
    assert_int_equal(played_door_shows(world), DOOR_BOARD);
    played_door_step(world, "wait 2");
    assert_int_equal(played_door_shows(world), DOOR_KIOSK);
    assert_true(played_door_has(world, "check-in") && !played_door_has(world, "go-1"));
    assert_int_equal(world->script.door->lent_until_ms, 0);
    assert_int_equal(world->script.door->board.unlocked_until_ms, 0);
    played_door_close(world);
}

static void every_touch_keeps_it_and_done_ends_it(void **state)
{
    struct played_door *world = begin(false);

    (void)state;
    lend(world);
    for (int i = 0; i < 3; i++) {
        played_door_step(world, "wait 25");
        played_door_step(world, i % 2 ? "tap close" : "tap go-1");
        assert_int_equal(played_door_shows(world), DOOR_BOARD);
    }
    assert_int_equal(world->script.door->board.sheet, BOARD_WHO_GOES);
    played_door_step(world, "tap close");
    played_door_step(world, "tap done");
    assert_int_equal(played_door_shows(world), DOOR_KIOSK);
    played_door_close(world);
}

static void a_sheet_is_closed_with_it(void **state)
{
    struct played_door *world = begin(false);

    (void)state;
    lend(world);
    played_door_step(world, "tap go-1");
    played_door_step(world, "wait 31");
    assert_int_equal(played_door_shows(world), DOOR_KIOSK);
    assert_int_equal(world->script.door->board.sheet, BOARD_NO_SHEET);
    played_door_close(world);
}

static void a_guests_code_comes_first(void **state)
{
    struct played_door *world = begin(false);

    (void)state;
    lend(world);
    played_door_step(world, "scan 841290623719");
    assert_int_equal(played_door_shows(world), DOOR_KIOSK);
    assert_int_equal(world->script.door->kiosk.screen, KIOSK_WELCOME);
    played_door_close(world);
}

static void a_board_with_a_window_of_its_own_is_not_lent(void **state)
{
    struct played_door *world = begin(true);

    (void)state;
    assert_false(played_door_has(world, "host-mark"));
    assert_int_equal(door_shows(world->script.door, DOOR_BOARD), DOOR_BOARD);
    played_door_close(world);
}

static void nothing_is_asked_of_the_board_before_and_after(void **state)
{
    struct played_door *world = begin(false);
    struct door *door = world->script.door;

    (void)state;
    assert_false(door->board.is_shown);
    lend(world);
    assert_true(door->board.is_shown);
    played_door_step(world, "tap done");
    door->board.is_shown = false;
    door_committed(door, world->script.now_ms);
    stage_settle(world->stage);
    assert_false(door->board.is_shown);
    played_door_close(world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_board_shows_for_half_a_minute),
        cmocka_unit_test(every_touch_keeps_it_and_done_ends_it),
        cmocka_unit_test(a_sheet_is_closed_with_it),
        cmocka_unit_test(a_guests_code_comes_first),
        cmocka_unit_test(a_board_with_a_window_of_its_own_is_not_lent),
        cmocka_unit_test(nothing_is_asked_of_the_board_before_and_after),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
