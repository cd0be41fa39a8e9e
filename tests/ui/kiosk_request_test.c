// The words between the guests' window and the services.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "service/request.h"
#include "ui/kiosk_request.h"

static struct kiosk_answer answer;

static const struct kiosk_answer *read(enum kiosk_ask ask, const char *json)
{
    struct kiosk_effect effect = { .ask = ask, .question = 7 };
    json_t *parsed = json_loads(json, 0, NULL);

    assert_non_null(parsed);
    kiosk_request_answer(&effect, parsed, ERR_NONE, &answer);
    json_decref(parsed);
    assert_int_equal(answer.ask, ask);
    assert_int_equal(answer.question, 7);
    assert_int_equal(answer.failed, ANSWER_DONE);
    return &answer;
}

static void an_effect_is_a_request(void **state)
{
    struct kiosk_effect effect = { .ask = ASK_CHECK_IN_NEW };
    json_t *members;
    char *line;

    (void)state;
    kiosk_put(&effect, "new", "Zoë \"Lind\"");
    kiosk_put(&effect, "company", "");
    kiosk_put_even_empty(&effect, "title", "");
    assert_string_equal(kiosk_effect_text(&effect, "new"), "Zoë \"Lind\"");
    assert_string_equal(kiosk_effect_text(&effect, "nothing"), "");
    assert_string_equal(kiosk_request(&effect, &members), "visit.check_in");
    line = json_line(members);
    assert_string_equal(line, "{\"new\":\"Zoë \\\"Lind\\\"\",\"title\":\"\",\"meet\":true}");
    free(line);
    json_decref(members);
}

static void every_request_is_one_of_the_services(void **state)
{
    (void)state;
    for (int ask = 0; ask < (int)KIOSK_ASKS; ask++) {
        struct kiosk_effect effect = { .ask = (enum kiosk_ask)ask };
        json_t *members;
        const char *request = kiosk_request(&effect, &members);

        json_decref(members);
        if (ask == (int)TELL_NOT_STORED || ask == (int)TELL_LEND || ask == (int)TELL_BEHIND)
            assert_null(request);
        else if (!request || !request_find(request))
            fail_msg("%d asks for %s", ask, request ? request : "nothing");
    }
}

static void a_failure_is_the_guests_or_the_disks(void **state)
{
    static const struct {
        enum err_kind kind;
        enum kiosk_failed failed;
    } rows[] = {
        { ERR_REFUSED, ANSWER_REFUSED },  { ERR_USAGE, ANSWER_REFUSED },       { ERR_IO, ANSWER_NOT_STORED },
        { ERR_AGAIN, ANSWER_NOT_STORED }, { ERR_INTERNAL, ANSWER_NOT_STORED },
    };
    const struct kiosk_effect effect = { .ask = ASK_CHECK_IN, .question = 3 };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        kiosk_request_answer(&effect, NULL, rows[i].kind, &answer);
        assert_int_equal(answer.failed, rows[i].failed);
        assert_int_equal(answer.question, 3);
    }
}

static void the_door_is_read(void **state)
{
    const struct kiosk_door *door =
        &read(
             ASK_DOOR,
             "{\"group\":\"Guild\",\"demo\":true,\"door\":\"North\",\"hosts_reachable\":3,\"privacy\":"
             "\"why\","
             "\"event\":{\"event\":\"e1\",\"name\":\"Breakfast\",\"venue\":\"Hall\",\"where\":\"the stairs\","
             "\"zone\":\"Europe/Berlin\",\"doors_ms\":1,\"starts_ms\":2,\"programme_ms\":3,\"ends_ms\":4,"
             "\"walk_ins\":\"host\"},\"next\":null}")
             ->door;

    (void)state;
    assert_true(door->is_known && door->has_event && door->is_demo && !door->has_next);
    assert_string_equal(door->group, "Guild");
    assert_string_equal(door->privacy, "why");
    assert_string_equal(door->where, "the stairs");
    assert_string_equal(door->zone, "Europe/Berlin");
    assert_int_equal(door->programme_ms, 3);
    assert_int_equal(door->walk_ins, WALK_INS_HOST);
    assert_int_equal(door->hosts_reachable, 3);
    door = &read(ASK_DOOR, "{\"event\":null,\"next\":{\"name\":\"Supper\",\"zone\":\"UTC\",\"starts_ms\":9}}")
                ->door;
    assert_true(door->is_known && !door->has_event && door->has_next);
    assert_string_equal(door->next_name, "Supper");
    assert_int_equal(door->next_starts_ms, 9);
}

