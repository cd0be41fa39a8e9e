// How far a call has gone and who hears it: a table of facts and moments.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "domain/escalation.h"
#include "util/zone.h"

// Doors at the first second, programme at 45, end at 120; closes two hours later.
static const struct event breakfast = { .doors_ms = SECOND_MS,
                                        .starts_ms = 45 * MINUTE_MS,
                                        .programme_ms = 45 * MINUTE_MS,
                                        .ends_ms = 120 * MINUTE_MS,
                                        .has_end = true };
static const struct escalation_settings usual = { .level1_s = 60,
                                                  .level2_s = 120,
                                                  .repeat_s = 180,
                                                  .ask_s = 60,
                                                  .crowd = 5,
                                                  .webhook_level = 2,
                                                  .has_webhook = true };
static const struct escalation_room room = { .on_duty = 2, .reachable = 2, .waiting = 1 };
static const struct escalation_room nobody = { .waiting = 1 };
static const struct escalation_room nobody_but_a_phone = { .others = 1, .waiting = 1 };
static const struct escalation_room unheard = { .on_duty = 2, .waiting = 1 };
static const struct escalation_room phones_of_others = { .on_duty = 2, .others = 1, .waiting = 1 };
static const struct escalation_room five = { .on_duty = 2, .reachable = 2, .waiting = 5 };
static const struct escalation_room crowd = { .on_duty = 2, .reachable = 2, .waiting = 6 };

enum { ARRIVES = 10 * 60, UNTIL = ARRIVES + 300, LATE = 50 * 60, CLOSES = 240 * 60 }; // seconds

// What is expected is a line: level, step, then what a step that is due does: "sound", "duty", "all", "lead"
// (the lead's phones alone), "named" (the lead by name), "webhook", and "asks"; then when it changes, in
// seconds from the arrival.
struct row {
    const char *when;
    const struct escalation_room *room;
    int now_s; // from the arrival
    int taken, told;
    const char *expected;
    enum welcome_state state; // STATE_NONE: waiting
    int arrives_s;            // 0: ARRIVES
    bool is_help, is_elsewhere, is_quiet, no_webhook;
    int webhook_level; // 0: 2; -1: 0
};

#define CALL(called, who, after_s, step, level, then)                                                        \
    .when = called, .room = who, .now_s = after_s, .taken = step, .told = level, .expected = then

