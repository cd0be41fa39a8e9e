// Who is who in a guest list, and what each row comes to: small lists one after the other,
// told as lines, into a real file.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "service/import.h"
#include "service/request.h"
#include "service/resolve.h"
#include "store/db.h"
#include "store/made_store.h"
#include "util/mem.h"

enum { LISTS = 3, ROWS = 6 };

// A row is "id|name|email|company|codes|plus|visits|state", from the left as far as needed; an id with @
// is a person's, with = one that the system uses once only. State: s skipped, a arrived.
struct list {
    const char *rows[ROWS];
    const char *outcomes; // a letter each: Added Updated uNchanged Skipped
    int guests;           // in the group afterwards
    int expected;         // at the event afterwards
    bool replace;
};

struct story {
    const char *name;
    struct list lists[LISTS];
};

static const struct story stories[] = {
    { "the same list again is all unchanged",
      { { { "|Ann Lee|a@x.org|Acme", "|Bob Ray||Bolt", "|Cy Dee||" }, "AAA", 3, 3, 0 },
        { { "|Ann Lee|a@x.org|Acme", "|Bob Ray||Bolt", "|Cy Dee||" }, "NNN", 3, 3, 0 } } },
    { "another order changes nothing",
      { { { "|Ann Lee|a@x.org|Acme", "|Bob Ray||Bolt" }, "AA", 2, 2, 0 },
        { { "|Bob Ray||Bolt", "|Ann Lee|a@x.org|Acme" }, "NN", 2, 2, 0 } } },
    { "the system's own id beats every other sign",
      { { { "1|Ann Lee|a@x.org|Acme" }, "A", 1, 1, 0 }, { { "1|Zoe Kim|z@x.org|Other" }, "U", 1, 1, 0 } } },
    { "one address for colleagues: other names are other people",
      { { { "|Ann Lee|a@x.org|", "|Bob Ray|a@x.org|", "|Ann Lee|a@x.org|" }, "AAN", 2, 2, 0 },
        { { "|Bob Ray|a@x.org|", "|Ann Lee|a@x.org|" }, "NN", 2, 2, 0 } } },
    { "two slips in the name, or a part of it, are the same person",
      { { { "|Katharina Mueller|k@x.org|" }, "A", 1, 1, 0 },
        { { "|Katarina Mueler|k@x.org|" }, "U", 1, 1, 0 },
        { { "|Katarina|k@x.org|" }, "U", 1, 1, 0 } } },
    { "without an address: name and company, and the n-th of them",
      { { { "|Ann Lee||Acme", "|Ann Lee||Acme", "|Ann Lee||Bolt" }, "AAA", 3, 3, 0 },
        { { "|Ann Lee||Bolt", "|Ann Lee||Acme", "|Ann Lee||Acme", "|ANN  LEE||acme" }, "NNNA", 4, 4, 0 } } },
    { "an address is learned, a second one is somebody else's",
      { { { "|Ann Lee||Acme" }, "A", 1, 1, 0 },
        { { "|Ann Lee|a@x.org|Acme" }, "U", 1, 1, 0 },
        { { "|Ann Lee|b@x.org|Acme" }, "A", 2, 2, 0 } } },
    { "an address alone waits for its name",
      { { { "|m@x.org|m@x.org|" }, "A", 1, 1, 0 }, { { "|Mia Moe|m@x.org|" }, "U", 1, 1, 0 } } },
    { "an address without its name leaves the name as it is",
      { { { "|Mia Moe|m@x.org|" }, "A", 1, 1, 0 },
        { { "|m@x.org|m@x.org|" }, "N", 1, 1, 0 },
        { { "|Mia Moe|m@x.org|" }, "N", 1, 1, 0 } } },
    { "tickets that nobody has a name for yet are a guest each",
      { { { "=1|b@x.org|b@x.org|", "=2|b@x.org|b@x.org|", "=3|Bob Ray|b@x.org|" }, "AAA", 3, 3, 0 },
        { { "=1|b@x.org|b@x.org|", "=2|Ann Lee|b@x.org|", "=3|Bob Ray|b@x.org|" }, "NUN", 3, 3, 0 } } },
    { "who has an address beside a namesake who has none",
      { { { "|Ann Lee|a@x.org|Acme", "|Ann Lee|a@x.org|Acme", "|Ann Lee|b@x.org|Acme", "|Ann Lee||Acme" },
          "ANAA", 3, 3, 0 },
        { { "|Ann Lee||Acme", "|Ann Lee|b@x.org|Acme", "|Ann Lee|a@x.org|Acme" }, "NNN", 3, 3, 0 } } },
    { "a ticket code of the event tells who it is",
      { { { "|Ann Lee|||T77" }, "A", 1, 1, 0 }, { { "|Anneliese Leeuw|||T77" }, "U", 1, 1, 0 } } },
    { "one code for a whole order: other names are other people",
      { { { "|Ann Lee|||T77", "|Cy Dee|||T77", "|Ann Lee|||T77" }, "AAN", 2, 2, 0 },
        { { "|Cy Dee|||T77", "|Ann Lee|||T77" }, "NN", 2, 2, 0 } } },
    { "nor is an id that several people have a person's",
      { { { "1|Ann Lee", "1|Cy Dee", "2|Bob Ray" }, "AAA", 3, 3, 0 },
        { { "1|Ann Lee", "1|Cy Dee", "2|Bob Ray" }, "NNN", 3, 3, 0 } } },
    { "a second ticket of one person is one guest",
      { { { "=8|Ann Lee|a@x.org||T1", "=9|Ann Lee|a@x.org||T2" }, "AU", 1, 1, 0 },
        { { "=8|Ann Lee|a@x.org||T1", "=9|Ann Lee|a@x.org||T2" }, "NN", 1, 1, 0 } } },
    { "company that comes along is counted once",
      { { { "5|Dana Kim|d@x.org|||2" }, "A", 3, 3, 0 },
        { { "5|Dana Kim|d@x.org|||2" }, "N", 3, 3, 0 },
        { { "5|Dana Kim|d@x.org|||1" }, "N", 3, 2, 0 } } },
    { "two orders of one person bring company each",
      { { { "=8|Dana Kim|d@x.org|||1", "=9|Dana Kim|d@x.org|||1" }, "AU", 3, 3, 0 },
        { { "=8|Dana Kim|d@x.org|||1", "=9|Dana Kim|d@x.org|||2" }, "NN", 4, 4, 0 } } },
    { "who has cancelled is no longer expected, and may come back",
      { { { "7|Ann Lee|a@x.org|" }, "A", 1, 1, 0 },
        { { "7|Ann Lee|a@x.org|||||s" }, "S", 1, 0, 0 },
        { { "7|Ann Lee|a@x.org|" }, "A", 1, 1, 0 } } },
    { "who has cancelled and signed up again is expected",
      { { { "|Ann Lee|a@x.org|||||s", "|Ann Lee|a@x.org|" }, "SA", 1, 1, 0 },
        { { "|Ann Lee|a@x.org|||||s", "|Ann Lee|a@x.org|" }, "SN", 1, 1, 0 } } },
    { "who has cancelled brings nobody along",
      { { { "5|Dana Kim|d@x.org|||2" }, "A", 3, 3, 0 }, { { "5|Dana Kim|d@x.org|||2||s" }, "S", 3, 0, 0 } } },
    { "a list that replaces takes off who is missing",
      { { { "1|Ann Lee||", "2|Bob Ray||", "3|Cy Dee||" }, "AAA", 3, 3, 0 },
        { { "1|Ann Lee||", "3|Cy Dee||" }, "NN", 3, 3, 0 },
        { { "1|Ann Lee||" }, "N", 3, 1, true } } },
};

