// Who should meet whom, and marking that they have.
#include <stdlib.h>
#include <string.h>

#include "domain/fact.h"
#include "service/meet.h"
#include "service/screen.h"
#include "store/fact_log.h"
#include "store/introduction_store.h"

enum { EACH = 3, EACH_MOST = 20 }; // suggestions of one guest, unless another limit is said

// The event that is named, else the one at the door, else what resolve_event makes of it.
static bool read_event(struct request_call *call, struct event *event, struct err *err)
{
    struct event next = { 0 };
    bool done;

    if (request_text(call, "event")[0])
        return request_event(call, event, err);
    done = screen_event(call, event, &next, err);
    event_finish(&next);
    return done && (event->num || request_event(call, event, err));
}

static bool read_guest(struct request_call *call, const char *key, struct guest *guest, struct err *err)
{
    const char *text;
    int64_t num;

    return request_need(call, key, &text, err) && resolve_person(call->store, text, &num, err) &&
           guest_store_read(call->store, num, guest, err);
}

static bool read_limit(const struct request_call *call, size_t *limit, struct err *err)
{
    int64_t number = json_get_int(call->request, "limit", EACH);

    *limit = (size_t)number;
    return (number >= 1 && number <= EACH_MOST) ||
           err_set(err, ERR_USAGE, "limit is out of bounds: say a number from 1 to %d", EACH_MOST);
}

bool introduce_list(struct request_call *call, struct err *err)
{
    struct event event = { 0 };
    struct meet meet = { call->store, &event, call->now_ms, NULL };
    struct guest guest = { 0 };
    size_t limit;
    bool done = read_limit(call, &limit, err) && read_event(call, &event, err);

    if (done && request_text(call, "guest")[0])
        done = read_guest(call, "guest", &guest, err) &&
               meet_tell_pairs(&meet, &guest, limit, &call->answer, err);
    else
        done = done && meet_tell_all(&meet, limit, &call->answer, err);
    meet_finish(&meet);
    guest_finish(&guest);
    event_finish(&event);
    return done;
}

// ---- made

struct making {
    struct guest a, b;
    struct resolved_host host;
    struct event event;
};

static bool read_making(struct request_call *call, struct making *making, struct err *err)
{
    const char *host;

    if (!request_need(call, "host", &host, err) || !read_guest(call, "a", &making->a, err) ||
        !read_guest(call, "b", &making->b, err))
        return false;
    if (making->a.num == making->b.num)
        return err_set(err, ERR_REFUSED, "both are %.100s: name two guests", making->a.value[GUEST_NAME]);
    return resolve_host(call->store, host, &making->host, err) && read_event(call, &making->event, err);
}

static bool record(struct request_call *call, const struct making *making, struct err *err)
{
    return fact_append(call->store, FACT_INTRODUCTION_MADE, making->a.id, making->event.id, call->now_ms,
                       json_pack("{s:s, s:s}", "other", making->b.id, "host", making->host.id), err) &&
           store_fold(call->store, err);
}

// Who was introduced to each other once is not again: the first time is answered.
bool introduce_made(struct request_call *call, struct err *err)
{
    struct making making = { 0 };
    char id[ID_SIZE] = "";
    bool done = read_making(call, &making, err) &&
                introduction_store_find(call->store, making.a.num, making.b.num, id, err);
    bool already = id[0] != '\0';

    done = done && (already || (record(call, &making, err) &&
                                introduction_store_find(call->store, making.a.num, making.b.num, id, err)));
    if (done)
        call->answer = json_pack("{s:s, s:s, s:s, s:b}", "introduction", id, "a", making.a.id, "b",
                                 making.b.id, "already", (int)already);
    guest_finish(&making.a);
    guest_finish(&making.b);
    free(making.host.name);
    event_finish(&making.event);
    return done;
}
