#include "cli/host.h"

#include <stdlib.h>
#include <string.h>

#include "cli/answer.h"
#include "cli/ask.h"
#include "cli/families.h"
#include "exchange/list_word.h"
#include "util/mem.h"

static const char languages_help[] = "what they speak, by tag or by name: de, French";
static const char topics_help[] = "what they like to talk about, with commas";
static const char guest_help[] = "who they are as a guest; says what nobody said here";

static const struct option_row add_options[] = {
    { "event", "EVENT", "on duty at once, if this event is going on", 0, 0 },
    { "lead", NULL, "is called when nobody else came", 0, 0 },
    { "languages", "LIST", languages_help, 0, 0 },
    { "topics", "LIST", topics_help, 0, 0 },
    { "guest", "GUEST", guest_help, 0, 0 },
    { 0 },
};
static const struct option_row edit_options[] = {
    { "name", "NAME", "another name", 0, 0 },
    { "lead", "yes|no", "is called when nobody else came", 0, 0 },
    { "languages", "LIST", languages_help, 0, 0 },
    { "topics", "LIST", topics_help, 0, 0 },
    { "colour", "0|1|2|3|4|5|6|7", "in which the board shows them", 0, 0 },
    { "guest", "GUEST", guest_help, 0, 0 },
    { 0 },
};
static const struct option_row rest_options[] = {
    { "minutes", "N", "how long, 10 if nothing is said", 0, 0 },
    { 0 },
};
static const struct option_row pair_options[] = {
    { "light", NULL, "for a terminal with dark letters on a light ground", 0, 0 },
    { 0 },
};

static const struct answer_column list_columns[] = {
    { "host", "HOST", 0 },
    { "name", "NAME", 0 },
    { "duty", "ON DUTY", 0 },
    { "lead", "LEAD", 0 },
    { "languages", "SPEAKS", 0 },
    { "topics", "TALKS ABOUT", 0 },
    { "rests_until", "RESTS UNTIL", true },
    { "phones", "PHONES", 0 },
    { 0 },
};
static const struct answer_column phone_columns[] = {
    { "phone", "PHONE", 0 }, { "host_name", "OF", 0 },     { "name", "CALLS ITSELF", 0 },
    { "made", "SINCE", 1 },  { "heard", "LAST HEARD", 1 }, { 0 },
};

static const struct answer_shape add_shape = { .sentence = "Host {host} is added." };
static const struct answer_shape edit_shape = { .sentence = "Host {host} is changed." };
static const struct answer_shape list_shape = { list_columns, NULL,
                                                "There are no hosts: usher host add NAME" };
static const struct answer_shape duty_shape = { .sentence = "Host {host} on duty: {duty}." };
static const struct answer_shape rest_shape = { .sentence = "Host {host} rests: {rests} {rests_until}" };
static const struct answer_shape phone_shape = { phone_columns, NULL,
                                                 "No phone is let in: usher host pair HOST" };
static const struct answer_shape revoke_shape = { .sentence = "Phone {phone} is let in no more." };

// ---- what people type and requests want otherwise

// "German, fr" to "de, fr"; what is no language stays, for the request to refuse.
static json_t *as_tags(const char *text)
{
    char *copy = mem_copy_text(text), *rest = NULL;
    struct str tags = { 0 };
    json_t *value;

    for (char *item = strtok_r(copy, ",;", &rest); item; item = strtok_r(NULL, ",;", &rest)) {
        const char *tag;

        item += strspn(item, " ");
        for (size_t length = strlen(item); length > 0 && item[length - 1] == ' '; length--)
            item[length - 1] = '\0';
        tag = list_word_language(item);
        str_addf(&tags, "%s%s", tags.length ? ", " : "", tag[0] ? tag : item);
    }
    value = json_string(str_text(&tags));
    str_finish(&tags);
    free(copy);
    return value;
}

static json_t *as_number(const char *text)
{
    return json_integer(strtoll(text, NULL, 10));
}

static json_t *as_yes_or_on(const char *text)
{
    return json_boolean(strcmp(text, "yes") == 0 || strcmp(text, "on") == 0);
}

// One request, with members as it wants them.
static bool host_run(struct command_call *call, struct err *err)
{
    static const struct {
        const char *typed, *member;
        json_t *(*as)(const char *text);
    } rows[] = { { "languages", "languages", as_tags },
                 { "colour", "colour", as_number },
                 { "lead", "lead", as_yes_or_on },
                 { "on|off", "on", as_yes_or_on } };
    json_t *members = NULL, *answer = NULL;
    bool ok = ask_members(&call->line, &members, err);

    for (size_t i = 0; ok && i < sizeof rows / sizeof *rows; i++) {
        json_t *typed = json_incref(json_object_get(members, rows[i].typed));

        if (json_is_string(typed)) {
            json_object_del(members, rows[i].typed);
            json_object_set_new(members, rows[i].member, rows[i].as(json_string_value(typed)));
        }
        json_decref(typed);
    }
    ok = ok && ask(call, call->line.row->request, members, &answer, err);
    if (ok)
        answer_print(&call->output, answer, call->line.row->answer);
    json_decref(members);
    json_decref(answer);
    return ok;
}

const struct command_row host_commands[] = {
    { .path = "host add",
      .summary = "add a host",
      .words = { { "NAME", false } },
      .options = add_options,
      .request = "host.add",
      .answer = &add_shape,
      .run = host_run },
    { .path = "host edit",
      .summary = "change what is known of a host",
      .about = "An option with \"\" empties what it names.",
      .words = { { "HOST", false } },
      .options = edit_options,
      .request = "host.edit",
      .answer = &edit_shape,
      .run = host_run },
    { .path = "host list",
      .summary = "all hosts and who is on duty",
      .request = "host.list",
      .answer = &list_shape,
      .run = ask_run },
    { .path = "host duty",
      .summary = "begin or end a host's duty",
      .about = "A host who checks in is on duty for that event.",
      .words = { { "HOST", false }, { "on|off", false } },
      .request = "host.duty",
      .answer = &duty_shape,
      .run = host_run },
    { .path = "host rest",
      .summary = "do not call a host for a while",
      .words = { { "HOST", false }, { "on|off", false } },
      .options = rest_options,
      .request = "host.rest",
      .answer = &rest_shape,
      .run = host_run },
    { .path = "host pair",
      .summary = "let a phone of a host in",
      .about =
          "Prints an address that is good once, for ten minutes, and the same as a QR code. The phone opens "
          "the hosts' board with it; the door must be open with its web pages on (usher run --web).",
      .words = { { "HOST", false } },
      .options = pair_options,
      .run = host_pair_run },
    { .path = "host phones",
      .summary = "the phones that are let in",
      .words = { { "HOST", true } },
      .request = "phone.list",
      .answer = &phone_shape,
      .run = ask_run },
    { .path = "host revoke",
      .summary = "let a phone in no more",
      .words = { { "PHONE", false } },
      .request = "phone.revoke",
      .answer = &revoke_shape,
      .run = ask_run },
    { 0 },
};
