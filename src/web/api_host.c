// What a host's phone asks about: the host, the board, the stream.
#include <stdlib.h>
#include <string.h>

#include "service/machine.h"
#include "web/inside.h"

// ---- the host

static const json_t *own_row(const struct turn *turn, const json_t *board)
{
    const json_t *hosts = json_object_get(board, "hosts");
    size_t at;
    json_t *one;

    json_array_foreach(hosts, at, one)
    {
        if (strcmp(json_get_text(one, "host"), turn->session.host) == 0)
            return one;
    }
    return NULL;
}

static void copy_members(json_t *to, const json_t *from, const char *const *keys)
{
    for (; *keys; keys++) {
        json_t *value = json_object_get(from, *keys);

        json_object_set_new(to, *keys, value ? json_incref(value) : json_null());
    }
}

// The address to subscribe to, where the group's webhook is an ntfy topic; not what lets Usher write there.
static json_t *ntfy_of(const json_t *webhook, const json_t *format)
{
    const char *url = json_get_text(webhook, "value"), *behind = strstr(url, "://");
    const char *place = behind ? behind + strlen("://") : url;
    size_t name = strcspn(place, "/?#");
    const char *at = memrchr(place, '@', name);
    struct str shown = { 0 };
    json_t *told;

    if (strcmp(json_get_text(format, "value"), "ntfy") != 0)
        return json_null();
    str_add_bytes(&shown, url, (size_t)(place - url));
    str_add(&shown, at ? at + 1 : place);
    told = json_text_or_null(str_text(&shown));
    str_finish(&shown);
    return told;
}

enum { ME_BOARD, ME_DOOR, ME_CROWD, ME_WEBHOOK, ME_FORMAT, ME_QUESTIONS };

static void tell_me(struct turn *turn, json_t *none)
{
    static const char *const of_session[] = {
        "host", "host_name", "shown", "initials", "colour", "lead", NULL
    };
    static const char *const of_row[] = { "duty", "rests_until_ms", NULL };
    static const char *const of_board[] = { "event",   "level1_s", "level2_s", "repeat_s",
                                            "lapse_s", "ask_s",    "quiet",    NULL };
    json_t *const *answers = turn->answers, *me = json_object();

    (void)none;
    copy_members(me, turn->session.told, of_session);
    copy_members(me, own_row(turn, answers[ME_BOARD]), of_row);
    copy_members(me, answers[ME_BOARD], of_board);
    json_object_set(me, "group", json_object_get(answers[ME_DOOR], "group"));
    json_object_set_new(me, "crowd",
                        json_integer(strtol(json_get_text(answers[ME_CROWD], "value"), NULL, 10)));
    json_object_set_new(me, "ntfy", ntfy_of(answers[ME_WEBHOOK], answers[ME_FORMAT]));
    json_object_set_new(me, "insecure", json_boolean(turn->web->is_insecure));
    turn_json(turn, 200, me);
}

static json_t *key_of(const char *key)
{
    return json_pack("{s:s}", "key", key);
}

void serve_me(struct turn *turn)
{
    const struct turn_question questions[ME_QUESTIONS] = {
        [ME_BOARD] = { "board.show", json_object() },
        [ME_DOOR] = { "door.show", json_object() },
        [ME_CROWD] = { "setting.get", key_of("alert.crowd") },
        [ME_WEBHOOK] = { "setting.get", key_of("alert.webhook") },
        [ME_FORMAT] = { "setting.get", key_of("alert.format") },
    };

    turn_ask_all(turn, questions, ME_QUESTIONS, tell_me);
}

static void switch_host(struct turn *turn, const char *request)
{
    const json_t *on = json_object_get(turn->body, "on");

    if (json_is_boolean(on))
        turn_ask(turn, request, json_pack("{s:s, s:b}", "host", turn->session.host, "on", json_is_true(on)),
                 turn_pass);
    else
        turn_refuse(turn, 400, NULL);
}

void serve_rest(struct turn *turn)
{
    switch_host(turn, "host.rest");
}

void serve_duty(struct turn *turn)
{
    switch_host(turn, "host.duty");
}

static void left(struct turn *turn, json_t *answer)
{
    struct http_reply reply = http_reply_json(200, json_incref(answer));

    reply.cookie = cookie_set(turn->web, COOKIE_HOST, NULL, 0);
    turn_reply(turn, &reply);
}

void serve_leave(struct turn *turn)
{
    turn_ask(turn, "phone.revoke", json_pack("{s:s}", "phone", turn->session.phone), left);
}

// ---- the board

void serve_board(struct turn *turn)
{
    turn_ask(turn, "board.show", json_pack("{s:o}", "machine", machine_tell(turn->web->machine)), turn_pass);
}

void serve_welcomes(struct turn *turn)
{
    turn_ask(turn, "welcome.list", json_object(), turn_pass);
}

void serve_stream(struct turn *turn)
{
    struct hub_who who = { .is_lead = turn->session.is_lead, .ends_ms = turn->session.ends_ms };

    memcpy(who.phone, turn->session.phone, sizeof who.phone);
    memcpy(who.host, turn->session.host, sizeof who.host);
    turn_stream(turn, &who);
}
