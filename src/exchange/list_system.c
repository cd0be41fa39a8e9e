#include "exchange/list_system.h"

#include <stddef.h>
#include <string.h>

#include "exchange/list_word.h"
#include "util/err.h"

enum system_number {
    SYSTEM_USHER,
    SYSTEM_EVENTBRITE,
    SYSTEM_LUMA,
    SYSTEM_MEETUP,
    SYSTEM_PRETIX,
    SYSTEM_HI_EVENTS,
    SYSTEM_INDICO,
    SYSTEM_ALF_IO,
    SYSTEM_TICKET_TAILOR,
    SYSTEM_TITO,
    SYSTEM_GOOGLE,
    SYSTEM_LINKEDIN,
    SYSTEM_OUTLOOK,
    SYSTEM_LIST,
    SYSTEMS
};

static const struct list_system systems[SYSTEMS] = {
    [SYSTEM_USHER] = { .name = "usher" },
    [SYSTEM_EVENTBRITE] = { .name = "eventbrite",
                            .row_id_is_global = true,
                            .code_is_order_id = true,
                            .month_first = true },
    [SYSTEM_LUMA] = { .name = "luma", .row_id_is_global = true, .row_id_is_code = true, .month_first = true },
    [SYSTEM_MEETUP] = { .name = "meetup", .month_first = true },
    [SYSTEM_PRETIX] = { .name = "pretix", .row_id_is_global = true, .row_id_is_code = true },
    [SYSTEM_HI_EVENTS] = { .name = "hi.events", .row_id_is_global = true, .row_id_is_code = true },
    [SYSTEM_INDICO] = { .name = "indico", .comma_names = true },
    [SYSTEM_ALF_IO] = { .name = "alf.io", .row_id_is_global = true, .row_id_is_code = true },
    [SYSTEM_TICKET_TAILOR] = { .name = "ticket-tailor", .row_id_is_global = true, .row_id_is_code = true },
    [SYSTEM_TITO] = { .name = "tito", .row_id_is_code = true },
    [SYSTEM_GOOGLE] = { .name = "google", .month_first = true },
    [SYSTEM_LINKEDIN] = { .name = "linkedin" },
    [SYSTEM_OUTLOOK] = { .name = "outlook", .comma_names = true, .month_first = true },
    [SYSTEM_LIST] = { .name = "list" },
};

struct signature {
    enum system_number system;
    const char *headers[4]; // all of them must be there
};

// The first that fits; the more telling before the less.
static const struct signature signatures[] = {
    { SYSTEM_USHER, { "guest id", "visit number", "first visit" } },
    { SYSTEM_EVENTBRITE, { "order #", "attendee #" } },
    { SYSTEM_EVENTBRITE, { "order #", "attendee status" } },
    { SYSTEM_EVENTBRITE, { "order no", "attendee status" } },
    { SYSTEM_EVENTBRITE, { "order no", "order type" } },
    { SYSTEM_EVENTBRITE, { "order #", "order type" } },
    { SYSTEM_EVENTBRITE, { "order id", "attendee status" } },
    { SYSTEM_EVENTBRITE, { "attendee #", "barcode #" } },
    { SYSTEM_LUMA, { "api id", "approval status" } },
    { SYSTEM_LUMA, { "guest id", "approval status" } },
    { SYSTEM_LUMA, { "api id", "ticket type id" } },
    { SYSTEM_MEETUP, { "user id", "url of member profile" } },
    { SYSTEM_MEETUP, { "user id", "rsvp" } },
    { SYSTEM_MEETUP, { "user id", "meetups attended" } },
    { SYSTEM_HI_EVENTS, { "public id", "product name" } },
    { SYSTEM_HI_EVENTS, { "public id", "short id" } },
    { SYSTEM_PRETIX, { "order code", "attendee name" } },
    { SYSTEM_PRETIX, { "order code", "attendee name given name" } },
    { SYSTEM_PRETIX, { "order code", "product", "checked in" } },
    { SYSTEM_PRETIX, { "bestellnummer", "produkt", "eingecheckt" } },
    { SYSTEM_PRETIX, { "bestellnummer", "teilnehmername" } },
    { SYSTEM_PRETIX, { "code de commande", "produit" } },
    { SYSTEM_PRETIX, { "codigo de pedido", "producto" } },
    { SYSTEM_PRETIX, { "codice ordine", "prodotto" } },
    { SYSTEM_PRETIX, { "bestelcode", "product" } },
    { SYSTEM_PRETIX, { "codigo do pedido", "produto" } },
    { SYSTEM_PRETIX, { "kod zamowienia", "produkt" } },
    { SYSTEM_INDICO, { "registration date", "registration state" } },
    { SYSTEM_TICKET_TAILOR, { "ticket reference", "payment reference", "order status" } },
    { SYSTEM_TICKET_TAILOR, { "ticket reference", "attendee name", "order id" } },
    { SYSTEM_TITO, { "ticket first name", "ticket last name" } },
    { SYSTEM_TITO, { "ticket full name", "ticket reference" } },
    { SYSTEM_TITO, { "ticket reference", "void status" } },
    { SYSTEM_ALF_IO, { "full name", "external reference" } },
    { SYSTEM_ALF_IO, { "category", "event", "full name" } },
    { SYSTEM_ALF_IO, { "category", "event", "status", "e mail" } },
    { SYSTEM_ALF_IO, { "id", "category", "status", "e mail" } },
    { SYSTEM_GOOGLE, { "e mail 1 value" } },
    { SYSTEM_GOOGLE, { "phone 1 value" } },
    { SYSTEM_GOOGLE, { "given name", "family name", "group membership" } },
    { SYSTEM_GOOGLE, { "first name", "last name", "labels" } },
    { SYSTEM_LINKEDIN, { "first name", "connected on" } },
    { SYSTEM_OUTLOOK, { "first name", "e mail 2 address" } },
    { SYSTEM_OUTLOOK, { "first name", "e mail display name" } },
    { SYSTEM_OUTLOOK, { "first name", "e mail address", "business phone" } },
    { SYSTEM_OUTLOOK, { "first name", "given yomi" } },
};

