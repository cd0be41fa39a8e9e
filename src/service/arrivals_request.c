// Arrivals on hosts' phones: who is new today and still to come, and who came last.
#include "service/screen.h"
#include "service/tell.h"
#include "store/arrival_store.h"

enum { NEW_MOST = 60, LAST_MOST = 10 };

// What hosts see of somebody: no address, no number.
static bool tell_row(struct request_call *call, const struct arrival_row *row, json_t *list, struct err *err)
{
    struct guest guest = { 0 };
    json_t *told = json_object();
    bool done = guest_store_read(call->store, row->guest, &guest, err);

    if (done) {
        tell_guest(told, &guest);
        if (row->visit[0])
            json_object_update_new(told,
                                   json_pack("{s:s, s:I, s:I, s:b}", "visit", row->visit, "arrived_ms",
                                             (json_int_t)row->at_ms, "visit_number", (json_int_t)row->number,
                                             "first_visit", (int)(row->number == 1)));
        json_array_append(list, told);
    }
    json_decref(told);
    guest_finish(&guest);
    return done;
}

static bool tell_rows(struct request_call *call, const char *key, const struct arrival_row *rows,
                      size_t count, struct err *err)
{
    json_t *list = json_array();
    bool done = true;

    for (size_t i = 0; done && i < count; i++)
        done = tell_row(call, &rows[i], list, err);
    json_object_set_new(call->answer, key, list);
    return done;
}

bool door_arrivals(struct request_call *call, struct err *err)
{
    struct arrival_row expected[NEW_MOST], last[LAST_MOST];
    size_t expected_count = 0, last_count = 0;
    struct event event = { 0 }, next = { 0 };
    int64_t all = 0;
    bool done = screen_event(call, &event, &next, err);
    int64_t of = event.num ? event.num : next.num; // before the doors open it is about who will come

    done = done && arrival_store_new(call->store, of, expected, NEW_MOST, &expected_count, &all, err) &&
           arrival_store_last(call->store, of, last, LAST_MOST, &last_count, err);
    if (done) {
        call->answer = json_pack("{s:o, s:I}", "event", json_text_or_null(event.num ? event.id : next.id),
                                 "new_count", (json_int_t)all);
        done = tell_rows(call, "new", expected, expected_count, err) &&
               tell_rows(call, "last", last, last_count, err);
    }
    event_finish(&event);
    event_finish(&next);
    return done;
}
