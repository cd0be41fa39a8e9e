// The inside of the web, shared by its routes: what they have, and one request on its way through them.
#pragma once

#include <pthread.h>
#include <stdatomic.h>

#include "web/allow.h"
#include "web/assets.h"
#include "web/guest_link.h"
#include "web/pages.h"
#include "web/server.h"
#include "web/session.h"
#include "web/stream.h"
#include "web/tries.h"

struct web {
    struct clerk *clerk;
    struct server *server;
    struct hub *hub;
    struct machine *machine;
    struct sessions *sessions;
    struct guest_links *guest_links;
    struct web_assets *assets;
    pthread_mutex_t tries_mutex;
    struct tries tries;
    struct allow allow;
    char *url;          // where people reach it
    bool is_for_others; // not to this machine alone
    bool is_secure;     // encrypted by this server
    bool has_cookies;   // as far as a browser can see it is encrypted: cookies are for that alone
    bool is_insecure;   // in the LAN without encryption: names are short, guests' pages are closed
};

enum web_who { WEB_ANYBODY, WEB_VISITOR, WEB_HOST, WEB_GUEST }; // VISITOR: a host where the cookie says so

enum { TURN_PARTS = 2, TURN_PART_SIZE = 80, TURN_ASKS = 6 };

struct turn;
typedef void turn_next(struct turn *turn, json_t *answer); // the answer is borrowed

// What may be asked for, by method and path; "*" stands for one segment (web/route has the table).
struct route {
    enum http_method method;
    const char *path;
    enum web_who who;
    bool is_page; // a person sees the answer: no X-Usher, errors are pages
    void (*serve)(struct turn *turn);
};

// One request from its gate to its reply.
struct turn {
    struct web *web;
    struct exchange *exchange;
    const struct http_request *request;
    const struct route *route;
    bool is_page;                           // a person sees the answer
    char parts[TURN_PARTS][TURN_PART_SIZE]; // what "*" stood for
    json_t *body;                           // the object that came, or an empty one
    struct session session;                 // of a host; host is "" for nobody
    char visit[ID_SIZE];                    // of a guest
    turn_next *next;
    turn_next *refused; // told {error} in place of a reply; NULL: a refusal is 409
    void *context;      // between the steps of a route; freed at the end
    // asks under way together
    json_t *answers[TURN_ASKS];
    atomic_int missing;
};

// Asks a service and goes on; `members` is taken over. A refusal is replied to with what it says.
void turn_ask(struct turn *turn, const char *request, json_t *members, turn_next *next);
// Several at once, all without members; then goes on with turn->answers in their order.
struct turn_question {
    const char *request;
    json_t *members; // taken over
};
void turn_ask_all(struct turn *turn, const struct turn_question *questions, int count, turn_next *next);

// Each of these ends the turn.
void turn_reply(struct turn *turn, struct http_reply *reply);
void turn_json(struct turn *turn, int status, json_t *value);        // the value is taken over
void turn_pass(struct turn *turn, json_t *answer);                   // 200 with what a service answered
void turn_refuse(struct turn *turn, int status, const char *said);   // NULL: what the status says
void turn_page(struct turn *turn, int status, struct str *document); // emptied
void turn_go(struct turn *turn, const char *path, char *cookie);     // 303; the cookie is taken over
void turn_stream(struct turn *turn, const struct hub_who *who);
// A refusal of a service, as JSON or a page.
void turn_fail(struct turn *turn, const struct err *err);

// The text of a member of the body, or of a form's field.
const char *turn_text(const struct turn *turn, const char *key);
// What stands around a page, from what door.show answered (NULL: nothing is known).
struct page_frame turn_frame(const struct turn *turn, const json_t *door);

// "usher=…": for a host or a guest; a secret of NULL takes it away. The caller frees.
enum web_cookie { COOKIE_HOST, COOKIE_GUEST };
const char *cookie_name(const struct web *web, enum web_cookie which);
char *cookie_set(const struct web *web, enum web_cookie which, const char *secret, long seconds);

// The routes.
typedef void route_function(struct turn *turn);
route_function serve_home, serve_arrivals, serve_asset, serve_manifest, serve_health;
route_function serve_pair_page, serve_pair, serve_pair_state;
route_function serve_me, serve_rest, serve_duty, serve_leave, serve_board, serve_stream, serve_welcomes;
route_function serve_welcome, serve_help_done, serve_introduce, serve_find, serve_check_in, serve_undo;
route_function serve_guest_link, serve_guest_page, serve_guest_me, serve_guest_stream, serve_guest_edit;
route_function serve_guest_forget, serve_guest_card;
