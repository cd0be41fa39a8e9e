// The clerk: who shares a transaction, who is told when, and what a reader knows by then.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <pthread.h>

#include "store/answered.h"
#include "store/clerk.h"
#include "store/derive_search.h"
#include "store/made_store.h"
#include "store/search.h"
#include "util/clock.h"

enum { SAID_MOST = 4000 };

// What the jobs of a test did, in order: "+3" ran, "=3" done, "!3" failed, "*" committed.
static struct {
    pthread_mutex_t mutex;
    pthread_cond_t answered;
    char said[SAID_MOST];
    size_t answers;
    bool held; // the job that holds the clerk up waits
} seen = { .mutex = PTHREAD_MUTEX_INITIALIZER, .answered = PTHREAD_COND_INITIALIZER };

static void say(char what, int number)
{
    size_t length;

    pthread_mutex_lock(&seen.mutex);
    length = strlen(seen.said);
    snprintf(seen.said + length, sizeof seen.said - length, number < 0 ? "%c " : "%c%d ", what, number);
    seen.answers += what == '=' || what == '!';
    pthread_cond_broadcast(&seen.answered);
    pthread_mutex_unlock(&seen.mutex);
}

static void wait_for(size_t answers)
{
    pthread_mutex_lock(&seen.mutex);
    while (seen.answers < answers)
        pthread_cond_wait(&seen.answered, &seen.mutex);
    pthread_mutex_unlock(&seen.mutex);
}

static void set_held(bool held)
{
    pthread_mutex_lock(&seen.mutex);
    seen.held = held;
    pthread_cond_broadcast(&seen.answered);
    pthread_mutex_unlock(&seen.mutex);
}

// Far enough apart not to be a slip for another.
#define LETTERS(number) 'a' + (number) % 26, 'a' + (number) % 26, 'a' + (number) % 26

struct job {
    struct clerk *clerk;
    int number;
    char id[ID_SIZE];
    bool refuses, holds;
    int64_t guests; // what a reader found
    int slices;     // of bulk work, that are left
    enum clerk_queue queue;
};

struct world {
    char folder[MADE_PATH];
    struct clerk *clerk;
};

static void committed(void *context)
{
    (void)context;
    say('*', -1);
}

static int begin(void **state)
{
    static struct world world;
    struct err err = { 0 };

    seen.said[0] = '\0';
    seen.answers = 0;
    seen.held = false;
    made_folder(world.folder);
    expect_done(clerk_start(&world.clerk, made_store(world.folder, "clerk"), &err), err);
    clerk_on_commit(world.clerk, committed, NULL);
    *state = &world;
    return 0;
}

static int end(void **state)
{
    struct world *world = *state;

    clerk_stop(world->clerk);
    made_folder_finish(world->folder);
    return 0;
}

// ---- jobs

static bool write_guest(struct store *store, void *context, struct err *err)
{
    struct job *job = context;
    char name[40];

    if (job->holds) {
        say('+', job->number);
        pthread_mutex_lock(&seen.mutex);
        while (seen.held)
            pthread_cond_wait(&seen.answered, &seen.mutex);
        pthread_mutex_unlock(&seen.mutex);
        return true;
    }
    say('+', job->number);
    snprintf(name, sizeof name, "Guest number%c%c%c", LETTERS(job->number));
    if (!job->id[0])
        snprintf(job->id, sizeof job->id, "guest%015d", job->number);
    return fact_append(store, FACT_GUEST_EDITED, job->id, NULL, made_now_ms,
                       json_pack("{s:{s:s}}", "fields", "name", name), err) &&
           (!job->refuses || err_set(err, ERR_REFUSED, "no: not today"));
}

static bool read_guests(struct store *store, void *context, struct err *err)
{
    struct job *job = context;

    say('+', job->number);
    job->guests = 0;
    return db_number(store_db(store), err, &job->guests, "SELECT count(*) FROM guest", "");
}

static void answered(void *context, const struct err *error)
{
    struct job *job = context;

    assert_true(!error || error->kind == ERR_REFUSED);
    say(error ? '!' : '=', job->number);
}

static void post(struct clerk *clerk, enum clerk_queue queue, struct job *job)
{
    bool (*run)(struct store *, void *, struct err *) = queue == CLERK_READ ? read_guests : write_guest;

    job->clerk = clerk;
    job->queue = queue;
    clerk_post(clerk, queue, &(struct clerk_job){ run, answered, job });
}

static int64_t count_guests(struct clerk *clerk)
{
    struct job job = { .number = 99 };
    size_t answers = seen.answers;

    post(clerk, CLERK_READ, &job);
    wait_for(answers + 1);
    return job.guests;
}

