// What the parser makes of command lines, and what it says to wrong ones, over a small
// table of commands of its own.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "cli/command_line.h"
#include "util/str.h"

static const struct option_row add_options[] = {
    { "name", "NAME", "the name of it", .is_required = true },
    { "map", "A=B", "a column and a field", .repeats = true },
    { "yes", NULL, "do not ask", 0, 0 },
    { "o", "FILE", "where it goes", 0, 0 },
    { 0 },
};
static const struct option_row duty_options[] = {
    { "limit", "N", "at most so many", 0, 0 },
    { "role", "guest|member", "what they are", 0, 0 },
    { 0 },
};
static const struct command_row rows[] = {
    { .path = "event add", .summary = "add", .options = add_options },
    { .path = "event list", .summary = "list", .words = { { "EVENT", true } } },
    { .path = "import", .summary = "import", .words = { { "FILE", false } }, .options = add_options + 1 },
    { .path = "import undo", .summary = "undo", .words = { { "BATCH", false } } },
    { .path = "duty",
      .summary = "duty",
      .words = { { "HOST", false }, { "on|off", false } },
      .options = duty_options },
    { .path = "set", .summary = "set", .words = { { "K", false }, { "V", false } } },
    { 0 },
};
static const struct command_family families[] = { { "All", rows }, { 0 } };

enum { ARGUMENTS = 8 };

// What was understood in one line: "path|words|options|globals".
static void describe(struct str *out, const struct command_line *line)
{
    str_addf(out, "%s|", line->path);
    for (size_t i = 0; i < line->word_count; i++)
        str_addf(out, "%s%s", i ? "," : "", line->words[i]);
    str_add(out, "|");
    for (size_t i = 0; i < line->option_count; i++)
        str_addf(out, "%s%s=%s", i ? "," : "", line->options[i].row->name,
                 line->options[i].value ? line->options[i].value : "(alone)");
    str_addf(out, "|%s%s%s%s%s", line->db ? line->db : "", line->json ? " json" : "",
             line->quiet ? " quiet" : "", line->wants_help ? " help" : "",
             line->wants_version ? " version" : "");
}

struct good_case {
    const char *arguments[ARGUMENTS];
    const char *understood;
};

static const struct good_case good_cases[] = {
    { { "event", "add", "--name", "A" }, "event add||name=A|" },
    { { "event", "add", "--name=A" }, "event add||name=A|" },
    { { "event", "add", "--name=A=B" }, "event add||name=A=B|" },
    { { "event", "add", "--name", "" }, "event add||name=|" },
    { { "event", "add", "--name=" }, "event add||name=|" },
    { { "event", "add", "--name", "-5" }, "event add||name=-5|" },
    { { "event", "add", "--name", "--json" }, "event add||name=--json|" },
    { { "event", "add", "--name", "--" }, "event add||name=--|" },
    { { "event", "add", "--name", "A", "--yes" }, "event add||name=A,yes=(alone)|" },
    { { "event", "add", "--yes", "--yes", "--name", "A" }, "event add||yes=(alone),yes=(alone),name=A|" },
    { { "event", "add", "--name", "A", "-o", "F" }, "event add||name=A,o=F|" },
    { { "import", "f.csv", "--map", "a=b", "--map=c=d" }, "import|f.csv|map=a=b,map=c=d|" },
    { { "import", "-" }, "import|-||" },
    { { "import", "--yes", "undo" }, "import|undo|yes=(alone)|" },
    { { "import", "--", "undo" }, "import|undo||" },
    { { "import", "./undo" }, "import|./undo||" },
    { { "import", "undo", "b1" }, "import undo|b1||" },
    { { "import", "--", "--yes" }, "import|--yes||" },
    { { "import", "--", "--" }, "import|--||" },
    { { "duty", "h", "on", "--limit", "20", "--role=member" }, "duty|h,on|limit=20,role=member|" },
    { { "duty", "h", "off", "--limit", "007" }, "duty|h,off|limit=007|" },
    { { "set", "k", "-5" }, "set|k,-5||" },
    { { "set", "k", "-.5" }, "set|k,-.5||" },
    { { "set", "k", "" }, "set|k,||" },
    { { "event", "list" }, "event list|||" },
    { { "event", "list", "x" }, "event list|x||" },
    { { "--json", "event", "list" }, "event list||| json" },
    { { "event", "--json", "list" }, "event list||| json" },
    { { "event", "list", "--json", "--json" }, "event list||| json" },
    { { "--db", "f", "event", "list", "--quiet" }, "event list|||f quiet" },
    { { "event", "list", "--db=-" }, "event list|||-" },
    { { "event", "--help" }, "event||| help" },
    { { "--help" }, "||| help" },
    { { "event", "add", "--help" }, "event add||| help" },
    { { "--help", "set" }, "set||| help" },
    { { "--version" }, "||| version" },
};

static int count_of(const char *const *arguments)
{
    int count = 0;

    while (count < ARGUMENTS && arguments[count])
        count++;
    return count;
}

static void right_lines_are_understood(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof good_cases / sizeof *good_cases; i++) {
        const struct good_case *good = &good_cases[i];
        struct command_line line;
        struct err err = { 0 };
        struct str seen = { 0 };

        if (!command_line_parse(&line, families, count_of(good->arguments), good->arguments, &err))
            fail_msg("%s: %s", good->understood, err.text);
        describe(&seen, &line);
        assert_string_equal(str_text(&seen), good->understood);
        str_finish(&seen);
        command_line_finish(&line);
    }
}

