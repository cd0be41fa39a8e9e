#include "cli/intake.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "domain/list_row_json.h"
#include "util/clock.h"
#include "util/mem.h"

enum { BATCH_ROWS = 200, BATCH_BYTES = 256 * 1024 };

struct intake {
    struct import *import; // directly
    struct link *link;     // through the door
    intake_rejected *rejected;
    void *context;
    json_t *rows, *cells; // of the batch: what travels, and what the rejected rows are written from
    size_t bytes;         // of those cells, and so about those of what travels
};

static void intake_destroy(struct intake *intake)
{
    json_decref(intake->rows);
    json_decref(intake->cells);
    free(intake);
}

// The link of a door that ended takes the import with it, but for the rows that are in.
static bool ask(struct intake *intake, const char *name, json_t *members, json_t **answer, struct err *err)
{
    enum link_result result = link_ask(intake->link, name, members, NULL, answer, err);

    json_decref(members);
    if (result == LINK_BROKEN)
        err_set(err, ERR_AGAIN,
                "the Usher that has the file open ended: import the list again, rows that are in stay so");
    return result == LINK_ANSWERED;
}

static bool ask_to_begin(struct intake *intake, const struct import_request *request, struct err *err)
{
    json_t *answer = NULL;
    json_t *members = json_pack("{s:s, s:o, s:s, s:b, s:b}", "system", request->system, "file",
                                json_text_or_null(request->file), "role", request->role, "known",
                                (int)request->known, "replace", (int)request->replace);
    bool done;

    if (request->event)
        json_object_set_new(members, "event", json_string(request->event->id));
    done = ask(intake, "import.begin", members, &answer, err);
    json_decref(answer);
    return done;
}

bool intake_begin(struct intake **out, struct store *store, struct link *link,
                  const struct import_request *request, intake_rejected *rejected, void *context,
                  struct err *err)
{
    struct intake *intake = mem_new(sizeof *intake);
    bool done;

    *intake = (struct intake){ .link = link, .rejected = rejected, .context = context };
    intake->rows = json_array();
    intake->cells = json_array();
    done = store ? import_begin(&intake->import, store, request, clock_now_ms(), err)
                 : ask_to_begin(intake, request, err);
    if (!done)
        intake_destroy(intake);
    *out = done ? intake : NULL;
    return done;
}

void intake_abandon(struct intake *intake)
{
    if (!intake)
        return;
    import_abandon(intake->import); // a door gives it up when the link ends
    intake_destroy(intake);
}

// ---- directly

static bool take_row(struct intake *intake, const struct list_row *row, struct list_reader *reader,
                     struct err *err)
{
    enum import_outcome outcome;
    const char *reason = "";
    const char *const *cells;
    size_t count;

    if (!import_row(intake->import, row, clock_now_ms(), &outcome, &reason, err))
        return false;
    if (outcome == IMPORT_REJECTED) {
        count = list_reader_cells(reader, &cells);
        intake->rejected(intake->context, row->line, reason, cells, count);
    }
    return true;
}

// ---- through the door

static json_t *copy_cells(struct list_reader *reader, size_t *bytes)
{
    const char *const *cells;
    size_t count = list_reader_cells(reader, &cells);
    json_t *copy = json_array();

    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(cells[i]);

        json_array_append_new(copy, json_stringn_nocheck(cells[i], length));
        *bytes += length;
    }
    return copy;
}

static void reject(struct intake *intake, size_t row, const char *reason)
{
    const json_t *kept = json_array_get(intake->cells, row);
    size_t count = json_array_size(kept);
    const char **cells = mem_new((count + 1) * sizeof *cells);

    for (size_t i = 0; i < count; i++)
        cells[i] = json_string_value(json_array_get(kept, i));
    intake->rejected(intake->context, (long)json_get_int(json_array_get(intake->rows, row), "line", 0),
                     reason, cells, count);
    free(cells);
}

static bool hear(struct intake *intake, const json_t *answer, struct err *err)
{
    const char *outcomes = json_get_text(answer, "outcomes");
    const json_t *reasons = json_object_get(answer, "reasons");
    size_t next = 0;

    if (strlen(outcomes) != json_array_size(intake->rows))
        return err_set(err, ERR_INTERNAL, "the door lost rows: import with the same version of usher");
    for (size_t i = 0; outcomes[i]; i++) {
        const char *reason = "";

        if (outcomes[i] != import_outcome_letters[IMPORT_REJECTED])
            continue;
        if (json_is_string(json_array_get(reasons, next)))
            reason = json_string_value(json_array_get(reasons, next));
        next++;
        reject(intake, i, reason);
    }
    return true;
}

static bool send_batch(struct intake *intake, struct err *err)
{
    json_t *answer = NULL;
    bool done;

    if (json_array_size(intake->rows) == 0)
        return true;
    done = ask(intake, "import.rows", json_pack("{s:O}", "rows", intake->rows), &answer, err) &&
           hear(intake, answer, err);
    json_decref(answer);
    json_array_clear(intake->rows);
    json_array_clear(intake->cells);
    intake->bytes = 0;
    return done;
}

// ---- both

bool intake_row(struct intake *intake, const struct list_row *row, struct list_reader *reader,
                struct err *err)
{
    if (intake->import)
        return take_row(intake, row, reader, err);
    json_array_append_new(intake->rows, list_row_to_json(row));
    json_array_append_new(intake->cells, copy_cells(reader, &intake->bytes));
    return (json_array_size(intake->rows) < BATCH_ROWS && intake->bytes < BATCH_BYTES) ||
           send_batch(intake, err);
}

static bool ask_to_end(struct intake *intake, struct import_counts *counts, struct err *err)
{
    json_t *answer = NULL;
    bool done = send_batch(intake, err) && ask(intake, "import.end", json_object(), &answer, err);

    if (done) {
        import_counts_from_json(counts, answer);
        snprintf(counts->batch, sizeof counts->batch, "%s", json_get_text(answer, "batch"));
    }
    json_decref(answer);
    return done;
}

bool intake_end(struct intake *intake, struct import_counts *counts, struct err *err)
{
    bool done = intake->import ? import_end(intake->import, clock_now_ms(), counts, err)
                               : ask_to_end(intake, counts, err);

    intake_destroy(intake);
    return done;
}
