// The guest's own page as it is before the script has run: by name, who is coming, and where. The script goes
// on from there with what may be changed.
#include <string.h>

#include "web/pages_inside.h"

static void add_coming(struct str *out, const json_t *guest)
{
    const char *state = json_get_text(guest, "state"), *host = json_get_text(guest, "host_name");

    if (strcmp(state, "claimed") == 0 && host[0])
        page_say(out, "<b>%s</b> is coming to say hello", host);
    else if (strcmp(state, "waiting") == 0)
        str_add(out, "Someone is coming to say hello");
    else
        str_add(out, "You are checked in");
}

void page_guest(struct str *out, const struct page_guest *look)
{
    page_begin(out, &look->frame, PAGE_MORNING, "guest", "Welcome", "");
    str_add(out, "<div id=\"app\"><main class=\"lone\"><h1>");
    page_say(out, "Welcome, %s", json_get_text(look->guest, "call_name"));
    str_add(out, "</h1>\n<p>");
    add_coming(out, look->guest);
    str_add(
        out,
        "</p>\n<noscript><p>The rest of this page lives by JavaScript, which is switched off here. Any host "
        "can help you with what it would ask.</p></noscript>\n</main></div>\n");
    page_end(out);
}
