#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "domain/find_row.h"
#include "domain/mask.h"

static void letters_are_counted_as_what_they_say(void **state)
{
    static const struct {
        const char *typed;
        size_t letters;
    } rows[] = {
        { "", 0 },    { " - .", 0 },    { "a", 1 },  { "Jo", 2 },   { "jo s", 3 },
        { "4u", 2 },  { "é", 1 },       { "王", 2 }, { "王小", 4 }, { "김", 2 },
        { "や", 1 }, { "O'Brien", 6 }, { "م", 1 },  { "王 k", 3 },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (find_letters(rows[i].typed) != rows[i].letters)
            fail_msg("'%s': %zu", rows[i].typed, find_letters(rows[i].typed));
    }
}

static void the_door_says_what_to_do(void **state)
{
    static const struct {
        const char *typed;
        size_t fits, typed_whole;
        enum find_say say;
    } rows[] = {
        { "", 0, 0, FIND_KEEP_TYPING },      { "j", 0, 0, FIND_KEEP_TYPING },
        { "j", 3, 0, FIND_KEEP_TYPING },     { "jo", 0, 0, FIND_KEEP_TYPING },
        { "jo", 1, 0, FIND_SHOW_ROWS },      { "jo", 5, 0, FIND_SHOW_ROWS },
        { "jo", 6, 0, FIND_KEEP_TYPING },    { "bo", 6, 6, FIND_ADD_COMPANY },
        { "王", 5, 0, FIND_SHOW_ROWS },      { "王", 6, 0, FIND_KEEP_TYPING },
        { "김", 1, 0, FIND_SHOW_ROWS },      { "や", 1, 0, FIND_KEEP_TYPING },
        { "jos", 6, 0, FIND_SHOW_ROWS },     { "jos", 0, 0, FIND_KEEP_TYPING },
        { "jose", 0, 0, FIND_NOBODY },       { "王小", 0, 0, FIND_NOBODY },
        { "dana kim", 5, 5, FIND_SHOW_ROWS }, { "dana kim", 6, 5, FIND_SHOW_ROWS },
        { "dana kim", 6, 6, FIND_ADD_COMPANY }, { "dana kim acme", 6, 0, FIND_SHOW_ROWS },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        enum find_say say = find_say(find_letters(rows[i].typed), rows[i].fits, rows[i].typed_whole);

        if (say != rows[i].say)
            fail_msg("'%s' with %zu: %s", rows[i].typed, rows[i].fits, find_say_names[say]);
    }
}

// ---- telling apart

enum { FIELDS = 5, PEOPLE = 4 };

struct told {
    const char *people[PEOPLE][FIELDS]; // name, company, title, e-mail, phone
    const char *shown;                  // a line each: shown|detail, ~ alike, *n several
};

