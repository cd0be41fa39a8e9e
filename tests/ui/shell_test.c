#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "ui/assets_sdl.h"
#include "ui/shell_inside_sdl.h"
#include "util/clock.h"
#include "util/mem.h"

// SDL's own events, pushed as a touch screen, a mouse and a keyboard would, on windows that no display shows.
enum { WIDTH = 1280, HEIGHT = 800 };

struct asked {
    struct door_question question;
    char request[32];
};

struct world {
    struct shell *shell;
    struct asked asked[32];
    size_t count;
};

static void keep(void *context, const struct door_question *question, const char *request, json_t *members)
{
    struct world *world = context;

    world->asked[world->count].question = *question;
    strcpy(world->asked[world->count].request, request);
    world->count++;
    json_decref(members);
}

static void answer_all(struct world *world)
{
    json_int_t now_ms = clock_now_ms();
    json_t *event = json_pack("{s:s, s:{s:s, s:s, s:s, s:s, s:I, s:I, s:I, s:I}}", "group", "Early Birds",
                              "event", "event", "e1", "name", "Breakfast", "zone", "UTC", "walk_ins", "open",
                              "doors_ms", now_ms - 60000, "starts_ms", now_ms, "programme_ms",
                              now_ms + 3600000, "ends_ms", now_ms + 7200000);

    for (size_t i = 0; i < world->count; i++)
        door_answer(world->shell->door, &world->asked[i].question, event, NULL, clock_now_ms());
    world->count = 0;
    json_decref(event);
}

// What the loop does between two events: paint, so that fingers mean what is to be seen.
static void paint(struct world *world)
{
    struct shell *shell = world->shell;
    const struct door_glass glass = {
        .width_mm = 217, .bottom_mm = 800, .distance_m = 4, .themes = { THEME_MORNING, THEME_LOUNGE }
    };
    struct metrics metrics = text_sdl_metrics(shell->text);
    struct panel panel;

    door_panel(shell->door, DOOR_KIOSK, WIDTH, HEIGHT, &glass, &metrics, &panel);
    door_view(shell->door, DOOR_KIOSK, &panel, window_list(&shell->windows[DOOR_KIOSK]));
    assert_true(window_paint(&shell->windows[DOOR_KIOSK], shell->paint));
}

static int open_shell(void **state)
{
    static const bool faces[DOOR_FACES] = { true, false };
    struct world *world = mem_new(sizeof *world);
    struct shell_setup setup = { .faces = { true, false },
                                 .windowed_width = WIDTH,
                                 .windowed_height = HEIGHT };
    char *assets = NULL;
    struct err err = { 0 };

    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    if (!assets_find(&assets, &err))
        fail_msg("%s", err.text);
    setup.assets = assets;
    if (!shell_open(&world->shell, &setup, &err))
        fail_msg("%s", err.text);
    free(assets);
    world->shell->calls = (struct shell_calls){ .ask = keep, .context = world };
    door_begin(world->shell->door, faces, clock_now_ms());
    answer_all(world);
    paint(world);
    *state = world;
    return 0;
}

static int close_shell(void **state)
{
    struct world *world = *state;

    shell_close(world->shell);
    free(world);
    return 0;
}

static struct rect place(struct world *world, const char *region)
{
    const struct draw_region *found =
        draw_region_named(window_shows(&world->shell->windows[DOOR_KIOSK]), region);

    if (!found)
        fail_msg("there is no %s", region);
    return found->rect;
}

static SDL_Event finger(struct world *world, Uint32 type, int id, const char *region)
{
    struct rect rect = place(world, region);
    SDL_Event event = { .tfinger = { .type = type,
                                     .fingerId = id,
                                     .windowID = world->shell->windows[DOOR_KIOSK].number,
                                     .x = (float)(rect.x + rect.w / 2) / WIDTH,
                                     .y = (float)(rect.y + rect.h / 2) / HEIGHT } };

    return event;
}

static SDL_Event button(struct world *world, Uint32 type, Uint32 which, const char *region)
{
    struct rect rect = place(world, region);
    SDL_Event event = { .button = { .type = type,
                                    .windowID = world->shell->windows[DOOR_KIOSK].number,
                                    .which = which,
                                    .button = SDL_BUTTON_LEFT,
                                    .x = rect.x + rect.w / 2,
                                    .y = rect.y + rect.h / 2 } };

    return event;
}

static void happens(struct world *world, SDL_Event event)
{
    assert_true(shell_event(world->shell, &event));
    paint(world);
}

static enum kiosk_screen screen(const struct world *world)
{
    return world->shell->door->kiosk.screen;
}

static void a_finger_taps(void **state)
{
    struct world *world = *state;

    happens(world, finger(world, SDL_FINGERDOWN, 0, "check-in"));
    assert_int_equal(screen(world), KIOSK_HELLO);
    assert_int_equal(world->shell->door->kiosk.pressed_message, TAP_BEGIN);
    happens(world, finger(world, SDL_FINGERUP, 0, "check-in"));
    assert_int_equal(screen(world), KIOSK_FIND);
    assert_int_equal(SDL_ShowCursor(SDL_QUERY), SDL_DISABLE);
}

static void a_finger_that_slides_off_does_not(void **state)
{
    struct world *world = *state;

    happens(world, finger(world, SDL_FINGERDOWN, 3, "check-in"));
    happens(world, finger(world, SDL_FINGERMOTION, 3, "help"));
    happens(world, finger(world, SDL_FINGERUP, 3, "help"));
    assert_int_equal(screen(world), KIOSK_HELLO);
    assert_int_equal(world->shell->door->kiosk.pressed_message, 0);
}

