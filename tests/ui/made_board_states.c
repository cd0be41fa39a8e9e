// Every state in which the board can be seen.
#include <stdio.h>

#include "ui/made_board.h"

static json_t *cards_of(json_t *board)
{
    return json_object_get(board, "cards");
}

static void stretch(json_t *board)
{
    const char *names[] = { made_latin, made_arabic, made_han };
    json_t *card, *host;
    size_t i;

    json_array_foreach(cards_of(board), i, card)
    {
        json_put_text(card, "shown", names[i % 3]);
        json_put_text(card, "company", names[(i + 1) % 3]);
        json_put_text(card, "invited_by", names[(i + 2) % 3]);
        json_put_text(card, "host_name", names[i % 3]);
        json_object_set_new(card, "topics", json_pack("[s, s]", names[i % 3], names[(i + 1) % 3]));
        json_object_set_new(card, "known_before", json_true());
        if (json_object_get(card, "meet"))
            json_put_text(json_array_get(json_object_get(card, "meet"), 0), "shown", names[i % 3]);
    }
    json_array_foreach(json_object_get(board, "hosts"), i, host)
    {
        json_put_text(host, "shown", names[i % 3]);
        json_put_text(host, "initials", "WWW");
    }
    json_put_text(json_object_get(board, "event"), "name", made_latin);
}

static void call_for_help(json_t *board, size_t count)
{
    static const char *const reasons[] = { "half_way", "asked", "questioned", "code", "searches" };
    json_t *helps = json_array();

    for (size_t i = 0; i < count; i++)
        json_array_append_new(helps, json_pack("{s:s, s:s, s:s, s:I}", "help", reasons[i], "reason",
                                               reasons[i], "shown", i % 2 ? made_latin : "", "at_ms",
                                               (json_int_t)(MADE_NOW_MS - 90 * SECOND_MS)));
    json_object_set_new(board, "helps", helps);
}

static void trouble(json_t *board)
{
    json_object_set_new(board, "quiet", json_true());
    json_object_set_new(
        board, "troubles",
        json_pack(
            "[{s:s, s:s}, {s:s, s:s}, {s:s, s:s}, {s:s, s:s}]", "kind", "battery", "said",
            "The battery is at 17 %: plug this machine in", "kind", "network", "said",
            "No network: hosts’ phones do not hear this door, calls to the webhook wait. The door goes on",
            "kind", "space", "said", "The disk is nearly full, 40 MiB are left: make room on it", "kind",
            "webhook", "said", "Two calls for hosts did not reach the webhook: chat.example refuses"));
}

static void rest(json_t *board)
{
    json_object_set_new(json_array_get(json_object_get(board, "hosts"), 1), "rests_until_ms",
                        json_integer(MADE_NOW_MS + 9 * MINUTE_MS));
}

static void go_off_duty(json_t *board)
{
    json_t *host;
    size_t i;

    json_array_foreach(json_object_get(board, "hosts"), i, host)
        json_object_set_new(host, "duty", json_false());
}

static void come_back(json_t *board)
{
    json_object_set_new(board, "back",
                        json_pack("[{s:s, s:i, s:s}, {s:s, s:i}]", "shown", "Dana K.", "visit_number", 3,
                                  "met", "Amir", "shown", made_latin, "visit_number", 2));
}

static void ask_more_hosts(json_t *board)
{
    for (size_t i = 5; i < 38; i++)
        json_array_append_new(json_object_get(board, "hosts"), made_host(i, i < 20, (int)i % 3));
}

enum {
    DRESSED = 1,
    LONG = 2,
    HELPED = 4,
    BACK = 8,
    NO_EVENT = 16,
    MANY_HOSTS = 32,
    MANY_HELPS = 64,
    NO_HOSTS = 128,
    FIRST_CLAIMED = 256,
    MEETS = 512,
    SUGGESTED = 1024,
    PHONES = 2048,
    TROUBLED = 4096,
    RESTING = 8192,
    LOCKED = 16384,
    NOBODY_ON_DUTY = 32768
};

struct tap_made {
    enum board_message message;
    int number;
};

struct state {
    const char *name;
    size_t cards;
    int made;
    struct tap_made taps[4];
    int later_s;
    const char *refusal;            // of the last tap; "": it is done
    struct board_answer answers[1]; // to the last tap, of those that are not told
    size_t answer_count;
    bool is_lent;
};

