// The layouts of the keyboard as data, and the finding of keys in them. A row is its keys'
// names with a space between: a text that is typed, or the name of a key that does something
// else. Nothing here knows of measures or of what has been typed.
#pragma once

#include "ui/keyboard_state.h"

enum key_act {
    KEY_TYPES,
    KEY_SPACE,
    KEY_BACKSPACE,
    KEY_CLEAR,
    KEY_SHIFT,
    KEY_SYMBOLS,
    KEY_ACCENTS,
    KEY_ACTS
};

enum { KEY_TEXT = 16, KEY_ACCENTS_FROM = 1 + KEYBOARD_ROWS * KEYBOARD_COLUMNS };

struct key {
    enum key_act act;
    char lower[KEY_TEXT], upper[KEY_TEXT]; // what it types; the same where there is no other case
    int tenths;                            // of a letter's width; 0: whatever the row leaves
};

// What it is called in a region's name, after "key-": its letter, or "space", "shift" …
const char *key_name(const struct key *key);

// The key with this number as the state shows it; false if there is none.
bool keyboard_key_at(const struct keyboard_state *state, int number, struct key *key);

// How many keys stand in a row of the layer that is shown, and the accents of the held key.
int keyboard_row_count(const struct keyboard_state *state, int row);
int keyboard_accent_count(const struct keyboard_state *state);

int keyboard_number(int row, int column);
// The row that gives way to the accents; -1 while none are shown.
int keyboard_accents_row(const struct keyboard_state *state);
