// The rows of attendance: one statement reads those of many places, guest by guest as they lie
// in the file, and they are kept packed until all are there. Looking guests up one by one in
// the order of their arrival takes four times as long.
#include <stdlib.h>
#include <string.h>

#include "store/attendance_store.h"
#include "store/db.h"
#include "util/mem.h"

struct attendance_entry {
    int64_t arrived_ms, recorded_ms, number;
    size_t texts;  // those that are not empty stand one behind the other
    uint64_t said; // which ones they are: a bit for each
    bool is_there, is_visit, undone, has_welcome;
};

struct attendance_wanted {
    int64_t guest;
    size_t place;
};

#define NAME_OF(id)                                                                                          \
    "CASE WHEN " id " <> '' THEN (SELECT name FROM guest WHERE num = (SELECT ifnull(kept, num)"              \
    " FROM subject LEFT JOIN member ON member.guest = num WHERE subject.id = " id ")) END"

// ?1 a JSON array of guests, ?2 the event; the first column says which of the array it is about.
// A member stays one without being listed as one, as at the check-in.
static const char rows_sql[] =
    "SELECT asked.key, visit.at_ms, recorded_ms, number, undone, visit.guest IS NOT NULL AND EXISTS"
    "  (SELECT 1 FROM welcome WHERE welcome.guest = asked.value AND welcome.event = ?2),"
    " who.id, g.name, given_name, family_name, call_name, reading, email, phone, company, title, topics,"
    " offers, seeks, invited_by, inviter, guest_of, language, note, consents,"
    " CASE WHEN listed.role <> '' THEN listed.role"
    "  WHEN visit.guest IS NOT NULL AND NOT undone THEN ''"
    "  WHEN g.role <> '' THEN g.role"
    "  WHEN ?2 <> 0 THEN 'guest' END,"
    " ticket_type, (SELECT group_concat(code, '; ') FROM ticket"
    "  WHERE ticket.guest = asked.value AND ticket.event = ?2), " NAME_OF(
        "g.inviter") ","
                     " visit.role, method, ifnull(nullif(device_name.name, ''), visit.device), " NAME_OF(
                         "visit.on_behalf_of") " FROM json_each(?1) AS asked CROSS JOIN guest AS g ON g.num "
                                               "= asked.value"
                                               " CROSS JOIN subject AS who ON who.num = asked.value"
                                               " LEFT JOIN registration AS listed ON listed.event = ?2 AND "
                                               "listed.guest = asked.value"
                                               " LEFT JOIN visit ON visit.guest = asked.value AND "
                                               "visit.event = ?2"
                                               " LEFT JOIN device_name ON device_name.device = visit.device";

enum column {
    COLUMN_ASKED,
    COLUMN_AT,
    COLUMN_RECORDED,
    COLUMN_NUMBER,
    COLUMN_UNDONE,
    COLUMN_WELCOME,
    COLUMN_TEXTS
};

enum text { // the columns from COLUMN_TEXTS on
    TEXT_ID,
    TEXT_FIELDS,
    TEXT_CONSENTS = TEXT_FIELDS + GUEST_FIELDS,
    TEXT_ROLE,
    TEXT_TICKET_TYPE,
    TEXT_TICKET_CODE,
    TEXT_INVITER,
    TEXT_VISIT, // from here on about a visit
    TEXT_VISIT_ROLE = TEXT_VISIT,
    TEXT_METHOD,
    TEXT_DEVICE,
    TEXT_ON_BEHALF_OF,
    TEXTS
};

void attendance_batch_finish(struct attendance_batch *batch)
{
    free(batch->entries);
    free(batch->wanted);
    str_finish(&batch->texts);
    str_finish(&batch->guests);
    *batch = (struct attendance_batch){ 0 };
}

// ---- reading, by guest

static int by_guest(const void *a, const void *b)
{
    const struct attendance_wanted *one = a, *other = b;

    return (one->guest > other->guest) - (one->guest < other->guest);
}

static void add_number(struct str *out, int64_t number)
{
    char digits[24], *at = digits + sizeof digits;

    for (; number > 0; number /= 10)
        *--at = (char)('0' + number % 10);
    str_add_bytes(out, at, (size_t)(digits + sizeof digits - at));
}

