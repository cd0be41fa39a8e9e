#include "ui/panel.h"

#include <math.h>

enum { LOW_MM = 175, WIDE_MM = 400, NARROW_MM = 300 };

static const double capitals_mm[TYPES] = { 4.9, 7.3, 11, 16.4, 24.6 };
static const double least_capitals_mm = 4.8;

// The least glass on which every screen has room, at the sizes that hands and eyes need.
static const double least_width_mm = 190, least_height_mm = 130;

// On less all becomes smaller, and on glass with less than a pixel a millimetre larger: better than
// screens on which something is missing.
static double usable_width_mm(int width_px, int height_px, double width_mm)
{
    double most_mm = width_px, least_mm = fmax(least_width_mm, least_height_mm * width_px / height_px);

    return fmin(fmax(width_mm, least_mm), most_mm);
}

static enum panel_kind kind_of(double width_mm, double height_mm)
{
    if (height_mm > width_mm)
        return PANEL_TALL;
    if (height_mm < LOW_MM)
        return PANEL_LOW;
    return width_mm >= WIDE_MM ? PANEL_WIDE : PANEL_DESK;
}

void panel_init(struct panel *panel, int width_px, int height_px, double width_mm, double bottom_mm,
                bool larger_text, const struct theme *theme, const struct metrics *text)
{
    if (width_mm <= 0)
        width_mm = panel_width_mm(width_px, height_px, 0, 0);
    width_mm = usable_width_mm(width_px, height_px, width_mm);
    *panel = (struct panel){ .width_px = width_px,
                             .height_px = height_px,
                             .px_per_mm = width_px / width_mm,
                             .bottom_mm = bottom_mm,
                             .kind = kind_of(width_mm, height_px * width_mm / width_px),
                             .larger_text = larger_text,
                             .theme = *theme,
                             .text = text };
}

double panel_width_mm(int width_px, int height_px, double reported_width_mm, double reported_height_mm)
{
    if (reported_width_mm > 0 && reported_height_mm > 0) {
        double density = width_px / reported_width_mm;
        double shape = density / (height_px / reported_height_mm);

        if (shape > 0.95 && shape < 1.05 && density >= 1.2 && density <= 14)
            return reported_width_mm;
    }
    return width_px <= 1280 ? 217 : 345;
}

int panel_px(const struct panel *panel, double mm)
{
    return (int)lround(mm * panel->px_per_mm);
}

int panel_type(const struct panel *panel, enum type_size size)
{
    double mm = capitals_mm[size];

    if (panel->width_px / panel->px_per_mm < NARROW_MM)
        mm = fmax(mm * 0.75, least_capitals_mm);
    if (panel->larger_text)
        mm *= 1.5;
    return (int)lround(mm * panel->px_per_mm / TEXT_CAPITALS);
}

double panel_button_mm(const struct panel *panel)
{
    return panel->kind == PANEL_LOW ? 18 : 25;
}

int panel_margin(const struct panel *panel)
{
    return panel_px(panel, panel->kind == PANEL_LOW ? 5 : panel->kind == PANEL_TALL ? 13 : 18);
}

int panel_gap(const struct panel *panel)
{
    return panel_px(panel, panel->kind == PANEL_LOW ? 2.2 : 4);
}

int panel_corner(const struct panel *panel)
{
    return panel_px(panel, panel->kind == PANEL_LOW ? 4 : 6.5);
}

int panel_reach(const struct panel *panel)
{
    double top_mm = panel->bottom_mm + panel->height_px / panel->px_per_mm; // of the glass

    return top_mm <= 1220 ? 0 : panel_px(panel, top_mm - 1220);
}
