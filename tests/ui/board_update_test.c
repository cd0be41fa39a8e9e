// What fingers and answers do to the board, as stories: messages in, requests and sheet out.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "ui/board_update.h"
#include "ui/board_request.h"
#include "ui/board_told.h"
#include "util/str.h"

enum { STEPS = 8 };

struct story {
    const char *name;
    struct {
        enum board_message message;
        int number;
        int at_s; // after the first moment
    } steps[STEPS];
    const char *asks; // the requests, one a line
    enum board_sheet sheet;
};

static const struct story stories[] = {
    { "I'll go asks who, and the host who is tapped takes it",
      { { BOARD_TAP_GO, 0, 0 }, { BOARD_TAP_HOST, 1, 2 } },
      "welcome.claim {\"visit\":\"visit-1\",\"host\":\"host-3\"}\n",
      BOARD_NO_SHEET },
    { "the card itself asks the same", { { BOARD_TAP_CARD, 1, 0 } }, "", BOARD_WHO_GOES },
    { "another page of hosts stays about the same card",
      { { BOARD_TAP_CARD, 1, 0 }, { BOARD_TAP_MORE_HOSTS, 3, 1 }, { BOARD_TAP_HOST, 4, 2 } },
      "welcome.claim {\"visit\":\"visit-2\",\"host\":\"host-5\"}\n",
      BOARD_NO_SHEET },
    { "I said hello on a claimed card is the claimer's hello",
      { { BOARD_TAP_HELLO, 2, 0 } },
      "welcome.greet {\"visit\":\"visit-3\",\"host\":\"host-1\"}\n",
      BOARD_NO_SHEET },
    { "I said hello means nothing on a card that waits", { { BOARD_TAP_HELLO, 0, 0 } }, "", BOARD_NO_SHEET },
    { "a claimed card opens what can be done about it", { { BOARD_TAP_CARD, 2, 0 } }, "", BOARD_ON_THE_WAY },
    { "its hello is the claimer's, too",
      { { BOARD_TAP_CARD, 2, 0 }, { BOARD_TAP_HELLO, -1, 1 } },
      "welcome.greet {\"visit\":\"visit-3\",\"host\":\"host-1\"}\n",
      BOARD_NO_SHEET },
    { "somebody else may have said hello",
      { { BOARD_TAP_CARD, 2, 0 }, { BOARD_TAP_SOMEBODY, 0, 1 }, { BOARD_TAP_HOST, 0, 2 } },
      "welcome.greet {\"visit\":\"visit-3\",\"host\":\"host-2\"}\n",
      BOARD_NO_SHEET },
    { "a hello to whom nobody was sent is asked for its time when they have waited for long",
      { { BOARD_TAP_CARD, 0, 0 }, { BOARD_TAP_SOMEBODY, 0, 1 }, { BOARD_TAP_HOST, 0, 2 } },
      "",
      BOARD_WHEN },
    { "just now is now",
      { { BOARD_TAP_CARD, 0, 0 },
        { BOARD_TAP_SOMEBODY, 0, 1 },
        { BOARD_TAP_HOST, 0, 2 },
        { BOARD_TAP_WHEN, 0, 3 } },
      "welcome.greet {\"visit\":\"visit-1\",\"host\":\"host-2\"}\n",
      BOARD_NO_SHEET },
    { "two minutes ago is two minutes ago",
      { { BOARD_TAP_CARD, 0, 0 },
        { BOARD_TAP_SOMEBODY, 0, 1 },
        { BOARD_TAP_HOST, 0, 2 },
        { BOARD_TAP_WHEN, 2, 3 } },
      "welcome.greet {\"visit\":\"visit-1\",\"host\":\"host-2\",\"at\":\"2026-06-11T06:06:03+00:00\"}\n",
      BOARD_NO_SHEET },
    { "a short wait is not asked for its time",
      { { BOARD_TAP_CARD, 1, 0 }, { BOARD_TAP_SOMEBODY, 0, 1 }, { BOARD_TAP_HOST, 0, 2 } },
      "welcome.greet {\"visit\":\"visit-2\",\"host\":\"host-2\"}\n",
      BOARD_NO_SHEET },
    { "give back gives back",
      { { BOARD_TAP_CARD, 2, 0 }, { BOARD_TAP_RELEASE, 0, 1 } },
      "welcome.release {\"visit\":\"visit-3\"}\n",
      BOARD_NO_SHEET },
    { "can't find them asks first", { { BOARD_TAP_CARD, 2, 0 }, { BOARD_TAP_GONE, 0, 1 } }, "", BOARD_GONE },
    { "and then takes the card away",
      { { BOARD_TAP_CARD, 2, 0 }, { BOARD_TAP_GONE, 0, 1 }, { BOARD_TAP_GONE_SURE, 0, 2 } },
      "welcome.gone {\"visit\":\"visit-3\",\"host\":\"host-1\"}\n",
      BOARD_NO_SHEET },
    { "nothing is gone without that question",
      { { BOARD_TAP_CARD, 2, 0 }, { BOARD_TAP_GONE_SURE, 0, 1 } },
      "",
      BOARD_ON_THE_WAY },
    { "2 more minutes claims anew",
      { { BOARD_TAP_MORE_TIME, 2, 70 } },
      "welcome.release {\"visit\":\"visit-3\"}\n"
      "welcome.claim {\"visit\":\"visit-3\",\"host\":\"host-1\"}\n",
      BOARD_NO_SHEET },
    { "a claim that has lapsed cannot be prolonged",
      { { BOARD_TAP_MORE_TIME, 2, 121 } },
      "",
      BOARD_NO_SHEET },
    { "a lapsed claim is a card that waits", { { BOARD_TAP_CARD, 2, 121 } }, "", BOARD_WHO_GOES },
    { "a sheet turns when its claim lapses",
      { { BOARD_TAP_CARD, 2, 100 }, { BOARD_MSG_TIME, 0, 121 } },
      "",
      BOARD_WHO_GOES },
    { "a sheet nobody touches closes",
      { { BOARD_TAP_CARD, 1, 0 }, { BOARD_MSG_TIME, 0, 30 } },
      "",
      BOARD_NO_SHEET },
    { "a touch keeps it open",
      { { BOARD_TAP_CARD, 1, 0 }, { BOARD_MSG_PRESS, 0, 20 }, { BOARD_MSG_TIME, 0, 45 } },
      "",
      BOARD_WHO_GOES },
    { "the key closes it", { { BOARD_TAP_CARD, 1, 0 }, { BOARD_MSG_ESCAPE, 0, 1 } }, "", BOARD_NO_SHEET },
    { "and so does its button", { { BOARD_TAP_CARD, 1, 0 }, { BOARD_TAP_CLOSE, 0, 1 } }, "", BOARD_NO_SHEET },
    { "a card that is being changed takes no second tap",
      { { BOARD_TAP_HELLO, 2, 0 }, { BOARD_TAP_HELLO, 2, 1 }, { BOARD_TAP_CARD, 2, 2 } },
      "welcome.greet {\"visit\":\"visit-3\",\"host\":\"host-1\"}\n",
      BOARD_NO_SHEET },
    { "another card does",
      { { BOARD_TAP_HELLO, 2, 0 }, { BOARD_TAP_CARD, 1, 1 }, { BOARD_TAP_HOST, 0, 2 } },
      "welcome.greet {\"visit\":\"visit-3\",\"host\":\"host-1\"}\n"
      "welcome.claim {\"visit\":\"visit-2\",\"host\":\"host-2\"}\n",
      BOARD_NO_SHEET },
    { "a host who is not there takes nothing",
      { { BOARD_TAP_CARD, 1, 0 }, { BOARD_TAP_HOST, 5, 1 } },
      "",
      BOARD_WHO_GOES },
    { "a card that is not there opens nothing",
      { { BOARD_TAP_CARD, 4, 0 }, { BOARD_TAP_GO, -1, 0 } },
      "",
      BOARD_NO_SHEET },
    { "a call for help asks who is on it", { { BOARD_TAP_HELP, 0, 0 } }, "", BOARD_WHO_HELPS },
    { "and is done by them",
      { { BOARD_TAP_HELP, 0, 0 }, { BOARD_TAP_HOST, 2, 1 } },
      "help.done {\"help\":\"help-1\",\"host\":\"host-1\"}\n",
      BOARD_NO_SHEET },
    { "no welcome is needed for a reason",
      { { BOARD_TAP_CARD, 1, 0 }, { BOARD_TAP_DISMISS, 0, 1 }, { BOARD_TAP_WHY, 1, 2 } },
      "welcome.dismiss {\"visit\":\"visit-2\",\"reason\":\"is no guest\"}\n",
      BOARD_NO_SHEET },
    { "nobody is dismissed without one",
      { { BOARD_TAP_CARD, 1, 0 },
        { BOARD_TAP_WHY, 1, 1 },
        { BOARD_TAP_DISMISS, 0, 2 },
        { BOARD_TAP_WHY, 4, 3 } },
      "",
      BOARD_WHY },
    { "a host rests",
      { { BOARD_TAP_ONE_HOST, 1, 0 }, { BOARD_TAP_REST, 0, 1 } },
      "host.rest {\"host\":\"host-3\",\"on\":true}\n",
      BOARD_NO_SHEET },
    { "and is back",
      { { BOARD_TAP_ALL_HOSTS, 0, 0 }, { BOARD_TAP_ONE_HOST, 0, 1 }, { BOARD_TAP_BACK, 0, 2 } },
      "host.rest {\"host\":\"host-2\",\"on\":false}\n",
      BOARD_NO_SHEET },
    { "goes off duty, and on",
      { { BOARD_TAP_ONE_HOST, 0, 0 },
        { BOARD_TAP_DUTY, 0, 1 },
        { BOARD_TAP_ONE_HOST, 4, 2 },
        { BOARD_TAP_DUTY, 1, 3 } },
      "host.duty {\"host\":\"host-2\",\"on\":false}\n"
      "host.duty {\"host\":\"host-5\",\"on\":true}\n",
      BOARD_NO_SHEET },
    { "only on their own sheet", { { BOARD_TAP_REST, 0, 0 }, { BOARD_TAP_DUTY, 1, 1 } }, "", BOARD_NO_SHEET },
    { "a phone is let in",
      { { BOARD_TAP_LET_IN, 0, 0 } },
      "pair.answer {\"pairing\":\"pairing-1\",\"allow\":true}\n",
      BOARD_NO_SHEET },
    { "or is not",
      { { BOARD_TAP_REFUSE, 0, 0 }, { BOARD_TAP_REFUSE, 1, 1 } },
      "pair.answer {\"pairing\":\"pairing-1\",\"allow\":false}\n",
      BOARD_NO_SHEET },
    { "who goes may introduce them, too",
      { { BOARD_TAP_CARD, 2, 0 }, { BOARD_TAP_INTRODUCED, 1, 1 } },
      "introduce.made {\"a\":\"guest-3\",\"b\":\"guest-91\",\"host\":\"host-1\"}\n",
      BOARD_NO_SHEET },
    { "but not before anybody goes",
      { { BOARD_TAP_CARD, 1, 0 }, { BOARD_TAP_INTRODUCED, 0, 1 } },
      "",
      BOARD_WHO_GOES },
    { "without a PIN the board is offered at once",
      { { BOARD_TAP_TAKE, 0, 0 }, { BOARD_TAP_TAKE, 0, 1 } },
      "pair.offer {}\n",
      BOARD_NO_SHEET },
};

