// The life of a welcome, read at a moment: which steps may be taken, states, levels, waiting.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "domain/welcome.h"

enum { S = 1000, MINUTE = 60 * S, HOUR = 60 * MINUTE };

// Every state and step; O is done already when it is the asking host's own, else refused.
static const char steps[WELCOME_STATES][WELCOME_STEPS + 1] = {
    //                   claim release greet gone dismiss
    [STATE_NONE] =      "RRRRR",
    [STATE_WAITING] =   "DADDD",
    [STATE_CLAIMED] =   "ODDDD",
    [STATE_GREETED] =   "RRORR",
    [STATE_GONE] =      "DRDAD",
    [STATE_DISMISSED] = "RRDRA",
    [STATE_MISSED] =    "RRDRD",
};

static enum step_answer answer_of(char letter, bool own)
{
    if (letter == 'O')
        return own ? STEP_ALREADY : STEP_REFUSED;
    return letter == 'D' ? STEP_DONE : letter == 'A' ? STEP_ALREADY : STEP_REFUSED;
}

static void every_state_allows_its_steps(void **state)
{
    (void)state;
    for (int from = 0; from < WELCOME_STATES; from++) {
        for (int step = 0; step < WELCOME_STEPS; step++) {
            for (int own = 0; own < 2; own++) {
                enum step_answer answer = welcome_step((enum welcome_state)from, (enum welcome_step)step, own);

                if (answer != answer_of(steps[from][step], own))
                    fail_msg("%s, step %d, own %d: %d", welcome_state_names[from], step, own, answer);
            }
        }
    }
}

// An event from minute 0 to minute 120, which closes two hours later.
static const struct event breakfast = { .ends_ms = 120 * MINUTE, .has_end = true, .welcome = WELCOME_ALL };
static const struct event on_request = { .ends_ms = 120 * MINUTE, .has_end = true, .welcome = WELCOME_ASKED };
static const struct event without = { .ends_ms = 120 * MINUTE, .has_end = true, .welcome = WELCOME_NONE };
static const struct event cut_short = { .ends_ms = 120 * MINUTE, .has_end = true, .closed_ms = 60 * MINUTE };

static const struct folded_claim claims[] = {
    { "may", "eva", 12 * MINUTE, 17 * MINUTE },
    { "may", "otto", 14 * MINUTE, 24 * MINUTE },
};

