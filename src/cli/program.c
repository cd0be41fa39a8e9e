#include "cli/program.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "cli/call.h"
#include "cli/help.h"
#include "util/json.h"

// A standard stream that the caller closed would give its number to the next file that is
// opened: the database. Opened the wrong way round, so that using it still fails.
static void occupy_standard_streams(void)
{
    for (int handle = STDIN_FILENO; handle <= STDERR_FILENO; handle++)
        if (fcntl(handle, F_GETFD) < 0)
            (void)!open("/dev/null", handle == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

static bool explain(struct command_call *call, struct err *err)
{
    json_t *document = call->line.json ? help_json(call->families, call->line.path, err) : NULL;

    if (document)
        output_json(&call->output, document);
    json_decref(document);
    return call->line.json ? document != NULL
                           : help_text(&call->output.text, call->families, call->line.path, err);
}

static bool run(struct command_call *call, struct err *err)
{
    if (call->line.wants_help)
        return explain(call, err);
    if (call->line.wants_version)
        return command_find(call->families, "version")->run(call, err);
    return call->line.row->run(call, err);
}

static int finish(struct command_call *call, bool ok, struct err *err)
{
    int code = ERR_NONE;

    if (ok && !output_flush(&call->output, err))
        ok = false;
    if (!ok) {
        must(err->kind != ERR_NONE);
        output_error(&call->output, err->text);
        code = (int)err->kind;
    } else if (call->partly.length > 0) {
        output_error(&call->output, str_text(&call->partly));
        code = ERR_REFUSED;
    }
    output_finish(&call->output);
    command_line_finish(&call->line);
    str_finish(&call->partly);
    return code;
}

int program_run(const struct command_family *families, int count, char **arguments)
{
    struct command_call call = { .families = families };
    struct err err = { 0 };
    bool ok;

    occupy_standard_streams();
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN); // a file that may not grow is an error to be told, not an end
    ok = command_line_parse(&call.line, families, count > 0 ? count - 1 : 0,
                            (const char *const *)arguments + 1, &err);
    output_init(&call.output, call.line.json, call.line.quiet);
    ok = ok && run(&call, &err);
    return finish(&call, ok, &err);
}
