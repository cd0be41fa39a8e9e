#include "web/route.h"

#include <string.h>
#include <strings.h>

#include "util/mem.h"
#include "web/inside.h"

static const struct route routes[] = {
    { HTTP_GET, "/", WEB_VISITOR, true, serve_home },
    { HTTP_GET, "/arrivals", WEB_VISITOR, true, serve_arrivals },
    { HTTP_GET, "/pair", WEB_ANYBODY, true, serve_pair_page },
    { HTTP_POST, "/pair", WEB_ANYBODY, true, serve_pair },
    { HTTP_GET, "/assets/*", WEB_ANYBODY, true, serve_asset },
    { HTTP_GET, "/manifest.webmanifest", WEB_ANYBODY, true, serve_manifest },
    { HTTP_GET, "/healthz", WEB_ANYBODY, true, serve_health },
    { HTTP_GET, "/api/pair", WEB_ANYBODY, false, serve_pair_state },
    { HTTP_GET, "/api/me", WEB_HOST, false, serve_me },
    { HTTP_POST, "/api/me/rest", WEB_HOST, false, serve_rest },
    { HTTP_POST, "/api/me/duty", WEB_HOST, false, serve_duty },
    { HTTP_POST, "/api/me/leave", WEB_HOST, false, serve_leave },
    { HTTP_GET, "/api/board", WEB_HOST, false, serve_board },
    { HTTP_GET, "/api/stream", WEB_HOST, false, serve_stream },
    { HTTP_GET, "/api/welcomes", WEB_HOST, false, serve_welcomes },
    { HTTP_POST, "/api/welcomes/*/*", WEB_HOST, false, serve_welcome },
    { HTTP_POST, "/api/help/*/done", WEB_HOST, false, serve_help_done },
    { HTTP_POST, "/api/introduce", WEB_HOST, false, serve_introduce },
    { HTTP_GET, "/api/arrivals", WEB_HOST, false, serve_find },
    { HTTP_POST, "/api/checkin", WEB_HOST, false, serve_check_in },
    { HTTP_POST, "/api/checkin/*/undo", WEB_HOST, false, serve_undo },
    { HTTP_GET, "/g/", WEB_GUEST, true, serve_guest_page },
    { HTTP_GET, "/g/*", WEB_ANYBODY, true, serve_guest_link },
    { HTTP_GET, "/api/g/me", WEB_GUEST, false, serve_guest_me },
    { HTTP_GET, "/api/g/stream", WEB_GUEST, false, serve_guest_stream },
    { HTTP_POST, "/api/g/edit", WEB_GUEST, false, serve_guest_edit },
    { HTTP_POST, "/api/g/forget", WEB_GUEST, false, serve_guest_forget },
    { HTTP_GET, "/api/g/card.svg", WEB_GUEST, true, serve_guest_card },
};

// ---- which route

static bool is_type(const struct http_request *request, const char *type)
{
    const char *said = http_header(request, HTTP_CONTENT_TYPE);
    size_t length = strlen(type);

    return strncasecmp(said, type, length) == 0 && (!said[length] || strchr("; ", said[length]));
}

// Whether the path is one of the pattern's; fills in what the stars stand for.
static bool fits(const char *pattern, const char *path, char parts[TURN_PARTS][TURN_PART_SIZE])
{
    int part = 0;

    while (*pattern && *path) {
        size_t length = strcspn(path, "/");

        if (*pattern != '*') {
            if (*pattern++ != *path++)
                return false;
            continue;
        }
        if (length == 0 || length >= TURN_PART_SIZE || part == TURN_PARTS)
            return false;
        memcpy(parts[part], path, length);
        parts[part++][length] = '\0';
        pattern++;
        path += length;
    }
    return !*pattern && !*path;
}

// 0, or the status of a refusal.
static int find_route(struct turn *turn)
{
    int status = 404;

    for (size_t i = 0; i < sizeof routes / sizeof *routes; i++) {
        if (!fits(routes[i].path, str_text(&turn->request->path), turn->parts))
            continue;
        turn->route = &routes[i];
        turn->is_page = routes[i].is_page && !is_type(turn->request, "application/json");
        if (routes[i].method == turn->request->method)
            return 0;
        status = 405;
    }
    return status;
}

