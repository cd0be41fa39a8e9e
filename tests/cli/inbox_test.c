// The inbox between a door and a real clerk: what is added to answers is added by whoever reads them.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <pthread.h>

#include "cli/inbox.h"
#include "service/made_group.h"

struct seen {
    struct made_group group;
    struct clerk *clerk;
    struct inbox *inbox;
    struct door *door;
    pthread_t reader;
    size_t additions, by_others;
};

static void add(void *context, const char *request, json_t *answer)
{
    struct seen *seen = context;

    assert_string_equal(request, "door.show");
    seen->additions++;
    seen->by_others += !pthread_equal(pthread_self(), seen->reader);
    assert_non_null(answer);
}

static int begin(void **state)
{
    struct seen *seen = calloc(1, sizeof *seen);
    struct err err = { 0 };

    made_group_begin(&seen->group);
    expect_done(clerk_start(&seen->clerk, seen->group.store, &err), err);
    seen->inbox = inbox_create(seen->clerk, NULL, NULL, NULL);
    inbox_amend(seen->inbox, add, seen);
    seen->door = door_create(inbox_ask, seen->inbox);
    seen->reader = pthread_self();
    *state = seen;
    return 0;
}

static void stop_clerk(struct seen *seen)
{
    clerk_stop(seen->clerk);
    seen->clerk = NULL;
}

static int end(void **state)
{
    struct seen *seen = *state;

    stop_clerk(seen);
    inbox_destroy(seen->inbox);
    door_destroy(seen->door);
    made_folder_finish(seen->group.folder);
    free(seen);
    return 0;
}

static void ask(struct seen *seen, const char *request)
{
    inbox_ask(seen->inbox, &(struct door_question){ .face = DOOR_KIOSK }, request, json_object());
}

static void the_reader_adds_to_answers(void **state)
{
    struct seen *seen = *state;

    ask(seen, "door.show");
    inbox_wait(seen->inbox);
    assert_int_equal(seen->additions, 0);
    inbox_read(seen->inbox, seen->door, seen->group.now_ms);
    assert_int_equal(seen->additions, 1);
    assert_int_equal(seen->by_others, 0);
}

static void nothing_is_added_to_a_refusal(void **state)
{
    struct seen *seen = *state;

    ask(seen, "visit.check_in"); // of nobody
    inbox_wait(seen->inbox);
    inbox_read(seen->inbox, seen->door, seen->group.now_ms);
    assert_int_equal(inbox_open(seen->inbox), 0);
    assert_int_equal(seen->additions, 0);
}

// A door that ends still hears the clerk's last answers, when the pages and their addresses are gone.
static void what_is_answered_at_the_end_is_left_as_it_is(void **state)
{
    struct seen *seen = *state;

    ask(seen, "door.show");
    stop_clerk(seen);
    assert_int_equal(seen->additions, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_reader_adds_to_answers, begin, end),
        cmocka_unit_test_setup_teardown(nothing_is_added_to_a_refusal, begin, end),
        cmocka_unit_test_setup_teardown(what_is_answered_at_the_end_is_left_as_it_is, begin, end),
    };

    return cmocka_run_group_tests_name("cli/inbox", tests, NULL, NULL);
}
