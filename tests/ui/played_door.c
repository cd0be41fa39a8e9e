#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "ui/played_door.h"

#include <stdlib.h>

#include "util/mem.h"

static void ask(void *context, const struct door_question *question, const char *request, json_t *members)
{
    struct played_door *played = context;

    if (played->hears)
        played->hears(played->context, question, request, members);
    stage_ask(played->stage, question, request, members);
}

struct played_door *played_door_open(const char *state, bool has_board, door_ask *hears, void *context)
{
    const bool faces[DOOR_FACES] = { [DOOR_KIOSK] = true, [DOOR_BOARD] = has_board };
    struct played_door *played = mem_new(sizeof *played);
    struct script *script = &played->script;
    struct err err = { 0 };

    *played = (struct played_door){ .state = json_parse_object(state), .hears = hears, .context = context };
    assert_non_null(played->state);
    if (!stage_create(&played->stage, played->state, &err))
        fail_msg("%s", err.text);
    script->metrics = &metrics_fixed;
    script->glass = (struct door_glass){
        .width_mm = 217, .bottom_mm = 800, .distance_m = 4, .themes = { THEME_MORNING, THEME_LOUNGE }
    };
    for (enum door_face face = 0; face < DOOR_FACES; face++) {
        script->width_px[face] = 1280;
        script->height_px[face] = 800;
    }
    script->settle = stage_settle;
    script->context = played->stage;
    script->door = door_create(ask, played);
    if (!stage_play(played->stage, script, faces, &err))
        fail_msg("%s", err.text);
    return played;
}

void played_door_close(struct played_door *played)
{
    door_destroy(played->script.door);
    stage_destroy(played->stage);
    json_decref(played->state);
    free(played);
}

void played_door_step(struct played_door *played, const char *what)
{
    struct err err = { 0 };

    if (!script_step(&played->script, what, &err))
        fail_msg("%s: %s", what, err.text);
}

void played_door_type_pin(struct played_door *played, const char *digits)
{
    for (; *digits; digits++) {
        char what[] = "tap pin-?";

        what[sizeof what - 2] = *digits;
        played_door_step(played, what);
    }
    played_door_step(played, "tap pin-enter");
}

enum door_face played_door_shows(const struct played_door *played)
{
    return door_shows(played->script.door, DOOR_KIOSK);
}

bool played_door_has(struct played_door *played, const char *region)
{
    return draw_region_named(script_look(&played->script, DOOR_KIOSK), region) != NULL;
}
