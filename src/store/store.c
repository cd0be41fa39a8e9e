#include "store/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/db_copy.h"
#include "store/derive.h"
#include "store/derive_guest.h"
#include "store/derive_search.h"
#include "store/fact_log.h"
#include "store/handle.h"
#include "store/lock.h"
#include "store/migrate.h"
#include "store/pending.h"
#include "util/file.h"
#include "util/mem.h"
#include "util/str.h"

enum { LOCK_WAIT_MS = 10 * 1000 };

struct db *store_db(struct store *store)
{
    return store->db;
}

const char *store_path(const struct store *store)
{
    return store->path;
}

const char *store_device(const struct store *store)
{
    return store->device;
}

bool store_is_writing(const struct store *store)
{
    return store->writing && db_in_transaction(store->db);
}

// ---- which device this is

// A file that was copied, cloned or restored stands elsewhere: another machine, path or inode.
static bool describe_place(struct str *place, const char *path, struct err *err)
{
    char *real = realpath(path, NULL);
    struct str machine = { 0 };
    struct stat status;
    bool done = real && stat(real, &status) == 0;

    if (!done) {
        err_set(err, ERR_IO, "cannot look at %s: %s", path, strerror(errno));
    } else {
        if (!file_read(&machine, "/etc/machine-id", NULL))
            str_clear(&machine);
        str_addf(place, "%.32s %llu:%llu %s", str_text(&machine), (unsigned long long)status.st_dev,
                 (unsigned long long)status.st_ino, real);
    }
    str_finish(&machine);
    free(real);
    return done;
}

static bool read_local(struct store *store, const char *key, struct str *value, struct err *err)
{
    struct db_rows rows;

    db_query(store->db, &rows, "SELECT value FROM local WHERE key = ?", "t", key);
    if (db_next(&rows))
        str_add(value, db_text(&rows, 0));
    return db_done(&rows, err);
}

static bool write_local(struct store *store, const char *key, const char *value, struct err *err)
{
    return db_run(store->db, err, "INSERT OR REPLACE INTO local VALUES (?, ?)", "tt", key, value);
}

static bool read_clock(struct store *store, struct err *err)
{
    return db_number(store->db, err, &store->device_num, "SELECT num FROM device WHERE id = ?", "t",
                     store->device) &&
           db_number(store->db, err, &store->count.last_seq,
                     "SELECT ifnull(max(seq), 0) FROM fact WHERE device = ?", "i", store->device_num) &&
           fact_newest(store, &store->count.last_stamp, err);
}

static bool become_device(struct store *store, const char *place, struct err *err)
{
    char host[65] = "usher";

    id_new(store->device);
    gethostname(host, sizeof host - 1);
    return store_begin(store, store->now_ms, err) &&
           db_run(store->db, err, "INSERT INTO device (id) VALUES (?)", "t", store->device) &&
           read_clock(store, err) && write_local(store, "device", store->device, err) &&
           write_local(store, "place", place, err) &&
           fact_append(store, FACT_DEVICE_NAMED, NULL, NULL, store->now_ms,
                       json_pack("{s:s, s:s}", "device", store->device, "name", host), err) &&
           store_commit(store, err);
}

static bool know_device(struct store *store, struct err *err)
{
    struct str device = { 0 }, known_place = { 0 }, place = { 0 };
    bool done = read_local(store, "device", &device, err) && read_local(store, "place", &known_place, err) &&
                describe_place(&place, store->path, err);

    if (done && (device.length == 0 || strcmp(str_text(&known_place), str_text(&place)) != 0)) {
        done = become_device(store, str_text(&place), err);
        if (!done)
            store_rollback(store);
    } else if (done) {
        snprintf(store->device, sizeof store->device, "%s", str_text(&device));
        done = read_clock(store, err);
    }
    str_finish(&device);
    str_finish(&known_place);
    str_finish(&place);
    return done;
}

// ---- opening

static bool find_horizon(struct store *store, struct err *err)
{
    int64_t own_stamp = 0;

    if (!db_number(
            store->db, err, &own_stamp,
            "SELECT stamp FROM fact WHERE device = (SELECT device.num FROM local JOIN device ON id = value"
            " WHERE key = 'device') ORDER BY seq DESC LIMIT 1",
            ""))
        return false;
    store_raise_horizon(store, store->now_ms);
    store_raise_horizon(store, stamp_ms(own_stamp));
    return true;
}

