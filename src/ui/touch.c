#include "ui/touch.h"

static bool holds(struct rect rect, int x, int y)
{
    return x >= rect.x && x < rect.x + rect.w && y >= rect.y && y < rect.y + rect.h;
}

// Of the strong texts in the region: names and what buttons say. A row that another guest has
// taken while the finger lay on it must not check that guest in.
static uint64_t names_inside(const struct draw_list *list, struct rect rect)
{
    uint64_t hash = 14695981039346656037u;

    for (size_t i = 0; i < list->item_count; i++) {
        const struct draw_item *item = &list->items[i];
        if (item->kind != DRAW_TEXT_RUN || item->weight != TEXT_STRONG ||
            !holds(rect, item->rect.x + item->rect.w / 2, item->rect.y + item->rect.h / 2))
            continue;
        for (const char *at = draw_item_text(list, item); *at; at++)
            hash = (hash ^ (unsigned char)*at) * 1099511628211u;
    }
    return hash;
}

static void does(struct touch_deed *deeds, size_t *count, enum touch_does what, const struct touch *touch)
{
    deeds[(*count)++] = (struct touch_deed){ what, touch->message, touch->number };
}

static void goes_down(struct touch *touch, const struct draw_list *list, const struct touch_point *point,
                      struct touch_deed *deeds, size_t *count)
{
    const struct draw_region *region = draw_hit(list, point->x, point->y);

    if (!region || (touch->is_down && !(touch->acts_on_down && region->on_down)))
        return;
    if (touch->is_down)
        does(deeds, count, TOUCH_RELEASES, touch);
    *touch = (struct touch){ true,           region->on_down,
                             point->finger,  region->message,
                             region->number, names_inside(list, region->rect) };
    does(deeds, count, TOUCH_PRESSES, touch);
    if (touch->acts_on_down)
        does(deeds, count, TOUCH_TAPS, touch);
}

static bool is_still_there(const struct touch *touch, const struct draw_list *list, int x, int y)
{
    const struct draw_region *region = draw_hit(list, x, y);

    return region && region->message == touch->message && region->number == touch->number &&
           (touch->acts_on_down || names_inside(list, region->rect) == touch->names);
}

size_t touch_point(struct touch *touch, const struct draw_list *list, const struct touch_point *point,
                   struct touch_deed deeds[TOUCH_DEEDS])
{
    size_t count = 0;
    bool is_there;

    if (point->move == TOUCH_DOWN) {
        goes_down(touch, list, point, deeds, &count);
        return count;
    }
    if (!touch->is_down || point->finger != touch->finger)
        return 0;
    is_there = point->move != TOUCH_LOST && is_still_there(touch, list, point->x, point->y);
    if (point->move == TOUCH_MOVE && is_there)
        return 0;
    does(deeds, &count, TOUCH_RELEASES, touch);
    if (point->move == TOUCH_UP && is_there && !touch->acts_on_down)
        does(deeds, &count, TOUCH_TAPS, touch);
    *touch = (struct touch){ 0 };
    return count;
}

bool touch_key(const struct draw_list *list, int focus, enum touch_key key, struct touch_deed *deed)
{
    int count = (int)list->region_count;
    int step = key == TOUCH_PREVIOUS ? -1 : 1;
    int at = focus >= 0 && focus < count ? focus : TOUCH_NO_FOCUS;

    if (key == TOUCH_ACT) {
        if (at < 0 || list->regions[at].off)
            return false;
        *deed = (struct touch_deed){ TOUCH_TAPS, list->regions[at].message, list->regions[at].number };
        return true;
    }
    for (int tried = 0; tried < count; tried++) {
        at = at < 0 ? (step > 0 ? 0 : count - 1) : (at + step + count) % count;
        if (list->regions[at].off)
            continue;
        *deed = (struct touch_deed){ TOUCH_FOCUSES, list->regions[at].message, at };
        return true;
    }
    return false;
}
