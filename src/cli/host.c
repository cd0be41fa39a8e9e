#include "cli/families.h"

#include <string.h>

#include "cli/answer.h"
#include "cli/ask.h"

static const struct option_row add_options[] = {
    { "event", "EVENT", "on duty at once, if this event is going on", 0, 0 },
    { "lead", NULL, "is called when nobody else came", 0, 0 },
    { 0 },
};

static const struct answer_column list_columns[] = {
    { "host", "HOST", 0 }, { "name", "NAME", 0 }, { "duty", "ON DUTY", 0 }, { "lead", "LEAD", 0 }, { 0 },
};

static const struct answer_shape add_shape = { .sentence = "Host {host} is added." };
static const struct answer_shape list_shape = { list_columns, NULL,
                                                "There are no hosts: usher host add NAME" };
static const struct answer_shape duty_shape = { .sentence = "Host {host} on duty: {duty}." };

static bool duty_run(struct command_call *call, struct err *err)
{
    bool on = strcmp(line_word(&call->line, 1), "on") == 0;
    json_t *members = json_object();
    json_t *answer = NULL;
    bool ok;

    json_object_set_new(members, "host", json_text_or_null(line_word(&call->line, 0)));
    json_object_set_new(members, "on", json_boolean(on));
    ok = ask(call, call->line.row->request, members, &answer, err);
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
      .run = ask_run },
    { .path = "host list",
      .summary = "all hosts and who is on duty",
      .request = "host.list",
      .answer = &list_shape,
      .run = ask_run },
    { .path = "host duty",
      .summary = "begin or end a host's duty",
      .words = { { "HOST", false }, { "on|off", false } },
      .request = "host.duty",
      .answer = &duty_shape,
      .run = duty_run },
    { 0 },
};
