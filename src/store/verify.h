// Whether the derived tables are what the facts add up to, and whether the facts
// themselves are whole. For the doctor and for tests; nothing is changed.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/store.h"
#include "util/str.h"

enum { VERIFY_TABLES = 40, VERIFY_NAME = 32 };

// What a table holds, whatever order its rows stand in.
struct verify_table {
    char name[VERIFY_NAME];
    int64_t rows;
    uint64_t sum; // of the fingerprints of its rows
};

struct verify_digest {
    struct verify_table tables[VERIFY_TABLES]; // every derived table, by name
    size_t count;
};

// What numbers that mean something in one file only are taken as.
enum verify_by {
    VERIFY_NUMBERS, // guests and events as numbers: quick, for comparing a file with itself
    VERIFY_IDS,     // as ids: for comparing two files with the same facts
};

bool verify_digest(struct store *store, enum verify_by by, struct verify_digest *digest, struct err *err);

// The names of tables that are not the same in both, ", " joined; nothing when all are.
void verify_compare(const struct verify_digest *a, const struct verify_digest *b, struct str *differing);

// Folds every fact anew and compares with what stands in the tables; what was folded for it is
// undone. Needs a writer. *differing is as above.
bool verify_folding(struct store *store, struct str *differing, struct err *err);

struct verify_facts {
    int64_t facts, devices;
    int64_t missing;  // facts before the newest one of their device that are not here
    int64_t held;     // stamped so far ahead that they are not folded
    int64_t ahead_ms; // how far the newest stamp that is folded is ahead of now; 0 when it is not
};

bool verify_facts(struct store *store, int64_t now_ms, struct verify_facts *facts, struct err *err);
