#include "web/pages.h"

#include <stdio.h>
#include <string.h>

#include "util/err.h"
#include "util/text.h"
#include "web/pages_inside.h"

static const char *escaped(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

void page_escape(struct str *out, const char *text)
{
    struct str clean = { 0 };

    text_clean(&clean, text);
    for (const char *at = str_text(&clean); *at; at++) {
        const char *safe = escaped(*at);

        if (safe)
            str_add(out, safe);
        else
            str_add_char(out, *at);
    }
    str_finish(&clean);
}

void page_say(struct str *out, const char *format, const char *name)
{
    const char *at = strstr(format, "%s");

    must(at);
    str_addf(out, "%.*s<bdi>", (int)(at - format), format);
    page_escape(out, name);
    str_addf(out, "</bdi>%s", at + 2);
}

void page_link(struct str *out, const char *href, const char *look, const char *text)
{
    str_addf(out, "<a class=\"%s\" href=\"", look);
    page_escape(out, href);
    str_add(out, "\">");
    page_escape(out, text);
    str_add(out, "</a>\n");
}

void page_whose(struct str *out, const struct page_frame *frame)
{
    if (!frame->group[0])
        return;
    str_add(out, "<p class=\"whose\"><span class=\"mark\" aria-hidden=\"true\"><svg class=\"icon\" "
                 "viewBox=\"0 0 24 24\">"
                 "<path d=\"M6 20V9.5a6 6 0 0 1 12 0V20M3 20h18\"/></svg></span><span><b dir=\"auto\">");
    page_escape(out, frame->group);
    str_add(out, "</b>The hosts’ board</span></p>\n");
}

// ---- what all documents share

static const struct {
    const char *name, *scheme, *ground;
} themes[] = {
    [PAGE_MORNING] = { "morning", "light", "#FBF8F3" },
    [PAGE_LOUNGE] = { "lounge", "dark", "#12161F" },
};

static void add_head(struct str *out, const struct page_frame *frame, enum page_theme theme,
                     const char *title)
{
    str_addf(out,
             "<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, "
             "initial-scale=1, viewport-fit=cover\">\n<meta name=\"color-scheme\" content=\"%s\">\n"
             "<meta name=\"theme-color\" content=\"%s\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
             "<meta name=\"robots\" content=\"noindex\">\n"
             "<meta name=\"format-detection\" content=\"telephone=no\">\n<title>",
             themes[theme].scheme, themes[theme].ground);
    page_escape(out, title);
    str_add(out, frame->group[0] ? " · " : "");
    page_escape(out, frame->group);
    str_add(out, "</title>\n<link rel=\"icon\" href=\"/assets/icon.svg\" type=\"image/svg+xml\">\n"
                 "<link rel=\"apple-touch-icon\" href=\"/assets/icon-192.png\">\n"
                 "<link rel=\"manifest\" href=\"/manifest.webmanifest\">\n"
                 "<link rel=\"stylesheet\" href=\"/assets/usher.css\">\n"
                 "<script src=\"/assets/usher.js\" defer></script>\n</head>\n");
}

void page_begin(struct str *out, const struct page_frame *frame, enum page_theme theme, const char *kind,
                const char *title, const char *attributes)
{
    str_addf(out, "<!doctype html>\n<html lang=\"en\" dir=\"ltr\" class=\"%s\">\n", themes[theme].name);
    add_head(out, frame, theme, title);
    str_addf(out, "<body class=\"%s\" data-page=\"%s\"%s data-group=\"", kind, kind, attributes);
    page_escape(out, frame->group);
    str_add(out, "\" data-brand=\"");
    page_escape(out, frame->brand ? frame->brand : "");
    str_add(out, "\">\n");
    if (frame->is_insecure)
        str_add(out, "<p class=\"banner\">This connection is not encrypted: names are kept short.</p>\n");
}

void page_end(struct str *out)
{
    str_add(out, "</body>\n</html>\n");
}

// ---- pages that the script fills

static void add_filled(struct str *out, const struct page_board *look, const char *kind, const char *title,
                       const char *without)
{
    struct str attributes = { 0 };

    str_add(&attributes, " data-shown=\"");
    page_escape(&attributes, look->shown);
    str_add(&attributes, "\" data-initials=\"");
    page_escape(&attributes, look->initials);
    str_addf(&attributes, "\" data-colour=\"%d\"", look->colour);
    page_begin(out, &look->frame, PAGE_LOUNGE, kind, title, str_text(&attributes));
    str_addf(
        out,
        "<div id=\"app\"><main class=\"lone\"><h1>%s</h1>\n<noscript><p>This page lives by JavaScript, which "
        "is switched off here. Switch it on and open the page again. %s</p></noscript>\n"
        "</main></div>\n",
        title, without);
    page_end(out);
    str_finish(&attributes);
}

void page_board(struct str *out, const struct page_board *look)
{
    add_filled(out, look, "board", "Waiting for a hello", "Until then, look at the board by the door.");
}

void page_arrivals(struct str *out, const struct page_board *look)
{
    add_filled(out, look, "arrivals", "Arrivals", "Until then, check guests in at the door.");
}

// ---- a sentence, and a way on

void page_unpaired(struct str *out, const struct page_frame *frame)
{
    page_begin(out, frame, PAGE_LOUNGE, "unpaired", "Who may see this", "");
    str_add(out, "<main class=\"lone\">");
    page_whose(out, frame);
    str_add(
        out,
        "<h1>This is the hosts’ board</h1>\n"
        "<p class=\"lead\">It opens on phones that were let in: guests’ names stay among their hosts.</p>\n"
        "<div class=\"panel\"><ol class=\"steps\"><li>At the board by the door, give the host PIN and scan "
        "the code that says "
        "<b>Take the board with you</b>.</li>\n"
        "<li>Say who you are.</li>\n"
        "<li>Somebody at the board taps <b>Allow</b>, and it opens here.</li></ol></div>\n"
        "<p class=\"quiet\">Or ask the organizer for a link of your own: <code>usher host pair NAME</code> "
        "prints one, which works once and for ten minutes.</p>\n");
    page_link(out, "/pair", "button main", "I have a code");
    str_add(out, "</main>\n");
    page_end(out);
}

void page_said(struct str *out, const struct page_said *look)
{
    page_begin(out, &look->frame, PAGE_LOUNGE, "said", look->title, "");
    str_add(out, "<main class=\"lone\">");
    page_whose(out, &look->frame);
    str_add(out, "<h1>");
    page_escape(out, look->title);
    str_add(out, "</h1>\n<p class=\"lead\">");
    page_escape(out, look->said);
    str_add(out, "</p>\n</main>\n");
    page_end(out);
}
