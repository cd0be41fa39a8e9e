// Rounded rectangles with smooth corners: filled, edged, dashed, with a soft shadow. What costs
// time (corners, shadows) is made once and kept in the painter's cache of stencils.
#pragma once

#include "ui/canvas.h"
#include "util/cache.h"

// unit: see stencil_shadow.
void shape_paint(struct canvas *canvas, struct cache *stencils, const struct draw_item *item, double unit);

// Everything that painting the shape may change.
struct rect shape_bounds(const struct draw_item *item, double unit);

// The edge alone, in dashes with round ends; a whole number of them goes round.
void shape_dashes(struct canvas *canvas, struct rect rect, int radius, int edge_px, int32_t colour);
