// Shared by the two halves of the import (service/import and service/import_row), nobody else.
#pragma once

#include "service/import.h"
#include "service/import_person.h"
#include "store/list_store.h"
#include "util/map.h"
#include "util/str.h"

struct import {
    struct store *store;
    struct import_request request;
    struct import_counts counts;
    int64_t slice_began_ms, slice_rows;
    struct list_stretch stretch; // of those listed before, which is looked at
    struct import_seen seen;
    struct map rows_seen; // guest and key of every row in this file
    struct map left_out;  // the same of those who were cancelled
    struct str group_key; // empty while nobody was ever erased
    const char *reason;   // why the row was passed over
};

bool import_slice_begin(struct import *import, int64_t now_ms, struct err *err);
bool import_slice_end(struct import *import, int64_t now_ms, struct err *err);

int64_t import_event_num(const struct import *import);    // 0: a list of the group
const char *import_event_id(const struct import *import); // or NULL

// One number for a row of the file: of which guest, under which key.
uint64_t import_row_mark(int64_t guest, const char *key);

// The row is on the list no more.
bool import_unlist(struct import *import, int64_t guest, const char *key, struct err *err);
