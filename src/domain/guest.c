#include "domain/guest.h"

#include <string.h>

#include "util/text.h"

const struct guest_field_row guest_field_rows[GUEST_FIELDS] = {
    [GUEST_NAME] = { "name", "name", false, 120 },
    [GUEST_GIVEN] = { "given_name", "given name", false, 120 },
    [GUEST_FAMILY] = { "family_name", "family name", false, 120 },
    [GUEST_CALL] = { "call_name", "call name", false, 120 },
    [GUEST_READING] = { "reading", "reading of the name", false, 120 },
    [GUEST_EMAIL] = { "email", "e-mail", false, 254 },
    [GUEST_PHONE] = { "phone", "phone", false, 60 },
    [GUEST_COMPANY] = { "company", "company", false, 200 },
    [GUEST_TITLE] = { "title", "title", false, 200 },
    [GUEST_TOPICS] = { "topics", "topics", true, 1000 },
    [GUEST_OFFERS] = { "offers", "offers", true, 1000 },
    [GUEST_SEEKS] = { "seeks", "seeks", true, 1000 },
    [GUEST_INVITED_BY] = { "invited_by", "inviter", false, 120 },
    [GUEST_INVITER] = { "inviter", "inviter", false, 20 },
    [GUEST_GUEST_OF] = { "guest_of", "buyer", false, 20 },
    [GUEST_LANGUAGE] = { "language", "language", false, 35 },
    [GUEST_NOTE] = { "note", "note", false, 4000 },
};

const char *const role_names[ROLES] = { "guest", "member", "host", "speaker", "substitute" };

const char *const consent_names[CONSENTS] = { "introduce", "keep_contact", "share_contact" };

bool consents_have(const char *consents, const char *purpose)
{
    size_t length = strlen(purpose);

    while (consents) {
        if (strncmp(consents, purpose, length) == 0 && strchr(";", consents[length]))
            return true;
        consents = strstr(consents, "; ");
        consents += consents ? 2 : 0;
    }
    return false;
}

enum guest_field guest_field_of(const char *key)
{
    int field = 0;

    while (field < GUEST_FIELDS && strcmp(guest_field_rows[field].key, key) != 0)
        field++;
    return (enum guest_field)field;
}

enum role role_of(const char *name)
{
    int role = 0;

    while (role < ROLES && strcmp(role_names[role], name) != 0)
        role++;
    return (enum role)role;
}

bool role_is_welcomed(enum role role)
{
    return role == ROLE_GUEST || role == ROLE_SUBSTITUTE;
}

bool guest_field_check(enum guest_field field, const char *value, struct err *err)
{
    const struct guest_field_row *row = &guest_field_rows[field];

    if (!text_is_utf8(value, strlen(value)))
        return err_set(err, ERR_REFUSED, "the %s is not valid UTF-8: write it again", row->label);
    if (text_count(value) > (size_t)row->longest)
        return err_set(err, ERR_REFUSED, "the %s is longer than %d characters: shorten it", row->label,
                       row->longest);
    return true;
}
