// A rectangle on a screen, in pixels; x grows to the right and y down. Laying out is cutting strips off what
// is left. Knows nothing of what is painted in it.
#pragma once

struct rect {
    int x, y, w, h;
};

// Takes a strip off an edge: returns it, and leaves `rest` smaller by the strip and the gap beside it. Start
// is the left edge, end the right one. What has no room is not looked at: sizes may become negative.
struct rect rect_cut_top(struct rect *rest, int height, int gap);
struct rect rect_cut_bottom(struct rect *rest, int height, int gap);
struct rect rect_cut_start(struct rect *rest, int width, int gap);
struct rect rect_cut_end(struct rect *rest, int width, int gap);
