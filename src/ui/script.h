// Plays a door without a window, a step at a time, as a guest or host would: by touching what the
// draw list shows. Time stands still but for the steps. Pure; for pictures of single screens and for
// the morning of the demonstration.
//
// A step is one line:
//   tap NAME     a finger on that region and off again     press NAME   and it stays there
//   hold NAME    and off again after more than a second    keep NAME    after more than three
//   type TEXT    on our keyboard, else on a real one       scan CODE    as a scanner types it
//   key NAME     of a real keyboard: tab, enter, escape, backspace
//   wait N       seconds, with all that becomes due        board STEP   on the board, not the kiosk
#pragma once

#include "ui/door.h"

struct script {
    struct door *door; // not owned
    int width_px[DOOR_FACES], height_px[DOOR_FACES];
    struct door_glass glass;
    const struct metrics *metrics; // not owned
    int64_t now_ms;
    // Brings the answers to all that was asked, and to what that asks in turn, until nothing is open.
    void (*settle)(void *context);
    void *context;
    struct draw_list list; // of the face that was looked at last
};

// The first questions and their answers.
void script_begin(struct script *script, const bool faces[DOOR_FACES]);

// ERR_REFUSED for a region that is not there, with those that are; ERR_USAGE for no such step.
bool script_step(struct script *script, const char *step, struct err *err);

// What the face shows now; good until the next step.
const struct draw_list *script_look(struct script *script, enum door_face face);
