// Finding guests by what somebody types: the kiosk's matching, over the whole group.
#include <stdlib.h>

#include "service/inside.h"
#include "store/derive_search.h"
#include "store/guest_store.h"
#include "store/search.h"
#include "util/mem.h"

enum { FIND_LIMIT = 20, FIND_MOST = 100000 };

static bool describe(struct request_call *call, const struct search_hit *hit, struct err *err)
{
    struct guest guest;
    bool done = guest_store_read(call->store, hit->guest, &guest, err);

    if (done && guest.num)
        json_array_append_new(call->answer, json_pack("{s:s, s:s, s:o, s:b}", "guest", guest.id, "name",
                                                      guest.value[GUEST_NAME], "company",
                                                      json_text_or_null(guest.value[GUEST_COMPANY]), "slip",
                                                      (int)hit->slip));
    guest_finish(&guest);
    return done;
}

bool guest_find(struct request_call *call, struct err *err)
{
    struct event event = { 0 };
    const char *text;
    int64_t limit = json_get_int(call->request, "limit", FIND_LIMIT);
    struct search_hit *hits = NULL;
    size_t count = 0;
    bool done = request_need(call, "text", &text, err);

    if (done && (limit < 1 || limit > FIND_MOST))
        done = err_set(err, ERR_USAGE, "the limit cannot be that: say how many guests to show, 1 to %d",
                       FIND_MOST);
    if (done && request_text(call, "event")[0])
        done = request_event(call, &event, err);
    if (done)
        hits = mem_new((size_t)limit * sizeof *hits);
    done = done && search_find(store_search(call->store), text, event.num, (size_t)limit, hits, &count, err);
    call->answer = json_array();
    for (size_t i = 0; done && i < count; i++)
        done = describe(call, &hits[i], err);
    free(hits);
    event_finish(&event);
    return done;
}
