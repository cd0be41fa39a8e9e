#include "exchange/list_columns.h"

#include <stdlib.h>
#include <string.h>

#include "exchange/list_alias.h"
#include "exchange/list_map.h"
#include "exchange/list_word.h"
#include "util/csv.h"
#include "util/mem.h"
#include "util/text.h"

// A row that may be the header, with its cells folded.
struct header {
    size_t count;
    char **written, **folded;
    const struct list_system *system;
    enum list_column *column;
    bool *is_loose;
    size_t known; // columns whose meaning is known
    size_t row;   // counted from 1
    char delimiter;
};

static void header_finish(struct header *header)
{
    size_t i;

    for (i = 0; i < header->count; i++) {
        free(header->written[i]);
        free(header->folded[i]);
    }
    free(header->written);
    free(header->folded);
    free(header->column);
    free(header->is_loose);
    *header = (struct header){ 0 };
}

static void header_read(struct header *header, const struct csv_row *row)
{
    struct str text = { 0 };
    size_t count = row->count, i;

    while (count > 0 && row->cell[count - 1][0] == '\0')
        count--;
    header->count = count;
    header->written = mem_new(count * sizeof *header->written);
    header->folded = mem_new(count * sizeof *header->folded);
    header->column = mem_new(count * sizeof *header->column);
    header->is_loose = mem_new(count * sizeof *header->is_loose);
    for (i = 0; i < count; i++) {
        text_clean(&text, csv_unguarded(row->cell[i]));
        header->written[i] = str_take(&text);
        list_word_fold(&text, header->written[i]);
        header->folded[i] = str_take(&text);
    }
}

static bool header_has(const void *headers, const char *text)
{
    const struct header *header = headers;
    size_t i;

    for (i = 0; i < header->count; i++) {
        if (strcmp(header->folded[i], text) == 0)
            return true;
    }
    return false;
}

static bool header_means(const struct header *header, enum list_column column)
{
    size_t i;

    for (i = 0; i < header->count; i++) {
        if (header->column[i] == column)
            return true;
    }
    return false;
}

// What stands in brackets explains: "E-mail (required)".
static char *without_brackets(const char *written)
{
    const char *bracket = strchr(written, '(');
    struct str folded = { 0 };
    char *copy = mem_copy_bytes(written, bracket ? (size_t)(bracket - written) : 0);

    list_word_fold(&folded, copy);
    free(copy);
    return str_take(&folded);
}

static void column_understand(struct header *header, size_t i, const char *folded)
{
    enum list_column column = list_system_column(header->system, folded);
    const struct list_alias *alias = column == COLUMN_UNKNOWN ? list_alias_find(folded) : NULL;

    header->column[i] = alias ? alias->column : column;
    header->is_loose[i] = alias && alias->is_loose;
}

// A loose header gives way to a clear one; a loose name is the half that is missing.
static void loose_settle(struct header *header, size_t i)
{
    enum list_column column = header->column[i];
    bool given = header_means(header, COLUMN_GIVEN);
    bool family = header_means(header, COLUMN_FAMILY);
    size_t other;

    if (column == COLUMN_NAME && given != family)
        header->column[i] = given ? COLUMN_FAMILY : COLUMN_GIVEN;
    for (other = 0; other < header->count; other++) {
        if (header->column[other] == column && !header->is_loose[other])
            header->column[i] = COLUMN_IGNORED;
    }
}

static void header_understand(struct header *header)
{
    char *shorter;
    size_t i;

    header->system = list_system_of(header_has, header);
    for (i = 0; i < header->count; i++) {
        column_understand(header, i, header->folded[i]);
        if (header->column[i] == COLUMN_UNKNOWN && strchr(header->written[i], '(')) {
            shorter = without_brackets(header->written[i]);
            column_understand(header, i, shorter);
            free(shorter);
        }
    }
    for (i = 0; i < header->count; i++) {
        if (header->is_loose[i])
            loose_settle(header, i);
    }
}

// Whether the columns say who somebody is.
static bool header_names_guests(const struct header *header)
{
    return header_means(header, COLUMN_NAME) || header_means(header, COLUMN_GIVEN) ||
           header_means(header, COLUMN_FAMILY) || header_means(header, COLUMN_EMAIL);
}

// People's addresses are never in a header.
static bool header_has_address(const struct header *header)
{
    size_t i;

    for (i = 0; i < header->count; i++) {
        if (strchr(header->written[i], '@'))
            return true;
    }
    return false;
}

static void header_count(struct header *header)
{
    size_t i;

    for (i = 0; i < header->count; i++)
        header->known += header->column[i] != COLUMN_UNKNOWN;
    if (header_has_address(header) || !header_names_guests(header))
        header->known = 0;
}

