// A guest's own page: what it shows, what the guest may change there, and being forgotten.
#include <string.h>

#include "service/screen.h"
#include "service/visit_tell.h"
#include "store/guest_store.h"
#include "store/help_store.h"
#include "util/text.h"

static const enum guest_field editable[] = { GUEST_CALL,  GUEST_EMAIL,  GUEST_PHONE,  GUEST_COMPANY,
                                             GUEST_TITLE, GUEST_TOPICS, GUEST_OFFERS, GUEST_SEEKS };

enum { EDITABLE = sizeof editable / sizeof *editable, MEET_MOST = 3 };

static const char forget_reason[] = "forget";

// The visit of the request, whose it is now, and where.
struct own_page {
    const char *visit;
    struct guest guest;
    struct event event;
};

static bool begin_page(struct request_call *call, struct own_page *page, struct err *err)
{
    int64_t guest, event;

    return request_need(call, "visit", &page->visit, err) &&
           resolve_visit(call->store, page->visit, &guest, &event, err) &&
           guest_store_read(call->store, guest, &page->guest, err) &&
           event_store_read(call->store, event, &page->event, err);
}

static void finish_page(struct own_page *page)
{
    guest_finish(&page->guest);
    event_finish(&page->event);
}

// Another request within this one, about the same guest or event; `members` is taken over.
static bool ask_within(const struct request_call *call, request_function *run, json_t *members,
                       json_t **answer, struct err *err)
{
    struct request_call inner = { .store = call->store, .request = members, .now_ms = call->now_ms };
    bool done = run(&inner, err);

    json_decref(members);
    if (done)
        *answer = inner.answer;
    else
        json_decref(inner.answer);
    return done;
}

// ---- what is shown

static json_t *tell_fields(const struct guest *guest)
{
    json_t *fields = json_object();

    for (int i = 0; i < EDITABLE; i++) {
        const struct guest_field_row *row = &guest_field_rows[editable[i]];
        const char *value = guest->value[editable[i]];

        json_object_set_new(fields, row->key, row->is_list ? json_list(value) : json_string(value));
    }
    return fields;
}

static json_t *tell_consents(const struct guest *guest)
{
    json_t *told = json_object(), *given = json_list(guest->consents), *one;
    size_t at;

    for (int i = 0; i < CONSENTS; i++)
        json_object_set_new(told, consent_names[i], json_false());
    json_array_foreach(given, at, one) json_object_set_new(told, json_string_value(one), json_true());
    json_decref(given);
    return told;
}

// All that guest.show tells but numbers of this file: what the group knows about the guest.
static bool tell_known(const struct request_call *call, const struct own_page *page, struct err *err)
{
    static const char *const hidden[] = { "guest", "inviter", "guest_of", "merged", "consents", "erased" };
    json_t *known = NULL;

    if (!ask_within(call, guest_show, json_pack("{s:s}", "guest", page->guest.id), &known, err))
        return false;
    for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++)
        json_object_del(known, hidden[i]);
    json_object_set_new(call->answer, "known", known);
    return true;
}

static bool tell_forget_asked(const struct request_call *call, const struct own_page *page, struct err *err)
{
    const char *visit = json_get_text(call->answer, "visit");
    struct help_list helps = { 0 };
    bool asked = false, done = help_store_open(call->store, page->event.num, &helps, err);

    for (size_t i = 0; done && i < helps.count; i++)
        asked = asked || (strcmp(helps.helps[i].reason, forget_reason) == 0 &&
                          strcmp(helps.helps[i].visit, visit) == 0);
    help_list_finish(&helps);
    json_object_set_new(call->answer, "forget_asked", json_boolean(asked));
    return done;
}

static bool tell_group(const struct request_call *call, struct err *err)
{
    struct str group = { 0 }, privacy = { 0 }, brand = { 0 };
    bool done = screen_setting(call->store, SETTING_GROUP_NAME, &group, err) &&
                screen_setting(call->store, SETTING_PRIVACY_TEXT, &privacy, err) &&
                screen_setting(call->store, SETTING_BRAND_COLOUR, &brand, err);

    if (done)
        json_object_update_new(call->answer, json_pack("{s:s, s:s, s:s, s:I}", "group", str_text(&group),
                                                       "privacy", str_text(&privacy), "brand",
                                                       str_text(&brand), "now_ms", (json_int_t)call->now_ms));
    str_finish(&group);
    str_finish(&privacy);
    str_finish(&brand);
    return done;
}

