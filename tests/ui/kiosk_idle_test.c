// Resting, Still there?, wiping, and what a guest has changed about the screen (SCREENS 1, 3.8).
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "ui/kiosk_played.h"

#define ROWS(rows) play_rows(rows, sizeof(rows) / sizeof *(rows))

static struct played played;

static void nothing_typed_goes_home_silently(void **state)
{
    static const struct play_row rows[] = {
        { "begin wait:14999", KIOSK_FIND, "" },
        { "begin wait:15000", KIOSK_HELLO, "" },
        { "begin wait:14000 beside wait:14999", KIOSK_FIND, "" },
        { "begin text:a backspace wait:15000", KIOSK_HELLO, "" },
        { "begin not-listed wait:15000", KIOSK_HELLO, "" },
        { "begin text:am wait:15000", KIOSK_FIND, "" },
    };

    (void)state;
    ROWS(rows);
}

static void something_typed_is_asked_about(void **state)
{
    static const struct play_row rows[] = {
        { "begin text:am wait:64800", KIOSK_FIND, "" },
        { "begin text:am wait:65000", KIOSK_HELLO, "" },
        { "begin text:am wait:60000 beside wait:64999", KIOSK_FIND, "" },
        { "begin text:am wait:60000 stay wait:64999", KIOSK_FIND, "" },
        { "begin text:am wait:60000 back", KIOSK_FIND, "" }, // a tap only says: here I am
        { "begin text:am wait:60000 escape", KIOSK_FIND, "" },
        { "begin text:a found:A+first row wait:64999", KIOSK_CONFIRM, "" },
        { "begin text:a found:A+first row wait:65000", KIOSK_HELLO, "" },
        { "begin text:am wait:60000 scan:123456 in:Ama", KIOSK_WELCOME, "code 123456" },
    };

    (void)state;
    ROWS(rows);
}

static void the_countdown_is_seen_each_second(void **state)
{
    (void)state;
    play_begin(&played);
    play(&played, "begin text:am wait:44879"); // the last letter was 120 ms before
    assert_false(played.model.asks_still_there);
    play(&played, "wait:1");
    assert_true(played.model.asks_still_there);
    for (int left = 20; left > 0; left--) {
        assert_int_equal(kiosk_seconds_left(&played.model), left);
        assert_int_equal(kiosk_deadline(&played.model), played.now_ms + 1000);
        play(&played, "wait:1000");
    }
    assert_int_equal(played.model.screen, KIOSK_HELLO);
    play_end(&played);
}

// Nothing of a guest is left in the model, byte for byte.
static void what_was_typed_is_wiped(void **state)
{
    static const char *const plays[] = {
        "begin text:okafor back",
        "begin text:okafor wait:65000",
        "begin text:okafor found:Okafor+first row looked:Okafor mend:2 text:Okafor wait:70000",
        "begin not-listed text:Okafor next text:Okafor next in:Okafor unlike enough done",
        "begin text:okafor found:Okafor row in:Okafor wait:7000",
        "scan:Okafor in:Okafor done",
        "begin text:okafor help ask-host helped wait:20000 wait:65000",
    };

    (void)state;
    for (size_t i = 0; i < sizeof plays / sizeof *plays; i++) {
        play_begin(&played);
        play(&played, plays[i]);
        assert_int_equal(played.model.screen, KIOSK_HELLO);
        assert_null(memmem(&played.model, sizeof played.model, "kafor", 5));
        play_end(&played);
    }
}

static void contrast_and_size_are_one_touch_away_and_reset(void **state)
{
    (void)state;
    play_begin(&played);
    play(&played, "options");
    assert_true(played.model.shows_options);
    play(&played, "contrast larger begin");
    assert_true(played.model.high_contrast && played.model.larger_text && !played.model.shows_options);
    play(&played, "text:ama found:Ama row in:Ama");
    assert_true(played.model.high_contrast && played.model.larger_text);
    play(&played, "larger");
    assert_false(played.model.larger_text);
    play(&played, "done");
    assert_false(played.model.high_contrast);
    play(&played, "contrast wait:15000"); // on Hello, and then nobody began
    assert_false(played.model.high_contrast);
    play(&played, "begin options back");
    assert_int_equal(played.model.screen, KIOSK_FIND);
    assert_false(played.model.shows_options);
    play_end(&played);
}

static void hello_wakes_for_the_clock_and_the_programme(void **state)
{
    struct kiosk_answer door = { .ask = ASK_DOOR };
    int64_t begun_ms;

    (void)state;
    play_begin(&played);
    begun_ms = played.now_ms;
    assert_int_equal(kiosk_deadline(&played.model), begun_ms + 60000);
    play(&played, "wait:60000");
    assert_int_equal(played.model.now_ms, begun_ms + 60000);
    play(&played, "changed");
    door.question = played.last[ASK_DOOR].question;
    door.door = played.model.door;
    door.door.programme_ms = begun_ms + 80000;
    play_message(&played, (struct kiosk_msg){ .message = MSG_ANSWER, .answer = &door });
    assert_int_equal(kiosk_deadline(&played.model), begun_ms + 80000);
    play(&played, "wait:20000");
    assert_int_equal(kiosk_deadline(&played.model), begun_ms + 120000);
    play_end(&played);
}

static void a_clock_that_is_set_back_keeps_nobody_on_the_screen(void **state)
{
    (void)state;
    play_begin(&played);
    play(&played, "wait:30000 begin text:ama found:Ama row in:Ama back-to:-3600000 time wait:5999");
    assert_int_equal(played.model.screen, KIOSK_WELCOME);
    play(&played, "wait:1");
    assert_int_equal(played.model.screen, KIOSK_HELLO);
    play_end(&played);
    play_begin(&played); // and one that jumps ahead, or a lid that was closed
    play(&played, "begin text:ama back-to:7200000 time");
    assert_int_equal(played.model.screen, KIOSK_FIND);
    assert_true(played.model.asks_still_there);
    play(&played, "back-to:9000000 row:0");
    assert_int_equal(played.model.screen, KIOSK_HELLO);
    play_end(&played);
}

static void the_focus_goes_with_the_keys(void **state)
{
    (void)state;
    play_begin(&played);
    assert_int_equal(played.model.focus, -1);
    play(&played, "focus:2");
    assert_int_equal(played.model.focus, 2);
    play(&played, "press");
    assert_int_equal(played.model.focus, -1);
    assert_int_equal(played.model.pressed_message, TAP_DONE);
    play(&played, "release focus:1 begin");
    assert_int_equal(played.model.pressed_message, KIOSK_NOTHING);
    assert_int_equal(played.model.focus, -1);
    play_end(&played);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_typed_goes_home_silently),
        cmocka_unit_test(something_typed_is_asked_about),
        cmocka_unit_test(the_countdown_is_seen_each_second),
        cmocka_unit_test(what_was_typed_is_wiped),
        cmocka_unit_test(contrast_and_size_are_one_touch_away_and_reset),
        cmocka_unit_test(hello_wakes_for_the_clock_and_the_programme),
        cmocka_unit_test(a_clock_that_is_set_back_keeps_nobody_on_the_screen),
        cmocka_unit_test(the_focus_goes_with_the_keys),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
