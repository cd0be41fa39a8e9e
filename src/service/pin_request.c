// PINs: setting one and trying one. Answers and facts say nothing of what was typed.
#include <stdio.h>
#include <string.h>

#include "domain/pin.h"
#include "service/inside.h"
#include "store/pin_store.h"

static bool need_role(const struct request_call *call, const char **role, struct err *err)
{
    int place;

    if (!request_need(call, "role", role, err) ||
        !request_choice(call, "role", pin_role_names, PIN_ROLES, 0, &place, err))
        return false;
    *role = pin_role_names[place];
    return true;
}

// ---- setting

json_t *pin_prepare_set(const struct request_call *call)
{
    char hash[PIN_HASH_SIZE];
    const char *text = request_text(call, "pin");

    if (!pin_is_fit(text, NULL) || !pin_hash(hash, text, NULL))
        return NULL;
    return json_pack("{s:s}", "hash", hash);
}

static bool take_hash(const struct request_call *call, char hash[PIN_HASH_SIZE], struct err *err)
{
    const char *prepared = json_get_text(call->prepared, "hash");

    if (!prepared[0])
        return pin_hash(hash, request_text(call, "pin"), err);
    snprintf(hash, PIN_HASH_SIZE, "%s", prepared);
    return true;
}

bool pin_set(struct request_call *call, struct err *err)
{
    struct pin pin = { 0 };
    const char *role;

    if (!need_role(call, &role, err) || !pin_is_fit(request_text(call, "pin"), err) ||
        !take_hash(call, pin.hash, err))
        return false;
    call->answer = json_pack("{s:s, s:b}", "role", role, "set", 1);
    return pin_store_write(call->store, role, &pin, err);
}

// ---- trying

// What was found counts, and is told, only once it is written down: of two at once the second may wait.
json_t *pin_prepare_check(const struct request_call *call)
{
    struct pin pin;
    const char *role;

    if (!need_role(call, &role, NULL) || !pin_store_read(call->store, role, &pin, NULL) || !pin.hash[0] ||
        pin_left_ms(pin.wrong, pin.next_ms, call->now_ms) > 0)
        return NULL;
    return json_pack("{s:s, s:b}", "hash", pin.hash, "right",
                     (int)pin_matches(pin.hash, request_text(call, "pin")));
}

// Another PIN may have been set meanwhile.
static bool is_right(const struct request_call *call, const struct pin *pin)
{
    if (strcmp(json_get_text(call->prepared, "hash"), pin->hash) == 0)
        return json_get_bool(call->prepared, "right");
    return pin_matches(pin->hash, request_text(call, "pin"));
}

static bool try_pin(struct request_call *call, const char *role, struct pin *pin, struct err *err)
{
    bool right = is_right(call, pin);

    pin->wrong = right ? 0 : pin->wrong + 1;
    pin->next_ms = right ? 0 : call->now_ms + pin_wait_ms(pin->wrong);
    call->answer = json_pack("{s:b, s:I}", "right", (int)right, "wait_ms",
                             (json_int_t)pin_left_ms(pin->wrong, pin->next_ms, call->now_ms));
    return pin_store_write(call->store, role, pin, err);
}

bool pin_check(struct request_call *call, struct err *err)
{
    struct pin pin;
    const char *role;
    int64_t left_ms;

    if (!need_role(call, &role, err) || !pin_store_read(call->store, role, &pin, err))
        return false;
    if (!pin.hash[0])
        return err_set(err, ERR_REFUSED, "there is no PIN of the %s yet: set one with 'usher pin set %s'",
                       role, role);
    left_ms = pin_left_ms(pin.wrong, pin.next_ms, call->now_ms);
    if (left_ms == 0)
        return try_pin(call, role, &pin, err);
    call->answer = json_pack("{s:b, s:I}", "right", 0, "wait_ms", (json_int_t)left_ms);
    return true;
}
