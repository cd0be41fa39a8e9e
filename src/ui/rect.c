#include "ui/rect.h"

struct rect rect_cut_top(struct rect *rest, int height, int gap)
{
    struct rect cut = { rest->x, rest->y, rest->w, height };

    rest->y += height + gap;
    rest->h -= height + gap;
    return cut;
}

struct rect rect_cut_bottom(struct rect *rest, int height, int gap)
{
    struct rect cut = { rest->x, rest->y + rest->h - height, rest->w, height };

    rest->h -= height + gap;
    return cut;
}

struct rect rect_cut_start(struct rect *rest, int width, int gap)
{
    struct rect cut = { rest->x, rest->y, width, rest->h };

    rest->x += width + gap;
    rest->w -= width + gap;
    return cut;
}

struct rect rect_cut_end(struct rect *rest, int width, int gap)
{
    struct rect cut = { rest->x + rest->w - width, rest->y, width, rest->h };

    rest->w -= width + gap;
    return cut;
}
