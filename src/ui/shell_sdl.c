#include "ui/shell_sdl.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

#include "ui/shell_inside_sdl.h"
#include "ui/text_sdl.h"
#include "ui/window_sdl.h"
#include "util/clock.h"
#include "util/mem.h"
#include "util/thread.h"

enum { FIRST_SLEEP_MS = 100, LONGEST_SLEEP_MS = 60000, MOST_TRIES = 3 };

static const char *const titles[DOOR_FACES] = { [DOOR_KIOSK] = "Usher", [DOOR_BOARD] = "Usher board" };

static void listened_signals(sigset_t *set)
{
    sigemptyset(set);
    sigaddset(set, SIGINT);
    sigaddset(set, SIGTERM);
    sigaddset(set, SIGHUP);
}

void shell_take_signals(void)
{
    sigset_t set;

    listened_signals(&set);
    must(pthread_sigmask(SIG_BLOCK, &set, NULL) == 0);
    setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", 0); // or SDL would start a bus to ask
}

static void *await_signal(void *context)
{
    sigset_t set;
    int number;

    (void)context;
    listened_signals(&set);
    while (sigwait(&set, &number) != 0)
        continue;
    pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, NULL); // not with what SDL and X have locked
    SDL_PushEvent(&(SDL_Event){ .type = SDL_QUIT });
    return NULL;
}

// A queue without room is full of what wakes the loop as well.
void shell_wake(void *context)
{
    const struct shell *shell = context;

    SDL_PushEvent(&(SDL_Event){ .type = shell->woken });
}

static void ask(void *context, const struct door_question *question, const char *request, json_t *members)
{
    const struct shell *shell = context;

    shell->calls.ask(shell->calls.context, question, request, members);
}

// Left to itself SDL would end with a driver that shows nothing and succeeds.
static void choose_driver(void)
{
    const char *display = getenv("DISPLAY");
    const char *wayland = getenv("WAYLAND_DISPLAY");

    SDL_SetHint(SDL_HINT_VIDEODRIVER, display && *display   ? "x11"
                                      : wayland && *wayland ? "wayland"
                                                            : "kmsdrm");
}

// SDL before the first window: what must be said early, and what must not be touched.
static bool start_video(struct err *err)
{
    // On X11 SDL would otherwise send every frame through OpenGL, which costs far more than it saves.
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
    SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
    SDL_SetHint(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, "0");
    choose_driver(); // unless $SDL_VIDEODRIVER has
    SDL_SetMainReady();
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0)
        return err_set(err, ERR_IO,
                       "there is no display to open a window on (%s): run Usher in a graphical "
                       "session",
                       SDL_GetError());
    SDL_DisableScreenSaver();
    return true;
}

// Half the display and less, in the same shape.
static void shrink(struct window_place *place, const SDL_Rect *room)
{
    int width = SDL_max(room->w / 2, WINDOW_LEAST_WIDTH);

    if (place->width <= width)
        return;
    place->height = SDL_max(place->height * width / place->width, WINDOW_LEAST_HEIGHT);
    place->width = width;
}

// Two windows stand side by side where the display has room, else overlap at its far edge.
static struct window_place place_of(const struct shell_setup *setup, enum door_face face)
{
    struct window_place place = { .title = titles[face], .display = setup->display };
    bool is_second = face == DOOR_BOARD && setup->faces[DOOR_KIOSK];
    SDL_Rect room = { 0, 0, 0, 0 };

    place.width = setup->windowed_width;
    place.height = setup->windowed_height;
    if (place.width > 0 && SDL_GetDisplayUsableBounds(place.display, &room) == 0 && setup->may_shrink)
        shrink(&place, &room);
    if (is_second && place.width == 0)
        place.display++;
    else if (is_second) {
        place.x = SDL_max(0, SDL_min(place.width, room.w - place.width));
        place.y = room.w < 2 * place.width ? SDL_max(0, SDL_min(place.height, room.h - place.height)) : 0;
    }
    return place;
}

static bool open_windows(struct shell *shell, struct err *err)
{
    const struct shell_setup *setup = &shell->setup;

    if (setup->faces[DOOR_KIOSK] && setup->faces[DOOR_BOARD] && setup->windowed_width == 0 &&
        SDL_GetNumVideoDisplays() < setup->display + 2)
        return err_set(err, ERR_CONFIG,
                       "the guests' window and the board need a display each: connect another "
                       "one, or give --windowed WxH");
    for (enum door_face face = 0; face < DOOR_FACES; face++) {
        struct window_place place = place_of(setup, face);

        if (setup->faces[face] && !window_open(&shell->windows[face], &place, err))
            return false;
    }
    return true;
}

struct fonts_task {
    struct text_sdl *text;
    struct err err;
};

static void *find_fonts(void *context)
{
    struct fonts_task *task = context;

    text_sdl_create(&task->text, &task->err);
    return NULL;
}

// Fonts need no display: they are found while SDL opens one, which takes as long.
static bool start_video_and_text(struct shell *shell, struct err *err)
{
    struct fonts_task task = { 0 };
    pthread_t finder;
    bool done;

    if (!thread_start(&finder, find_fonts, &task, err))
        return false;
    done = start_video(err);
    pthread_join(finder, NULL);
    shell->text = task.text;
    if (done && !task.text)
        *err = task.err;
    return done && task.text != NULL;
}

