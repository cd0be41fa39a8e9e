#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ui/shape.h"

enum { WIDTH = 400, HEIGHT = 300, GROUND = 0x808080 };

static uint32_t pixels[HEIGHT][WIDTH];
static struct canvas canvas;
static struct cache *stencils;

static int set_up(void **state)
{
    (void)state;
    stencils = cache_create(16 << 20, stencil_destroy);
    canvas = (struct canvas){ &pixels[0][0], WIDTH, { 0, 0, WIDTH, HEIGHT } };
    canvas_fill(&canvas, canvas.clip, GROUND);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    cache_destroy(stencils);
    return 0;
}

static int32_t colour_at(int x, int y)
{
    return (int32_t)(pixels[y][x] & 0xFFFFFF);
}

// How much of white (of 255) lies on the ground there.
static int white_at(int x, int y)
{
    return ((int)(pixels[y][x] & 0xFF) - 0x80) * 255 / 0x7F;
}

static struct draw_item shape(int x, int y, int w, int h, int radius, int32_t fill)
{
    return (struct draw_item){
        .kind = DRAW_SHAPE, .rect = { x, y, w, h }, .radius = (int16_t)radius, .fill = fill, .edge = DRAW_NONE
    };
}

static void paint(struct draw_item item)
{
    shape_paint(&canvas, stencils, &item, 1);
}

static void a_square_shape_fills_its_rectangle_and_nothing_else(void **state)
{
    (void)state;
    paint(shape(10, 20, 30, 40, 0, 0x123456));
    for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
            bool is_inside = x >= 10 && x < 40 && y >= 20 && y < 60;

            assert_int_equal(pixels[y][x], is_inside ? 0xFF123456 : 0xFF808080);
        }
    }
}

static void nothing_is_painted_outside_the_clip(void **state)
{
    struct draw_item dashed = shape(-20, -20, 300, 200, 30, DRAW_NONE),
                     card = shape(5, 5, 380, 280, 40, 0xFFFFFF);

    (void)state;
    dashed.dashed = card.shadow = true;
    dashed.edge = card.edge = 0;
    dashed.edge_px = card.edge_px = 3;
    canvas.clip = (struct rect){ 50, 60, 70, 80 };
    paint(dashed);
    paint(card);
    for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
            bool is_inside = x >= 50 && x < 120 && y >= 60 && y < 140;

            if (!is_inside)
                assert_int_equal(colour_at(x, y), GROUND);
        }
    }
}

static void corners_are_round_and_alike(void **state)
{
    double all = 0;

    (void)state;
    paint(shape(100, 50, 120, 120, 60, 0xFFFFFF)); // a disc
    for (int y = 0; y < 120; y++) {
        for (int x = 0; x < 120; x++) {
            int here = white_at(100 + x, 50 + y);

            all += here / 255.0;
            assert_int_equal(here, white_at(219 - x, 50 + y));
            assert_int_equal(here, white_at(100 + x, 169 - y));
        }
    }
    assert_true(fabs(all - 60 * 60 * 3.14159265) < 20); // of 11310
}

static void an_edge_covers_what_is_filled(void **state)
{
    struct draw_item item = shape(40, 40, 200, 120, 28, 0xFFFFFF);

    (void)state;
    item.edge = 0x000000;
    item.edge_px = 4;
    paint(item);
    for (int y = 40; y < 160; y++) {
        int first = 40;

        while (colour_at(first, y) == GROUND)
            first++;
        assert_true((colour_at(first, y) & 0xFF) < 0x80); // white would shine through as a light seam
    }
    assert_int_equal(colour_at(140, 43), 0);
    assert_int_equal(colour_at(140, 44), 0xFFFFFF);
    assert_int_equal(colour_at(43, 100), 0);
    assert_int_equal(colour_at(44, 100), 0xFFFFFF);
}

static void an_edge_alone_leaves_the_inside(void **state)
{
    struct draw_item item = shape(40, 40, 200, 120, 28, DRAW_NONE);

    (void)state;
    item.edge = 0xFFFFFF;
    item.edge_px = 3;
    paint(item);
    for (int y = 75; y < 125; y++)
        for (int x = 43; x < 237; x++)
            assert_int_equal(colour_at(x, y), GROUND);
    assert_int_equal(colour_at(41, 100), 0xFFFFFF);
    assert_int_equal(colour_at(238, 100), 0xFFFFFF);
    assert_int_equal(colour_at(140, 158), 0xFFFFFF);
}