struct wrong_case {
    const char *arguments[ARGUMENTS];
    const char *sentence;
};

static const struct wrong_case wrong_cases[] = {
    { { NULL }, "no command is given: \"usher help\" lists them" },
    { { "" }, "there is no command \"\": \"usher help\" lists them" },
    { { "zebra" }, "there is no command \"zebra\": \"usher help\" lists them" },
    { { "imprt" }, "there is no command \"imprt\": did you mean \"import\"?" },
    { { "imp" }, "there is no command \"imp\": did you mean \"import\"?" },
    { { "event" }, "\"event\" alone is not a command: add one of add, list" },
    { { "event", "lst" }, "there is no command \"event lst\": did you mean \"event list\"?" },
    { { "event", "--name", "x" }, "\"event\" alone is not a command: add one of add, list" },
    { { "--name", "x" }, "there is no option \"--name\" without a command: \"usher help\" lists both" },
    { { "event", "add", "--nme", "x" }, "\"event add\" has no option \"--nme\": did you mean \"--name\"?" },
    { { "event", "add", "--zebra" },
      "\"event add\" has no option \"--zebra\": see \"usher help event add\"" },
    { { "event", "add", "--jsno" }, "\"event add\" has no option \"--jsno\": did you mean \"--json\"?" },
    { { "event", "add", "-name", "x" }, "\"event add\" has no option \"-name\": did you mean \"--name\"?" },
    { { "event", "add", "--o", "x" }, "\"event add\" has no option \"--o\": see \"usher help event add\"" },
    { { "event", "add", "--name" }, "--name needs a value: write --name NAME" },
    { { "event", "add", "-o" }, "-o needs a value: write -o FILE" },
    { { "event", "add", "--yes=1" }, "--yes takes no value: write --yes alone" },
    { { "event", "list", "--json=1" }, "--json takes no value: write --json alone" },
    { { "event", "add", "--name", "a", "--name", "b" }, "--name is given twice: give it once" },
    { { "--db", "a", "--db", "b", "event", "list" }, "--db is given twice: give it once" },
    { { "--db=", "event", "list" }, "--db is empty: name a FILE" },
    { { "event", "add" }, "\"event add\" needs --name NAME: see \"usher help event add\"" },
    { { "duty", "h", "of" }, "the word cannot be \"of\": give one of on|off" },
    { { "duty", "h", "on|off" }, "the word cannot be \"on|off\": give one of on|off" },
    { { "duty", "h", "" }, "\"duty\" needs on|off: see \"usher help duty\"" },
    { { "duty", "h", "on", "--role", "king" }, "--role cannot be \"king\": give one of guest|member" },
    { { "duty", "h", "on", "--limit", "0" }, "--limit cannot be \"0\": give a whole number from 1 on" },
    { { "duty", "h", "on", "--limit", "-3" }, "--limit cannot be \"-3\": give a whole number from 1 on" },
    { { "duty", "h", "on", "--limit", "2x" }, "--limit cannot be \"2x\": give a whole number from 1 on" },
    { { "duty", "h", "on", "--limit", "99999999999" },
      "--limit cannot be \"99999999999\": give a whole number from 1 on" },
    { { "duty", "h", "on", "--limit=" }, "--limit cannot be \"\": give a whole number from 1 on" },
    { { "import" }, "\"import\" needs FILE: see \"usher help import\"" },
    { { "set", "k" }, "\"set\" needs V: see \"usher help set\"" },
    { { "event", "list", "a", "b" },
      "\"event list\" has no place for the word \"b\": see \"usher help event list\"" },
};

static void wrong_lines_are_refused_with_a_way_out(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof wrong_cases / sizeof *wrong_cases; i++) {
        const struct wrong_case *wrong = &wrong_cases[i];
        struct command_line line;
        struct err err = { 0 };

        if (command_line_parse(&line, families, count_of(wrong->arguments), wrong->arguments, &err))
            fail_msg("understood, but: %s", wrong->sentence);
        assert_string_equal(err.text, wrong->sentence);
        assert_int_equal(err.kind, ERR_USAGE);
        command_line_finish(&line);
    }
}

static void options_are_found_again(void **state)
{
    const char *arguments[] = { "import", "f", "--map", "a=1", "--map", "b=2", "--yes" };
    struct command_line line;

    (void)state;
    assert_true(command_line_parse(&line, families, 7, arguments, NULL));
    assert_string_equal(line_word(&line, 0), "f");
    assert_null(line_word(&line, 1));
    assert_int_equal(line_count(&line, "map"), 2);
    assert_string_equal(line_option(&line, "map"), "a=1");
    assert_string_equal(line_option_at(&line, "map", 1), "b=2");
    assert_null(line_option_at(&line, "map", 2));
    assert_null(line_option(&line, "o"));
    assert_true(line_has(&line, "yes"));
    command_line_finish(&line);
}

static void globals_are_understood_before_an_error(void **state)
{
    const char *arguments[] = { "--json", "--quiet", "zebra" };
    struct command_line line;

    (void)state;
    assert_false(command_line_parse(&line, families, 3, arguments, NULL));
    assert_true(line.json && line.quiet);
    command_line_finish(&line);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(right_lines_are_understood),
        cmocka_unit_test(wrong_lines_are_refused_with_a_way_out),
        cmocka_unit_test(options_are_found_again),
        cmocka_unit_test(globals_are_understood_before_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
