#include "service/tell.h"

#include "domain/name.h"
#include "store/group_store.h"

static void put(json_t *told, const char *key, struct str *text)
{
    json_object_set_new(told, key, json_string(str_text(text)));
    str_clear(text);
}

void tell_guest(json_t *told, const struct guest *guest)
{
    static const enum guest_field calls[] = { GUEST_CALL, GUEST_GIVEN, GUEST_NAME };
    const char *name = guest->value[GUEST_NAME], *given = guest->value[GUEST_GIVEN],
               *family = guest->value[GUEST_FAMILY];
    struct str text = { 0 };

    json_object_set_new(told, "guest", json_string(guest->id));
    json_object_set_new(told, "name", json_string(name));
    name_initial(&text, name, given, family);
    put(told, "shown", &text);
    name_initials(&text, name, given, family);
    put(told, "initials", &text);
    for (size_t i = 0; i < sizeof calls / sizeof *calls && text.length == 0; i++)
        str_add(&text, guest->value[calls[i]]);
    put(told, "call_name", &text);
    json_object_set_new(told, "company", json_text_or_null(guest->value[GUEST_COMPANY]));
    json_object_set_new(told, "title", json_text_or_null(guest->value[GUEST_TITLE]));
    str_finish(&text);
}

bool tell_host(json_t *told, struct store *store, const char *host, struct err *err)
{
    struct str whole = { 0 }, text = { 0 };
    int64_t colour = 0;
    bool done = !host[0] ||
                (host_store_name(store, host, &whole, err) && host_store_colour(store, host, &colour, err));

    json_object_set_new(told, "host", json_text_or_null(host));
    name_given(&text, str_text(&whole));
    json_object_set_new(told, "host_name", json_text_or_null(str_text(&text)));
    str_clear(&text);
    name_initials(&text, str_text(&whole), "", "");
    json_object_set_new(told, "host_initials", json_text_or_null(str_text(&text)));
    json_object_set_new(told, "host_colour", whole.length ? json_integer(colour) : json_null());
    str_finish(&whole);
    str_finish(&text);
    return done;
}
