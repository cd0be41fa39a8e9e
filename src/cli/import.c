#include "cli/families.h"

#include <stdlib.h>
#include <string.h>

#include "cli/answer.h"
#include "cli/ask.h"
#include "cli/intake.h"
#include "cli/rejects.h"
#include "domain/setting.h"
#include "service/request.h"
#include "service/resolve.h"
#include "util/clock.h"
#include "util/file.h"
#include "util/mem.h"
#include "util/zone.h"

static const struct option_row import_options[] = {
    { "event", "EVENT", "the event whose list this is; else the one going on", 0, 0 },
    { "group", NULL, "people of the group, expected at no event", 0, 0 },
    { "known", NULL, "everyone in it has been here before; alone it is --group too", 0, 0 },
    { "role", "guest|member|host|speaker|substitute", "what everyone in it is", 0, 0 },
    { "map", "COLUMN=FIELD", "what a column means", 0, true },
    { "encoding", "NAME", "how the text is encoded, where it is guessed wrong", 0, 0 },
    { "replace", NULL, "those of the same source who are missing now are no longer expected", 0, 0 },
    { "dry-run", NULL, "only count; nothing is taken in", 0, 0 },
    { "strict", NULL, "take in nothing unless every row is good", 0, 0 },
    { 0 },
};

static const struct answer_column import_columns[] = {
    { "system", "list of", 0 },
    { "read", "rows", 0 },
    { "added", "added", 0 },
    { "updated", "updated", 0 },
    { "unchanged", "unchanged", 0 },
    { "skipped", "skipped", 0 },
    { "rejected", "rejected", 0 },
    { "plus", "unnamed guests", 0 },
    { "missing", "missing now", 0 },
    { "first_timers", "first-timers", 0 },
    { "rejects_file", "rejected rows", 0 },
    { "batch", "to take it back", 0 },
    { 0 },
};

static const struct answer_shape import_shape = { .columns = import_columns };
static const struct answer_shape undo_shape = {
    .sentence = "Import {batch} is taken back: {undone} guests; {kept} stay as the door has seen them."
};

// One import from the open file to its counts.
struct taking_in {
    struct command_call *call;
    const char *file; // as named: "-" is standard input
    struct str bytes;
    struct reach reach;
    struct store *reader; // while a door has the file
    struct store *store;  // to look into: one of both
    struct event event; // none for people of the group
    bool has_event;
    char *zone, *locale;
    struct list_reader *list;
    struct import_counts counts;
    struct rejects rejects;
};

// A setting of the group; the caller frees.
static char *group_setting(struct store *store, enum setting setting, struct err *err)
{
    json_t *request = json_object();
    json_t *answer = NULL;
    const char *value = setting_rows[setting].otherwise;
    char *copy = NULL;

    if (request_run(store, "setting.list", request, clock_now_ms(), &answer, err)) {
        if (json_object_get(answer, setting_rows[setting].key))
            value = json_get_text(answer, setting_rows[setting].key);
        copy = mem_copy_text(value);
    }
    json_decref(request);
    json_decref(answer);
    return copy;
}

static bool choose_event(struct taking_in *in, struct err *err)
{
    const struct command_line *line = &in->call->line;
    bool for_group = line_has(line, "group") || (line_has(line, "known") && !line_has(line, "event"));
    char date[ZONE_TIME_SIZE];

    in->zone = group_setting(in->store, SETTING_GROUP_TZ, err);
    in->locale = in->zone ? group_setting(in->store, SETTING_GROUP_LOCALE, err) : NULL;
    if (!in->locale || for_group)
        return in->locale != NULL;
    if (!resolve_event(in->store, line_option(line, "event"), clock_now_ms(), &in->event, err))
        return false;
    in->has_event = true;
    zone_format_date(date, in->event.zone, in->event.starts_ms);
    output_say(&in->call->output, "Guest list of \"%s\" (%s)", in->event.name, date);
    return true;
}

static bool open_list(struct taking_in *in, struct err *err)
{
    const struct command_line *line = &in->call->line;
    size_t map_count = line_count(line, "map");
    const char **maps = mem_new((map_count + 1) * sizeof *maps);
    struct list_reader_options options = { .encoding = line_option(line, "encoding"),
                                           .zone = in->has_event ? in->event.zone : in->zone,
                                           .month_first = strcmp(in->locale, "en-US") == 0,
                                           .maps = maps,
                                           .map_count = map_count };
    struct str unknown = { 0 };
    bool ok;

    for (size_t i = 0; i < map_count; i++)
        maps[i] = line_option_at(line, "map", i);
    ok = list_reader_open(&in->list, str_text(&in->bytes), in->bytes.length, &options, err);
    if (ok && list_reader_unknown(in->list, &unknown) > 0)
        output_say(&in->call->output, "Columns that are not used: %s", str_text(&unknown));
    str_finish(&unknown);
    free(maps);
    return ok;
}

static void keep_reject(void *context, long line, const char *reason, const char *const *cells, size_t count)
{
    struct taking_in *in = context;
    const char *const *header;
    size_t header_count = list_reader_columns(in->list, &header);

    rejects_add(&in->rejects, header, header_count, line, reason, cells, count);
}