static void taps_ask_what_they_should(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof stories / sizeof *stories; i++) {
        const struct story *story = &stories[i];
        struct board_model model;
        struct str asked = { 0 };

        made_model(&model, board_with_help());
        for (size_t step = 0; step < STEPS && story->steps[step].message != BOARD_NOTHING; step++) {
            struct board_msg msg = { .message = story->steps[step].message,
                                     .number = story->steps[step].number,
                                     .now_ms = MADE_NOW_MS + story->steps[step].at_s * SECOND_MS };

            tell(&model, &msg, &asked);
        }
        if (strcmp(str_text(&asked), story->asks) != 0 || model.sheet != story->sheet)
            fail_msg("%s: asked %s, sheet %d", story->name, str_text(&asked), (int)model.sheet);
        str_finish(&asked);
    }
}

static void more_help_than_has_room_is_counted(void **state)
{
    static struct board_model model;
    static struct board_shown shown;
    struct board_effects effects;
    struct board_msg msg = { .message = BOARD_MSG_SHOWN, .now_ms = MADE_NOW_MS, .shown = &shown };

    (void)state;
    made_model(&model, made_board(3));
    shown = model.shown;
    shown.help_count = BOARD_HELPS + 2;
    board_update(&model, &msg, &effects);
    assert_int_equal(model.shown.help_count, BOARD_HELPS);
    assert_int_equal(model.shown.more_helps, 2);
}