static const struct read_row {
    const char *shows;
    const struct event *event;
    enum welcome_outcome outcome;
    int outcome_minute;
    int asked_minute; // 0: never
    bool superseded;
    size_t claims;
    int now_minute;
    enum welcome_state state;
    int waited_minutes;
    const char *holder;
} reads[] = { // arrived in minute 10
    { "nobody has come yet", &breakfast, WELCOME_OPEN, 0, 0, 0, 0, 11, STATE_WAITING, 1, NULL },
    { "a clock that was set back", &breakfast, WELCOME_OPEN, 0, 0, 0, 0, 5, STATE_WAITING, 0, NULL },
    { "the first claim holds", &breakfast, WELCOME_OPEN, 0, 0, 0, 2, 16, STATE_CLAIMED, 6, "eva" },
    { "when it has lapsed, the next one", &breakfast, WELCOME_OPEN, 0, 0, 0, 2, 17, STATE_CLAIMED, 7, "otto" },
    { "when all have, nobody", &breakfast, WELCOME_OPEN, 0, 0, 0, 2, 24, STATE_WAITING, 14, NULL },
    { "greeted", &breakfast, WELCOME_GREETED, 13, 0, 0, 0, 90, STATE_GREETED, 3, NULL },
    { "gone", &breakfast, WELCOME_GONE, 40, 0, 0, 0, 90, STATE_GONE, 30, NULL },
    { "dismissed", &breakfast, WELCOME_DISMISSED, 11, 0, 0, 0, 90, STATE_DISMISSED, 1, NULL },
    { "open until two hours after the end", &breakfast, WELCOME_OPEN, 0, 0, 0, 0, 239, STATE_WAITING, 229, NULL },
    { "then it was missed", &breakfast, WELCOME_OPEN, 0, 0, 0, 0, 240, STATE_MISSED, 230, NULL },
    { "the waiting ended with the event", &breakfast, WELCOME_OPEN, 0, 0, 0, 2, 900, STATE_MISSED, 230, NULL },
    { "a person closed the event", &cut_short, WELCOME_OPEN, 0, 0, 0, 0, 61, STATE_MISSED, 50, NULL },
    { "greeted after the close", &cut_short, WELCOME_GREETED, 70, 0, 0, 0, 90, STATE_GREETED, 60, NULL },
    { "a later visit carries it on", &breakfast, WELCOME_OPEN, 0, 0, true, 0, 20, STATE_MISSED, 10, NULL },
    { "greeted, and came again", &breakfast, WELCOME_GREETED, 12, 0, true, 0, 20, STATE_GREETED, 2, NULL },
    { "only who asks, and did not", &on_request, WELCOME_OPEN, 0, 0, 0, 0, 11, STATE_NONE, 1, NULL },
    { "only who asks, and did", &on_request, WELCOME_OPEN, 0, 10, 0, 0, 11, STATE_WAITING, 1, NULL },
    { "waiting since asking", &on_request, WELCOME_OPEN, 0, 30, 0, 0, 33, STATE_WAITING, 3, NULL },
    { "greeted since asking", &on_request, WELCOME_GREETED, 35, 30, 0, 0, 50, STATE_GREETED, 5, NULL },
    { "asked where everybody is called", &breakfast, WELCOME_OPEN, 0, 30, 0, 0, 33, STATE_WAITING, 23, NULL },
    { "greeted unasked", &on_request, WELCOME_GREETED, 11, 0, 0, 0, 20, STATE_GREETED, 1, NULL },
    { "an event without welcomes", &without, WELCOME_OPEN, 0, 11, 0, 1, 13, STATE_NONE, 3, NULL },
};

static void a_welcome_is_read_at_a_moment(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof reads / sizeof *reads; i++) {
        const struct read_row *row = &reads[i];
        struct welcome welcome = { .arrived_ms = 10 * MINUTE, .outcome = row->outcome,
                                   .outcome_ms = (int64_t)row->outcome_minute * MINUTE,
                                   .asked_ms = (int64_t)row->asked_minute * MINUTE,
                                   .superseded = row->superseded, .claims = claims, .claim_count = row->claims };
        int64_t now_ms = (int64_t)row->now_minute * MINUTE;
        enum welcome_state seen = welcome_state(&welcome, row->event, now_ms);
        int64_t waited_s = welcome_waited_s(&welcome, row->event, now_ms);
        const struct folded_claim *holder = welcome_holder(&welcome, now_ms);

        if (seen != row->state || waited_s != row->waited_minutes * 60)
            fail_msg("%s: %s for %lld s", row->shows, welcome_state_names[seen], (long long)waited_s);
        if (row->holder)
            assert_string_equal(holder->host, row->holder);
        else if (seen == STATE_WAITING)
            assert_null(holder);
    }
}

static const struct level_row {
    enum welcome_state state;
    int waited_s, level;
} levels[] = {
    { STATE_WAITING, 0, 0 },    { STATE_WAITING, 59, 0 },   { STATE_WAITING, 60, 1 },
    { STATE_WAITING, 119, 1 },  { STATE_WAITING, 120, 2 },  { STATE_WAITING, 99999, 2 },
    { STATE_CLAIMED, 300, 0 },  { STATE_GREETED, 300, 0 },  { STATE_GONE, 300, 0 },
    { STATE_DISMISSED, 300, 0 }, { STATE_MISSED, 300, 0 },  { STATE_NONE, 300, 0 },
};

static void only_who_waits_rises(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
        assert_int_equal(welcome_level(levels[i].state, levels[i].waited_s, 60, 120), levels[i].level);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_state_allows_its_steps),
        cmocka_unit_test(a_welcome_is_read_at_a_moment),
        cmocka_unit_test(only_who_waits_rises),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
