// Services that answer the guests' window late, twice, wrongly or never, about people whose names say
// for whom they were asked; and what the window may ask of them. For kiosk_monkey_test.c.
#pragma once

#include "property/random.h"
#include "ui/door.h"

enum { WORLD_WAITING = 48, WORLD_MARK = 8 };

struct world_asked {
    struct door_question question;
    char request[32];
    json_t *members;
    int guest; // who stood there
};

struct world {
    struct chance *chance;
    struct door *door;
    struct world_asked waiting[WORLD_WAITING];
    size_t count, asked; // asked: ever
    int guest;           // how many have stood here before; every text about this one carries their mark
    int64_t now_ms;
    char saved[ID_SIZE]; // the visit that was written last
    char wrong[512];     // the first thing that must not be asked; "" for none
};

// "Q7" and four letters: no key of the keyboard for names types it.
void world_mark(int guest, char mark[WORLD_MARK]);
// Whether somebody is named in it who stood here before this guest.
bool world_names_another(const char *text, int guest);

door_ask world_ask; // `context` is the world

// Answers one question: any of those that wait, or the newest of them; now and then it stays to be answered
// again. False: nothing waits.
bool world_answer(struct world *world, bool newest);
void world_finish(struct world *world);
