// The loudspeaker: SDL's disk driver writes down what would be heard; without any driver nobody waits.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <SDL2/SDL.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ui/sound_sdl.h"
#include "util/clock.h"
#include "util/file.h"

enum { VOLUME = 60, PATIENCE_MS = 8000 };

static char folder[] = "/tmp/usher-sound-XXXXXX", path[64];
static int16_t expected[SOUND_MOST];

static struct speaker *begin(const char *driver)
{
    struct speaker *speaker = NULL;
    struct err err = { 0 };

    SDL_setenv("SDL_AUDIODRIVER", driver, 1);
    SDL_setenv("SDL_DISKAUDIOFILE", path, 1);
    if (!speaker_create(&speaker, &err))
        fail_msg("%s", err.text);
    return speaker;
}

// Where the sound begins in what was recorded; -1: it is not all there.
static long find(const struct str *heard, size_t count)
{
    const char *wanted = (const char *)(expected + 1); // the first sample is silence, like all before it
    size_t size = (count - 1) * sizeof *expected;

    for (size_t at = 0; at + size <= heard->length; at += sizeof *expected)
        if (memcmp(heard->at + at, wanted, size) == 0)
            return (long)at;
    return -1;
}

static bool is_heard(enum sound sound, int for_ms)
{
    size_t count = sound_samples(sound, VOLUME, expected);
    int64_t until_ms = clock_now_ms() + for_ms;
    struct str heard = { 0 };
    long at = -1;

    do {
        SDL_Delay(20);
        str_clear(&heard);
        if (file_read(&heard, path, NULL))
            at = find(&heard, count);
    } while (at < 0 && clock_now_ms() < until_ms);
    str_finish(&heard);
    return at >= 0;
}

static void what_is_played_is_heard_whole(void **state)
{
    struct speaker *speaker = begin("disk");

    (void)state;
    speaker_play(speaker, SOUND_HELP, VOLUME);
    assert_true(is_heard(SOUND_HELP, PATIENCE_MS));
    speaker_destroy(speaker);
    assert_int_equal(SDL_WasInit(SDL_INIT_AUDIO), 0);
}

static void the_loudspeaker_is_closed_after_the_sound(void **state)
{
    struct speaker *speaker = begin("disk");
    int64_t until_ms = clock_now_ms() + PATIENCE_MS;

    (void)state;
    speaker_play(speaker, SOUND_ARRIVED, VOLUME);
    assert_true(is_heard(SOUND_ARRIVED, PATIENCE_MS));
    while (SDL_WasInit(SDL_INIT_AUDIO) && clock_now_ms() < until_ms)
        SDL_Delay(20);
    assert_int_equal(SDL_WasInit(SDL_INIT_AUDIO), 0);
    speaker_play(speaker, SOUND_AGAIN, VOLUME); // and opened again for the next one
    assert_true(is_heard(SOUND_AGAIN, PATIENCE_MS));
    speaker_destroy(speaker);
}

static void the_most_urgent_of_those_that_wait_is_kept(void **state)
{
    struct speaker *speaker = begin("disk");

    (void)state;
    speaker_play(speaker, SOUND_ARRIVED, VOLUME);
    assert_true(is_heard(SOUND_ARRIVED, PATIENCE_MS));
    speaker_play(speaker, SOUND_HELP, VOLUME);
    speaker_play(speaker, SOUND_TICK, VOLUME);
    assert_true(is_heard(SOUND_HELP, PATIENCE_MS));
    speaker_destroy(speaker);
}

static void nobody_waits_for_a_loudspeaker(void **state)
{
    static const char *const drivers[] = { "disk", "dummy", "nothing-like-this" };

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        struct speaker *speaker = begin(drivers[i]);
        int64_t began_us = clock_steady_us();

        speaker_play(speaker, SOUND_URGENT, VOLUME);
        assert_in_range(clock_steady_us() - began_us, 0, 20000);
        SDL_Delay(60);
        began_us = clock_steady_us();
        speaker_destroy(speaker); // broken off
        assert_in_range(clock_steady_us() - began_us, 0, 1200000);
    }
    speaker_play(NULL, SOUND_URGENT, VOLUME);
    speaker_destroy(NULL);
}

static int set_up(void **state)
{
    (void)state;
    if (!mkdtemp(folder))
        return 1;
    snprintf(path, sizeof path, "%s/heard.raw", folder);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    SDL_Quit();
    unlink(path);
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_played_is_heard_whole),
        cmocka_unit_test(the_loudspeaker_is_closed_after_the_sound),
        cmocka_unit_test(the_most_urgent_of_those_that_wait_is_kept),
        cmocka_unit_test(nobody_waits_for_a_loudspeaker),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
