#include "exchange/attendance_table.h"

#include <stdio.h>

#include "util/err.h"
#include "util/zone.h"

enum cell_kind {
    CELL_TEXT,
    CELL_LIST,    // text with its items joined by "; "
    CELL_NUMBER,  // 0 or more; below: unknown
    CELL_ORDINAL, // from 1 on; 0: unknown
    CELL_BOOL,
    CELL_TIME, // 0: never
    CELL_STATUS,
    CELL_EVENT, // its name
};

struct column {
    const char *key;
    enum cell_kind kind;
    size_t offset; // of the member in struct attendance_row
};

#define MEMBER(member) offsetof(struct attendance_row, member)
#define FIELD(field) offsetof(struct attendance_row, value[field])

static const struct column columns[] = {
    { "guest_id", CELL_TEXT, MEMBER(guest_id) },
    { "name", CELL_TEXT, FIELD(GUEST_NAME) },
    { "given_name", CELL_TEXT, FIELD(GUEST_GIVEN) },
    { "family_name", CELL_TEXT, FIELD(GUEST_FAMILY) },
    { "email", CELL_TEXT, FIELD(GUEST_EMAIL) },
    { "phone", CELL_TEXT, FIELD(GUEST_PHONE) },
    { "company", CELL_TEXT, FIELD(GUEST_COMPANY) },
    { "title", CELL_TEXT, FIELD(GUEST_TITLE) },
    { "role", CELL_TEXT, MEMBER(role) },
    { "ticket_code", CELL_TEXT, MEMBER(ticket_code) },
    { "ticket_type", CELL_TEXT, MEMBER(ticket_type) },
    { "status", CELL_STATUS, MEMBER(status) },
    { "arrived_at", CELL_TIME, MEMBER(arrived_ms) },
    { "recorded_at", CELL_TIME, MEMBER(recorded_ms) },
    { "method", CELL_TEXT, MEMBER(method) },
    { "device", CELL_TEXT, MEMBER(device) },
    { "visit_number", CELL_ORDINAL, MEMBER(visit_number) },
    { "first_visit", CELL_BOOL, MEMBER(first_visit) },
    { "welcome", CELL_TEXT, MEMBER(welcome) },
    { "welcomed_by", CELL_TEXT, MEMBER(welcomed_by) },
    { "minutes_to_welcome", CELL_NUMBER, MEMBER(minutes_to_welcome) },
    { "introduced_to", CELL_LIST, MEMBER(introduced_to) },
    { "invited_by", CELL_TEXT, MEMBER(invited_by) },
    { "topics", CELL_LIST, FIELD(GUEST_TOPICS) },
    { "offers", CELL_LIST, FIELD(GUEST_OFFERS) },
    { "seeks", CELL_LIST, FIELD(GUEST_SEEKS) },
    { "consents", CELL_LIST, MEMBER(consents) },
    { "note", CELL_TEXT, FIELD(GUEST_NOTE) },
    { "event", CELL_EVENT, MEMBER(event) },
    { "event_date", CELL_TEXT, MEMBER(event_date) },
    { "on_behalf_of", CELL_TEXT, MEMBER(on_behalf_of) },
    { "language", CELL_TEXT, FIELD(GUEST_LANGUAGE) },
    { "minutes_late", CELL_NUMBER, MEMBER(minutes_late) },
};

enum { COLUMN_COUNT = sizeof columns / sizeof *columns };

static const char *const status_names[] = {
    [ATTENDANCE_ARRIVED] = "arrived", [ATTENDANCE_EXPECTED] = "expected", [ATTENDANCE_UNDONE] = "undone"
};

size_t attendance_columns(void)
{
    return COLUMN_COUNT;
}

const char *attendance_column_key(size_t column)
{
    must(column < COLUMN_COUNT);
    return columns[column].key;
}

static const void *member(const struct attendance_row *row, const struct column *column)
{
    return (const char *)row + column->offset;
}

static int64_t number_of(const struct attendance_row *row, const struct column *column)
{
    return *(const int64_t *)member(row, column);
}

enum { CELL_SIZE = ZONE_TIME_SIZE };

// The cell as text: a member of the row, a literal, or written into `room`. "" is unknown.
static const char *cell_text(const struct attendance_row *row, const struct column *column,
                             char room[CELL_SIZE])
{
    room[0] = '\0';
    switch (column->kind) {
    case CELL_TEXT:
    case CELL_LIST:
        return *(const char *const *)member(row, column);
    case CELL_NUMBER:
    case CELL_ORDINAL:
        if (number_of(row, column) >= (column->kind == CELL_ORDINAL ? 1 : 0))
            snprintf(room, CELL_SIZE, "%lld", (long long)number_of(row, column));
        break;
    case CELL_BOOL:
        return *(const bool *)member(row, column) ? "yes" : "no";
    case CELL_TIME:
        if (number_of(row, column) != 0)
            zone_format(room, row->event ? row->event->zone : "UTC", number_of(row, column));
        break;
    case CELL_STATUS:
        return row->event ? status_names[row->status] : "";
    case CELL_EVENT:
        return row->event ? row->event->name : "";
    }
    return room;
}

void attendance_csv_header(struct csv_writer *writer)
{
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        csv_writer_cell(writer, columns[i].key);
    csv_writer_end(writer);
}

void attendance_csv_row(struct csv_writer *writer, const struct attendance_row *row)
{
    char room[CELL_SIZE];

    for (size_t i = 0; i < COLUMN_COUNT; i++)
        csv_writer_cell(writer, cell_text(row, &columns[i], room));
    csv_writer_end(writer);
}

static json_t *cell_json(const struct attendance_row *row, const struct column *column)
{
    char room[CELL_SIZE];
    const char *text = cell_text(row, column, room);

    switch (column->kind) {
    case CELL_LIST:
        return json_list(text);
    case CELL_NUMBER:
    case CELL_ORDINAL:
        return *text ? json_integer(number_of(row, column)) : json_null();
    case CELL_BOOL:
        return json_boolean(*(const bool *)member(row, column));
    default:
        return json_text_or_null(text);
    }
}

json_t *attendance_json(const struct attendance_row *row)
{
    json_t *object = json_object();

    for (size_t i = 0; i < COLUMN_COUNT; i++)
        json_object_set_new(object, columns[i].key, cell_json(row, &columns[i]));
    return object;
}
