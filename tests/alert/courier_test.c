// The courier against a receiver on this machine: what arrives, and how often.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <unistd.h>

#include "alert/courier_world.h"

static void a_message_is_delivered_once(void **state)
{
    struct world *world = BEGIN({ .status = 200 });

    (void)state;
    made_ask(&world->group, "setting.set", "key", "{'key': 'alert.secret', 'value': ''}");
    open_door(world);
    spool_now(world, "one-2");
    assert_true(receiver_wait(world->receiver, 1));
    assert_true(waits_until(world, is_spool_empty));
    has(world, 0, "POST /hook HTTP/1.1\r\n");
    has(world, 0, "\r\nUser-Agent: Usher/" USHER_VERSION "\r\n");
    has(world, 0, "\r\nX-Usher-Id: one-2\r\n");
    has(world, 0, "\"board\":\"https://door.example\"}");
    assert_null(strstr(receiver_heard(world->receiver, 0), "X-Usher-Signature"));
    close_door(world);
    open_door(world);
    assert_true(waits_until(world, is_spool_empty));
    assert_int_equal(receiver_count(world->receiver), 1);
    end(world);
}

static void a_secret_signs_the_body(void **state)
{
    struct world *world = BEGIN({ .status = 204 });
    char signature[SIGNATURE_SIZE], line[200];
    const char *body;

    (void)state;
    made_ask(&world->group, "setting.set", "key", "{'key': 'alert.secret', 'value': 'between us'}");
    spool_now(world, "one-2");
    open_door(world);
    assert_true(receiver_wait(world->receiver, 1));
    body = strstr(receiver_heard(world->receiver, 0), "\r\n\r\n") + 4;
    signature_of(signature, "between us", body, strlen(body));
    snprintf(line, sizeof line, "\r\nX-Usher-Signature: sha256=%s\r\n", signature);
    has(world, 0, line);
    end(world);
}

static void a_receiver_that_comes_back_hears_it(void **state)
{
    static const struct receiver_answer fine = { .status = 200 };
    struct world *world = BEGIN({ .status = 200 });
    int port = receiver_port(world->receiver);

    (void)state;
    receiver_stop(world->receiver);
    open_door(world);
    spool_now(world, "one-2");
    usleep(500 * 1000);
    world->receiver = receiver_start_at(port, &fine, 1);
    assert_true(receiver_wait(world->receiver, 1));
    assert_true(waits_until(world, is_spool_empty));
    assert_string_equal(trouble(world), "-");
    end(world);
}

static void a_restart_in_the_middle_loses_none(void **state)
{
    struct world *world = BEGIN({ .status = 200, .wait_ms = 700 }, { .status = 200 });
    bool seen[20] = { 0 };
    char id[40];

    (void)state;
    open_door(world);
    for (int i = 0; i < 20; i++) {
        snprintf(id, sizeof id, "number-%02d", i);
        spool_now(world, id);
    }
    assert_true(receiver_wait(world->receiver, 1));
    close_door(world);
    open_door(world);
    assert_true(waits_until(world, is_spool_empty));
    for (size_t i = 0; i < receiver_count(world->receiver); i++) {
        const char *at = strstr(receiver_heard(world->receiver, i), "X-Usher-Id: number-");

        assert_non_null(at);
        seen[atoi(at + strlen("X-Usher-Id: number-"))] = true;
    }
    for (int i = 0; i < 20; i++)
        assert_true(seen[i]);
    end(world);
}

static void what_cannot_be_written_down_is_not_sent_again_meanwhile(void **state)
{
    struct world *world = BEGIN({ .status = 200 });

    (void)state;
    open_door(world);
    run_sql(world, "CREATE TRIGGER full BEFORE DELETE ON alert_spool BEGIN SELECT RAISE(ABORT, 'full'); END");
    spool_now(world, "one-2");
    assert_true(receiver_wait(world->receiver, 1));
    usleep(500 * 1000);
    spool_now(world, "two-2");
    assert_true(receiver_wait(world->receiver, 2));
    usleep(500 * 1000);
    run_sql(world, "DROP TRIGGER full");
    assert_true(waits_until(world, is_spool_empty));
    assert_int_equal(receiver_count(world->receiver), 2);
    end(world);
}

static void a_slow_receiver_holds_nobody_up(void **state)
{
    struct world *world = BEGIN({ .status = 200, .wait_ms = 9000 });
    int64_t begun_us;

    (void)state;
    open_door(world);
    spool_now(world, "one-2");
    assert_true(receiver_wait(world->receiver, 1));
    begun_us = clock_steady_us();
    for (int i = 0; i < 50; i++)
        json_decref(ask_door(world, "host.add", json_pack("{s:s+}", "name", "Eva ", i % 2 ? "One" : "Two")));
    assert_true(clock_steady_us() - begun_us < 8000 * 1000);
    begun_us = clock_steady_us();
    close_door(world);
    assert_true(clock_steady_us() - begun_us < 5000 * 1000);
    end(world);
}

static void a_yes_is_a_yes_whatever_follows(void **state)
{
    struct world *world = BEGIN({ .status = 200, .is_endless = true }, { .status = 200 });

    (void)state;
    open_door(world);
    spool_now(world, "one-2");
    assert_true(waits_until(world, is_spool_empty));
    assert_int_equal(receiver_count(world->receiver), 1);
    end(world);
}

static void a_setting_holds_at_once(void **state)
{
    struct world *world = BEGIN({ .status = 200 });
    struct receiver *other = receiver_start(&(const struct receiver_answer){ .status = 200 }, 1);
    char value[60];

    (void)state;
    open_door(world);
    snprintf(value, sizeof value, "http://127.0.0.1:%d/other", receiver_port(other));
    json_decref(
        ask_door(world, "setting.set", json_pack("{s:s, s:s}", "key", "alert.webhook", "value", value)));
    json_decref(
        ask_door(world, "setting.set", json_pack("{s:s, s:s}", "key", "alert.format", "value", "ntfy")));
    spool_now(world, "one-2");
    assert_true(receiver_wait(other, 1));
    assert_non_null(strstr(receiver_heard(other, 0), "\r\nTitle: Amara O.\r\n"));
    assert_int_equal(receiver_count(world->receiver), 0);
    json_decref(ask_door(world, "setting.set", json_pack("{s:s, s:s}", "key", "alert.webhook", "value", "")));
    spool_now(world, "two-2");
    assert_true(waits_until(world, is_spool_empty));
    assert_int_equal(receiver_count(other), 1);
    end(world);
    receiver_stop(other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_message_is_delivered_once),
        cmocka_unit_test(a_secret_signs_the_body),
        cmocka_unit_test(a_receiver_that_comes_back_hears_it),
        cmocka_unit_test(a_restart_in_the_middle_loses_none),
        cmocka_unit_test(what_cannot_be_written_down_is_not_sent_again_meanwhile),
        cmocka_unit_test(a_slow_receiver_holds_nobody_up),
        cmocka_unit_test(a_yes_is_a_yes_whatever_follows),
        cmocka_unit_test(a_setting_holds_at_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