// Until this has begun nothing else of the writer's begins.
static void hold_up(struct clerk *clerk, struct job *job)
{
    *job = (struct job){ .number = 0, .holds = true };
    set_held(true);
    post(clerk, CLERK_BULK, job);
    pthread_mutex_lock(&seen.mutex);
    while (!strstr(seen.said, "+0"))
        pthread_cond_wait(&seen.answered, &seen.mutex);
    pthread_mutex_unlock(&seen.mutex);
}

// ---- what must hold

static void people_who_wait_share_a_commit(void **state)
{
    struct world *world = *state;
    struct job holder, jobs[4] = { { .number = 1 }, { .number = 2 }, { .number = 3 }, { .number = 4 } };

    hold_up(world->clerk, &holder);
    for (int i = 0; i < 4; i++)
        post(world->clerk, CLERK_PERSON, &jobs[i]);
    set_held(false);
    wait_for(5);
    assert_string_equal(seen.said, "+0 * =0 +1 +2 +3 +4 * =1 =2 =3 =4 ");
    assert_int_equal(count_guests(world->clerk), 4);
}

static void who_is_refused_takes_only_itself_back(void **state)
{
    struct world *world = *state;
    struct job holder, jobs[4] = {
        { .number = 1 }, { .number = 2, .refuses = true }, { .number = 3 }, { .number = 4, .refuses = true }
    };

    hold_up(world->clerk, &holder);
    for (int i = 0; i < 4; i++)
        post(world->clerk, CLERK_PERSON, &jobs[i]);
    set_held(false);
    wait_for(5);
    assert_string_equal(seen.said, "+0 * =0 +1 +2 +3 +4 * =1 !2 =3 !4 ");
    assert_int_equal(count_guests(world->clerk), 2);
}

static void nothing_is_committed_when_all_are_refused(void **state)
{
    struct world *world = *state;
    struct job job = { .number = 1, .refuses = true };

    post(world->clerk, CLERK_PERSON, &job);
    wait_for(1);
    assert_string_equal(seen.said, "+1 !1 ");
    assert_int_equal(count_guests(world->clerk), 0);
}

static bool give_up(struct store *store, void *context, struct err *err)
{
    struct job *job = context;

    say('+', job->number);
    db_rollback(store_db(store)); // as SQLite does after some failures of the disk
    return err_set(err, ERR_REFUSED, "the disk is gone: look for it");
}

static void what_the_database_gives_up_is_told_to_all_of_the_batch(void **state)
{
    struct world *world = *state;
    struct job holder, jobs[4] = { { .number = 1 }, { .number = 2 }, { .number = 3 }, { .number = 4 } };

    hold_up(world->clerk, &holder);
    for (int i = 0; i < 4; i++) {
        jobs[i].clerk = world->clerk;
        clerk_post(world->clerk, CLERK_PERSON,
                   &(struct clerk_job){ i == 1 ? give_up : write_guest, answered, &jobs[i] });
    }
    set_held(false);
    wait_for(5);
    assert_string_equal(seen.said, "+0 * =0 +1 +2 !1 !2 +3 +4 * =3 =4 ");
    assert_int_equal(count_guests(world->clerk), 2);
}

static void bulk_waits_for_people(void **state)
{
    struct world *world = *state;
    struct job holder, jobs[4] = { { .number = 1 }, { .number = 2 }, { .number = 3 }, { .number = 4 } };

    hold_up(world->clerk, &holder);
    post(world->clerk, CLERK_BULK, &jobs[0]);
    post(world->clerk, CLERK_BULK, &jobs[1]);
    post(world->clerk, CLERK_PERSON, &jobs[2]);
    post(world->clerk, CLERK_PERSON, &jobs[3]);
    set_held(false);
    wait_for(5);
    assert_string_equal(seen.said, "+0 * =0 +3 +4 * =3 =4 +1 * =1 +2 * =2 ");
}

// A slice of bulk work posts the next one; a person comes in between.
static void next_slice(void *context, const struct err *error)
{
    struct job *job = context;

    answered(context, error);
    if (--job->slices > 0)
        clerk_post(job->clerk, CLERK_BULK, &(struct clerk_job){ write_guest, next_slice, job });
}

