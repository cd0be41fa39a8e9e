// Colours by what they are for. The tokens are those of the design: morning for guests, lounge
// for hosts, and high contrast for whoever asks for it.
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum { THEME_HOSTS = 8 };

struct theme {
    const char *name;           // "morning"
    int32_t ground, card, soft; // soft: a quiet fill (keys' tray, avatars, pressed)
    int32_t ink, quiet;         // text; quiet text
    int32_t line, edge;         // decoration only; edges of fields, rows and chips
    int32_t primary, primary_pressed, on_primary;
    int32_t attention, on_attention, attention_text; // a fill, the text on it, and text in it
    int32_t urgent, on_urgent;
    int32_t tint, on_tint; // a light fill of the primary colour: avatars
    int32_t focus;
    int32_t key_quiet;                   // keys that are no letters
    int32_t hosts[THEME_HOSTS], on_host; // fills that tell hosts apart, and the initials on them
    bool has_shadow;
};

enum theme_name { THEME_MORNING, THEME_LOUNGE, THEME_CONTRAST, THEMES };

extern const struct theme themes[THEMES];

// THEMES for a name that is none.
enum theme_name theme_of(const char *name);

// The theme with the group's own colour as primary; one that fails 4.5:1 against its text or 3:1
// against the ground is darkened (lightened in the lounge) until it does not; *changed says so.
struct theme theme_with_brand(enum theme_name name, int32_t brand, bool *changed);

// Contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance).
double theme_contrast(int32_t one, int32_t other);
