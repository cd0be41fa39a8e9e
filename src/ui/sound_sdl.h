// Plays the sounds of ui/sound. The loudspeaker is opened for a sound and closed after it: an open one
// wakes the processor a hundred times a second for silence. Opening may take a second and more, so
// all of it happens on a thread of its own that sleeps otherwise; a machine without a loudspeaker
// is silent, and nobody waits for it.
#pragma once

#include "ui/sound.h"
#include "util/err.h"

struct speaker;

// Opens nothing yet. ERR_AGAIN where there is no room for a thread.
bool speaker_create(struct speaker **speaker, struct err *err);

// Comes back at once. While one is played the most urgent of those that come meanwhile is kept for
// after it.
void speaker_play(struct speaker *speaker, enum sound sound, int volume); // NULL: silent

// Breaks off what is played. Before SDL_Quit. NULL is fine.
void speaker_destroy(struct speaker *speaker);
