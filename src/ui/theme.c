#include "ui/theme.h"

#include <math.h>
#include <string.h>

#include "util/err.h"

const struct theme themes[THEMES] = {
    [THEME_MORNING] = { .name = "morning",
                        .ground = 0xFBF8F3,
                        .card = 0xFFFFFF,
                        .soft = 0xF1E9DB,
                        .ink = 0x1B1F2A,
                        .quiet = 0x4F5563,
                        .line = 0xE4DED4,
                        .edge = 0x857C6E,
                        .primary = 0x0F5C4D,
                        .primary_pressed = 0x0B4539,
                        .on_primary = 0xFFFFFF,
                        .attention = 0xF2A93B,
                        .on_attention = 0x1B1F2A,
                        .attention_text = 0x8A5200,
                        .urgent = 0xA31E18,
                        .on_urgent = 0xFFFFFF,
                        .tint = 0xE3EFEA,
                        .on_tint = 0x0F5C4D,
                        .focus = 0x1E4FD8,
                        .hosts = { 0x1F5FA8, 0x0F6A5C, 0x6A4BB0, 0xA8325F, 0x5A661A, 0x80511F, 0x465066,
                                   0x9A3A2A },
                        .on_host = 0xFFFFFF,
                        .key_quiet = 0xE2D8C6,
                        .has_shadow = true },
    [THEME_LOUNGE] = { .name = "lounge",
                       .ground = 0x12161F,
                       .card = 0x1B2130,
                       .soft = 0x2A3142,
                       .ink = 0xF4F1EA,
                       .quiet = 0xA9B0C0,
                       .line = 0x2A3142,
                       .edge = 0x6B7690,
                       .primary = 0x4CC2AB,
                       .primary_pressed = 0x3FB8A0,
                       .on_primary = 0x12161F,
                       .attention = 0xF2A93B,
                       .on_attention = 0x12161F,
                       .attention_text = 0xF2A93B,
                       .urgent = 0xFF8070,
                       .on_urgent = 0x12161F,
                       .tint = 0x2A3142,
                       .on_tint = 0xF4F1EA,
                       .focus = 0x8FB2FF,
                       .hosts = { 0x8CC8FF, 0x7FDCC0, 0xCBB4FF, 0xFFA8C2, 0xBFDD7E, 0xE9CB92, 0xB9C4DA,
                                  0xFFB69C },
                       .on_host = 0x12161F,
                       .key_quiet = 0x2A3142 },
    [THEME_CONTRAST] = { .name = "contrast",
                         .ground = 0x000000,
                         .card = 0x000000,
                         .soft = 0x000000,
                         .ink = 0xFFFFFF,
                         .quiet = 0xFFFFFF,
                         .line = 0xFFFFFF,
                         .edge = 0xFFFFFF,
                         .primary = 0xFFE100,
                         .primary_pressed = 0xFFFFFF,
                         .on_primary = 0x000000,
                         .attention = 0xFFE100,
                         .on_attention = 0x000000,
                         .attention_text = 0xFFE100,
                         .urgent = 0xFFFFFF,
                         .on_urgent = 0x000000,
                         .tint = 0xFFE100,
                         .on_tint = 0x000000,
                         .focus = 0xFFE100,
                         .hosts = { 0xFFFFFF, 0xFFFFFF, 0xFFFFFF, 0xFFFFFF, 0xFFFFFF, 0xFFFFFF, 0xFFFFFF,
                                    0xFFFFFF },
                         .on_host = 0x000000,
                         .key_quiet = 0x000000 },
};

enum theme_name theme_of(const char *name)
{
    for (int i = 0; i < THEMES; i++)
        if (strcmp(themes[i].name, name) == 0)
            return (enum theme_name)i;
    return THEMES;
}

static double channel(int32_t colour, int shift)
{
    double value = ((colour >> shift) & 0xFF) / 255.0;

    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

static double luminance(int32_t colour)
{
    return 0.2126 * channel(colour, 16) + 0.7152 * channel(colour, 8) + 0.0722 * channel(colour, 0);
}

double theme_contrast(int32_t one, int32_t other)
{
    double a = luminance(one), b = luminance(other);

    return a > b ? (a + 0.05) / (b + 0.05) : (b + 0.05) / (a + 0.05);
}

static int32_t blend(int32_t from, int32_t to, double part)
{
    int32_t mixed = 0;

    for (int shift = 0; shift <= 16; shift += 8) {
        double a = (from >> shift) & 0xFF, b = (to >> shift) & 0xFF;

        mixed |= (int32_t)lround(a + (b - a) * part) << shift;
    }
    return mixed;
}

struct theme theme_with_brand(enum theme_name name, int32_t brand, bool *changed)
{
    struct theme theme = themes[name];
    bool is_dark = luminance(theme.ground) < 0.18;
    int32_t towards = is_dark ? 0xFFFFFF : 0x000000;

    *changed = false;
    must(name < THEMES);
    if (name == THEME_CONTRAST)
        return theme;
    for (int step = 0; step <= 100; step++) {
        theme.primary = blend(brand, towards, step / 100.0);
        theme.primary_pressed = blend(theme.primary, 0x000000, is_dark ? 0.08 : 0.25);
        theme.tint = is_dark ? theme.tint : blend(theme.primary, 0xFFFFFF, 0.88);
        theme.on_tint = is_dark ? theme.on_tint : theme.primary;
        if (theme_contrast(theme.primary, theme.on_primary) >= 4.5 &&
            theme_contrast(theme.primary_pressed, theme.on_primary) >= 4.5 &&
            theme_contrast(theme.primary, theme.ground) >= 4.5 &&
            theme_contrast(theme.primary, theme.card) >= 4.5 &&
            theme_contrast(theme.on_tint, theme.tint) >= 4.5)
            break;
        *changed = true;
    }
    return theme;
}