static void two_fingers_type_as_they_come(void **state)
{
    struct world *world = *state;

    happens(world, finger(world, SDL_FINGERDOWN, 0, "check-in"));
    happens(world, finger(world, SDL_FINGERUP, 0, "check-in"));
    happens(world, finger(world, SDL_FINGERDOWN, 1, "key-a"));
    happens(world, finger(world, SDL_FINGERDOWN, 2, "key-n"));
    happens(world, finger(world, SDL_FINGERUP, 1, "key-a"));
    happens(world, finger(world, SDL_FINGERUP, 2, "key-n"));
    assert_string_equal(kiosk_active_field(&world->shell->door->kiosk)->text, "An");
}

static void the_mouse_that_sdl_makes_of_a_finger_is_not_a_second_tap(void **state)
{
    struct world *world = *state;

    happens(world, button(world, SDL_MOUSEBUTTONDOWN, SDL_TOUCH_MOUSEID, "check-in"));
    happens(world, button(world, SDL_MOUSEBUTTONUP, SDL_TOUCH_MOUSEID, "check-in"));
    assert_int_equal(screen(world), KIOSK_HELLO);
    happens(world, button(world, SDL_MOUSEBUTTONDOWN, 0, "check-in"));
    happens(world, button(world, SDL_MOUSEBUTTONUP, 0, "check-in"));
    assert_int_equal(screen(world), KIOSK_FIND);
}

static void keys_reach_the_field_and_escape_leads_back(void **state)
{
    struct world *world = *state;
    Uint32 number = world->shell->windows[DOOR_KIOSK].number;
    SDL_Event text = { .text = { .type = SDL_TEXTINPUT, .windowID = number, .text = "é" } };
    SDL_Event enter = { .key = {
                            .type = SDL_KEYDOWN, .windowID = number, .keysym = { .sym = SDLK_RETURN } } };
    SDL_Event escape = { .key = {
                             .type = SDL_KEYDOWN, .windowID = number, .keysym = { .sym = SDLK_ESCAPE } } };

    happens(world, enter);
    assert_int_equal(screen(world), KIOSK_FIND);
    happens(world, text);
    assert_int_equal(kiosk_active_field(&world->shell->door->kiosk)->length, 2);
    happens(world, escape);
    assert_int_equal(screen(world), KIOSK_HELLO);
}

static void events_of_other_windows_mean_nothing(void **state)
{
    struct world *world = *state;
    SDL_Event event = finger(world, SDL_FINGERDOWN, 0, "check-in");

    event.tfinger.windowID = 999;
    happens(world, event);
    assert_int_equal(world->shell->door->kiosk.pressed_message, 0);
}

static void a_closed_window_ends_the_door_and_a_new_size_paints_it_anew(void **state)
{
    struct world *world = *state;
    SDL_Event event = { .window = { .type = SDL_WINDOWEVENT,
                                    .windowID = world->shell->windows[DOOR_KIOSK].number,
                                    .event = SDL_WINDOWEVENT_SIZE_CHANGED } };

    assert_true(shell_event(world->shell, &event));
    assert_true(world->shell->windows[DOOR_KIOSK].is_stale);
    event.window.event = SDL_WINDOWEVENT_CLOSE;
    assert_false(shell_event(world->shell, &event));
}

// ---- the loop

static void answer_at_once(void *context, const struct door_question *question, const char *request,
                           json_t *members)
{
    keep(context, question, request, members);
    answer_all(context);
}

static void keep_settings(void *context, struct door_glass *glass, struct sound_rules *sounds)
{
    (void)context, (void)sounds;
    *glass =
        (struct door_glass){ .width_mm = 217, .bottom_mm = 800, .themes = { THEME_MORNING, THEME_LOUNGE } };
}

// What is prepared is the loop's to know, not the timer's thread's.
static bool end_when_prepared(void *context, struct door *door)
{
    const struct world *world = context;

    (void)door;
    if (world->shell->warm.is_done)
        SDL_PushEvent(&(SDL_Event){ .type = SDL_QUIT });
    return false;
}

static Uint32 wake_loop(Uint32 every_ms, void *context)
{
    shell_wake(((const struct world *)context)->shell);
    return every_ms;
}

static void is_ready(void *context)
{
    SDL_AddTimer(20, wake_loop, context);
}

// Else this never ends.
static void what_the_first_tap_shows_is_prepared_while_nobody_taps(void **state)
{
    struct world *world = *state;
    const struct shell_calls calls = {
        .ask = answer_at_once,
        .read = end_when_prepared,
        .settings = keep_settings,
        .ready = is_ready,
        .context = world,
    };
    struct err err = { 0 };

    assert_false(world->shell->warm.is_done);
    assert_true(shell_run(world->shell, &calls, &err));
    assert_true(world->shell->warm.is_done);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shell, close_shell)
        TEST(a_finger_taps),
        TEST(a_finger_that_slides_off_does_not),
        TEST(two_fingers_type_as_they_come),
        TEST(the_mouse_that_sdl_makes_of_a_finger_is_not_a_second_tap),
        TEST(keys_reach_the_field_and_escape_leads_back),
        TEST(events_of_other_windows_mean_nothing),
        TEST(a_closed_window_ends_the_door_and_a_new_size_paints_it_anew),
        TEST(what_the_first_tap_shows_is_prepared_while_nobody_taps),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
