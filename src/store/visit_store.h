// Reading visits and welcomes.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/event.h"
#include "domain/welcome.h"
#include "store/store.h"
#include "util/id.h"

struct visit {
    int64_t guest, event; // 0: there is none
    char id[ID_SIZE];
    int64_t at_ms;
    bool undone;
    int64_t number; // 1 is a first visit
    enum role role;
};

bool visit_store_read(struct store *store, int64_t guest, int64_t event, struct visit *visit,
                      struct err *err);

// One welcome as it is now; state STATE_NONE where none is owed.
struct welcome_row {
    int64_t guest, event;
    char visit[ID_SIZE];
    int64_t arrived_ms, since_ms; // since_ms: from when on the guest waits
    enum welcome_state state;
    int64_t waited_s, outcome_ms;
    char host[ID_SIZE];           // who holds or greeted, ""
    int64_t claimed_ms, until_ms; // of a welcome that is claimed
    int64_t number;               // of the visit
    bool been_before;
    bool is_elsewhere; // another device checked the guest in
};

bool welcome_store_read(struct store *store, int64_t guest, const struct event *event, int64_t now_ms,
                        struct welcome_row *row, struct err *err);

// Whether a visit that begins now, in this role, is owed a welcome: first visit in this
// group, or nobody paid it at the visits so far.
bool welcome_store_owed(struct store *store, int64_t guest, enum role role, bool *owed, struct err *err);

struct welcome_list {
    struct welcome_row *rows; // longest waiting first
    size_t count, room;
};
void welcome_list_finish(struct welcome_list *list);
// Every welcome of the event's visits that are not undone, in whatever state but none.
bool welcome_store_list(struct store *store, const struct event *event, int64_t now_ms,
                        struct welcome_list *list, struct err *err);

// The same of those alone that nobody has brought to an end: waiting, claimed or missed.
bool welcome_store_open(struct store *store, const struct event *event, int64_t now_ms,
                        struct welcome_list *list, struct err *err);

// Second visits that owe nothing, the latest first.
enum { VISIT_BACK_MOST = 4 };
struct visit_back {
    int64_t guest, number;
    char visit[ID_SIZE];
    char met[ID_SIZE]; // the host who greeted the guest before, ""
};
bool visit_store_back(struct store *store, int64_t event, struct visit_back back[VISIT_BACK_MOST],
                      size_t *count, struct err *err);
