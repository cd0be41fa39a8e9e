// What is made before anybody taps: nothing is left to be made for the tap.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "ui/gallery_sdl.h"
#include "ui/made_painter.h"
#include "ui/warm_sdl.h"

enum { WIDE = 1280, HIGH = 800, MORNING_MS = 1000000, LETTER_BYTES = 3000 };

static struct door *door;
static struct draw_list list;
static SDL_Surface *surface;
static struct metrics metrics;

static void ask(void *context, const struct door_question *question, const char *request, json_t *members)
{
    json_t *event = json_pack("{s:s, s:{s:s, s:s, s:s, s:s, s:i, s:i, s:i, s:i}}", "group", "Early Birds",
                              "event", "event", "e1", "name", "Breakfast", "zone", "UTC", "walk_ins", "open",
                              "doors_ms", MORNING_MS - 60000, "starts_ms", MORNING_MS, "programme_ms",
                              MORNING_MS + 3600000, "ends_ms", MORNING_MS + 7200000);

    (void)context, (void)request;
    door_answer(door, question, event, NULL, MORNING_MS);
    json_decref(event);
    json_decref(members);
}

static int open_door(void **state)
{
    static const bool faces[DOOR_FACES] = { true, false };

    (void)state;
    door = door_create(ask, NULL);
    metrics = text_sdl_metrics(text);
    surface = paint_surface(WIDE, HIGH);
    door_begin(door, faces, MORNING_MS);
    return 0;
}

static int close_door(void **state)
{
    (void)state;
    door_destroy(door);
    SDL_FreeSurface(surface);
    return 0;
}

static struct panel panel_now(void)
{
    static const struct door_glass glass = { .width_mm = 217,
                                             .bottom_mm = 800,
                                             .themes = { THEME_MORNING, THEME_LOUNGE } };
    struct panel panel;

    door_panel(door, DOOR_KIOSK, WIDE, HIGH, &glass, &metrics, &panel);
    return panel;
}

// As the window does it; the bytes that had to be made for it.
static size_t paint_now(void)
{
    struct panel panel = panel_now();
    size_t held = paint_held(painter);

    door_view(door, DOOR_KIOSK, &panel, &list);
    paint_list(painter, surface, &list, NULL, NULL, 0);
    return paint_held(painter) - held;
}

static void tap(const char *name)
{
    const struct draw_region *region = draw_region_named(&list, name);
    struct touch_point at = { TOUCH_DOWN, 1, 0, 0 };

    assert_non_null(region);
    at.x = region->rect.x + region->rect.w / 2;
    at.y = region->rect.y + region->rect.h / 2;
    door_point(door, DOOR_KIOSK, &list, &at, MORNING_MS);
    at.move = TOUCH_UP;
    door_point(door, DOOR_KIOSK, &list, &at, MORNING_MS);
}

static void warm_up(struct warm *warm)
{
    struct panel panel = panel_now();
    int slices = 0;

    warm_begin(warm, &panel);
    while (warm_work(warm, door, painter))
        assert_true(++slices < 10000);
}

static void the_first_tap_finds_all_made(void **state)
{
    struct warm warm = { 0 };

    (void)state;
    assert_true(paint_now() > 0);
    warm_up(&warm);
    assert_true(warm.is_done && !warm.list);
    tap("check-in");
    assert_int_equal(paint_now(), 0);
    assert_non_null(draw_region_named(&list, "key-a"));
    tap("key-a");
    assert_true(paint_now() < LETTER_BYTES); // nobody knows which it will be
    warm_finish(&warm);
}

static void another_glass_is_prepared_anew_and_the_same_is_not(void **state)
{
    struct panel panel = panel_now();
    struct warm warm = { 0 };

    (void)state;
    warm_up(&warm);
    warm_begin(&warm, &panel);
    assert_false(warm_work(&warm, door, painter));
    panel.width_px = 1024;
    warm_begin(&warm, &panel);
    assert_true(warm_work(&warm, door, painter));
    warm_finish(&warm);
}

static void it_waits_for_hello(void **state)
{
    struct warm warm = { 0 };

    (void)state;
    paint_now();
    tap("check-in");
    paint_now();
    warm_up(&warm);
    assert_false(warm.is_done);
    tap("back");
    warm_up(&warm);
    assert_true(warm.is_done);
    warm_finish(&warm);
}

// ---- pictures

static void a_picture_that_was_made_meanwhile_is_the_same(void **state)
{
    const struct gallery_wish wish = { "door", 200, 240, 12 };
    struct gallery *gallery;
    const struct image *seen;
    struct image *wanted;
    struct err err = { 0 };
    char *folder;

    (void)state;
    assert_true(assets_find(&folder, &err));
    gallery = gallery_create(folder);
    assert_true(gallery_begin(gallery, &wish));
    assert_true(gallery_begin(gallery, &wish));
    seen = gallery_get(gallery, &wish, &err);
    assert_true(assets_picture(&wanted, folder, "door", 200, 240, 12, &err));
    assert_memory_equal(seen->pixels, wanted->pixels, 200 * 240 * sizeof *wanted->pixels);
    assert_false(gallery_begin(gallery, &wish));
    assert_ptr_equal(gallery_get(gallery, &wish, &err), seen);
    image_destroy(wanted);
    gallery_destroy(gallery);
    free(folder);
}

static void one_that_is_missing_is_said_when_it_is_wanted(void **state)
{
    const struct gallery_wish missing = { "window", 200, 240, 12 }, wish = { "door", 100, 100, 0 };
    struct gallery *gallery;
    struct err err = { 0 };
    char *folder;

    (void)state;
    assert_true(assets_find(&folder, &err));
    gallery = gallery_create(folder);
    assert_true(gallery_begin(gallery, &missing));
    assert_null(gallery_get(gallery, &missing, &err));
    assert_int_equal(err.kind, ERR_CONFIG);
    assert_true(gallery_begin(gallery, &missing));
    assert_true(gallery_begin(gallery, &wish));
    gallery_destroy(gallery); // while it is being made
    free(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_door, close_door)
        TEST(the_first_tap_finds_all_made),
        TEST(another_glass_is_prepared_anew_and_the_same_is_not),
        TEST(it_waits_for_hello),
        TEST(a_picture_that_was_made_meanwhile_is_the_same),
        TEST(one_that_is_missing_is_said_when_it_is_wanted),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
