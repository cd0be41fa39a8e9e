// What a guest says, as fingerprints in hexadecimal, 16 digits each: the order, company, name, inviter, then
// an item each of seeks, offers and topics, with the kind in the two uppermost bits.
#include <string.h>

#include "domain/introduction_inside.h"
#include "util/id.h"
#include "util/text.h"

const enum guest_field introduction_fields[INTRODUCTION_KINDS] = {
    [INTRODUCTION_SEEKS] = GUEST_SEEKS,
    [INTRODUCTION_OFFERS] = GUEST_OFFERS,
    [INTRODUCTION_SHARES] = GUEST_TOPICS,
    [INTRODUCTION_INVITED] = GUEST_INVITED_BY,
};

enum { DIGITS = 16, HEAD = 4, KIND_SHIFT = 62 };

static const uint64_t topic_bits = (UINT64_C(1) << KIND_SHIFT) - 1;

uint64_t introduction_fingerprint(struct str *folded, const char *text)
{
    str_clear(folded);
    text_fold(folded, text);
    return folded->length > 0 ? (hash_bytes(folded->at, folded->length) & topic_bits) : 0;
}

// ---- packing

static void add(struct str *out, uint64_t number)
{
    for (int shift = 60; shift >= 0; shift -= 4)
        str_add_char(out, "0123456789abcdef"[number >> shift & 15]);
}

// Every item that json_list counts, also those of which nothing is left when folded.
static void add_list(struct str *out, enum introduction_kind kind, const char *list)
{
    struct str item = { 0 }, folded = { 0 };

    while (*list) {
        const char *end = strstr(list, "; ");
        size_t length = end ? (size_t)(end - list) : strlen(list);

        str_clear(&item);
        str_add_bytes(&item, list, length);
        if (length > 0)
            add(out, (uint64_t)kind << KIND_SHIFT | introduction_fingerprint(&folded, str_text(&item)));
        list += length + (end ? 2 : 0);
    }
    str_finish(&item);
    str_finish(&folded);
}

void introduction_pack(struct str *out, const char *guest, const char *const value[GUEST_FIELDS])
{
    static const enum guest_field head[] = { GUEST_COMPANY, GUEST_NAME, GUEST_INVITED_BY };
    struct str folded = { 0 };

    add(out, hash_bytes(guest, strlen(guest)));
    for (size_t i = 0; i < sizeof head / sizeof *head; i++)
        add(out, introduction_fingerprint(&folded, value[head[i]]));
    for (int kind = 0; kind < INTRODUCTION_INVITED; kind++)
        add_list(out, (enum introduction_kind)kind, value[introduction_fields[kind]]);
    str_finish(&folded);
}

// ---- unpacking

static uint64_t read_number(const char **at)
{
    uint64_t number = 0;

    for (int i = 0; i < DIGITS; i++) {
        char c = *(*at)++;

        number = number << 4 | (uint64_t)((c <= '9' ? c - '0' : c - 'a' + 10) & 15);
    }
    return number;
}

bool introduction_unpack(struct introduction_packed *packed, const char *text)
{
    size_t length = strlen(text);

    if (length < (size_t)HEAD * DIGITS || length % DIGITS != 0)
        return false;
    *packed = (struct introduction_packed){ .kind = -1 };
    packed->order = read_number(&text);
    packed->company = read_number(&text);
    packed->name = read_number(&text);
    packed->invited_by = read_number(&text);
    packed->at = text;
    return true;
}

bool introduction_unpack_next(struct introduction_packed *packed, enum introduction_kind *kind,
                              uint64_t *topic, uint32_t *item)
{
    uint64_t number;

    if (*packed->at == '\0')
        return false;
    number = read_number(&packed->at);
    *kind = (enum introduction_kind)(number >> KIND_SHIFT);
    if ((int)*kind != packed->kind)
        packed->next_item = 0;
    packed->kind = (int)*kind;
    *item = packed->next_item++;
    *topic = number & topic_bits;
    return true;
}
