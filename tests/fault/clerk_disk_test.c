// A disk that fails under the clerk while people who wait share a transaction: who was told "done" is
// here once, who was told otherwise at most once, nobody is told nothing; and when the disk works
// again the clerk does, with nothing left over in memory from what was taken back.
//     USHER_LONG=1  tries every place; otherwise the later ones are tried ever more sparsely
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <pthread.h>

#include "fault/bad_disk.h"
#include "service/made_group.h"
#include "service/request_post.h"

enum { PEOPLE = 6, AFTERWARDS = 2, PLACES_MOST = 400 };

struct person {
    bool answered, done;
};

static struct {
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    struct person people[PEOPLE + AFTERWARDS];
    bool held, is_up;
} door = { .mutex = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER };

static void hear(void *context, json_t *answer, const struct err *error)
{
    struct person *person = context;

    json_decref(answer);
    pthread_mutex_lock(&door.mutex);
    assert_false(person->answered);
    assert_true(error ? error->kind == ERR_IO && strstr(error->text, ": ") != NULL : answer != NULL);
    *person = (struct person){ .answered = true, .done = !error };
    pthread_cond_broadcast(&door.changed);
    pthread_mutex_unlock(&door.mutex);
}

static void arrive(struct clerk *clerk, int i)
{
    char name[20];

    snprintf(name, sizeof name, "Guest %c", 'A' + i);
    request_post(clerk, "visit.check_in", json_pack("{s:s}", "new", name), NULL, made_start_ms, hear,
                 &door.people[i]);
}

static void wait_for(int from, int to)
{
    pthread_mutex_lock(&door.mutex);
    for (int i = from; i < to; i++) {
        while (!door.people[i].answered)
            pthread_cond_wait(&door.changed, &door.mutex);
    }
    pthread_mutex_unlock(&door.mutex);
}

// ---- holding the clerk up, so that all who come share its next transaction

static bool hold(struct store *store, void *context, struct err *err)
{
    (void)store;
    (void)context;
    (void)err;
    pthread_mutex_lock(&door.mutex);
    door.is_up = true;
    pthread_cond_broadcast(&door.changed);
    while (door.held)
        pthread_cond_wait(&door.changed, &door.mutex);
    pthread_mutex_unlock(&door.mutex);
    return true;
}

static void let_go(void *context, const struct err *error)
{
    (void)context;
    (void)error;
}

static void hold_up(struct clerk *clerk)
{
    door.held = true;
    door.is_up = false;
    clerk_post(clerk, CLERK_BULK, &(struct clerk_job){ hold, let_go, NULL });
    pthread_mutex_lock(&door.mutex);
    while (!door.is_up)
        pthread_cond_wait(&door.changed, &door.mutex);
    pthread_mutex_unlock(&door.mutex);
}

static void go_on(void)
{
    pthread_mutex_lock(&door.mutex);
    door.held = false;
    pthread_cond_broadcast(&door.changed);
    pthread_mutex_unlock(&door.mutex);
}

// ---- one trial

static void expect_right(struct made_group *group, bool loses_power)
{
    char path[MADE_PATH + 40], sql[200];
    struct err err = { 0 };

    snprintf(path, sizeof path, "%s/usher.db", group->folder);
    expect_done(store_open(&group->store, path, STORE_WRITE, made_start_ms, &err), err);
    for (int i = 0; i < PEOPLE + (loses_power ? 0 : AFTERWARDS); i++) {
        int64_t visits;

        snprintf(sql, sizeof sql,
                 "SELECT count(*) FROM visit JOIN guest ON num = guest WHERE name = 'Guest %c'", 'A' + i);
        visits = made_number(group->store, sql);
        if (door.people[i].done ? visits != 1 : visits > 1)
            fail_msg("Guest %c: told %d, and here %d times", 'A' + i, door.people[i].done, (int)visits);
    }
    assert_int_equal(made_number(group->store, "SELECT max(seq) - count(*) FROM fact"), 0);
    made_verify(group->store);
}

// Whether the disk failed anybody.
static bool try_place(enum bad_disk kind, long nth)
{
    bool loses_power = kind == DISK_LOSES_POWER || kind == DISK_TEARS, failed;
    struct made_group group;
    struct clerk *clerk;
    struct err err = { 0 };

    memset(door.people, 0, sizeof door.people);
    made_group_begin(&group);
    made_ask(&group, "event.add", "event", "{'name': 'May', 'starts': '2026-12-01T07:00:00+01:00'}");
    expect_done(clerk_start(&clerk, group.store, &err), err);
    hold_up(clerk);
    for (int i = 0; i < PEOPLE; i++)
        arrive(clerk, i);
    bad_disk_begin(kind, nth);
    go_on();
    wait_for(0, PEOPLE);
    if (loses_power) { // nothing goes on
        clerk_stop(clerk);
        failed = bad_disk_mend();
    } else {
        failed = bad_disk_mend();
        for (int i = PEOPLE; i < PEOPLE + AFTERWARDS; i++)
            arrive(clerk, i);
        wait_for(PEOPLE, PEOPLE + AFTERWARDS);
        clerk_stop(clerk);
        for (int i = PEOPLE; i < PEOPLE + AFTERWARDS; i++)
            assert_true(door.people[i].done);
    }
    expect_right(&group, loses_power);
    made_group_end(&group);
    return failed;
}

static void the_clerk_outlives_its_disk(void **state)
{
    const char *is_long = getenv("USHER_LONG");

    (void)state;
    bad_disk_install();
    for (int kind = 0; kind < BAD_DISKS; kind++) {
        long tried = 0;

        for (long nth = 1; nth < PLACES_MOST && try_place((enum bad_disk)kind, nth); tried++)
            nth += is_long && is_long[0] == '1' ? 1 : 1 + nth / 4;
        print_message("%s: %ld places\n", bad_disk_names[kind], tried);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(the_clerk_outlives_its_disk) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
