#include "cli/families.h"

#include "cli/answer.h"
#include "cli/call.h"
#include "cli/help.h"

static bool help_run(struct command_call *call, struct err *err)
{
    struct str path = { 0 };
    struct str text = { 0 };
    json_t *document = NULL;
    bool ok = true;

    if (line_has(&call->line, "man") && call->line.json)
        return err_set(err, ERR_USAGE, "--man and --json exclude each other: give one of them");
    for (size_t i = 0; i < call->line.word_count; i++)
        str_addf(&path, "%s%s", i ? " " : "", call->line.words[i]);
    if (line_has(&call->line, "man"))
        help_man(&text, call->families);
    else if (call->line.json)
        ok = (document = help_json(call->families, str_text(&path), err)) != NULL;
    else
        ok = help_text(&text, call->families, str_text(&path), err);
    if (document)
        output_json(&call->output, document);
    str_add(&call->output.text, str_text(&text));
    json_decref(document);
    str_finish(&path);
    str_finish(&text);
    return ok;
}

static const struct answer_shape version_shape = { .sentence = "usher {version}" };

static bool version_run(struct command_call *call, struct err *err)
{
    json_t *document = json_pack("{s:s}", "version", USHER_VERSION);

    (void)err;
    answer_print(&call->output, document, &version_shape);
    json_decref(document);
    return true;
}

static const struct option_row help_options[] = {
    { "man", NULL, "the whole manual as a man page, on standard output", 0, 0 },
    { 0 },
};

const struct command_row about_commands[] = {
    { .path = "help",
      .summary = "explain a command, or list them all",
      .words = { { "COMMAND", true }, { "...", true } },
      .options = help_options,
      .run = help_run },
    { .path = "version", .summary = "say which Usher this is", .run = version_run },
    { 0 },
};
