// A contact card as people show it in a code: MECARD, vCard 2.1 to 4.0, BIZCARD. What of it
// fills in a form; nothing is kept of the rest. Pure; any bytes are fine.
#pragma once

#include <stdbool.h>

#include "util/str.h"

enum contact_field {
    CONTACT_NAME, // the whole name
    CONTACT_COMPANY,
    CONTACT_TITLE,
    CONTACT_EMAIL,
    CONTACT_PHONE,
    CONTACT_FIELDS
};

struct contact_card {
    struct str value[CONTACT_FIELDS]; // clean text within the limits of domain/guest, "" unknown
};

// False where the text is no card, or says none of these. Of several values the first counts;
// what is too long for a guest is left out, never cut. Finish the card in any case.
bool contact_card_read(struct contact_card *card, const char *text);
void contact_card_finish(struct contact_card *card);
