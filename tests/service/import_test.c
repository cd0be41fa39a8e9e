// Who is who in a guest list, and what each row comes to: small lists one after the other.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "service/told_world.h"

enum { LISTS = 3 };

struct story {
    const char *name;
    struct list lists[LISTS];
};

static const struct story stories[] = {
    { "the same list again is all unchanged",
      { { { "|Ann Lee|a@x.org|Acme", "|Bob Ray||Bolt", "|Cy Dee||" }, "AAA", 3, 3, 0 },
        { { "|Ann Lee|a@x.org|Acme", "|Bob Ray||Bolt", "|Cy Dee||" }, "NNN", 3, 3, 0 } } },
    { "another order changes nothing",
      { { { "|Ann Lee|a@x.org|Acme", "|Bob Ray||Bolt" }, "AA", 2, 2, 0 },
        { { "|Bob Ray||Bolt", "|Ann Lee|a@x.org|Acme" }, "NN", 2, 2, 0 } } },
    { "the system's own id beats every other sign",
      { { { "1|Ann Lee|a@x.org|Acme" }, "A", 1, 1, 0 }, { { "1|Zoe Kim|z@x.org|Other" }, "U", 1, 1, 0 } } },
    { "one address for colleagues: other names are other people",
      { { { "|Ann Lee|a@x.org|", "|Bob Ray|a@x.org|", "|Ann Lee|a@x.org|" }, "AAN", 2, 2, 0 },
        { { "|Bob Ray|a@x.org|", "|Ann Lee|a@x.org|" }, "NN", 2, 2, 0 } } },
    { "two slips in the name, or a part of it, are the same person",
      { { { "|Katharina Mueller|k@x.org|" }, "A", 1, 1, 0 },
        { { "|Katarina Mueler|k@x.org|" }, "U", 1, 1, 0 },
        { { "|Katarina|k@x.org|" }, "U", 1, 1, 0 } } },
    { "without an address: name and company, and the n-th of them",
      { { { "|Ann Lee||Acme", "|Ann Lee||Acme", "|Ann Lee||Bolt" }, "AAA", 3, 3, 0 },
        { { "|Ann Lee||Bolt", "|Ann Lee||Acme", "|Ann Lee||Acme", "|ANN  LEE||acme" }, "NNNA", 4, 4, 0 } } },
    { "an address is learned, a second one is somebody else's",
      { { { "|Ann Lee||Acme" }, "A", 1, 1, 0 },
        { { "|Ann Lee|a@x.org|Acme" }, "U", 1, 1, 0 },
        { { "|Ann Lee|b@x.org|Acme" }, "A", 2, 2, 0 } } },
    { "an address alone waits for its name",
      { { { "|m@x.org|m@x.org|" }, "A", 1, 1, 0 }, { { "|Mia Moe|m@x.org|" }, "U", 1, 1, 0 } } },
    { "an address without its name leaves the name as it is",
      { { { "|Mia Moe|m@x.org|" }, "A", 1, 1, 0 },
        { { "|m@x.org|m@x.org|" }, "N", 1, 1, 0 },
        { { "|Mia Moe|m@x.org|" }, "N", 1, 1, 0 } } },
    { "tickets that nobody has a name for yet are a guest each",
      { { { "=1|b@x.org|b@x.org|", "=2|b@x.org|b@x.org|", "=3|Bob Ray|b@x.org|" }, "AAA", 3, 3, 0 },
        { { "=1|b@x.org|b@x.org|", "=2|Ann Lee|b@x.org|", "=3|Bob Ray|b@x.org|" }, "NUN", 3, 3, 0 } } },
    { "who has an address beside a namesake who has none",
      { { { "|Ann Lee|a@x.org|Acme", "|Ann Lee|a@x.org|Acme", "|Ann Lee|b@x.org|Acme", "|Ann Lee||Acme" },
          "ANAA",
          3,
          3,
          0 },
        { { "|Ann Lee||Acme", "|Ann Lee|b@x.org|Acme", "|Ann Lee|a@x.org|Acme" }, "NNN", 3, 3, 0 } } },
    { "a ticket code of the event tells who it is",
      { { { "|Ann Lee|||T77" }, "A", 1, 1, 0 }, { { "|Anneliese Leeuw|||T77" }, "U", 1, 1, 0 } } },
    { "one code for a whole order: other names are other people",
      { { { "|Ann Lee|||T77", "|Cy Dee|||T77", "|Ann Lee|||T77" }, "AAN", 2, 2, 0 },
        { { "|Cy Dee|||T77", "|Ann Lee|||T77" }, "NN", 2, 2, 0 } } },
    { "nor is an id that several people have a person's",
      { { { "1|Ann Lee", "1|Cy Dee", "2|Bob Ray" }, "AAA", 3, 3, 0 },
        { { "1|Ann Lee", "1|Cy Dee", "2|Bob Ray" }, "NNN", 3, 3, 0 } } },
    { "a second ticket of one person is one guest",
      { { { "=8|Ann Lee|a@x.org||T1", "=9|Ann Lee|a@x.org||T2" }, "AU", 1, 1, 0 },
        { { "=8|Ann Lee|a@x.org||T1", "=9|Ann Lee|a@x.org||T2" }, "NN", 1, 1, 0 } } },
    { "company that comes along is counted once",
      { { { "5|Dana Kim|d@x.org|||2" }, "A", 3, 3, 0 },
        { { "5|Dana Kim|d@x.org|||2" }, "N", 3, 3, 0 },
        { { "5|Dana Kim|d@x.org|||1" }, "N", 3, 2, 0 } } },
    { "two orders of one person bring company each",
      { { { "=8|Dana Kim|d@x.org|||1", "=9|Dana Kim|d@x.org|||1" }, "AU", 3, 3, 0 },
        { { "=8|Dana Kim|d@x.org|||1", "=9|Dana Kim|d@x.org|||2" }, "NN", 4, 4, 0 } } },
    { "who has cancelled is no longer expected, and may come back",
      { { { "7|Ann Lee|a@x.org|" }, "A", 1, 1, 0 },
        { { "7|Ann Lee|a@x.org|||||s" }, "S", 1, 0, 0 },
        { { "7|Ann Lee|a@x.org|" }, "A", 1, 1, 0 } } },
    { "who has cancelled and signed up again is expected",
      { { { "|Ann Lee|a@x.org|||||s", "|Ann Lee|a@x.org|" }, "SA", 1, 1, 0 },
        { { "|Ann Lee|a@x.org|||||s", "|Ann Lee|a@x.org|" }, "SN", 1, 1, 0 } } },
    { "who has cancelled brings nobody along",
      { { { "5|Dana Kim|d@x.org|||2" }, "A", 3, 3, 0 }, { { "5|Dana Kim|d@x.org|||2||s" }, "S", 3, 0, 0 } } },
    { "a list that replaces takes off who is missing",
      { { { "1|Ann Lee||", "2|Bob Ray||", "3|Cy Dee||" }, "AAA", 3, 3, 0 },
        { { "1|Ann Lee||", "3|Cy Dee||" }, "NN", 3, 3, 0 },
        { { "1|Ann Lee||" }, "N", 3, 1, true } } },
};

