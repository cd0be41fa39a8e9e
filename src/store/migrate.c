#include "store/migrate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/schema.h"
#include "util/id.h"
#include "util/mem.h"

static const char derived_path[] = "derived.sql", lookups_path[] = "lookups.sql";

// The number of a migration step, 0 for any other file: "001_facts.sql" is 1.
static int step_of(const char *path)
{
    return strchr(path, '/') || strlen(path) < 4 || path[3] != '_' ? 0 : atoi(path);
}

static int newest_step(void)
{
    int newest = 0;

    for (const struct schema_file *file = schema_files; file->path; file++) {
        if (step_of(file->path) > newest)
            newest = step_of(file->path);
    }
    return newest;
}

static const char *sql_of(const char *path)
{
    const struct schema_file *file = schema_files;

    while (strcmp(file->path, path) != 0)
        file++;
    return file->sql;
}

static void derived_version(char text[32])
{
    snprintf(text, 32, "%016llx",
             (unsigned long long)hash_bytes(sql_of(derived_path), strlen(sql_of(derived_path))));
}

static bool read_versions(struct db *db, int64_t *application, int64_t *step, struct err *err)
{
    return db_number(db, err, application, "PRAGMA application_id", "") &&
           db_number(db, err, step, "PRAGMA user_version", "");
}

static bool derived_is_current(struct db *db, bool *current, struct err *err)
{
    int64_t same = 0;
    char version[32];

    derived_version(version);
    if (!db_number(db, err, &same, "SELECT 1 FROM local WHERE key = 'derived' AND value = ?", "t", version))
        return false;
    *current = same == 1;
    return true;
}

bool migrate_check(struct db *db, bool *up_to_date, struct err *err)
{
    int64_t application = 0, step = 0;

    *up_to_date = false;
    if (!read_versions(db, &application, &step, err))
        return false;
    if (application != MIGRATE_APPLICATION_ID)
        return err_set(err, ERR_CONFIG, "the file is not an Usher database: name another with --db");
    if (step > newest_step())
        return err_set(err, ERR_CONFIG,
                       "the file was written by a newer Usher (schema %lld, this one knows %d): "
                       "install the newer version",
                       (long long)step, newest_step());
    if (step < newest_step())
        return true;
    return derived_is_current(db, up_to_date, err);
}

static bool run_step(struct db *db, const struct schema_file *file, struct err *err)
{
    char sql[128];

    snprintf(sql, sizeof sql, "PRAGMA application_id=%d; PRAGMA user_version=%d;", MIGRATE_APPLICATION_ID,
             step_of(file->path));
    if (db_begin(db, err) && db_script(db, err, file->sql) && db_script(db, err, sql) && db_commit(db, err))
        return true;
    db_rollback(db);
    return err_wrap(err, "migration %s failed", file->path);
}

bool migrate_run(struct db *db, bool *refold, struct err *err)
{
    int64_t application = 0, step = 0;
    bool current = false;

    *refold = false;
    if (!read_versions(db, &application, &step, err))
        return false;
    for (const struct schema_file *file = schema_files; file->path; file++) { // sorted by path
        if (step_of(file->path) > step && !run_step(db, file, err))
            return false;
    }
    if (!derived_is_current(db, &current, err))
        return false;
    *refold = !current;
    return true;
}

// Which tables are derived is written down when they are made, so that a later version
// drops exactly those and never a table that cannot be folded again.
static bool drop_derived(struct db *db, struct err *err)
{
    struct db_rows rows;
    char *names, *name, *rest = NULL;
    bool fine = true;

    db_query(db, &rows, "SELECT value FROM local WHERE key = 'derived_tables'", "");
    names = mem_copy_text(db_next(&rows) ? db_text(&rows, 0) : "");
    fine = db_done(&rows, err);
    for (name = strtok_r(names, " ", &rest); fine && name; name = strtok_r(NULL, " ", &rest)) {
        char sql[200];

        snprintf(sql, sizeof sql, "DROP TABLE IF EXISTS \"%s\"", name);
        fine = db_script(db, err, sql);
    }
    free(names);
    return fine;
}

bool migrate_make_lookups(struct db *db, struct err *err)
{
    return db_script(db, err, sql_of(lookups_path));
}

bool migrate_drop_lookups(struct db *db, struct err *err)
{
    return db_script(db, err, "DROP INDEX IF EXISTS guest_identity; DROP INDEX IF EXISTS guest_email");
}

bool migrate_derived(struct db *db, struct err *err)
{
    char version[32];

    derived_version(version);
    return drop_derived(db, err) &&
           db_script(db, err, "CREATE TEMP TABLE kept AS SELECT name FROM main.sqlite_schema") &&
           db_script(db, err, sql_of(derived_path)) && migrate_make_lookups(db, err) &&
           db_script(db, err,
                     "INSERT OR REPLACE INTO local SELECT 'derived_tables', group_concat(name, ' ')"
                     " FROM main.sqlite_schema WHERE type = 'table'"
                     " AND name NOT IN (SELECT name FROM temp.kept);"
                     "DROP TABLE temp.kept") &&
           db_run(db, err, "INSERT OR REPLACE INTO local VALUES ('derived', ?)", "t", version);
}