// ---- telling a row

struct told {
    char text[200];
    struct list_row row;
};

static const char *part(char **rest)
{
    char *at = strsep(rest, "|");

    return at ? at : "";
}

static void tell(struct told *told, const char *line)
{
    char *rest = told->text;
    struct list_row *row = &told->row;
    const char *id, *plus, *visits, *state;

    *row = (struct list_row){ .reason = "", .row_id = "", .person_id = "", .role = "", .ticket_type = "",
                              .visits = -1 };
    snprintf(told->text, sizeof told->text, "%s", line);
    for (int i = 0; i < GUEST_FIELDS; i++)
        row->value[i] = "";
    id = part(&rest);
    row->row_id_is_global = id[0] == '=';
    *(id[0] == '@' ? &row->person_id : &row->row_id) = id + strspn(id, "@=");
    row->value[GUEST_NAME] = part(&rest);
    row->value[GUEST_EMAIL] = part(&rest);
    row->value[GUEST_COMPANY] = part(&rest);
    row->codes[0] = part(&rest);
    if (!row->codes[0][0])
        row->codes[0] = NULL;
    plus = part(&rest);
    visits = part(&rest);
    state = part(&rest);
    row->plus = atoi(plus);
    row->visits = visits[0] ? atoi(visits) : -1;
    row->verdict = state[0] == 's' ? ROW_SKIPPED : ROW_GUEST;
    row->arrived = state[0] == 'a';
}