// A list as Indico imports it has no header: six columns in a fixed order, the address last.
static void header_try_without(struct header *header)
{
    static const char *const names[6] = { "first_name", "last_name", "affiliation",
                                          "position",   "phone",     "email" };
    static const enum list_column columns[6] = { COLUMN_GIVEN, COLUMN_FAMILY, COLUMN_COMPANY,
                                                 COLUMN_TITLE, COLUMN_PHONE,  COLUMN_EMAIL };
    size_t i;

    if (header->row != 1 || header->count != 6 || !strchr(header->written[5], '@') || !header->written[0][0])
        return;
    for (i = 0; i < 6; i++) {
        free(header->written[i]);
        header->written[i] = mem_copy_text(names[i]);
        header->column[i] = columns[i];
    }
    header->row = 0;
    header->known = 6;
}

static bool is_better(const struct header *header, const struct header *best)
{
    if (header->known != best->known)
        return header->known > best->known;
    // Where nothing is known, the most cells tell an organizer most about what was seen.
    return best->known == 0 && header->count > best->count;
}

// Whether it is worth trying: a delimiter that is nowhere near the beginning takes nothing apart.
static bool is_used(const char *text, size_t length, char delimiter)
{
    enum { BEGINNING = 65536 };

    return memchr(text, delimiter, length < BEGINNING ? length : BEGINNING) != NULL;
}

static void try_delimiter(struct header *best, const char *text, size_t length, char delimiter,
                          const struct list_map *maps, size_t map_count)
{
    struct csv_reader *reader = csv_reader_create(text, length, delimiter);
    const struct csv_row *row;
    struct header header = { 0 };
    size_t number = 0;

    while (number++ < LIST_HEADER_ROWS && (row = csv_reader_next(reader))) {
        header_read(&header, row);
        header.delimiter = delimiter;
        header.row = number;
        header_understand(&header);
        list_map_apply(maps, map_count, header.written, header.column, header.count);
        header_count(&header);
        if (header.known == 0)
            header_try_without(&header);
        if (is_better(&header, best)) {
            header_finish(best);
            *best = header;
            header = (struct header){ 0 };
        }
        header_finish(&header);
    }
    csv_reader_destroy(reader);
}

static void add_seen(struct str *out, const struct header *header)
{
    enum { LONGEST = 240 };
    size_t i;

    for (i = 0; i < header->count; i++) {
        if (out->length + strlen(header->written[i]) > LONGEST) {
            str_add(out, ", …");
            return;
        }
        str_addf(out, "%s%s", i ? ", " : "", header->written[i]);
    }
}

static bool refuse(const struct header *header, const struct list_map *maps, size_t map_count,
                   struct err *err)
{
    struct str seen = { 0 };
    const char *lost = list_map_lost(maps, map_count, header->written, header->count);

    add_seen(&seen, header);
    if (header->delimiter == '\0')
        err_set(err, ERR_INPUT,
                "the list is empty, or no list: it needs a header row such as \"Name,Email\"");
    else if (lost)
        err_set(err, ERR_USAGE, "the list has no column \"%s\" for --map: it has %s", lost, str_text(&seen));
    else
        err_set(err, ERR_INPUT,
                "no column with guests can be found: say which it is, as in --map \"Column=name\"; seen: %s",
                str_text(&seen));
    str_finish(&seen);
    return false;
}

static void columns_take(struct list_columns *columns, struct header *header)
{
    size_t i;

    columns->system = header->row == 0 ? list_system_named("indico") : header->system;
    columns->delimiter = header->delimiter;
    columns->rows_above = header->row;
    columns->count = header->count;
    columns->header = header->written;
    columns->column = header->column;
    for (i = 0; i < header->count; i++) {
        columns->has[header->column[i]] = true;
        free(header->folded[i]);
    }
    free(header->folded);
    free(header->is_loose);
    *header = (struct header){ 0 };
}

bool list_columns_find(struct list_columns *columns, const char *text, size_t length,
                       const char *const *map_texts, size_t map_count, struct err *err)
{
    char delimiters[] = ",;\t|";
    char named = csv_named_delimiter(text, length);
    struct list_map *maps = NULL;
    struct header best = { 0 };
    bool done = false;
    size_t i;

    *columns = (struct list_columns){ 0 };
    if (!list_maps_parse(&maps, map_texts, map_count, err))
        return false;
    if (named) {
        delimiters[0] = named;
        delimiters[1] = '\0';
    }
    for (i = 0; delimiters[i]; i++) {
        if (i == 0 || is_used(text, length, delimiters[i]))
            try_delimiter(&best, text, length, delimiters[i], maps, map_count);
    }
    if (best.known == 0 || list_map_lost(maps, map_count, best.written, best.count)) {
        refuse(&best, maps, map_count, err);
    } else {
        columns_take(columns, &best);
        done = true;
    }
    header_finish(&best);
    list_maps_free(maps, map_count);
    return done;
}

void list_columns_finish(struct list_columns *columns)
{
    size_t i;

    for (i = 0; i < columns->count; i++)
        free(columns->header[i]);
    free(columns->header);
    free(columns->column);
    *columns = (struct list_columns){ 0 };
}
