// The watch over a real clerk and a real clock: hosts are called when it is time, once, and not by polling.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

#include "cli/watch.h"
#include "service/made_group.h"
#include "service/request_post.h"
#include "util/clock.h"
#include "util/zone.h"

enum { ALERTS_MOST = 400, PATIENCE_MS = 20000 };

struct told {
    char about[ID_SIZE];
    int step;
    int64_t at_ms;
    bool sound;
};

struct door {
    struct made_group group;
    struct clerk *clerk;
    struct watch *watch;
    pthread_mutex_t mutex;
    pthread_cond_t heard;
    struct told told[ALERTS_MOST];
    size_t count;
};

static void hear(void *context, const json_t *alerts)
{
    struct door *door = context;
    json_t *alert;
    size_t i;

    assert_true(json_array_size(alerts) > 0);
    pthread_mutex_lock(&door->mutex);
    json_array_foreach((json_t *)alerts, i, alert)
    {
        struct told *told = &door->told[door->count++];

        assert_true(door->count <= ALERTS_MOST);
        snprintf(told->about, ID_SIZE, "%s", json_get_text(alert, "about"));
        told->step = (int)json_get_int(alert, "step", -1);
        told->at_ms = clock_now_ms();
        told->sound = json_get_bool(alert, "sound");
    }
    pthread_cond_broadcast(&door->heard);
    pthread_mutex_unlock(&door->mutex);
}

// Until `count` alerts were heard in all, or patience is over.
static void wait_for(struct door *door, size_t count)
{
    struct timespec until;

    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += PATIENCE_MS / 1000;
    pthread_mutex_lock(&door->mutex);
    while (door->count < count) {
        if (pthread_cond_timedwait(&door->heard, &door->mutex, &until) != 0)
            fail_msg("%zu alerts of %zu", door->count, count);
    }
    pthread_mutex_unlock(&door->mutex);
}

static size_t heard(struct door *door)
{
    size_t count;

    pthread_mutex_lock(&door->mutex);
    count = door->count;
    pthread_mutex_unlock(&door->mutex);
    return count;
}

// ---- asking the clerk, as a face does

struct question {
    pthread_mutex_t mutex;
    pthread_cond_t answered;
    bool is_answered;
    struct err err;
    char visit[ID_SIZE];
};

static void answered(void *context, json_t *answer, const struct err *error)
{
    struct question *question = context;

    pthread_mutex_lock(&question->mutex);
    snprintf(question->visit, ID_SIZE, "%s", json_get_text(answer, "visit"));
    question->err = error ? *error : (struct err){ 0 };
    question->is_answered = true;
    pthread_cond_signal(&question->answered);
    pthread_mutex_unlock(&question->mutex);
    json_decref(answer);
}

// What it answered as the visit.
static void ask(struct door *door, const char *request, json_t *members, char visit[ID_SIZE])
{
    struct question question = { .is_answered = false };

    pthread_mutex_init(&question.mutex, NULL);
    pthread_cond_init(&question.answered, NULL);
    request_post(door->clerk, request, members, NULL, 0, answered, &question);
    pthread_mutex_lock(&question.mutex);
    while (!question.is_answered)
        pthread_cond_wait(&question.answered, &question.mutex);
    pthread_mutex_unlock(&question.mutex);
    expect_done(!question.err.kind, question.err);
    memcpy(visit, question.visit, ID_SIZE);
    pthread_cond_destroy(&question.answered);
    pthread_mutex_destroy(&question.mutex);
}

static void check_in(struct door *door, int number, char visit[ID_SIZE])
{
    char name[40];

    snprintf(name, sizeof name, "Guest %c%c", 'A' + number / 26, 'a' + number % 26);
    ask(door, "visit.check_in", json_pack("{s:s}", "new", name), visit);
}

// ---- a door

static int begin(void **state)
{
    static const struct {
        const char *key, *value;
    } settings[] = { { "welcome.level1_s", "1" }, { "welcome.level2_s", "2" }, { "welcome.repeat_s", "10" } };
    struct door *door = calloc(1, sizeof *door);
    struct err err = { 0 };
    char starts[ZONE_TIME_SIZE];

    pthread_mutex_init(&door->mutex, NULL);
    pthread_cond_init(&door->heard, NULL);
    made_group_begin(&door->group);
    door->group.now_ms = clock_now_ms();
    zone_format(starts, "UTC", door->group.now_ms + 30 * made_minute_ms);
    made_ask(&door->group, "event.add", "event", "{'name':'Breakfast','starts':'%s'}", starts);
    made_ask(&door->group, "host.add", "host", "{'name':'Amir','event':'Breakfast'}");
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        made_ask(&door->group, "setting.set", "key", "{'key':'%s','value':'%s'}", settings[i].key,
                 settings[i].value);
    expect_done(clerk_start(&door->clerk, door->group.store, &err), err);
    *state = door;
    return 0;
}