// ---- playing a story

static void ask(struct store *store, const char *name, const char *members)
{
    struct err err = { 0 };
    json_t *request = json_parse_object(members), *answer;

    assert_non_null(request);
    expect_done(request_run(store, name, request, made_now_ms, &answer, &err), err);
    json_decref(answer);
    json_decref(request);
}

static struct import_counts import_list(struct store *store, const struct event *event, const struct list *list,
                                        char outcomes[ROWS + 1])
{
    struct import_request request = { .event = event, .system = "list", .file = "list.csv", .role = "",
                                      .replace = list->replace };
    struct import_counts counts;
    struct import *import;
    struct err err = { 0 };
    const char *reason;
    size_t count = 0;

    expect_done(import_begin(&import, store, &request, made_now_ms, &err), err);
    for (; count < ROWS && list->rows[count]; count++) {
        enum import_outcome outcome;
        struct told told;

        tell(&told, list->rows[count]);
        expect_done(import_row(import, &told.row, made_now_ms, &outcome, &reason, &err), err);
        outcomes[count] = "AUNSR"[outcome];
    }
    outcomes[count] = '\0';
    expect_done(import_end(import, made_now_ms, &counts, &err), err);
    return counts;
}

static void play(const struct story *story)
{
    char folder[MADE_PATH], outcomes[ROWS + 1];
    struct store *store;
    struct event event;
    struct err err = { 0 };

    made_folder_in_memory(folder);
    store = made_store(folder, "import");
    ask(store, "event.add", "{\"name\":\"Tea\",\"starts\":\"2030-01-01T10:00Z\"}");
    expect_done(resolve_event(store, "Tea", made_now_ms, &event, &err), err);
    for (int i = 0; i < LISTS && story->lists[i].outcomes; i++) {
        const struct list *list = &story->lists[i];
        struct import_counts counts = import_list(store, &event, list, outcomes);

        if (strcmp(outcomes, list->outcomes) != 0)
            fail_msg("%s: list %d came to %s, not %s", story->name, i + 1, outcomes, list->outcomes);
        assert_int_equal(counts.read, counts.added + counts.updated + counts.unchanged + counts.skipped
                                          + counts.rejected);
        if (made_number(store, "SELECT count(*) FROM guest") != list->guests
            || made_number(store, "SELECT count(*) FROM registration WHERE expected") != list->expected)
            fail_msg("%s: list %d leaves %d guests, %d expected", story->name, i + 1,
                     (int)made_number(store, "SELECT count(*) FROM guest"),
                     (int)made_number(store, "SELECT count(*) FROM registration WHERE expected"));
        made_verify(store);
    }
    event_finish(&event);
    store_close(store);
    made_folder_finish(folder);
}

static void rows_are_who_they_are(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof stories / sizeof *stories; i++)
        play(&stories[i]);
}

// ---- earlier visits

static void lists_know_who_was_here_before(void **state)
{
    static const struct list list = { { "|New One||", "|Old Two||||0|3", "|Never Three||||0|0" }, "AAA", 3, 3, 0 };
    char folder[MADE_PATH], outcomes[ROWS + 1];
    struct store *store;
    struct event event;
    struct err err = { 0 };

    (void)state;
    made_folder_in_memory(folder);
    store = made_store(folder, "earlier");
    ask(store, "event.add", "{\"name\":\"Tea\",\"starts\":\"2030-01-01T10:00Z\"}");
    expect_done(resolve_event(store, "Tea", made_now_ms, &event, &err), err);
    assert_int_equal(import_list(store, &event, &list, outcomes).first_timers, 2);
    assert_int_equal(made_number(store, "SELECT earlier FROM guest WHERE name = 'Old Two'"), 3);
    event_finish(&event);
    store_close(store);
    made_folder_finish(folder);
}

