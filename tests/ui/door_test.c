#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "ui/script.h"
#include "util/mem.h"

enum { ASKED_MOST = 64 };
static const int64_t begin_ms = 1796105040000;

// A door of both faces whose questions are kept until the test answers them.
struct world {
    struct script script;
    struct door_question asked[ASKED_MOST];
    const char *requests[ASKED_MOST];
    char codes[ASKED_MOST][64]; // member "code" of each
    size_t count, answered;
    json_t *event, *board;
    const char *fails; // this request fails as a broken disk would
};

static void keep(void *context, const struct door_question *question, const char *request, json_t *members)
{
    struct world *world = context;

    assert_true(world->count < ASKED_MOST);
    world->asked[world->count] = *question;
    world->requests[world->count] = request;
    strcpy(world->codes[world->count], json_get_text(members, "code"));
    world->count++;
    json_decref(members);
}

static void answer_next(struct world *world)
{
    static const struct err broken = { ERR_IO, "the disk is full: make room" };
    const char *request = world->requests[world->answered];
    json_t *nothing = json_object();
    const json_t *answer = strcmp(request, "door.show") == 0    ? world->event
                           : strcmp(request, "board.show") == 0 ? world->board
                                                                : nothing;
    bool fails = world->fails && strcmp(world->fails, request) == 0;
    struct door_question question = world->asked[world->answered++];

    door_answer(world->script.door, &question, fails ? NULL : answer, &broken, world->script.now_ms);
    json_decref(nothing);
}

static void answer_all(void *context)
{
    struct world *world = context;

    while (world->answered < world->count)
        answer_next(world);
    world->count = world->answered = 0;
}

static size_t asked_for(const struct world *world, const char *request)
{
    size_t count = 0;

    for (size_t i = 0; i < world->count; i++)
        count += strcmp(world->requests[i], request) == 0;
    return count;
}

static int set_up(void **state)
{
    static const bool faces[DOOR_FACES] = { true, true };
    struct world *world = mem_new(sizeof *world);

    world->event =
        json_pack("{s:s, s:{s:s, s:s, s:s, s:s, s:I, s:I, s:I, s:I}}", "group", "Early Birds", "event",
                  "event", "e1", "name", "Breakfast", "zone", "UTC", "walk_ins", "open", "doors_ms",
                  (json_int_t)begin_ms - 60000, "starts_ms", (json_int_t)begin_ms, "programme_ms",
                  (json_int_t)begin_ms + 3600000, "ends_ms", (json_int_t)begin_ms + 7200000);
    world->board =
        json_pack("{s:O, s:[], s:[], s:[{s:s, s:s, s:b}]}", "event", json_object_get(world->event, "event"),
                  "cards", "helps", "hosts", "host", "h1", "shown", "Eva", "duty", 1);
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
    assert_true(door_is_open(world->script.door));
    *state = world;
    return 0;
}

static int tear_down(void **state)
{
    struct world *world = *state;

    door_destroy(world->script.door);
    json_decref(world->event);
    json_decref(world->board);
    free(world);
    return 0;
}

static void step(struct world *world, const char *what)
{
    struct err err = { 0 };

    if (!script_step(&world->script, what, &err))
        fail_msg("%s: %s", what, err.text);
}

// As a scanner types, a character every 5 ms.
static void burst(struct world *world, enum door_face face, const char *code)
{
    struct script *script = &world->script;

    for (; *code; code++, script->now_ms += 5)
        door_text(script->door, face, script_look(script, face), (const char[]){ *code, '\0' },
                  script->now_ms);
}

static void press_enter(struct world *world, enum door_face face)
{
    struct script *script = &world->script;

    door_key(script->door, face, script_look(script, face), DOOR_ENTER, script->now_ms);
}

// ---- the scanner

static void a_code_scanned_at_the_board_goes_to_the_kiosk(void **state)
{
    struct world *world = *state;

    burst(world, DOOR_BOARD, "841290623719");
    assert_int_equal(asked_for(world, "visit.check_in"), 0);
    press_enter(world, DOOR_BOARD);
    assert_int_equal(asked_for(world, "visit.check_in"), 1);
    assert_string_equal(world->codes[world->count - 1], "841290623719");
    assert_int_equal(world->script.door->board.sheet, BOARD_NO_SHEET);
}

