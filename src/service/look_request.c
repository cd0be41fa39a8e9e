// "Is this you?" and "Have you been here before?": what a guest may see about a guest.
#include <string.h>

#include "domain/mask.h"
#include "domain/name.h"
#include "service/screen.h"
#include "service/tell.h"
#include "store/derive_search.h"
#include "store/search.h"
#include "store/visit_store.h"

enum { ALIKE_MOST = 3, ALIKE_LOOKED_AT = 20 };

// The guest of the request, and the event that a screen is about, if any.
struct look {
    struct guest guest;
    struct event event;
};

static bool begin_look(struct request_call *call, struct look *look, struct err *err)
{
    struct event next = { 0 };
    int64_t num;
    bool done = resolve_guest(call->store, request_text(call, "guest"), &num, err) &&
                guest_store_read(call->store, num, &look->guest, err) &&
                screen_event(call, &look->event, &next, err);

    event_finish(&next);
    return done;
}

static void finish_look(struct look *look)
{
    guest_finish(&look->guest);
    event_finish(&look->event);
}

static bool has_arrived(struct request_call *call, int64_t guest, const struct event *event, bool *arrived,
                        struct err *err)
{
    struct visit visit = { 0 };
    bool done = !event->num || visit_store_read(call->store, guest, event->num, &visit, err);

    *arrived = visit.guest && !visit.undone;
    return done;
}

bool guest_look(struct request_call *call, struct err *err)
{
    struct look look = { 0 };
    bool arrived = false;
    bool done = begin_look(call, &look, err) && has_arrived(call, look.guest.num, &look.event, &arrived, err);

    if (done) {
        call->answer =
            json_pack("{s:o, s:b, s:b}", "topics", json_list(look.guest.value[GUEST_TOPICS]), "arrived",
                      (int)arrived, "first", (int)(look.guest.earlier + look.guest.visits - arrived == 0));
        tell_guest(call->answer, &look.guest);
    }
    finish_look(&look);
    return done;
}

// ---- who looks like this guest

static void tell_known(json_t *list, const struct guest *known)
{
    struct str hint = { 0 }, shown = { 0 };

    mask_email(&hint, known->value[GUEST_EMAIL]);
    if (hint.length == 0)
        str_add(&hint, known->value[GUEST_COMPANY]);
    name_initial(&shown, known->value[GUEST_NAME], known->value[GUEST_GIVEN], known->value[GUEST_FAMILY]);
    json_array_append_new(list, json_pack("{s:s, s:s, s:o}", "guest", known->id, "shown", str_text(&shown),
                                          "hint", json_text_or_null(str_text(&hint))));
    str_finish(&hint);
    str_finish(&shown);
}

// Somebody who is here already is not this guest, too.
static bool consider(struct request_call *call, const struct look *look, int64_t num, struct err *err)
{
    struct guest known = { 0 };
    bool arrived = false;
    bool done = num == look->guest.num || (guest_store_read(call->store, num, &known, err) &&
                                           has_arrived(call, num, &look->event, &arrived, err));

    if (done && known.num && !arrived && known.earlier + known.visits > 0 &&
        !known.value[GUEST_GUEST_OF][0] &&
        name_is_near(known.value[GUEST_NAME], look->guest.value[GUEST_NAME]))
        tell_known(call->answer, &known);
    guest_finish(&known);
    return done;
}

bool guest_alike(struct request_call *call, struct err *err)
{
    struct look look = { 0 };
    struct search_hit hits[ALIKE_LOOKED_AT];
    size_t count = 0;
    bool done =
        begin_look(call, &look, err) && search_find(store_search(call->store), look.guest.value[GUEST_NAME],
                                                    0, ALIKE_LOOKED_AT, hits, &count, err);

    call->answer = json_array();
    for (size_t i = 0; done && i < count && json_array_size(call->answer) < ALIKE_MOST; i++)
        done = consider(call, &look, hits[i].guest, err);
    finish_look(&look);
    return done;
}
