// What the webhook is told, in the form that it understands: a message of the spool in, the bytes and
// headers of a POST out. Pure.
#pragma once

#include "util/json.h"
#include "util/str.h"

struct letter_setup {
    const char *format; // alert.format: json, slack or ntfy
    const char *secret; // alert.secret; "" signs nothing
    const char *board;  // address of the hosts' board, NULL where there is none
};

enum { LETTER_HEADERS = 8 };

struct letter {
    struct str body;
    // "Name: value" in printable ASCII; NULL behind the last. X-Usher-Id is the message's id, the same
    // whenever it is sent; X-Usher-Signature is "sha256=" and the HMAC of the body's very bytes.
    char *headers[LETTER_HEADERS];
};

// `message` is that of a row of alert_spool. json: CONTRACT 6, and of a call for help its kind and reason.
// slack: an incoming webhook's text. ntfy: text for a topic's address, title, priority by level, tag, and
// the board to be opened; what is not ASCII in a header is written as RFC 2047 says.
void letter_write(struct letter *letter, const json_t *message, const struct letter_setup *setup);
void letter_finish(struct letter *letter);

// One sentence for people: who waits, or what the help is for. Appends.
void letter_say(struct str *out, const json_t *message);
// "Amara O. (Northwind)"; nothing where no name is known. Appends.
void letter_say_who(struct str *out, const json_t *message);
