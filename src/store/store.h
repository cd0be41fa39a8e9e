// An open Usher file: the connection, the lock of the one writer, and the transaction in
// which facts are written and folded. Queries live in the modules that own the tables.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "util/err.h"

struct db;
struct store;

enum store_mode {
    STORE_READ,  // READONLY; any number beside a writer
    STORE_WRITE, // takes the lock; ERR_AGAIN when another Usher holds it for 10 s
};

// ERR_CONFIG, with what to do, where there is no file that could be a database.
bool store_is_there(const char *path, struct err *err);

// Makes the file with its folder, or takes up one whose making was cut short, or opens the one
// that is there. Nobody may have founded a group in it yet (service/group).
bool store_create(struct store **store, const char *path, int64_t now_ms, struct err *err);

// Opens and, where needed, migrates. ERR_CONFIG where there is no database.
// A copied, cloned or restored file takes a new device id here, before its first write.
bool store_open(struct store **store, const char *path, enum store_mode mode, int64_t now_ms,
                struct err *err);
// The same for who holds the lock of the file already (store/lock): it is the store's from here on.
bool store_open_held(struct store **store, const char *path, int lock_fd, int64_t now_ms, struct err *err);
// A private copy of the file as it is now, which goes when it is closed: to try what is not to be kept,
// or to look at what takes long, while another Usher writes. ERR_CONFIG, ERR_IO.
bool store_open_copy(struct store **store, const char *path, int64_t now_ms, struct err *err);
bool store_is_copy(const struct store *store);
void store_close(struct store *store); // NULL is fine; what is not committed is rolled back

// One transaction. Inside it facts are appended (store/fact_log); committing first folds
// what they changed, and is durable when it returns true. When it fails all is undone.
// now_ms is the time of the facts' stamps. A reader may begin and end for a steady view.
bool store_begin(struct store *store, int64_t now_ms, struct err *err);
bool store_fold(struct store *store, struct err *err); // now, so that reading sees it
bool store_commit(struct store *store, struct err *err);
void store_rollback(struct store *store); // nothing happens outside a transaction
bool store_is_writing(const struct store *store);
void store_set_now(struct store *store, int64_t now_ms); // for the stamps from here on

// Drops the derived tables and folds every fact again; begins and commits by itself.
bool store_rebuild(struct store *store, int64_t now_ms, struct err *err);

// Drops the indexes by which guests are found by e-mail and name, or makes them again: for
// an import that brings everybody there is. Outside a transaction it is one of its own.
bool store_lookups(struct store *store, bool wanted, struct err *err);

struct db *store_db(struct store *store); // for the modules of this floor
const char *store_path(const struct store *store);
const char *store_device(const struct store *store); // this device's id
