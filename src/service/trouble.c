#include "service/trouble.h"

#include "domain/fact.h"
#include "service/disk.h"
#include "service/outbox.h"
#include "service/screen.h"
#include "store/fact_log.h"
#include "util/zone.h"

enum { BATTERY_LOW = 20 }; // percent

struct look {
    struct request_call *call;
    const json_t *machine;
};

// Says it in `said` if it is so. False: *err says why it cannot be known.
typedef bool trouble_look(const struct look *look, struct str *said, struct err *err);

// Where the machine does not say, all is well.
static bool lacks(const struct look *look, const char *key)
{
    return json_is_false(json_object_get(look->machine, key));
}

static bool battery(const struct look *look, struct str *said, struct err *err)
{
    int64_t percent = json_get_int(look->machine, "battery", -1);

    (void)err;
    if (percent >= 0 && percent <= BATTERY_LOW)
        str_addf(said, "The battery is at %lld %%: plug this machine in", (long long)percent);
    return true;
}

static bool space(const struct look *look, struct str *said, struct err *err)
{
    int64_t free_mib = disk_free_mib(store_path(look->call->store), NULL);

    (void)err;
    if (free_mib >= 0 && free_mib < DISK_LEAST_MIB)
        str_addf(said, "The disk is nearly full, %lld MiB are left: make room on it", (long long)free_mib);
    return true;
}

// Of two clocks that differ nobody knows which is right; who arrives is written down with the later one.
static bool clocks(const struct look *look, struct str *said, struct err *err)
{
    int64_t newest = 0, ahead_ms;

    if (!fact_newest(look->call->store, &newest, err))
        return false;
    ahead_ms = stamp_ms(newest) - look->call->now_ms;
    if (ahead_ms > FACT_AHEAD_SAID_MS)
        str_addf(said, "This machine’s clock is %lld min behind what was written down: check date and time",
                 (long long)(ahead_ms / MINUTE_MS));
    return true;
}

// A door that needs nobody else goes on without a network, and has nothing to say about it.
static bool network(const struct look *look, struct str *said, struct err *err)
{
    bool has_pages = json_get_bool(look->machine, "pages");
    struct str webhook = { 0 };
    bool done = screen_setting(look->call->store, SETTING_ALERT_WEBHOOK, &webhook, err);

    if (done && lacks(look, "network") && (has_pages || webhook.length > 0))
        str_addf(said, "No network: %s%s%s. The door goes on",
                 has_pages ? "hosts’ phones do not hear this door" : "",
                 has_pages && webhook.length > 0 ? ", " : "",
                 webhook.length > 0 ? "calls to the webhook wait" : "");
    str_finish(&webhook);
    return done;
}

static bool scanner(const struct look *look, struct str *said, struct err *err)
{
    (void)err;
    if (lacks(look, "scanner"))
        str_add(said, "The scanner is not plugged in: look at its cable. Guests can type their names");
    return true;
}

static bool webhook(const struct look *look, struct str *said, struct err *err)
{
    return outbox_tell_lost(look->call->store, said, err);
}

static const struct {
    const char *kind;
    trouble_look *look;
} troubles[] = {
    { "battery", battery }, { "space", space },     { "clock", clocks },
    { "network", network }, { "scanner", scanner }, { "webhook", webhook },
};

json_t *trouble_tell(struct request_call *call, struct err *err)
{
    const struct look look = { call, json_object_get(call->request, "machine") };
    json_t *told = json_array();
    struct str said = { 0 };
    bool done = true;

    for (size_t i = 0; done && i < sizeof troubles / sizeof *troubles; i++) {
        str_clear(&said);
        done = troubles[i].look(&look, &said, err);
        if (said.length > 0)
            json_array_append_new(told,
                                  json_pack("{s:s, s:s}", "kind", troubles[i].kind, "said", str_text(&said)));
    }
    str_finish(&said);
    if (!done)
        json_decref(told);
    return done ? told : NULL;
}
