#include "cli/ask.h"

#include <stdlib.h>
#include <string.h>

#include "cli/answer.h"
#include "service/request.h"
#include "util/clock.h"
#include "util/mem.h"
#include "util/text.h"

// "EVENT" and "invited-by" as a request calls them.
static char *member_name(const char *name)
{
    char *member = mem_copy_text(name);

    for (char *at = member; *at; at++) {
        if (*at >= 'A' && *at <= 'Z')
            *at = (char)(*at - 'A' + 'a');
        else if (*at == '-')
            *at = '_';
    }
    return member;
}

static json_t *member_value(const char *placeholder, const char *value)
{
    if (!placeholder)
        return json_true();
    if (placeholder_is_number(placeholder))
        return json_integer(strtoll(value, NULL, 10));
    return json_string(value);
}

static bool put_member(json_t *members, const char *name, const char *placeholder, const char *value,
                       struct err *err)
{
    char *member;

    if (value && !text_is_utf8(value, strlen(value)))
        return err_set(err, ERR_USAGE, "\"%s\" is not UTF-8: write it in a terminal that is", value);
    member = member_name(name);
    json_object_set_new(members, member, member_value(placeholder, value));
    free(member);
    return true;
}

bool ask_members(const struct command_line *line, json_t **members, struct err *err)
{
    bool ok = true;

    *members = json_object();
    for (size_t i = 0; ok && i < line->word_count; i++)
        ok = put_member(*members, line->row->words[i].name, line->row->words[i].name, line->words[i], err);
    for (size_t i = 0; ok && i < line->option_count; i++)
        ok = put_member(*members, line->options[i].row->name, line->options[i].row->value,
                        line->options[i].value, err);
    return ok;
}

static bool ask_reading(const struct command_call *call, const char *request, const json_t *members,
                        json_t **answer, struct err *err)
{
    struct store *store = NULL;
    bool ok = call_open(call, STORE_READ, &store, err) &&
              request_run(store, request, members, clock_now_ms(), answer, err);

    store_close(store);
    return ok;
}

static bool ask_writing(const struct command_call *call, const char *request, const json_t *members,
                        json_t **answer, struct err *err)
{
    struct reach reach = { 0 };
    bool ok = call_reach(call, &reach, err) && reach_ask(&reach, request, members, answer, err);

    reach_close(&reach);
    return ok;
}

bool ask(const struct command_call *call, const char *request, const json_t *members, json_t **answer,
         struct err *err)
{
    const struct request_row *row = request_find(request);

    must(row);
    *answer = NULL;
    return (row->writes ? ask_writing : ask_reading)(call, request, members, answer, err);
}

bool ask_run(struct command_call *call, struct err *err)
{
    json_t *members = NULL;
    json_t *answer = NULL;
    bool ok =
        ask_members(&call->line, &members, err) && ask(call, call->line.row->request, members, &answer, err);

    if (ok)
        answer_print(&call->output, answer, call->line.row->answer);
    json_decref(members);
    json_decref(answer);
    return ok;
}
