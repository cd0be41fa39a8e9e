#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <SDL2/SDL_image.h>

#include "ui/made_painter.h"

static struct rect ink_of(const SDL_Surface *surface, uint32_t ground)
{
    int left = WIDTH, top = HEIGHT, right = 0, bottom = 0;

    for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
            if (pixel(surface, x, y) == ground)
                continue;
            left = x < left ? x : left;
            right = x >= right ? x + 1 : right;
            top = y < top ? y : top;
            bottom = y + 1;
        }
    }
    return (struct rect){ left, top, right - left, bottom - top };
}

static struct rect ink_of_text(enum text_weight weight, int size_px, enum text_align align, const char *line)
{
    static struct draw_list list;
    SDL_Surface *surface = paint_surface(WIDTH, HEIGHT);
    struct rect ink;

    draw_begin(&list, WIDTH, HEIGHT, 0xFFFFFF);
    draw_text(&list, (struct rect){ 40, 100, 400, 90 }, weight, size_px, align, 0, line);
    paint_list(painter, surface, &list, NULL, NULL, 0);
    ink = ink_of(surface, 0xFFFFFF);
    SDL_FreeSurface(surface);
    return ink;
}

static void capitals_stand_in_the_middle(void **state)
{
    (void)state;
    for (int size_px = 12; size_px < 110; size_px += 7) {
        for (int weight = TEXT_PLAIN; weight <= TEXT_STRONG; weight++) {
            struct rect ink = ink_of_text((enum text_weight)weight, size_px, TEXT_CENTRE, "HEH");
            int above = ink.y - 100, below = 190 - ink.y - ink.h;

            assert_in_range(above - below + 2, 1, 3);
            assert_in_range(ink.x - 40 - (440 - ink.x - ink.w) + 3, 0, 6);
            assert_in_range(ink.h * 100 / size_px, 70, 84); // whole pixels, so more in small sizes
        }
    }
}

static void lines_begin_and_end_where_they_should(void **state)
{
    struct rect start = ink_of_text(TEXT_STRONG, 60, TEXT_START, "Hello");
    struct rect end = ink_of_text(TEXT_STRONG, 60, TEXT_END, "Hello");

    (void)state;
    assert_in_range(start.x, 40, 48);
    assert_in_range(end.x + end.w, 432, 440);
    assert_int_equal(start.w, end.w);
}

static void a_code_is_square_and_in_the_middle(void **state)
{
    static struct draw_list list;
    SDL_Surface *surface = paint_surface(WIDTH, HEIGHT);
    struct rect ink;

    (void)state;
    draw_begin(&list, WIDTH, HEIGHT, 0xFFFFFF);
    draw_qr(&list, (struct rect){ 100, 50, 200, 200 }, 0x1B1F2A, "https://usher.example/p/ABCDEFGH");
    paint_list(painter, surface, &list, NULL, NULL, 0);
    ink = ink_of(surface, 0xFFFFFF);
    assert_int_equal(ink.w, ink.h);
    assert_in_range(ink.w, 170, 200);
    assert_in_range(ink.x - 100 - (300 - ink.x - ink.w) + 1, 0, 2);
    for (int i = 0; i < ink.w / 29 * 7; i++) // the finder in the corner
        assert_int_equal(pixel(surface, ink.x + i, ink.y), 0x1B1F2A);
    SDL_FreeSurface(surface);
}

static void icons_take_the_colour(void **state)
{
    static struct draw_list list;
    SDL_Surface *surface = paint_surface(WIDTH, HEIGHT);
    struct rect ink;

    (void)state;
    draw_begin(&list, WIDTH, HEIGHT, 0x0F5C4D);
    draw_icon(&list, (struct rect){ 100, 100, 96, 96 }, 0xFFFFFF, "plus");
    paint_list(painter, surface, &list, NULL, NULL, 0);
    assert_int_equal(pixel(surface, 148, 148), 0xFFFFFF);
    assert_int_equal(pixel(surface, 120, 120), 0x0F5C4D);
    ink = ink_of(surface, 0x0F5C4D);
    assert_in_range(ink.x, 112, 118);
    assert_in_range(ink.w, 60, 68);
    SDL_FreeSurface(surface);
}

static void a_picture_covers_its_rectangle_in_any_shape(void **state)
{
    static const struct rect rects[] = {
        { 40, 40, 200, 232 }, { 40, 40, 300, 100 }, { 40, 40, 60, 220 }, { 40, 40, 31, 36 }
    };
    static struct draw_list list;
    SDL_Surface *surface = paint_surface(WIDTH, HEIGHT);

    (void)state;
    for (size_t i = 0; i < sizeof rects / sizeof *rects; i++) {
        struct rect ink;

        draw_begin(&list, WIDTH, HEIGHT, 0x0000FF);
        draw_picture(&list, rects[i], 12, "door");
        paint_list(painter, surface, &list, NULL, NULL, 0);
        ink = ink_of(surface, 0x0000FF);
        assert_memory_equal(&ink, &rects[i], sizeof ink);
        assert_int_equal(pixel(surface, 40, 40), 0x0000FF); // round
        for (int x = 52; x < 40 + rects[i].w - 12; x++)
            assert_int_not_equal(pixel(surface, x, 40), 0x0000FF);
    }
    SDL_FreeSurface(surface);
}

// ---- surfaces and files

