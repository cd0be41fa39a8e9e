// Requests through the clerk: each in its queue, and under an id only once.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <pthread.h>
#include <string.h>

#include "service/made_group.h"
#include "service/request_post.h"
#include "store/answered.h"

struct heard {
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    json_t *answer;
    struct err err;
    size_t count;
};

static void hear(void *context, json_t *answer, const struct err *error)
{
    struct heard *heard = context;

    pthread_mutex_lock(&heard->mutex);
    json_decref(heard->answer);
    heard->answer = answer;
    heard->err = error ? *error : (struct err){ 0 };
    heard->count++;
    pthread_cond_broadcast(&heard->changed);
    pthread_mutex_unlock(&heard->mutex);
}

static struct heard heard = { .mutex = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER };

// Asks and waits; `request` has ' for ". The answer stands in heard.
static enum err_kind ask_under(struct clerk *clerk, const char *id, const char *name, const char *request)
{
    char said[500];
    size_t before = heard.count;

    snprintf(said, sizeof said, "%s", request);
    for (char *at = said; *at; at++)
        *at = *at == '\'' ? '"' : *at;
    request_post(clerk, name, json_parse_object(said), id, made_start_ms, hear, &heard);
    pthread_mutex_lock(&heard.mutex);
    while (heard.count == before)
        pthread_cond_wait(&heard.changed, &heard.mutex);
    pthread_mutex_unlock(&heard.mutex);
    return heard.err.kind;
}

struct world {
    struct made_group group;
    struct clerk *clerk;
};

static int begin(void **state)
{
    static struct world world;
    struct err err = { 0 };

    made_group_begin(&world.group);
    made_ask(&world.group, "event.add", "event",
             "{'name': 'Breakfast', 'starts': '2026-12-01T07:00:00+01:00'}");
    expect_done(clerk_start(&world.clerk, world.group.store, &err), err);
    *state = &world;
    return 0;
}

static int end(void **state)
{
    struct world *world = *state;

    clerk_stop(world->clerk);
    json_decref(heard.answer);
    heard.answer = NULL;
    made_folder_finish(world->group.folder);
    return 0;
}

static const char id[] = "0000000000000000000a", other_id[] = "0000000000000000000b";

static size_t guests_called(struct clerk *clerk, const char *name)
{
    char request[100];

    snprintf(request, sizeof request, "{'text': '%s'}", name);
    assert_int_equal(ask_under(clerk, NULL, "guest.find", request), ERR_NONE);
    return json_array_size(heard.answer);
}

static void what_is_asked_twice_under_one_id_happens_once(void **state)
{
    static const char request[] = "{'name': 'Amara Okafor'}";
    struct world *world = *state;
    char *first, *second;

    assert_int_equal(ask_under(world->clerk, id, "guest.add", request), ERR_NONE);
    first = json_line(heard.answer);
    assert_int_equal(ask_under(world->clerk, id, "guest.add", request), ERR_NONE);
    second = json_line(heard.answer);
    assert_string_equal(first, second);
    free(first);
    free(second);
    assert_int_equal(guests_called(world->clerk, "Amara"), 1);
    assert_int_equal(ask_under(world->clerk, other_id, "guest.add", request), ERR_NONE);
    assert_int_equal(ask_under(world->clerk, NULL, "guest.add", request), ERR_NONE);
    assert_int_equal(guests_called(world->clerk, "Amara"), 3);
}

static void what_was_refused_is_asked_anew(void **state)
{
    static const char request[] = "{'host': 'Eva', 'on': true}";
    struct world *world = *state;

    assert_int_equal(ask_under(world->clerk, id, "host.duty", request), ERR_REFUSED);
    assert_int_equal(ask_under(world->clerk, NULL, "host.add", "{'name': 'Eva'}"), ERR_NONE);
    assert_int_equal(ask_under(world->clerk, id, "host.duty", request), ERR_NONE);
}

static void errors_are_those_of_asking_directly(void **state)
{
    static const struct {
        const char *name, *request;
        enum err_kind kind;
    } cases[] = {
        { "visit.check_in", "{'code': 'X1'}", ERR_REFUSED },
        { "guest.add", "{}", ERR_USAGE },
        { "guest.find", "{}", ERR_USAGE },
        { "no.such", "{}", ERR_INTERNAL },
    };
    struct world *world = *state;
    struct store *reader;
    struct err err = { 0 };
    json_t *request, *answer;

    expect_done(store_open(&reader, store_path(world->group.store), STORE_READ, made_start_ms, &err), err);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        err = (struct err){ 0 };
        request = json_loads(cases[i].request[1] == '}' ? "{}" : "{\"code\": \"X1\"}", 0, NULL);
        assert_false(request_run(reader, cases[i].name, request, made_start_ms, &answer, &err));
        assert_int_equal(ask_under(world->clerk, NULL, cases[i].name, cases[i].request), cases[i].kind);
        assert_null(heard.answer);
        assert_string_equal(heard.err.text, err.text);
        json_decref(request);
    }
    store_close(reader);
}