static const struct row rows[] = {
    // ---- the usual call
    { CALL("before the arrival", &room, -1, -1, -1, "0 -1 next 0") },
    { CALL("at the check-in", &room, 0, -1, -1, "0 0 sound duty next 60") },
    { CALL("once taken", &room, 0, 0, -1, "0 0 next 60") },
    { CALL("just before a minute", &room, 59, 0, -1, "0 0 next 60") },
    { CALL("after a minute", &room, 60, 0, -1, "1 1 sound all next 120") },
    { CALL("that is not taken twice", &room, 61, 1, -1, "1 1 next 120") },
    { CALL("after two minutes", &room, 120, 1, -1, "2 2 all named webhook next 300") },
    { CALL("the webhook is told once", &room, 121, 2, 2, "2 2 next 300") },
    { CALL("the webhook was not told yet", &room, 121, 2, 1, "2 2 webhook next 300") },
    { CALL("no reminder yet", &room, 299, 2, 2, "2 2 next 300") },
    { CALL("a reminder after five minutes", &room, 300, 2, 2, "2 3 sound all named next 480") },
    { CALL("another one", &room, 480, 3, 2, "2 4 sound all named next 660") },
    { CALL("and another", &room, 661, 4, 2, "2 5 sound all named next 840") },
    // ---- catching up: the highest step alone
    { CALL("nobody looked for a minute", &room, 70, -1, -1, "1 1 sound all next 120") },
    { CALL("nobody looked for two minutes", &room, 130, -1, -1, "2 2 sound all named webhook next 300") },
    { CALL("the second chime was missed", &room, 130, 0, -1, "2 2 sound all named webhook next 300") },
    { CALL("nobody looked for ten minutes", &room, 600, -1, -1, "2 4 sound all named webhook next 660") },
    { CALL("a clock that was set back", &room, 30, 2, 2, "0 0 next 60") },
    // ---- states
    { CALL("claimed", &room, 200, 1, -1, "0 -1 next 240"), .state = STATE_CLAIMED },
    { CALL("claimed, and asked", &room, 240, 1, -1, "0 -1 asks next 300"), .state = STATE_CLAIMED },
    { CALL("asked until it lapses", &room, 299, 1, -1, "0 -1 asks next 300"), .state = STATE_CLAIMED },
    { CALL("lapsed: the clock has gone on", &room, 300, 1, -1, "2 3 sound all named webhook next 480") },
    { CALL("greeted", &room, 200, 0, -1, "0 -1 next never"), .state = STATE_GREETED },
    { CALL("gone", &room, 200, 0, -1, "0 -1 next never"), .state = STATE_GONE },
    { CALL("dismissed", &room, 200, 0, -1, "0 -1 next never"), .state = STATE_DISMISSED },
    { CALL("missed", &room, 200, 0, -1, "0 -1 next never"), .state = STATE_MISSED },
    // ---- who is there
    { CALL("nobody on duty", &nobody, 0, -1, -1, "2 2 sound all named webhook next 300") },
    { CALL("nobody on duty, but a phone", &nobody_but_a_phone, 0, -1, -1,
           "2 2 sound all named webhook next 300") },
    { CALL("nobody on duty any more", &nobody, 20, 0, -1, "2 2 sound all named webhook next 300") },
    { CALL("nobody on duty, later", &nobody, 300, 2, 2, "2 3 sound all named next 480") },
    { CALL("nobody reachable", &unheard, 0, -1, -1, "2 2 sound all named webhook next 300") },
    { CALL("nobody reachable but who is off duty", &phones_of_others, 0, -1, -1, "1 1 sound all next 120") },
    { CALL("nobody reachable any more", &phones_of_others, 30, 0, -1, "1 1 sound all next 120") },
    { CALL("two minutes are two minutes", &phones_of_others, 120, 1, -1, "2 2 all named webhook next 300") },
    { CALL("reachable again", &room, 30, 2, 2, "0 0 next 60") },
    // ---- a crowd: one chime for all (see below)
    { CALL("five are no crowd", &five, 0, -1, -1, "0 0 sound duty next 60") },
    { CALL("six are", &crowd, 0, -1, -1, "0 0 next 60 quietly") },
    { CALL("a minute in a crowd", &crowd, 60, 0, -1, "1 1 next 120 quietly") },
    { CALL("the lead is called out of a crowd", &crowd, 120, 1, -1, "2 2 lead named webhook next 300") },
    { CALL("but once", &crowd, 300, 2, 2, "2 3 named next 480") },
    { CALL("or later, where it was missed", &crowd, 300, 1, -1, "2 3 lead named webhook next 480") },
    { CALL("help is above a crowd", &crowd, 0, -1, 0, "0 0 sound duty next 60"), .is_help = true },
    // ---- quiet
    { CALL("quiet: light only", &room, 0, -1, -1, "0 0 next 60 quietly"), .is_quiet = true },
    { CALL("quiet: the webhook is no noise", &room, 120, 1, -1, "2 2 named webhook next 300"),
      .is_quiet = true },
    { CALL("quiet help", &room, 0, -1, -1, "0 0 webhook next 60"), .is_quiet = true, .is_help = true },
    // ---- from the programme's start: light and phones
    { CALL("after the start", &room, 0, -1, -1, "0 0 duty next 60"), .arrives_s = LATE },
    { CALL("a minute after it", &room, 60, 0, -1, "1 1 all next 120"), .arrives_s = LATE },
    { CALL("a reminder after it", &room, 300, 2, 2, "2 3 all named next 480"), .arrives_s = LATE },
    { CALL("the last chime before it", &room, 299, 2, 1, "2 2 webhook next 300"), .arrives_s = 40 * 60 },
    { CALL("the reminder at it", &room, 300, 2, 2, "2 3 all named next 480"), .arrives_s = 40 * 60 },
    // ---- doors and close
    { CALL("before doors", &room, 1, -1, -1, "0 -1 next 601"), .arrives_s = -600 },
    { CALL("before doors, with nobody on duty", &nobody, 1, -1, -1, "0 -1 next 601"), .arrives_s = -600 },
    { CALL("after close", &room, 60, 0, -1, "0 -1 next never"), .arrives_s = CLOSES - 60 },
    { CALL("after close, help too", &room, 60, 0, -1, "0 -1 next never"), .arrives_s = CLOSES - 60,
      .is_help = true },
    { CALL("just before close", &room, 59, 0, -1, "0 0 next 60"), .arrives_s = CLOSES - 60 },
    { CALL("claimed over the close", &room, 240, 0, -1, "0 -1 next never"), .state = STATE_CLAIMED,
      .arrives_s = CLOSES - 60 },
    // ---- help
    { CALL("help at once", &room, 0, -1, -1, "0 0 sound duty webhook next 60"), .is_help = true },
    { CALL("the webhook heard of it", &room, 60, 0, 0, "1 1 sound all next 120"), .is_help = true },
    { CALL("and again at its level", &room, 120, 1, 0, "2 2 all named webhook next 300"), .is_help = true },
    { CALL("help has reminders", &room, 300, 2, 2, "2 3 sound all named next 480"), .is_help = true },
    { CALL("help with nobody on duty", &nobody, 0, -1, -1, "2 2 sound all named webhook next 300"),
      .is_help = true },
    // ---- the webhook
    { CALL("no webhook", &room, 120, 1, -1, "2 2 all named next 300"), .no_webhook = true },
    { CALL("no webhook for help", &room, 0, -1, -1, "0 0 sound duty next 60"), .no_webhook = true,
      .is_help = true },
    { CALL("a webhook from the first level on", &room, 60, 0, -1, "1 1 sound all webhook next 120"),
      .webhook_level = 1 },
    { CALL("and at the next", &room, 120, 1, 1, "2 2 all named webhook next 300"), .webhook_level = 1 },
    { CALL("a webhook at once", &room, 0, -1, -1, "0 0 sound duty webhook next 60"), .webhook_level = -1 },
    { CALL("another device's guest", &room, 120, 1, -1, "2 2 all named next 150"), .is_elsewhere = true },
    { CALL("half a minute later", &room, 150, 2, -1, "2 2 webhook next 300"), .is_elsewhere = true },
    { CALL("another device's, told", &room, 151, 2, 2, "2 2 next 300"), .is_elsewhere = true },
    { CALL("another device's help", &room, 0, -1, -1, "0 0 sound duty next 30"), .is_elsewhere = true,
      .is_help = true },
    { CALL("help half a minute later", &room, 30, 0, -1, "0 0 webhook next 60"), .is_elsewhere = true,
      .is_help = true },
    { CALL("elsewhere, nobody on duty", &nobody, 0, -1, -1, "2 2 sound all named next 30"),
      .is_elsewhere = true },
    { CALL("elsewhere, nobody on duty, later", &nobody, 30, 2, -1, "2 2 webhook next 300"),
      .is_elsewhere = true },
};