// ---- answers

static void a_card_changes_only_when_the_board_has_it(void **state)
{
    struct board_model model;
    struct str asked = { 0 };

    (void)state;
    made_model(&model, made_board(4));
    tap(&model, BOARD_TAP_CARD, 0, &asked);
    tap(&model, BOARD_TAP_HOST, 0, &asked);
    assert_true(board_is_busy(&model, "visit-1"));
    assert_int_equal(model.notice.until_ms, 0);
    show(&model, made_board(4));
    assert_true(board_is_busy(&model, "visit-1"));
    answer(&model, model.question, NULL, &asked);
    assert_true(board_is_busy(&model, "visit-1"));
    assert_string_equal(model.notice.deed.guest, "Kwame N.");
    assert_string_equal(model.notice.deed.host, "Sofia");
    show(&model, made_board(4));
    assert_false(board_is_busy(&model, "visit-1"));
    str_finish(&asked);
}

static void a_refusal_is_told_and_the_card_is_free(void **state)
{
    struct board_model model;
    struct str asked = { 0 };

    (void)state;
    made_model(&model, made_board(4));
    tap(&model, BOARD_TAP_CARD, 0, &asked);
    tap(&model, BOARD_TAP_HOST, 0, &asked);
    answer(&model, model.question + 1, NULL, &asked); // somebody else's
    assert_true(board_is_busy(&model, "visit-1"));
    answer(&model, model.question, "Sofia is on the way to Kwame already: leave it to them", &asked);
    assert_false(board_is_busy(&model, "visit-1"));
    assert_string_equal(model.notice.refusal, "Sofia is on the way to Kwame already: leave it to them");
    assert_false(model.notice.deed.can_undo);
    str_finish(&asked);
}

