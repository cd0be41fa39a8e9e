// Letting a phone in: by a code that was shown to it, and by a tap on the board where the code is for
// anybody.
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "domain/name.h"
#include "util/clock.h"
#include "util/mem.h"
#include "web/inside.h"

enum { SESSION_S = 180 * 86400 };

// ---- how often somebody may be wrong

// Behind a proxy everybody has its address: codes are too long to be guessed, and one phone must not lock out
// all.
static bool is_counted(const struct turn *turn)
{
    const char *peer = turn->request->peer;
    bool is_local = strncmp(peer, "127.", 4) == 0 || strcmp(peer, "::1") == 0;

    return !is_local || !turn->web->allow.url.host.name[0];
}

static bool may_try(struct turn *turn)
{
    bool may;

    pthread_mutex_lock(&turn->web->tries_mutex);
    may = !is_counted(turn) || tries_are_left(&turn->web->tries, turn->request->peer, clock_steady_us());
    pthread_mutex_unlock(&turn->web->tries_mutex);
    if (!may)
        turn_refuse(turn, 429, NULL);
    return may;
}

static void count_wrong(struct turn *turn)
{
    pthread_mutex_lock(&turn->web->tries_mutex);
    tries_wrong(&turn->web->tries, turn->request->peer, clock_steady_us());
    pthread_mutex_unlock(&turn->web->tries_mutex);
}

// ---- the page

enum { SHOW_CODE, SHOW_HOSTS, SHOW_DOOR, SHOW_QUESTIONS };

static const json_t *host_of(const json_t *hosts, const char *id)
{
    size_t at;
    json_t *one;

    json_array_foreach(hosts, at, one)
    {
        if (strcmp(json_get_text(one, "host"), id) == 0)
            return one;
    }
    return NULL;
}

static struct page_host *hosts_of(const json_t *told, size_t *count)
{
    struct page_host *hosts = mem_new((json_array_size(told) + 1) * sizeof *hosts);
    size_t at;
    json_t *one;

    json_array_foreach(told, at, one) hosts[at] =
        (struct page_host){ .host = json_get_text(one, "host"),
                            .shown = json_get_text(one, "shown"),
                            .initials = json_get_text(one, "initials"),
                            .colour = (int)json_get_int(one, "colour", 0) };
    *count = json_array_size(told);
    return hosts;
}

static void show_pair(struct turn *turn, int status, struct page_pair *look)
{
    const char *host = json_get_text(turn->answers[SHOW_CODE], "host");
    struct str shown = { 0 }, document = { 0 };
    struct page_host *hosts = hosts_of(json_object_get(turn->answers[SHOW_CODE], "hosts"), &look->host_count);

    name_initial(&shown, json_get_text(host_of(turn->answers[SHOW_HOSTS], host), "name"), "", "");
    look->frame = turn_frame(turn, turn->answers[SHOW_DOOR]);
    look->host = host;
    look->shown = str_text(&shown);
    look->hosts = hosts;
    page_pair(&document, look);
    turn_page(turn, status, &document);
    str_finish(&shown);
    free(hosts);
}

static const char over[] = "This code is not good, or not any more", no[] = "The board said no";

// What a code is for nobody yet, or somebody at the board still has to answer; a link for one host asks that
// host.
static const char *state_of(const json_t *code)
{
    const char *state = json_get_text(code, "state");

    return strcmp(state, "asked") == 0 || !json_get_text(code, "host")[0] ? state : "open";
}

static void show_code(struct turn *turn, json_t *none)
{
    const json_t *code = turn->answers[SHOW_CODE];
    const char *text = parse_value(&turn->request->query, "code");
    bool is_known = json_is_object(code), is_refused = strcmp(json_get_text(code, "state"), "refused") == 0;
    struct page_pair look = { .code = text, .state = is_known ? state_of(code) : "open", .said = "" };

    (void)none;
    if (*text && (!is_known || is_refused)) {
        look.state = "refused";
        look.said = is_refused ? no : over;
    }
    if (*text && !is_known)
        count_wrong(turn);
    show_pair(turn, strcmp(look.state, "refused") == 0 ? 403 : 200, &look);
}

static json_t *code_of(const char *code)
{
    return json_pack("{s:o}", "code", json_text_or_null(code));
}