static void describe(char *line, size_t size, const struct escalation *escalation, int64_t arrives_ms)
{
    static const char *const phones[] = { "", " duty", " lead", " all" };
    size_t at = (size_t)snprintf(line, size, "%d %d%s%s%s%s%s", escalation->level, escalation->step,
                                 escalation->sound ? " sound" : "", phones[escalation->phones],
                                 escalation->lead ? " named" : "", escalation->webhook ? " webhook" : "",
                                 escalation->asks_owner ? " asks" : "");

    if (escalation->next_ms)
        at += (size_t)snprintf(line + at, size - at, " next %d",
                               (int)((escalation->next_ms - arrives_ms) / SECOND_MS));
    else
        at += (size_t)snprintf(line + at, size - at, " next never");
    if (escalation->is_due && !escalation->sound && !escalation->phones && !escalation->lead &&
        !escalation->webhook)
        snprintf(line + at, size - at, " quietly");
}

static void a_call_grows_by_the_table(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct row *row = &rows[i];
        struct escalation_settings settings = usual;
        int64_t arrives_ms = (row->arrives_s ? row->arrives_s : ARRIVES) * (int64_t)SECOND_MS;
        const struct escalation_facts facts = { .is_help = row->is_help,
                                                .state = row->state ? row->state : STATE_WAITING,
                                                .since_ms = arrives_ms,
                                                .until_ms = arrives_ms + (UNTIL - ARRIVES) * SECOND_MS,
                                                .is_elsewhere = row->is_elsewhere,
                                                .taken = row->taken,
                                                .told = row->told };
        struct escalation escalation;
        char line[200];

        settings.is_quiet = row->is_quiet;
        settings.has_webhook = !row->no_webhook;
        settings.webhook_level = row->webhook_level < 0 ? 0 : row->webhook_level ? row->webhook_level : 2;
        escalation_read(&escalation, &settings, row->room, &breakfast, &facts,
                        arrives_ms + row->now_s * (int64_t)SECOND_MS);
        describe(line, sizeof line, &escalation, arrives_ms);
        if (strcmp(line, row->expected) != 0)
            fail_msg("%s: %s, but it is %s", row->when, row->expected, line);
        assert_true(!escalation.is_due || escalation.step > row->taken);
    }
}

