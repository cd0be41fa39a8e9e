// One writer at a time.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <sys/wait.h>

#include "store/lock.h"
#include "store/made_store.h"

static char folder[MADE_PATH], path[MADE_PATH + 40];

static int set_up(void **state)
{
    (void)state;
    made_folder(folder);
    snprintf(path, sizeof path, "%s/usher.db", folder);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    made_folder_finish(folder);
    return 0;
}

static void a_second_one_is_told_to_try_again(void **state)
{
    int first, second;
    struct err err = { 0 };

    (void)state;
    expect_done(lock_take(&first, path, 0, &err), err);
    assert_false(lock_take(&second, path, 30, &err));
    assert_int_equal(err.kind, ERR_AGAIN);
    assert_int_equal(second, -1);
    lock_release(first);
    expect_done(lock_take(&second, path, 0, &err), err);
    lock_release(second);
    lock_release(-1);
}

static void a_second_one_waits_a_while(void **state)
{
    int first, second, status;
    struct err err = { 0 };
    pid_t other;

    (void)state;
    expect_done(lock_take(&first, path, 0, &err), err);
    other = fork();
    if (other == 0) {
        lock_release(first); // the lock belongs to the open file: this gives up a copy
        _exit(lock_take(&second, path, 20000, NULL) ? 0 : 1);
    }
    usleep(50000);
    lock_release(first);
    assert_int_equal(waitpid(other, &status, 0), other);
    assert_int_equal(status, 0);
}

static void a_process_that_dies_holds_nothing(void **state)
{
    int lock, said[2], status;
    char byte;
    struct err err = { 0 };
    pid_t other;

    (void)state;
    assert_int_equal(pipe(said), 0);
    other = fork();
    if (other == 0) {
        if (lock_take(&lock, path, 0, NULL) && write(said[1], "x", 1) == 1)
            pause();
        _exit(1);
    }
    assert_int_equal(read(said[0], &byte, 1), 1);
    assert_false(lock_take(&lock, path, 0, &err));
    kill(other, SIGKILL);
    assert_int_equal(waitpid(other, &status, 0), other);
    expect_done(lock_take(&lock, path, 0, &err), err);
    lock_release(lock);
    close(said[0]);
    close(said[1]);
}

static void a_folder_that_is_not_there_is_told(void **state)
{
    int lock;
    struct err err = { 0 };

    (void)state;
    assert_false(lock_take(&lock, "/nowhere/at/all.db", 0, &err));
    assert_int_equal(err.kind, ERR_CONFIG);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_second_one_is_told_to_try_again, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_second_one_waits_a_while, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_process_that_dies_holds_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_folder_that_is_not_there_is_told, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
