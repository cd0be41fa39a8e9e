// pin set: what is typed goes to the request and nowhere else.
#include "cli/families.h"

#include "cli/answer.h"
#include "cli/ask.h"
#include "cli/hidden_line.h"
#include "domain/pin.h"

static const struct answer_shape set_shape = { .sentence = "The PIN of the {role} is set." };

static bool has_group(const struct command_call *call, struct err *err)
{
    struct store *store = NULL;
    bool ok = call_open(call, STORE_READ, &store, err);

    store_close(store);
    return ok;
}

static bool set_run(struct command_call *call, struct err *err)
{
    char pin[HIDDEN_LINE_SIZE] = "";
    json_t *members = NULL, *answer = NULL;
    bool ok = has_group(call, err) && hidden_line_read(pin, "PIN", err) && pin_is_fit(pin, err);

    if (ok) {
        members = json_pack("{s:s, s:s}", "role", line_word(&call->line, 0), "pin", pin);
        ok = ask(call, "pin.set", members, &answer, err);
    }
    if (ok)
        answer_print(&call->output, answer, call->line.row->answer);
    hidden_line_wipe(pin);
    json_decref(members);
    json_decref(answer);
    return ok;
}

const struct command_row pin_commands[] = {
    { .path = "pin set",
      .summary = "set the PIN of the hosts or of the organizer on this machine",
      .about = "4 to 12 digits, asked for twice on a terminal, without showing them; otherwise one line of "
               "standard input. Never an argument, which others on this machine could see.",
      .words = { { "host|organizer", false } },
      .answer = &set_shape,
      .run = set_run },
    { 0 },
};
