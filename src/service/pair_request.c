// Letting a phone in: a code is offered, a phone says whose it is, the board allows it, and the phone gets
// a secret of its own, once. Codes and secrets are in answers alone: nothing here is kept as it is.
#include <stdlib.h>
#include <string.h>

#include "service/inside.h"
#include "service/roster.h"
#include "store/pairing_store.h"
#include "store/phone_store.h"
#include "util/secret.h"
#include "util/text.h"

enum { OFFERED_MINUTES = 10, PHONE_NAME_LONGEST = 60, SESSION_DAYS = 180 };

static const int64_t session_ms = INT64_C(24) * 3600 * SECOND_MS * SESSION_DAYS;

static void tell_offer(struct request_call *call, const struct pairing *pairing, const char *code,
                       const char *host_name)
{
    char *zone = group_zone(call->store);

    call->answer = json_pack("{s:s, s:s, s:o, s:o, s:o, s:I}", "pairing", pairing->id, "code", code, "host",
                             json_text_or_null(pairing->host), "name", json_text_or_null(host_name), "ends",
                             json_time(zone, pairing->ends_ms), "ends_ms", (json_int_t)pairing->ends_ms);
    free(zone);
}

bool pair_offer(struct request_call *call, struct err *err)
{
    struct pairing pairing = { .state = PAIRING_OPEN };
    struct resolved_host host = { 0 };
    char code[SECRET_SIZE];
    int64_t minutes = json_get_int(call->request, "minutes", OFFERED_MINUTES);
    bool known = request_text(call, "host")[0] != '\0', done;

    if (minutes < 1 || minutes > OFFERED_MINUTES)
        return err_set(err, ERR_USAGE, "a code is good for up to %d minutes: say from 1 to %d",
                       OFFERED_MINUTES, OFFERED_MINUTES);
    pairing.ends_ms = call->now_ms + minutes * 60 * SECOND_MS;
    secret_new(code);
    id_new(pairing.id);
    done = !known || resolve_host(call->store, request_text(call, "host"), &host, err);
    if (done && known) {
        memcpy(pairing.host, host.id, ID_SIZE);
        pairing.state = PAIRING_ALLOWED;
    }
    done = done && pairing_store_drop_old(call->store, call->now_ms, err) &&
           pairing_store_add(call->store, code, &pairing, call->now_ms, err);
    if (done)
        tell_offer(call, &pairing, code, host.name);
    free(host.name);
    return done;
}

// Wrong, used and too late all sound the same: nobody learns which codes there were.
static bool find_code(const struct request_call *call, struct pairing *pairing, struct err *err)
{
    return pairing_store_by_code(call->store, request_text(call, "code"), pairing, err) &&
           ((pairing->id[0] && pairing->state != PAIRING_USED && pairing->ends_ms > call->now_ms) ||
            err_set(err, ERR_REFUSED,
                    "this code is not good, or not any more: have a new one shown on the hosts' board"));
}

bool pair_look(struct request_call *call, struct err *err)
{
    struct pairing pairing;
    struct host_list hosts = { 0 };
    bool done =
        find_code(call, &pairing, err) && (pairing.host[0] || host_store_list(call->store, &hosts, err));

    if (done)
        call->answer = json_pack("{s:s, s:s, s:o, s:o, s:I}", "pairing", pairing.id, "state",
                                 pairing_state_names[pairing.state], "host", json_text_or_null(pairing.host),
                                 "hosts", roster_tell_all(&hosts), "ends_ms", (json_int_t)pairing.ends_ms);
    host_list_finish(&hosts);
    return done;
}

// A browser may call itself anything, at any length.
static void take_phone_name(const struct request_call *call, char name[PHONE_NAME_SIZE])
{
    const char *text = request_text(call, "phone_name");
    size_t length = 0, next;

    for (int count = 0; count < PHONE_NAME_LONGEST && text[length]; count++, length += next) {
        next = text_character(text + length);
        if (length + next >= PHONE_NAME_SIZE)
            break;
    }
    memcpy(name, text, length);
    name[length] = '\0';
}

