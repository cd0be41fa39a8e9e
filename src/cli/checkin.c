#include "cli/families.h"

#include "cli/answer.h"
#include "cli/ask.h"

static const struct option_row checkin_options[] = {
    { "event", "EVENT", "the event; else the one going on", 0, 0 },
    { "code", "TEXT", "the ticket code, as a scanner reads it", 0, 0 },
    { "guest", "GUEST", "a guest, expected or not", 0, 0 },
    { "new", "NAME", "a new person, unless e-mail and name are both known", 0, 0 },
    { "email", "ADDRESS", "of the new person", 0, 0 },
    { "phone", "NUMBER", "of the new person", 0, 0 },
    { "company", "NAME", "of the new person", 0, 0 },
    { "title", "TEXT", "of the new person", 0, 0 },
    { "topics", "A,B", "of the new person", 0, 0 },
    { "offers", "A,B", "of the new person", 0, 0 },
    { "seeks", "A,B", "of the new person", 0, 0 },
    { "invited-by", "GUEST", "who invited the new person", 0, 0 },
    { "for", "GUEST", "they take this guest's place", 0, 0 },
    { "at", "TIME", "when it was, if not now", 0, 0 },
    { 0 },
};

static const struct option_row undo_options[] = {
    { "reason", "TEXT", "why it is taken back", 0, 0 },
    { 0 },
};

static const struct answer_column checkin_columns[] = {
    { "name", "name", 0 },
    { "arrived_at", "arrived", true },
    { "already", "already here", 0 },
    { "visit_number", "visit number", 0 },
    { "first_visit", "first visit", 0 },
    { "welcome", "welcome", 0 },
    { "guest", "guest", 0 },
    { "visit", "visit", 0 },
    { 0 },
};

static const struct answer_shape checkin_shape = { .columns = checkin_columns };
static const struct answer_shape undo_shape = {
    .sentence = "Visit {visit} is {state}: the guest is expected again.",
};

// What describes a new person says nothing about one who is known.
static bool check_describes_new(const struct command_line *line, struct err *err)
{
    static const char *const of_new[] = { "email",  "phone",  "company", "title",
                                          "topics", "offers", "seeks",   "invited-by" };

    for (size_t i = 0; i < sizeof of_new / sizeof *of_new; i++)
        if (line_has(line, of_new[i]) && !line_has(line, "new"))
            return err_set(err, ERR_USAGE,
                           "--%s describes a new person: give it with --new, or use \"guest edit\"",
                           of_new[i]);
    return true;
}

static bool checkin_run(struct command_call *call, struct err *err)
{
    json_t *members = NULL;
    json_t *answer = NULL;
    bool ok = call_takes_one_of(call, (const char *const[]){ "code", "guest", "new", NULL }, err) &&
              check_describes_new(&call->line, err) && ask_members(&call->line, &members, err);

    if (ok) {
        json_object_set_new(members, "method", json_string("cli"));
        ok = ask(call, call->line.row->request, members, &answer, err);
    }
    if (ok)
        answer_print(&call->output, answer, call->line.row->answer);
    json_decref(members);
    json_decref(answer);
    return ok;
}

const struct command_row checkin_commands[] = {
    { .path = "checkin",
      .summary = "check a guest in",
      .about = "One of --code, --guest and --new says who. A guest who is here already stays as they are.",
      .options = checkin_options,
      .request = "visit.check_in",
      .answer = &checkin_shape,
      .run = checkin_run },
    { .path = "checkin undo",
      .summary = "take a check-in back",
      .words = { { "VISIT", false } },
      .options = undo_options,
      .request = "visit.undo",
      .answer = &undo_shape,
      .run = ask_run },
    { 0 },
};
