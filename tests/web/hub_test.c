// The hub of the streams alone: what is said to whom, what is kept for those who come back, who is put out,
// slow readers, the end.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "web/hub_phones.h"

enum { CROWD = 40 };

// ---- what is said

static void all_is_told_once_and_then_what_changes(void **state)
{
    static struct exchange phone;

    open_phone(*state, &phone, 0);
    assert_int_equal(count_of(&phone, "\"board\":{"), 1);
    forget(&phone);
    arrive(*state, "Dana Kim", NULL);
    hear(&phone, "Dana Kim");
    hear(&phone, "\"arrived\":1,");
    assert_int_equal(count_of(&phone, "\"board\":{"), 0);
    assert_int_equal(count_of(&phone, "\"level1_s\""), 0);
    forget(&phone);
    arrive(*state, "Lina Berg", NULL);
    hear(&phone, "Lina Berg");
    assert_int_equal(count_of(&phone, "Dana Kim"), 0);
    close_stream(&phone);
}

static void names_are_short_where_the_air_is_open(void **state)
{
    struct world *world = *state;
    static struct exchange phone;

    hub_end(world->hub);
    hub_destroy(world->hub);
    open_hub(world, true);
    open_phone(world, &phone, 0);
    ask(world, "visit.check_in", json_pack("{s:s, s:s}", "new", "Dana Kim", "company", "Acme"));
    hear(&phone, "Dana K.");
    call(world, "help", "all", json_true());
    hear(&phone, "event: alert");
    assert_int_equal(count_of(&phone, "Kim"), 0);
    assert_int_equal(count_of(&phone, "Acme"), 0);
    close_stream(&phone);
}

static void calls_go_to_those_they_concern(void **state)
{
    struct world *world = *state;
    static struct exchange phones[2], guest;
    struct hub_who of_visit = { 0 };

    arrive(world, "Dana Kim", of_visit.visit);
    open_stream(world, &guest, &of_visit, "");
    for (int i = 0; i < 2; i++)
        open_phone(world, &phones[i], i);
    call(world, "for-both", "hosts", json_pack("[s, s]", world->host[0], world->host[1]));
    call(world, "for-second", "hosts", json_pack("[s]", world->host[1]));
    call(world, "for-lead", "lead", json_true());
    call(world, "for-nobody", "hosts", json_array());
    call(world, "for-all", "all", json_true());
    for (int i = 0; i < 2; i++) {
        hear(&phones[i], "for-all");
        assert_true(says(&phones[i], "for-both"));
        assert_int_equal(says(&phones[i], "for-second"), i == 1);
        assert_int_equal(says(&phones[i], "for-lead"), i == 0);
        assert_false(says(&phones[i], "for-nobody"));
        close_stream(&phones[i]);
    }
    while (read_some(&guest, 4096))
        continue;
    assert_false(says(&guest, "for-") || says(&guest, "\"board\""));
    close_stream(&guest);
}

static void a_guest_hears_of_the_own_visit_alone(void **state)
{
    struct world *world = *state;
    static struct exchange guest;
    struct hub_who who = { 0 };
    char other[ID_SIZE];

    arrive(world, "Dana Kim", who.visit);
    arrive(world, "Lina Berg", other);
    open_stream(world, &guest, &who, "");
    hear(&guest, "event: changed");
    forget(&guest);
    ask(world, "welcome.claim", json_pack("{s:s, s:s}", "visit", other, "host", world->host[0]));
    ask(world, "welcome.greet", json_pack("{s:s, s:s}", "visit", other, "host", world->host[0]));
    ask(world, "visit.show", json_pack("{s:s}", "visit", who.visit)); // after it the hub has looked, too
    nanosleep(&(struct timespec){ .tv_nsec = 100000000 }, NULL);
    while (read_some(&guest, 4096))
        continue;
    assert_false(says(&guest, "event: changed"));
    ask(world, "welcome.claim", json_pack("{s:s, s:s}", "visit", who.visit, "host", world->host[0]));
    hear(&guest, "event: changed");
    assert_false(says(&guest, "Dana") || says(&guest, "{"));
    close_stream(&guest);
}

// The machine that serves the page says what is wrong with it.
static void phones_are_told_of_the_machine_s_troubles(void **state)
{
    static struct exchange phone;

    open_phone(*state, &phone, 0);
    hear(&phone, "The scanner is not plugged in");
    close_stream(&phone);
}

// ---- going on