static void a_code_without_an_end_is_one_after_the_silence(void **state)
{
    struct world *world = *state;

    burst(world, DOOR_BOARD, "841290623719");
    world->script.now_ms += WEDGE_SILENCE_MS + 20;
    door_time(world->script.door, world->script.now_ms);
    assert_int_equal(asked_for(world, "visit.check_in"), 1);
}

static void what_is_typed_at_the_board_is_typed_nowhere(void **state)
{
    struct world *world = *state;

    step(world, "tap check-in");
    step(world, "type an");
    step(world, "board type xy");
    assert_string_equal(kiosk_active_field(&world->script.door->kiosk)->text, "An");
}

static void a_scan_over_a_draft_leaves_the_draft(void **state)
{
    struct world *world = *state;

    step(world, "tap check-in");
    step(world, "type an");
    burst(world, DOOR_KIOSK, "841290623719");
    world->fails = "visit.check_in";
    press_enter(world, DOOR_KIOSK);
    assert_string_equal(world->script.door->kiosk.find.field.text, "An");
}

static void a_scan_never_reaches_the_button_with_the_focus(void **state)
{
    struct world *world = *state;
    struct door *door = world->script.door;

    step(world, "key tab");
    assert_true(door->kiosk.focus >= 0);
    burst(world, DOOR_KIOSK, "MECARD:N:Ann Lee;;"); // with a space in it
    press_enter(world, DOOR_KIOSK);
    assert_int_equal(door->kiosk.screen, KIOSK_HELLO);
    assert_int_equal(asked_for(world, "visit.check_in"), 1);
}

static void space_and_enter_of_a_person_act_on_the_focus(void **state)
{
    struct world *world = *state;
    const struct draw_list *list;

    do {
        step(world, "key tab");
        list = script_look(&world->script, DOOR_KIOSK);
    } while (strcmp(draw_region_name(list, &list->regions[world->script.door->kiosk.focus]), "check-in") !=
             0);
    door_text(world->script.door, DOOR_KIOSK, list, " ", world->script.now_ms);
    assert_int_equal(world->script.door->kiosk.screen, KIOSK_FIND);
}

// ---- the board's question

static void commits_while_the_board_is_asked_are_asked_for_once_more(void **state)
{
    struct world *world = *state;
    struct door *door = world->script.door;

    for (int i = 0; i < 5; i++)
        door_committed(door, world->script.now_ms);
    assert_int_equal(asked_for(world, "board.show"), 1);
    while (world->answered < world->count && asked_for(world, "board.show") < 2)
        answer_next(world);
    assert_int_equal(asked_for(world, "board.show"), 2);
    while (world->answered < world->count)
        answer_next(world);
    assert_int_equal(asked_for(world, "board.show"), 2);
}

static void a_slow_answer_earns_a_pause(void **state)
{
    struct world *world = *state;
    struct door *door = world->script.door;

    door_committed(door, world->script.now_ms);
    world->script.now_ms += 100;
    answer_all(world);
    door_committed(door, world->script.now_ms);
    assert_int_equal(asked_for(world, "board.show"), 0);
    assert_true(door_deadline(door) <= world->script.now_ms + 400);
    door_time(door, world->script.now_ms + 400);
    assert_int_equal(asked_for(world, "board.show"), 1);
}

static void what_the_board_cannot_learn_is_asked_again_within_a_minute(void **state)
{
    struct world *world = *state;
    struct door *door = world->script.door;

    world->fails = "board.show";
    door_committed(door, world->script.now_ms);
    answer_all(world);
    assert_true(door->board.is_stale);
    world->fails = NULL;
    step(world, "wait 61");
    assert_false(door->board.is_stale);
}

static void a_clock_set_back_by_a_day_holds_nothing_up(void **state)
{
    struct world *world = *state;

    door_time(world->script.door, world->script.now_ms - INT64_C(86400000));
    assert_int_equal(asked_for(world, "door.show"), 1);
    assert_int_equal(asked_for(world, "board.show"), 1);
}

