#include "ui/keyboard.h"

#include <string.h>

#include "ui/keyboard_table.h"
#include "util/text.h"

// Where a name's next letter is likely a capital: at its beginning and after a space or hyphen.
static bool begins_word(const struct keyboard_state *state, const char *text, size_t length)
{
    return state->purpose == KEYBOARD_NAME &&
           (length == 0 || text[length - 1] == ' ' || text[length - 1] == '-');
}

static void follow(struct keyboard_state *state, const char *text, size_t length)
{
    if (state->shift != SHIFT_LOCKED)
        state->shift = begins_word(state, text, length) ? SHIFT_ONCE : SHIFT_OFF;
    if (state->layer == KEYBOARD_ACCENTS)
        state->layer = KEYBOARD_LETTERS;
    state->held = 0;
}

struct keyboard_state keyboard_begin(enum keyboard_purpose purpose)
{
    struct keyboard_state state = { .purpose = (uint8_t)purpose };

    follow(&state, "", 0);
    return state;
}

bool keyboard_insert(struct keyboard_state *state, const char *typed, char *text, size_t *length, size_t room)
{
    size_t more = strlen(typed);

    if (*length + more + 1 > room)
        return false;
    memcpy(text + *length, typed, more + 1);
    *length += more;
    follow(state, text, *length);
    return more > 0;
}

static size_t without_last(const char *text, size_t length)
{
    size_t last = 0;

    for (size_t at = 0; at < length; at += text_character(text + at))
        last = at;
    return last;
}

bool keyboard_backspace(struct keyboard_state *state, char *text, size_t *length)
{
    bool had = *length > 0;

    *length = without_last(text, *length);
    text[*length] = '\0';
    follow(state, text, *length);
    return had;
}

void keyboard_clear(struct keyboard_state *state, char *text, size_t *length)
{
    *length = 0;
    text[0] = '\0';
    *state = keyboard_begin((enum keyboard_purpose)state->purpose);
}

// A capital that nobody asked for is taken away by one tap; one that was asked for is locked by the next.
static void press_shift(struct keyboard_state *state, const char *text, size_t length)
{
    bool is_offered = begins_word(state, text, length);

    state->held = 0;
    if (state->shift == SHIFT_OFF)
        state->shift = SHIFT_ONCE;
    else if (state->shift == SHIFT_ONCE && !is_offered)
        state->shift = SHIFT_LOCKED;
    else
        state->shift = SHIFT_OFF;
}

static void press_layer(struct keyboard_state *state, enum keyboard_layer layer)
{
    state->held = 0;
    state->layer = (uint8_t)(state->layer == layer ? KEYBOARD_LETTERS : layer);
}

// An accent takes the place of the letter that was held, in the same case.
static bool press_text(struct keyboard_state *state, const struct key *key, bool is_accent, char *text,
                       size_t *length, size_t room)
{
    bool is_capital = is_accent ? state->typed_capital : state->shift != SHIFT_OFF;
    const char *typed = is_capital ? key->upper : key->lower;
    size_t kept = is_accent ? without_last(text, *length) : *length;

    if (kept + strlen(typed) + 1 > room)
        return false;
    state->typed_capital = is_capital;
    *length = kept;
    return keyboard_insert(state, typed, text, length, room);
}

bool keyboard_press(struct keyboard_state *state, int number, char *text, size_t *length, size_t room)
{
    struct key key;
    bool had = *length > 0;

    if (!keyboard_key_at(state, number, &key))
        return false;
    switch (key.act) {
    case KEY_SHIFT:
        press_shift(state, text, *length);
        return false;
    case KEY_SYMBOLS:
    case KEY_ACCENTS:
        press_layer(state, key.act == KEY_SYMBOLS ? KEYBOARD_SYMBOLS : KEYBOARD_ACCENTS);
        return false;
    case KEY_BACKSPACE:
        return keyboard_backspace(state, text, length);
    case KEY_CLEAR:
        keyboard_clear(state, text, length);
        return had;
    default:
        return press_text(state, &key, number >= KEY_ACCENTS_FROM, text, length, room);
    }
}

bool keyboard_hold(struct keyboard_state *state, int number)
{
    struct key key;

    if (number >= KEY_ACCENTS_FROM || !keyboard_key_at(state, number, &key))
        return false;
    if (key.act == KEY_SHIFT)
        state->shift = SHIFT_LOCKED;
    state->held = (int16_t)(key.act == KEY_TYPES ? number : 0);
    if (keyboard_accent_count(state) == 0)
        state->held = 0;
    return state->held != 0;
}

int keyboard_key(const struct keyboard_state *state, const char *name)
{
    struct key key;

    for (int number = KEY_ACCENTS_FROM + KEYBOARD_COLUMNS; number > 0; number--)
        if (keyboard_key_at(state, number, &key) &&
            (strcmp(key_name(&key), name) == 0 || strcmp(key.upper, name) == 0))
            return number;
    return 0;
}
