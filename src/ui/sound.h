// What the door can be heard saying, as data: which sound, what it is made of, and when it is silent.
// Pure: ui/sound_sdl plays it, ui/door says when. A sound is a few notes of three partials each, like a
// struck bar of wood, made here and nobody else's.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum sound {
    SOUND_NONE,
    SOUND_TICK,    // what is typed is about to be wiped
    SOUND_ARRIVED, // somebody waits to be welcomed
    SOUND_AGAIN,   // still: the second chime
    SOUND_URGENT,  // still: the lead is called, and every three minutes from then on
    SOUND_HELP,    // somebody asks for help
    SOUNDS
};

// Of one channel of 16 bits; a sound lasts at most SOUND_MOST of them.
enum { SOUND_RATE = 48000, SOUND_MOST = SOUND_RATE * 2 };

// Fills `samples`; returns how many. Begins and ends in silence, never clips. `volume` is 0 to 100.
size_t sound_samples(enum sound sound, int volume, int16_t samples[SOUND_MOST]);

// How loud it is on this machine, and when not at all (sound.volume, sound.quiet_hours).
struct sound_rules {
    int volume;
    char quiet_hours[16]; // "22:00-07:00", by the clock of `zone`; "" or nonsense: never
};

bool sound_is_quiet(const struct sound_rules *rules, const char *zone, int64_t now_ms);
