#include <stdlib.h>
#include <string.h>

#include "ui/behind_view.h"
#include "ui/board_view.h"
#include "ui/door_inside.h"
#include "ui/kiosk_view.h"
#include "util/mem.h"

enum { REFRESH_MS = 60000 };

struct door *door_create(door_ask *ask, void *context)
{
    struct door *door = mem_new(sizeof *door);

    kiosk_init(&door->kiosk);
    board_init(&door->board);
    memcpy(door->themes, themes, sizeof themes);
    door->ask = ask;
    door->context = context;
    return door;
}

void door_destroy(struct door *door)
{
    free(door);
}

void door_begin(struct door *door, const bool faces[DOOR_FACES], int64_t now_ms)
{
    for (enum door_face face = 0; face < DOOR_FACES; face++)
        door->faces[face] = faces[face];
    door->kiosk.has_board = faces[DOOR_BOARD] && !door->shows_room;
    door_committed(door, now_ms);
}

bool door_is_open(const struct door *door)
{
    return (!door->faces[DOOR_KIOSK] || door->kiosk.door.is_known) &&
           (!door->faces[DOOR_BOARD] || door->has_room || door->board.is_shown || door->board.is_stale);
}

// Also once a minute, for what changes without a commit: an event begins, another one is over.
void door_committed(struct door *door, int64_t now_ms)
{
    door->refresh_ms = now_ms + REFRESH_MS;
    if (door->faces[DOOR_KIOSK])
        door_tell_kiosk(door, (struct kiosk_msg){ .message = MSG_CHANGED }, now_ms);
    door_ask_board(door, now_ms);
    door_ask_room(door);
}

void door_frame(struct door *door, int64_t began_ms, int64_t ended_ms)
{
    wedge_frame(&door->wedge, began_ms, ended_ms);
}

bool door_is_left(const struct door *door)
{
    return door->is_left;
}

static bool is_due(int64_t deadline_ms, int64_t now_ms)
{
    return deadline_ms != 0 && deadline_ms <= now_ms;
}

// A clock that was set back must not leave anything waiting for hours.
static bool is_due_or_far(int64_t deadline_ms, int64_t now_ms)
{
    return is_due(deadline_ms, now_ms) || deadline_ms > now_ms + REFRESH_MS;
}

void door_time(struct door *door, int64_t now_ms)
{
    if (wedge_time(&door->wedge, now_ms))
        door_scan(door, now_ms);
    if (door->faces[DOOR_KIOSK] && is_due(kiosk_deadline(&door->kiosk), now_ms))
        door_tell_kiosk(door, (struct kiosk_msg){ .message = MSG_TIME }, now_ms);
    if (is_due(behind_deadline(&door->behind), now_ms))
        door_tell_behind(door, (struct behind_msg){ .message = BEHIND_MSG_TIME }, now_ms);
    if (is_due_or_far(door->lent_until_ms, now_ms))
        door_take_back(door);
    if (door_has_board(door) && is_due(board_deadline(&door->board), now_ms))
        door_tell_board(door, (struct board_msg){ .message = BOARD_MSG_TIME }, now_ms);
    if (door->asks_board_again && !door->asks_board && is_due_or_far(door->next_board_ms, now_ms)) {
        door->next_board_ms = 0;
        door_ask_board(door, now_ms);
    }
    if (is_due_or_far(door->refresh_ms, now_ms))
        door_committed(door, now_ms);
}

int64_t door_deadline(const struct door *door)
{
    const int64_t deadlines_ms[] = {
        wedge_deadline(&door->wedge),
        door->faces[DOOR_KIOSK] ? kiosk_deadline(&door->kiosk) : 0,
        door_has_board(door) ? board_deadline(&door->board) : 0,
        door->lent_until_ms,
        behind_deadline(&door->behind),
        door->asks_board_again && !door->asks_board ? door->next_board_ms : 0,
        door->refresh_ms,
    };
    int64_t first_ms = 0;

    for (size_t i = 0; i < sizeof deadlines_ms / sizeof *deadlines_ms; i++)
        if (deadlines_ms[i] && (!first_ms || deadlines_ms[i] < first_ms))
            first_ms = deadlines_ms[i];
    return first_ms;
}

static bool shows_room(const struct door *door, enum door_face window)
{
    return window == DOOR_BOARD && door->shows_room;
}

void door_panel(const struct door *door, enum door_face face, int width_px, int height_px,
                const struct door_glass *glass, const struct metrics *metrics, struct panel *panel)
{
    enum door_face shown = door_shows(door, face);
    bool is_kiosk = shown == DOOR_KIOSK;
    bool is_room = shows_room(door, face); // guests look at it
    enum theme_name name = is_kiosk && door->kiosk.high_contrast ? THEME_CONTRAST
                           : is_kiosk || is_room                 ? glass->themes[DOOR_KIOSK]
                                                                 : glass->themes[DOOR_BOARD];

    must(name < THEMES);
    panel_init(panel, width_px, height_px, glass->width_mm, glass->bottom_mm,
               is_kiosk && door->kiosk.larger_text, &door->themes[name], metrics);
    panel->scanner = glass->scanner;
}

void door_view(const struct door *door, enum door_face face, const struct panel *panel,
               struct draw_list *list)
{
    if (shows_room(door, face))
        room_view(&door->room, panel, list);
    else if (door_shows(door, face) == DOOR_KIOSK)
        kiosk_view(&door->kiosk, panel, list);
    else if (door_shows(door, face) == DOOR_BEHIND)
        behind_view(&door->behind, panel, list);
    else
        board_view(&door->board, panel, list);
}
