#include "ui/sound_sdl.h"

#include <SDL2/SDL.h>
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#include "util/clock.h"
#include "util/mem.h"
#include "util/thread.h"

// What the loudspeaker still holds when its queue is empty. A device that plays nothing for so long after
// the sound's end never will.
enum { TAIL_US = 150000, STUCK_US = 2000000, DEVICE_SAMPLES = 2048 };

struct speaker {
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    enum sound next; // SOUND_NONE: nothing to do
    int volume;
    bool ends;
    int16_t samples[SOUND_MOST];
};

// Until then, or until the speaker ends; false for the latter.
static bool wait_until(struct speaker *speaker, int64_t at_us)
{
    struct timespec at = { .tv_sec = at_us / 1000000, .tv_nsec = at_us % 1000000 * 1000 };
    bool goes_on;

    pthread_mutex_lock(&speaker->mutex);
    while (!speaker->ends && pthread_cond_timedwait(&speaker->changed, &speaker->mutex, &at) != ETIMEDOUT)
        continue;
    goes_on = !speaker->ends;
    pthread_mutex_unlock(&speaker->mutex);
    return goes_on;
}

static void play_on(struct speaker *speaker, SDL_AudioDeviceID device, size_t count)
{
    int64_t end_us = clock_steady_us() + (int64_t)count * 1000000 / SOUND_RATE, until_us = end_us;

    if (SDL_QueueAudio(device, speaker->samples, (Uint32)(count * sizeof *speaker->samples)) != 0)
        return;
    SDL_PauseAudioDevice(device, 0);
    while (wait_until(speaker, until_us) && SDL_GetQueuedAudioSize(device) > 0 &&
           until_us < end_us + STUCK_US)
        until_us += TAIL_US;
    wait_until(speaker, until_us + TAIL_US);
}

static void play(struct speaker *speaker, enum sound sound, int volume)
{
    SDL_AudioSpec wanted = {
        .freq = SOUND_RATE, .format = AUDIO_S16SYS, .channels = 1, .samples = DEVICE_SAMPLES
    };
    size_t count = sound_samples(sound, volume, speaker->samples);
    SDL_AudioDeviceID device;

    if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0)
        return;
    device = SDL_OpenAudioDevice(NULL, 0, &wanted, NULL, 0);
    if (device != 0) {
        play_on(speaker, device, count);
        SDL_CloseAudioDevice(device);
    }
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
}

static void *work(void *context)
{
    struct speaker *speaker = context;

    pthread_mutex_lock(&speaker->mutex);
    while (!speaker->ends) {
        enum sound sound = speaker->next;
        int volume = speaker->volume;

        if (sound == SOUND_NONE) {
            pthread_cond_wait(&speaker->changed, &speaker->mutex);
            continue;
        }
        speaker->next = SOUND_NONE;
        pthread_mutex_unlock(&speaker->mutex);
        play(speaker, sound, volume);
        pthread_mutex_lock(&speaker->mutex);
    }
    pthread_mutex_unlock(&speaker->mutex);
    SDL_TLSCleanup(); // what SDL keeps of a thread that is not its own
    return NULL;
}

bool speaker_create(struct speaker **created, struct err *err)
{
    struct speaker *speaker = mem_new(sizeof *speaker);
    pthread_condattr_t steady;

    // Devices that come and go would wake the windows' loop for nothing.
    SDL_EventState(SDL_AUDIODEVICEADDED, SDL_IGNORE);
    SDL_EventState(SDL_AUDIODEVICEREMOVED, SDL_IGNORE);
    must(pthread_condattr_init(&steady) == 0 && pthread_condattr_setclock(&steady, CLOCK_MONOTONIC) == 0);
    must(pthread_mutex_init(&speaker->mutex, NULL) == 0 &&
         pthread_cond_init(&speaker->changed, &steady) == 0);
    pthread_condattr_destroy(&steady);
    if (!thread_start(&speaker->thread, work, speaker, err)) {
        free(speaker);
        return false;
    }
    *created = speaker;
    return true;
}

void speaker_play(struct speaker *speaker, enum sound sound, int volume)
{
    if (!speaker)
        return;
    pthread_mutex_lock(&speaker->mutex);
    if (sound > speaker->next) {
        speaker->next = sound;
        speaker->volume = volume;
        pthread_cond_signal(&speaker->changed);
    }
    pthread_mutex_unlock(&speaker->mutex);
}

void speaker_destroy(struct speaker *speaker)
{
    if (!speaker)
        return;
    pthread_mutex_lock(&speaker->mutex);
    speaker->ends = true;
    pthread_cond_signal(&speaker->changed);
    pthread_mutex_unlock(&speaker->mutex);
    pthread_join(speaker->thread, NULL);
    pthread_cond_destroy(&speaker->changed);
    pthread_mutex_destroy(&speaker->mutex);
    free(speaker);
}
