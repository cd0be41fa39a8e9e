#include "ui/script.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "util/zone.h"

enum {
    TAP_MS = 80, // from finger down to finger up
    HOLD_MS = 1200,
    KEEP_MS = 3200,
    STEP_MS = 400, // from one step to the next
    KEY_MS = 160,  // between two keys that a person types
    SCAN_MS = 5,   // between two that a scanner types
    LETTER = 8,    // bytes of a character and NUL
};

const struct draw_list *script_look(struct script *script, enum door_face face)
{
    struct panel panel;

    door_panel(script->door, face, script->width_px[face], script->height_px[face], &script->glass,
               script->metrics, &panel);
    door_view(script->door, face, &panel, &script->list);
    return &script->list;
}

static void settle(struct script *script)
{
    script->settle(script->context);
}

// Time goes on, and stops wherever something is due.
static void pass(struct script *script, int64_t ms)
{
    int64_t end_ms = script->now_ms + ms;
    int64_t due_ms;

    while ((due_ms = door_deadline(script->door)) != 0 && due_ms <= end_ms) {
        script->now_ms = due_ms > script->now_ms ? due_ms : script->now_ms;
        door_time(script->door, script->now_ms);
        settle(script);
        if (door_deadline(script->door) == due_ms)
            script->now_ms++; // not done at its time, so a little later
    }
    script->now_ms = end_ms;
    door_time(script->door, end_ms);
    settle(script);
}

void script_begin(struct script *script, const bool faces[DOOR_FACES])
{
    door_begin(script->door, faces, script->now_ms);
    settle(script);
    pass(script, STEP_MS);
}

// ---- fingers

static void point(struct script *script, enum door_face face, enum touch_move move, struct rect rect)
{
    struct touch_point at = { move, 0, rect.x + rect.w / 2, rect.y + rect.h / 2 };

    door_point(script->door, face, script_look(script, face), &at, script->now_ms);
    settle(script);
}

static bool not_there(struct script *script, enum door_face face, const char *name, struct err *err)
{
    const struct draw_list *list = script_look(script, face);
    struct str there = { 0 };

    for (size_t i = 0; i < list->region_count; i++)
        str_addf(&there, "%s%s", i ? " " : "", draw_region_name(list, &list->regions[i]));
    err_set(err, ERR_REFUSED, "there is no \"%s\" to be touched on this screen: there are %s", name,
            str_text(&there));
    str_finish(&there);
    return false;
}

// For so long; 0: the finger stays.
static bool touch(struct script *script, enum door_face face, const char *name, int64_t ms, struct err *err)
{
    const struct draw_region *region = draw_region_named(script_look(script, face), name);
    struct rect rect;

    if (!region || region->off)
        return not_there(script, face, name, err);
    rect = region->rect;
    point(script, face, TOUCH_DOWN, rect);
    pass(script, ms ? ms : TAP_MS);
    if (ms)
        point(script, face, TOUCH_UP, rect);
    return true;
}

static bool tap(struct script *script, enum door_face face, const char *name, struct err *err)
{
    return touch(script, face, name, TAP_MS, err);
}

static bool hold(struct script *script, enum door_face face, const char *name, struct err *err)
{
    return touch(script, face, name, HOLD_MS, err);
}

static bool keep(struct script *script, enum door_face face, const char *name, struct err *err)
{
    return touch(script, face, name, KEEP_MS, err);
}

static bool press(struct script *script, enum door_face face, const char *name, struct err *err)
{
    return touch(script, face, name, 0, err);
}

// ---- keys

// Cuts the first character off the text.
static bool take_letter(const char **text, char letter[LETTER])
{
    size_t length = 1;

    if (!**text)
        return false;
    while (((unsigned char)(*text)[length] & 0xC0) == 0x80 && length < LETTER - 1)
        length++;
    memcpy(letter, *text, length);
    letter[length] = '\0';
    *text += length;
    return true;
}

static void type_really(struct script *script, enum door_face face, const char *letter)
{
    door_text(script->door, face, script_look(script, face), letter, script->now_ms);
    settle(script);
}

static bool type(struct script *script, enum door_face face, const char *text, struct err *err)
{
    char letter[LETTER], name[LETTER + 8];

    while (take_letter(&text, letter)) {
        if (!letter[1])
            letter[0] = (char)tolower((unsigned char)letter[0]);
        snprintf(name, sizeof name, "key-%s", strcmp(letter, " ") == 0 ? "space" : letter);
        if (!draw_region_named(script_look(script, face), name))
            type_really(script, face, letter);
        else if (!tap(script, face, name, err))
            return false;
        pass(script, KEY_MS);
    }
    return true;
}

static bool key(struct script *script, enum door_face face, const char *name, struct err *err)
{
    static const struct {
        const char *name;
        enum door_key key;
    } keys[] = {
        { "tab", DOOR_TAB },
        { "enter", DOOR_ENTER },
        { "escape", DOOR_ESCAPE },
        { "backspace", DOOR_BACKSPACE },
    };

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strcmp(keys[i].name, name) == 0) {
            door_key(script->door, face, script_look(script, face), keys[i].key, script->now_ms);
            settle(script);
            return true;
        }
    return err_set(err, ERR_USAGE, "\"%s\" is no key: choose tab, enter, escape or backspace", name);
}

static bool scan(struct script *script, enum door_face face, const char *code, struct err *err)
{
    char letter[LETTER];

    while (take_letter(&code, letter)) {
        type_really(script, face, letter);
        script->now_ms += SCAN_MS;
    }
    return key(script, face, "enter", err);
}

// ---- steps

static bool wait_for(struct script *script, enum door_face face, const char *seconds, struct err *err)
{
    long count = strtol(seconds, NULL, 10);

    (void)face;
    if (count < 1 || count > HOUR_MS / SECOND_MS)
        return err_set(err, ERR_USAGE, "\"wait %s\" is no wait: give seconds, from 1 to 3600", seconds);
    pass(script, count * SECOND_MS);
    return true;
}

static const struct {
    const char *word;
    bool (*play)(struct script *script, enum door_face face, const char *rest, struct err *err);
} steps[] = {
    { "tap ", tap },   { "press ", press }, { "hold ", hold }, { "keep ", keep },
    { "type ", type }, { "scan ", scan },   { "key ", key },   { "wait ", wait_for },
};

bool script_step(struct script *script, const char *step, struct err *err)
{
    static const char board[] = "board ";
    bool is_board = strncmp(step, board, sizeof board - 1) == 0;
    const char *at = is_board ? step + sizeof board - 1 : step;

    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (strncmp(at, steps[i].word, strlen(steps[i].word)) == 0) {
            if (!steps[i].play(script, is_board ? DOOR_BOARD : DOOR_KIOSK, at + strlen(steps[i].word), err))
                return false;
            if (steps[i].play != press)
                pass(script, STEP_MS);
            return true;
        }
    return err_set(err, ERR_USAGE,
                   "\"%s\" is no step: begin with tap, press, hold, keep, type, scan, key or wait", step);
}
