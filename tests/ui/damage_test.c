#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "property/random.h"
#include "ui/made_painter.h"

static const char *const words[] = { "Amara O.",  "Good morning.",       "محمد السيد", "王小明",
                                     "4 minutes", "I’m not on the list", "j" };
static const char *const icons[] = { "check", "back", "mark", "globe", "not-there" };

static void add_item(struct draw_list *list, struct chance *chance)
{
    struct rect rect = { (int)chance_below(chance, WIDTH + 80) - 40,
                         (int)chance_below(chance, HEIGHT + 80) - 40, 1 + (int)chance_below(chance, 260),
                         1 + (int)chance_below(chance, 90) };
    int32_t colour = (int32_t)chance_below(chance, 0x1000000);
    struct draw_item *item;

    switch (chance_below(chance, 8)) {
    case 0:
        draw_icon(list, rect, colour, icons[chance_below(chance, sizeof icons / sizeof *icons)]);
        return;
    case 1:
        draw_qr(list, rect, colour, words[chance_below(chance, sizeof words / sizeof *words)]);
        return;
    case 2:
        draw_picture(list, rect, (int)chance_below(chance, 20), "door");
        return;
    case 3:
    case 4:
        draw_text(list, rect, (enum text_weight)chance_below(chance, 2), 8 + (int)chance_below(chance, 70),
                  (enum text_align)chance_below(chance, 3), colour,
                  words[chance_below(chance, sizeof words / sizeof *words)]);
        return;
    default:
        item =
            draw_shape(list, rect, (int)chance_below(chance, 50), chance_in(chance, 4) ? DRAW_NONE : colour);
        item->edge = chance_in(chance, 2) ? 0x112233 : DRAW_NONE;
        item->edge_px = (int16_t)(1 + chance_below(chance, 6));
        item->dashed = chance_in(chance, 3);
        item->shadow = chance_in(chance, 3);
    }
}

static void draw_list_of(struct draw_list *list, struct chance *chance, size_t count)
{
    draw_begin(list, WIDTH, HEIGHT, chance_in(chance, 2) ? 0xFBF8F3 : 0x12161F);
    for (size_t i = 0; i < count; i++)
        add_item(list, chance);
}

static void change_one_member(struct draw_item *item, struct chance *chance)
{
    switch (chance_below(chance, 8)) {
    case 0:
        item->align = (uint8_t)((item->align + 1) % 3);
        break;
    case 1:
        item->weight = !item->weight;
        break;
    case 2:
        item->size_px = (int16_t)(item->size_px + 3);
        break;
    case 3:
        item->shadow = !item->shadow;
        break;
    case 4:
        item->dashed = !item->dashed;
        break;
    case 5:
        item->radius = (int16_t)(item->radius + 2);
        break;
    case 6:
        item->edge = item->edge == DRAW_NONE ? 0xFF00FF : DRAW_NONE;
        break;
    default:
        item->fill ^= 0x0F0F0F;
    }
}

// Another list that has much in common with the first: something goes, comes, moves or changes places.
static void draw_next(struct draw_list *next, const struct draw_list *list, struct chance *chance)
{
    *next = *list;
    for (size_t i = chance_below(chance, 4); i > 0; i--) {
        size_t at = chance_below(chance, next->item_count), other = chance_below(chance, next->item_count);
        struct draw_item item = next->items[at];

        switch (chance_below(chance, 5)) {
        case 0:
            next->items[at] = next->items[other];
            next->items[other] = item;
            break;
        case 1:
            change_one_member(&next->items[at], chance);
            break;
        case 2:
            next->items[at].rect.x += 7;
            break;
        case 3:
            memmove(&next->items[at], &next->items[at + 1], (next->item_count - at - 1) * sizeof item);
            next->item_count -= next->item_count > 1;
            break;
        default:
            add_item(next, chance);
        }
    }
}

static void what_changed_painted_over_looks_like_everything_painted(void **state)
{
    const char *given = getenv("PAINT_SEED");
    uint64_t seed = given ? strtoull(given, NULL, 10) : 4;
    struct chance chance = { seed };
    static struct draw_list lists[2];
    SDL_Surface *shown = paint_surface(WIDTH, HEIGHT), *whole = paint_surface(WIDTH, HEIGHT);

    (void)state;
    printf("PAINT_SEED=%llu\n", (unsigned long long)seed);
    for (int round = 0; round < 60; round++) {
        draw_list_of(&lists[0], &chance, 1 + chance_below(&chance, 25));
        paint_list(painter, shown, &lists[0], NULL, NULL, 0);
        for (int step = 1; step <= 6; step++) {
            struct draw_list *before = &lists[(step + 1) % 2], *after = &lists[step % 2];
            SDL_Rect changed[RECTS];

            draw_next(after, before, &chance);
            assert_true(paint_list(painter, shown, after, before, changed,
                                   1 + chance_below(&chance, RECTS)) <= RECTS);
            paint_list(painter, whole, after, NULL, NULL, 0);
            if (memcmp(shown->pixels, whole->pixels, (size_t)whole->pitch * HEIGHT) != 0)
                fail_msg("round %d, step %d differs", round, step);
        }
    }
    SDL_FreeSurface(shown);
    SDL_FreeSurface(whole);
}

static void only_what_changed_is_painted(void **state)
{
    static struct draw_list before, after;
    SDL_Surface *surface = paint_surface(WIDTH, HEIGHT);
    SDL_Rect changed[RECTS];

    (void)state;
    draw_begin(&before, WIDTH, HEIGHT, 0xFFFFFF);
    draw_shape(&before, (struct rect){ 0, 0, WIDTH, HEIGHT }, 0, 0xEEEEEE);
    draw_text(&before, (struct rect){ 10, 10, 100, 30 }, TEXT_PLAIN, 20, TEXT_START, 0, "a");
    draw_shape(&before, (struct rect){ 300, 200, 20, 20 }, 5, 0xFF0000);
    after = before;
    assert_int_equal(paint_list(painter, surface, &after, &before, changed, RECTS), 0);
    draw_begin(&after, WIDTH, HEIGHT, 0xFFFFFF);
    draw_shape(&after, (struct rect){ 0, 0, WIDTH, HEIGHT }, 0, 0xEEEEEE);
    draw_text(&after, (struct rect){ 10, 10, 100, 30 }, TEXT_PLAIN, 20, TEXT_START, 0,
              "another text, and longer");
    draw_shape(&after, (struct rect){ 300, 200, 20, 20 }, 5, 0xFF0000);
    assert_int_equal(paint_list(painter, surface, &after, &before, changed, RECTS), 1);
    assert_true(changed[0].y + changed[0].h < 100 && changed[0].x == 0 && changed[0].w < 300);
    after.ground = 0;
    assert_int_equal(paint_list(painter, surface, &after, &before, changed, RECTS), 1);
    assert_int_equal(changed[0].w * changed[0].h, WIDTH * HEIGHT);
    SDL_FreeSurface(surface);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_changed_painted_over_looks_like_everything_painted),
        cmocka_unit_test(only_what_changed_is_painted),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
