// Attendance of a very large event as a file, against `sqlite3 -csv` of the same columns by a
// plain join over the same tables.
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "measure.h"

enum { ROWS = 1000000, ROUNDS = 5 };

#define USHER USHER_PROGRAM, "--quiet", "--db", "export.db"

#define NAME_OF(id)                                                                              \
    "(SELECT other.name FROM subject LEFT JOIN member ON member.guest = subject.num"             \
    " JOIN guest AS other ON other.num = ifnull(kept, subject.num) WHERE subject.id = " id ")"

// There is one event, in UTC. Names in the order of their bytes, lists as they are stored: less
// than Usher does.
static const char join[] =
    "SELECT subject.id AS guest_id, guest.name, given_name, family_name, email, phone, company, title,"
    " coalesce(nullif(visit.role, ''), nullif(registration.role, ''), 'guest') AS role,"
    " (SELECT group_concat(code, '; ') FROM ticket WHERE ticket.guest = guest.num"
    "  AND ticket.event = event.num) AS ticket_code,"
    " ticket_type, CASE WHEN visit.guest IS NULL THEN 'expected' ELSE 'arrived' END AS status,"
    " strftime('%Y-%m-%dT%H:%M:%S+00:00', visit.at_ms / 1000, 'unixepoch') AS arrived_at,"
    " strftime('%Y-%m-%dT%H:%M:%S+00:00', recorded_ms / 1000, 'unixepoch') AS recorded_at, method,"
    " coalesce(nullif(device_name.name, ''), visit.device) AS device, visit.number AS visit_number,"
    " CASE WHEN visit.number = 1 THEN 'yes' ELSE 'no' END AS first_visit, outcome AS welcome,"
    " host.name AS welcomed_by, CASE WHEN outcome = 'greeted'"
    "  THEN (welcome.at_ms - visit.at_ms + 59999) / 60000 END AS minutes_to_welcome,"
    " (SELECT group_concat(met.name, '; ') FROM introduction JOIN subject AS met_subject"
    "  ON met_subject.id = introduction.other JOIN guest AS met ON met.num = met_subject.num"
    "  WHERE introduction.guest = guest.num AND introduction.event = event.num) AS introduced_to,"
    " CASE WHEN guest.inviter <> '' THEN " NAME_OF("guest.inviter") " ELSE invited_by END AS invited_by,"
    " topics, offers, seeks, consents, guest.note, event.name AS event,"
    " date(starts_ms / 1000, 'unixepoch') AS event_date,"
    " CASE WHEN visit.on_behalf_of <> '' THEN " NAME_OF("visit.on_behalf_of") " END AS on_behalf_of,"
    " language, max(0, (visit.at_ms - starts_ms) / 60000) AS minutes_late"
    " FROM event JOIN registration ON registration.event = event.num"
    " JOIN guest ON guest.num = registration.guest JOIN subject ON subject.num = guest.num"
    " LEFT JOIN visit ON visit.guest = guest.num AND visit.event = event.num AND NOT undone"
    " LEFT JOIN welcome ON welcome.guest = guest.num AND welcome.event = event.num"
    " LEFT JOIN host ON host.id = welcome.host"
    " LEFT JOIN device_name ON device_name.device = visit.device"
    " WHERE expected OR visit.guest IS NOT NULL"
    " ORDER BY visit.at_ms IS NULL, visit.at_ms, guest.name";

static size_t count_lines(const char *path)
{
    static char part[1 << 16];
    FILE *file = fopen(path, "r");
    size_t length, lines = 0;

    while (file && (length = fread(part, 1, sizeof part, file)) > 0)
        for (const char *at = part; (at = memchr(at, '\n', (size_t)(part + length - at))); at++)
            lines++;
    if (file)
        fclose(file);
    return lines;
}

static void make_event(size_t rows)
{
    made_list_write("list.csv", rows);
    MEASURE_RUN(NULL, NULL, USHER, "init", "--group", "Made up", "--tz", "UTC");
    MEASURE_RUN(NULL, NULL, USHER, "event", "add", "--name", "Breakfast", "--starts", "2026-03-31T08:00");
    MEASURE_RUN(NULL, NULL, USHER, "import", "list.csv", "--event", "Breakfast");
    unlink("list.csv");
}

int main(void)
{
    struct measure_times usher = { 0 }, peer = { 0 };
    struct err err = { 0 };
    size_t rows = measure_rows(ROWS);
    char name[64];

    make_event(rows);
    for (size_t i = 0; i < ROUNDS; i++) {
        MEASURE_RUN(&usher, NULL, USHER, "export", "attendance", "--event", "Breakfast", "-o", "usher.csv");
        MEASURE_RUN(&peer, "peer.csv", "sqlite3", "-readonly", "-csv", "-header", "export.db", join);
        measure_check((count_lines("usher.csv") == rows + 1 && count_lines("peer.csv") == rows + 1)
                          || err_set(&err, ERR_INTERNAL, "the files have not %zu rows", rows),
                      &err);
    }
    measure_remove_database("export.db");
    unlink("usher.csv");
    unlink("peer.csv");
    snprintf(name, sizeof name, "export_%zu", rows);
    measure_print_against(name, &usher, &peer, 0, 1);
    return 0;
}
