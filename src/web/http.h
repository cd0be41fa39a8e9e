// One request and one reply of the web, as plain values: what web/server reads from a connection and writes
// to it. Knows neither connections nor routes.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "util/json.h"
#include "util/str.h"
#include "web/parse.h"

enum http_method { HTTP_GET, HTTP_POST, HTTP_OTHER }; // HEAD is GET; its body is left out on the way

// Headers that anything here looks at, each once at most.
enum http_header {
    HTTP_HOST,
    HTTP_COOKIE,
    HTTP_ORIGIN,
    HTTP_FETCH_SITE,
    HTTP_CONTENT_TYPE,
    HTTP_USHER, // X-Usher
    HTTP_LAST_EVENT,
    HTTP_AGENT,
    HTTP_HEADERS
};
extern const char *const http_header_names[HTTP_HEADERS];

enum { HTTP_PEER_SIZE = 48, HTTP_BODY_MOST = 64 * 1024, HTTP_TARGET_MOST = 2000 };

struct http_request {
    enum http_method method;
    struct str path; // decoded and checked (web/parse)
    struct parse_pairs query;
    char *headers[HTTP_HEADERS]; // NULL where there is none
    struct str body;             // at most HTTP_BODY_MOST bytes
    char peer[HTTP_PEER_SIZE];   // the address it came from, without a port
    int refused;                 // 0, or the status for what could not be read
};

enum http_method http_method_of(const char *name);
// Takes the target and each header as they came. What is not good, or could be read in two ways (a header
// twice, a body whose length nobody says), sets `refused`.
void http_request_target(struct http_request *request, const char *target);
void http_request_header(struct http_request *request, const char *name, const char *value);
void http_request_finish(struct http_request *request);
const char *http_header(const struct http_request *request, enum http_header header); // "" for none

// Every reply has the headers that keep a page to itself; these come on top.
struct http_reply {
    int status;
    const char *type; // NULL: no body
    struct str body;
    const void *shared; // in place of `body`: bytes that outlive every reply
    size_t shared_length;
    char *location, *cookie; // the reply's; NULL for none
    bool is_kept;            // may be cached by the browser for a while: drawings, styles, scripts
};

void http_reply_finish(struct http_reply *reply);
// Calls `add` with every header the reply goes out with, Content-Length apart.
void http_reply_headers(const struct http_reply *reply, bool is_secure,
                        void (*add)(void *context, const char *name, const char *value), void *context);
// The value is the callee's.
struct http_reply http_reply_json(int status, json_t *value);
// {"error": "one sentence"}
struct http_reply http_reply_error(int status, const char *said);
// A sentence for statuses that need no other words: 404, 405, 413, 421 …
const char *http_status_said(int status);
