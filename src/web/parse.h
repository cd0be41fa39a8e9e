// What browsers send, taken apart: targets, queries and forms, cookies, hosts and origins. Pure, and hard to
// please: what is not well-formed UTF-8, or tries to be a path that it does not look like, is refused and
// never mended. JSON is util/json's.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "util/str.h"

enum { PARSE_PAIRS = 48, PARSE_HOST_SIZE = 256 };

// Names with their values, as in a query or a form.
struct parse_pairs {
    struct parse_pair {
        char *name, *value;
    } pairs[PARSE_PAIRS];
    size_t count;
};

// The value of the first pair of this name, "" when there is none.
const char *parse_value(const struct parse_pairs *pairs, const char *name);
void parse_pairs_finish(struct parse_pairs *pairs);

// "a=1&b=%C3%A9+x". Refuses more than PARSE_PAIRS, bad escapes, NUL, and what is not UTF-8; nothing is
// kept then. Empty pairs are left out.
bool parse_form(struct parse_pairs *pairs, const char *at, size_t length);

// "/api/arrivals?q=mar": appends the decoded path. Refuses what does not begin with one slash, empty
// segments, "." and "..", a slash, backslash, NUL or control character behind an escape, and what is not
// UTF-8.
bool parse_target(struct str *path, struct parse_pairs *query, const char *target);

// The value of a cookie: letters, digits, "-" and "_" only. False where there is none, or several.
bool parse_cookie(struct str *value, const char *header, const char *name);

// "Door.Local:8321", "[::1]": the name in lower case without brackets and a dot at its end; port 0: none.
struct parse_host {
    char name[PARSE_HOST_SIZE];
    int port;
};
bool parse_host(struct parse_host *host, const char *text);

// "https://door.example:8321", without a path; an address ("https://door.example/") is one, too, with
// `is_address`.
struct parse_origin {
    bool is_https;
    struct parse_host host; // the scheme's own port where none is said
};
bool parse_origin(struct parse_origin *origin, const char *text, bool is_address);