static void open_watch(struct door *door)
{
    struct err err = { 0 };

    expect_done(watch_start(&door->watch, door->clerk, true, &err), err);
    watch_on_alert(door->watch, hear, door);
}

static int end(void **state)
{
    struct door *door = *state;

    watch_stop(door->watch);
    clerk_stop(door->clerk);
    made_folder_finish(door->group.folder);
    pthread_cond_destroy(&door->heard);
    pthread_mutex_destroy(&door->mutex);
    free(door);
    return 0;
}

// ---- tests

static void a_guest_is_called_for_step_by_step(void **state)
{
    struct door *door = *state;
    char visit[ID_SIZE];
    int64_t arrived_ms;

    open_watch(door);
    arrived_ms = clock_now_ms();
    check_in(door, 0, visit);
    wait_for(door, 3);
    for (int step = 0; step < 3; step++) {
        assert_string_equal(door->told[step].about, visit);
        assert_int_equal(door->told[step].step, step);
        assert_true(door->told[step].at_ms >= arrived_ms + step * SECOND_MS);
        assert_int_equal(door->told[step].sound, step < 2);
    }
    ask(door, "welcome.greet", json_pack("{s:s, s:s}", "visit", visit, "host", "Amir"), visit);
    assert_int_equal(heard(door), 3);
}

static void nobody_polls(void **state)
{
    struct door *door = *state;
    struct timespec second = { .tv_sec = 1 };
    char visit[ID_SIZE];
    clock_t before;

    check_in(door, 0, visit);
    open_watch(door);
    wait_for(door, 2); // the next reminder is in ten seconds
    before = clock();
    nanosleep(&second, NULL);
    assert_true(clock() - before < CLOCKS_PER_SEC / 20);
}

static void each_of_many_is_called_for_once(void **state)
{
    struct door *door = *state;
    bool seen[60][8] = { { false } };
    char visits[60][ID_SIZE];

    open_watch(door);
    for (int i = 0; i < 60; i++)
        check_in(door, i, visits[i]);
    wait_for(door, 60);
    watch_stop(door->watch);
    door->watch = NULL;
    for (size_t i = 0; i < door->count; i++) {
        int guest = 0;

        while (guest < 60 && strcmp(visits[guest], door->told[i].about) != 0)
            guest++;
        if (guest == 60) // a chime for the crowd
            continue;
        assert_in_range(door->told[i].step, 0, 7);
        assert_false(seen[guest][door->told[i].step]);
        seen[guest][door->told[i].step] = true;
    }
}

static void who_was_called_for_is_not_again_after_a_restart(void **state)
{
    struct door *door = *state;
    struct timespec moment = { .tv_nsec = 600 * 1000000 };
    char visit[ID_SIZE];

    check_in(door, 0, visit);
    open_watch(door);
    wait_for(door, 1);
    watch_stop(door->watch);
    assert_in_range(door->count, 1, 2);
    door->count = 0;
    open_watch(door);
    wait_for(door, 1);
    assert_true(door->told[0].step > 0);
    nanosleep(&moment, NULL);
    for (size_t i = 1; i < heard(door); i++)
        assert_true(door->told[i].step > door->told[i - 1].step);
}

static void it_ends_whenever_it_is_told_to(void **state)
{
    struct door *door = *state;
    struct timespec moment = { 0 };
    char visit[ID_SIZE];

    for (int i = 0; i < 16; i++) {
        open_watch(door);
        check_in(door, i, visit);
        moment.tv_nsec = i % 8 * 50 * 1000000;
        nanosleep(&moment, NULL);
        watch_stop(door->watch);
        door->watch = NULL;
    }
    watch_stop(NULL);
}

// The file cannot be written: it asks again after a while, and does not spin.
static void trouble_does_not_make_it_spin(void **state)
{
    struct door *door = *state;
    struct timespec second = { .tv_sec = 1 };
    char visit[ID_SIZE], path[MADE_PATH + 40], away[MADE_PATH + 60];
    clock_t before;

    check_in(door, 0, visit);
    snprintf(path, sizeof path, "%s/usher.db", door->group.folder);
    snprintf(away, sizeof away, "%s.away", path);
    assert_int_equal(rename(path, away), 0);
    open_watch(door);
    before = clock();
    nanosleep(&second, NULL);
    assert_int_equal(heard(door), 0);
    assert_true(clock() - before < CLOCKS_PER_SEC / 5);
    assert_int_equal(rename(away, path), 0);
    wait_for(door, 1);
    assert_true(door->told[0].step >= 2); // the highest alone
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_guest_is_called_for_step_by_step, begin, end),
        cmocka_unit_test_setup_teardown(nobody_polls, begin, end),
        cmocka_unit_test_setup_teardown(each_of_many_is_called_for_once, begin, end),
        cmocka_unit_test_setup_teardown(who_was_called_for_is_not_again_after_a_restart, begin, end),
        cmocka_unit_test_setup_teardown(it_ends_whenever_it_is_told_to, begin, end),
        cmocka_unit_test_setup_teardown(trouble_does_not_make_it_spin, begin, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