void serve_pair_page(struct turn *turn)
{
    if (may_try(turn)) {
        const struct turn_question questions[SHOW_QUESTIONS] = {
            [SHOW_CODE] = { "pair.look", code_of(parse_value(&turn->request->query, "code")) },
            [SHOW_HOSTS] = { "host.list", json_object() },
            [SHOW_DOOR] = { "door.show", json_object() },
        };

        turn_ask_all(turn, questions, SHOW_QUESTIONS, show_code);
    }
}

// ---- how it stands

static void wrong_code(struct turn *turn, json_t *error)
{
    count_wrong(turn);
    turn_refuse(turn, 403, json_get_text(error, "error"));
}

static void tell_state(struct turn *turn, json_t *code)
{
    turn_json(turn, 200, json_pack("{s:s}", "state", json_get_text(code, "state")));
}

void serve_pair_state(struct turn *turn)
{
    if (!may_try(turn))
        return;
    turn->refused = wrong_code;
    turn_ask(turn, "pair.look", code_of(parse_value(&turn->request->query, "code")), tell_state);
}

// ---- letting in

// What a browser is called in a list: the first word of these that its User-Agent has.
static const char *phone_name(const struct turn *turn)
{
    static const char *const known[][2] = {
        { "iPhone", "iPhone" }, { "iPad", "iPad" },     { "Android", "Android" }, { "Windows", "Windows" },
        { "CrOS", "ChromeOS" }, { "Macintosh", "Mac" }, { "Linux", "Linux" },
    };
    const char *agent = http_header(turn->request, HTTP_AGENT);

    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strstr(agent, known[i][0]))
            return known[i][1];
    }
    return "browser";
}

static void give_session(struct turn *turn, json_t *phone)
{
    char *cookie = cookie_set(turn->web, COOKIE_HOST, turn->context, SESSION_S);
    struct http_reply reply;

    if (turn->is_page) {
        turn_go(turn, "/", cookie);
        return;
    }
    reply =
        http_reply_json(200, json_pack("{s:s, s:s}", "host", json_get_text(phone, "host"), "host_name",
                                       json_get_text(phone, turn->web->is_insecure ? "shown" : "host_name")));
    reply.cookie = cookie;
    turn_reply(turn, &reply);
}

static void finished(struct turn *turn, json_t *answer)
{
    turn->context = mem_copy_text(json_get_text(answer, "secret"));
    turn_ask(turn, "phone.look", json_pack("{s:s}", "secret", turn->context), give_session);
}

static void finish(struct turn *turn)
{
    turn_ask(turn, "pair.finish",
             json_pack("{s:s, s:s}", "code", turn_text(turn, "code"), "phone_name", phone_name(turn)),
             finished);
}

static void show_waiting(struct turn *turn, const char *code)
{
    struct str path = { 0 };

    str_addf(&path, "/pair?code=%s", code);
    turn_go(turn, str_text(&path), NULL);
    str_finish(&path);
}

// Until somebody taps Allow. The code is a new one that nobody else has seen.
static void wait_for_board(struct turn *turn, json_t *answer)
{
    const char *fresh = json_get_text(answer, "code");
    const char *code = *fresh ? fresh : turn_text(turn, "code");

    if (strcmp(json_get_text(answer, "state"), "allowed") == 0)
        finish(turn);
    else if (turn->is_page)
        show_waiting(turn, code);
    else
        turn_json(turn, 202, json_pack("{s:s, s:s}", "state", "asked", "code", code));
}

static void looked(struct turn *turn, json_t *code)
{
    const char *state = json_get_text(code, "state"), *host = turn_text(turn, "host");

    if (strcmp(state, "allowed") == 0)
        finish(turn);
    else if (strcmp(state, "asked") == 0)
        wait_for_board(turn, code);
    else if (strcmp(state, "open") != 0)
        turn_refuse(turn, 403, "the board did not let this phone in: ask there for a new code");
    else if (!*host)
        turn_refuse(turn, 400, "it is not said whose phone this is: choose your name");
    else
        turn_ask(turn, "pair.ask",
                 json_pack("{s:s, s:s, s:s, s:b}", "code", turn_text(turn, "code"), "host", host,
                           "phone_name", phone_name(turn), "change_code", 1),
                 wait_for_board);
}

void serve_pair(struct turn *turn)
{
    if (!may_try(turn))
        return;
    turn->refused = wrong_code;
    turn_ask(turn, "pair.look", code_of(turn_text(turn, "code")), looked);
}