static const struct state states[] = {
    { .name = "nobody waits", .cards = 0 },
    { .name = "no event", .cards = 0, .made = NO_EVENT },
    { .name = "no event, no hosts", .cards = 0, .made = NO_EVENT | NO_HOSTS },
    { .name = "one", .cards = 1, .made = DRESSED | BACK },
    { .name = "two", .cards = 2, .made = DRESSED | BACK },
    { .name = "three", .cards = 3, .made = DRESSED },
    { .name = "twelve", .cards = 12, .made = DRESSED | MANY_HOSTS | BACK },
    { .name = "sixty", .cards = 60, .made = DRESSED },
    { .name = "longest names", .cards = 3, .made = DRESSED | LONG | BACK },
    { .name = "sixty with longest names", .cards = 60, .made = LONG | MANY_HOSTS },
    { .name = "help alone", .cards = 0, .made = HELPED },
    { .name = "help", .cards = 3, .made = DRESSED | HELPED },
    { .name = "much help", .cards = 12, .made = DRESSED | MANY_HELPS },
    { .name = "did you find them", .cards = 3, .made = DRESSED | FIRST_CLAIMED, .later_s = 70 },
    { .name = "did you find them, longest names", .cards = 3, .made = LONG | FIRST_CLAIMED, .later_s = 70 },
    { .name = "who goes", .cards = 3, .made = DRESSED, .taps = { { BOARD_TAP_GO, 0 } } },
    { .name = "who goes, longest names", .cards = 3, .made = LONG, .taps = { { BOARD_TAP_GO, 0 } } },
    { .name = "who goes of many", .cards = 3, .made = MANY_HOSTS, .taps = { { BOARD_TAP_GO, 0 } } },
    { .name = "who goes of none", .cards = 3, .made = NO_HOSTS, .taps = { { BOARD_TAP_GO, 0 } } },
    { .name = "who goes, the last of many",
      .cards = 3,
      .made = MANY_HOSTS,
      .taps = { { BOARD_TAP_GO, 0 }, { BOARD_TAP_MORE_HOSTS, 36 } } },
    { .name = "on the way", .cards = 3, .made = DRESSED, .taps = { { BOARD_TAP_CARD, 2 } } },
    { .name = "on the way, longest names", .cards = 3, .made = LONG, .taps = { { BOARD_TAP_CARD, 2 } } },
    { .name = "who greeted", .cards = 3, .taps = { { BOARD_TAP_CARD, 0 }, { BOARD_TAP_SOMEBODY, 0 } } },
    { .name = "when",
      .cards = 3,
      .taps = { { BOARD_TAP_CARD, 0 }, { BOARD_TAP_SOMEBODY, 0 }, { BOARD_TAP_HOST, 0 } } },
    { .name = "gone", .cards = 3, .taps = { { BOARD_TAP_CARD, 2 }, { BOARD_TAP_GONE, 0 } } },
    { .name = "who helps", .cards = 3, .made = HELPED, .taps = { { BOARD_TAP_HELP, 0 } } },
    { .name = "being written", .cards = 3, .made = DRESSED, .taps = { { BOARD_TAP_HELLO, 2 } } },
    { .name = "done", .cards = 3, .made = DRESSED, .taps = { { BOARD_TAP_HELLO, 2 } }, .refusal = "" },
    { .name = "done, longest names",
      .cards = 3,
      .made = LONG,
      .taps = { { BOARD_TAP_HELLO, 2 } },
      .refusal = "" },
    { .name = "refused",
      .cards = 3,
      .taps = { { BOARD_TAP_HELLO, 2 } },
      .refusal = "Sofia Lindqvist is on the way to Amara Obi already: leave it to them, or ask them to give "
                 "it back" },
    { .name = "hosts who suit", .cards = 3, .made = DRESSED | SUGGESTED, .taps = { { BOARD_TAP_GO, 0 } } },
    { .name = "hosts who suit, longest names",
      .cards = 3,
      .made = SUGGESTED | LONG,
      .taps = { { BOARD_TAP_GO, 0 } } },
    { .name = "somebody else goes",
      .cards = 3,
      .made = DRESSED | SUGGESTED | RESTING,
      .taps = { { BOARD_TAP_GO, 0 }, { BOARD_TAP_MORE_HOSTS, 2 } } },
    { .name = "to introduce", .cards = 3, .made = DRESSED | MEETS, .taps = { { BOARD_TAP_CARD, 2 } } },
    { .name = "to introduce, longest names",
      .cards = 3,
      .made = DRESSED | MEETS | LONG,
      .taps = { { BOARD_TAP_CARD, 2 } } },
    { .name = "greeted, to introduce",
      .cards = 3,
      .made = DRESSED | MEETS,
      .taps = { { BOARD_TAP_HELLO, 2 } },
      .refusal = "" },
    { .name = "phones", .cards = 3, .made = DRESSED | PHONES },
    { .name = "phones and help", .cards = 12, .made = DRESSED | PHONES | MANY_HELPS | LONG },
    { .name = "a phone alone", .cards = 0, .made = PHONES | NO_EVENT },
    { .name = "troubles", .cards = 3, .made = DRESSED | TROUBLED | RESTING },
    { .name = "troubles, longest names", .cards = 12, .made = DRESSED | TROUBLED | LONG | BACK },
    { .name = "nobody on duty", .cards = 2, .made = NOBODY_ON_DUTY },
    { .name = "why", .cards = 3, .taps = { { BOARD_TAP_CARD, 0 }, { BOARD_TAP_DISMISS, 0 } } },
    { .name = "why, longest names",
      .cards = 3,
      .made = LONG,
      .taps = { { BOARD_TAP_CARD, 0 }, { BOARD_TAP_DISMISS, 0 } } },
    { .name = "all hosts", .cards = 1, .made = RESTING | PHONES, .taps = { { BOARD_TAP_ALL_HOSTS, 0 } } },
    { .name = "all of many hosts", .cards = 1, .made = MANY_HOSTS, .taps = { { BOARD_TAP_ALL_HOSTS, 0 } } },
    { .name = "one host", .cards = 1, .taps = { { BOARD_TAP_ONE_HOST, 0 } } },
    { .name = "one host who rests", .cards = 1, .made = RESTING, .taps = { { BOARD_TAP_ONE_HOST, 0 } } },
    { .name = "one host, longest names", .cards = 1, .made = LONG, .taps = { { BOARD_TAP_ONE_HOST, 4 } } },
    { .name = "the PIN",
      .cards = 3,
      .made = LOCKED,
      .taps = { { BOARD_TAP_TAKE, 0 }, { BOARD_TAP_KEY, 7 } } },
    { .name = "a code for phones",
      .cards = 3,
      .made = DRESSED,
      .taps = { { BOARD_TAP_TAKE, 0 } },
      .answers = { { .url = "https://usher.example:8443/pair?code=k7m2p9xw4rtz" } },
      .answer_count = 1 },
    { .name = "no pages",
      .cards = 3,
      .taps = { { BOARD_TAP_TAKE, 0 } },
      .answers = { { .right = false } },
      .answer_count = 1 },
    { .name = "lent", .cards = 3, .made = DRESSED | PHONES, .is_lent = true },
};
const size_t made_board_states = sizeof states / sizeof *states;

