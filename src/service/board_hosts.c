#include "service/board_hosts.h"

#include <stdlib.h>
#include <string.h>

#include "domain/pin.h"
#include "service/roster.h"
#include "service/screen.h"
#include "store/pairing_store.h"
#include "store/phone_store.h"
#include "store/pin_store.h"
#include "util/mem.h"

enum { SUGGESTED_MOST = 6 };

static int claims_of(const struct welcome_list *welcomes, const char *host)
{
    int open = 0;

    for (size_t i = 0; i < welcomes->count; i++)
        open += welcomes->rows[i].state == STATE_CLAIMED && strcmp(welcomes->rows[i].host, host) == 0;
    return open;
}

void board_hosts_begin(struct board_hosts *hosts, const struct host_list *list, const struct event *event,
                       const struct welcome_list *welcomes, int64_t now_ms)
{
    *hosts = (struct board_hosts){ list, mem_new((list->count + 1) * sizeof *hosts->hosts), NULL };
    for (size_t i = 0; i < list->count; i++) {
        const struct host *host = &list->hosts[i];

        hosts->hosts[i] = (struct suggest_host){
            .languages = host->languages,
            .topics = host->topics,
            .is_free = event->num && screen_is_on_duty(host, event, now_ms) && host->rests_until_ms <= now_ms,
            .lead = host->lead,
            .open = claims_of(welcomes, host->id),
        };
    }
    hosts->suggest = suggest_create(hosts->hosts, list->count);
}

void board_hosts_finish(struct board_hosts *hosts)
{
    suggest_destroy(hosts->suggest);
    free(hosts->hosts);
    *hosts = (struct board_hosts){ 0 };
}

void board_hosts_suggest(const struct board_hosts *hosts, const struct guest *guest, json_t *card)
{
    const struct suggest_guest waits = { guest->value[GUEST_LANGUAGE], guest->value[GUEST_TOPICS],
                                         guest->value[GUEST_OFFERS], guest->value[GUEST_SEEKS] };
    struct suggestion suggestions[SUGGESTED_MOST];
    size_t count = suggest_order(hosts->suggest, &waits, suggestions, SUGGESTED_MOST);
    json_t *told = json_array();

    for (size_t i = 0; i < count; i++) {
        const struct suggestion *one = &suggestions[i];

        json_array_append_new(
            told, json_pack("{s:s, s:o, s:o, s:i}", "host", hosts->list->hosts[one->host].id, "language",
                            json_text_or_null(one->language), "topic",
                            one->topic_length ? json_stringn(one->topic, one->topic_length) : json_null(),
                            "open", one->open));
    }
    json_object_set_new(card, "suggested", told);
}

// When a phone of this host was heard last; 0: there is none.
static int64_t heard_ms(const struct phone_list *phones, const char *host)
{
    int64_t latest_ms = 0;

    for (size_t i = 0; i < phones->count; i++) {
        if (strcmp(phones->phones[i].host, host) == 0 && phones->phones[i].heard_ms > latest_ms)
            latest_ms = phones->phones[i].heard_ms;
    }
    return latest_ms;
}

static json_t *tell_hosts(const struct board_hosts *hosts, const struct phone_list *phones,
                          const struct event *event, int64_t now_ms)
{
    json_t *told = json_array();

    for (size_t i = 0; i < hosts->list->count; i++) {
        const struct host *host = &hosts->list->hosts[i];
        int64_t heard = heard_ms(phones, host->id);
        json_t *one = json_object();

        roster_tell(one, host);
        json_object_update_new(
            one, json_pack("{s:o, s:o, s:b, s:i, s:o, s:b, s:o}", "languages", json_list(host->languages),
                           "topics", json_list(host->topics), "duty",
                           (int)(event->num && screen_is_on_duty(host, event, now_ms)), "open",
                           hosts->hosts[i].open, "rests_until_ms",
                           host->rests_until_ms > now_ms ? json_integer(host->rests_until_ms) : json_null(),
                           "has_phone", (int)(heard > 0), "heard_ms",
                           heard > 0 ? json_integer(heard) : json_null()));
        json_array_append_new(told, one);
    }
    return told;
}

static bool tell_asking(const struct board_hosts *hosts, struct request_call *call, struct err *err)
{
    struct pairing_list pairings = { 0 };
    json_t *told = json_array();
    bool done = pairing_store_asking(call->store, call->now_ms, &pairings, err);

    for (size_t i = 0; done && i < pairings.count; i++) {
        const struct pairing *pairing = &pairings.pairings[i];
        const struct host *host = roster_find(hosts->list, pairing->host);
        json_t *one = json_pack("{s:s, s:s, s:I}", "pairing", pairing->id, "phone", pairing->phone_name,
                                "ends_ms", (json_int_t)pairing->ends_ms);

        if (host)
            roster_tell(one, host);
        json_array_append_new(told, one);
    }
    json_object_set_new(call->answer, "asking", told);
    pairing_list_finish(&pairings);
    return done;
}

bool board_hosts_tell(const struct board_hosts *hosts, struct request_call *call, const struct event *event,
                      struct err *err)
{
    struct phone_list phones = { 0 };
    bool has_pin = false;
    bool done = phone_store_list(call->store, call->now_ms, &phones, err) && tell_asking(hosts, call, err) &&
                pin_store_has(call->store, pin_role_names[PIN_HOST], &has_pin, err);

    json_object_set_new(call->answer, "has_pin", json_boolean(has_pin));
    if (done)
        json_object_set_new(call->answer, "hosts", tell_hosts(hosts, &phones, event, call->now_ms));
    phone_list_finish(&phones);
    return done;
}