static void play(const struct story *story)
{
    char outcomes[ROWS + 1];
    struct told_world world;

    told_begin(&world, "2030-01-01T10:00Z");
    for (int i = 0; i < LISTS && story->lists[i].outcomes; i++) {
        const struct list *list = &story->lists[i];
        struct import_counts counts = import_list(world.store, &world.event, list, outcomes);

        if (strcmp(outcomes, list->outcomes) != 0)
            fail_msg("%s: list %d came to %s, not %s", story->name, i + 1, outcomes, list->outcomes);
        assert_int_equal(counts.read,
                         counts.added + counts.updated + counts.unchanged + counts.skipped + counts.rejected);
        if (made_number(world.store, "SELECT count(*) FROM guest") != list->guests ||
            made_number(world.store, "SELECT count(*) FROM registration WHERE expected") != list->expected)
            fail_msg("%s: list %d leaves %d guests, %d expected", story->name, i + 1,
                     (int)made_number(world.store, "SELECT count(*) FROM guest"),
                     (int)made_number(world.store, "SELECT count(*) FROM registration WHERE expected"));
        made_verify(world.store);
    }
    told_end(&world);
}

static void rows_are_who_they_are(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof stories / sizeof *stories; i++)
        play(&stories[i]);
}

// ---- earlier visits

static void lists_know_who_was_here_before(void **state)
{
    static const struct list list = {
        { "|New One||", "|Old Two||||0|3", "|Never Three||||0|0" }, "AAA", 3, 3, 0
    };
    char outcomes[ROWS + 1];
    struct told_world world;

    (void)state;
    told_begin(&world, "2030-01-01T10:00Z");
    assert_int_equal(import_list(world.store, &world.event, &list, outcomes).first_timers, 2);
    assert_int_equal(made_number(world.store, "SELECT earlier FROM guest WHERE name = 'Old Two'"), 3);
    told_end(&world);
}

// Visits that a list of a past event tells of count, and nobody is owed a hello for them.
static void past_lists_bring_visits(void **state)
{
    static const struct list list = { { "|Was There||||0||a", "|Stayed Away||" }, "AA", 2, 2, 0 };
    char outcomes[ROWS + 1];
    struct told_world world;

    (void)state;
    told_begin(&world, "2020-01-01T10:00Z");
    assert_int_equal(import_list(world.store, &world.event, &list, outcomes).first_timers, 2);
    assert_int_equal(made_number(world.store, "SELECT count(*) FROM visit WHERE method = 'import'"), 1);
    assert_int_equal(made_number(world.store, "SELECT count(*) FROM welcome"), 0);
    ask(world.store, "event.add", "{\"name\":\"New tea\",\"starts\":\"2030-01-01T10:00Z\"}");
    ask(world.store, "visit.check_in", "{\"event\":\"New tea\",\"new\":\"Somebody Else\"}");
    assert_int_equal(made_number(world.store, "SELECT count(*) FROM welcome"), 1);
    told_end(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_who_they_are),
        cmocka_unit_test(lists_know_who_was_here_before),
        cmocka_unit_test(past_lists_bring_visits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