bool shell_open(struct shell **opened, const struct shell_setup *setup, struct err *err)
{
    struct shell *shell = mem_new(sizeof *shell);

    shell->setup = *setup;
    *opened = shell;
    if (start_video_and_text(shell, err) && paint_create(&shell->paint, shell->text, setup->assets, err) &&
        open_windows(shell, err) && speaker_create(&shell->speaker, err)) {
        shell->woken = SDL_RegisterEvents(1);
        shell->door = door_create(ask, shell);
        return true;
    }
    shell_close(shell);
    *opened = NULL;
    return false;
}

// A surface that is lost while it is painted is taken again; what goes on being lost waits for the next
// event.
static void show(struct shell *shell, enum door_face face)
{
    struct window *window = &shell->windows[face];
    struct metrics metrics = text_sdl_metrics(shell->text);
    struct door_glass glass = shell->glass;
    struct panel panel;
    int width, height;

    for (int tries = 0; tries < MOST_TRIES; tries++) {
        window_size(window, &width, &height);
        glass.width_mm = window_width_mm(window, shell->glass.width_mm);
        door_panel(shell->door, face, width, height, &glass, &metrics, &panel);
        door_view(shell->door, face, &panel, window_list(window));
        if (face == DOOR_KIOSK && door_shows(shell->door, face) == DOOR_KIOSK)
            warm_begin(&shell->warm, &panel);
        if (window_paint(window, shell->paint))
            return;
    }
}

// Nothing is looked at again where nothing has happened: a mouse that moves, an answer nobody waits for.
static void show_all(struct shell *shell)
{
    bool is_old = shell->shown_turns != shell->door->turns;

    shell->shown_turns = shell->door->turns;
    for (enum door_face face = 0; face < DOOR_FACES; face++)
        if (shell->windows[face].sdl && (is_old || shell->windows[face].is_stale))
            show(shell, face);
}

static void read_settings(struct shell *shell)
{
    shell->calls.settings(shell->calls.context, &shell->glass, &shell->sounds);
    shell->door->board.distance_m = shell->glass.distance_m;
    shell->shown_turns = 0;
}

static void play_sound(struct shell *shell)
{
    enum sound sound = door_sound(shell->door, &shell->sounds, clock_now_ms());

    if (sound != SOUND_NONE)
        speaker_play(shell->speaker, sound, shell->sounds.volume);
}

static bool sleep_until_event(struct shell *shell, SDL_Event *event)
{
    int64_t deadline_ms = door_deadline(shell->door);
    int64_t left_ms = deadline_ms - clock_now_ms();

    if (!door_is_open(shell->door))
        return SDL_WaitEventTimeout(event, FIRST_SLEEP_MS) == 1;
    if (!shell->warm.is_done && SDL_PollEvent(event) == 1)
        return true;
    if (warm_work(&shell->warm, shell->door, shell->paint))
        return false;
    if (deadline_ms == 0)
        return SDL_WaitEvent(event) == 1;
    return SDL_WaitEventTimeout(event, (int)SDL_clamp(left_ms, 0, LONGEST_SLEEP_MS)) == 1;
}

// Whatever has come until now; false when it is time to end.
static bool listen_once(struct shell *shell)
{
    SDL_Event event;
    bool goes_on = true;
    bool is_woken = false;
    bool any = sleep_until_event(shell, &event);

    shell->woken_ms = clock_now_ms();
    for (; any && goes_on; any = SDL_PollEvent(&event) == 1) {
        is_woken |= event.type == shell->woken;
        goes_on = shell_event(shell, &event);
    }
    if (is_woken && shell->calls.read(shell->calls.context, shell->door))
        read_settings(shell);
    door_time(shell->door, clock_now_ms());
    play_sound(shell);
    return goes_on && !door_is_left(shell->door);
}

// A frame without the first answers would be thrown away at once: they get a moment. False: the end.
static bool await_first_answers(struct shell *shell)
{
    int64_t until_ms = clock_now_ms() + FIRST_SLEEP_MS;
    bool goes_on = true;

    while (goes_on && !door_is_open(shell->door) && clock_now_ms() < until_ms)
        goes_on = listen_once(shell);
    return goes_on;
}

static void play(struct shell *shell)
{
    bool is_ready = false;

    read_settings(shell);
    shell->door->shows_room = shell->setup.shows_room;
    door_begin(shell->door, shell->setup.faces, clock_now_ms());
    shell->woken_ms = clock_now_ms();
    if (!await_first_answers(shell))
        return;
    do {
        show_all(shell);
        if (!is_ready && door_is_open(shell->door)) {
            is_ready = true;
            if (shell->windows[DOOR_KIOSK].sdl)
                window_take_focus(&shell->windows[DOOR_KIOSK]); // guests type, whichever came last
            shell->calls.ready(shell->calls.context);
        }
        door_frame(shell->door, shell->woken_ms, clock_now_ms());
    } while (listen_once(shell));
}

bool shell_run(struct shell *shell, const struct shell_calls *calls, struct err *err)
{
    pthread_t signals;

    shell->calls = *calls;
    if (pthread_create(&signals, NULL, await_signal, NULL) != 0)
        return err_set(err, ERR_INTERNAL, "no thread can be started: close other programs");
    play(shell);
    pthread_cancel(signals);
    pthread_join(signals, NULL);
    return true;
}

void shell_close(struct shell *shell)
{
    if (!shell)
        return;
    speaker_destroy(shell->speaker);
    warm_finish(&shell->warm);
    paint_destroy(shell->paint);
    text_sdl_destroy(shell->text);
    for (enum door_face face = 0; face < DOOR_FACES; face++)
        window_close(&shell->windows[face]);
    door_destroy(shell->door);
    SDL_Quit();
    free(shell);
}
