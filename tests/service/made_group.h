// A group in a file of its own, made by requests as a person would. After cmocka's headers.
#pragma once

#include "service/group.h"
#include "service/request.h"
#include "store/made_store.h"

// Tuesday, 2026-12-01, 07:00 in Berlin.
static const int64_t made_start_ms = INT64_C(1796104800000);

static const int64_t made_minute_ms = 60000;

struct made_group {
    char folder[MADE_PATH];
    struct store *store;
    int64_t now_ms; // of every request
};

static inline void made_group_begin(struct made_group *group)
{
    char path[MADE_PATH + 40], device[ID_SIZE];
    struct err err = { 0 };

    made_folder(group->folder);
    group->now_ms = made_start_ms;
    snprintf(path, sizeof path, "%s/usher.db", group->folder);
    expect_done(group_found(path, "Early Birds", "Europe/Berlin", "en", group->now_ms, device, &err), err);
    expect_done(store_open(&group->store, path, STORE_WRITE, group->now_ms, &err), err);
}

static inline void made_group_end(struct made_group *group)
{
    store_close(group->store);
    made_folder_finish(group->folder);
}

// For cmocka: *state is a group, begun; its tear-down looks whether what stands is what the facts add up to.
static inline struct made_group *made_group_of(void **state)
{
    struct made_group *group = *state = calloc(1, sizeof *group);

    made_group_begin(group);
    return group;
}

static inline int made_group_tear_down(void **state)
{
    struct made_group *group = *state;

    made_verify(group->store);
    made_group_end(group);
    free(group);
    return 0;
}

// Runs a request; the member of its answer that is an id. `format` gives JSON with ' for ".
__attribute__((format(printf, 4, 5))) static inline const char *
made_ask(struct made_group *group, const char *name, const char *wanted, const char *format, ...)
{
    static char texts[32][64];
    static unsigned next;
    char *text = texts[next++ % 32], said[1000];
    json_t *request, *answer = NULL;
    struct err err = { 0 };
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(said, sizeof said, format, arguments);
    va_end(arguments);
    for (char *at = said; *at; at++)
        *at = *at == '\'' ? '"' : *at;
    request = json_parse_object(said);
    assert_non_null(request);
    expect_done(request_run(group->store, name, request, group->now_ms, &answer, &err), err);
    snprintf(text, sizeof texts[0], "%s", json_get_text(answer, wanted));
    json_decref(request);
    json_decref(answer);
    return text;
}

// A fact that no request writes yet.
static inline void made_fact(struct made_group *group, enum fact_kind kind, const char *guest,
                             const char *event, json_t *body)
{
    struct err err = { 0 };

    expect_done(store_begin(group->store, group->now_ms, &err), err);
    expect_done(fact_append(group->store, kind, guest, event, group->now_ms, body, &err), err);
    expect_done(store_commit(group->store, &err), err);
}
