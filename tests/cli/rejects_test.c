#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/rejects.h"
#include "util/file.h"

static char folder[] = "/tmp/usher-rejects-XXXXXX";

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) && chdir(folder) == 0 && mkdir("lists", 0700) == 0 && mkdir("here", 0700) == 0 &&
                   chdir("here") == 0
               ? 0
               : -1;
}

static int remove_folder(void **state)
{
    char command[160];

    (void)state;
    snprintf(command, sizeof command, "rm -r '%s'", folder);
    return system(command);
}

static void reject_one(struct rejects *rejects)
{
    rejects_add(rejects, (const char *[]){ "Name", "Mail" }, 2, 7, "there is no name",
                (const char *[]){ "", "=x" }, 2);
}

static void nothing_rejected_is_no_file(void **state)
{
    struct rejects rejects = { 0 };

    (void)state;
    assert_null(rejects_write(&rejects, "list.csv", NULL));
    assert_false(file_exists("list.csv.rejects.csv"));
}

static void a_row_stands_behind_its_line_and_reason(void **state)
{
    struct rejects rejects = { 0 };

    (void)state;
    reject_one(&rejects);
    reject_one(&rejects);
    assert_int_equal(rejects.count, 2);
    assert_string_equal(str_text(&rejects.text), "\xEF\xBB\xBFRejected line,Rejected because,Name,Mail\r\n"
                                                 "7,there is no name,,'=x\r\n"
                                                 "7,there is no name,,'=x\r\n");
    rejects_finish(&rejects);
}

struct place_case {
    const char *list;
    const char *path;
};

static void they_go_beside_the_list_else_to_the_current_folder(void **state)
{
    static const struct place_case cases[] = {
        { "../lists/a.csv", "../lists/a.csv.rejects.csv" },
        { "b.csv", "b.csv.rejects.csv" },
        { "-", "stdin.rejects.csv" },
        { "../lists/pipe", "pipe.rejects.csv" },
        { "/proc/self/status", "status.rejects.csv" },
    };
    struct rejects rejects = { 0 };

    (void)state;
    assert_true(file_replace("../lists/a.csv", "x", 1, NULL) && file_replace("b.csv", "x", 1, NULL));
    assert_int_equal(mkfifo("../lists/pipe", 0600), 0);
    reject_one(&rejects);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *path = rejects_write(&rejects, cases[i].list, NULL);

        assert_non_null(path);
        assert_string_equal(path, cases[i].path);
        assert_true(file_exists(path));
        free(path);
    }
    rejects_finish(&rejects);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_rejected_is_no_file),
        cmocka_unit_test(a_row_stands_behind_its_line_and_reason),
        cmocka_unit_test(they_go_beside_the_list_else_to_the_current_folder),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
