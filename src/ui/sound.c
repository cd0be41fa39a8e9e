#include "ui/sound.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "util/zone.h"

enum { NOTES = 3, PARTIALS = 3, ATTACK_MS = 6, RELEASE_MS = 30 };

struct note {
    int at_ms;
    double hertz, loud; // loud: its share of a full sample
};

static const struct {
    int lasts_ms;
    double half_life_ms; // of the lowest partial
    struct note notes[NOTES];
} table[SOUNDS] = {
    [SOUND_TICK] = { 90, 14, { { 0, 1318.5, 0.16 } } },
    [SOUND_ARRIVED] = { 1100, 130, { { 0, 659.3, 0.36 } } },
    [SOUND_AGAIN] = { 1300, 140, { { 0, 659.3, 0.40 }, { 210, 880.0, 0.40 } } },
    [SOUND_URGENT] = { 1500, 150, { { 0, 659.3, 0.44 }, { 190, 880.0, 0.44 }, { 380, 1108.7, 0.44 } } },
    [SOUND_HELP] = { 1300, 110, { { 0, 880.0, 0.42 }, { 170, 587.3, 0.42 }, { 340, 880.0, 0.42 } } },
};

// A struck bar: overtones are softer, and fade sooner.
static const struct {
    double of, loud, fades;
} partials[PARTIALS] = { { 1, 0.74, 1 }, { 2.76, 0.18, 2.6 }, { 5.40, 0.08, 5 } };

static const double two_pi = 6.283185307179586;

static double note_at(const struct note *note, double half_life_ms, double ms)
{
    double sum = 0;

    if (note->loud == 0 || ms < note->at_ms)
        return 0;
    ms -= note->at_ms;
    for (int i = 0; i < PARTIALS; i++)
        sum += partials[i].loud * exp2(-ms * partials[i].fades / half_life_ms) *
               sin(two_pi * note->hertz * partials[i].of * ms / 1000);
    return note->loud * sum * (ms < ATTACK_MS ? ms / ATTACK_MS : 1);
}

// Twice as loud to the ear is more than twice as much.
static double gain_of(int volume)
{
    double share = (volume < 0 ? 0 : volume > 100 ? 100 : volume) / 100.0;

    return share * share * INT16_MAX;
}

size_t sound_samples(enum sound sound, int volume, int16_t samples[SOUND_MOST])
{
    double gain = gain_of(volume), lasts_ms = table[sound].lasts_ms;
    size_t count = (size_t)table[sound].lasts_ms * SOUND_RATE / 1000;

    for (size_t i = 0; i < count; i++) {
        double ms = (double)i * 1000 / SOUND_RATE, left_ms = lasts_ms - ms, sum = 0;

        for (int n = 0; n < NOTES; n++)
            sum += note_at(&table[sound].notes[n], table[sound].half_life_ms, ms);
        samples[i] = (int16_t)lrint(gain * sum * (left_ms < RELEASE_MS ? left_ms / RELEASE_MS : 1));
    }
    if (count > 0)
        samples[count - 1] = 0;
    return count;
}

// ---- when it is silent

static bool read_minutes(const char *hours, int *from, int *to)
{
    int from_hour, from_minute, to_hour, to_minute, end = 0;

    if (sscanf(hours, "%2d:%2d-%2d:%2d%n", &from_hour, &from_minute, &to_hour, &to_minute, &end) != 4 ||
        hours[end] || from_hour < 0 || from_hour > 23 || to_hour < 0 || to_hour > 24 || from_minute < 0 ||
        from_minute > 59 || to_minute < 0 || to_minute > 59)
        return false;
    *from = from_hour * 60 + from_minute;
    *to = to_hour * 60 + to_minute;
    return true;
}

bool sound_is_quiet(const struct sound_rules *rules, const char *zone, int64_t now_ms)
{
    struct civil_time clock = zone_civil(zone[0] ? zone : "UTC", now_ms);
    int now = clock.hour * 60 + clock.minute, from, to;

    if (rules->volume <= 0)
        return true;
    if (!read_minutes(rules->quiet_hours, &from, &to))
        return false;
    return from <= to ? now >= from && now < to : now >= from || now < to;
}