const char *made_board_state_name(size_t state)
{
    return states[state].name;
}

static json_t *board_of(const struct state *state)
{
    json_t *board = made_board(state->cards);

    if (state->made & FIRST_CLAIMED)
        json_array_set_new(cards_of(board), 0, made_card(0, 250, "host-1"));
    if (state->made & DRESSED)
        made_board_dress(board);
    if (state->made & MANY_HOSTS)
        ask_more_hosts(board);
    if (state->made & NO_HOSTS)
        json_array_clear(json_object_get(board, "hosts"));
    if (state->made & MEETS)
        made_board_meets(board);
    if (state->made & LONG)
        stretch(board);
    if (state->made & (HELPED | MANY_HELPS))
        call_for_help(board, state->made & HELPED ? 1 : 5);
    if (state->made & BACK)
        come_back(board);
    if (state->made & SUGGESTED)
        made_board_suggest(board);
    if (state->made & PHONES)
        made_board_phones(board);
    if (state->made & TROUBLED)
        trouble(board);
    if (state->made & RESTING)
        rest(board);
    if (state->made & NOBODY_ON_DUTY)
        go_off_duty(board);
    if (state->made & LOCKED)
        json_object_set_new(board, "has_pin", json_true());
    if (state->made & NO_EVENT)
        json_object_set_new(board, "event", json_null());
    return board;
}

void made_board_state(size_t number, struct board_model *model)
{
    const struct state *state = &states[number];

    made_model(model, board_of(state));
    if (state->later_s)
        made_hear(model, (struct board_msg){ .message = BOARD_MSG_TIME,
                                             .now_ms = MADE_NOW_MS + state->later_s * SECOND_MS });
    model->lent_until_ms = state->is_lent ? MADE_NOW_MS + 24 * SECOND_MS : 0;
    for (size_t i = 0; i < 4 && state->taps[i].message; i++)
        made_hear(model,
                  (struct board_msg){ .message = state->taps[i].message, .number = state->taps[i].number });
    for (size_t i = 0; i < state->answer_count; i++)
        made_hear(model, (struct board_msg){ .message = BOARD_MSG_ANSWER,
                                             .question = model->question,
                                             .is_done = true,
                                             .answer = &state->answers[i] });
    if (state->refusal)
        made_hear(model, (struct board_msg){ .message = BOARD_MSG_ANSWER,
                                             .question = model->question,
                                             .is_done = !state->refusal[0],
                                             .said = state->refusal });
}
