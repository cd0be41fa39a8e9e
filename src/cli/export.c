#include "cli/families.h"

#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/sink.h"
#include "domain/setting.h"
#include "exchange/attendance_table.h"
#include "exchange/fact_table.h"
#include "service/attendance.h"
#include "service/request.h"
#include "service/resolve.h"
#include "store/fact_log.h"
#include "util/file.h"
#include "util/mem.h"
#include "util/zone.h"

static const struct option_row export_options[] = {
    { "event", "EVENT", "of one event; else of the one going on", 0, 0 },
    { "since", "DATE", "of all events from this day on", 0, 0 },
    { "until", "DATE", "of all events up to this day", 0, 0 },
    { "format", "csv|json", "the format; else by the ending of FILE, else csv", 0, 0 },
    { "o", "FILE", "where it goes; else to standard output", 0, 0 },
    { "raw", NULL, "without the ' before what a spreadsheet takes for a formula", 0, 0 },
    { "delimiter", "C", "what stands between cells; else a comma", 0, 0 },
    { "all", NULL, "also visits that were undone", 0, 0 },
    { "only", "arrived|missing|first-visit", "only these", 0, 0 },
    { 0 },
};

struct exporting {
    struct command_call *call;
    struct sink sink;
    struct store *store;
    struct event event;
    char *zone; // the group's
};

static bool choose_format(const struct command_line *line, bool *is_json, struct err *err)
{
    static const char *const later[] = { ".xlsx", ".vcf", ".ics", ".pdf" };
    const char *format = line_option(line, "format");
    const char *path = line_option(line, "o");
    const char *ending = path ? strrchr(path, '.') : NULL;

    *is_json = format ? strcmp(format, "json") == 0 : line->json || (ending && strcmp(ending, ".json") == 0);
    for (size_t i = 0; !format && !line->json && ending && i < sizeof later / sizeof *later; i++)
        if (strcmp(ending, later[i]) == 0)
            return err_set(err, ERR_USAGE,
                           "\"%s\" would be a format that is not known: give FILE.csv or FILE.json", path);
    if (format && !*is_json && line->json)
        return err_set(err, ERR_USAGE, "--json is --format json: leave one of them out");
    return true;
}

static bool choose_delimiter(const struct command_line *line, char *delimiter, struct err *err)
{
    const char *given = line_option(line, "delimiter");

    *delimiter = ',';
    if (!given)
        return true;
    *delimiter = strcmp(given, "\\t") == 0 ? '\t' : given[0];
    if ((strlen(given) == 1 && strchr(",;|:\t", given[0])) || *delimiter == '\t')
        return true;
    return err_set(err, ERR_USAGE, "--delimiter cannot be \"%s\": give one of , ; : | or \\t", given);
}

static bool read_zone(struct exporting *out, struct err *err)
{
    json_t *request = json_object();
    json_t *answer = NULL;
    bool ok = request_run(out->store, "setting.list", request, call_now_ms(out->call), &answer, err);
    const char *zone = json_get_text(answer, setting_rows[SETTING_GROUP_TZ].key);

    out->zone = mem_copy_text(*zone ? zone : setting_rows[SETTING_GROUP_TZ].otherwise);
    json_decref(request);
    json_decref(answer);
    return ok;
}

// A day that is named belongs to what is asked for, the last one too.
static bool choose_days(const struct exporting *out, struct attendance_request *request, struct err *err)
{
    const char *since = line_option(&out->call->line, "since");
    const char *until = line_option(&out->call->line, "until");
    int64_t begin_ms;

    request->since_ms = INT64_MIN;
    request->until_ms = INT64_MAX;
    if (since && !zone_parse(&request->since_ms, since, out->zone, err))
        return err_wrap(err, "--since");
    if (until && !zone_parse(&request->until_ms, until, out->zone, err))
        return err_wrap(err, "--until");
    if (until && !strpbrk(until, "T :"))
        zone_day(out->zone, request->until_ms, &begin_ms, &request->until_ms);
    return true;
}

static bool put_attendance(void *context, const struct attendance_row *row, struct err *err)
{
    struct sink *sink = context;

    if (sink->is_json)
        return sink_row_json(sink, attendance_json(row), err);
    attendance_csv_row(&sink->csv, row);
    return sink_row_done(sink, err);
}

static bool write_attendance(struct exporting *out, enum attendance_what what, struct err *err)
{
    const struct command_line *line = &out->call->line;
    bool by_days = line_has(line, "since") || line_has(line, "until");
    const char *only = line_option(line, "only");
    struct attendance_request request = { .what = what,
                                          .undone = line_has(line, "all"),
                                          .only = only ? only : "" };
    int64_t now_ms = call_now_ms(out->call);

    if (by_days && line_has(line, "event"))
        return err_set(err, ERR_USAGE, "--event and --since or --until exclude each other: give one of them");
    if (by_days && !choose_days(out, &request, err))
        return false;
    if (!by_days && !resolve_event(out->store, line_option(line, "event"), now_ms, &out->event, err))
        return false;
    request.event = by_days ? NULL : &out->event;
    if (!out->sink.is_json)
        attendance_csv_header(&out->sink.csv);
    return attendance_read(out->store, &request, now_ms, put_attendance, &out->sink, err);
}

