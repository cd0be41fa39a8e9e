// Any text as a contact card: nothing crashes, and what is taken is clean and fits a guest.
// Seeds: tests/data/cards
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "domain/contact_card.h"
#include "domain/guest.h"
#include "util/mem.h"
#include "util/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const enum guest_field field_of[CONTACT_FIELDS] = { GUEST_NAME, GUEST_COMPANY, GUEST_TITLE, GUEST_EMAIL,
                                                               GUEST_PHONE };
    char *text = mem_copy_bytes((const char *)data, size);
    struct contact_card card;
    bool says = contact_card_read(&card, text), any = false;

    for (int i = 0; i < CONTACT_FIELDS; i++) {
        const char *value = str_text(&card.value[i]);
        struct str clean = { 0 };

        text_clean(&clean, value);
        must(strcmp(str_text(&clean), value) == 0);
        must(guest_field_check(field_of[i], value, NULL));
        any = any || value[0];
        str_finish(&clean);
    }
    must(says == any);
    contact_card_finish(&card);
    free(text);
    return 0;
}
