#include <string.h>

#include "ui/door_inside.h"

// ---- what fingers and keys did, as the face's own messages

static void tell_deed(struct door *door, enum door_face face, const struct touch_deed *deed, int64_t now_ms)
{
    static const struct {
        enum kiosk_message kiosk;
        enum board_message board;
        enum behind_message behind;
    } of[] = {
        [TOUCH_PRESSES] = { MSG_PRESS, BOARD_MSG_PRESS, BEHIND_MSG_PRESS },
        [TOUCH_RELEASES] = { MSG_RELEASE, BOARD_MSG_RELEASE, BEHIND_MSG_RELEASE },
        [TOUCH_FOCUSES] = { MSG_FOCUS, BOARD_MSG_FOCUS, BEHIND_MSG_FOCUS },
    };
    bool taps = deed->does == TOUCH_TAPS;
    int message = deed->message, number = deed->number;

    if (face == DOOR_BOARD && taps && message == BOARD_TAP_LEAVE)
        door_take_back(door);
    else if (face == DOOR_KIOSK)
        door_tell_kiosk(
            door,
            (struct kiosk_msg){ .message = taps ? (enum kiosk_message)message : of[deed->does].kiosk,
                                .pressed = message,
                                .number = number },
            now_ms);
    else if (face == DOOR_BEHIND)
        door_tell_behind(
            door,
            (struct behind_msg){ .message = taps ? (enum behind_message)message : of[deed->does].behind,
                                 .pressed = message,
                                 .number = number },
            now_ms);
    else
        door_tell_board(
            door,
            (struct board_msg){ .message = taps ? (enum board_message)message : of[deed->does].board,
                                .pressed = message,
                                .number = number },
            now_ms);
}

// What is touched in this window. A board that is lent stays longer: somebody still reads it.
static enum door_face seen(struct door *door, enum door_face window, int64_t now_ms)
{
    enum door_face face = door_shows(door, window);

    if (face == DOOR_BOARD && face != window)
        door_lend(door, now_ms);
    return face;
}

void door_point(struct door *door, enum door_face face, const struct draw_list *shown,
                const struct touch_point *point, int64_t now_ms)
{
    struct touch_deed deeds[TOUCH_DEEDS];
    bool was_down = door->touch[face].is_down;
    size_t count = touch_point(&door->touch[face], shown, point, deeds);

    face = seen(door, face, now_ms);
    for (size_t i = 0; i < count; i++)
        tell_deed(door, face, &deeds[i], now_ms);
    // Beside everything: somebody is there all the same.
    if (count > 0 || point->move != TOUCH_DOWN || was_down)
        return;
    if (face == DOOR_KIOSK)
        door_tell_kiosk(door, (struct kiosk_msg){ .message = MSG_PRESS }, now_ms);
    else if (face == DOOR_BEHIND)
        door_tell_behind(door, (struct behind_msg){ .message = BEHIND_MSG_PRESS }, now_ms);
}

static int focus_of(const struct door *door, enum door_face face)
{
    return face == DOOR_KIOSK    ? door->kiosk.focus
           : face == DOOR_BEHIND ? door->behind.focus
                                 : door->board.focus;
}

// False: there is nothing that the key could do to the regions.
static bool touch_by_key(struct door *door, enum door_face face, const struct draw_list *shown,
                         enum touch_key key, int64_t now_ms)
{
    struct touch_deed deed;

    if (!touch_key(shown, focus_of(door, face), key, &deed))
        return false;
    tell_deed(door, face, &deed, now_ms);
    return true;
}

// ---- the scanner

void door_scan(struct door *door, int64_t now_ms)
{
    if (!door->faces[DOOR_KIOSK])
        return;
    if (door_shows(door, DOOR_KIOSK) == DOOR_BEHIND) { // it is tried
        door_tell_behind(door,
                         (struct behind_msg){ .message = BEHIND_MSG_SCAN,
                                              .text = door->wedge.text,
                                              .number = (int)(door->wedge.last_ms - door->typed_ms) },
                         now_ms);
        return;
    }
    door_take_back(door);
    // Nothing of the code was typed into the guests' field: what stands there is what to go back to.
    if (door->typed_at != DOOR_KIOSK)
        door_tell_kiosk(door, (struct kiosk_msg){ .message = MSG_TEXT, .text = "", .number = 1 }, now_ms);
    door_tell_kiosk(door, (struct kiosk_msg){ .message = MSG_SCAN, .text = door->wedge.text }, now_ms);
}

