#include "service/meet.h"

#include <stdlib.h>
#include <string.h>

#include "domain/name.h"
#include "store/introduction_store.h"
#include "store/visit_store.h"
#include "util/mem.h"

void meet_finish(struct meet *meet)
{
    introductions_destroy(meet->all);
    meet->all = NULL;
}

// ---- reading who is here

static bool is_over(const struct meet *meet)
{
    return meet->event->num == 0 || event_is_closed(meet->event, meet->now_ms);
}

static bool read_people(struct meet *meet, struct err *err)
{
    if (meet->all)
        return true;
    meet->all = introductions_create();
    return introduction_store_people(meet->store, meet->event->num, meet->all, err);
}

static bool has_agreed(const struct guest *guest)
{
    return consents_have(guest->consents, consent_names[CONSENT_TO_INTRODUCE]);
}

// Who was never asked may be told of others all the same, and is nobody's suggestion.
static bool read_reader(struct meet *meet, const struct guest *guest, struct err *err)
{
    struct str packed = { 0 };
    struct visit visit;

    if (has_agreed(guest))
        return true;
    if (!visit_store_read(meet->store, guest->num, meet->event->num, &visit, err))
        return false;
    introduction_pack(&packed, guest->id, (const char *const *)guest->value);
    if (visit.guest && !visit.undone)
        introductions_add(meet->all, &(struct introduction_person){ .guest = guest->num,
                                                                    .packed = str_text(&packed),
                                                                    .role = visit.role,
                                                                    .visit_number = visit.number });
    str_finish(&packed);
    return true;
}

static bool has_something(const struct guest *guest, enum introduction_reader reader)
{
    static const enum guest_field for_hosts[] = { GUEST_INVITED_BY, GUEST_INVITER };
    bool said =
        guest->value[GUEST_TOPICS][0] || guest->value[GUEST_OFFERS][0] || guest->value[GUEST_SEEKS][0];

    if (reader == INTRODUCTION_FOR_GUEST)
        return said;
    for (size_t i = 0; i < sizeof for_hosts / sizeof *for_hosts; i++)
        said = said || guest->value[for_hosts[i]][0];
    return said && has_agreed(guest);
}

static bool read_all(struct meet *meet, const struct guest *guest, struct err *err)
{
    return read_people(meet, err) && read_reader(meet, guest, err) &&
           introduction_store_made(meet->store, guest->num, meet->all, err);
}

// How many there are for the guest, at most `most`.
static bool find(struct meet *meet, const struct guest *guest, enum introduction_reader reader, size_t most,
                 struct introduction *found, size_t *count, struct err *err)
{
    bool declined = false;

    *count = 0;
    if (is_over(meet) || guest->num == 0 || !has_something(guest, reader))
        return true;
    if (!introduction_store_declined(meet->store, guest->num, &declined, err))
        return false;
    if (declined)
        return true;
    if (!read_all(meet, guest, err))
        return false;
    *count = introductions_for(meet->all, guest->num, reader, most, found);
    return true;
}

// ---- telling

static bool add_topic(struct meet *meet, const struct introduction *found, const struct guest *a,
                      struct str *topic, struct err *err)
{
    json_t *list;

    if (found->kind == INTRODUCTION_INVITED)
        return guest_inviter_name(meet->store, a, topic, err);
    list = json_list(a->value[introduction_fields[found->kind]]);
    str_add(topic, json_string_value(json_array_get(list, found->item)));
    json_decref(list);
    return true;
}

static void add_shown(struct str *out, const struct guest *guest, enum introduction_reader reader)
{
    static const enum guest_field calls[] = { GUEST_CALL, GUEST_GIVEN };

    if (reader == INTRODUCTION_FOR_HOSTS) {
        name_initial(out, guest->value[GUEST_NAME], guest->value[GUEST_GIVEN], guest->value[GUEST_FAMILY]);
        return;
    }
    for (size_t i = 0; i < sizeof calls / sizeof *calls && out->length == 0; i++)
        str_add(out, guest->value[calls[i]]);
    if (out->length == 0)
        name_given(out, guest->value[GUEST_NAME]);
}