// ---- the group's own colour

static void the_group_wears_its_colour_but_not_where_contrast_is_asked_for(void **state)
{
    struct world *world = *state;
    struct door *door = world->script.door;
    struct panel panel;

    json_object_set_new(world->event, "brand", json_string("#203080"));
    json_object_set_new(world->board, "brand", json_string("#203080"));
    step(world, "wait 61");
    door_panel(door, DOOR_KIOSK, 1280, 800, &world->script.glass, &metrics_fixed, &panel);
    assert_int_equal(panel.theme.primary, 0x203080);
    door_panel(door, DOOR_BOARD, 1280, 800, &world->script.glass, &metrics_fixed, &panel);
    assert_int_not_equal(panel.theme.primary, themes[THEME_LOUNGE].primary);
    door->kiosk.high_contrast = true;
    door_panel(door, DOOR_KIOSK, 1280, 800, &world->script.glass, &metrics_fixed, &panel);
    assert_int_equal(panel.theme.primary, themes[THEME_CONTRAST].primary);
    json_object_set_new(world->event, "brand", json_string("#0F5C4D"));
    json_object_set_new(world->board, "brand", json_string("#0F5C4D"));
    step(world, "wait 61");
    door_panel(door, DOOR_BOARD, 1280, 800, &world->script.glass, &metrics_fixed, &panel);
    assert_int_equal(panel.theme.primary, themes[THEME_LOUNGE].primary);
}

// ---- who could not be stored

static void who_cannot_be_stored_stands_on_this_board_until_a_host_takes_note(void **state)
{
    struct world *world = *state;
    struct door *door = world->script.door;

    world->fails = "visit.check_in";
    burst(world, DOOR_KIOSK, "841290623719");
    press_enter(world, DOOR_KIOSK);
    answer_all(world);
    assert_int_equal(door->kiosk.screen, KIOSK_TROUBLE);
    assert_int_equal(door->board.shown.help_count, 1);
    assert_string_equal(door->board.shown.helps[0].reason, "not_stored");
    step(world, "wait 61"); // and stays when the services are asked again
    assert_int_equal(door->board.shown.help_count, 1);
    step(world, "board tap help-1");
    step(world, "board tap host-1");
    assert_int_equal(door->board.shown.help_count, 0);
}

static void who_cannot_be_stored_pushes_no_other_help_out_of_the_count(void **state)
{
    struct world *world = *state;
    struct door *door = world->script.door;
    json_t *helps = json_object_get(world->board, "helps");

    while (json_array_size(helps) < BOARD_HELPS)
        json_array_append_new(helps, json_pack("{s:s, s:s}", "help", "p1", "reason", "asked"));
    world->fails = "visit.check_in";
    step(world, "wait 61");
    burst(world, DOOR_KIOSK, "841290623719");
    press_enter(world, DOOR_KIOSK);
    answer_all(world);
    assert_string_equal(door->board.shown.helps[0].reason, "not_stored");
    assert_int_equal(door->board.shown.help_count, BOARD_HELPS);
    assert_int_equal(door->board.shown.more_helps, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
        TEST(a_code_scanned_at_the_board_goes_to_the_kiosk),
        TEST(a_code_without_an_end_is_one_after_the_silence),
        TEST(what_is_typed_at_the_board_is_typed_nowhere),
        TEST(a_scan_over_a_draft_leaves_the_draft),
        TEST(a_scan_never_reaches_the_button_with_the_focus),
        TEST(space_and_enter_of_a_person_act_on_the_focus),
        TEST(commits_while_the_board_is_asked_are_asked_for_once_more),
        TEST(a_slow_answer_earns_a_pause),
        TEST(what_the_board_cannot_learn_is_asked_again_within_a_minute),
        TEST(a_clock_set_back_by_a_day_holds_nothing_up),
        TEST(the_group_wears_its_colour_but_not_where_contrast_is_asked_for),
        TEST(who_cannot_be_stored_stands_on_this_board_until_a_host_takes_note),
        TEST(who_cannot_be_stored_pushes_no_other_help_out_of_the_count),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