// Visits that a list of a past event tells of count, and nobody is owed a hello for them.
static void past_lists_bring_visits(void **state)
{
    static const struct list list = { { "|Was There||||0||a", "|Stayed Away||" }, "AA", 2, 2, 0 };
    char folder[MADE_PATH], outcomes[ROWS + 1];
    struct store *store;
    struct event event;
    struct err err = { 0 };

    (void)state;
    made_folder_in_memory(folder);
    store = made_store(folder, "past");
    ask(store, "event.add", "{\"name\":\"Old tea\",\"starts\":\"2020-01-01T10:00Z\"}");
    expect_done(resolve_event(store, "Old tea", made_now_ms, &event, &err), err);
    assert_int_equal(import_list(store, &event, &list, outcomes).first_timers, 2);
    assert_int_equal(made_number(store, "SELECT count(*) FROM visit WHERE method = 'import'"), 1);
    assert_int_equal(made_number(store, "SELECT count(*) FROM welcome"), 0);
    ask(store, "event.add", "{\"name\":\"New tea\",\"starts\":\"2030-01-01T10:00Z\"}");
    ask(store, "visit.check_in", "{\"event\":\"New tea\",\"new\":\"Somebody Else\"}");
    assert_int_equal(made_number(store, "SELECT count(*) FROM welcome"), 1);
    made_verify(store);
    event_finish(&event);
    store_close(store);
    made_folder_finish(folder);
}

static struct import_counts import_plain(struct store *store, const struct event *event)
{
    static const struct list list = { { "|Ann Lee|a@x.org|Acme", "|Annie Leeuw|annie@x.org|", "|Bob Rya||Bolt",
                                        "|Cy Dee||", "|Cyrus Dee||" }, "", 0, 0, 0 };
    char outcomes[ROWS + 1];

    return import_list(store, event, &list, outcomes);
}

static const char *id_of(struct store *store, const char *name)
{
    static char ids[4][ID_SIZE];
    static unsigned next;
    char *id = ids[next++ % 4];
    struct db_rows rows;
    struct err err = { 0 };

    db_query(store_db(store), &rows, "SELECT id FROM subject JOIN guest USING (num) WHERE name = ?", "t", name);
    assert_true(db_next(&rows));
    snprintf(id, ID_SIZE, "%s", db_text(&rows, 0));
    expect_done(db_done(&rows, &err), err);
    return id;
}

static void change(struct store *store, const char *request, const char *format, const char *one, const char *other)
{
    char members[200];

    snprintf(members, sizeof members, format, one, other);
    ask(store, request, members);
}

// What people have mended or merged since is no reason for the same list to add anybody.
static void the_same_list_finds_whom_people_changed(void **state)
{
    char folder[MADE_PATH];
    struct import_counts counts;
    struct store *store;
    struct event event;
    struct err err = { 0 };

    (void)state;
    made_folder_in_memory(folder);
    store = made_store(folder, "changed");
    ask(store, "event.add", "{\"name\":\"Tea\",\"starts\":\"2030-01-01T10:00Z\"}");
    expect_done(resolve_event(store, "Tea", made_now_ms, &event, &err), err);
    assert_int_equal(import_plain(store, &event).added, 5);
    change(store, "guest.edit", "{\"guest\":\"%s\",\"name\":\"%s\"}", id_of(store, "Bob Rya"), "Bob Ray");
    change(store, "guest.merge", "{\"keep\":\"%s\",\"drop\":\"%s\"}", id_of(store, "Ann Lee"),
           id_of(store, "Annie Leeuw"));
    change(store, "guest.merge", "{\"keep\":\"%s\",\"drop\":\"%s\"}", id_of(store, "Cyrus Dee"),
           id_of(store, "Cy Dee"));
    counts = import_plain(store, &event);
    assert_int_equal(counts.unchanged, 5);
    assert_int_equal(counts.missing, 0);
    assert_int_equal(made_number(store, "SELECT count(*) FROM guest"), 3);
    made_verify(store);
    event_finish(&event);
    store_close(store);
    made_folder_finish(folder);
}