// Sets because, kind and topic.
static bool tell_reason(struct meet *meet, json_t *told, const struct introduction *found,
                        const struct guest *a, const struct guest *b, enum introduction_reader reader,
                        struct err *err)
{
    struct str topic = { 0 }, a_shown = { 0 }, b_shown = { 0 }, because = { 0 };
    bool done = add_topic(meet, found, a, &topic, err);

    add_shown(&a_shown, a, INTRODUCTION_FOR_HOSTS);
    add_shown(&b_shown, b, reader);
    introduction_say(&because, found->kind, str_text(&topic),
                     reader == INTRODUCTION_FOR_HOSTS ? str_text(&a_shown) : NULL, str_text(&b_shown));
    json_object_set_new(told, "because", json_string(str_text(&because)));
    json_object_set_new(told, "kind", json_string(introduction_kind_names[found->kind]));
    json_object_set_new(told, "topic", json_text_or_null(str_text(&topic)));
    str_finish(&topic);
    str_finish(&a_shown);
    str_finish(&b_shown);
    str_finish(&because);
    return done;
}

static void tell_other(json_t *told, const struct guest *b, enum introduction_reader reader)
{
    struct str shown = { 0 };

    add_shown(&shown, b, reader);
    json_object_set_new(told, "guest", json_string(b->id));
    json_object_set_new(told, "shown", json_string(str_text(&shown)));
    json_object_set_new(told, "company", json_text_or_null(b->value[GUEST_COMPANY]));
    str_finish(&shown);
}

static void tell_pair(json_t *told, const struct guest *a, const struct guest *b)
{
    json_object_set_new(told, "a", json_string(a->id));
    json_object_set_new(told, "a_name", json_string(a->value[GUEST_NAME]));
    json_object_set_new(told, "b", json_string(b->id));
    json_object_set_new(told, "b_name", json_string(b->value[GUEST_NAME]));
}

static bool add_one(struct meet *meet, const struct introduction *found, const struct guest *a,
                    enum introduction_reader reader, bool as_pair, json_t *list, struct err *err)
{
    struct guest b = { 0 };
    json_t *told = json_object();
    bool done = guest_store_read(meet->store, found->b, &b, err);

    if (done && as_pair)
        tell_pair(told, a, &b);
    else if (done)
        tell_other(told, &b, reader);
    done = done && tell_reason(meet, told, found, a, &b, reader, err);
    json_array_append_new(list, told);
    guest_finish(&b);
    return done;
}

static bool tell_for(struct meet *meet, const struct guest *guest, enum introduction_reader reader,
                     bool as_pair, size_t most, json_t **list, struct err *err)
{
    struct introduction *found = mem_new((most + 1) * sizeof *found);
    size_t count;
    bool done = find(meet, guest, reader, most, found, &count, err);

    *list = json_array();
    for (size_t i = 0; done && i < count; i++)
        done = add_one(meet, &found[i], guest, reader, as_pair, *list, err);
    free(found);
    return done;
}

bool meet_tell(struct meet *meet, const struct guest *guest, enum introduction_reader reader, size_t most,
               json_t **list, struct err *err)
{
    return tell_for(meet, guest, reader, false, most, list, err);
}

bool meet_tell_pairs(struct meet *meet, const struct guest *guest, size_t most, json_t **list,
                     struct err *err)
{
    return tell_for(meet, guest, INTRODUCTION_FOR_HOSTS, true, most, list, err);
}

bool meet_tell_all(struct meet *meet, size_t most, json_t **list, struct err *err)
{
    struct introduction *found = NULL;
    struct guest a = { 0 };
    size_t count = 0;
    bool done =
        is_over(meet) || (read_people(meet, err) && introduction_store_made(meet->store, 0, meet->all, err));

    *list = json_array();
    if (done && meet->all)
        count = introductions_list(meet->all, most, &found);
    for (size_t i = 0; done && i < count; i++) {
        if (a.num != found[i].a) {
            guest_finish(&a);
            done = guest_store_read(meet->store, found[i].a, &a, err);
        }
        done = done && add_one(meet, &found[i], &a, INTRODUCTION_FOR_HOSTS, true, *list, err);
    }
    guest_finish(&a);
    free(found);
    return done;
}
