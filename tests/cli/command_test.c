// Rules that hold for every row of the real table of commands.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <ctype.h>
#include <string.h>

#include "cli/answer.h"
#include "cli/ask.h"
#include "cli/help.h"
#include "service/request.h"

#define main usher_main
int usher_main(int count, char **arguments);
#include "main.c"
#undef main

static void each_row(void (*check)(const struct command_row *row))
{
    size_t rows = 0;

    for (const struct command_family *family = families; family->title; family++)
        for (const struct command_row *row = family->rows; row->path; row++, rows++)
            check(row);
    assert_true(rows > 30);
}

static void is_one_clause(const char *text, const char *of)
{
    if (!text || strlen(text) < 8 || text[strlen(text) - 1] == '.' || isspace(text[0]) || strchr(text, '\n'))
        fail_msg("%s: \"%s\" is not one clause", of, text ? text : "(null)");
}

static void row_explains_itself(const struct command_row *row)
{
    is_one_clause(row->summary, row->path);
    assert_non_null(row->run);
    if (row->about && row->about[strlen(row->about) - 1] != '.')
        fail_msg("%s: about is not whole sentences", row->path);
    for (const struct option_row *option = row->options; option && option->name; option++)
        is_one_clause(option->help, row->path);
}

static void every_command_and_option_is_explained(void **state)
{
    (void)state;
    each_row(row_explains_itself);
}

static void is_placeholder(const char *text, const char *of)
{
    if (strlen(text) == 0 || strpbrk(text, " \t[]<>"))
        fail_msg("%s: \"%s\" is not a placeholder", of, text);
}

static void row_has_sane_placeholders(const struct command_row *row)
{
    bool was_optional = false;

    for (size_t i = 0; i < COMMAND_WORDS && row->words[i].name; i++) {
        is_placeholder(row->words[i].name, row->path);
        if (was_optional && !row->words[i].is_optional)
            fail_msg("%s: %s comes after a word that may be left out", row->path, row->words[i].name);
        was_optional = row->words[i].is_optional;
    }
    for (const struct option_row *option = row->options; option && option->name; option++) {
        if (option->value)
            is_placeholder(option->value, row->path);
        else if (option->is_required || option->repeats)
            fail_msg("%s: --%s stands alone and cannot be required or repeated", row->path, option->name);
        if (option->name[strspn(option->name, "abcdefghijklmnopqrstuvwxyz-")] || option->name[0] == '-')
            fail_msg("%s: --%s is not an option's name", row->path, option->name);
    }
}

static void placeholders_and_names_are_sane(void **state)
{
    (void)state;
    each_row(row_has_sane_placeholders);
}

static void row_asks_for_what_there_is(const struct command_row *row)
{
    if (row->request && !request_find(row->request))
        fail_msg("%s: there is no request %s", row->path, row->request);
    if (row->run == ask_run && !(row->request && row->answer))
        fail_msg("%s: ask_run needs a request and a shape for its answer", row->path);
    if (row->answer && !row->answer->columns && !row->answer->sentence)
        fail_msg("%s: nobody could read the answer", row->path);
}

static void requests_exist_and_their_answers_have_a_shape(void **state)
{
    (void)state;
    each_row(row_asks_for_what_there_is);
}

static void row_is_unique(const struct command_row *row)
{
    if (command_find(families, row->path) != row)
        fail_msg("there are two commands \"%s\"", row->path);
    for (const struct option_row *option = row->options; option && option->name; option++) {
        if (command_option(row, option->name) != option)
            fail_msg("%s: there are two --%s", row->path, option->name);
        if (command_option(NULL, option->name))
            fail_msg("%s: --%s means something else everywhere", row->path, option->name);
    }
}

static void nothing_is_there_twice(void **state)
{
    (void)state;
    each_row(row_is_unique);
}

static void row_is_in_the_help(const struct command_row *row)
{
    struct str text = { 0 };
    struct err err = { 0 };
    json_t *document = help_json(families, row->path, &err);

    assert_true(help_text(&text, families, row->path, &err));
    assert_non_null(strstr(str_text(&text), row->summary));
    assert_string_equal(json_get_text(json_array_get(document, 0), "command"), row->path);
    json_decref(document);
    str_finish(&text);
}

static void every_command_is_in_the_help(void **state)
{
    (void)state;
    each_row(row_is_in_the_help);
}

static void row_has_no_long_lines(const struct command_row *row)
{
    struct str text = { 0 };

    assert_true(help_text(&text, families, row->path, NULL));
    for (const char *line = str_text(&text); *line; line += line[strcspn(line, "\n")] == '\n') {
        if (strcspn(line, "\n") > 0 && line[strcspn(line, "\n") - 1] == ' ')
            fail_msg("%s: a line ends with a space", row->path);
        if (line[0] == ' ' && strcspn(line, "\n") > 92)
            fail_msg("%s: a line is too long: %.90s", row->path, line);
        line += strcspn(line, "\n");
    }
    str_finish(&text);
}

static void help_fits_a_terminal(void **state)
{
    (void)state;
    each_row(row_has_no_long_lines);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_command_and_option_is_explained),
        cmocka_unit_test(placeholders_and_names_are_sane),
        cmocka_unit_test(requests_exist_and_their_answers_have_a_shape),
        cmocka_unit_test(nothing_is_there_twice),
        cmocka_unit_test(every_command_is_in_the_help),
        cmocka_unit_test(help_fits_a_terminal),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
