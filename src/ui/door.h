// The door as windows and scripts play it: the guests' kiosk, the hosts' board, the scanner, and
// the questions on their way to the services. Fingers, keys, characters, answers and the time
// come in; questions go out through `ask`; what is to be seen is a draw list. Pure: no window, clock
// or store, so that a window, a picture and a morning without a display play the same door.
#pragma once

#include "ui/door_state.h"
#include "util/err.h"

enum door_key {
    DOOR_TAB,
    DOOR_TAB_BACK,
    DOOR_DOWN, // and right
    DOOR_UP,   // and left
    DOOR_ENTER,
    DOOR_ESCAPE,
    DOOR_BACKSPACE,
};

struct door *door_create(door_ask *ask, void *context);
void door_destroy(struct door *door); // NULL is fine

// The first questions. `faces` as in the struct.
void door_begin(struct door *door, const bool faces[DOOR_FACES], int64_t now_ms);
bool door_is_open(const struct door *door); // every face has had its first answer

// A finger or the mouse over what the face shows.
void door_point(struct door *door, enum door_face face, const struct draw_list *shown,
                const struct touch_point *point, int64_t now_ms);
// A key, and characters, of a real keyboard or of a scanner that types. A scan goes to the kiosk
// whichever face has the keyboard.
void door_key(struct door *door, enum door_face face, const struct draw_list *shown, enum door_key key,
              int64_t now_ms);
void door_text(struct door *door, enum door_face face, const struct draw_list *shown, const char *text,
               int64_t now_ms);

// `answer` is only looked at; NULL: `error` says why. What is committed may have changed anything.
void door_answer(struct door *door, const struct door_question *question, const json_t *answer,
                 const struct err *error, int64_t now_ms);
void door_committed(struct door *door, int64_t now_ms);

// Hosts are called: the array that alert.due answered. Each of its steps is heard once, where this door
// has a board. What is to be heard now, if the machine's rules let it be: it is not given out twice.
void door_alert(struct door *door, const json_t *alerts);
enum sound door_sound(struct door *door, const struct sound_rules *rules, int64_t now_ms);

// Nobody has listened meanwhile: what came was answered, and painted.
void door_frame(struct door *door, int64_t began_ms, int64_t ended_ms);

// Whatever is due. When the next thing will be; 0: never.
void door_time(struct door *door, int64_t now_ms);
int64_t door_deadline(const struct door *door);

// Somebody who knows the organizers' PIN has left Usher: the program ends.
bool door_is_left(const struct door *door);

// What the window of a face shows now: the guests' one is lent to the board for DOOR_LENT_MS when a host
// has held the mark on Hello and typed the PIN, and as long again with every touch. A scan, or Done, and
// it is the guests' again. Or it shows Behind the scenes, where a scan is tried and checks nobody in.
enum door_face door_shows(const struct door *door, enum door_face window);

// What a window looks like on a glass of this size. `face` is the window's.
void door_panel(const struct door *door, enum door_face face, int width_px, int height_px,
                const struct door_glass *glass, const struct metrics *metrics, struct panel *panel);
void door_view(const struct door *door, enum door_face face, const struct panel *panel,
               struct draw_list *list);
