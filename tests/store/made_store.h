// Stores for tests, in a folder of their own that goes with them. After cmocka's headers.
#pragma once

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "domain/fact_lines.h"
#include "store/fact_log.h"
#include "store/store.h"
#include "store/handle.h"
#include "store/verify.h"

enum { MADE_PATH = 128 };

// The present of all tests: minutes of fact lines are after 1970 and long past.
static const int64_t made_now_ms = INT64_C(1790000000000);

static inline void made_folder(char folder[MADE_PATH])
{
    const char *base = getenv("TMPDIR");

    snprintf(folder, MADE_PATH, "%s/usher-XXXXXX", base && strlen(base) < 80 ? base : "/tmp");
    assert_non_null(mkdtemp(folder));
}

// In memory where there is such a folder, for tests that write much and do not ask for durability.
static inline void made_folder_in_memory(char folder[MADE_PATH])
{
    snprintf(folder, MADE_PATH, "/dev/shm/usher-XXXXXX");
    if (!mkdtemp(folder))
        made_folder(folder);
}

static inline void made_folder_finish(const char *folder)
{
    char command[MADE_PATH + 10];

    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    assert_int_equal(system(command), 0);
}

// What must work: fails the test with the sentence otherwise.
#define expect_done(done, err)                                                                    \
    do {                                                                                          \
        if (!(done))                                                                              \
            fail_msg("%s: %s", #done, (err).text);                                                \
    } while (0)

static inline struct store *made_store(const char *folder, const char *name)
{
    char path[MADE_PATH + 40];
    struct store *store = NULL;
    struct err err = { 0 };

    snprintf(path, sizeof path, "%s/%s.db", folder, name);
    expect_done(store_create(&store, path, made_now_ms, &err), err);
    return store;
}

// Facts by line, in one transaction, in the order in which they stand.
static inline void made_receive(struct store *store, const char *const *lines)
{
    struct line_facts facts;
    struct err err = { 0 };

    line_facts_read(&facts, lines);
    expect_done(store_begin(store, made_now_ms, &err), err);
    for (size_t i = 0; i < facts.count; i++)
        expect_done(fact_receive(store, &facts.facts[i], &err), err);
    expect_done(store_commit(store, &err), err);
    line_facts_finish(&facts);
}

static inline void made_verify(struct store *store)
{
    struct str differing = { 0 };
    struct err err = { 0 };

    expect_done(verify_folding(store, &differing, &err), err);
    if (differing.length > 0)
        fail_msg("not what the facts add up to: %s", str_text(&differing));
    str_finish(&differing);
}

// One number from the file.
static inline int64_t made_number(struct store *store, const char *sql)
{
    struct db_rows rows;
    struct err err = { 0 };
    int64_t number = -1;

    db_query_once(store_db(store), &rows, sql);
    if (db_next(&rows))
        number = db_int(&rows, 0);
    expect_done(db_done(&rows, &err), err);
    return number;
}
