// What a screen looks like at one moment, as data: shapes, texts, icons, and the regions that
// can be tapped, in the order in which they are painted. A view fills it, ui/paint_sdl plays
// it, tests read it. Plain values without pointers: copy it with `=`, compare it, print it.
//
// All measures are pixels; x grows to the right and y down. Colours are 0xRRGGBB.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/rect.h"
#include "util/str.h"

enum { DRAW_ITEMS = 768, DRAW_REGIONS = 128, DRAW_TEXT = 24576, DRAW_NONE = -1 };

enum draw_kind {
    DRAW_SHAPE,    // a rounded rectangle: filled, or edged, or both; with or without the shadow
    DRAW_TEXT_RUN, // one line
    DRAW_ICON,     // assets/icons/NAME.svg, drawn in `fill` with strokes of one width
    DRAW_PICTURE,  // assets/pictures/NAME.svg in its own colours, cut to `radius`
    DRAW_QR,       // `text` as a QR code, modules in `fill` on the ground that is there
};

enum text_weight { TEXT_PLAIN, TEXT_STRONG };          // text; names, headlines and buttons
enum text_align { TEXT_START, TEXT_CENTRE, TEXT_END }; // start is right where lines run leftward

struct draw_item {
    enum draw_kind kind;
    struct rect rect;
    int32_t fill, edge;      // DRAW_NONE: none
    int16_t radius, edge_px; // of a shape; the edge lies inside the rectangle
    bool shadow, dashed;     // of a shape; `dashed` its edge
    uint8_t weight, align;   // of a text
    int16_t size_px;         // of a text: pixels to the em, see metrics.h
    uint16_t text;           // offset into draw_list.text: of a text, an icon's name, a QR's content
};

// Where a finger may go. Acts on finger up inside the same region, or at once if `on_down`.
struct draw_region {
    struct rect rect;
    uint16_t name;   // "check-in", "row-1": offset into draw_list.text; unique in the list
    int16_t message; // of the screen's own enum
    int16_t number;  // which row, key or host
    bool on_down;
    bool off; // seen but not to be tapped now
};

struct draw_list {
    int width, height;
    int32_t ground;
    size_t item_count, region_count, text_length;
    struct draw_item items[DRAW_ITEMS];
    struct draw_region regions[DRAW_REGIONS]; // in reading order, which is the order of focus
    char text[DRAW_TEXT];                     // texts, each ended by NUL
};

void draw_begin(struct draw_list *list, int width, int height, int32_t ground);

// Each adds one item and gives it back to have its rarer members set. A list that is full is a
// bug of the view: the program ends (must).
struct draw_item *draw_shape(struct draw_list *list, struct rect rect, int radius, int32_t fill);
// The line is laid so that the middle of its capitals is the middle of the rectangle.
struct draw_item *draw_text(struct draw_list *list, struct rect rect, enum text_weight weight, int size_px,
                            enum text_align align, int32_t colour, const char *text);
struct draw_item *draw_icon(struct draw_list *list, struct rect rect, int32_t colour, const char *name);
struct draw_item *draw_picture(struct draw_list *list, struct rect rect, int radius, const char *name);
struct draw_item *draw_qr(struct draw_list *list, struct rect rect, int32_t colour, const char *content);
struct draw_region *draw_region(struct draw_list *list, struct rect rect, const char *name, int message,
                                int number);

const char *draw_item_text(const struct draw_list *list, const struct draw_item *item);
const char *draw_region_name(const struct draw_list *list, const struct draw_region *region);

// The last region at this point that is not off, or NULL.
const struct draw_region *draw_hit(const struct draw_list *list, int x, int y);
const struct draw_region *draw_region_named(const struct draw_list *list, const char *name);

// The whole list seen in a mirror, for languages that run leftward: pictures and texts stay
// readable, what stood left stands right.
void draw_mirror(struct draw_list *list);

// One line per item and region, for goldens and for people.
void draw_print(const struct draw_list *list, struct str *out);