static struct store *store_new(const char *path, int64_t now_ms)
{
    struct store *store = mem_new(sizeof *store);

    store->lock_fd = -1;
    store->path = mem_copy_text(path);
    store->now_ms = now_ms;
    return store;
}

static bool read_flags(struct store *store, struct err *err)
{
    int64_t links = 0, erased = 0;

    if (!db_number(store->db, err, &links, "SELECT EXISTS (SELECT 1 FROM link)", "") ||
        !db_number(store->db, err, &erased, "SELECT EXISTS (SELECT 1 FROM erased)", ""))
        return false;
    store->count.has_links = links != 0;
    store->count.has_erased = erased != 0;
    return true;
}

static bool refold(struct store *store, struct err *err)
{
    db_cache_mib(store->db, 256);
    derive_search_close(store); // its words are numbered anew
    if (store_begin(store, store->now_ms, err) && migrate_derived(store->db, err) && derive_all(store, err) &&
        store_commit(store, err))
        return true;
    store_rollback(store);
    return err_wrap(err, "the tables could not be folded again");
}

// Nothing is in a new file, in an empty one, and in one whose making was cut short.
static bool is_blank(struct store *store, bool *blank, struct err *err)
{
    int64_t tables = 0, application = 0;

    if (!db_number(store->db, err, &tables, "SELECT count(*) FROM sqlite_schema", "") ||
        !db_number(store->db, err, &application, "PRAGMA application_id", ""))
        return false;
    *blank = tables == 0 && application == 0;
    return true;
}

static bool prepare_writer(struct store *store, bool may_be_blank, struct err *err)
{
    bool current, blank = false, must_refold = false;
    int64_t held = 0;

    store->writing = true;
    if ((may_be_blank && !is_blank(store, &blank, err)) ||
        (!blank && !migrate_check(store->db, &current, err)))
        return false;
    if (!db_make_durable(store->db, err) || !migrate_run(store->db, &must_refold, err) ||
        !find_horizon(store, err) ||
        !db_number(store->db, err, &held, "SELECT CAST(value AS INTEGER) FROM local WHERE key = 'held'", ""))
        return false;
    must_refold = must_refold || (held > 0 && held < store_horizon(store)); // its time has come
    if (must_refold && !refold(store, err))
        return false;
    return migrate_make_lookups(store->db, err) && read_flags(store, err) && know_device(store, err);
}

bool store_lookups(struct store *store, bool wanted, struct err *err)
{
    return wanted ? migrate_make_lookups(store->db, err) : migrate_drop_lookups(store->db, err);
}

static bool open_writer(struct store *store, enum db_mode mode, struct err *err)
{
    return (store->lock_fd >= 0 || lock_take(&store->lock_fd, store->path, LOCK_WAIT_MS, err)) &&
           db_open(&store->db, store->path, mode, err) && prepare_writer(store, mode == DB_CREATE, err);
}

// Guests' data is for its owner alone; SQLite gives its other files the same mode.
static bool make_private(const char *path, struct err *err)
{
    int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

    if (fd < 0 && errno == EEXIST) // what it is will be seen
        return true;
    if (fd < 0)
        return err_set(err, ERR_IO, "cannot make %s: %s", path, strerror(errno));
    close(fd);
    return true;
}

// What was opened, or nothing.
static bool hand_out(struct store **out, struct store *store, bool done)
{
    if (!done)
        store_close(store);
    *out = done ? store : NULL;
    return done;
}

bool store_create(struct store **out, const char *path, int64_t now_ms, struct err *err)
{
    struct store *store = store_new(path, now_ms);

    return hand_out(out, store,
                    file_make_folders(path, err) && make_private(path, err) &&
                        open_writer(store, DB_CREATE, err));
}

static bool open_reader(struct store *store, bool *current, struct err *err)
{
    return db_open(&store->db, store->path, DB_READ, err) && migrate_check(store->db, current, err) &&
           (!*current || find_horizon(store, err));
}

