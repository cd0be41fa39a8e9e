#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "util/file.h"

static char folder[] = "/tmp/usher-file-XXXXXX";
static char path[128];

static int make_folder(void **state)
{
    (void)state;
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/one", folder);
    return 0;
}

static int remove_folder(void **state)
{
    char command[160];

    (void)state;
    snprintf(command, sizeof command, "rm -r '%s'", folder);
    return system(command);
}

static void assert_holds(const char *at, const char *expected)
{
    struct str text = { 0 };

    assert_true(file_read(&text, at, NULL));
    assert_string_equal(str_text(&text), expected);
    str_finish(&text);
}

static size_t files_in_folder(void)
{
    char pattern[160];
    glob_t found = { 0 };
    size_t count;

    snprintf(pattern, sizeof pattern, "%s/*", folder);
    glob(pattern, 0, NULL, &found);
    count = found.gl_pathc;
    globfree(&found);
    return count;
}

static void a_file_is_replaced_at_once(void **state)
{
    struct file_writer writer;

    (void)state;
    assert_true(file_replace(path, "old", 3, NULL));
    assert_true(file_begin(&writer, path, NULL));
    assert_true(file_add(&writer, "ne", 2, NULL));
    assert_holds(path, "old");
    assert_true(file_add(&writer, "w", 1, NULL));
    assert_true(file_commit(&writer, NULL));
    assert_holds(path, "new");
    file_abandon(&writer);
    assert_int_equal(files_in_folder(), 1);
}

static void an_abandoned_file_leaves_nothing(void **state)
{
    struct file_writer writer;

    (void)state;
    assert_true(file_replace(path, "old", 3, NULL));
    assert_true(file_begin(&writer, path, NULL));
    assert_true(file_add(&writer, "new", 3, NULL));
    file_abandon(&writer);
    assert_holds(path, "old");
    assert_int_equal(files_in_folder(), 1);
}

static void permissions_stay(void **state)
{
    struct stat what;

    (void)state;
    assert_true(file_replace(path, "secret", 6, NULL));
    assert_int_equal(chmod(path, 0600), 0);
    assert_true(file_replace(path, "more", 4, NULL));
    assert_int_equal(stat(path, &what), 0);
    assert_int_equal(what.st_mode & 07777, 0600);
}

static void a_link_stays_a_link(void **state)
{
    char link[160];
    struct stat what;

    (void)state;
    snprintf(link, sizeof link, "%s/link", folder);
    assert_true(file_replace(path, "old", 3, NULL));
    assert_int_equal(symlink("one", link), 0);
    assert_true(file_replace(link, "new", 3, NULL));
    assert_int_equal(lstat(link, &what), 0);
    assert_true(S_ISLNK(what.st_mode));
    assert_holds(path, "new");
    unlink(link);
}

static void a_full_disk_is_said(void **state)
{
    struct err err = { 0 };

    (void)state;
    assert_false(file_replace("/dev/full", "x", 1, &err));
    assert_int_equal(err.kind, ERR_IO);
    assert_non_null(strstr(err.text, "/dev/full"));
}

static void what_is_not_there_is_said(void **state)
{
    struct str text = { 0 };
    struct err err = { 0 };

    (void)state;
    assert_false(file_read(&text, "/nonexistent/file", &err));
    assert_int_equal(err.kind, ERR_INPUT);
    assert_false(file_read(&text, folder, &err)); // a folder is not a file
    assert_int_equal(err.kind, ERR_INPUT);
    assert_false(file_replace("/nonexistent/file", "x", 1, &err));
    assert_int_equal(err.kind, ERR_IO);
}

static void folders_are_made_for_their_owner_alone(void **state)
{
    char deep[160];
    struct stat what;

    (void)state;
    snprintf(deep, sizeof deep, "%s/a/b/file", folder);
    assert_true(file_make_folders(deep, NULL));
    assert_true(file_make_folders(deep, NULL));
    assert_true(file_replace(deep, "x", 1, NULL));
    *strrchr(deep, '/') = '\0';
    assert_int_equal(stat(deep, &what), 0);
    assert_int_equal(what.st_mode & 0777, 0700);
}

static void a_file_is_no_folder(void **state)
{
    char below[160];
    struct err err = { 0 };

    (void)state;
    assert_true(file_replace(path, "x", 1, NULL));
    snprintf(below, sizeof below, "%s/two/three", path);
    assert_false(file_make_folders(below, &err));
    assert_int_equal(err.kind, ERR_IO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_is_replaced_at_once),
        cmocka_unit_test(an_abandoned_file_leaves_nothing),
        cmocka_unit_test(permissions_stay),
        cmocka_unit_test(a_link_stays_a_link),
        cmocka_unit_test(a_full_disk_is_said),
        cmocka_unit_test(what_is_not_there_is_said),
        cmocka_unit_test(a_file_is_no_folder),
        cmocka_unit_test(folders_are_made_for_their_owner_alone),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
