#include "domain/ticket_code.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "util/json.h"
#include "util/mem.h"
#include "util/str.h"
#include "util/text.h"

enum { PASS_CHARACTERS = 26, UUID_CHARACTERS = 36 };
enum { EVENTBRITE_SHORTEST = 18, EVENTBRITE_LONGEST_TAIL = 6, SIGNED_SHORTEST = 88 };

static const char pass_begins[] = "USHER1:";
static const char digits[] = "0123456789";
static const char upper_and_digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
static const char base64[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=";

static void add(struct ticket_code *code, const char *text, size_t length)
{
    size_t i;

    if (length == 0 || code->count == TICKET_CANDIDATES)
        return;
    for (i = 0; i < code->count; i++) {
        if (strlen(code->candidate[i]) == length && memcmp(code->candidate[i], text, length) == 0)
            return;
    }
    code->candidate[code->count++] = mem_copy_bytes(text, length);
}

static bool is_all(const char *text, const char *set, size_t least, size_t most)
{
    size_t length = strlen(text);

    return length >= least && length <= most && strspn(text, set) == length;
}

static bool begins(const char *text, const char *beginning)
{
    return strncasecmp(text, beginning, strlen(beginning)) == 0;
}

// Crockford's base32 reads O as 0, and I and L as 1.
static char crockford(char c)
{
    c = (char)toupper((unsigned char)c);
    if (c == 'O')
        return '0';
    return c == 'I' || c == 'L' ? '1' : c;
}

static bool fits_pass(struct ticket_code *code, const char *text)
{
    size_t begin = strlen(pass_begins), i;

    if (!begins(text, pass_begins) || strlen(text) != begin + PASS_CHARACTERS)
        return false;
    for (i = begin; text[i]; i++) {
        if (!isalnum((unsigned char)text[i]) || crockford(text[i]) == 'U')
            return false;
    }
    memcpy(code->candidate[0], pass_begins, begin);
    for (i = begin; text[i]; i++)
        code->candidate[0][i] = crockford(text[i]);
    return true;
}

static bool fits_contact(struct ticket_code *code, const char *text)
{
    (void)code;
    return begins(text, "BEGIN:VCARD") || begins(text, "MECARD:") || begins(text, "BIZCARD:");
}

// https://luma.com/check-in/evt-…?pk=g-…, lu.ma too.
static bool fits_luma(struct ticket_code *code, const char *text)
{
    const char *event = strstr(text, "/check-in/evt-");
    const char *key = strstr(text, "pk=");

    if (!begins(text, "http") || !event || !(strstr(text, "//luma.com/") || strstr(text, "//lu.ma/")))
        return false;
    if (key && strchr("?&", key[-1]))
        add(code, key + 3, strcspn(key + 3, "&#"));
    event += strlen("/check-in/");
    add(code, event, strcspn(event, "?/#"));
    return true;
}

// https://www.wixevents.com/check-in/TICKET,EVENT
static bool fits_wix(struct ticket_code *code, const char *text)
{
    const char *ticket = strstr(text, "wixevents.com/check-in/");

    if (!begins(text, "http") || !ticket)
        return false;
    ticket += strlen("wixevents.com/check-in/");
    add(code, ticket, strcspn(ticket, ",?#"));
    return true;
}

// {"i":[2,"host/path","key"]}, or {"registration_id":…,"checkin_secret":…}.
static bool read_indico(struct ticket_code *code, const json_t *object)
{
    const json_t *compact = json_object_get(object, "i");
    const char *key = json_string_value(json_array_get(compact, 2));
    const char *secret = json_get_text(object, "checkin_secret");
    struct str number = { 0 };

    if (key && json_is_integer(json_array_get(compact, 0))) {
        add(code, key, strlen(key));
        return true;
    }
    if (!json_object_get(object, "registration_id") || !secret[0])
        return false;
    add(code, secret, strlen(secret));
    str_addf(&number, "%lld", (long long)json_get_int(object, "registration_id", 0));
    if (json_is_integer(json_object_get(object, "registration_id")))
        add(code, number.at, number.length);
    else
        add(code, json_get_text(object, "registration_id"), strlen(json_get_text(object, "registration_id")));
    str_finish(&number);
    return true;
}

static bool fits_indico(struct ticket_code *code, const char *text)
{
    json_t *object = *text == '{' ? json_parse_object(text) : NULL;
    bool fits = object && read_indico(code, object);

    json_decref(object);
    return fits;
}

static bool fits_indico_setup(struct ticket_code *code, const char *text)
{
    json_t *object = *text == '{' ? json_parse_object(text) : NULL;
    bool fits = object && json_object_get(object, "regform_id") && json_object_get(object, "server") &&
                !json_object_get(object, "registration_id");

    (void)code;
    json_decref(object);
    return fits;
}

static bool is_uuid(const char *text)
{
    size_t i;

    for (i = 0; i < UUID_CHARACTERS; i++) {
        bool dash = i == 8 || i == 13 || i == 18 || i == 23;

        if (dash ? text[i] != '-' : !isxdigit((unsigned char)text[i]))
            return false;
    }
    return true;
}

// UUID/signature on a ticket, UUID or UUID::field… on a badge.
static bool fits_alf_io(struct ticket_code *code, const char *text)
{
    if (!is_uuid(text) || !(text[UUID_CHARACTERS] == '\0' || text[UUID_CHARACTERS] == '/' ||
                            strncmp(text + UUID_CHARACTERS, "::", 2) == 0))
        return false;
    add(code, text, UUID_CHARACTERS);
    return true;
}

// The order's UUID and a number, or {"ticket":"…","lead":"…"}.
static bool fits_eventyay(struct ticket_code *code, const char *text)
{
    json_t *object = *text == '{' ? json_parse_object(text) : NULL;
    const char *ticket = json_get_text(object, "ticket");
    bool fits = ticket[0] || (is_uuid(text) && text[UUID_CHARACTERS] == '-' &&
                              is_all(text + UUID_CHARACTERS + 1, digits, 1, 12));

    add(code, ticket, strlen(ticket));
    json_decref(object);
    return fits;
}

// A barcode is the order's number, the attendee's, and a short tail: lists without a column of
// barcodes know only the first two.
static bool fits_eventbrite(struct ticket_code *code, const char *text)
{
    size_t length = strlen(text), tail;

    if (!is_all(text, digits, EVENTBRITE_SHORTEST, 40))
        return false;
    add(code, text, length - 3); // the tail is 001 as a rule
    for (tail = 1; tail <= EVENTBRITE_LONGEST_TAIL; tail++)
        add(code, text, length - tail);
    return true;
}

static bool fits_hi_events(struct ticket_code *code, const char *text)
{
    (void)code;
    return strncmp(text, "A-", 2) == 0 && is_all(text + 2, upper_and_digits, 7, 7);
}

static bool fits_attendize(struct ticket_code *code, const char *text)
{
    (void)code;
    return is_all(text, digits, 9, 9);
}

static bool fits_osem(struct ticket_code *code, const char *text)
{
    (void)code;
    return is_all(text, "0123456789abcdefABCDEF", 20, 20);
}

static bool fits_tito(struct ticket_code *code, const char *text)
{
    size_t length = strspn(text, upper_and_digits);

    (void)code;
    return (length == 4 || length == 5) && text[length] == '-' && is_all(text + length + 1, digits, 1, 4);
}

static bool fits_pretix(struct ticket_code *code, const char *text)
{
    (void)code;
    return is_all(text, "abcdefghjkmnpqrstuvwxyz23456789", 12, 64);
}

static bool fits_pretix_signed(struct ticket_code *code, const char *text)
{
    (void)code;
    return is_all(text, base64, SIGNED_SHORTEST, 2000);
}

struct shape {
    const char *system;
    enum ticket_kind kind;
    bool (*fits)(struct ticket_code *code, const char *text); // adds its candidates
};

// The first that fits; the narrow ones before the wide.
static const struct shape shapes[] = {
    { "usher", TICKET_PASS, fits_pass },
    { "contact", TICKET_CONTACT, fits_contact },
    { "luma", TICKET_CODE, fits_luma },
    { "wix", TICKET_CODE, fits_wix },
    { "indico", TICKET_SETUP, fits_indico_setup },
    { "indico", TICKET_CODE, fits_indico },
    { "alf.io", TICKET_CODE, fits_alf_io },
    { "eventyay", TICKET_CODE, fits_eventyay },
    { "hi.events", TICKET_CODE, fits_hi_events },
    { "attendize", TICKET_CODE, fits_attendize },
    { "eventbrite", TICKET_CODE, fits_eventbrite },
    { "osem", TICKET_CODE, fits_osem },
    { "tito", TICKET_CODE, fits_tito },
    { "pretix", TICKET_CODE, fits_pretix },
    { "pretix", TICKET_CODE, fits_pretix_signed },
};

void ticket_code_read(struct ticket_code *code, const char *scanned)
{
    struct str text = { 0 };
    size_t i;

    *code = (struct ticket_code){ .kind = TICKET_CODE, .system = "" };
    text_clean(&text, scanned);
    add(code, str_text(&text), text.length);
    for (i = 0; code->count > 0 && i < sizeof shapes / sizeof *shapes; i++) {
        if (shapes[i].fits(code, str_text(&text))) {
            code->system = shapes[i].system;
            code->kind = shapes[i].kind;
            break;
        }
    }
    str_finish(&text);
}

void ticket_code_finish(struct ticket_code *code)
{
    size_t i;

    for (i = 0; i < code->count; i++)
        free(code->candidate[i]);
    *code = (struct ticket_code){ 0 };
}