// ---- what came with it

static bool has_nul(const struct str *body)
{
    return body->length > 0 && memchr(body->at, '\0', body->length) != NULL;
}

// Without a script the pairing page sends a form.
static int read_form(struct turn *turn)
{
    const struct str *body = &turn->request->body;
    struct parse_pairs pairs = { 0 };

    if (!parse_form(&pairs, body->at, body->length))
        return 400;
    for (size_t i = 0; i < pairs.count; i++)
        json_object_set_new(turn->body, pairs.pairs[i].name, json_string(pairs.pairs[i].value));
    parse_pairs_finish(&pairs);
    return 0;
}

static int read_body(struct turn *turn)
{
    const struct http_request *request = turn->request;
    json_t *body;

    if (request->body.length == 0)
        return 0;
    if (has_nul(&request->body))
        return 400;
    if (turn->is_page && is_type(request, "application/x-www-form-urlencoded"))
        return read_form(turn);
    if (!is_type(request, "application/json"))
        return 415;
    body = json_parse_object(str_text(&request->body));
    if (!body)
        return 400;
    json_decref(turn->body);
    turn->body = body;
    return 0;
}

// Other sites cannot send the header, read the answer, or lend the cookie; each of these is enough.
static int check_sender(const struct turn *turn)
{
    const struct http_request *request = turn->request;
    bool changes = turn->route->method == HTTP_POST;

    if (!turn->is_page && strcmp(http_header(request, HTTP_USHER), "1") != 0)
        return 403;
    if ((changes || !turn->is_page) && !allow_origin(&turn->web->allow, request, turn->web->is_secure))
        return 403;
    return 0;
}

// ---- who it is from

static void found(void *context, struct session *session, const struct err *error)
{
    struct turn *turn = context;

    if (session) {
        turn->session = *session;
        exchange_is_known(turn->exchange);
    }
    if (error)
        turn_fail(turn, error);
    else if (!session && turn->route->who == WEB_HOST)
        turn_refuse(turn, 401, NULL);
    else
        turn->route->serve(turn);
}

static void find_host(struct turn *turn)
{
    struct str secret = { 0 };

    if (parse_cookie(&secret, http_header(turn->request, HTTP_COOKIE), cookie_name(turn->web, COOKIE_HOST)))
        sessions_find(turn->web->sessions, str_text(&secret), found, turn);
    else
        found(turn, NULL, NULL);
    str_finish(&secret);
}

static void find_guest(struct turn *turn)
{
    struct str cookie = { 0 };
    bool is_guest = parse_cookie(&cookie, http_header(turn->request, HTTP_COOKIE),
                                 cookie_name(turn->web, COOKIE_GUEST)) &&
                    guest_links_visit(turn->web->guest_links, str_text(&cookie), turn->visit);

    str_finish(&cookie);
    if (is_guest) {
        exchange_is_known(turn->exchange);
        turn->route->serve(turn);
    } else
        turn_refuse(turn, 401, "this page is over, or open on another phone: ask at the door for a new code");
}

// ---- the way

static int check(struct turn *turn)
{
    int status = allow_host(&turn->web->allow, turn->request) ? find_route(turn) : 421;

    if (!status)
        status = check_sender(turn);
    return status ? status : read_body(turn);
}

void route_asked(void *context, struct exchange *exchange)
{
    struct turn *turn = mem_new(sizeof *turn);
    int status;

    *turn = (struct turn){
        .web = context, .exchange = exchange, .request = exchange_request(exchange), .body = json_object()
    };
    status = check(turn);
    if (status)
        turn_refuse(turn, status, NULL);
    else if (turn->route->who == WEB_ANYBODY)
        turn->route->serve(turn);
    else if (turn->route->who == WEB_GUEST)
        find_guest(turn);
    else
        find_host(turn);
}
