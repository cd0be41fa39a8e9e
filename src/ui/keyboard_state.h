// What is known of the keyboard on the glass while somebody types: values to copy and compare.
// What the keys do is in ui/keyboard.
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum { KEYBOARD_ROWS = 4, KEYBOARD_COLUMNS = 12, KEYBOARD_HOLD_MS = 450 };

enum keyboard_layout { KEYBOARD_ENGLISH, KEYBOARD_LAYOUTS };
enum keyboard_layer { KEYBOARD_LETTERS, KEYBOARD_SYMBOLS, KEYBOARD_ACCENTS, KEYBOARD_LAYERS };
enum keyboard_shift { SHIFT_OFF, SHIFT_ONCE, SHIFT_LOCKED };

// What is typed: a name or company begins its words with capitals unless shift is tapped away;
// a contact begins none and has "@" and ".com" in reach; topics begin none.
enum keyboard_purpose { KEYBOARD_NAME, KEYBOARD_CONTACT, KEYBOARD_WORDS };

struct keyboard_state {
    uint8_t layout, layer, shift, purpose; // enum keyboard_...
    bool typed_capital;                    // the last key did
    int16_t held;                          // number of the key whose accents are shown; 0 for none
};