static bool write_arrived(struct exporting *out, struct err *err)
{
    return write_attendance(out, ATTENDANCE_ALL, err);
}

static bool write_expected(struct exporting *out, struct err *err)
{
    return write_attendance(out, ATTENDANCE_LISTED, err);
}

// What is about one event says nothing about everybody.
static bool refuse_narrowing(const struct exporting *out, struct err *err)
{
    static const char *const options[] = { "event", "since", "until", "all", "only" };

    for (size_t i = 0; i < sizeof options / sizeof *options; i++)
        if (line_has(&out->call->line, options[i]))
            return err_set(err, ERR_USAGE, "--%s is not for \"export %s\": leave it out", options[i],
                           line_word(&out->call->line, 0));
    return true;
}

static bool write_guests(struct exporting *out, struct err *err)
{
    if (!refuse_narrowing(out, err))
        return false;
    if (!out->sink.is_json)
        attendance_csv_header(&out->sink.csv);
    return attendance_people(out->store, put_attendance, &out->sink, err);
}

static bool put_fact(void *context, const struct fact *fact, struct err *err)
{
    struct exporting *out = context;

    if (out->sink.is_json)
        return sink_row_json(&out->sink, fact_json(fact, out->zone), err);
    fact_csv_row(&out->sink.csv, fact, out->zone);
    return sink_row_done(&out->sink, err);
}

static bool write_facts(struct exporting *out, struct err *err)
{
    if (!refuse_narrowing(out, err))
        return false;
    if (!out->sink.is_json)
        fact_csv_header(&out->sink.csv);
    return fact_each(out->store, put_fact, out, err);
}

static const struct export_row {
    const char *name;
    bool (*write)(struct exporting *out, struct err *err);
} export_rows[] = {
    { "attendance", write_arrived },
    { "expected", write_expected },
    { "guests", write_guests },
    { "facts", write_facts },
};

static bool write_named(struct exporting *out, const char *name, struct err *err)
{
    size_t i = 0;

    while (strcmp(export_rows[i].name, name) != 0)
        i++;
    return export_rows[i].write(out, err);
}

static void answer(struct exporting *out, size_t rows, const char *path)
{
    json_t *document = json_pack("{s:o, s:I}", "file", json_text_or_null(path), "rows", (json_int_t)rows);

    if (out->call->output.json)
        output_json(&out->call->output, document);
    else
        output_say(&out->call->output, "%zu rows are in \"%s\"", rows, path);
    json_decref(document);
}

// An export must not take the place of what it is made from.
static bool check_place(const struct exporting *out, const char *path, struct err *err)
{
    if (path && file_is_same(path, store_path(out->store)))
        return err_set(err, ERR_REFUSED, "\"%s\" is the database itself: name another file", path);
    return true;
}

static bool export_to(struct exporting *out, bool is_json, char delimiter, struct err *err)
{
    const struct command_line *line = &out->call->line;
    const char *path = line_option(line, "o");
    bool has_file;
    size_t rows;

    // A steady view: the door may go on writing meanwhile.
    if (!call_open(out->call, STORE_READ, &out->store, err) || !check_place(out, path, err) ||
        !read_zone(out, err) || !store_begin(out->store, call_now_ms(out->call), err) ||
        !sink_begin(&out->sink, &out->call->output, path, is_json, delimiter, !line_has(line, "raw"), err))
        return false;
    if (!write_named(out, line_word(line, 0), err))
        return false;
    rows = out->sink.rows;
    has_file = out->sink.has_file;
    if (!sink_commit(&out->sink, err))
        return false;
    if (has_file)
        answer(out, rows, path);
    return true;
}

static bool export_run(struct command_call *call, struct err *err)
{
    struct exporting out = { .call = call };
    bool is_json = false;
    char delimiter = ',';
    bool ok = choose_format(&call->line, &is_json, err) && choose_delimiter(&call->line, &delimiter, err) &&
              export_to(&out, is_json, delimiter, err);

    sink_abandon(&out.sink);
    store_close(out.store);
    event_finish(&out.event);
    free(out.zone);
    return ok;
}

const struct command_row export_commands[] = {
    { .path = "export",
      .summary = "attendance, the guest list, everybody, or every fact, as a file",
      .about = "A CSV opens in any spreadsheet; its columns stay where they are.",
      .words = { { "attendance|expected|guests|facts", false } },
      .options = export_options,
      .run = export_run },
    { 0 },
};
