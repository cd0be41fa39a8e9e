// What the board reads out of board.show's answer, also out of one that is broken.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "ui/board_request.h"
#include "ui/made_board.h"
#include "util/text.h"

static void read_board(json_t *board, struct board_shown *shown)
{
    board_request_shown(board, shown);
    json_decref(board);
}

static void a_board_is_read_whole(void **state)
{
    static struct board_shown shown;
    json_t *board = made_board(3), *card = json_array_get(json_object_get(board, "cards"), 2);

    (void)state;
    json_object_set_new(card, "topics", json_pack("[s, s]", "design", "hiring"));
    json_object_set_new(card, "seeks", json_pack("[s]", "accountant"));
    json_object_set_new(card, "offers", json_pack("[s, s]", "coaching", "bread"));
    json_put_text(card, "language", "de");
    json_put_text(card, "invited_by", "Sofia");
    json_object_set_new(board, "ask_s", json_integer(45));
    json_object_set_new(board, "back",
                        json_pack("[{s:s, s:i, s:s}]", "shown", "Dana K.", "visit_number", 2, "met", "Amir"));
    read_board(board, &shown);
    assert_true(shown.has_event);
    assert_false(shown.has_next);
    assert_string_equal(shown.event.name, "Riverside Business Breakfast");
    assert_string_equal(shown.event.zone, "Europe/London");
    assert_int_equal(shown.ask_s, 45);
    assert_int_equal(shown.card_count, 3);
    assert_string_equal(shown.cards[2].visit, "visit-3");
    assert_string_equal(shown.cards[2].shown, "Amara O.");
    assert_string_equal(shown.cards[2].host_name, "Amir");
    assert_string_equal(shown.cards[2].invited_by, "Sofia");
    assert_int_equal(shown.cards[2].until_ms, MADE_NOW_MS + 120 * SECOND_MS);
    assert_int_equal(shown.cards[2].tag_count, BOARD_TAGS); // one offer has no room
    assert_int_equal(shown.cards[2].tags[0].kind, BOARD_READS);
    assert_int_equal(shown.cards[2].tags[3].kind, BOARD_SEEKS);
    assert_string_equal(shown.cards[2].tags[4].text, "coaching");
    assert_string_equal(shown.backs[0].met, "Amir");
    assert_int_equal(shown.arrived, 23);
    assert_int_equal(shown.typical_wait_s, 100);
}

static void who_has_no_room_is_counted(void **state)
{
    static struct board_shown shown;
    json_t *board = made_board(30);

    (void)state;
    json_object_set_new(json_object_get(board, "counts"), "waiting", json_integer(300));
    json_object_set_new(json_object_get(board, "counts"), "claimed", json_integer(12));
    read_board(board, &shown);
    assert_int_equal(shown.card_count, BOARD_CARDS);
    assert_int_equal(shown.more_cards, 300);
    read_board(made_board(30), &shown);
    assert_int_equal(shown.more_cards, 30 - BOARD_CARDS);
    read_board(made_board(3), &shown);
    assert_int_equal(shown.more_cards, 0);
}

static const struct {
    bool on_duty;
    int open;
} given[] = { { false, 0 }, { true, 2 }, { true, 0 }, { false, 1 }, { true, 0 } };
static const char *const wanted[] = { "host-3", "host-5", "host-2", "host-1", "host-4" };

static void hosts_stand_by_duty_then_by_what_they_have_to_do(void **state)
{
    static struct board_shown shown;
    json_t *board = made_board(0), *hosts = json_object_get(board, "hosts");

    (void)state;
    json_array_clear(hosts);
    for (size_t i = 0; i < 5; i++)
        json_array_append_new(hosts, made_host(i, given[i].on_duty, given[i].open));
    read_board(board, &shown);
    assert_int_equal(shown.host_count, 5);
    for (size_t i = 0; i < 5; i++)
        assert_string_equal(shown.hosts[i].host, wanted[i]);
}

static void of_very_many_hosts_those_on_duty_are_kept(void **state)
{
    static struct board_shown shown;
    json_t *board = made_board(0), *hosts = json_object_get(board, "hosts");

    (void)state;
    json_array_clear(hosts);
    for (size_t i = 0; i < BOARD_HOSTS * 2; i++)
        json_array_append_new(hosts, made_host(i, i >= BOARD_HOSTS, 0));
    read_board(board, &shown);
    assert_int_equal(shown.host_count, BOARD_HOSTS);
    for (size_t i = 0; i < BOARD_HOSTS; i++)
        assert_true(shown.hosts[i].on_duty);
}

static const char *const broken[] = {
    "{}",
    "{\"event\":null,\"cards\":null,\"hosts\":{},\"counts\":[],\"helps\":7}",
    "{\"event\":[],\"cards\":[null,7,\"x\",{}],\"hosts\":[null],\"back\":[[]]}",
    "{\"cards\":[{\"shown\":7,\"topics\":\"x\",\"arrived_ms\":\"x\",\"first_visit\":\"yes\"}]}",
};

static void a_broken_answer_is_read_as_far_as_it_goes(void **state)
{
    static struct board_shown shown;

    (void)state;
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        read_board(json_parse_object(broken[i]), &shown);
        assert_false(shown.has_event);
        assert_int_equal(shown.level1_s, 60);
        assert_int_equal(shown.typical_wait_s, -1);
        assert_true(shown.card_count <= BOARD_CARDS);
    }
}

static void what_is_too_long_is_cut_between_characters(void **state)
{
    static struct board_shown shown;
    json_t *board = made_board(1), *card = json_array_get(json_object_get(board, "cards"), 0);
    char name[BOARD_NAME * 2] = "", tag[BOARD_NAME * 2] = "";

    (void)state;
    for (size_t i = 0; i < BOARD_NAME / 3 + 1; i++)
        strcat(name, "花");
    memset(tag, 'x', BOARD_NAME + 2);
    json_put_text(card, "shown", name);
    json_object_set_new(card, "topics", json_pack("[s, s]", tag, "bread"));
    read_board(board, &shown);
    assert_true(text_is_utf8(shown.cards[0].shown, strlen(shown.cards[0].shown)));
    assert_int_equal(strlen(shown.cards[0].shown) % 3, 0);
    assert_int_equal(shown.cards[0].tag_count, 1); // a tag is no word then
    assert_string_equal(shown.cards[0].tags[0].text, "bread");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_board_is_read_whole),
        cmocka_unit_test(who_has_no_room_is_counted),
        cmocka_unit_test(hosts_stand_by_duty_then_by_what_they_have_to_do),
        cmocka_unit_test(of_very_many_hosts_those_on_duty_are_kept),
        cmocka_unit_test(a_broken_answer_is_read_as_far_as_it_goes),
        cmocka_unit_test(what_is_too_long_is_cut_between_characters),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