// People to meet: of others no more than given name, company, and why.
static bool tell_meet(const struct request_call *call, const struct own_page *page, struct err *err)
{
    json_t *list = NULL, *one;
    size_t at;
    bool done = visit_tell_meet(call, page->guest.num, &page->event, MEET_MOST, &list, err);

    json_array_foreach(list, at, one) json_object_del(one, "guest");
    json_object_set_new(call->answer, "meet", list);
    return done;
}

bool guest_page(struct request_call *call, struct err *err)
{
    struct own_page page = { 0 };
    json_t *event = NULL;
    bool done = begin_page(call, &page, err);

    call->answer = json_object();
    done = done && visit_tell(call->answer, call, page.guest.num, &page.event, err) &&
           tell_group(call, err) && screen_tell_event(call->store, &page.event, call->now_ms, &event, err);
    if (done) {
        json_object_set_new(call->answer, "event", event);
        json_object_set_new(call->answer, "fields", tell_fields(&page.guest));
        json_object_set_new(call->answer, "consents", tell_consents(&page.guest));
        done = tell_known(call, &page, err) && tell_forget_asked(call, &page, err) &&
               tell_meet(call, &page, err);
    }
    finish_page(&page);
    return done;
}

// ---- what the guest changes

static bool is_editable(const char *key)
{
    enum guest_field field = guest_field_of(key);
    bool is = false;

    for (int i = 0; i < EDITABLE; i++)
        is = is || editable[i] == field;
    return is;
}

// Texts within an object have not been cleaned on the way in.
static bool add_field(json_t *members, const char *key, const json_t *value, struct err *err)
{
    struct str clean = { 0 };

    if (!is_editable(key))
        return err_set(err, ERR_USAGE, "'%.60s' cannot be changed here: ask a host", key);
    if (!json_is_string(value))
        return err_set(err, ERR_USAGE, "'%.60s' is not a text: send it as one", key);
    text_clean(&clean, json_string_value(value));
    json_object_set_new(members, key, json_string(str_text(&clean)));
    str_finish(&clean);
    return true;
}

static bool add_consent(json_t *members, const char *key, const json_t *value, struct err *err)
{
    for (int i = 0; i < CONSENTS; i++) {
        if (strcmp(key, consent_names[i]) != 0 || !json_is_boolean(value))
            continue;
        json_object_set_new(members, key, json_string(json_is_true(value) ? "yes" : "no"));
        return true;
    }
    return err_set(err, ERR_USAGE, "nobody can agree to '%.60s': look at the page again", key);
}

static bool read_changes(const struct request_call *call, json_t *members, struct err *err)
{
    static const struct {
        const char *member;
        bool (*add)(json_t *, const char *, const json_t *, struct err *);
    } parts[] = { { "fields", add_field }, { "consents", add_consent } };

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        json_t *said = json_object_get(call->request, parts[i].member), *value;
        const char *key;

        if (said && !json_is_object(said))
            return err_set(err, ERR_USAGE, "the %s are not an object: send one", parts[i].member);
        json_object_foreach(said, key, value)
        {
            if (!parts[i].add(members, key, value, err))
                return false;
        }
    }
    return true;
}

bool guest_page_edit(struct request_call *call, struct err *err)
{
    struct own_page page = { 0 };
    json_t *members = json_object(), *answer = NULL;
    bool done = begin_page(call, &page, err) && read_changes(call, members, err);

    json_object_set_new(members, "guest", json_string(page.guest.id));
    done = done && ask_within(call, guest_edit, json_incref(members), &answer, err);
    if (done)
        call->answer = json_pack("{s:s, s:s}", "visit", page.visit, "guest", page.guest.id);
    json_decref(answer);
    json_decref(members);
    finish_page(&page);
    return done;
}

// ---- being forgotten

// A person decides: erasing cannot be undone, and a page may be open in another's hand.
bool guest_page_forget(struct request_call *call, struct err *err)
{
    struct own_page page = { 0 };
    bool done =
        begin_page(call, &page, err) && ask_within(call, help_ask,
                                                   json_pack("{s:s, s:s, s:s}", "event", page.event.id,
                                                             "reason", forget_reason, "visit", page.visit),
                                                   &call->answer, err);

    finish_page(&page);
    return done;
}