static bool ask_for(struct request_call *call, struct pairing *pairing, const char *host, struct err *err)
{
    if (pairing->state == PAIRING_REFUSED)
        return err_set(err, ERR_REFUSED,
                       "the board did not let this phone in: have a new code shown and ask there");
    if (pairing->host[0] && strcmp(pairing->host, host) != 0)
        return err_set(err, ERR_REFUSED, "this code is somebody else's: have a new one shown on the board");
    if (pairing->state != PAIRING_OPEN)
        return true;
    memcpy(pairing->host, host, ID_SIZE);
    pairing->state = PAIRING_ASKED;
    take_phone_name(call, pairing->phone_name);
    return pairing_store_change(call->store, pairing, err);
}

// Whoever else has seen the code on the board can do nothing with it from here on.
static bool change_code(struct request_call *call, const struct pairing *pairing, struct err *err)
{
    char code[SECRET_SIZE];

    secret_new(code);
    json_object_set_new(call->answer, "code", json_string(code));
    return pairing_store_recode(call->store, pairing->id, code, err);
}

bool pair_ask(struct request_call *call, struct err *err)
{
    struct pairing pairing;
    struct resolved_host host = { 0 };
    bool done = find_code(call, &pairing, err) &&
                resolve_host(call->store, request_text(call, "host"), &host, err) &&
                ask_for(call, &pairing, host.id, err);

    if (done)
        call->answer =
            json_pack("{s:s, s:s}", "pairing", pairing.id, "state", pairing_state_names[pairing.state]);
    done = done && (!json_get_bool(call->request, "change_code") || change_code(call, &pairing, err));
    free(host.name);
    return done;
}

bool pair_answer(struct request_call *call, struct err *err)
{
    enum pairing_state wanted = json_get_bool(call->request, "allow") ? PAIRING_ALLOWED : PAIRING_REFUSED;
    struct pairing pairing;

    if (!pairing_store_read(call->store, request_text(call, "pairing"), &pairing, err))
        return false;
    if (!pairing.id[0] || pairing.ends_ms <= call->now_ms ||
        (pairing.state != PAIRING_ASKED && pairing.state != wanted))
        return err_set(err, ERR_REFUSED, "no phone asks like this any more: show a new code");
    pairing.state = wanted;
    call->answer = json_pack("{s:s, s:s}", "pairing", pairing.id, "state", pairing_state_names[wanted]);
    return pairing_store_change(call->store, &pairing, err);
}

static bool let_in(struct request_call *call, struct pairing *pairing, struct err *err)
{
    char secret[SECRET_SIZE];
    struct phone phone = { .name = pairing->phone_name,
                           .made_ms = call->now_ms,
                           .heard_ms = call->now_ms,
                           .ends_ms = call->now_ms + session_ms };

    if (request_text(call, "phone_name")[0])
        take_phone_name(call, pairing->phone_name);
    pairing->state = PAIRING_USED;
    secret_new(secret);
    id_new(phone.id);
    memcpy(phone.host, pairing->host, ID_SIZE);
    call->answer = json_pack("{s:s, s:s, s:s, s:I}", "phone", phone.id, "secret", secret, "host", phone.host,
                             "ends_ms", (json_int_t)phone.ends_ms);
    return pairing_store_change(call->store, pairing, err) &&
           phone_store_drop_old(call->store, call->now_ms, err) &&
           phone_store_add(call->store, secret, &phone, err);
}

bool pair_finish(struct request_call *call, struct err *err)
{
    struct pairing pairing;

    if (!find_code(call, &pairing, err))
        return false;
    if (pairing.state == PAIRING_ALLOWED)
        return let_in(call, &pairing, err);
    return err_set(err, ERR_REFUSED, "%s",
                   pairing.state == PAIRING_REFUSED
                       ? "the board did not let this phone in: have a new code shown and ask there"
                       : "nobody has let this phone in yet: say whose it is, and tap Allow on the board");
}