static void rows_are_read(void **state)
{
    const struct kiosk_found *found =
        &read(
             ASK_FIND,
             "{\"say\":\"rows\",\"rows\":[{\"guest\":\"g1\",\"name\":\"Amara Okafor\",\"shown\":\"Amara O.\","
             "\"initials\":\"AO\",\"detail\":\"Acme\",\"slip\":true,\"alike\":false,\"first\":true,"
             "\"arrived\":false,\"kind\":\"guest\",\"places\":0},{\"guest\":\"g2\",\"name\":\"Guest of Dana "
             "K.\","
             "\"of\":\"Dana K.\",\"shown\":\"Guest of Dana K.\",\"kind\":\"plus\",\"places\":3},"
             "{\"guest\":null,\"kind\":\"several\"},{},{},{},{}]}")
             ->found;

    (void)state;
    assert_int_equal(found->say, FIND_SHOW_ROWS);
    assert_int_equal(found->count, KIOSK_ROWS);
    assert_string_equal(found->rows[0].shown, "Amara O.");
    assert_true(found->rows[0].slip && found->rows[0].first && !found->rows[0].alike);
    assert_int_equal(found->rows[1].kind, FIND_PLUS);
    assert_string_equal(found->rows[1].name, "Dana K.");
    assert_int_equal(found->rows[1].places, 3);
    assert_int_equal(found->rows[2].kind, FIND_SEVERAL);
    assert_string_equal(found->rows[2].guest, "");
    assert_int_equal(read(ASK_FIND, "{\"say\":\"nobody\",\"rows\":[]}")->found.say, FIND_NOBODY);
    assert_int_equal(read(ASK_FIND, "{}")->found.say, FIND_KEEP_TYPING);
}

static void a_visit_is_read(void **state)
{
    static const struct {
        const char *state;
        bool is_owed, is_greeted, is_dismissed, has_host;
    } rows[] = {
        { "\"waiting\"", true, false, false, false }, { "\"claimed\"", true, false, false, true },
        { "\"greeted\"", false, true, false, true },  { "\"dismissed\"", false, false, true, false },
        { "\"gone\"", false, false, false, false },   { "null", false, false, false, false },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char json[512];
        const struct kiosk_visit *visit;

        snprintf(
            json, sizeof json,
            "{\"visit\":\"v\",\"guest\":\"g\",\"name\":\"Amara "
            "Okafor\",\"call_name\":\"Amara\",\"initials\":\"AO\","
            "\"first_visit\":true,\"visit_number\":1,\"already\":true,\"arrived_ms\":5,\"where\":\"here\","
            "\"host_name\":\"Amir\",\"host_initials\":\"AM\",\"state\":%s}",
            rows[i].state);
        visit = &read(i % 2 ? ASK_VISIT : ASK_CHECK_IN_CODE, json)->visit;
        assert_true(visit->is_saved && visit->first_visit && visit->already && !visit->is_undone);
        assert_string_equal(visit->call_name, "Amara");
        assert_int_equal(visit->arrived_ms, 5);
        assert_int_equal(visit->is_owed, rows[i].is_owed);
        assert_int_equal(visit->is_greeted, rows[i].is_greeted);
        assert_int_equal(visit->is_dismissed, rows[i].is_dismissed);
        assert_string_equal(visit->host_name, rows[i].has_host ? "Amir" : "");
    }
}

static void the_rest_is_read(void **state)
{
    (void)state;
    assert_string_equal(read(ASK_LOOK, "{\"guest\":\"g\",\"topics\":[\"tea\",\"ink\"]}")->look.topics,
                        "tea, ink");
    assert_string_equal(read(ASK_LOOK, "{\"topics\":\"tea\",\"company\":\"Acme\"}")->look.company, "Acme");
    assert_string_equal(read(ASK_HELP, "{\"help\":\"h1\"}")->help, "h1");
    assert_int_equal(read(ASK_ALIKE, "[]")->alike.count, 0);
    assert_int_equal(read(ASK_ALIKE, "[{},{},{}]")->alike.count, KIOSK_ALIKE);
    assert_string_equal(
        read(ASK_ALIKE, "[{\"guest\":\"g\",\"hint\":\"z•••@x.example\"}]")->alike.rows[0].hint,
        "z•••@x.example");
    read(ASK_HOSTS,
         "{\"hosts\":[{\"host\":\"h1\",\"duty\":false},{\"host\":\"h2\",\"shown\":\"Amir\",\"duty\":true}]}");
    assert_int_equal(answer.hosts.count, 1);
    assert_string_equal(answer.hosts.rows[0].host, "h2");
}

// Longer than anything domain lets in: cut at the end of a character, never in the middle.
static void what_is_too_long_is_cut_in_one_piece(void **state)
{
    char json[4096] = "{\"name\":\"x", *end = json + strlen(json);

    (void)state;
    for (int i = 0; i < 300; i++)
        end = stpcpy(end, "中");
    strcpy(end, "\"}");
    read(ASK_VISIT, json);
    assert_int_equal(strlen(answer.visit.name), 1 + (KIOSK_NAME - 2) / 3 * 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_effect_is_a_request),
        cmocka_unit_test(every_request_is_one_of_the_services),
        cmocka_unit_test(a_failure_is_the_guests_or_the_disks),
        cmocka_unit_test(the_door_is_read),
        cmocka_unit_test(rows_are_read),
        cmocka_unit_test(a_visit_is_read),
        cmocka_unit_test(the_rest_is_read),
        cmocka_unit_test(what_is_too_long_is_cut_in_one_piece),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