static void what_would_hold_up_the_door_is_refused(void **state)
{
    static const char *const names[] = { "doctor", "import.undo" };
    struct world *world = *state;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_int_equal(ask_under(world->clerk, NULL, names[i], "{'batch': 'abcd'}"), ERR_REFUSED);
        assert_non_null(strstr(heard.err.text, ": run 'usher "));
    }
}

static void what_was_answered_about_an_erased_guest_is_forgotten(void **state)
{
    struct world *world = *state;
    struct store *reader;
    struct err err = { 0 };
    char request[100], *kept;

    assert_int_equal(ask_under(world->clerk, other_id, "guest.add", "{'name': 'Bo Berg'}"), ERR_NONE);
    assert_int_equal(ask_under(world->clerk, id, "guest.add", "{'name': 'Amara Okafor'}"), ERR_NONE);
    snprintf(request, sizeof request, "{'guest': '%s', 'yes': true}", json_get_text(heard.answer, "guest"));
    assert_int_equal(ask_under(world->clerk, NULL, "guest.erase", request), ERR_NONE);
    expect_done(store_open(&reader, store_path(world->group.store), STORE_READ, made_start_ms, &err), err);
    expect_done(answered_find(reader, id, &kept, &err), err);
    assert_null(kept);
    expect_done(answered_find(reader, other_id, &kept, &err), err);
    assert_non_null(kept);
    free(kept);
    store_close(reader);
}

// In which order answers came; and of PINs how many were right.
static char order[40];
static size_t right;

static void note(void *context, json_t *answer, const struct err *error)
{
    size_t length = strlen(order);

    pthread_mutex_lock(&heard.mutex);
    assert_null(error);
    order[length] = *(const char *)context;
    right += json_get_bool(answer, "right");
    json_decref(answer);
    pthread_cond_broadcast(&heard.changed);
    pthread_mutex_unlock(&heard.mutex);
}

static void wait_for(size_t answers)
{
    pthread_mutex_lock(&heard.mutex);
    while (strlen(order) < answers)
        pthread_cond_wait(&heard.changed, &heard.mutex);
    pthread_mutex_unlock(&heard.mutex);
}

static void try_pin(struct clerk *clerk, const char *pin)
{
    request_post(clerk, "pin.check", json_pack("{s:s, s:s}", "role", "host", "pin", pin), NULL, made_start_ms,
                 note, "p");
}

static void a_check_in_does_not_wait_for_a_pin(void **state)
{
    struct world *world = *state;

    memset(order, 0, sizeof order);
    assert_int_equal(ask_under(world->clerk, NULL, "pin.set", "{'role': 'host', 'pin': '1234'}"), ERR_NONE);
    try_pin(world->clerk, "1234");
    request_post(world->clerk, "visit.check_in", json_pack("{s:s, s:s}", "event", "Breakfast", "new", "Ann"),
                 NULL, made_start_ms, note, "c");
    wait_for(2);
    assert_string_equal(order, "cp");
    assert_int_equal(right, 1);
}

// However many ask before the first wrong try is written down, no more than five count.
static void pins_that_are_tried_at_once_are_counted_each(void **state)
{
    struct world *world = *state;

    memset(order, 0, sizeof order);
    right = 0;
    assert_int_equal(ask_under(world->clerk, NULL, "pin.set", "{'role': 'host', 'pin': '1234'}"), ERR_NONE);
    for (int i = 0; i < 5; i++)
        try_pin(world->clerk, "0000");
    try_pin(world->clerk, "1234");
    wait_for(6);
    assert_int_equal(right, 0);
}

// What was found out of the PIN before says nothing of one that was set meanwhile.
static void a_pin_that_was_set_meanwhile_counts(void **state)
{
    struct world *world = *state;

    memset(order, 0, sizeof order);
    assert_int_equal(ask_under(world->clerk, NULL, "pin.set", "{'role': 'host', 'pin': '1234'}"), ERR_NONE);
    request_post(world->clerk, "pin.set", json_pack("{s:s, s:s}", "role", "host", "pin", "4321"), NULL,
                 made_start_ms, note, "s");
    try_pin(world->clerk, "4321");
    try_pin(world->clerk, "1234");
    right = 0;
    wait_for(3);
    assert_int_equal(right, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_check_in_does_not_wait_for_a_pin, begin, end),
        cmocka_unit_test_setup_teardown(pins_that_are_tried_at_once_are_counted_each, begin, end),
        cmocka_unit_test_setup_teardown(a_pin_that_was_set_meanwhile_counts, begin, end),
        cmocka_unit_test_setup_teardown(what_is_asked_twice_under_one_id_happens_once, begin, end),
        cmocka_unit_test_setup_teardown(what_was_refused_is_asked_anew, begin, end),
        cmocka_unit_test_setup_teardown(errors_are_those_of_asking_directly, begin, end),
        cmocka_unit_test_setup_teardown(what_would_hold_up_the_door_is_refused, begin, end),
        cmocka_unit_test_setup_teardown(what_was_answered_about_an_erased_guest_is_forgotten, begin, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
