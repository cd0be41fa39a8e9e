#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "ui/touch.h"

// A screen of two buttons, two keys that act on down, and a button that is off:
//   x 0–100 yes, 200–300 no, 400–500 key a, 600–700 key b, 800–900 off; y 0–100.
enum { YES = 1, NO, KEY, OFF };

static struct draw_list list;

static void screen(const char *on_yes)
{
    draw_begin(&list, 1000, 200, 0);
    draw_text(&list, (struct rect){ 0, 0, 100, 100 }, TEXT_STRONG, 20, TEXT_CENTRE, 1, on_yes);
    draw_text(&list, (struct rect){ 0, 60, 100, 30 }, TEXT_PLAIN, 20, TEXT_CENTRE, 1, "2 min");
    draw_region(&list, (struct rect){ 0, 0, 100, 100 }, "yes", YES, 7);
    draw_region(&list, (struct rect){ 200, 0, 100, 100 }, "no", NO, 0);
    draw_region(&list, (struct rect){ 400, 0, 100, 100 }, "key-a", KEY, 0)->on_down = true;
    draw_region(&list, (struct rect){ 600, 0, 100, 100 }, "key-b", KEY, 1)->on_down = true;
    draw_region(&list, (struct rect){ 800, 0, 100, 100 }, "off", OFF, 0)->off = true;
}

// "d50" finger 0 goes down at x 50; m moves, u goes up, l is lost; "1d50" is finger 1; "=Ben" the
// first button is called Ben from now on.
static void play(const char *moves, char *said)
{
    static const char letters[] = "dmul", does[] = "prt";
    struct touch touch = { 0 };
    char word[32];
    int length;

    for (; sscanf(moves, " %31s%n", word, &length) == 1; moves += length) {
        struct touch_point point = { .y = 50 };
        struct touch_deed deeds[TOUCH_DEEDS];
        const char *at = word;
        if (*at == '=') {
            screen(at + 1);
            continue;
        }
        if (*at >= '0' && *at <= '9')
            point.finger = *at++ - '0';
        point.move = (enum touch_move)(strchr(letters, *at) - letters);
        assert_int_equal(sscanf(at + 1, "%d", &point.x), 1);
        for (size_t i = 0, count = touch_point(&touch, &list, &point, deeds); i < count; i++)
            said += sprintf(said, "%c%d.%d ", does[deeds[i].does], deeds[i].message, deeds[i].number);
    }
    *said = '\0';
}

static const struct {
    const char *moves, *does;
} fingers[] = {
    // up inside acts, with a tremble on the way; outside everything nothing happens
    { "d50 u50", "p1.7 r1.7 t1.7 " },
    { "d50 m60 m20 u99", "p1.7 r1.7 t1.7 " },
    { "d150 u150", "" },
    { "d150 m50 u50", "" },
    { "u50", "" },
    // sliding off cancels for good, wherever the finger goes then
    { "d50 m150 u150", "p1.7 r1.7 " },
    { "d50 m150 m50 u50", "p1.7 r1.7 " },
    { "d50 u250", "p1.7 r1.7 " },
    { "d50 l50 u50", "p1.7 r1.7 " },
    // keys act on down, once
    { "d450 u450", "p3.0 t3.0 r3.0 " },
    { "d450 m550 u550", "p3.0 t3.0 r3.0 " },
    // what is off does nothing
    { "d850 u850", "" },
    { "d50 u850", "p1.7 r1.7 " },
    // the first of two fingers counts
    { "1d50 2d250 2u250 1u50", "p1.7 r1.7 t1.7 " },
    { "1d50 2d450 2u450 1u50", "p1.7 r1.7 t1.7 " },
    { "1d50 2m150 1u50", "p1.7 r1.7 t1.7 " },
    { "1d450 2d50 2u50 1u450", "p3.0 t3.0 r3.0 " },
    // but on keys both type, the second before the first is up
    { "1d450 2d650 1u450 2u650", "p3.0 t3.0 r3.0 p3.1 t3.1 r3.1 " },
    // a finger that lies still holds nothing up for good
    { "1d150 2d50 2u50", "p1.7 r1.7 t1.7 " },
    // a row in which another guest stands by now is not that guest's
    { "=Ann d50 =Ben u50", "p1.7 r1.7 " },
    { "=Ann d50 =Ann u50", "p1.7 r1.7 t1.7 " },
};

