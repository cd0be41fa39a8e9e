// Which names these pages answer to. A page of somebody else that has its name point here (DNS rebinding)
// finds nobody; a form of somebody else that posts here is refused.
#pragma once

#include <stdbool.h>

#include "web/http.h"

enum { ALLOW_NAMES = 12 };

struct allow {
    char *names[ALLOW_NAMES]; // in lower case, without ports
    size_t count;
    struct parse_origin url; // web.url; its name is "" where none is set
};

// This machine by its own names, by `address` where it is one address and not all, and by `url` ("" for
// none).
void allow_init(struct allow *allow, const char *address, const char *url);
void allow_finish(struct allow *allow);

bool allow_host(const struct allow *allow, const struct http_request *request);
// Whether a request that changes something comes from these pages, as far as the browser says: its Origin is
// where it goes to or web.url, and it is not from another site.
bool allow_origin(const struct allow *allow, const struct http_request *request, bool is_secure);
