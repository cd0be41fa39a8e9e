// For the tests of the list reader: opening a list, and a row as one line of text, "key=value"
// for all that it says, a global row id with ! behind it.
#pragma once

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>

#include "exchange/list_reader.h"
#include "util/zone.h"

static void add_said(struct str *out, const char *key, const char *value)
{
    if (value[0])
        str_addf(out, "%s%s=%s", out->length ? " " : "", key, value);
}

static void add_arrival(struct str *out, const struct list_row *row)
{
    char time[ZONE_TIME_SIZE];

    if (row->arrived && row->arrived_ms == 0)
        str_add(out, " arrived");
    if (!row->arrived || row->arrived_ms == 0)
        return;
    zone_format(time, "Europe/Berlin", row->arrived_ms);
    add_said(out, "arrived", time);
}

static void describe(struct str *out, const struct list_row *row)
{
    char number[20];
    int i;

    str_clear(out);
    if (row->verdict != ROW_GUEST) {
        str_addf(out, "%s: %s", row->verdict == ROW_SKIPPED ? "skipped" : "rejected", row->reason);
        return;
    }
    assert_string_equal(row->reason, "");
    for (i = 0; i < GUEST_FIELDS; i++)
        add_said(out, guest_field_rows[i].key, row->value[i]);
    add_said(out, "row", row->row_id);
    if (row->row_id_is_global)
        str_add_char(out, '!');
    add_said(out, "person", row->person_id);
    add_said(out, "role", row->role);
    add_said(out, "type", row->ticket_type);
    snprintf(number, sizeof number, "%d", row->plus);
    add_said(out, "plus", row->plus ? number : "");
    snprintf(number, sizeof number, "%d", row->visits);
    add_said(out, "visits", row->visits >= 0 ? number : "");
    add_arrival(out, row);
    for (i = 0; i < LIST_CODES && row->codes[i]; i++)
        add_said(out, "code", row->codes[i]);
}

static struct list_reader *reader_open(const char *bytes, size_t length, const char *const *maps, size_t count)
{
    struct list_reader_options options = { .zone = "Europe/Berlin", .maps = maps, .map_count = count };
    struct list_reader *reader;
    struct err err = { 0 };

    if (!list_reader_open(&reader, bytes, length, &options, &err))
        fail_msg("%s", err.text);
    return reader;
}