// Whether Enter or Tab was the scanner's, not a person's.
static bool ends_scan(struct door *door, int64_t now_ms)
{
    enum wedge_says says = wedge_end(&door->wedge, now_ms);

    if (says == WEDGE_SCAN)
        door_scan(door, now_ms);
    return says != WEDGE_PASSES;
}

void door_text(struct door *door, enum door_face face, const struct draw_list *shown, const char *text,
               int64_t now_ms)
{
    bool begins;

    door_time(door, now_ms);
    face = seen(door, face, now_ms);
    if (strcmp(text, " ") == 0 && !wedge_is_bursting(&door->wedge, now_ms) && focus_of(door, face) >= 0 &&
        touch_by_key(door, face, shown, TOUCH_ACT, now_ms))
        return;
    door->typed_at = face;
    begins = wedge_text(&door->wedge, now_ms, text);
    if (begins)
        door->typed_ms = now_ms;
    if (face == DOOR_KIOSK)
        door_tell_kiosk(door, (struct kiosk_msg){ .message = MSG_TEXT, .text = text, .number = begins },
                        now_ms);
    else if (face == DOOR_BEHIND)
        door_tell_behind(door, (struct behind_msg){ .message = BEHIND_MSG_TYPED }, now_ms);
    else
        door_tell_board(door, (struct board_msg){ .message = BOARD_MSG_TEXT, .said = text }, now_ms);
}

// ---- keys

// What does nothing to the regions, by what it means to each face.
static void tell_key(struct door *door, enum door_face face, enum kiosk_key key, int64_t now_ms)
{
    static const struct {
        enum board_message board;
        int pin;
        enum behind_message behind;
    } of[] = {
        [KIOSK_ENTER] = { BOARD_MSG_KEY, PIN_ENTER, BEHIND_MSG_TYPED },
        [KIOSK_ESCAPE] = { BOARD_MSG_ESCAPE, 0, BEHIND_TAP_CLOSE },
        [KIOSK_BACKSPACE] = { BOARD_MSG_KEY, PIN_BACK, BEHIND_MSG_TYPED },
    };

    if (face == DOOR_KIOSK)
        door_tell_kiosk(door, (struct kiosk_msg){ .message = MSG_KEY, .number = (int)key }, now_ms);
    else if (face == DOOR_BEHIND)
        door_tell_behind(door, (struct behind_msg){ .message = of[key].behind }, now_ms);
    else
        door_tell_board(door, (struct board_msg){ .message = of[key].board, .number = of[key].pin }, now_ms);
}

void door_key(struct door *door, enum door_face face, const struct draw_list *shown, enum door_key key,
              int64_t now_ms)
{
    bool is_end = key == DOOR_TAB || key == DOOR_ENTER;

    door_time(door, now_ms);
    face = seen(door, face, now_ms);
    if (is_end && ends_scan(door, now_ms))
        return;
    switch (key) {
    case DOOR_TAB:
    case DOOR_DOWN:
        touch_by_key(door, face, shown, TOUCH_NEXT, now_ms);
        break;
    case DOOR_TAB_BACK:
    case DOOR_UP:
        touch_by_key(door, face, shown, TOUCH_PREVIOUS, now_ms);
        break;
    case DOOR_ENTER:
        if (!touch_by_key(door, face, shown, TOUCH_ACT, now_ms))
            tell_key(door, face, KIOSK_ENTER, now_ms);
        break;
    case DOOR_ESCAPE:
        tell_key(door, face, KIOSK_ESCAPE, now_ms);
        break;
    case DOOR_BACKSPACE:
        tell_key(door, face, KIOSK_BACKSPACE, now_ms);
        break;
    }
}
