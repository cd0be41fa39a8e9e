// A door with nobody behind it: what it asks is answered from a JSON object that somebody wrote,
// so that any screen can be shown in any state. Pure. Members:
//   "now"      the time, ISO 8601
//   "steps"    what is done to the door, an array of steps as ui/script knows them
//   REQUEST    "door.show", "door.find" …: the answer to that request, as service/request promises
//              it; {"refused": SENTENCE} refuses; null fails as a broken disk would
#pragma once

#include "ui/script.h"

struct stage;

// `state` is only looked at, and has to live as long. ERR_INPUT for what is not as above.
bool stage_create(struct stage **stage, const json_t *state, struct err *err);
void stage_destroy(struct stage *stage); // NULL is fine

// For the door's ask and the script's settle; `context` is the stage.
door_ask stage_ask;
void stage_settle(void *context);

// Plays the steps on a script whose door asks this stage. ERR_INPUT with the step that failed.
bool stage_play(struct stage *stage, struct script *script, const bool faces[DOOR_FACES], struct err *err);
