#include "exchange/fact_table.h"

#include <stdio.h>
#include <stdlib.h>

#include "util/zone.h"

static const char *const keys[] = { "device", "seq", "stamp", "at", "kind", "guest", "event", "body" };

void fact_csv_header(struct csv_writer *writer)
{
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        csv_writer_cell(writer, keys[i]);
    csv_writer_end(writer);
}

static void number_cell(struct csv_writer *writer, int64_t number)
{
    char text[24];

    snprintf(text, sizeof text, "%lld", (long long)number);
    csv_writer_cell(writer, text);
}

void fact_csv_row(struct csv_writer *writer, const struct fact *fact, const char *zone)
{
    char *body = fact->body ? json_line(fact->body) : NULL;
    char at[ZONE_TIME_SIZE];

    zone_format(at, zone, fact->at_ms);
    csv_writer_cell(writer, fact->device);
    number_cell(writer, fact->seq);
    number_cell(writer, fact->stamp);
    csv_writer_cell(writer, at);
    csv_writer_cell(writer, fact->kind);
    csv_writer_cell(writer, fact->guest);
    csv_writer_cell(writer, fact->event);
    csv_writer_cell(writer, body);
    csv_writer_end(writer);
    free(body);
}

json_t *fact_json(const struct fact *fact, const char *zone)
{
    char at[ZONE_TIME_SIZE];

    zone_format(at, zone, fact->at_ms);
    return json_pack("{s:s, s:I, s:I, s:s, s:s, s:o, s:o, s:o}", "device", fact->device, "seq",
                     (json_int_t)fact->seq, "stamp", (json_int_t)fact->stamp, "at", at, "kind", fact->kind,
                     "guest", json_text_or_null(fact->guest), "event", json_text_or_null(fact->event), "body",
                     fact->body ? json_deep_copy(fact->body) : json_null());
}
