#include "ui/stage.h"

#include <stdlib.h>
#include <string.h>

#include "util/mem.h"
#include "util/zone.h"

struct asked {
    struct asked *next;
    struct door_question question;
    const char *request;
};

struct stage {
    const json_t *state;
    int64_t now_ms;
    struct script *script; // being played
    struct asked *first, **end;
};

bool stage_create(struct stage **made, const json_t *state, struct err *err)
{
    struct stage *stage;
    const json_t *steps = json_object_get(state, "steps");
    int64_t now_ms;

    if (!zone_parse(&now_ms, json_get_text(state, "now"), "UTC", err)) {
        err->kind = ERR_INPUT;
        return err_wrap(err, "\"now\" of the state");
    }
    if (steps && !json_is_array(steps))
        return err_set(err, ERR_INPUT, "\"steps\" of the state is not an array: give [\"tap check-in\", …]");
    stage = mem_new(sizeof *stage);
    stage->state = state;
    stage->now_ms = now_ms;
    stage->end = &stage->first;
    *made = stage;
    return true;
}

void stage_destroy(struct stage *stage)
{
    if (!stage)
        return;
    for (struct asked *next; stage->first; stage->first = next) {
        next = stage->first->next;
        free(stage->first);
    }
    free(stage);
}

void stage_ask(void *context, const struct door_question *question, const char *request, json_t *members)
{
    struct stage *stage = context;
    struct asked *asked = mem_new(sizeof *asked);

    asked->question = *question;
    asked->request = request;
    *stage->end = asked;
    stage->end = &asked->next;
    json_decref(members);
}

static void answer(struct stage *stage, const struct asked *asked)
{
    struct script *script = stage->script;
    const json_t *says = json_object_get(stage->state, asked->request);
    const char *refused = json_get_text(says, "refused");
    struct err err = { ERR_IO, "the disk is full: make room on it" };
    json_t *nothing = json_object();

    if (*refused)
        err_set(&err, ERR_REFUSED, "%s", refused);
    door_answer(script->door, &asked->question,
                *refused || json_is_null(says) ? NULL
                : says                         ? says
                                               : nothing,
                &err, script->now_ms);
    json_decref(nothing);
}

void stage_settle(void *context)
{
    struct stage *stage = context;

    while (stage->first) {
        struct asked *asked = stage->first;

        stage->first = asked->next;
        if (!stage->first)
            stage->end = &stage->first;
        answer(stage, asked);
        free(asked);
    }
}

bool stage_play(struct stage *stage, struct script *script, const bool faces[DOOR_FACES], struct err *err)
{
    const json_t *steps = json_object_get(stage->state, "steps");
    size_t i;
    json_t *step;

    stage->script = script;
    script->now_ms = stage->now_ms;
    script_begin(script, faces);
    json_array_foreach(steps, i, step)
    {
        if (!json_is_string(step))
            return err_set(err, ERR_INPUT,
                           "step %zu of the state is not a text: give \"tap check-in\" or the like", i + 1);
        if (!script_step(script, json_string_value(step), err)) {
            err->kind = ERR_INPUT;
            return err_wrap(err, "step %zu of the state (%s)", i + 1, json_string_value(step));
        }
    }
    return true;
}
