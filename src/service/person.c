#include "service/person.h"

#include <stdlib.h>
#include <string.h>

#include "store/fact_log.h"
#include "util/mem.h"
#include "util/text.h"

static bool check_email(const char *email, struct err *err)
{
    const char *at = strchr(email, '@');

    if (!email[0] || (at && at != email && at[1] && !strchr(email, ' ')))
        return true;
    return err_set(err, ERR_REFUSED, "'%.100s' is not an e-mail address: write it like name@example.org",
                   email);
}

static bool put_field(json_t *fields, enum guest_field field, const char *value, const struct guest *before,
                      struct err *err)
{
    const char *was = before ? before->value[field] : "";

    if (!guest_field_check(field, value, err) || (field == GUEST_EMAIL && !check_email(value, err)))
        return false;
    if (strcmp(value, was) != 0)
        json_object_set_new(fields, guest_field_rows[field].key, json_string(value));
    return true;
}

// Somebody known by id, code or e-mail, else the words as they are.
static bool put_inviter(const struct request_call *call, json_t *fields, const struct guest *before,
                        struct err *err)
{
    const char *text = request_text(call, "invited_by");
    char id[ID_SIZE] = "";
    int64_t inviter = 0;

    if (text[0] && resolve_guest(call->store, text, &inviter, NULL) &&
        !subject_id(call->store, inviter, id, err))
        return false;
    return put_field(fields, GUEST_INVITER, id, before, err) &&
           put_field(fields, GUEST_INVITED_BY, inviter ? "" : text, before, err);
}

void person_join(struct str *joined, const char *text)
{
    char *copy = mem_copy_text(text), *rest = NULL;

    for (char *item = strtok_r(copy, ",;|", &rest); item; item = strtok_r(NULL, ",;|", &rest)) {
        struct str clean = { 0 };

        text_clean(&clean, item);
        if (clean.length > 0)
            str_addf(joined, "%s%s", joined->length ? "; " : "", str_text(&clean));
        str_finish(&clean);
    }
    free(copy);
}

static bool put_list(json_t *fields, enum guest_field field, const char *text, const struct guest *before,
                     struct err *err)
{
    struct str joined = { 0 };
    bool done;

    person_join(&joined, text);
    done = put_field(fields, field, str_text(&joined), before, err);
    str_finish(&joined);
    return done;
}

bool person_fields(const struct request_call *call, const struct guest *before, json_t **fields,
                   struct err *err)
{
    *fields = json_object();
    for (int i = 0; i < GUEST_FIELDS; i++) {
        enum guest_field field = (enum guest_field)i;
        const char *key = guest_field_rows[i].key, *text = request_text(call, key);
        bool done;

        if (!request_has(call, key) || field == GUEST_INVITER || field == GUEST_GUEST_OF)
            continue;
        done = field == GUEST_INVITED_BY         ? put_inviter(call, *fields, before, err)
               : guest_field_rows[field].is_list ? put_list(*fields, field, text, before, err)
                                                 : put_field(*fields, field, text, before, err);
        if (!done)
            return false;
    }
    if (!json_object_get(*fields, "name") || !before)
        return true;
    if (!json_get_text(*fields, "name")[0])
        return err_set(err, ERR_REFUSED, "a guest cannot be without a name: say one");
    // A new name, and nobody said which part is which: the old parts are not its parts.
    return (request_has(call, "given_name") || put_field(*fields, GUEST_GIVEN, "", before, err)) &&
           (request_has(call, "family_name") || put_field(*fields, GUEST_FAMILY, "", before, err));
}

static bool find_known(struct store *store, const json_t *fields, char id[ID_SIZE], struct err *err)
{
    const char *name = json_get_text(fields, "name"), *email = json_get_text(fields, "email");
    struct guest_nums nums = { 0 };
    bool done = !email[0] || guest_store_by_email(store, email, &nums, err);

    id[0] = '\0';
    for (size_t i = 0; done && !id[0] && i < nums.count; i++) {
        struct guest guest;

        done = guest_store_read(store, nums.nums[i], &guest, err);
        if (done && guest.num && text_same(guest.value[GUEST_NAME], name))
            memcpy(id, guest.id, ID_SIZE);
        guest_finish(&guest);
    }
    guest_nums_finish(&nums);
    return done;
}

bool person_known_or_new(struct request_call *call, const json_t *fields, char id[ID_SIZE], struct err *err)
{
    json_t *said = json_deep_copy(fields);
    bool done = find_known(call->store, fields, id, err);

    if (id[0]) { // by these; the spelling that is known stays
        json_object_del(said, "name");
        json_object_del(said, "email");
    } else {
        id_new(id);
    }
    done = done &&
           (json_object_size(said) == 0 || fact_append(call->store, FACT_GUEST_EDITED, id, NULL, call->now_ms,
                                                       json_pack("{s:O}", "fields", said), err));
    json_decref(said);
    return done;
}
