#include "store/verify.h"

#include <stdio.h>
#include <string.h>

#include "store/derive.h"
#include "store/derive_search.h"
#include "store/handle.h"
#include "store/migrate.h"
#include "store/posting_row.h"
#include "store/search.h"

// ---- reading one table

// Whole numbers of this file under names that say what they number.
static bool is_subject(const char *column, const char *type)
{
    static const char *const columns[] = { "num", "guest", "event", "kept", "into_guest" };

    for (size_t i = 0; strcmp(type, "INTEGER") == 0 && i < sizeof columns / sizeof *columns; i++) {
        if (strcmp(columns[i], column) == 0)
            return true;
    }
    return false;
}

static void add_column(struct str *sql, const char *table, const char *column, const char *type,
                       enum verify_by by)
{
    bool of_words = strcmp(table, "word") == 0;

    if (of_words && strcmp(column, "num") == 0) // words are numbered anew each time
        return;
    str_add(sql, sql->length > 0 ? ", " : "SELECT ");
    if (by == VERIFY_IDS && !of_words && is_subject(column, type))
        str_addf(sql, "(SELECT id FROM subject WHERE subject.num = t.\"%s\")", column);
    else
        str_addf(sql, "t.\"%s\"", column);
}

static bool select_of(struct store *store, const char *table, enum verify_by by, struct str *sql,
                      int *columns, struct err *err)
{
    struct db_rows rows;

    *columns = 0;
    db_query(store->db, &rows, "SELECT name, type FROM pragma_table_info(?) ORDER BY cid", "t", table);
    while (db_next(&rows)) {
        size_t before = sql->length;

        add_column(sql, table, db_text(&rows, 0), db_text(&rows, 1), by);
        *columns += sql->length > before;
    }
    str_addf(sql, " FROM \"%s\" t", table);
    return db_done(&rows, err);
}

static bool sum_rows(struct store *store, const char *sql, int columns, struct verify_table *table,
                     struct err *err)
{
    struct str row = { 0 };
    struct db_rows rows;

    db_query_once(store->db, &rows, sql);
    while (db_next(&rows)) {
        str_clear(&row);
        for (int i = 0; i < columns; i++) {
            str_add_char(&row, db_is_null(&rows, i) ? '0' : '1');
            str_add(&row, db_text(&rows, i));
            str_add_char(&row, '\0');
        }
        table->rows++;
        table->sum += hash_bytes(str_text(&row), row.length);
    }
    str_finish(&row);
    return db_done(&rows, err);
}

// ---- postings, of which many are in a row: how they are dealt out differs from file to file

struct postings {
    struct store *store;
    enum verify_by by;
    struct verify_table *table;
    int64_t word;
    struct str text, row; // of the word
};

static bool read_text(struct store *store, const char *sql, int64_t num, struct str *text, struct err *err)
{
    struct db_rows rows;

    db_query(store->db, &rows, sql, "i", num);
    str_add(text, db_next(&rows) ? db_text(&rows, 0) : "");
    return db_done(&rows, err);
}

static bool add_posting(struct postings *postings, const struct posting *posting, struct err *err)
{
    bool done = true;

    if (posting->word != postings->word) {
        str_clear(&postings->text);
        postings->word = posting->word;
        done = read_text(postings->store, "SELECT text FROM word WHERE num = ?", posting->word,
                         &postings->text, err);
    }
    str_clear(&postings->row);
    str_addf(&postings->row, "%s\x1f%llx\x1f", str_text(&postings->text), (unsigned long long)posting->mark);
    if (postings->by == VERIFY_IDS)
        done = done && read_text(postings->store, "SELECT id FROM subject WHERE num = ?", posting->guest,
                                 &postings->row, err);
    else
        str_addf(&postings->row, "%u", (unsigned)posting->guest);
    postings->table->rows++;
    postings->table->sum += hash_bytes(postings->row.at, postings->row.length);
    return done;
}

static bool add_posting_row(struct postings *postings, struct db_rows *rows, struct err *err)
{
    struct posting row[POSTING_ROW_MOST];
    size_t length, count, i;
    const void *bytes = db_bytes(rows, 2, &length);
    bool done = true;

    if (db_int(rows, 0) == 0) { // somebody who waits
        row[0] = (struct posting){ .guest = (uint32_t)db_int(rows, 1) };
        count = 1;
    } else if (!posting_row_read(bytes, length, row, &count)) {
        postings->table->sum++; // damaged: like nothing else
    }
    for (i = 0; i < count && done; i++)
        done = add_posting(postings, &row[i], err);
    return done;
}

static bool digest_postings(struct store *store, enum verify_by by, struct verify_table *table,
                            struct err *err)
{
    struct postings postings = { .store = store, .by = by, .table = table, .word = -1 };
    struct db_rows rows;
    bool done = true;

