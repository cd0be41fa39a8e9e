// A display for the room: names and a welcome, and nothing that is none of the room's business.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "ui/door.h"
#include "ui/made_board.h"
#include "ui/room_view.h"
#include "view_rules.h"

static struct draw_list list;

static json_t *arrivals(size_t count, const char *name)
{
    json_t *last = json_array();

    for (size_t i = 0; i < count; i++)
        json_array_append_new(last, json_pack("{s:s, s:s, s:s, s:s, s:b}", "name", "Amara Okafor", "shown",
                                              "Amara O.", "company", "North Studio", "call_name",
                                              name && i % 2 == 0 ? name : "Amara", "first_visit", 1));
    return json_pack("{s:[{s:s}], s:o}", "new", "call_name", "Lina", "last", last);
}

static void look(const struct room_shown *room, size_t glass, struct str *wrong)
{
    struct panel panel = view_panel(glass % VIEW_GLASSES_MEANT, false, glass / VIEW_GLASSES_MEANT);

    room_view(room, &panel, &list);
    view_rules(&panel, &list, false, wrong);
}

static void every_room_keeps_the_rules_of_the_glass(void **state)
{
    const char *const names[] = { NULL, made_latin, made_arabic, made_han };
    struct str wrong = { 0 };

    (void)state;
    for (size_t i = 0; i < 4 * 4 * THEMES * 11; i++) {
        struct room_shown room;
        json_t *answer = arrivals(i % 11, names[i / 11 % 4]);

        room_read(answer, &room);
        json_decref(answer);
        look(&room, i / 44, &wrong);
    }
    assert_string_equal(str_text(&wrong), "");
    str_finish(&wrong);
}

static void the_room_sees_names_and_nothing_else(void **state)
{
    struct room_shown room;
    struct str wrong = { 0 };
    json_t *answer = arrivals(12, NULL);

    (void)state;
    room_read(answer, &room);
    json_decref(answer);
    assert_int_equal(room.count, ROOM_NAMES);
    look(&room, 1, &wrong);
    for (size_t i = 0; i < list.item_count; i++) {
        const char *text = draw_item_text(&list, &list.items[i]);

        assert_int_equal(list.items[i].kind, DRAW_TEXT_RUN);
        assert_true(strcmp(text, "Welcome") == 0 || strcmp(text, "Amara") == 0);
    }
    assert_int_equal(list.item_count, ROOM_NAMES + 1);
    assert_int_equal(list.region_count, 0);
    str_finish(&wrong);
}

static void an_empty_room_is_welcome_too(void **state)
{
    struct room_shown room;
    struct str wrong = { 0 };

    (void)state;
    room_read(NULL, &room);
    look(&room, 1, &wrong);
    assert_true(view_shows(&list, "Welcome"));
    assert_int_equal(list.item_count, 1);
    str_finish(&wrong);
}

// ---- in the door

struct asked {
    size_t arrivals, boards;
    struct door_question last;
};

static void count(void *context, const struct door_question *question, const char *request, json_t *members)
{
    struct asked *asked = context;

    asked->arrivals += strcmp(request, "door.arrivals") == 0;
    asked->boards += strcmp(request, "board.show") == 0;
    asked->last = *question;
    json_decref(members);
}

static void a_door_with_a_room_asks_who_came_and_no_more(void **state)
{
    static const bool faces[DOOR_FACES] = { [DOOR_BOARD] = true };
    struct asked asked = { 0 };
    struct door *door = door_create(count, &asked);
    json_t *answer = arrivals(1, NULL);
    const struct err err = { ERR_IO, "the disk is full: make room on it" };

    (void)state;
    door->shows_room = true;
    door_begin(door, faces, MADE_NOW_MS);
    assert_int_equal(asked.arrivals, 1);
    assert_false(door_is_open(door));
    door_committed(door, MADE_NOW_MS + 1); // is asked again when this one is answered
    assert_int_equal(asked.arrivals, 1);
    door_answer(door, &asked.last, answer, NULL, MADE_NOW_MS + 2);
    assert_true(door_is_open(door));
    assert_int_equal(asked.arrivals, 2);
    door_answer(door, &asked.last, NULL, &err, MADE_NOW_MS + 3); // what stood there stands
    assert_string_equal(door->room.names[0], "Amara");
    assert_int_equal(asked.arrivals, 2);
    assert_int_equal(asked.boards, 0);
    json_decref(answer);
    door_destroy(door);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_room_keeps_the_rules_of_the_glass),
        cmocka_unit_test(the_room_sees_names_and_nothing_else),
        cmocka_unit_test(an_empty_room_is_welcome_too),
        cmocka_unit_test(a_door_with_a_room_asks_who_came_and_no_more),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