static void who_comes_back_hears_what_was_missed(void **state)
{
    static const struct {
        const char *id; // NULL: of the first stream
        bool hears;
    } rows[] = { { NULL, true }, { "", false }, { "otherrun-1", false }, { "x", false }, { "-1", false } };
    struct world *world = *state;
    static struct exchange phone, again;
    struct hub_who who = open_phone(world, &phone, 0);
    char seen[40];

    last_id(&phone, seen);
    call(world, "first-call", "all", json_true());
    hear(&phone, "first-call");
    close_stream(&phone);
    call(world, "second-call", "all", json_true());
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        open_stream(world, &again, &who, rows[i].id ? rows[i].id : seen);
        hear(&again, "\"board\":{"); // whatever was seen: pages are opened anew
        assert_int_equal(says(&again, "first-call"), rows[i].hears);
        assert_int_equal(says(&again, "second-call"), rows[i].hears);
        if (rows[i].hears) {
            const char *first = strstr(str_text(&again.said), "first-call");

            assert_true(first < strstr(first, "second-call"));
            assert_true(first < strstr(str_text(&again.said), "\"board\":{"));
            last_id(&again, seen);
        }
        close_stream(&again);
    }
    open_stream(world, &again, &who, seen); // as of the latest
    hear(&again, "\"board\":{");
    assert_false(says(&again, "-call"));
    close_stream(&again);
}

static void calls_are_kept_for_ten_minutes(void **state)
{
    static const struct {
        int64_t after_s;
        bool hears;
    } rows[] = { { 580, true }, { 40, false } };
    struct world *world = *state;
    static struct exchange phone, again;
    struct hub_who who = open_phone(world, &phone, 0);
    char seen[40];

    last_id(&phone, seen);
    call(world, "the-call", "all", json_true());
    hear(&phone, "the-call");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        let_pass(rows[i].after_s);
        forget(&phone);
        arrive(world, i ? "Ada One" : "Ben Two", NULL); // the hub looks at its clock
        hear(&phone, i ? "Ada One" : "Ben Two");
        open_stream(world, &again, &who, seen);
        hear(&again, "\"board\":{");
        assert_int_equal(says(&again, "the-call"), rows[i].hears);
        close_stream(&again);
    }
    close_stream(&phone);
}

static void hearts_beat_while_nothing_happens(void **state)
{
    struct world *world = *state;
    static struct exchange guest, other;
    struct hub_who who = { 0 };

    arrive(world, "Dana Kim", who.visit);
    open_stream(world, &guest, &who, "");
    hear(&guest, "event: changed");
    for (int i = 0; i < 3; i++) {
        forget(&guest);
        let_pass(16);
        open_stream(world, &other, &who, ""); // the hub looks at its clock
        hear(&guest, "\n\n");                 // a heart, or whatever else is said
        close_stream(&other);
    }
    close_stream(&guest);
}

// ---- who is let in

static void who_was_put_out_hears_nothing_more(void **state)
{
    struct world *world = *state;
    static struct exchange out, in;
    struct hub_who who = open_phone(world, &out, 0);

    open_phone(world, &in, 1);
    forget(&out);
    ask(world, "phone.revoke", json_pack("{s:s}", "phone", who.phone));
    call(world, "a-call", "all", json_true());
    read_some(&out, 4096); // at once, before anybody can have looked who is let in
    arrive(world, "Dana Kim", NULL);
    hear_the_end(&out);
    assert_false(says(&out, "Dana") || says(&out, "a-call"));
    hear(&in, "Dana Kim");
    hear(&in, "a-call");
    close_stream(&out);
    close_stream(&in);
}

static void sessions_end_in_their_time(void **state)
{
    struct world *world = *state;
    static struct exchange phone;
    struct hub_who who = pair(world, 0);

    who.ends_ms = clock_now_ms() + 60000;
    open_stream(world, &phone, &who, "");
    hear(&phone, "\"board\":{");
    let_pass(70);
    arrive(world, "Dana Kim", NULL); // the hub looks at its clock
    hear_the_end(&phone);
    close_stream(&phone);
}

static void the_store_hears_which_phones_are_there(void **state)
{
    struct world *world = *state;
    static struct exchange phone;
    const json_t *told;

    open_phone(world, &phone, 0);
    let_pass(1);
    for (int i = 0;; i++) {
        arrive(world, "Dana Kim", NULL); // the hub looks at its clock
        told = json_array_get(ask(world, "phone.list", json_object()), 0);
        if (json_get_int(told, "heard_ms", 0) > made_start_ms || json_get_text(told, "heard")[0])
            break;
        assert_true(i < 1000);
        wait_a_moment();
    }
    close_stream(&phone);
}

// ---- slow readers

