// The guest's own page: a link for a cookie, and what the guest asks with it. About nobody else.
#include <string.h>

#include "util/qr.h"
#include "web/guest_card.h"
#include "web/inside.h"

enum { COOKIE_S = 86400 };

static const char over[] = "This page was yours while the event was on. Ask a host if you need anything.";
static const char elsewhere[] =
    "This link was opened on another phone already, or is not good any more. Ask at the door for a new one.";
static const char unsafe[] =
    "This page is only shown over an encrypted connection. Ask a host if you need anything.";

static void say(struct turn *turn, int status, const char *title, const char *said)
{
    struct page_said look = { .frame = turn_frame(turn, NULL), .title = title, .said = said };
    struct str document = { 0 };

    page_said(&document, &look);
    turn_page(turn, status, &document);
}

void serve_guest_link(struct turn *turn)
{
    struct str shown = { 0 };
    char cookie[SECRET_SIZE];

    parse_cookie(&shown, http_header(turn->request, HTTP_COOKIE), cookie_name(turn->web, COOKIE_GUEST));
    if (turn->web->is_insecure)
        say(turn, 403, "Not over this connection", unsafe);
    else if (guest_links_open(turn->web->guest_links, turn->parts[0], str_text(&shown), cookie))
        turn_go(turn, "/g/", cookie_set(turn->web, COOKIE_GUEST, cookie, COOKIE_S));
    else
        say(turn, 403, "This link is used up", elsewhere);
    str_finish(&shown);
}

// ---- the event is over for everybody

static json_t *visit_of(const struct turn *turn)
{
    return json_pack("{s:s}", "visit", turn->visit);
}

// False once the reply has gone out: the page ends with the event.
static bool goes_on(struct turn *turn, const json_t *page)
{
    if (!json_get_bool(json_object_get(page, "event"), "closed"))
        return true;
    guest_links_end(turn->web->guest_links, turn->visit);
    if (turn->is_page)
        say(turn, 403, "The event is over", over);
    else
        turn_refuse(turn, 403, over);
    return false;
}

static void show_page(struct turn *turn, json_t *guest)
{
    struct page_guest look = { .frame = turn_frame(turn, guest), .guest = guest };
    struct str document = { 0 };

    if (!goes_on(turn, guest))
        return;
    page_guest(&document, &look);
    turn_page(turn, 200, &document);
}

void serve_guest_page(struct turn *turn)
{
    turn_ask(turn, "guest.page", visit_of(turn), show_page);
}

static void tell_me(struct turn *turn, json_t *guest)
{
    if (goes_on(turn, guest))
        turn_pass(turn, guest);
}

void serve_guest_me(struct turn *turn)
{
    turn_ask(turn, "guest.page", visit_of(turn), tell_me);
}

static void begin_stream(struct turn *turn, json_t *guest)
{
    struct hub_who who = { 0 };

    if (!goes_on(turn, guest))
        return;
    memcpy(who.visit, turn->visit, sizeof who.visit);
    turn_stream(turn, &who);
}

void serve_guest_stream(struct turn *turn)
{
    turn_ask(turn, "guest.page", visit_of(turn), begin_stream);
}

// ---- what the guest does

static void edit(struct turn *turn, json_t *guest)
{
    static const char *const members[] = { "fields", "consents" };
    json_t *asked = visit_of(turn);

    if (!goes_on(turn, guest)) {
        json_decref(asked);
        return;
    }
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        json_t *value = json_object_get(turn->body, members[i]);

        if (json_is_object(value))
            json_object_set(asked, members[i], value);
    }
    turn_ask(turn, "guest.page_edit", asked, turn_pass);
}

void serve_guest_edit(struct turn *turn)
{
    turn_ask(turn, "guest.page", visit_of(turn), edit);
}

static void forget(struct turn *turn, json_t *guest)
{
    if (goes_on(turn, guest))
        turn_ask(turn, "guest.page_forget", visit_of(turn), turn_pass);
}

void serve_guest_forget(struct turn *turn)
{
    turn_ask(turn, "guest.page", visit_of(turn), forget);
}

// ---- a card for others to scan

static void show_card(struct turn *turn, json_t *guest)
{
    struct http_reply reply = { .status = 200, .type = "image/svg+xml" };
    struct str card = { 0 };
    struct qr qr = { 0 };

    if (!goes_on(turn, guest))
        return;
    if (!json_get_bool(json_object_get(guest, "consents"), "share_contact"))
        turn_refuse(turn, 404, NULL);
    else {
        guest_card(&card, guest);
        if (qr_make(&qr, str_text(&card), NULL)) {
            qr_svg(&reply.body, &qr);
            turn_reply(turn, &reply);
        } else
            turn_refuse(turn, 404, NULL);
    }
    qr_finish(&qr);
    str_finish(&card);
}

void serve_guest_card(struct turn *turn)
{
    turn_ask(turn, "guest.page", visit_of(turn), show_card);
}
