// One display for both: the guests' window is lent to the board, and given back.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "ui/script.h"
#include "ui/stage.h"
#include "util/mem.h"

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

struct world {
    struct script script;
    struct stage *stage;
    json_t *state;
};

static void step(struct world *world, const char *what)
{
    struct err err = { 0 };

    if (!script_step(&world->script, what, &err))
        fail_msg("%s: %s", what, err.text);
}

static struct world *begin(bool has_board)
{
    const bool faces[DOOR_FACES] = { [DOOR_KIOSK] = true, [DOOR_BOARD] = has_board };
    struct world *world = mem_new(sizeof *world);
    struct err err = { 0 };

    world->state = json_parse_object(morning);
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
    world->script.door = door_create(stage_ask, world->stage);
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

static void lend(struct world *world)
{
    static const char *const steps[] = { "hold host-mark", "tap pin-4", "tap pin-7",
                                         "tap pin-1",      "tap pin-1", "tap pin-enter" };

    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        step(world, steps[i]);
}

static enum door_face shown(const struct world *world)
{
    return door_shows(world->script.door, DOOR_KIOSK);
}

static bool has(struct world *world, const char *region)
{
    return draw_region_named(script_look(&world->script, DOOR_KIOSK), region) != NULL;
}

static void the_board_shows_for_half_a_minute(void **state)
{
    struct world *world = begin(false);
    struct panel panel;

    (void)state;
    lend(world);
    assert_int_equal(shown(world), DOOR_BOARD);
    assert_true(has(world, "go-1") && has(world, "help-1") && has(world, "done") && !has(world, "check-in"));
    door_panel(world->script.door, DOOR_KIOSK, 1280, 800, &world->script.glass, &metrics_fixed, &panel);
    assert_string_equal(panel.theme.name, themes[THEME_LOUNGE].name);
    assert_true(world->script.door->board.unlocked_until_ms > world->script.now_ms); // asks no PIN again
    step(world, "wait 28");
    assert_int_equal(shown(world), DOOR_BOARD);
    step(world, "wait 2");
    assert_int_equal(shown(world), DOOR_KIOSK);
    assert_true(has(world, "check-in") && !has(world, "go-1"));
    assert_int_equal(world->script.door->lent_until_ms, 0);
    assert_int_equal(world->script.door->board.unlocked_until_ms, 0);
    end(world);
}

static void every_touch_keeps_it_and_done_ends_it(void **state)
{
    struct world *world = begin(false);

    (void)state;
    lend(world);
    for (int i = 0; i < 3; i++) {
        step(world, "wait 25");
        step(world, i % 2 ? "tap close" : "tap go-1");
        assert_int_equal(shown(world), DOOR_BOARD);
    }
    assert_int_equal(world->script.door->board.sheet, BOARD_WHO_GOES);
    step(world, "tap close");
    step(world, "tap done");
    assert_int_equal(shown(world), DOOR_KIOSK);
    end(world);
}

static void a_sheet_is_closed_with_it(void **state)
{
    struct world *world = begin(false);

    (void)state;
    lend(world);
    step(world, "tap go-1");
    step(world, "wait 31");
    assert_int_equal(shown(world), DOOR_KIOSK);
    assert_int_equal(world->script.door->board.sheet, BOARD_NO_SHEET);
    end(world);
}

static void a_guests_code_comes_first(void **state)
{
    struct world *world = begin(false);

    (void)state;
    lend(world);
    step(world, "scan 841290623719");
    assert_int_equal(shown(world), DOOR_KIOSK);
    assert_int_equal(world->script.door->kiosk.screen, KIOSK_WELCOME);
    end(world);
}

static void a_board_with_a_window_of_its_own_is_not_lent(void **state)
{
    struct world *world = begin(true);

    (void)state;
    assert_false(has(world, "host-mark"));
    assert_int_equal(door_shows(world->script.door, DOOR_BOARD), DOOR_BOARD);
    end(world);
}

static void nothing_is_asked_of_the_board_before_and_after(void **state)
{
    struct world *world = begin(false);
    struct door *door = world->script.door;

    (void)state;
    assert_false(door->board.is_shown);
    lend(world);
    assert_true(door->board.is_shown);
    step(world, "tap done");
    door->board.is_shown = false;
    door_committed(door, world->script.now_ms);
    stage_settle(world->stage);
    assert_false(door->board.is_shown);
    end(world);
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
