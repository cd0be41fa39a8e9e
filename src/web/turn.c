#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "service/request_post.h"
#include "util/mem.h"
#include "web/inside.h"
#include "web/reduce.h"

// ---- the end of a turn

static void finish(struct turn *turn)
{
    json_decref(turn->body);
    json_decref(turn->session.told);
    for (int i = 0; i < TURN_ASKS; i++)
        json_decref(turn->answers[i]);
    free(turn->context);
    free(turn);
}

void turn_reply(struct turn *turn, struct http_reply *reply)
{
    exchange_reply(turn->exchange, reply);
    finish(turn);
}

void turn_stream(struct turn *turn, const struct hub_who *who)
{
    hub_stream(turn->web->hub, turn->exchange, who, http_header(turn->request, HTTP_LAST_EVENT));
    finish(turn);
}

void turn_json(struct turn *turn, int status, json_t *value)
{
    struct http_reply reply;

    if (turn->web->is_insecure && status == 200) {
        json_t *little = reduced(value);

        json_decref(value);
        value = little;
    }
    reply = http_reply_json(status, value);
    turn_reply(turn, &reply);
}

void turn_pass(struct turn *turn, json_t *answer)
{
    turn_json(turn, 200, json_incref(answer));
}

static void refuse_with_page(struct turn *turn, int status, const char *said)
{
    struct str document = { 0 };
    struct page_said look = { .frame = turn_frame(turn, NULL), .title = "Not this way", .said = said };

    page_said(&document, &look);
    turn_page(turn, status, &document);
}

void turn_refuse(struct turn *turn, int status, const char *said)
{
    struct http_reply reply;

    said = said ? said : http_status_said(status);
    if (turn->is_page) {
        refuse_with_page(turn, status, said);
        return;
    }
    reply = http_reply_error(status, said);
    turn_reply(turn, &reply);
}

void turn_page(struct turn *turn, int status, struct str *document)
{
    struct http_reply reply = { .status = status, .type = "text/html", .body = *document };

    *document = (struct str){ 0 };
    turn_reply(turn, &reply);
}

void turn_go(struct turn *turn, const char *path, char *cookie)
{
    struct http_reply reply = { .status = 303, .location = mem_copy_text(path), .cookie = cookie };

    turn_reply(turn, &reply);
}

// People are told what a service says to people; what is wrong with a disk is for the board.
void turn_fail(struct turn *turn, const struct err *err)
{
    static const struct {
        enum err_kind kind;
        int status;
    } statuses[] = { { ERR_REFUSED, 409 }, { ERR_USAGE, 400 }, { ERR_AGAIN, 503 } };

    for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++) {
        if (statuses[i].kind == err->kind) {
            turn_refuse(turn, statuses[i].status, err->text);
            return;
        }
    }
    fprintf(stderr, "usher: the pages: %s\n", err->text);
    turn_refuse(turn, 500, NULL);
}

// ---- asking

static void refuse_or_tell(struct turn *turn, const struct err *error)
{
    json_t *told;

    if (!turn->refused || error->kind != ERR_REFUSED) {
        turn_fail(turn, error);
        return;
    }
    told = json_pack("{s:s}", "error", error->text);
    turn->refused(turn, told);
    json_decref(told);
}

static void answered(void *context, json_t *answer, const struct err *error)
{
    struct turn *turn = context;

    if (error)
        refuse_or_tell(turn, error);
    else
        turn->next(turn, answer);
    json_decref(answer);
}

void turn_ask(struct turn *turn, const char *request, json_t *members, turn_next *next)
{
    turn->next = next;
    request_post(turn->web->clerk, request, members, NULL, 0, answered, turn);
}

struct asked {
    struct turn *turn;
    int at;
};

// Only the last answer looks at the turn.
static void answered_one(void *context, json_t *answer, const struct err *error)
{
    struct asked *asked = context;
    struct turn *turn = asked->turn;

    turn->answers[asked->at] = error ? json_null() : answer;
    free(asked);
    if (atomic_fetch_sub(&turn->missing, 1) == 1)
        turn->next(turn, NULL);
}

void turn_ask_all(struct turn *turn, const struct turn_question *questions, int count, turn_next *next)
{
    turn->next = next;
    atomic_store(&turn->missing, count);
    for (int i = 0; i < count; i++) {
        struct asked *asked = mem_new(sizeof *asked);

        *asked = (struct asked){ turn, i };
        request_post(turn->web->clerk, questions[i].request, questions[i].members, NULL, 0, answered_one,
                     asked);
    }
}

// ---- what routes need

const char *turn_text(const struct turn *turn, const char *key)
{
    return json_get_text(turn->body, key);
}

struct page_frame turn_frame(const struct turn *turn, const json_t *door)
{
    return (struct page_frame){ .group = json_get_text(door, "group"),
                                .brand = json_get_text(door, "brand"),
                                .is_insecure = turn->web->is_insecure };
}

const char *cookie_name(const struct web *web, enum web_cookie which)
{
    static const char *const names[][2] = {
        [COOKIE_HOST] = { "usher", "__Host-usher" }, [COOKIE_GUEST] = { "usher-guest", "__Host-usher-guest" }
    };

    return names[which][web->has_cookies];
}

char *cookie_set(const struct web *web, enum web_cookie which, const char *secret, long seconds)
{
    struct str out = { 0 };

    str_addf(&out, "%s=%s; Path=/; HttpOnly; SameSite=Strict; Max-Age=%ld%s", cookie_name(web, which),
             secret ? secret : "", secret ? seconds : 0, web->has_cookies ? "; Secure" : "");
    return str_take(&out);
}