    db_query(store->db, &rows, "SELECT word, guest, guests FROM posting ORDER BY word, guest", "");
    while (done && db_next(&rows))
        done = add_posting_row(&postings, &rows, err);
    str_finish(&postings.text);
    str_finish(&postings.row);
    return db_done(&rows, done ? err : NULL) && done;
}

static bool digest_table(struct store *store, enum verify_by by, struct verify_table *table, struct err *err)
{
    struct str sql = { 0 };
    int columns;
    bool done;

    if (strcmp(table->name, "posting") == 0)
        return digest_postings(store, by, table, err);
    done = select_of(store, table->name, by, &sql, &columns, err) &&
           sum_rows(store, str_text(&sql), columns, table, err);
    str_finish(&sql);
    return done;
}

// ---- all tables

static bool list_tables(struct store *store, struct verify_digest *digest, struct err *err)
{
    struct db_rows rows;

    *digest = (struct verify_digest){ 0 };
    db_query(store->db, &rows,
             "SELECT name FROM sqlite_schema, local WHERE type = 'table' AND key = 'derived_tables'"
             " AND instr(' ' || value || ' ', ' ' || name || ' ') > 0 ORDER BY name",
             "");
    while (db_next(&rows)) {
        must(digest->count < VERIFY_TABLES);
        snprintf(digest->tables[digest->count++].name, VERIFY_NAME, "%s", db_text(&rows, 0));
    }
    return db_done(&rows, err);
}

bool verify_digest(struct store *store, enum verify_by by, struct verify_digest *digest, struct err *err)
{
    if (!list_tables(store, digest, err))
        return false;
    for (size_t i = 0; i < digest->count; i++) {
        if (!digest_table(store, by, &digest->tables[i], err))
            return false;
    }
    return true;
}

static const struct verify_table *find(const struct verify_digest *digest, const char *name)
{
    for (size_t i = 0; i < digest->count; i++) {
        if (strcmp(digest->tables[i].name, name) == 0)
            return &digest->tables[i];
    }
    return NULL;
}

static void add_name(struct str *names, const char *name)
{
    str_addf(names, "%s%s", names->length ? ", " : "", name);
}

void verify_compare(const struct verify_digest *a, const struct verify_digest *b, struct str *differing)
{
    for (size_t i = 0; i < a->count; i++) {
        const struct verify_table *one = &a->tables[i], *other = find(b, one->name);

        if (!other || other->rows != one->rows || other->sum != one->sum)
            add_name(differing, one->name);
    }
    for (size_t i = 0; i < b->count; i++) {
        if (!find(a, b->tables[i].name))
            add_name(differing, b->tables[i].name);
    }
}

// ---- folding anew

// Guests that an import left for the search index to take in later.
static bool catch_up(struct store *store, struct err *err)
{
    bool more = true;

    while (more) {
        if (!search_catch_up(store_search(store), &more, err) || !derive_search_flush(store, err))
            return false;
    }
    return true;
}

static bool fold_anew(struct store *store, struct verify_digest *digest, struct err *err)
{
    derive_search_rolled_back(store); // the numbers of words that it remembers go with the tables
    return migrate_derived(store->db, err) && derive_all(store, err) && derive_search_flush(store, err) &&
           verify_digest(store, VERIFY_NUMBERS, digest, err);
}

bool verify_folding(struct store *store, struct str *differing, struct err *err)
{
    struct verify_digest before, after;
    struct store_count count = store->count;
    bool done;

    must(store->writing && store->dirty_count == 0);
    if (!db_script(store->db, err, "SAVEPOINT verify"))
        return false;
    done = catch_up(store, err) && verify_digest(store, VERIFY_NUMBERS, &before, err) &&
           fold_anew(store, &after, err);
    done = db_script(store->db, done ? err : NULL, "ROLLBACK TO verify; RELEASE verify") && done;
    derive_rolled_back(store);
    derive_search_rolled_back(store);
    store->count = count;
    if (done)
        verify_compare(&before, &after, differing);
    return done || err_wrap(err, "the facts could not be folded again");
}

// ---- the facts

bool verify_facts(struct store *store, int64_t now_ms, struct verify_facts *facts, struct err *err)
{
    struct db_rows rows;
    int64_t newest = 0;

    *facts = (struct verify_facts){ 0 };
    db_query(store->db, &rows,
             "SELECT count(*), max(seq), sum(stamp >= ?1), max(iif(stamp < ?1, stamp, 0)) FROM fact"
             " GROUP BY device",
             "i", store_horizon(store));
    while (db_next(&rows)) {
        facts->devices++;
        facts->facts += db_int(&rows, 0);
        facts->missing += db_int(&rows, 1) - db_int(&rows, 0);
        facts->held += db_int(&rows, 2);
        newest = db_int(&rows, 3) > newest ? db_int(&rows, 3) : newest;
    }
    facts->ahead_ms = stamp_ms(newest) > now_ms ? stamp_ms(newest) - now_ms : 0;
    return db_done(&rows, err);
}
