// A file of its own with the derived tables and a search over it, for the tests of the search.
#pragma once

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/schema.h"
#include "store/search.h"
#include "util/mem.h"

enum { HITS = 2000 };

struct world {
    char path[64];
    struct db *db;
    struct search *search;
    struct search_hit hits[HITS];
    size_t count;
};

static const char *derived_sql(void)
{
    const struct schema_file *file = schema_files;

    while (strcmp(file->path, "derived.sql") != 0)
        file++;
    return file->sql;
}

static void remove_files(const struct world *world)
{
    static const char *const endings[] = { "", "-wal", "-shm" };
    char path[96];
    size_t i;

    for (i = 0; i < sizeof endings / sizeof *endings; i++) {
        snprintf(path, sizeof path, "%s%s", world->path, endings[i]);
        unlink(path);
    }
}

static int set_up(void **state)
{
    struct world *world = mem_new(sizeof *world);
    struct err err = { 0 };
    int fd;

    strcpy(world->path, "/tmp/usher-search-XXXXXX");
    fd = mkstemp(world->path);
    assert_true(fd >= 0);
    close(fd);
    remove_files(world);
    if (!db_open(&world->db, world->path, DB_CREATE, &err) || !db_script(world->db, &err, derived_sql()))
        fail_msg("%s", err.text);
    world->search = search_new(world->db);
    *state = world;
    return 0;
}

static int tear_down(void **state)
{
    struct world *world = *state;

    search_destroy(world->search);
    db_close(world->db);
    remove_files(world);
    free(world);
    return 0;
}

#define FINE(call)                      \
    do {                                \
        struct err err = { 0 };         \
        if (!(call))                    \
            fail_msg("%s", err.text);   \
    } while (0)

static void commit(struct world *world)
{
    FINE(search_flush(world->search, &err));
    FINE(db_commit(world->db, &err));
    search_committed(world->search);
}

static void drop(struct world *world, int64_t guest)
{
    FINE(search_clear(world->search, guest, &err));
    FINE(db_run(world->db, &err, "DELETE FROM guest WHERE num = ?", "i", guest));
}

static void put(struct world *world, int64_t guest, const char *name, const char *company, const char *email)
{
    drop(world, guest);
    FINE(db_run(world->db, &err,
                "INSERT INTO guest VALUES (?, ?, '', '', '', '', ?, '', ?, '', '', '', '', '', '', '', '', '', "
                "'', '', 0, 0, 0, 0, ?)",
                "itttt", guest, name, email, company, email));
    FINE(search_put(world->search, guest, name, "", company, &err));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
