// "Is this you?", and who is it else. One form, that works without the script; with it the page waits by
// itself until somebody at the board has let the phone in.
#include <string.h>

#include "web/pages_inside.h"

static void add_avatar(struct str *out, const char *initials, int colour)
{
    str_addf(out, "<span class=\"avatar tone-%d\" aria-hidden=\"true\">", colour & 7);
    page_escape(out, initials);
    str_add(out, "</span>");
}

static void add_code(struct str *out, const struct page_pair *look)
{
    if (!look->code[0]) {
        str_add(out, "<label class=\"field\"><span>The code on the board</span><input name=\"code\" required "
                     "autocomplete=\"off\" autocapitalize=\"none\" spellcheck=\"false\"></label>\n");
        return;
    }
    str_add(out, "<input type=\"hidden\" name=\"code\" value=\"");
    page_escape(out, look->code);
    str_add(out, "\">\n");
}

// A phone cannot be woken by a page: said here, before anybody relies on it.
static void add_honesty(struct str *out)
{
    str_add(
        out,
        "<p class=\"quiet small\">The board buzzes and chimes while it is open. A page cannot wake a locked "
        "phone: keep it open, or have alerts sent by ntfy, which the board’s menu explains.</p>\n");
}

static void add_question(struct str *out, const struct page_pair *look)
{
    if (look->host[0]) {
        str_add(out, "<h1>");
        page_say(out, "Is this you, %s?", look->shown);
        str_add(out, "</h1>\n<p>This phone becomes yours for the board: what you tap on it is done in your "
                     "name.</p>\n");
    } else if (look->code[0]) {
        str_add(out, "<h1>Who are you?</h1>\n<p>Somebody at the board then taps <b>Allow</b>.</p>\n");
    } else {
        str_add(out, "<h1>Take the board with you</h1>\n");
    }
}

static void add_hosts(struct str *out, const struct page_pair *look)
{
    str_add(out, "<fieldset class=\"people\"><legend class=\"aside\">Hosts</legend>\n");
    for (size_t i = 0; i < look->host_count; i++) {
        const struct page_host *host = &look->hosts[i];

        str_add(out, "<label class=\"person\"><input type=\"radio\" name=\"host\" required value=\"");
        page_escape(out, host->host);
        str_add(out, "\">");
        add_avatar(out, host->initials, host->colour);
        str_add(out, "<bdi>");
        page_escape(out, host->shown);
        str_add(out, "</bdi></label>\n");
    }
    str_add(out, "</fieldset>\n");
    if (look->host_count == 0)
        str_add(out, "<p>No hosts are known yet. The organizer adds them with <code>usher host add "
                     "NAME</code>.</p>\n");
}

// Without a code the form only asks for one: opening it does not use it up.
static void add_form(struct str *out, const struct page_pair *look)
{
    bool has_code = look->code[0] != '\0';

    add_question(out, look);
    str_addf(out, "<form%s method=\"%s\" action=\"/pair\">\n", has_code ? " id=\"pair\"" : "",
             has_code ? "post" : "get");
    add_code(out, look);
    if (has_code && !look->host[0])
        add_hosts(out, look);
    str_addf(out, "<button class=\"button main\" type=\"submit\">%s</button>\n</form>\n",
             has_code ? "That’s me" : "Go on");
    add_honesty(out);
}

// The form of a code that is allowed is sent by the script, or by the thumb of whoever has none.
static void add_waiting(struct str *out, const struct page_pair *look, bool is_allowed)
{
    str_addf(out,
             "<h1>%s</h1>\n<p id=\"waits\">%s</p>\n<form id=\"pair\" method=\"post\" action=\"/pair\">\n",
             is_allowed ? "You are let in" : "Ask at the board to let you in",
             is_allowed ? "One tap opens the board."
                        : "Somebody there taps <b>Allow</b>. This page then goes on by itself.");
    add_code(out, look);
    if (look->host[0]) {
        str_add(out, "<input type=\"hidden\" name=\"host\" value=\"");
        page_escape(out, look->host);
        str_add(out, "\">\n");
    }
    str_addf(out, "<button class=\"button %s\" type=\"submit\">Open the board</button>\n</form>\n",
             is_allowed ? "main" : "outlined");
}

void page_pair(struct str *out, const struct page_pair *look)
{
    struct str attributes = { 0 };
    bool is_refused = strcmp(look->state, "refused") == 0;

    str_addf(&attributes, " data-state=\"");
    page_escape(&attributes, look->state);
    str_addf(&attributes, "\"");
    page_begin(out, &look->frame, PAGE_LOUNGE, "pair", "Take the board with you", str_text(&attributes));
    str_add(out, "<main class=\"lone\">\n");
    if (look->said[0]) {
        str_addf(out, "<%s role=\"alert\">", is_refused ? "h1" : "p class=\"notice\"");
        page_escape(out, look->said);
        str_add(out, is_refused ? "</h1>\n" : "</p>\n");
    }
    if (is_refused)
        page_link(out, "/", "button outlined", "How to get in");
    else if (strcmp(look->state, "asked") == 0 || strcmp(look->state, "allowed") == 0)
        add_waiting(out, look, strcmp(look->state, "allowed") == 0);
    else
        add_form(out, look);
    str_add(out, "<p id=\"said\" class=\"notice\" role=\"alert\" hidden></p>\n</main>\n");
    page_end(out);
    str_finish(&attributes);
}
