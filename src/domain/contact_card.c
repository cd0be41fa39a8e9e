#include "domain/contact_card.h"

#include <string.h>

#include "domain/contact_text.h"
#include "domain/guest.h"
#include "util/text.h"

struct reading {
    struct contact_card *card;
    struct str given, family; // where nobody says the whole name
};

// ---- what a member of a card means

enum {
    NAMES = CONTACT_FIELDS, // family and given name in one value
    GIVEN,
    FAMILY,
    NOTHING
};

struct key {
    const char *key;
    int means; // a contact_field or one of these
};

static const struct key mecard_keys[] = {
    { "N", NAMES },           { "ORG", CONTACT_COMPANY }, { "TITLE", CONTACT_TITLE },
    { "TIL", CONTACT_TITLE }, { "EMAIL", CONTACT_EMAIL }, { "TEL", CONTACT_PHONE },
    { NULL, NOTHING }
};
static const struct key bizcard_keys[] = { { "N", GIVEN },           { "X", FAMILY },
                                           { "C", CONTACT_COMPANY }, { "T", CONTACT_TITLE },
                                           { "E", CONTACT_EMAIL },   { "B", CONTACT_PHONE },
                                           { "M", CONTACT_PHONE },   { NULL, NOTHING } };
static const struct key vcard_keys[] = { { "FN", CONTACT_NAME },     { "N", NAMES },
                                         { "ORG", CONTACT_COMPANY }, { "TITLE", CONTACT_TITLE },
                                         { "EMAIL", CONTACT_EMAIL }, { "TEL", CONTACT_PHONE },
                                         { NULL, NOTHING } };

static int meaning_of(const struct key *keys, const char *key, size_t length)
{
    while (keys->key && (strlen(keys->key) != length || strncasecmp(keys->key, key, length) != 0))
        keys++;
    return keys->means;
}

// ---- taking values

static const char *behind_scheme(const char *text)
{
    static const char *const schemes[] = { "mailto:", "tel:" };

    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        if (strncasecmp(text, schemes[i], strlen(schemes[i])) == 0)
            return text + strlen(schemes[i]);
    }
    return text;
}

static bool is_fine(int field, const char *text)
{
    static const enum guest_field limit_of[CONTACT_FIELDS] = { GUEST_NAME, GUEST_COMPANY, GUEST_TITLE,
                                                               GUEST_EMAIL, GUEST_PHONE };

    return (field != CONTACT_EMAIL || strchr(text, '@')) && guest_field_check(limit_of[field], text, NULL);
}

static void take(struct contact_card *card, int field, const char *text)
{
    struct str clean = { 0 };

    text_clean(&clean, field == CONTACT_EMAIL || field == CONTACT_PHONE ? behind_scheme(text) : text);
    if (card->value[field].length == 0 && is_fine(field, str_text(&clean)))
        str_add(&card->value[field], str_text(&clean));
    str_finish(&clean);
}

// A company has departments behind it; names in one value are family, given, and others.
static void take_member(struct reading *reading, int means, const char *value, char separator)
{
    struct str text = { 0 };

    switch (means) {
    case NAMES:
        contact_part(&reading->family, value, separator, 0);
        contact_part(&reading->given, value, separator, 1);
        break;
    case GIVEN:
    case FAMILY:
        contact_part(means == GIVEN ? &reading->given : &reading->family, value, '\0', 0);
        break;
    case NOTHING:
        break;
    default:
        contact_part(&text, value, means == CONTACT_COMPANY ? ';' : '\0', 0);
        take(reading->card, means, str_text(&text));
    }
    str_finish(&text);
}

// ---- cards in one line: "MECARD:N:Ruiz,Ana;ORG:Acme;;"

static void read_members(struct reading *reading, const char *text, const struct key *keys)
{
    struct str value = { 0 };

    while (*text) {
        const char *colon = contact_find(text, ":;"), *end = contact_find(colon, ";");

        if (*colon == ':') {
            str_clear(&value);
            str_add_bytes(&value, colon + 1, (size_t)(end - colon - 1));
            take_member(reading, meaning_of(keys, text, (size_t)(colon - text)), str_text(&value), ',');
        }
        text = *end ? end + 1 : end;
    }
    str_finish(&value);
}

// ---- cards of lines

static void read_lines(struct reading *reading, const char *text, const struct key *keys)
{
    struct vcard_line line = { 0 };

    while (vcard_line_next(&line, &text) && strcmp(str_text(&line.name), "END") != 0)
        take_member(reading, meaning_of(keys, str_text(&line.name), line.name.length), str_text(&line.value),
                    ';');
    vcard_line_finish(&line);
}

static const struct format {
    const char *begins;
    const struct key *keys;
    void (*read)(struct reading *reading, const char *text, const struct key *keys);
} formats[] = {
    { "MECARD:", mecard_keys, read_members },
    { "BIZCARD:", bizcard_keys, read_members },
    { "BEGIN:VCARD", vcard_keys, read_lines },
};

bool contact_card_read(struct contact_card *card, const char *text)
{
    struct reading reading = { .card = card };
    bool says_something = false;

    *card = (struct contact_card){ 0 };
    text += strspn(text, " \t\r\n");
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (strncasecmp(text, formats[i].begins, strlen(formats[i].begins)) == 0)
            formats[i].read(&reading, text + strlen(formats[i].begins), formats[i].keys);
    }
    str_addf(&reading.given, " %s", str_text(&reading.family));
    take(card, CONTACT_NAME, str_text(&reading.given));
    str_finish(&reading.given);
    str_finish(&reading.family);
    for (int i = 0; i < CONTACT_FIELDS; i++)
        says_something = says_something || card->value[i].length > 0;
    return says_something;
}

void contact_card_finish(struct contact_card *card)
{
    for (int i = 0; i < CONTACT_FIELDS; i++)
        str_finish(&card->value[i]);
}
