// Who stands for whom: merges, merges of merges, circles, and their undoing, in any order.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "store/made_store.h"
#include "store/subject.h"
#include "store/unit.h"

// Guests a to e; each line is a merge fact. Expected: the unit of each guest, kept one first.
static const struct unit_row {
    const char *shows, *lines[8], *units[5];
} rows[] = {
    { "nobody was merged", { NULL }, { "a", "b", "c", "d", "e" } },
    { "one into another", { "A1 1 b - guest.merged {'into':'a'}" }, { "ab", "ab", "c", "d", "e" } },
    { "two into one, the order is by id",
      { "A1 1 c - guest.merged {'into':'a'}", "A2 2 b - guest.merged {'into':'a'}" },
      { "abc", "abc", "abc", "d", "e" } },
    { "a chain: nearer ones first",
      { "A1 1 b - guest.merged {'into':'c'}", "A2 2 c - guest.merged {'into':'a'}",
        "A3 3 d - guest.merged {'into':'c'}" },
      { "acbd", "acbd", "acbd", "acbd", "e" } },
    { "the last word counts",
      { "A1 1 b - guest.merged {'into':'a'}", "A2 2 b - guest.merged {'into':'c'}" },
      { "a", "cb", "cb", "d", "e" } },
    { "taken back",
      { "A1 1 b - guest.merged {'into':'a'}", "A2 2 b - guest.merged {'into':null}" },
      { "a", "b", "c", "d", "e" } },
    { "taken back in the middle of a chain",
      { "A1 1 c - guest.merged {'into':'b'}", "A2 2 b - guest.merged {'into':'a'}",
        "A3 3 b - guest.merged {'into':null}" },
      { "a", "bc", "bc", "d", "e" } },
    { "into oneself is into nobody", { "A1 1 a - guest.merged {'into':'a'}" }, { "a", "b", "c", "d", "e" } },
    { "two into each other: the newer link does not count",
      { "A1 1 a - guest.merged {'into':'b'}", "B1 2 b - guest.merged {'into':'a'}" },
      { "ba", "ba", "c", "d", "e" } },
    { "a circle of three with a tail: the newest link of the circle does not count",
      { "A1 1 a - guest.merged {'into':'b'}", "B1 9 b - guest.merged {'into':'c'}",
        "A2 3 c - guest.merged {'into':'a'}", "A3 20 d - guest.merged {'into':'a'}" },
      { "bacd", "bacd", "bacd", "bacd", "e" } },
    { "a circle that is opened again",
      { "A1 1 a - guest.merged {'into':'b'}", "B1 2 b - guest.merged {'into':'a'}",
        "A2 3 a - guest.merged {'into':null}" },
      { "ab", "ab", "c", "d", "e" } },
    { "into somebody nobody has heard of",
      { "A1 1 a - guest.merged {'into':'x'}", "A2 2 b - guest.merged {'into':'x'}" },
      { "xab", "xab", "c", "d", "e" } },
};

static const char *const guests[] = {
    "G1 0 a - guest.edited {'fields':{'name':'Ann'}}", "G2 0 b - guest.edited {'fields':{'name':'Bob'}}",
    "G3 0 c - guest.edited {'fields':{'name':'Cem'}}", "G4 0 d - guest.edited {'fields':{'name':'Dee'}}",
    "G5 0 e - guest.edited {'fields':{'name':'Eva'}}", NULL,
};

static void expect_unit(struct store *store, const struct unit_row *row, int which)
{
    const char id[] = { (char)('a' + which), '\0' };
    char seen[20] = "";
    struct unit unit = { 0 };
    struct err err = { 0 };
    int64_t num;

    expect_done(subject_num(store, id, &num, &err) && unit_find(store, &unit, num, &err), err);
    for (size_t i = 0; i < unit.count; i++)
        strcat(seen, unit.members[i].id);
    if (strcmp(seen, row->units[which]) != 0)
        fail_msg("%s: %s is of %s, not of %s", row->shows, id, seen, row->units[which]);
    unit_finish(&unit);
}

// As written, backwards, and each in its own transaction.
static void receive(struct store *store, const struct unit_row *row, int way)
{
    const char *lines[9] = { NULL };
    size_t count = 0;

    while (row->lines[count])
        count++;
    for (size_t i = 0; i < count; i++)
        lines[i] = row->lines[way == 1 ? count - 1 - i : i];
    for (size_t i = 0; way == 2 && i < count; i++)
        made_receive(store, (const char *const[]){ lines[i], NULL });
    made_receive(store, lines);
}

static void units_follow_the_links(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        for (int way = 0; way < 3; way++) {
            char folder[MADE_PATH];
            struct store *store;

            made_folder(folder);
            store = made_store(folder, "a");
            made_receive(store, guests);
            receive(store, &rows[i], way);
            for (int which = 0; which < 5; which++)
                expect_unit(store, &rows[i], which);
            made_verify(store);
            store_close(store);
            made_folder_finish(folder);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(units_follow_the_links) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
