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

// What the fact says, but for the group's key: with it, fingerprints of erased people
// could be guessed. NULL when emptied; the caller's.
static json_t *body_of(const struct fact *fact)
{
    json_t *body = fact->body ? json_deep_copy(fact->body) : NULL;

    if (body)
        json_object_del(body, "group.key");
    return body;
}

void fact_csv_row(struct csv_writer *writer, const struct fact *fact, const char *zone)
{
    json_t *said = body_of(fact);
    char *body = said ? json_line(said) : NULL;
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
    json_decref(said);
}

json_t *fact_json(const struct fact *fact, const char *zone)
{
    char at[ZONE_TIME_SIZE];
    json_t *body = body_of(fact);

    zone_format(at, zone, fact->at_ms);
    return json_pack("{s:s, s:I, s:I, s:s, s:s, s:o, s:o, s:o}", "device", fact->device, "seq",
                     (json_int_t)fact->seq, "stamp", (json_int_t)fact->stamp, "at", at, "kind", fact->kind,
                     "guest", json_text_or_null(fact->guest), "event", json_text_or_null(fact->event), "body",
                     body ? body : json_null());
}