static void slices_that_are_left_are_finished_at_the_end(void **state)
{
    struct world *world = *state;
    struct job holder, bulk = { .number = 1, .slices = 3 }, person = { .number = 2 };

    bulk.clerk = world->clerk;
    hold_up(world->clerk, &holder);
    clerk_post(world->clerk, CLERK_BULK, &(struct clerk_job){ write_guest, next_slice, &bulk });
    post(world->clerk, CLERK_PERSON, &person);
    set_held(false);
    clerk_stop(world->clerk);
    world->clerk = NULL;
    assert_string_equal(seen.said, "+0 * =0 +2 * =2 +1 * =1 +1 * =1 +1 * =1 ");
}

static void reading_goes_on_while_the_writer_is_held_up(void **state)
{
    struct world *world = *state;
    struct job holder, reader = { .number = 1 };

    hold_up(world->clerk, &holder);
    post(world->clerk, CLERK_READ, &reader);
    wait_for(1);
    assert_non_null(strstr(seen.said, "=1 "));
    set_held(false);
    wait_for(2);
}

struct asked {
    struct job job;
    const char *typed;
    size_t found;
};

static bool search(struct store *store, void *context, struct err *err)
{
    struct asked *asked = context;
    struct search_hit hits[50];

    return search_find(store_search(store), asked->typed, 0, 50, hits, &asked->found, err);
}

static size_t find(struct clerk *clerk, const char *typed)
{
    struct asked asked = { .job = { .number = 98 }, .typed = typed };
    size_t answers = seen.answers;

    clerk_post(clerk, CLERK_READ, &(struct clerk_job){ search, answered, &asked });
    wait_for(answers + 1);
    return asked.found;
}

static void write_name(struct clerk *clerk, int number, bool refuses)
{
    struct job job = { .number = number, .refuses = refuses };
    size_t answers = seen.answers;

    post(clerk, CLERK_PERSON, &job);
    wait_for(answers + 1);
}

static void the_reader_finds_words_as_soon_as_they_are_answered(void **state)
{
    struct world *world = *state;

    assert_int_equal(find(world->clerk, "numberaaa"), 0); // what is known by now is remembered
    for (int i = 0; i < 26; i++) {
        char typed[20];

        seen.said[0] = '\0';
        snprintf(typed, sizeof typed, "number%c%c%c", LETTERS(i));
        write_name(world->clerk, i, false);
        assert_int_equal(find(world->clerk, typed), 1);
        assert_int_equal(find(world->clerk, "number"), i + 1);
    }
}

static void the_reader_does_not_find_what_was_refused(void **state)
{
    struct world *world = *state;

    assert_int_equal(find(world->clerk, "numberaaa"), 0);
    write_name(world->clerk, 0, false);
    write_name(world->clerk, 1, true);
    write_name(world->clerk, 2, false);
    assert_int_equal(find(world->clerk, "numberbbb"), 0);
    assert_int_equal(find(world->clerk, "number"), 2);
}

static void old_answers_are_forgotten_when_a_door_opens(void **state)
{
    struct world *world = *state;
    struct store *store = made_store(world->folder, "old");
    const int64_t now_ms = clock_now_ms();
    struct err err = { 0 };
    struct clerk *clerk;
    char *answer;

    expect_done(answered_keep(store, "old", now_ms - INT64_C(8) * 24 * 3600 * 1000, "{}", &err), err);
    expect_done(answered_keep(store, "new", now_ms - INT64_C(6) * 24 * 3600 * 1000, "{}", &err), err);
    expect_done(clerk_start(&clerk, store, &err), err);
    expect_done(answered_find(store, "new", &answer, &err), err); // nothing is posted: it does not write
    assert_string_equal(answer, "{}");
    free(answer);
    expect_done(answered_find(store, "old", &answer, &err), err);
    assert_null(answer);
    clerk_stop(clerk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(people_who_wait_share_a_commit, begin, end),
        cmocka_unit_test_setup_teardown(who_is_refused_takes_only_itself_back, begin, end),
        cmocka_unit_test_setup_teardown(nothing_is_committed_when_all_are_refused, begin, end),
        cmocka_unit_test_setup_teardown(what_the_database_gives_up_is_told_to_all_of_the_batch, begin, end),
        cmocka_unit_test_setup_teardown(bulk_waits_for_people, begin, end),
        cmocka_unit_test_setup_teardown(slices_that_are_left_are_finished_at_the_end, begin, end),
        cmocka_unit_test_setup_teardown(reading_goes_on_while_the_writer_is_held_up, begin, end),
        cmocka_unit_test_setup_teardown(the_reader_finds_words_as_soon_as_they_are_answered, begin, end),
        cmocka_unit_test_setup_teardown(the_reader_does_not_find_what_was_refused, begin, end),
        cmocka_unit_test_setup_teardown(old_answers_are_forgotten_when_a_door_opens, begin, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
