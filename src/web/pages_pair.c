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

// ---- it has been asked: whose turn it is, and what comes next

static void add_steps(struct str *out, const struct page_pair *look)
{
    str_add(out, "<div class=\"panel\"><ol class=\"steps\"><li class=\"past\">");
    if (look->shown[0])
        page_say(out, "This phone is to be yours, %s", look->shown);
    else
        str_add(out, "You have said who you are.");
    str_add(out, "</li>\n<li class=\"now\">Somebody at the board taps <b>Allow</b>.<span class=\"quiet\">It "
                 "asks there by "
                 "itself: you need not type anything.</span></li>\n"
                 "<li>The board opens here, by itself.</li></ol></div>\n");
}

// The form of a code that is allowed is sent by the script, or by the thumb of whoever has none.
static void add_waiting(struct str *out, const struct page_pair *look, bool is_allowed)
{
    str_addf(out, "<h1>%s</h1>\n<p class=\"lead\" role=\"status\">%s</p>\n",
             is_allowed ? "You are let in" : "Ask at the board to let you in",
             is_allowed ? "One tap opens the board."
                        : "Keep this page open and go to the board by the door: your name is on it.");
    if (!is_allowed)
        add_steps(out, look);
    str_add(out, "<form id=\"pair\" method=\"post\" action=\"/pair\">\n");
    add_code(out, look);
    if (look->host[0]) {
        str_add(out, "<input type=\"hidden\" name=\"host\" value=\"");
        page_escape(out, look->host);
        str_add(out, "\">\n");
    }
    str_addf(out, "<button class=\"button %s\" type=\"submit\">Open the board</button>\n</form>\n",
             is_allowed ? "main" : "outlined");
}

// ---- it ends here

static void add_refused(struct str *out, const struct page_pair *look)
{
    str_add(out, "<h1 role=\"alert\">");
    page_escape(out, look->said);
    str_add(
        out,
        "</h1>\n<p class=\"lead\">A code works once, and for ten minutes. A new one is shown on the board "
        "after the host PIN, by <b>Take the board with you</b>: scan that, or type it here.</p>\n");
    page_link(out, "/pair", "button main", "I have a new code");
    page_link(out, "/", "button outlined", "How to get in");
}

static void add_what_it_is(struct str *out, const struct page_pair *look)
{
    if (strcmp(look->state, "refused") == 0) {
        add_refused(out, look);
        return;
    }
    if (look->said[0]) {
        str_add(out, "<p class=\"notice\" role=\"alert\">");
        page_escape(out, look->said);
        str_add(out, "</p>\n");
    }
    if (strcmp(look->state, "asked") == 0 || strcmp(look->state, "allowed") == 0)
        add_waiting(out, look, strcmp(look->state, "allowed") == 0);
    else
        add_form(out, look);
}

void page_pair(struct str *out, const struct page_pair *look)
{
    struct str attributes = { 0 };

    str_add(&attributes, " data-state=\"");
    page_escape(&attributes, look->state);
    str_add(&attributes, "\"");
    page_begin(out, &look->frame, PAGE_LOUNGE, "pair", "Take the board with you", str_text(&attributes));
    str_add(out, "<main class=\"lone\">\n");
    page_whose(out, &look->frame);
    add_what_it_is(out, look);
    str_add(out, "<p id=\"said\" class=\"notice\" role=\"alert\" hidden></p>\n</main>\n");
    page_end(out);
    str_finish(&attributes);
}
