// What the keys of the keyboard on the glass do to a text.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "ui/keyboard.h"
#include "ui/widgets.h"

struct typing {
    struct keyboard_state state;
    char text[64];
    size_t length;
};

static void type(struct typing *typing, const char *key, size_t room)
{
    int number = keyboard_key(&typing->state, key);

    if (number == 0)
        fail_msg("there is no key %s", key);
    keyboard_press(&typing->state, number, typing->text, &typing->length, room);
    assert_int_equal(typing->length, strlen(typing->text));
}

// "+a" is a key that is held after it came down.
static void play(struct typing *typing, const char *keys)
{
    char copy[256];

    snprintf(copy, sizeof copy, "%s", keys);
    for (char *rest = copy, *key; (key = strsep(&rest, " ")) != NULL;) {
        bool is_held = key[0] == '+' && key[1];
        int number = keyboard_key(&typing->state, key + is_held);

        type(typing, key + is_held, sizeof typing->text);
        if (is_held)
            keyboard_hold(&typing->state, number);
    }
}

static void keys_write_what_they_show(void **unused)
{
    static const struct {
        enum keyboard_purpose purpose;
        const char *keys, *text;
    } rows[] = {
        { KEYBOARD_WORDS, "a m a", "ama" },
        { KEYBOARD_NAME, "a m a", "Ama" },
        { KEYBOARD_NAME, "a n n e - m a r i e space l e e", "Anne-Marie Lee" },
        { KEYBOARD_NAME, "shift v a n", "van" },
        { KEYBOARD_NAME, "o ’ shift b", "O’B" },
        { KEYBOARD_NAME, "a shift shift b c", "ABC" },
        { KEYBOARD_NAME, "a shift shift shift b c", "Abc" },
        { KEYBOARD_WORDS, "a b backspace c", "ac" },
        { KEYBOARD_WORDS, "a b clear c", "c" },
        { KEYBOARD_NAME, "a b clear c", "C" },
        { KEYBOARD_CONTACT, "a symbols 1 _ symbols @ b .com", "a1_@b.com" },
        { KEYBOARD_WORDS, "accents é t accents é backspace accents è", "étè" },
        { KEYBOARD_NAME, "accents É accents é", "Éé" },
        { KEYBOARD_WORDS, "+e é t", "ét" },
        { KEYBOARD_NAME, "+e É t", "Ét" },
        { KEYBOARD_WORDS, "+e e t", "et" },
        { KEYBOARD_WORDS, "+e t", "et" },
        { KEYBOARD_WORDS, "+q t", "qt" },
        { KEYBOARD_WORDS, "+s ß backspace", "" },
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct typing typing = { .state = keyboard_begin(rows[i].purpose) };

        play(&typing, rows[i].keys);
        if (strcmp(typing.text, rows[i].text) != 0)
            fail_msg("%s wrote “%s”, not “%s”", rows[i].keys, typing.text, rows[i].text);
    }
}

static void a_held_shift_locks(void **unused)
{
    struct typing typing = { .state = keyboard_begin(KEYBOARD_NAME) };

    (void)unused;
    keyboard_hold(&typing.state, keyboard_key(&typing.state, "shift"));
    play(&typing, "a b c");
    assert_string_equal(typing.text, "ABC");
}

static void a_full_field_stays_as_it_is(void **unused)
{
    struct typing typing = { .state = keyboard_begin(KEYBOARD_WORDS) };

    (void)unused;
    for (int i = 0; i < 4; i++)
        type(&typing, "a", 4);
    assert_string_equal(typing.text, "aaa");
    keyboard_hold(&typing.state, keyboard_key(&typing.state, "a"));
    type(&typing, "à", 4); // one byte longer than the letter
    assert_string_equal(typing.text, "aaa");
}

static void backspace_takes_a_whole_character(void **unused)
{
    static const char *const typed[] = { "a", "é", "e\u0301", "👩‍👩‍👧", "한" };

    (void)unused;
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
        struct typing typing = { .state = keyboard_begin(KEYBOARD_NAME) };

        assert_true(keyboard_insert(&typing.state, "x", typing.text, &typing.length, sizeof typing.text));
        assert_true(
            keyboard_insert(&typing.state, typed[i], typing.text, &typing.length, sizeof typing.text));
        assert_true(keyboard_backspace(&typing.state, typing.text, &typing.length));
        assert_string_equal(typing.text, "x");
        assert_true(keyboard_backspace(&typing.state, typing.text, &typing.length));
        assert_false(keyboard_backspace(&typing.state, typing.text, &typing.length));
        assert_int_equal(typing.length, 0);
        assert_int_equal(typing.state.shift, SHIFT_ONCE);
    }
}

static void numbers_without_a_key_do_nothing(void **unused)
{
    static const int numbers[] = { -1, 0, 11, 12, 48, 49, 60, 61, 1000 };
    struct typing typing = { .state = keyboard_begin(KEYBOARD_WORDS) };

    (void)unused;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        assert_false(
            keyboard_press(&typing.state, numbers[i], typing.text, &typing.length, sizeof typing.text));
    assert_int_equal(typing.length, 0);
}

static struct panel panel_of(int width, int height, double width_mm)
{
    struct panel panel;

    panel_init(&panel, width, height, width_mm, 800, false, &themes[THEME_MORNING], &metrics_fixed);
    return panel;
}

static void keys_are_fifteen_millimetres_at_least(void **unused)
{
    static const struct {
        int width, height;
        double width_mm, part; // of the width that the keyboard takes
    } rows[] = {
        { 1280, 800, 217, 0.97 }, { 1920, 1080, 476, 0.5 }, { 1080, 1920, 268, 0.9 }, { 3840, 2160, 598, 0.5 }
    };
    static const char *const shown[] = { "letters", "symbols", "accents", "held" };
    static struct draw_list list;

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (size_t s = 0; s < sizeof shown / sizeof *shown; s++) {
            struct panel panel = panel_of(rows[i].width, rows[i].height, rows[i].width_mm);
            struct typing typing = { .state = keyboard_begin(KEYBOARD_NAME) };
            int least = (int)(15 * panel.px_per_mm);

            if (s == 3)
                play(&typing, "+o");
            else if (s > 0)
                type(&typing, shown[s], sizeof typing.text);
            draw_begin(&list, rows[i].width, rows[i].height, 0);
            keyboard_view(&typing.state, &(struct scene){ .panel = &panel, .list = &list, .focus = -1 },
                          (struct rect){ 0, 0, (int)(rows[i].width * rows[i].part), keyboard_height(&panel) },
                          1);
            assert_in_range(list.region_count, 30, 40);
            for (size_t r = 0; r < list.region_count; r++)
                if (list.regions[r].rect.w < least || list.regions[r].rect.h < least)
                    fail_msg("%s of %s at %d is %d by %d, not %d", draw_region_name(&list, &list.regions[r]),
                             shown[s], rows[i].width, list.regions[r].rect.w, list.regions[r].rect.h, least);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_write_what_they_show),
        cmocka_unit_test(a_held_shift_locks),
        cmocka_unit_test(a_full_field_stays_as_it_is),
        cmocka_unit_test(backspace_takes_a_whole_character),
        cmocka_unit_test(numbers_without_a_key_do_nothing),
        cmocka_unit_test(keys_are_fifteen_millimetres_at_least),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
