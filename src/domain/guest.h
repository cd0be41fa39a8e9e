// What is known about a person, as a table of fields. Every field is one line of UTF-8
// text; "" is unknown. Lists (topics, offers, seeks) are joined by "; ".
#pragma once

#include <stdbool.h>

#include "util/err.h"

enum guest_field {
    GUEST_NAME,  // the whole name as the person writes it
    GUEST_GIVEN, // given name, only when a list or a person said so
    GUEST_FAMILY,
    GUEST_CALL,    // what to call them
    GUEST_READING, // furigana, phonetic name: for the search
    GUEST_EMAIL,
    GUEST_PHONE,
    GUEST_COMPANY,
    GUEST_TITLE,
    GUEST_TOPICS,
    GUEST_OFFERS,
    GUEST_SEEKS,
    GUEST_INVITED_BY, // as somebody wrote it
    GUEST_INVITER,    // id of a guest
    GUEST_GUEST_OF,   // id of the guest whose unnamed company this is
    GUEST_LANGUAGE,   // BCP 47 tag
    GUEST_NOTE,
    GUEST_FIELDS
};

struct guest_field_row {
    const char *key;   // in facts and in JSON: "given_name"
    const char *label; // in messages: "given name"
    bool is_list;
    int longest; // code points
};

extern const struct guest_field_row guest_field_rows[GUEST_FIELDS];

// The field with this key, or GUEST_FIELDS.
enum guest_field guest_field_of(const char *key);

enum role { ROLE_GUEST, ROLE_MEMBER, ROLE_HOST, ROLE_SPEAKER, ROLE_SUBSTITUTE, ROLES };

extern const char *const role_names[ROLES]; // "guest", ...

// Exact, in lower case; ROLES when it is none of them.
enum role role_of(const char *name);

// Whether a first visit in this role is owed a welcome.
bool role_is_welcomed(enum role role);

// What a guest may agree to, each by itself: to be introduced to others who are here, that the
// group writes afterwards, that others see how to reach the guest.
enum { CONSENTS = 3 };
extern const char *const consent_names[CONSENTS]; // introduce, keep_contact, share_contact
enum { CONSENT_TO_INTRODUCE };                    // its place there

// Whether it is one of the purposes agreed to, "; " joined. Who never answered has not agreed.
bool consents_have(const char *consents, const char *purpose);

// Refuses a value that is too long or not clean UTF-8, with a reason a person understands.
bool guest_field_check(enum guest_field field, const char *value, struct err *err);