static const struct {
    const char *name;
    struct {
        enum board_message message;
        int number;
    } taps[3];
    const char *undone;
} undoes[] = {
    { "a claim is given back",
      { { BOARD_TAP_CARD, 0 }, { BOARD_TAP_HOST, 0 } },
      "welcome.release {\"visit\":\"visit-1\"}\n" },
    { "what was given back is taken again",
      { { BOARD_TAP_CARD, 2 }, { BOARD_TAP_RELEASE, 0 } },
      "welcome.claim {\"visit\":\"visit-3\",\"host\":\"host-1\"}\n" },
    { "a hello was not said", { { BOARD_TAP_HELLO, 2 } }, "welcome.undo {\"visit\":\"visit-3\"}\n" },
    { "who was gone is looked for again",
      { { BOARD_TAP_CARD, 2 }, { BOARD_TAP_GONE, 0 }, { BOARD_TAP_GONE_SURE, 0 } },
      "welcome.undo {\"visit\":\"visit-3\"}\n" },
    { "2 more minutes are not taken back", { { BOARD_TAP_MORE_TIME, 2 } }, "" },
    { "who was dismissed is welcome again",
      { { BOARD_TAP_CARD, 0 }, { BOARD_TAP_DISMISS, 0 }, { BOARD_TAP_WHY, 0 } },
      "welcome.undo {\"visit\":\"visit-1\"}\n" },
    { "a host who was sent to rest by mistake is back",
      { { BOARD_TAP_ONE_HOST, 0 }, { BOARD_TAP_REST, 0 } },
      "host.rest {\"host\":\"host-2\",\"on\":false}\n" },
    { "a host who went off duty by mistake is on duty",
      { { BOARD_TAP_ONE_HOST, 0 }, { BOARD_TAP_DUTY, 0 } },
      "host.duty {\"host\":\"host-2\",\"on\":true}\n" },
    { "an introduction is not taken back", { { BOARD_TAP_CARD, 2 }, { BOARD_TAP_INTRODUCED, 0 } }, "" },
    { "help is not taken back", { { BOARD_TAP_HELP, 0 }, { BOARD_TAP_HOST, 0 } }, "" },
};

