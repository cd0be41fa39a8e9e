#include "service/alert_phone.h"

#include <string.h>

#include "domain/escalation.h"
#include "domain/fact.h"
#include "store/alert_store.h"
#include "store/fact_log.h"
#include "store/group_store.h"
#include "store/visit_store.h"

// Longer than any claim lasts: what ended one may be taken back until then (a hello that was a slip).
static const int64_t kept_ms = INT64_C(24) * 3600 * SECOND_MS;

struct held {
    struct event event;
    struct welcome_row welcome;
    char guest[ID_SIZE];
    bool is_held; // the claim is what it was when the phone made it
};

static bool read_held(struct store *store, const struct phone_claim *claim, int64_t now_ms, struct held *held,
                      struct err *err)
{
    int64_t guest, event;

    *held = (struct held){ 0 };
    if (!resolve_visit(store, claim->visit, &guest, &event, NULL)) // nobody's any more
        return true;
    if (!event_store_read(store, event, &held->event, err) ||
        !welcome_store_read(store, guest, &held->event, now_ms, &held->welcome, err) ||
        !subject_id(store, guest, held->guest, err))
        return false;
    held->is_held = held->welcome.state == STATE_CLAIMED && held->welcome.claimed_ms == claim->at_ms &&
                    (!claim->host[0] || strcmp(claim->host, held->welcome.host) == 0);
    return true;
}

// A phone that has just claimed was heard by that.
static int64_t silent_ms(const struct phone_claim *claim)
{
    int64_t heard_ms = claim->heard_ms > claim->at_ms ? claim->heard_ms : claim->at_ms;

    return claim->host[0] ? heard_ms + ESCALATION_HEARD_MS : 0;
}

bool alert_phone_look(struct store *store, int64_t now_ms, bool *is_due, int64_t *next_ms, struct err *err)
{
    struct phone_claim_list list = { 0 };
    bool done = alert_store_claims(store, now_ms, &list, err);

    *is_due = false;
    *next_ms = 0;
    for (size_t i = 0; done && i < list.count; i++) {
        struct held held;

        done = read_held(store, &list.claims[i], now_ms, &held, err);
        if (held.is_held && silent_ms(&list.claims[i]) <= now_ms)
            *is_due = true;
        else if (held.is_held)
            *next_ms = escalation_sooner(*next_ms, silent_ms(&list.claims[i]));
        event_finish(&held.event);
    }
    phone_claim_list_finish(&list);
    return done;
}

static bool give_one_back(struct store *store, const struct phone_claim *claim, int64_t now_ms, size_t *given,
                          struct err *err)
{
    struct held held;
    bool done = read_held(store, claim, now_ms, &held, err);

    if (done && held.is_held && silent_ms(claim) <= now_ms) {
        done = fact_append(store, FACT_WELCOME_RELEASED, held.guest, held.event.id, now_ms,
                           json_pack("{s:s}", "host", held.welcome.host), err);
        ++*given;
    }
    event_finish(&held.event);
    return done;
}

bool alert_phone_give_back(struct store *store, int64_t now_ms, size_t *given, struct err *err)
{
    struct phone_claim_list list = { 0 };
    bool done = alert_store_claims(store, now_ms, &list, err);

    *given = 0;
    for (size_t i = 0; done && i < list.count; i++)
        done = give_one_back(store, &list.claims[i], now_ms, given, err);
    phone_claim_list_finish(&list);
    return done && (*given == 0 || store_fold(store, err)) &&
           alert_store_drop_claims(store, now_ms - kept_ms, err);
}