static void who_reads_slowly_gets_the_newest(void **state)
{
    struct world *world = *state;
    static struct exchange slow, quick;
    const char *newest;
    size_t whole;

    open_phone(world, &slow, 0);
    open_phone(world, &quick, 1);
    whole = slow.said.length;
    forget(&slow);
    arrive(world, "Early Bird", NULL);
    hear(&quick, "Early Bird");
    assert_true(read_some(&slow, 20)); // in the middle of it
    for (int i = 0; i < CROWD; i++) {
        char name[40];

        snprintf(name, sizeof name, "Guest Number%d", i);
        arrive(world, name, NULL);
        hear(&quick, name); // each was told by itself
    }
    assert_true(count_of(&quick, "event: changed") > CROWD);
    hear(&slow, "Number39");
    assert_int_equal(count_of(&slow, "event: changed"), 2); // what it was in the middle of, and the newest
    newest = strstr(str_text(&slow.said) + 1, "\n\nevent: changed");
    assert_non_null(strstr(newest, "\"board\":{"));
    assert_true(slow.said.length < whole + quick.said.length);
    forget(&slow);
    arrive(world, "Late Lark", NULL);
    hear(&slow, "Late Lark");
    assert_int_equal(count_of(&slow, "\"board\":{"), 0); // it has caught up
    close_stream(&slow);
    close_stream(&quick);
}

static void events_are_whole_however_small_the_pieces(void **state)
{
    struct world *world = *state;
    static struct exchange phone, same;
    struct hub_who who = open_phone(world, &phone, 0);
    const char *end = NULL;

    arrive(world, "Dana Kim", NULL);
    hear(&phone, "Dana Kim");
    open_stream(world, &same, &who, "");
    for (int waited_ms = 0; !end || strcmp(end, "}\n\n") != 0; waited_ms += LOOK_MS) {
        while (read_some(&same, 7))
            continue;
        end = same.said.length > 3 ? same.said.at + same.said.length - 3 : NULL;
        assert_true(waited_ms < PATIENCE_MS);
        wait_a_moment();
    }
    assert_true(says(&same, "Dana Kim"));
    close_stream(&phone);
    close_stream(&same);
}

// ---- the end

static void it_ends_while_streams_hang(void **state)
{
    struct world *world = *state;
    static struct exchange reads, hangs, late;
    struct hub_who who = open_phone(world, &reads, 0);

    open_phone(world, &hangs, 1);
    arrive(world, "Dana Kim", NULL);
    hear(&reads, "Dana Kim");
    assert_true(read_some(&hangs, 20));
    hub_end(world->hub);
    hear_the_end(&reads);
    open_stream(world, &late, &who, "");
    assert_int_equal(late.status, 503);
    hear_the_end(&hangs); // what it was in the middle of, and no more
    assert_true(says(&hangs, "Dana Kim"));
    close_stream(&reads);
    close_stream(&hangs);
    close_stream(&late);
}

static int end_of_the_ended(void **state)
{
    struct world *world = *state;

    hub_destroy(world->hub);
    open_hub(world, false);
    return hub_door_close(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(all_is_told_once_and_then_what_changes, hub_door_open,
                                        hub_door_close),
        cmocka_unit_test_setup_teardown(names_are_short_where_the_air_is_open, hub_door_open, hub_door_close),
        cmocka_unit_test_setup_teardown(calls_go_to_those_they_concern, hub_door_open, hub_door_close),
        cmocka_unit_test_setup_teardown(a_guest_hears_of_the_own_visit_alone, hub_door_open, hub_door_close),
        cmocka_unit_test_setup_teardown(phones_are_told_of_the_machine_s_troubles, hub_door_open,
                                        hub_door_close),
        cmocka_unit_test_setup_teardown(who_comes_back_hears_what_was_missed, hub_door_open, hub_door_close),
        cmocka_unit_test_setup_teardown(calls_are_kept_for_ten_minutes, hub_door_open, hub_door_close),
        cmocka_unit_test_setup_teardown(hearts_beat_while_nothing_happens, hub_door_open, hub_door_close),
        cmocka_unit_test_setup_teardown(who_was_put_out_hears_nothing_more, hub_door_open, hub_door_close),
        cmocka_unit_test_setup_teardown(sessions_end_in_their_time, hub_door_open, hub_door_close),
        cmocka_unit_test_setup_teardown(the_store_hears_which_phones_are_there, hub_door_open,
                                        hub_door_close),
        cmocka_unit_test_setup_teardown(who_reads_slowly_gets_the_newest, hub_door_open, hub_door_close),
        cmocka_unit_test_setup_teardown(events_are_whole_however_small_the_pieces, hub_door_open,
                                        hub_door_close),
        cmocka_unit_test_setup_teardown(it_ends_while_streams_hang, hub_door_open, end_of_the_ended),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
