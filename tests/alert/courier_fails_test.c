// The courier against a receiver that takes nothing: how often it tries, and what is said then.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <time.h>
#include <unistd.h>

#include "alert/courier_world.h"

static void leave_last_try(struct world *world)
{
    struct err err = { 0 };

    expect_done(db_run(store_db(world->group.store), &err, "UPDATE alert_spool SET tries = 2", ""), err);
}

static void three_tries_and_the_board_says_so(void **state)
{
    struct world *world = BEGIN({ .status = 500 });
    int64_t begun_us = clock_steady_us();
    json_t *answer;

    (void)state;
    open_door(world);
    spool_now(world, "one-2");
    assert_true(receiver_wait(world->receiver, 2));
    assert_string_equal(trouble(world), "-");
    assert_true(waits_until(world, has_trouble));
    assert_in_range(clock_steady_us() - begun_us, 11000 * 1000, 30000 * 1000);
    assert_string_equal(trouble(world), "1 call for hosts did not reach the webhook: it answered 500 and has "
                                        "trouble of its own: ask whoever runs it");
    assert_int_equal(receiver_count(world->receiver), 3);
    for (size_t i = 0; i < 3; i++)
        has(world, i, "\r\nX-Usher-Id: one-2\r\n");
    answer = ask_door(world, "alert.seen", json_object());
    assert_int_equal(json_get_int(answer, "seen", 0), 1);
    json_decref(answer);
    assert_string_equal(trouble(world), "-");
    end(world);
}

static void what_was_lost_is_forgotten_when_a_later_one_gets_through(void **state)
{
    struct world *world = BEGIN({ .status = 404 }, { .status = 200 });

    (void)state;
    spool_now(world, "one-2");
    leave_last_try(world);
    open_door(world);
    assert_true(waits_until(world, has_trouble));
    spool_now(world, "two-2");
    assert_true(receiver_wait(world->receiver, 2));
    assert_true(waits_until(world, has_no_trouble));
    end(world);
}

static void tries_that_were_used_up_before_a_restart_count(void **state)
{
    struct world *world = BEGIN({ .status = 503 });

    (void)state;
    open_door(world);
    spool_now(world, "one-2");
    assert_true(receiver_wait(world->receiver, 2));
    usleep(200 * 1000);
    close_door(world);
    open_door(world);
    assert_true(waits_until(world, has_trouble));
    assert_int_equal(receiver_count(world->receiver), 3);
    end(world);
}

static void nothing_is_sent_an_hour_late(void **state)
{
    struct world *world = BEGIN({ .status = 200 });

    (void)state;
    spool_made(world, "old-2", clock_now_ms() - 61 * made_minute_ms);
    open_door(world);
    assert_true(waits_until(world, has_trouble));
    assert_string_equal(trouble(world),
                        "1 call for hosts did not reach the webhook: it could not be called within "
                        "an hour: look at the network");
    assert_int_equal(receiver_count(world->receiver), 0);
    end(world);
}

static void the_webhook_may_ask_for_time(void **state)
{
    struct world *world = BEGIN({ .status = 429, .header = "Retry-After: 3" }, { .status = 200 });
    int64_t begun_us = clock_steady_us();

    (void)state;
    open_door(world);
    spool_now(world, "one-2");
    assert_true(receiver_wait(world->receiver, 2));
    assert_in_range(clock_steady_us() - begun_us, 2900 * 1000, 15000 * 1000);
    end(world);
}

#define A16 "aaaaaaaaaaaaaaaa"

// Each is said in words once all tries are used up; only the last try is waited for here.
static void failures_are_said_in_words(void **state)
{
    static const struct {
        struct receiver_answer answer;
        const char *webhook, *said; // webhook: %d is the receiver's port
    } cases[] = {
        { { .status = 302, .header = "Location: https://elsewhere.example/" },
          "http://127.0.0.1:%d/",
          "it answered 302 and has moved" },
        { { .status = 401 }, "http://127.0.0.1:%d/", "it answered 401 and does not let Usher in" },
        { { .status = 418 }, "http://127.0.0.1:%d/", "it answered 418 and did not take it" },
        { { .status = 0 }, "http://127.0.0.1:%d/", "it hung up without an answer" },
        { { .status = 200 }, "https://127.0.0.1:%d/", "it does not speak TLS as it should" },
        { { .status = 200 }, "http://127.0.0.1:1/", "it cannot be reached" },
        { { .status = 200 }, "http://" A16 A16 A16 A16 ".invalid/", "it has a name that is not found" },
        { { .status = 200 }, "http://:99999999/", "it has no address that can be called" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct world *world = begin(&cases[i].answer, 1);
        char url[100];

        snprintf(url, sizeof url, cases[i].webhook, receiver_port(world->receiver));
        made_ask(&world->group, "setting.set", "key", "{'key': 'alert.webhook', 'value': '%s'}", url);
        spool_now(world, "one-2");
        leave_last_try(world);
        open_door(world);
        assert_true(waits_until(world, has_trouble));
        if (!strstr(trouble(world), cases[i].said))
            fail_msg("%s: %s", url, trouble(world));
        end(world);
    }
}

static int64_t processor_us(void)
{
    struct timespec used;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return (int64_t)used.tv_sec * 1000000 + used.tv_nsec / 1000;
}

static void a_dead_webhook_leaves_the_door_idle(void **state)
{
    struct world *world = BEGIN({ .status = 500 });
    int64_t used_us;

    (void)state;
    spool_now(world, "one-2");
    leave_last_try(world);
    open_door(world);
    assert_true(waits_until(world, has_trouble));
    usleep(500 * 1000);
    used_us = processor_us();
    sleep(2);
    assert_true(processor_us() - used_us < 20 * 1000);
    end(world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_tries_and_the_board_says_so),
        cmocka_unit_test(what_was_lost_is_forgotten_when_a_later_one_gets_through),
        cmocka_unit_test(tries_that_were_used_up_before_a_restart_count),
        cmocka_unit_test(nothing_is_sent_an_hour_late),
        cmocka_unit_test(the_webhook_may_ask_for_time),
        cmocka_unit_test(failures_are_said_in_words),
        cmocka_unit_test(a_dead_webhook_leaves_the_door_idle),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