static bool take_rows(struct taking_in *in, struct intake *intake, struct err *err)
{
    struct list_row row;

    while (list_reader_next(in->list, &row)) {
        if (!intake_row(intake, &row, in->list, err))
            return false;
        output_progress(&in->call->output, "Importing", list_reader_progress(in->list), 1000);
    }
    return true;
}

// Through the whole list once, into the store or through the door.
static bool pass_into(struct taking_in *in, struct store *store, bool dry_run, struct err *err)
{
    const struct command_line *line = &in->call->line;
    const char *slash = strrchr(in->file, '/');
    const char *role = line_option(line, "role");
    struct import_request request = { .event = in->has_event ? &in->event : NULL,
                                      .system = list_reader_system(in->list),
                                      .file = strcmp(in->file, "-") == 0 ? "standard input"
                                              : slash                    ? slash + 1
                                                                         : in->file,
                                      .role = role ? role : "",
                                      .known = line_has(line, "known"),
                                      .replace = line_has(line, "replace"),
                                      .dry_run = dry_run };
    struct intake *intake = NULL;

    rejects_finish(&in->rejects);
    if (!intake_begin(&intake, store, in->reach.link, &request, keep_reject, in, err))
        return false;
    if (!take_rows(in, intake, err)) {
        intake_abandon(intake);
        return false;
    }
    return intake_end(intake, &in->counts, err);
}

// A dry run only counts: while a door has the file, in a copy.
static bool pass(struct taking_in *in, bool dry_run, struct err *err)
{
    struct store *copy = NULL;
    bool ok;

    if (!dry_run || in->reach.store)
        return pass_into(in, in->reach.store, dry_run, err);
    ok = store_open_copy(&copy, in->reach.path, clock_now_ms(), err) && pass_into(in, copy, true, err);
    store_close(copy);
    return ok;
}

// What is taken in stays so even where the rejected rows find no place: it is said instead.
static void answer(struct taking_in *in, bool is_taken_in)
{
    const struct import_counts *counts = &in->counts;
    struct err err = { 0 };
    char *path = rejects_write(&in->rejects, in->file, &err);
    json_t *document = json_pack("{s:o, s:s}", "batch", json_text_or_null(is_taken_in ? counts->batch : ""),
                                 "system", list_reader_system(in->list));
    json_t *numbers = import_counts_to_json(counts);

    json_object_update(document, numbers);
    json_object_set_new(document, "rejects_file", json_text_or_null(path));
    json_decref(numbers);
    answer_print(&in->call->output, document, &import_shape);
    json_decref(document);
    if (counts->rejected > 0 && path)
        call_partly(in->call,
                    "%s%lld of %lld rows could not be used: mend them in \"%s\" and import that file",
                    is_taken_in ? "" : "nothing is taken in, ", (long long)counts->rejected,
                    (long long)counts->read, path);
    else if (counts->rejected > 0)
        call_partly(in->call, "%lld of %lld rows could not be used, and %s", (long long)counts->rejected,
                    (long long)counts->read, err.text);
    free(path);
}

static bool reach(struct taking_in *in, struct err *err)
{
    if (!call_reach(in->call, &in->reach, err))
        return false;
    if (in->reach.link && !call_open(in->call, STORE_READ, &in->reader, err))
        return false;
    in->store = in->reach.link ? in->reader : in->reach.store;
    return true;
}

static bool take_in(struct taking_in *in, struct err *err)
{
    const struct command_line *line = &in->call->line;
    bool only_counts = line_has(line, "dry-run");

    if (!file_read(&in->bytes, in->file, err) || !reach(in, err) || !choose_event(in, err) ||
        !open_list(in, err))
        return false;
    if (line_has(line, "strict") && !only_counts) {
        if (!pass(in, true, err))
            return false;
        only_counts = in->counts.rejected > 0;
        list_reader_rewind(in->list);
        if (only_counts) {
            answer(in, false);
            return true;
        }
    }
    if (!pass(in, only_counts, err))
        return false;
    answer(in, !only_counts);
    return true;
}

static bool import_run(struct command_call *call, struct err *err)
{
    struct taking_in in = { .call = call, .file = line_word(&call->line, 0) };
    bool ok;

    if (line_has(&call->line, "group") && line_has(&call->line, "event"))
        return err_set(err, ERR_USAGE, "--group and --event exclude each other: give one of them");
    ok = take_in(&in, err);
    list_reader_close(in.list);
    store_close(in.reader);
    reach_close(&in.reach);
    event_finish(&in.event);
    free(in.zone);
    free(in.locale);
    str_finish(&in.bytes);
    rejects_finish(&in.rejects);
    return ok;
}

const struct command_row import_commands[] = {
    { .path = "import",
      .summary = "take in a guest list; - reads standard input",
      .about = "Lists of Eventbrite, Luma, Meetup, pretix and others are understood as they are, and "
               "every list whose columns have common names. Rows that cannot be used go to "
               "FILE.rejects.csv with their reasons.",
      .words = { { "FILE", false } },
      .options = import_options,
      .run = import_run },
    { .path = "import undo",
      .summary = "take an import back, but not what the door did since",
      .words = { { "BATCH", false } },
      .request = "import.undo",
      .answer = &undo_shape,
      .run = ask_run },
    { 0 },
};