// Looked at whenever it said that something changes, a call goes through all its steps, each once.
static void looking_when_told_misses_nothing(void **state)
{
    struct escalation_facts facts = {
        .state = STATE_WAITING, .since_ms = 5 * MINUTE_MS, .taken = -1, .told = -1
    };
    int64_t now_ms = 0;
    int steps = 0, looks = 0;
    struct escalation escalation;

    (void)state;
    do {
        escalation_read(&escalation, &usual, &room, &breakfast, &facts, now_ms);
        if (escalation.is_due) {
            assert_int_equal(escalation.step, facts.taken + 1);
            facts.taken = escalation.step;
            steps++;
        }
        if (escalation.webhook)
            facts.told = escalation.level;
        assert_true(!escalation.next_ms || escalation.next_ms > now_ms);
        now_ms = escalation.next_ms;
        looks++;
    } while (now_ms && steps < 20);
    assert_int_equal(steps, 20);
    assert_int_equal(looks, 21); // one before the arrival
    assert_int_equal(facts.told, 2);
}

// Odd settings neither stop a call nor have it looked at for ever.
static void odd_settings_do_no_harm(void **state)
{
    static const struct escalation_settings odd[] = {
        { .level1_s = 300, .level2_s = 60, .repeat_s = 10, .ask_s = 0, .crowd = 1, .webhook_level = 0 },
        { .level1_s = 60, .level2_s = 60, .repeat_s = 86400, .ask_s = 86400, .crowd = 1, .webhook_level = 0 },
        { .level1_s = 86400,
          .level2_s = 86400,
          .repeat_s = 10,
          .ask_s = 86400,
          .crowd = 1,
          .webhook_level = 2 },
    };

    (void)state;
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        struct escalation_facts facts = {
            .state = STATE_WAITING, .since_ms = 5, .until_ms = 5000, .taken = -1, .told = -1
        };
        int64_t now_ms = 5;

        for (int look = 0; look < 500 && now_ms; look++) {
            struct escalation escalation;

            facts.state = look % 3 == 2 ? STATE_CLAIMED : STATE_WAITING;
            facts.until_ms = now_ms + 1;
            escalation_read(&escalation, &odd[i], &room, &breakfast, &facts, now_ms);
            assert_true(!escalation.next_ms || escalation.next_ms > now_ms);
            assert_true(escalation.level <= ESCALATION_LEVEL_MOST);
            if (escalation.is_due)
                facts.taken = escalation.step;
            now_ms = escalation.next_ms;
        }
    }
}

static void a_crowd_is_called_once_a_minute(void **state)
{
    static const struct {
        const char *when;
        const struct escalation_room *room;
        int64_t last_ms, now_ms, next_ms;
        bool is_due, is_quiet;
    } cases[] = {
        { "nothing was heard yet", &crowd, 0, 10 * MINUTE_MS, 11 * MINUTE_MS, true, false },
        { "a moment ago", &crowd, 10 * MINUTE_MS, 10 * MINUTE_MS + 1, 11 * MINUTE_MS, false, false },
        { "a minute ago", &crowd, 10 * MINUTE_MS, 11 * MINUTE_MS, 12 * MINUTE_MS, true, false },
        { "in a time to come", &crowd, 20 * MINUTE_MS, 11 * MINUTE_MS, 12 * MINUTE_MS, true, false },
        { "five are none", &five, 0, 10 * MINUTE_MS, 0, false, false },
        { "quiet", &crowd, 0, 10 * MINUTE_MS, 0, false, true },
        { "before doors", &crowd, 0, 0, 0, false, false },
        { "after close", &crowd, 0, CLOSES * (int64_t)SECOND_MS, 0, false, false },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct escalation_settings settings = usual;
        int64_t next_ms;

        settings.is_quiet = cases[i].is_quiet;
        if (escalation_crowd(&settings, cases[i].room, &breakfast, cases[i].last_ms, cases[i].now_ms,
                             &next_ms) != cases[i].is_due ||
            next_ms != cases[i].next_ms)
            fail_msg("%s", cases[i].when);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_call_grows_by_the_table),
        cmocka_unit_test(looking_when_told_misses_nothing),
        cmocka_unit_test(odd_settings_do_no_harm),
        cmocka_unit_test(a_crowd_is_called_once_a_minute),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
