// Tables of folds: a guest's facts by line, and what they add up to, whatever order they come in.
// After cmocka's headers.
#pragma once

#include "domain/fact_lines.h"
#include "domain/fold_dump.h"

struct fold_row {
    const char *shows, *members[4], *lines[24], *expected[16];
};

enum { FOLD_ORDERS = 24 };

static inline void fold_check(const struct fold_row *row)
{
    struct line_facts facts;
    struct fold fold = { 0 };
    struct str expected = { 0 }, seen = { 0 };
    size_t member_count = 0;

    line_facts_read(&facts, row->lines);
    while (row->members[member_count])
        member_count++;
    for (size_t i = 0; row->expected[i]; i++)
        str_addf(&expected, "%s\n", row->expected[i]);
    fold_sort_lines(&expected);
    for (unsigned seed = 0; seed < FOLD_ORDERS; seed++) {
        line_facts_shuffle(&facts, seed);
        fold_guest(&fold, row->members, member_count, facts.facts, facts.count);
        fold_dump(&seen, &fold);
        if (strcmp(str_text(&seen), str_text(&expected)) != 0)
            fail_msg("%s: folded to\n%swhere this was expected:\n%s", row->shows, str_text(&seen),
                     str_text(&expected));
    }
    fold_finish(&fold);
    line_facts_finish(&facts);
    str_finish(&expected);
    str_finish(&seen);
}
