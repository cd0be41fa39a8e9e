// Small guest lists told as lines, and taken into a real file. After cmocka's headers.
#pragma once

#include "service/import.h"
#include "service/request.h"
#include "service/resolve.h"
#include "store/made_store.h"

enum { ROWS = 6 };

// A row is "id|name|email|company|codes|plus|visits|state", from the left as far as needed; an id with @
// is a person's, with = one that the system uses once only. State: s skipped, a arrived.
struct list {
    const char *rows[ROWS];
    const char *outcomes; // a letter each: Added Updated uNchanged Skipped
    int guests;           // in the group afterwards
    int expected;         // at the event afterwards
    bool replace;
};

struct told {
    char text[200];
    struct list_row row;
};

static inline const char *part(char **rest)
{
    char *at = strsep(rest, "|");

    return at ? at : "";
}

static inline void tell(struct told *told, const char *line)
{
    char *rest = told->text;
    struct list_row *row = &told->row;
    const char *id, *plus, *visits, *state;

    *row = (struct list_row){ .reason = "", .row_id = "", .person_id = "", .role = "", .ticket_type = "",
                              .visits = -1 };
    snprintf(told->text, sizeof told->text, "%s", line);
    for (int i = 0; i < GUEST_FIELDS; i++)
        row->value[i] = "";
    id = part(&rest);
    row->row_id_is_global = id[0] == '=';
    *(id[0] == '@' ? &row->person_id : &row->row_id) = id + strspn(id, "@=");
    row->value[GUEST_NAME] = part(&rest);
    row->value[GUEST_EMAIL] = part(&rest);
    row->value[GUEST_COMPANY] = part(&rest);
    row->codes[0] = part(&rest);
    if (!row->codes[0][0])
        row->codes[0] = NULL;
    plus = part(&rest);
    visits = part(&rest);
    state = part(&rest);
    row->plus = atoi(plus);
    row->visits = visits[0] ? atoi(visits) : -1;
    row->verdict = state[0] == 's' ? ROW_SKIPPED : ROW_GUEST;
    row->arrived = state[0] == 'a';
}

static inline void ask(struct store *store, const char *name, const char *members)
{
    struct err err = { 0 };
    json_t *request = json_parse_object(members), *answer;

    assert_non_null(request);
    expect_done(request_run(store, name, request, made_now_ms, &answer, &err), err);
    json_decref(answer);
    json_decref(request);
}

static inline struct import_counts import_list(struct store *store, const struct event *event, const struct list *list,
                                        char outcomes[ROWS + 1])
{
    struct import_request request = { .event = event, .system = "list", .file = "list.csv", .role = "",
                                      .replace = list->replace };
    struct import_counts counts;
    struct import *import;
    struct err err = { 0 };
    const char *reason;
    size_t count = 0;

    expect_done(import_begin(&import, store, &request, made_now_ms, &err), err);
    for (; count < ROWS && list->rows[count]; count++) {
        enum import_outcome outcome;
        struct told told;

        tell(&told, list->rows[count]);
        expect_done(import_row(import, &told.row, made_now_ms, &outcome, &reason, &err), err);
        outcomes[count] = "AUNSR"[outcome];
    }
    outcomes[count] = '\0';
    expect_done(import_end(import, made_now_ms, &counts, &err), err);
    return counts;
}