static void other_kinds_of_surfaces_are_painted_too(void **state)
{
    static const uint32_t formats[] = { SDL_PIXELFORMAT_RGB565, SDL_PIXELFORMAT_ABGR8888,
                                        SDL_PIXELFORMAT_ARGB8888, SDL_PIXELFORMAT_RGB24 };
    static struct draw_list list;

    (void)state;
    draw_begin(&list, WIDTH, HEIGHT, 0xFF0000);
    draw_shape(&list, (struct rect){ 10, 10, 20, 20 }, 0, 0x0000FF);
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, WIDTH, HEIGHT, 0, formats[i]), *seen;

        paint_list(painter, surface, &list, NULL, NULL, 0);
        seen = SDL_ConvertSurfaceFormat(surface, SDL_PIXELFORMAT_XRGB8888, 0);
        assert_int_equal(pixel(seen, 5, 5), 0xFF0000);
        assert_int_equal(pixel(seen, 15, 15), 0x0000FF);
        SDL_FreeSurface(seen);
        SDL_FreeSurface(surface);
    }
}

static void a_smaller_surface_shows_a_part(void **state)
{
    static struct draw_list list;
    SDL_Surface *surface = paint_surface(50, 40);
    SDL_Rect changed[RECTS];

    (void)state;
    draw_begin(&list, WIDTH, HEIGHT, 0x00FF00);
    assert_int_equal(paint_list(painter, surface, &list, NULL, changed, RECTS), 1);
    assert_int_equal(changed[0].w, 50);
    assert_int_equal(pixel(surface, 49, 39), 0x00FF00);
    SDL_FreeSurface(surface);
}

static void a_missing_drawing_is_a_frame_and_is_told(void **state)
{
    static struct draw_list list;
    SDL_Surface *surface = paint_surface(WIDTH, HEIGHT);

    (void)state;
    draw_begin(&list, WIDTH, HEIGHT, 0xFFFFFF);
    draw_icon(&list, (struct rect){ 10, 10, 40, 40 }, 0xFF0000, "unheard-of");
    paint_list(painter, surface, &list, NULL, NULL, 0);
    assert_int_equal(pixel(surface, 10, 30), 0xFF0000);
    assert_int_equal(pixel(surface, 30, 30), 0xFFFFFF);
    assert_int_equal(paint_trouble(painter)->kind, ERR_CONFIG);
    assert_non_null(strstr(paint_trouble(painter)->text, "icons/unheard-of.svg"));
    SDL_FreeSurface(surface);
}

static void without_drawings_it_is_said_where_they_should_be(void **state)
{
    struct paint *none;
    struct err err = { 0 };
    char *folder;

    (void)state;
    assert_false(paint_create(&none, text, "/nonexistent", &err));
    assert_null(none);
    assert_int_equal(err.kind, ERR_CONFIG);
    assert_non_null(strstr(err.text, "/nonexistent/icons/mark.svg"));
    setenv("USHER_ASSETS", "/nonexistent", 1);
    assert_false(assets_find(&folder, &err));
    assert_null(folder);
    assert_non_null(strstr(err.text, "USHER_ASSETS"));
    unsetenv("USHER_ASSETS");
    assert_true(assets_find(&folder, &err));
    setenv("USHER_ASSETS", folder, 1);
    free(folder);
    assert_true(assets_find(&folder, &err));
    unsetenv("USHER_ASSETS");
    free(folder);
}

static void a_picture_of_the_screen_is_what_was_painted(void **state)
{
    static struct draw_list list;
    SDL_Surface *surface = paint_surface(WIDTH, HEIGHT), *loaded, *seen;
    struct err err = { 0 };

    (void)state;
    draw_begin(&list, WIDTH, HEIGHT, 0xFBF8F3);
    draw_picture(&list, (struct rect){ 10, 20, 100, 200 }, 12, "door");
    draw_text(&list, (struct rect){ 120, 20, 300, 100 }, TEXT_STRONG, 50, TEXT_START, 0x1B1F2A,
              "Glad you’re here.");
    paint_list(painter, surface, &list, NULL, NULL, 0);
    assert_true(paint_save_png(surface, "screen.png", &err));
    loaded = IMG_Load("screen.png");
    assert_non_null(loaded);
    seen = SDL_ConvertSurfaceFormat(loaded, SDL_PIXELFORMAT_XRGB8888, 0);
    for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++)
            assert_int_equal(pixel(seen, x, y), pixel(surface, x, y));
    remove("screen.png");
    assert_false(paint_save_png(surface, "/nonexistent/screen.png", &err));
    assert_int_equal(err.kind, ERR_IO);
    SDL_FreeSurface(seen);
    SDL_FreeSurface(loaded);
    SDL_FreeSurface(surface);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(capitals_stand_in_the_middle),
        cmocka_unit_test(lines_begin_and_end_where_they_should),
        cmocka_unit_test(a_code_is_square_and_in_the_middle),
        cmocka_unit_test(icons_take_the_colour),
        cmocka_unit_test(a_picture_covers_its_rectangle_in_any_shape),
        cmocka_unit_test(other_kinds_of_surfaces_are_painted_too),
        cmocka_unit_test(a_smaller_surface_shows_a_part),
        cmocka_unit_test(a_missing_drawing_is_a_frame_and_is_told),
        cmocka_unit_test(without_drawings_it_is_said_where_they_should_be),
        cmocka_unit_test(a_picture_of_the_screen_is_what_was_painted),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
