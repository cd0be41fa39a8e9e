// A door played by steps for tests: what services would answer stands in a JSON object, the glass is low (217
// mm) and the clock jumps. (stage_test tries the samples of `usher shot` on wide glass in its own way.)
#pragma once

#include "ui/script.h"
#include "ui/stage.h"

struct played_door {
    struct script script;
    struct stage *stage;
    json_t *state;
    door_ask *hears;
    void *context;
};

// Opens it in the guests' window, with a board of its own or not. `hears` is told of each question before the
// stage answers it; NULL: nobody is. Whatever goes wrong fails the test.
struct played_door *played_door_open(const char *state, bool has_board, door_ask *hears, void *context);
void played_door_close(struct played_door *played);

void played_door_step(struct played_door *played, const char *what);
// Each digit and Enter on the pad that is shown.
void played_door_type_pin(struct played_door *played, const char *digits);

// What the guests' window shows, and whether it has a region of this name.
enum door_face played_door_shows(const struct played_door *played);
bool played_door_has(struct played_door *played, const char *region);
