// What browsers get before any script runs: whole HTML documents as text, from plain values. Pure: who may
// see what is web/route's, what is live comes by /assets/usher.js and the API. No inline script or style
// (web/reply sends the policy that forbids them); every text from outside goes through an escaping function.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "util/json.h"
#include "util/str.h"

// What stands around every page.
struct page_frame {
    const char *group; // its name; "" before anything is known
    const char *brand; // #RRGGBB
    bool is_insecure;  // unencrypted in the LAN: the page says so, and that names are short
};

// GET / of a paired host: the board, filled by the script.
struct page_board {
    struct page_frame frame;
    const char *shown, *initials; // the host whose phone this is
    int colour;                   // 0..7
};
void page_board(struct str *out, const struct page_board *look);

// GET /arrivals: search, check in, undo, the last ten; filled by the script.
void page_arrivals(struct str *out, const struct page_board *look);

// GET / of anybody else: how to pair.
void page_unpaired(struct str *out, const struct page_frame *frame);

// GET /pair?code=: the form POSTs `code`, and `host` where it is asked, to /pair; without a script, too.
struct page_host {
    const char *host, *shown, *initials;
    int colour;
};
struct page_pair {
    struct page_frame frame;
    const char *code;         // "" for none: it can be typed
    const char *state;        // open; asked (wait for Allow on the board: /api/pair?code= tells); allowed; or
                              // refused: `said` says why, and nothing can be sent
    const char *said;         // a sentence about what was wrong, or ""
    const char *host, *shown; // whose phone the code is for; "" where the phone has to say
    const struct page_host *hosts; // those to choose from then
    size_t host_count;
};
void page_pair(struct str *out, const struct page_pair *look);

// GET /g/: the guest's own page. `guest` is what guest.page answered (service/request.h).
struct page_guest {
    struct page_frame frame;
    const json_t *guest;
};
void page_guest(struct str *out, const struct page_guest *look);

// One kind sentence where there is nothing else to show: a link that was used or is over, a wrong address,
// a server that is just ending.
struct page_said {
    struct page_frame frame;
    const char *title, *said;
};
void page_said(struct str *out, const struct page_said *look);
