// What a door is made of: the models of its faces, the scanner's burst, and what is on its way. Plain values;
// only ui/door changes them.
#pragma once

#include "ui/behind_update.h"
#include "ui/board_update.h"
#include "ui/kiosk_update.h"
#include "ui/panel.h"
#include "ui/room_view.h"
#include "ui/sound.h"
#include "ui/touch.h"
#include "ui/wedge.h"
#include "util/json.h"

// Behind the scenes has no window of its own: the guests' one shows it for whoever sets the door up.
enum door_face { DOOR_KIOSK, DOOR_BOARD, DOOR_BEHIND, DOOR_FACES };

// What was asked; comes back with its answer.
struct door_question {
    enum door_face face;
    union {
        struct kiosk_effect kiosk;
        struct board_effect board;
        struct behind_effect behind;
    };
};

// `members` is the callee's. Every question is answered once, later, in any order (door_answer).
typedef void door_ask(void *context, const struct door_question *question, const char *request,
                      json_t *members);

// The glass, as a machine's settings know it.
struct door_glass {
    double width_mm, bottom_mm; // 0: not known
    int distance_m;             // from which the board is read
    enum panel_scanner scanner;
    enum theme_name themes[DOOR_FACES];
};

enum { DOOR_UNSAVED = 4, DOOR_CALLED = 16, DOOR_LENT_MS = 30000 };

struct door {
    bool faces[DOOR_FACES]; // which are there
    struct kiosk_model kiosk;
    struct board_model board;
    struct behind_model behind;
    bool is_left; // somebody has left Usher behind the scenes: the program ends
    struct touch touch[DOOR_FACES];
    struct wedge wedge;
    enum door_face typed_at;                 // the face that has the scanner's keyboard
    int64_t typed_ms;                        // since its burst began
    struct board_shown answered;             // the last answer of board.show
    struct board_help unsaved[DOOR_UNSAVED]; // who could not be stored: stands on this board only
    size_t unsaved_count;
    bool asks_board, asks_board_again;     // board.show is on its way; and once more
    int64_t asked_board_ms, next_board_ms; // not before; 0: at once
    int64_t refresh_ms;                    // when everything is asked again, whatever happens
    int64_t lent_until_ms;                 // so long the guests' window shows the board; 0: it does not
    struct theme themes[THEMES];           // in the group's own colour
    enum sound sound;                      // the most urgent that nobody has heard yet
    bool tries_sound;                      // it is heard in quiet hours, too
    uint64_t called[DOOR_CALLED];          // the last steps that were heard, a ring
    size_t called_count;
    bool shows_room; // set before door_begin: the board's window is for the room (ui/room_view)
    bool has_room, asks_room, asks_room_again;
    struct room_shown room;
    uint64_t turns; // messages so far: what is to be seen changes with nothing else
    door_ask *ask;
    void *context;
};
