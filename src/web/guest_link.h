// Links to guests' own pages. A link is made for a visit, kept in memory only, and opens in one browser: the
// first that opens it gets a cookie in exchange. It is over with its event, or when the door closes.
#pragma once

#include <stdbool.h>

#include "util/id.h"
#include "util/secret.h"

struct guest_links;

struct guest_links *guest_links_create(void);
void guest_links_destroy(struct guest_links *links); // NULL is fine

// The token of the visit's link: the same while nobody has opened it, then a new one. From any thread.
void guest_links_make(struct guest_links *links, const char *visit, char token[SECRET_SIZE]);
// Opens a link: gives the cookie. `cookie` is what the browser has shown ("" for none): the one that has
// opened it before may do so again. False for what is no link, or was opened elsewhere.
bool guest_links_open(struct guest_links *links, const char *token, const char *shown,
                      char cookie[SECRET_SIZE]);
// The visit behind a cookie. False for nobody's.
bool guest_links_visit(struct guest_links *links, const char *cookie, char visit[ID_SIZE]);
void guest_links_end(struct guest_links *links, const char *visit); // its event is over
