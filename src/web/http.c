#include "web/http.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "util/mem.h"

const char *const http_header_names[HTTP_HEADERS] = {
    [HTTP_HOST] = "Host",        [HTTP_COOKIE] = "Cookie",
    [HTTP_ORIGIN] = "Origin",    [HTTP_FETCH_SITE] = "Sec-Fetch-Site",
    [HTTP_USHER] = "X-Usher",    [HTTP_CONTENT_TYPE] = "Content-Type",
    [HTTP_AGENT] = "User-Agent", [HTTP_LAST_EVENT] = "Last-Event-ID",
};

static const struct {
    int status;
    const char *said;
    int retry_after_s;
} sentences[] = {
    { 400, "this request cannot be understood: load the page again", 0 },
    { 401, "this phone is not paired: scan the code on the hosts' board", 0 },
    { 403, "this is not allowed from here: open the page again from its own address", 0 },
    { 404, "there is nothing here: go back to the board", 0 },
    { 405, "this cannot be done here: load the page again", 0 },
    { 409, "this is not possible any more: load the page again", 0 },
    { 413, "this is too much at once: send less", 0 },
    { 415, "this has to be sent as JSON: load the page again", 0 },
    { 421, "these pages are not at this address: use the one that the board shows", 0 },
    { 429, "too many tries: wait ten minutes", 600 },
    { 503, "the door is busy or just ending: try again in a moment", 2 },
};

enum http_method http_method_of(const char *name)
{
    if (strcmp(name, "GET") == 0 || strcmp(name, "HEAD") == 0)
        return HTTP_GET;
    return strcmp(name, "POST") == 0 ? HTTP_POST : HTTP_OTHER;
}

void http_request_target(struct http_request *request, const char *target)
{
    if (strlen(target) > HTTP_TARGET_MOST || !parse_target(&request->path, &request->query, target))
        request->refused = 400;
}

void http_request_header(struct http_request *request, const char *name, const char *value)
{
    for (int i = 0; i < HTTP_HEADERS; i++) {
        if (strcasecmp(name, http_header_names[i]) != 0)
            continue;
        if (request->headers[i])
            request->refused = 400;
        else
            request->headers[i] = mem_copy_text(value);
    }
    if (strcasecmp(name, "Transfer-Encoding") == 0)
        request->refused = 400;
    if (strcasecmp(name, "Content-Length") == 0 && strtoull(value, NULL, 10) > HTTP_BODY_MOST)
        request->refused = 413;
}

void http_request_finish(struct http_request *request)
{
    str_finish(&request->path);
    str_finish(&request->body);
    parse_pairs_finish(&request->query);
    for (int i = 0; i < HTTP_HEADERS; i++)
        free(request->headers[i]);
    *request = (struct http_request){ 0 };
}

const char *http_header(const struct http_request *request, enum http_header header)
{
    return request->headers[header] ? request->headers[header] : "";
}

void http_reply_finish(struct http_reply *reply)
{
    str_finish(&reply->body);
    free(reply->location);
    free(reply->cookie);
    *reply = (struct http_reply){ 0 };
}

static const struct {
    const char *name, *value;
} always[] = {
    { "Content-Security-Policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
      "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'" },
    { "X-Content-Type-Options", "nosniff" },
    { "X-Frame-Options", "DENY" },
    { "Referrer-Policy", "no-referrer" },
    { "Cross-Origin-Opener-Policy", "same-origin" },
    { "Cross-Origin-Resource-Policy", "same-origin" },
    { "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()" },
};

static void add_type(const char *type, void (*add)(void *context, const char *name, const char *value),
                     void *context)
{
    struct str whole = { 0 };

    str_addf(&whole, "%s%s", type, strncmp(type, "text/", 5) == 0 ? "; charset=utf-8" : "");
    add(context, "Content-Type", whole.at);
    str_finish(&whole);
}

static int retry_after_s(int status)
{
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        if (sentences[i].status == status)
            return sentences[i].retry_after_s;
    }
    return 0;
}

void http_reply_headers(const struct http_reply *reply, bool is_secure,
                        void (*add)(void *context, const char *name, const char *value), void *context)
{
    char seconds[12];

    for (size_t i = 0; i < sizeof always / sizeof *always; i++)
        add(context, always[i].name, always[i].value);
    if (is_secure)
        add(context, "Strict-Transport-Security", "max-age=15552000");
    add(context, "Cache-Control", reply->is_kept ? "private, max-age=300" : "no-store");
    if (reply->type)
        add_type(reply->type, add, context);
    if (reply->location)
        add(context, "Location", reply->location);
    if (reply->cookie)
        add(context, "Set-Cookie", reply->cookie);
    snprintf(seconds, sizeof seconds, "%d", retry_after_s(reply->status));
    if (retry_after_s(reply->status))
        add(context, "Retry-After", seconds);
}

struct http_reply http_reply_json(int status, json_t *value)
{
    struct http_reply reply = { .status = status, .type = "application/json" };
    char *line = json_line(value);

    str_add(&reply.body, line);
    free(line);
    json_decref(value);
    return reply;
}

struct http_reply http_reply_error(int status, const char *said)
{
    return http_reply_json(status, json_pack("{s:o}", "error", json_text_or_null(said)));
}

const char *http_status_said(int status)
{
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        if (sentences[i].status == status)
            return sentences[i].said;
    }
    return "something went wrong at the door: try again in a moment";
}