static void ask_for(struct attendance_batch *batch, const struct attendance_place *places, size_t count)
{
    batch->entries = mem_grow(batch->entries, &batch->room, count, sizeof *batch->entries);
    batch->wanted = mem_grow(batch->wanted, &batch->wanted_room, count, sizeof *batch->wanted);
    for (size_t i = 0; i < count; i++) {
        batch->wanted[i] = (struct attendance_wanted){ .guest = places[i].guest, .place = i };
        batch->entries[i] =
            (struct attendance_entry){ .is_visit = places[i].at_ms != ATTENDANCE_NOT_COME_MS };
    }
    qsort(batch->wanted, count, sizeof *batch->wanted, by_guest);
    str_clear(&batch->guests);
    for (size_t i = 0; i < count; i++) {
        str_add_char(&batch->guests, i ? ',' : '[');
        add_number(&batch->guests, batch->wanted[i].guest);
    }
    str_add_char(&batch->guests, ']');
}

static void pack_text(struct attendance_batch *batch, struct attendance_entry *entry, int i, const char *text)
{
    if (!text[0])
        return;
    entry->said |= UINT64_C(1) << i;
    str_add_bytes(&batch->texts, text, strlen(text) + 1);
}

static void pack(struct attendance_batch *batch, struct attendance_entry *entry, struct db_rows *rows)
{
    int texts = entry->is_visit ? TEXTS : TEXT_VISIT;

    entry->is_there = true;
    entry->texts = batch->texts.length;
    for (int i = 0; i < texts; i++)
        pack_text(batch, entry, i, db_text(rows, COLUMN_TEXTS + i));
    if (!entry->is_visit)
        return;
    entry->arrived_ms = db_int(rows, COLUMN_AT);
    entry->recorded_ms = db_int(rows, COLUMN_RECORDED);
    entry->number = db_int(rows, COLUMN_NUMBER);
    entry->undone = db_int(rows, COLUMN_UNDONE) != 0;
    entry->has_welcome = db_int(rows, COLUMN_WELCOME) != 0;
}

bool attendance_store_load(struct store *store, int64_t event, const struct attendance_place *places,
                           size_t count, struct attendance_batch *batch, struct err *err)
{
    struct db_rows rows;

    if (count == 0)
        return true;
    ask_for(batch, places, count);
    str_clear(&batch->texts);
    db_query(store_db(store), &rows, rows_sql, "ti", str_text(&batch->guests), event);
    while (db_next(&rows))
        pack(batch, &batch->entries[batch->wanted[db_int(&rows, COLUMN_ASKED)].place], &rows);
    return db_done(&rows, err);
}

// ---- telling, by place

static void unpack(const char *at, uint64_t said, const char *text[TEXTS])
{
    for (int i = 0; i < TEXTS; i++) {
        bool is_said = said >> i & 1;

        text[i] = is_said ? at : "";
        at += is_said ? strlen(at) + 1 : 0;
    }
}

bool attendance_batch_row(const struct attendance_batch *batch, size_t i, struct attendance_row *row,
                          bool *has_welcome)
{
    static const enum attendance_status status_of_visit[] = { ATTENDANCE_ARRIVED, ATTENDANCE_UNDONE };
    const struct attendance_entry *entry = &batch->entries[i];
    const char *text[TEXTS];

    if (!entry->is_there)
        return false;
    unpack(str_text(&batch->texts) + entry->texts, entry->said, text);
    *row = (struct attendance_row){
        .guest_id = text[TEXT_ID],
        .role = text[TEXT_VISIT_ROLE][0] ? text[TEXT_VISIT_ROLE] : text[TEXT_ROLE],
        .ticket_code = text[TEXT_TICKET_CODE],
        .ticket_type = text[TEXT_TICKET_TYPE],
        .status = !entry->is_visit ? ATTENDANCE_EXPECTED : status_of_visit[entry->undone],
        .arrived_ms = entry->arrived_ms,
        .recorded_ms = entry->recorded_ms,
        .method = text[TEXT_METHOD],
        .device = text[TEXT_DEVICE],
        .visit_number = entry->number,
        .first_visit = entry->number == 1,
        .welcome = "",
        .welcomed_by = "",
        .minutes_to_welcome = -1,
        .introduced_to = "",
        .invited_by = text[TEXT_INVITER][0] ? text[TEXT_INVITER] : text[TEXT_FIELDS + GUEST_INVITED_BY],
        .consents = text[TEXT_CONSENTS],
        .on_behalf_of = text[TEXT_ON_BEHALF_OF],
        .minutes_late = -1,
    };
    memcpy(row->value, text + TEXT_FIELDS, sizeof row->value);
    *has_welcome = entry->has_welcome;
    return true;
}
