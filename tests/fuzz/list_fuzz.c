// Any bytes as a guest list: nothing crashes, every row comes to something, and what comes out
// is clean text within its limits. A first byte below 16 chooses the options.
// Seeds: tests/data/lists
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "domain/guest.h"
#include "exchange/list_reader.h"
#include "util/mem.h"
#include "util/text.h"

static void check_text(const char *text)
{
    struct str clean = { 0 };

    must(text != NULL);
    text_clean(&clean, text);
    must(strcmp(str_text(&clean), text) == 0);
    str_finish(&clean);
}

static void check_guest(const struct list_row *row)
{
    enum guest_field field;
    struct err err;
    int i;

    for (field = 0; field < GUEST_FIELDS; field++) {
        check_text(row->value[field]);
        must(guest_field_check(field, row->value[field], &err));
        must(row->has[field] || row->value[field][0] == '\0' || field == GUEST_NAME);
    }
    must(row->value[GUEST_NAME][0] != '\0');
    must(row->role[0] == '\0' || role_of(row->role) < ROLES);
    must(row->plus >= 0 && row->plus <= 200 && row->visits >= -1);
    must(row->arrived || row->arrived_ms == 0);
    for (i = 0; i < LIST_CODES && row->codes[i]; i++) {
        check_text(row->codes[i]);
        must(row->codes[i][0] != '\0');
    }
}

// Checks every row; gives back how many there are of each verdict.
static void read_all(struct list_reader *reader, size_t counts[3])
{
    struct list_row row;
    const char *const *cells;
    long line = 0;

    while (list_reader_next(reader, &row)) {
        must(row.line > line);
        line = row.line;
        must((row.reason[0] == '\0') == (row.verdict == ROW_GUEST));
        must(list_reader_cells(reader, &cells) > 0);
        check_text(row.row_id);
        check_text(row.person_id);
        if (row.verdict != ROW_REJECTED)
            check_guest(&row);
        counts[row.verdict]++;
    }
    must(list_reader_progress(reader) == 1000);
}

static void read_list(const char *bytes, size_t length, uint8_t choice)
{
    static const char *const encodings[] = { NULL, NULL, NULL, "ISO-8859-15" };
    static const char *const maps[] = { "a=name", "b=email" };
    struct list_reader_options options = { .zone = "Europe/Berlin", .encoding = encodings[choice % 4],
                                           .month_first = choice & 4, .maps = maps,
                                           .map_count = choice & 8 ? 2 : 0 };
    struct list_reader *reader;
    size_t first[3] = { 0 }, again[3] = { 0 };
    struct str unknown = { 0 };
    struct err err = { 0 };

    if (!list_reader_open(&reader, bytes, length, &options, &err)) {
        must(err.kind == ERR_INPUT || err.kind == ERR_USAGE);
        must(err.text[0] != '\0' && text_is_utf8(err.text, strlen(err.text)));
        return;
    }
    list_reader_unknown(reader, &unknown);
    str_finish(&unknown);
    read_all(reader, first);
    list_reader_rewind(reader);
    read_all(reader, again);
    must(memcmp(first, again, sizeof first) == 0);
    list_reader_close(reader);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *bytes;

    if (size == 0)
        return 0;
    bytes = mem_copy_bytes((const char *)data, size);
    if (data[0] < 16)
        read_list(bytes + 1, size - 1, data[0]);
    else
        read_list(bytes, size, 0);
    free(bytes);
    return 0;
}