bool store_is_there(const char *path, struct err *err)
{
    if (access(path, F_OK) != 0)
        return err_set(err, ERR_CONFIG,
                       "there is no database at %s: make one with 'usher init', or name it with --db", path);
    return file_is_ordinary(path) ||
           err_set(err, ERR_CONFIG, "%s is no file: name an Usher database with --db", path);
}

bool store_open_held(struct store **out, const char *path, int lock_fd, int64_t now_ms, struct err *err)
{
    struct store *store = store_new(path, now_ms);

    store->lock_fd = lock_fd;
    return hand_out(out, store, store_is_there(path, err) && open_writer(store, DB_WRITE, err));
}

bool store_open(struct store **out, const char *path, enum store_mode mode, int64_t now_ms, struct err *err)
{
    struct store *store;
    bool current = false;

    if (mode == STORE_WRITE)
        return store_open_held(out, path, -1, now_ms, err);
    store = store_new(path, now_ms);
    if (!store_is_there(path, err) || !open_reader(store, &current, err))
        return hand_out(out, store, false);
    if (current)
        return hand_out(out, store, true);
    store_close(store); // an older file: bring it up to date, then read
    if (!store_open(out, path, STORE_WRITE, now_ms, err))
        return false;
    store_close(*out);
    return store_open(out, path, STORE_READ, now_ms, err);
}

static bool open_copy(struct store *store, struct err *err)
{
    struct str device = { 0 };
    bool current = false, done;

    store->writing = store->is_copy = true;
    done = db_open_copy(&store->db, store->path, err) && migrate_check(store->db, &current, err) &&
           (current || err_set(err, ERR_AGAIN, "%s is being brought up to date: try again", store->path)) &&
           find_horizon(store, err) && read_flags(store, err) && read_local(store, "device", &device, err);
    if (done) {
        snprintf(store->device, sizeof store->device, "%s", str_text(&device));
        done = read_clock(store, err);
    }
    str_finish(&device);
    return done;
}

bool store_open_copy(struct store **out, const char *path, int64_t now_ms, struct err *err)
{
    struct store *store = store_new(path, now_ms);

    return hand_out(out, store, store_is_there(path, err) && open_copy(store, err));
}

bool store_is_copy(const struct store *store)
{
    return store->is_copy;
}

void store_close(struct store *store)
{
    if (!store)
        return;
    store_rollback(store);
    derive_search_close(store);
    db_close(store->db);
    lock_release(store->lock_fd);
    derive_guest_destroy(store->derive_guest);
    pending_destroy(store);
    free(store->dirty);
    free(store->path);
    free(store);
}

// ---- transactions

void store_set_now(struct store *store, int64_t now_ms)
{
    store->now_ms = now_ms;
    store_raise_horizon(store, now_ms);
}

bool store_begin(struct store *store, int64_t now_ms, struct err *err)
{
    must(!store->begun);
    store_set_now(store, now_ms);
    store->count_before = store->count;
    store->begun = db_begin(store->db, err);
    return store->begun;
}

bool store_fold(struct store *store, struct err *err)
{
    return derive_flush(store, err);
}

// After some failures SQLite ends a transaction itself: what came behind must not be kept.
static bool is_whole(struct store *store, struct err *err)
{
    return db_in_transaction(store->db) ||
           err_set(err, ERR_IO, "the database has given up what was being written: try again");
}

bool store_commit(struct store *store, struct err *err)
{
    if (is_whole(store, err) &&
        (!store->writing || (derive_flush(store, err) && derive_search_flush(store, err))) &&
        db_commit(store->db, err)) {
        store->begun = false;
        derive_search_committed(store);
        return true;
    }
    store_rollback(store);
    return false;
}

void store_rollback(struct store *store)
{
    if (!store->begun)
        return;
    db_rollback(store->db); // unless SQLite has done so already
    store->begun = false;
    store->count = store->count_before;
    derive_rolled_back(store);
    derive_search_rolled_back(store);
}

bool store_rebuild(struct store *store, int64_t now_ms, struct err *err)
{
    store->now_ms = now_ms;
    return refold(store, err);
}