static const struct told tables[] = {
    { { { "Amara Okafor", "Acme Robotics", "CEO", "amara@acme.example", "0151 12" } },
      "Amara O.|Acme Robotics\n" },
    { { { "Amara Okafor", "", "CEO", "amara@acme.example", "" } }, "Amara O.|\n" },
    { { { "Dana Kim", "Acme", "", "", "" }, { "Dana Koch", "Blum", "", "", "" } },
      "Dana K.|Acme~\nDana K.|Blum~\n" },
    { { { "Dana Kim", "Acme", "", "", "" }, { "dána Kóch", "", "", "", "" } },
      "Dana K.|Acme~\ndána K.|~\n" },
    { { { "Dana Kim", "Acme", "CEO", "d@a.example", "1" }, { "Dana Kim", "ACME", "Cook", "d@a.example", "1" } },
      "Dana K.|Acme · CEO~\nDana K.|ACME · Cook~\n" },
    { { { "Dana Kim", "Acme", "", "dana@a.example", "" }, { "Dana Kim", "Acme", "", "kim@a.example", "" } },
      "Dana K.|Acme · d•••@a.example~\nDana K.|Acme · k•••@a.example~\n" },
    { { { "Dana Kim", "", "", "d1@a.example", "+49 30 12" }, { "Dana Kim", "", "", "d2@a.example", "030/4-7" } },
      "Dana K.|•••12~\nDana K.|•••47~\n" }, // the addresses look the same once masked
    { { { "Dana Kim", "", "", "d1@a.example", "0112" }, { "Dana Kim", "", "", "d2@a.example", "0212" } },
      "Dana K.|~*2\n" },
    { { { "Dana Kim", "Acme", "", "", "" }, { "Lee Moss", "", "", "", "" }, { "Dana Kim", "Acme", "", "", "" },
        { "Dana Kim", "Acme", "CEO", "", "" } },
      "Dana K.|~*2\nLee M.|\nDana K.|Acme · CEO~\n" },
    { { { "Dana Kim", "Acme", "CEO", "dana@a.example", "" }, { "Dana Kim", "Acme", "CEO", "kim@a.example", "" },
        { "Dana Kim", "Acme", "Cook", "", "" } },
      "Dana K.|Acme · CEO · d•••@a.example~\nDana K.|Acme · CEO · k•••@a.example~\nDana K.|Acme · Cook~\n" },
    { { { "Zoe Ng", "", "", "", "" }, { "Zoe Nye", "", "", "", "" } }, "Zoe N.|Zoe Ng~\nZoe N.|Zoe Nye~\n" },
    { { { "王小明", "", "", "", "" }, { "王小红", "", "", "", "" } }, "王小明|\n王小红|\n" },
    { { { "Madonna", "Acme", "", "", "" }, { "Madonna", "Blum", "", "", "" } }, "Madonna|Acme~\nMadonna|Blum~\n" },
};

static size_t fill(struct find_row rows[PEOPLE], const struct told *table)
{
    size_t count = 0;

    for (; count < PEOPLE && table->people[count][0]; count++) {
        const char *const *person = table->people[count];

        rows[count] = (struct find_row){ person[0], "", "", person[1], person[2], person[3], person[4], count,
                                         { 0 }, { 0 }, false, 0 };
    }
    return count;
}

static void rows_that_look_alike_are_told_apart(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        struct find_row rows[PEOPLE] = { 0 };
        size_t count = fill(rows, &tables[i]), kept = find_rows_tell(rows, count);
        struct str told = { 0 };

        for (size_t j = 0; j < kept; j++) {
            str_addf(&told, "%s|%s%s", str_text(&rows[j].shown), str_text(&rows[j].detail),
                     rows[j].alike ? "~" : "");
            if (rows[j].several)
                str_addf(&told, "*%zu", rows[j].several);
            str_add(&told, "\n");
        }
        assert_string_equal(str_text(&told), tables[i].shown);
        str_finish(&told);
        for (size_t j = 0; j < count; j++)
            find_row_finish(&rows[j]);
    }
}

static void addresses_and_numbers_are_hidden(void **state)
{
    static const struct {
        void (*mask)(struct str *out, const char *text);
        const char *text, *masked;
    } rows[] = {
        { mask_email, "samara@north.example", "s•••@north.example" },
        { mask_email, "é@x", "é•••@x" },
        { mask_email, "a@b@north.example", "a•••@north.example" },
        { mask_email, "@north.example", "" },
        { mask_email, "samara@", "" },
        { mask_email, "samara", "" },
        { mask_email, "", "" },
        { mask_phone, "+49 (30) 90 12-7", "•••27" },
        { mask_phone, "12", "•••12" },
        { mask_phone, "1", "" },
        { mask_phone, "", "" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str masked = { 0 };

        rows[i].mask(&masked, rows[i].text);
        assert_string_equal(str_text(&masked), rows[i].masked);
        str_finish(&masked);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_are_counted_as_what_they_say),
        cmocka_unit_test(the_door_says_what_to_do),
        cmocka_unit_test(rows_that_look_alike_are_told_apart),
        cmocka_unit_test(addresses_and_numbers_are_hidden),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
