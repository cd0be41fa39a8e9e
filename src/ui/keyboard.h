// The keyboard on the glass: which keys there are, what they do to a text, how they are laid.
// Pure: no fingers, no clock; a key is known by its number, which is that of its region.
//
// Layouts are rows of a table. Every layout has three layers: letters, symbols, accents (the é
// key). Keys act when the finger comes down; one that is held KEYBOARD_HOLD_MS shows the
// accents of its letter in place of the row above it, and the accent that is tapped takes the
// letter's place.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "ui/keyboard_state.h"

struct panel;
struct rect;
struct scene;

// The keys for an empty field: letters, with a capital first where the purpose has them.
struct keyboard_state keyboard_begin(enum keyboard_purpose purpose);

// What the key does: `text` is changed within `room` bytes (with its NUL), `*length` kept true,
// and so are shift, layer and accents. False if nothing was done to the text (also: no room).
bool keyboard_press(struct keyboard_state *state, int key, char *text, size_t *length, size_t room);

// The key has been held. True if accents are shown now: the letter it typed waits for one.
bool keyboard_hold(struct keyboard_state *state, int key);

// For a real keyboard: the same effect as the keys on the glass.
bool keyboard_insert(struct keyboard_state *state, const char *typed, char *text, size_t *length,
                     size_t room);
bool keyboard_backspace(struct keyboard_state *state, char *text, size_t *length); // a whole character
void keyboard_clear(struct keyboard_state *state, char *text, size_t *length);

// The key that types this text ("a", "é"), or that is named so ("space", "shift", "backspace",
// "clear", "symbols", "accents"), on the layer shown; 0 if there is none.
int keyboard_key(const struct keyboard_state *state, const char *name);

// How high it wants to be on this panel, with its tray; keys are 15 mm or more.
int keyboard_height(const struct panel *panel);

// Whether it needs the whole width of the glass, up to the edges, to keep its keys wide enough.
bool keyboard_is_edge_to_edge(const struct panel *panel);

// Lays the tray and keys into the rectangle. Regions are "key-a", "key-space" …, and "accent-é" of
// a held key, in reading order, each with `message` and the key's number (never 0), acting on down.
void keyboard_view(const struct keyboard_state *state, const struct scene *scene, struct rect rect,
                   int message);
