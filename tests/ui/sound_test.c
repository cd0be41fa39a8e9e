// The sounds: soft, never clipped, silent at both ends, and silent altogether when it is asked for.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

#include "ui/sound.h"
#include "util/zone.h"

enum { QUIET_END = 8 }; // of 32767: nobody hears the step to nothing

static int16_t samples[SOUND_MOST], other[SOUND_MOST];

static int loudest(const int16_t *at, size_t count)
{
    int most = 0;

    for (size_t i = 0; i < count; i++)
        most = abs(at[i]) > most ? abs(at[i]) : most;
    return most;
}

static double power(const int16_t *at, size_t count)
{
    double sum = 0;

    for (size_t i = 0; i < count; i++)
        sum += (double)at[i] * at[i];
    return sqrt(sum / (double)count);
}

static void every_sound_is_short_and_whole(void **state)
{
    (void)state;
    for (enum sound sound = SOUND_TICK; sound < SOUNDS; sound++) {
        size_t count = sound_samples(sound, 100, samples);

        assert_in_range(count, SOUND_RATE / 20, SOUND_RATE * 3 / 2);
        assert_in_range(loudest(samples, count), 3000, 32000); // heard, and never clipped
        assert_int_equal(samples[0], 0);
        assert_int_equal(samples[count - 1], 0);
        assert_in_range(loudest(samples + count - 20, 20), 0, QUIET_END);
        for (size_t i = 1; i < count; i++) // no click anywhere
            assert_in_range(abs(samples[i] - samples[i - 1]), 0, 8000);
    }
    assert_int_equal(sound_samples(SOUND_NONE, 100, samples), 0);
}

static void a_call_that_waits_is_louder_and_the_tick_is_softest(void **state)
{
    double before = 0;

    (void)state;
    for (enum sound sound = SOUND_TICK; sound <= SOUND_URGENT; sound++) {
        size_t count = sound_samples(sound, 60, samples);
        double now = power(samples, count > SOUND_RATE / 2 ? SOUND_RATE / 2 : count);

        assert_true(now > before);
        before = now;
    }
}

static void every_two_sounds_are_different(void **state)
{
    (void)state;
    for (enum sound one = SOUND_TICK; one < SOUNDS; one++)
        for (enum sound two = (enum sound)(one + 1); two < SOUNDS; two++) {
            size_t count = sound_samples(one, 60, samples), second = sound_samples(two, 60, other);
            double differs = 0, both = 0;

            count = count < second ? count : second;
            for (size_t i = 0; i < count; i++) {
                differs += fabs((double)samples[i] - other[i]);
                both += fabs((double)samples[i]) + fabs((double)other[i]);
            }
            assert_true(differs > both / 4);
        }
}

static void volume_goes_from_nothing_to_all(void **state)
{
    int before = -1;

    (void)state;
    for (int volume = 0; volume <= 100; volume += 20) {
        int now = loudest(samples, sound_samples(SOUND_ARRIVED, volume, samples));

        assert_true(now > before);
        assert_true(volume > 0 || now == 0);
        before = now;
    }
    assert_int_equal(loudest(samples, sound_samples(SOUND_HELP, 900, samples)),
                     loudest(other, sound_samples(SOUND_HELP, 100, other)));
}

static void quiet_hours_are_kept_by_the_groups_clock(void **state)
{
    static const struct {
        const char *hours, *zone, *now;
        int volume;
        bool is_quiet;
    } rows[] = {
        { "", "Europe/Berlin", "2026-12-01T03:00:00+01:00", 60, false },
        { "", "Europe/Berlin", "2026-12-01T03:00:00+01:00", 0, true },
        { "22:00-07:00", "Europe/Berlin", "2026-12-01T21:59:59+01:00", 60, false },
        { "22:00-07:00", "Europe/Berlin", "2026-12-01T22:00:00+01:00", 60, true },
        { "22:00-07:00", "Europe/Berlin", "2026-12-01T06:59:59+01:00", 60, true },
        { "22:00-07:00", "Europe/Berlin", "2026-12-01T07:00:00+01:00", 60, false },
        { "22:00-07:00", "America/New_York", "2026-12-01T07:00:00+01:00", 60, true }, // 1:00 there
        { "22:00-07:00", "", "2026-12-01T07:00:00+01:00", 60, true },                 // UTC
        { "12:30-14:00", "Asia/Kolkata", "2026-12-01T08:00:00+01:00", 60, true },     // 12:30 there
        { "12:30-14:00", "Asia/Kolkata", "2026-12-01T07:59:00+01:00", 60, false },
        { "00:00-24:00", "Europe/Berlin", "2026-12-01T23:59:59+01:00", 60, true },
        { "08:00-08:00", "Europe/Berlin", "2026-12-01T08:00:00+01:00", 60, false },
        { "22-7", "Europe/Berlin", "2026-12-01T23:00:00+01:00", 60, false }, // nonsense: never
        { "25:00-07:00", "Europe/Berlin", "2026-12-01T03:00:00+01:00", 60, false },
        { "22:00-07:00x", "Europe/Berlin", "2026-12-01T03:00:00+01:00", 60, false },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct sound_rules rules = { .volume = rows[i].volume };
        struct err err = { 0 };
        int64_t now_ms;

        for (size_t c = 0; rows[i].hours[c]; c++)
            rules.quiet_hours[c] = rows[i].hours[c];
        assert_true(zone_parse(&now_ms, rows[i].now, "UTC", &err));
        if (sound_is_quiet(&rules, rows[i].zone, now_ms) != rows[i].is_quiet)
            fail_msg("'%s' in %s at %s", rows[i].hours, rows[i].zone, rows[i].now);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_sound_is_short_and_whole),
        cmocka_unit_test(a_call_that_waits_is_louder_and_the_tick_is_softest),
        cmocka_unit_test(every_two_sounds_are_different),
        cmocka_unit_test(volume_goes_from_nothing_to_all),
        cmocka_unit_test(quiet_hours_are_kept_by_the_groups_clock),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