static void dashes_go_round_evenly(void **state)
{
    struct draw_item item = shape(20, 20, 360, 240, 40, DRAW_NONE);
    int ends = 0;
    double along = 0;

    (void)state;
    item.edge = 0xFFFFFF;
    item.edge_px = 4;
    item.dashed = true;
    paint(item);
    for (int x = 60; x < 340; x++) {
        ends += (white_at(x, 21) > 128) != (white_at(x + 1, 21) > 128);
        along += white_at(x, 21) / 255.0;
    }
    assert_in_range(ends, 22, 28); // a dash and a gap are five and a half edges
    assert_true(along > 280 * 0.45 && along < 280 * 0.75);
    for (int y = 100; y < 150; y++)
        assert_int_equal(colour_at(100, y), GROUND);
}

static void a_shadow_is_soft_and_falls_down(void **state)
{
    struct draw_item item = shape(100, 90, 200, 100, 20, 0xFFFFFF);
    int reach = stencil_shadow_reach(1), last = 0;

    (void)state;
    item.shadow = true;
    paint(item);
    assert_int_equal(colour_at(200, 120), 0xFFFFFF);
    assert_true(colour_at(200, 191) < GROUND);             // darker below,
    assert_true(colour_at(200, 191) < colour_at(200, 88)); // more than above,
    assert_int_equal(colour_at(200, 190 + reach), GROUND); // and not for ever
    for (int y = 190; y < 190 + reach; y++) {              // lighter all the way
        assert_true((colour_at(200, y) & 0xFF) >= last);
        assert_true((colour_at(200, y) & 0xFF) - last <= 5 || y < 193);
        last = colour_at(200, y) & 0xFF;
    }
    for (int x = 0; x < 200; x++) // and the same on both sides
        assert_int_equal(colour_at(x, 195), colour_at(399 - x, 195));
}

// A long shadow is a short one with its middle drawn out.
static void a_drawn_out_shadow_is_that_of_the_whole(void **state)
{
    struct draw_item item = shape(100, 90, 200, 100, 20, DRAW_NONE);
    struct stencil *whole = stencil_shadow(200, 100, 20, 0.25);

    (void)state;
    item.shadow = true;
    canvas_fill(&canvas, canvas.clip, 0xFFFFFF);
    shape_paint(&canvas, stencils, &item, 0.25);
    for (int y = 0; y < whole->height; y++) {
        for (int x = 0; x < whole->width; x++) {
            int here = colour_at(100 + whole->left + x, 90 + whole->top + y) & 0xFF;
            int wanted = 255 - (255 - 0x2A) * 27 * stencil_row(whole, y)[x] / 255 / 256;

            assert_in_range(here, wanted - 2, wanted + 2);
        }
    }
    stencil_destroy(whole);
}

static void an_image_covers_by_its_alpha(void **state)
{
    static const uint32_t image[] = { 0xFFFF0000, 0x00000000, 0x80800000, 0x01010101 };

    (void)state;
    canvas_image(&canvas, (struct rect){ 398, 10, 4, 1 }, image, 4);
    assert_int_equal(colour_at(398, 10), 0xFF0000);
    assert_int_equal(colour_at(399, 10), GROUND);
    assert_int_equal(colour_at(0, 11), GROUND); // what is beyond the clip is not painted
    canvas_image(&canvas, (struct rect){ 0, 0, 4, 1 }, image, 4);
    assert_int_equal(colour_at(2, 0) >> 16, 0x80 + 0x3F);
}

static void full_coverage_is_the_colour_itself(void **state)
{
    uint8_t full[40];

    (void)state;
    memset(full, 255, sizeof full);
    for (int32_t colour = 0; colour <= 0xFFFFFF; colour += 0x010305) {
        canvas_row(&canvas, 3, 7, full, 40, false, colour, CANVAS_FULL);
        for (int x = 3; x < 43; x++)
            assert_int_equal(colour_at(x, 7), colour);
        canvas_row(&canvas, 3, 7, full + 39, 40, true, 0xFFFFFF - colour, CANVAS_FULL);
        assert_int_equal(colour_at(42, 7), 0xFFFFFF - colour);
    }
    assert_int_equal(colour_at(2, 7), GROUND);
    assert_int_equal(colour_at(43, 7), GROUND);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_square_shape_fills_its_rectangle_and_nothing_else, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(nothing_is_painted_outside_the_clip, set_up, tear_down),
        cmocka_unit_test_setup_teardown(corners_are_round_and_alike, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_edge_covers_what_is_filled, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_edge_alone_leaves_the_inside, set_up, tear_down),
        cmocka_unit_test_setup_teardown(dashes_go_round_evenly, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_shadow_is_soft_and_falls_down, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_drawn_out_shadow_is_that_of_the_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_image_covers_by_its_alpha, set_up, tear_down),
        cmocka_unit_test_setup_teardown(full_coverage_is_the_colour_itself, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
