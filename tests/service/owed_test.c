// A welcome that the door owed is not forgotten, whatever the event's mode was at that moment.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "service/group.h"
#include "service/request.h"
#include "store/made_store.h"
#include "util/zone.h"

static json_t *run(struct store *store, const char *name, json_t *request)
{
    struct err err = { 0 };
    json_t *answer = NULL;

    expect_done(request_run(store, name, request, made_now_ms, &answer, &err), err);
    json_decref(request);
    return answer;
}

static struct store *found(const char *folder, const char *mode)
{
    char path[MADE_PATH + 40], device[ID_SIZE], now[ZONE_TIME_SIZE];
    struct store *store;
    struct err err = { 0 };

    snprintf(path, sizeof path, "%s/%s.db", folder, mode);
    zone_format(now, "UTC", made_now_ms);
    expect_done(group_found(path, "Early Birds", "UTC", "en", made_now_ms, device, &err), err);
    expect_done(store_open(&store, path, STORE_WRITE, made_now_ms, &err), err);
    json_decref(
        run(store, "event.add", json_pack("{s:s, s:s, s:s}", "name", "May", "starts", now, "welcome", mode)));
    return store;
}

static const struct owed_row {
    const char *mode;
    bool asks;
    size_t waiting, waiting_known; // at the door, and once a list says they were here before
} rows[] = {
    { "all", false, 1, 1 },
    { "asked", false, 0, 0 },
    { "asked", true, 1, 1 },
    { "none", true, 0, 0 },
};

static size_t queue(struct store *store)
{
    json_t *list = run(store, "welcome.list", json_object());
    size_t count = json_array_size(list);

    json_decref(list);
    return count;
}

static void say(struct store *store, enum fact_kind kind, json_t *visit, json_t *body)
{
    struct err err = { 0 };
    bool at_event = kind == FACT_WELCOME_ASKED;

    expect_done(store_begin(store, made_now_ms, &err), err);
    expect_done(fact_append(store, kind, json_get_text(visit, "guest"),
                            at_event ? json_get_text(visit, "event") : NULL, made_now_ms, body, &err),
                err);
    expect_done(store_commit(store, &err), err);
}

static void later_news_takes_nobody_off_the_queue(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char folder[MADE_PATH];
        struct store *store;
        json_t *visit;

        made_folder(folder);
        store = found(folder, rows[i].mode);
        visit = run(store, "visit.check_in", json_pack("{s:s}", "new", "Ann Lee"));
        if (rows[i].asks)
            say(store, FACT_WELCOME_ASKED, visit, json_object());
        assert_int_equal(queue(store), rows[i].waiting);
        say(store, FACT_GUEST_LISTED, visit,
            json_pack("{s:s, s:s, s:b}", "source", "x", "key", "#1", "known", 1));
        assert_int_equal(queue(store), rows[i].waiting_known);
        json_decref(visit);
        store_close(store);
        made_folder_finish(folder);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(later_news_takes_nobody_off_the_queue) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
