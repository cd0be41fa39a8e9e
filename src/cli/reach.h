// Working on a database from a command: directly, under the lock, or through the door that holds it.
// The answers are the same. For what writes; who only reads opens the file itself.
#pragma once

#include "cli/link.h"
#include "store/store.h"

// One of the two is there once it is open. Begins with zeroes.
struct reach {
    char *path;
    struct store *store;
    struct link *link;
};

// Tries both for 10 s; then ERR_AGAIN. ERR_CONFIG where there is no database.
bool reach_open(struct reach *reach, const char *database_path, struct err *err);
void reach_close(struct reach *reach);

// One request of service/request. Where the door went away in between it is asked again, under the same
// id: it happens once. *answer is the caller's, NULL when it failed.
bool reach_ask(struct reach *reach, const char *name, const json_t *members, json_t **answer,
               struct err *err);
