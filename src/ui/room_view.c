#include "ui/room_view.h"

#include <string.h>

#include "ui/column.h"
#include "ui/say.h"

void room_read(const json_t *answer, struct room_shown *room)
{
    const json_t *one;
    size_t i;

    *room = (struct room_shown){ 0 };
    json_array_foreach(json_object_get(answer, "last"), i, one)
    {
        const char *name = json_get_text(one, "call_name");

        if (room->count == ROOM_NAMES)
            return;
        if (name[0] && strlen(name) < BOARD_NAME) // longer ones than a guest may have are none
            strcpy(room->names[room->count++], name);
    }
}

// Readable across a room: sizes follow the glass, not a hand's distance.
static int size_of(const struct panel *panel, int percent)
{
    int least = panel->width_px < panel->height_px ? panel->width_px : panel->height_px;

    return least * percent / 100;
}

static struct words words_of(int size_px, int32_t colour)
{
    return (struct words){ TEXT_STRONG, size_px, size_px / 3, TEXT_CENTRE, colour, 2 };
}

// Who came before the latest, in rows of equal cells from the middle.
static void view_others(const struct room_shown *room, const struct panel *panel, struct draw_list *list,
                        struct rect rect)
{
    size_t others = room->count - 1, most = panel->kind == PANEL_TALL ? 2 : 4;
    size_t columns = others < most ? others : most, rows = (others + columns - 1) / columns;
    int gap = panel_gap(panel) * 3, width = (rect.w - ((int)most - 1) * gap) / (int)most;
    int height = size_of(panel, 13), least = (rect.h - ((int)rows - 1) * gap) / (int)rows;

    height = height < least ? height : least;
    for (size_t i = 0; i < others; i++) {
        size_t row = i / columns, in_row = row + 1 < rows ? columns : others - row * columns;
        int all = (int)in_row * (width + gap) - gap;
        struct rect cell = { rect.x + (rect.w - all) / 2 + (int)(i % columns) * (width + gap),
                             rect.y + (int)row * (height + gap), width, height };
        struct words words = words_of(size_of(panel, 6), panel->theme.quiet);

        words_fill(panel, list, cell, &words, room->names[i + 1]);
    }
}

void room_view(const struct room_shown *room, const struct panel *panel, struct draw_list *list)
{
    int margin = panel_margin(panel), height = panel->height_px - 2 * margin;
    struct rect all = { margin, margin, panel->width_px - 2 * margin, height };
    struct words title = words_of(size_of(panel, room->count ? 10 : 18), panel->theme.primary);
    struct words latest = words_of(size_of(panel, 21), panel->theme.ink);

    draw_begin(list, panel->width_px, panel->height_px, panel->theme.ground);
    if (room->count == 0) {
        words_fill(panel, list, all, &title, say("Welcome"));
        return;
    }
    all.h = height * (room->count > 1 ? 22 : 34) / 100;
    words_fill(panel, list, all, &title, say("Welcome"));
    all.y += all.h;
    all.h = height * 36 / 100;
    words_fill(panel, list, all, &latest, room->names[0]);
    all.y += all.h + height * 6 / 100;
    all.h = panel->height_px - margin - all.y;
    if (room->count > 1)
        view_others(room, panel, list, all);
}