struct meaning {
    enum system_number system;
    enum list_column column;
    const char *headers;
};

static const struct meaning meanings[] = {
    { SYSTEM_USHER, COLUMN_PERSON_ID, "guest id" },
    { SYSTEM_USHER, COLUMN_TITLE, "title" },
    { SYSTEM_USHER, COLUMN_IGNORED,
      "recorded at|method|device|first visit|welcome|welcomed by|minutes to welcome|introduced to|consents|"
      "event|event date|on behalf of|minutes late" },
    { SYSTEM_EVENTBRITE, COLUMN_ROW_ID, "attendee #" },
    { SYSTEM_EVENTBRITE, COLUMN_TICKET_CODE, "barcode #" },
    { SYSTEM_EVENTBRITE, COLUMN_ORDER, "order #|order no|order id" },
    { SYSTEM_EVENTBRITE, COLUMN_STATUS, "attendee status" },
    { SYSTEM_EVENTBRITE, COLUMN_IGNORED,
      "order date|price tier|group|order type|currency|total paid|fees paid|eventbrite fees|"
      "eventbrite payment processing|title|prefix|suffix|buyer first name|buyer last name|buyer surname|"
      "buyer email|buyer name|billing first name|billing last name|billing surname|billing email|"
      "billing name|home address 1|home address 2|home city|home state|home zip|home postcode|home country|"
      "home county|event name|gender|age|birth date|delivery method|tax|date attending|ticket price|"
      "order status|payment status" },
    { SYSTEM_LUMA, COLUMN_ROW_ID, "api id|guest id" },
    { SYSTEM_LUMA, COLUMN_TICKET_URL, "qr code url" },
    { SYSTEM_LUMA, COLUMN_IGNORED,
      "created at|custom source|utm source|amount|amount tax|amount discount|currency|coupon code|"
      "eth address|solana address|survey response rating|survey response feedback|ticket type id|"
      "has joined event" },
    { SYSTEM_MEETUP, COLUMN_PERSON_ID, "user id" },
    { SYSTEM_MEETUP, COLUMN_PLUS, "guests" },
    { SYSTEM_MEETUP, COLUMN_STATUS, "rsvp" },
    { SYSTEM_MEETUP, COLUMN_VISITS, "meetups attended" },
    // Meetup calls everybody in a group a member, first-time guests too.
    { SYSTEM_MEETUP, COLUMN_IGNORED,
      "title|member id|rsvped on|joined group on|url of member profile|location|last visited group on|"
      "last attended|total rsvps|rsvped yes|rsvped maybe|rsvped no|no shows|intro|photo|assistant organizer|"
      "mailing list|member since|status|member|role" },
    { SYSTEM_PRETIX, COLUMN_ROW_ID,
      "secret|geheimnis|ticket secret|secret du billet|secreto|segreto|geheim" },
    { SYSTEM_PRETIX, COLUMN_IGNORED,
      "order code|bestellnummer|price|preis|checked out|ausgecheckt|automatically checked in|"
      "automatisch eingecheckt|paid|bezahlt|voucher code|gutscheincode|order date|bestelldatum|order time|"
      "attendee name title|attendee name salutation|requires special attention|seat id|seat name|seat zone|"
      "seat row|seat number|city|street|zip code|country|state" },
    { SYSTEM_HI_EVENTS, COLUMN_ROW_ID, "public id" },
    { SYSTEM_HI_EVENTS, COLUMN_ARRIVED, "check ins" },
    { SYSTEM_HI_EVENTS, COLUMN_IGNORED,
      "id|product id|event id|short id|created date|last updated date|notes" },
    { SYSTEM_INDICO, COLUMN_ROW_ID, "id" },
    { SYSTEM_INDICO, COLUMN_IGNORED, "registration date|tags|title|price|payment date" },
    { SYSTEM_ALF_IO, COLUMN_ROW_ID, "id" },
    { SYSTEM_ALF_IO, COLUMN_TICKET_TYPE, "category" },
    { SYSTEM_ALF_IO, COLUMN_IGNORED,
      "event|creation|confirmation|external reference|reservation|originalprice|paidprice|discount|vat|"
      "reservation id|price|locked|special price|title" },
    { SYSTEM_TICKET_TAILOR, COLUMN_ROW_ID, "ticket reference" },
    { SYSTEM_TICKET_TAILOR, COLUMN_ARRIVED_AT, "check in" },
    { SYSTEM_TICKET_TAILOR, COLUMN_IGNORED,
      "order id|payment reference|event id|event|event start|ticket price|postcode zip|buyer name|"
      "buyer email|buyer first name|buyer last name|order date" },
    { SYSTEM_TITO, COLUMN_NAME, "ticket full name" },
    { SYSTEM_TITO, COLUMN_GIVEN, "ticket first name" },
    { SYSTEM_TITO, COLUMN_FAMILY, "ticket last name" },
    { SYSTEM_TITO, COLUMN_EMAIL, "ticket email" },
    { SYSTEM_TITO, COLUMN_PHONE, "ticket phone number" },
    { SYSTEM_TITO, COLUMN_COMPANY, "ticket company name" },
    { SYSTEM_TITO, COLUMN_TITLE, "ticket job title" },
    { SYSTEM_TITO, COLUMN_ROW_ID, "ticket reference" },
    { SYSTEM_TITO, COLUMN_IGNORED,
      "number|ticket created date|ticket last updated date|event|price|discount status|tags|"
      "unique ticket url|unique order url|order reference|order name|order email|order company name|"
      "order phone number|order discount code|order ip|order created date|order completed date|"
      "payment reference" },
    { SYSTEM_GOOGLE, COLUMN_IGNORED,
      "name prefix|name suffix|file as|organization department|organization 1 department|"
      "organization 1 type|birthday|photo|labels|group membership|e mail 1 label|e mail 2 label|"
      "e mail 3 label|e mail 1 type|e mail 2 type|phone 1 label|phone 2 label|phone 3 label|phone 1 type|"
      "phone 2 type|initials|short name|maiden name|location|billing information|directory server|mileage|"
      "occupation|hobby|sensitivity|priority|subject|gender" },
    { SYSTEM_LINKEDIN, COLUMN_IGNORED, "url|connected on" },
    { SYSTEM_OUTLOOK, COLUMN_IGNORED,
      "title|suffix|company yomi|department|e mail type|e mail 2 type|e mail 3 type|e mail display name|"
      "e mail 2 display name|e mail 3 display name|categories|initials|web page|birthday|anniversary|"
      "manager s name|assistant s name|referred by|location|keywords|hobby|gender|account|language|"
      "business fax|home fax|profession|user 1|user 2|user 3|user 4|priority|private|sensitivity|spouse|"
      "children" },
};

static bool signature_fits(const struct signature *signature, list_has_header has, const void *headers)
{
    size_t i;

    for (i = 0; i < sizeof signature->headers / sizeof *signature->headers && signature->headers[i]; i++) {
        if (!has(headers, signature->headers[i]))
            return false;
    }
    return true;
}

const struct list_system *list_system_of(list_has_header has, const void *headers)
{
    size_t i;

    for (i = 0; i < sizeof signatures / sizeof *signatures; i++) {
        if (signature_fits(&signatures[i], has, headers))
            return &systems[signatures[i].system];
    }
    return &systems[SYSTEM_LIST];
}

enum list_column list_system_column(const struct list_system *system, const char *header)
{
    size_t i;

    for (i = 0; i < sizeof meanings / sizeof *meanings; i++) {
        if (&systems[meanings[i].system] == system && list_word_among(meanings[i].headers, header))
            return meanings[i].column;
    }
    return COLUMN_UNKNOWN;
}

const struct list_system *list_system_named(const char *name)
{
    size_t i = 0;

    while (i < SYSTEMS && strcmp(systems[i].name, name) != 0)
        i++;
    must(i < SYSTEMS);
    return &systems[i];
}