static void the_last_act_is_undone_for_ten_seconds(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof undoes / sizeof *undoes; i++) {
        for (int late = 0; late < 2; late++) {
            struct board_model model;
            struct str asked = { 0 };
            struct board_msg msg = { .message = BOARD_TAP_UNDO,
                                     .now_ms = MADE_NOW_MS + BOARD_NOTICE_MS - 1 + late };

            made_model(&model, board_with_help());
            for (size_t at = 0; at < 3 && undoes[i].taps[at].message; at++)
                tap(&model, undoes[i].taps[at].message, undoes[i].taps[at].number, &asked);
            answer(&model, model.question, NULL, &asked);
            show(&model, board_with_help());
            str_clear(&asked);
            tell(&model, &msg, &asked);
            if (strcmp(str_text(&asked), late ? "" : undoes[i].undone) != 0)
                fail_msg("%s: asked %s", undoes[i].name, str_text(&asked));
            if (!late && undoes[i].undone[0]) { // and what is undone is not undone again
                answer(&model, model.question, NULL, &asked);
                assert_false(model.notice.deed.can_undo);
            }
            str_finish(&asked);
        }
    }
}

static void two_at_once_the_second_sees_who_has_it(void **state)
{
    struct board_model model;
    struct str asked = { 0 };
    json_t *board = made_board(4);

    (void)state;
    made_model(&model, made_board(4));
    tap(&model, BOARD_TAP_GO, 0, &asked);
    json_array_set_new(json_object_get(board, "cards"), 0, made_card(0, 250, "host-2"));
    show(&model, board);
    assert_int_equal(model.sheet, BOARD_ON_THE_WAY);
    str_finish(&asked);
}

static void a_sheet_goes_with_its_card(void **state)
{
    struct board_model model;
    struct str asked = { 0 };

    (void)state;
    made_model(&model, made_board(4));
    tap(&model, BOARD_TAP_GO, 3, &asked);
    show(&model, made_board(3));
    assert_int_equal(model.sheet, BOARD_NO_SHEET);
    str_finish(&asked);
}

static void a_board_that_cannot_be_read_is_said_and_frees_its_cards(void **state)
{
    struct board_model model;
    struct str asked = { 0 };

    (void)state;
    made_model(&model, made_board(4));
    tap(&model, BOARD_TAP_HELLO, 2, &asked);
    answer(&model, model.question, NULL, &asked);
    tap(&model, BOARD_MSG_NOT_SHOWN, 0, &asked);
    assert_true(model.is_stale);
    assert_false(board_is_busy(&model, "visit-3"));
    show(&model, made_board(4));
    assert_false(model.is_stale);
    str_finish(&asked);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(taps_ask_what_they_should),
        cmocka_unit_test(more_help_than_has_room_is_counted),
        cmocka_unit_test(a_card_changes_only_when_the_board_has_it),
        cmocka_unit_test(a_refusal_is_told_and_the_card_is_free),
        cmocka_unit_test(the_last_act_is_undone_for_ten_seconds),
        cmocka_unit_test(two_at_once_the_second_sees_who_has_it),
        cmocka_unit_test(a_sheet_goes_with_its_card),
        cmocka_unit_test(a_board_that_cannot_be_read_is_said_and_frees_its_cards),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
