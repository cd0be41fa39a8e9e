#include "ui/warm_sdl.h"

#include <stdlib.h>

#include "ui/door_next.h"
#include "util/clock.h"
#include "util/mem.h"

static const int64_t SLICE_US = 2000;

// All that texts and shapes depend on; stencils have no colour.
static bool is_alike(const struct panel *one, const struct panel *other)
{
    return one->width_px == other->width_px && one->height_px == other->height_px &&
           one->px_per_mm >= other->px_per_mm && one->px_per_mm <= other->px_per_mm &&
           one->larger_text == other->larger_text;
}

void warm_begin(struct warm *warm, const struct panel *panel)
{
    if (is_alike(&warm->panel, panel))
        return;
    warm_finish(warm);
    warm->panel = *panel;
    warm->metrics = *panel->text;
    warm->panel.text = &warm->metrics;
}

// False when there is none to go on with.
static bool take_list(struct warm *warm, const struct door *door)
{
    struct draw_list *list = warm->list ? warm->list : mem_new(sizeof *list);

    warm->list = NULL;
    warm->item = 0;
    warm->is_done = warm->step == DOOR_NEXTS;
    if (!warm->is_done && door_next(door, warm->step, &warm->panel, list))
        warm->list = list;
    else
        free(list);
    return warm->list != NULL;
}

bool warm_work(struct warm *warm, const struct door *door, struct paint *paint)
{
    int64_t until_us = clock_steady_us() + SLICE_US;

    if (warm->is_done || warm->panel.width_px == 0)
        return false;
    if (!warm->list)
        return take_list(warm, door);
    while (warm->item < warm->list->item_count && clock_steady_us() < until_us)
        paint_prepare(paint, warm->list, warm->item++);
    if (warm->item < warm->list->item_count)
        return true;
    warm->step++;
    return take_list(warm, door);
}

void warm_finish(struct warm *warm)
{
    free(warm->list);
    *warm = (struct warm){ 0 };
}