static void fingers_act_where_they_go_up(void **state)
{
    char said[256];

    (void)state;
    for (size_t i = 0; i < sizeof fingers / sizeof *fingers; i++) {
        screen("Yes");
        play(fingers[i].moves, said);
        if (strcmp(said, fingers[i].does) != 0)
            fail_msg("%s: \"%s\", not \"%s\"", fingers[i].moves, said, fingers[i].does);
    }
}

static void a_changed_minute_does_not_take_a_tap_away(void **state)
{
    struct touch touch = { 0 };
    struct touch_deed deeds[TOUCH_DEEDS];

    (void)state;
    screen("Ann");
    touch_point(&touch, &list, &(struct touch_point){ TOUCH_DOWN, 0, 50, 50 }, deeds);
    strcpy(strstr(list.text + list.items[1].text, "2"), "3 min");
    assert_int_equal(touch_point(&touch, &list, &(struct touch_point){ TOUCH_UP, 0, 50, 50 }, deeds), 2);
    assert_int_equal(deeds[1].does, TOUCH_TAPS);
}

static const struct {
    int focus;
    enum touch_key key;
    bool acts;
    enum touch_does does;
    int number; // index of the region, or its number where it is tapped
} keys[] = {
    { TOUCH_NO_FOCUS, TOUCH_NEXT, true, TOUCH_FOCUSES, 0 },
    { 0, TOUCH_NEXT, true, TOUCH_FOCUSES, 1 },
    { 3, TOUCH_NEXT, true, TOUCH_FOCUSES, 0 }, // past what is off, and round
    { 0, TOUCH_PREVIOUS, true, TOUCH_FOCUSES, 3 },
    { TOUCH_NO_FOCUS, TOUCH_PREVIOUS, true, TOUCH_FOCUSES, 3 },
    { 99, TOUCH_NEXT, true, TOUCH_FOCUSES, 0 }, // of a longer list
    { 0, TOUCH_ACT, true, TOUCH_TAPS, 7 },
    { 3, TOUCH_ACT, true, TOUCH_TAPS, 1 },
    { 4, TOUCH_ACT, false, 0, 0 }, // off
    { TOUCH_NO_FOCUS, TOUCH_ACT, false, 0, 0 },
    { 99, TOUCH_ACT, false, 0, 0 },
};

static void keys_go_through_the_regions_in_order(void **state)
{
    (void)state;
    screen("Yes");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct touch_deed deed = { 0 };
        bool acts = touch_key(&list, keys[i].focus, keys[i].key, &deed);
        if (acts != keys[i].acts || (acts && (deed.does != keys[i].does || deed.number != keys[i].number)))
            fail_msg("row %zu: %d %d.%d", i, acts, (int)deed.does, deed.number);
    }
}

static void keys_do_nothing_where_there_is_nothing(void **state)
{
    struct touch_deed deed;

    (void)state;
    draw_begin(&list, 100, 100, 0);
    assert_false(touch_key(&list, TOUCH_NO_FOCUS, TOUCH_NEXT, &deed));
    draw_region(&list, (struct rect){ 0, 0, 9, 9 }, "off", OFF, 0)->off = true;
    assert_false(touch_key(&list, TOUCH_NO_FOCUS, TOUCH_PREVIOUS, &deed));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fingers_act_where_they_go_up),
        cmocka_unit_test(a_changed_minute_does_not_take_a_tap_away),
        cmocka_unit_test(keys_go_through_the_regions_in_order),
        cmocka_unit_test(keys_do_nothing_where_there_is_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
