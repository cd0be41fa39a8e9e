// Between a door and its clerk: questions go out, answers and the news of commits are kept until the
// one thread that plays the door comes for them. Used by windows and by the scripted morning.
#pragma once

#include "store/clerk.h"
#include "ui/door.h"

struct inbox;

// `wake` is called from other threads when there is something to read and the last reading was
// after the last waking. May be NULL. `now` says what time it is for the clerk; NULL: its own clock.
struct inbox *inbox_create(struct clerk *clerk, void (*wake)(void *context), int64_t (*now)(void *context),
                           void *context);
// After the clerk has stopped. NULL is fine.
void inbox_destroy(struct inbox *inbox);

door_ask inbox_ask; // `context` is the inbox

// Hosts are called (watch_heard; `inbox` is one): the door hears of it when it is read next. From any
// thread.
void inbox_alert(void *inbox, const json_t *alerts);

// Lets somebody add to answers when they are read, before the door hears them. What nobody reads any more is
// not added to: whatever that takes may be gone. Before anything is asked.
void inbox_amend(struct inbox *inbox, void (*amend)(void *context, const char *request, json_t *answer),
                 void *context);

// Tells the door what has come, in order; true if something was committed. Never waits.
bool inbox_read(struct inbox *inbox, struct door *door, int64_t now_ms);
size_t inbox_open(const struct inbox *inbox); // questions without an answer
// Until there is something to read.
void inbox_wait(struct inbox *inbox);
