#include "cli/call.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "util/clock.h"
#include "util/mem.h"
#include "util/paths.h"

int64_t call_now_ms(const struct command_call *call)
{
    return call->now_ms ? call->now_ms : clock_now_ms();
}

void call_partly(struct command_call *call, const char *format, ...)
{
    char *sentence = NULL;
    va_list arguments;

    va_start(arguments, format);
    must(vasprintf(&sentence, format, arguments) >= 0);
    va_end(arguments);
    str_clear(&call->partly);
    str_add(&call->partly, sentence);
    free(sentence);
}

char *call_database_path(const struct command_call *call, struct err *err)
{
    const char *named = call->line.db ? call->line.db : getenv("USHER_DB");
    char *path = named && *named ? mem_copy_text(named) : paths_data("usher/usher.db");

    if (!path)
        err_set(err, ERR_CONFIG,
                "there is no place for the database, since HOME is not set: name one with --db FILE");
    return path;
}

bool call_open(const struct command_call *call, enum store_mode mode, struct store **store, struct err *err)
{
    char *path = call_database_path(call, err);
    bool ok = path && store_open(store, path, mode, clock_now_ms(), err);

    free(path);
    return ok;
}

bool call_reach(const struct command_call *call, struct reach *reach, struct err *err)
{
    char *path = call_database_path(call, err);
    bool ok = path && reach_open(reach, path, err);

    free(path);
    return ok;
}

bool call_takes_one_of(const struct command_call *call, const char *const *names, struct err *err)
{
    size_t given = 0;
    struct str list = { 0 };

    for (size_t i = 0; names[i]; i++) {
        given += line_count(&call->line, names[i]);
        str_addf(&list, "%s--%s", i == 0 ? "" : names[i + 1] ? ", " : " or ", names[i]);
    }
    if (given != 1)
        err_set(err, ERR_USAGE, "\"%s\" takes one of %s, %s: give one of them", call->line.path,
                str_text(&list), given ? "not several" : "and none was given");
    str_finish(&list);
    return given == 1;
}
