// What a host does on a phone: takes a welcome, gives it back, records the hello.
#include <string.h>

#include "web/inside.h"

static void put_member(json_t *members, const struct turn *turn, const char *key)
{
    json_put_text(members, key, turn_text(turn, key));
}

static void claim(struct turn *turn, json_t *members)
{
    json_object_set_new(members, "host", json_string(turn->session.host));
    json_object_set_new(members, "phone", json_string(turn->session.phone));
}

static void greet(struct turn *turn, json_t *members)
{
    const char *host = turn_text(turn, "host"); // somebody else's hello may be recorded

    json_object_set_new(members, "host", json_string(*host ? host : turn->session.host));
    put_member(members, turn, "at");
    put_member(members, turn, "note");
}

static void dismiss(struct turn *turn, json_t *members)
{
    const char *reason = turn_text(turn, "reason");

    json_object_set_new(members, "reason", json_string(*reason ? reason : "a host decided on a phone"));
}

static void nothing_more(struct turn *turn, json_t *members)
{
    (void)turn;
    (void)members;
}

static const struct {
    const char *name, *request;
    void (*add)(struct turn *turn, json_t *members);
} acts[] = {
    { "claim", "welcome.claim", claim },       { "release", "welcome.release", nothing_more },
    { "greet", "welcome.greet", greet },       { "gone", "welcome.gone", nothing_more },
    { "dismiss", "welcome.dismiss", dismiss }, { "undo", "welcome.undo", nothing_more },
};

// ---- a refusal says who has it

static void tell_refusal(struct turn *turn, json_t *visit)
{
    json_t *told = turn->context;
    json_t *name = json_object_get(visit, "host_name");

    turn->context = NULL;
    json_object_set_new(told, "host_name", name ? json_incref(name) : json_null());
    turn_json(turn, 409, told);
}

static void not_there(struct turn *turn, json_t *error)
{
    json_decref(turn->context);
    turn->context = NULL;
    turn_refuse(turn, 404, json_get_text(error, "error"));
}

static void refused(struct turn *turn, json_t *error)
{
    turn->context = json_deep_copy(error); // another thread may be done with it first
    turn->refused = not_there;
    turn_ask(turn, "visit.show", json_pack("{s:s}", "visit", turn->parts[0]), tell_refusal);
}

void serve_welcome(struct turn *turn)
{
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
        if (strcmp(acts[i].name, turn->parts[1]) == 0) {
            json_t *members = json_pack("{s:s}", "visit", turn->parts[0]);

            acts[i].add(turn, members);
            turn->refused = refused;
            turn_ask(turn, acts[i].request, members, turn_pass);
            return;
        }
    }
    turn_refuse(turn, 404, NULL);
}

// ---- help and introductions

void serve_help_done(struct turn *turn)
{
    turn_ask(turn, "help.done", json_pack("{s:s, s:s}", "help", turn->parts[0], "host", turn->session.host),
             turn_pass);
}

void serve_introduce(struct turn *turn)
{
    turn_ask(turn, "introduce.made",
             json_pack("{s:s, s:s, s:s}", "a", turn_text(turn, "a"), "b", turn_text(turn, "b"), "host",
                       turn->session.host),
             turn_pass);
}