// A later list names a merged person as they were: they are no new guest, and no first-timer.
static void a_later_list_knows_who_was_merged(void **state)
{
    static const struct list first = { { "|Katherine Miller|km@x.org|", "|Katie Jones|kj@x.org|Acme", "|Bob Ray||Bolt",
                                         "|Robert Ray||" },
                                       "AAAA", 4, 4, 0 };
    static const struct list later = { { "|Katie Jones|kj@x.org|Acme", "|Robert Ray||", "|Zoe Jones|kj@x.org|" }, "", 0, 0, 0 };
    char folder[MADE_PATH], outcomes[ROWS + 1];
    struct store *store;
    struct event event;
    struct err err = { 0 };

    (void)state;
    made_folder_in_memory(folder);
    store = made_store(folder, "merged");
    ask(store, "event.add", "{\"name\":\"Tea\",\"starts\":\"2030-01-01T10:00Z\"}");
    ask(store, "event.add", "{\"name\":\"Next tea\",\"starts\":\"2030-02-01T10:00Z\"}");
    expect_done(resolve_event(store, "Tea", made_now_ms, &event, &err), err);
    import_list(store, &event, &first, outcomes);
    event_finish(&event);
    change(store, "guest.merge", "{\"keep\":\"%s\",\"drop\":\"%s\"}", id_of(store, "Katherine Miller"),
           id_of(store, "Katie Jones"));
    change(store, "guest.merge", "{\"keep\":\"%s\",\"drop\":\"%s\"}", id_of(store, "Bob Ray"),
           id_of(store, "Robert Ray"));
    expect_done(resolve_event(store, "Next tea", made_now_ms, &event, &err), err);
    import_list(store, &event, &later, outcomes);
    assert_int_equal(made_number(store, "SELECT count(*) FROM guest"), 3); // with Zoe, who is somebody else
    ask(store, "guest.show", "{\"guest\":\"km@x.org\"}");
    made_verify(store);
    event_finish(&event);
    store_close(store);
    made_folder_finish(folder);
}

// A broken list may be about one person a thousand times: it must not take for ever.
static void one_person_a_thousand_times(void **state)
{
    enum { REPEATS = 1000 };
    struct import_request request = { .system = "list", .file = "list.csv", .role = "" };
    struct import_counts counts;
    struct import *import;
    char folder[MADE_PATH], line[64];
    struct store *store;
    struct err err = { 0 };

    (void)state;
    made_folder_in_memory(folder);
    store = made_store(folder, "thousand");
    expect_done(import_begin(&import, store, &request, made_now_ms, &err), err);
    for (int i = 0; i < REPEATS; i++) {
        enum import_outcome outcome;
        const char *reason;
        struct told told;

        snprintf(line, sizeof line, "=%d|Ann Lee|a@x.org|Company %d", i, i);
        tell(&told, line);
        expect_done(import_row(import, &told.row, made_now_ms, &outcome, &reason, &err), err);
        assert_string_equal(reason, outcome == IMPORT_REJECTED ? "too many rows about this person" : "");
    }
    expect_done(import_end(import, made_now_ms, &counts, &err), err);
    assert_int_equal(counts.added, 1);
    assert_int_equal(counts.added + counts.updated + counts.rejected, REPEATS);
    assert_true(counts.rejected > 0 && counts.updated > 100);
    assert_int_equal(made_number(store, "SELECT count(*) FROM guest"), 1);
    made_verify(store);
    store_close(store);
    made_folder_finish(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_person_a_thousand_times),
        cmocka_unit_test(rows_are_who_they_are),
        cmocka_unit_test(the_same_list_finds_whom_people_changed),
        cmocka_unit_test(a_later_list_knows_who_was_merged),
        cmocka_unit_test(lists_know_who_was_here_before),
        cmocka_unit_test(past_lists_bring_visits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
