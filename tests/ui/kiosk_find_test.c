// Hello, Find me and Is this you? (SCREENS 3.1, 3.2, 3.4).
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "ui/keyboard.h"
#include "ui/kiosk_played.h"

#define ROWS(rows) play_rows(rows, sizeof(rows) / sizeof *(rows))

static struct played played;

static void a_tap_begins_and_a_row_checks_in(void **state)
{
    static const struct play_row rows[] = {
        { "begin", KIOSK_FIND, "" },
        { "no-event begin", KIOSK_HELLO, "" },
        { "enter", KIOSK_FIND, "" },
        { "begin back", KIOSK_HELLO, "" },
        { "begin escape", KIOSK_HELLO, "" },
        { "begin text:ama found:Amara row:0", KIOSK_FIND, "check-in g-Amara" },
        { "begin text:ama found:Amara row:1", KIOSK_FIND, "" },
        { "begin text:ama found:Amara row:-1", KIOSK_FIND, "" },
        { "begin text:ama found:Amara enter", KIOSK_FIND, "check-in g-Amara" },
        { "begin text:ama enter", KIOSK_FIND, "" },
        { "begin text:ama found:Amara text:r enter", KIOSK_FIND, "" }, // that row is of other letters
        { "begin text:ama found:Amara row:0 row:0", KIOSK_FIND, "check-in g-Amara" },
        { "begin text:ama found:Amara row:0 in:Amara", KIOSK_WELCOME, "check-in g-Amara" },
        { "begin text:ama found:Amara+arrived row:0 in:Amara+already", KIOSK_ALREADY, "check-in g-Amara" },
        { "begin text:ama found:Amara+arrived+first row:0", KIOSK_FIND, "check-in g-Amara" },
        { "begin text:ama found:Amara row:0 refused", KIOSK_TROUBLE, "check-in g-Amara" },
        { "begin text:ama found:Amara row:0 lost", KIOSK_TROUBLE,
          "check-in g-Amara, not-stored Amara, help asked Amara" },
    };

    (void)state;
    ROWS(rows);
}

static void typing_on_hello_begins(void **state)
{
    static const struct play_row rows[] = {
        { "text:a", KIOSK_FIND, "" },
        { "burst:amara", KIOSK_HELLO, "" }, // until nothing more comes
        { "burst:amara wait:80", KIOSK_FIND, "" },
        { "burst:amara enter", KIOSK_FIND, "" },
        { "no-event text:amara", KIOSK_HELLO, "" },
        { "begin text:ama found:Ama no-event", KIOSK_HELLO, "" }, // closed meanwhile
        { "begin text:ama found:Ama+first row no-event", KIOSK_HELLO, "" },
        { "begin text:ama found:Ama row no-event", KIOSK_FIND, "check-in g-Ama" }, // it may still be in time
        { "begin text:ama found:Ama row in:Ama no-event", KIOSK_WELCOME, "check-in g-Ama" },
    };

    (void)state;
    ROWS(rows);
    play_begin(&played);
    play(&played, "burst:amara wait:80");
    assert_string_equal(played.model.find.field.text, "amara");
    assert_string_equal(play_said(&played, ASK_FIND, "text"), "amara");
    play_end(&played);
}

static void somebody_is_asked_only_where_it_is_not_clear(void **state)
{
    static const struct play_row rows[] = {
        { "begin text:ama found:Amara+slip row", KIOSK_CONFIRM, "" },
        { "begin text:ama found:Amara+alike row", KIOSK_CONFIRM, "" },
        { "begin text:ama found:Amara+first row", KIOSK_CONFIRM, "" },
        { "begin text:ama found:Amara+slip row yes", KIOSK_CONFIRM, "check-in g-Amara" },
        { "begin text:ama found:Amara+slip row enter", KIOSK_CONFIRM, "check-in g-Amara" },
        { "begin text:ama found:Amara+slip row yes in:Amara", KIOSK_WELCOME, "check-in g-Amara" },
        { "begin text:ama found:Amara+slip row yes refused", KIOSK_TROUBLE, "check-in g-Amara" },
        { "begin text:ama found:Amara+slip row no", KIOSK_FIND, "" },
        { "begin text:ama found:Amara+slip row back", KIOSK_FIND, "" },
        { "begin text:ama found:Amara+slip row escape escape", KIOSK_HELLO, "" },
        // A buyer's unnamed guest is new; people whom nothing tells apart ask a host.
        { "begin text:dana found:Dana+plus row", KIOSK_NEW, "" },
        { "begin text:dana found:Dana+plus row back", KIOSK_FIND, "" },
        { "begin text:kim found:Kim+several row", KIOSK_TROUBLE, "help same_name Kim" },
    };

    (void)state;
    ROWS(rows);
}

static void what_was_mended_is_written_with_the_check_in(void **state)
{
    static const struct play_row rows[] = {
        { "begin text:a found:Amara+first row looked:Amara mend:1 text:_O next yes in:Amara", KIOSK_WELCOME,
          "check-in g-Amara, edit g-Amara name=Amara O" },
        { "begin text:a found:Amara+first row looked:Amara mend:2 text:x yes in:Amara", KIOSK_WELCOME,
          "check-in g-Amara, edit g-Amara company=Acmex" },
        { "begin text:a found:Amara+first row looked:Amara mend:3 backspace backspace backspace next yes "
          "in:Amara",
          KIOSK_WELCOME, "check-in g-Amara, edit g-Amara topics=" },
        { "begin text:a found:Amara+first row looked:Amara mend:2 next mend:1 next yes in:Amara",
          KIOSK_WELCOME, "check-in g-Amara" },
        { "begin text:a found:Amara+first row looked:Amara mend:2 text:x back yes in:Amara", KIOSK_WELCOME,
          "check-in g-Amara" },
        { "begin text:a found:A+first row mend:1 backspace next yes in:A", KIOSK_WELCOME, "check-in g-A" },
        { "begin text:a found:Amara+first row looked:Amara mend:2 text:x next no", KIOSK_FIND, "" },
        { "begin text:a found:Amara+first row mend:9 mend:0 mend:-1 looked:Somebody", KIOSK_CONFIRM, "" },
    };

    (void)state;
    ROWS(rows);
}

static void each_letter_is_looked_for(void **state)
{
    (void)state;
    play_begin(&played);
    play(&played, "begin text:am");
    assert_int_equal(played.times[ASK_FIND], 2);
    assert_string_equal(play_said(&played, ASK_FIND, "text"), "am");
    assert_string_equal(play_said(&played, ASK_FIND, "event"), "breakfast");
    assert_true(played.model.find.waits);
    play(&played, "found:Amara");
    assert_false(played.model.find.waits);
    play(&played, "backspace backspace");
    assert_int_equal(played.times[ASK_FIND], 3); // nothing typed is nothing to look for
    assert_int_equal(played.model.find.found.count, 0);
    play_end(&played);
}

static void an_answer_to_older_letters_is_let_go(void **state)
{
    struct kiosk_answer old = { .ask = ASK_FIND };

    (void)state;
    play_begin(&played);
    play(&played, "begin text:a");
    old.question = played.last[ASK_FIND].question;
    old.found.count = 3;
    play(&played, "text:m");
    play_message(&played, (struct kiosk_msg){ .message = MSG_ANSWER, .answer = &old });
    assert_int_equal(played.model.find.found.count, 0);
    play(&played, "found:Amara");
    assert_int_equal(played.model.find.found.count, 1);
    play_message(&played, (struct kiosk_msg){ .message = MSG_ANSWER, .answer = &old });
    assert_int_equal(played.model.find.found.count, 1);
    play_end(&played);
}

// Thirty letters are thirty searches.
static void thirty_searches_without_a_choice_call_a_host(void **state)
{
    static const struct play_row rows[] = {
        { "begin text:abcdefghijklmnopqrstuvwxyzabc", KIOSK_FIND, "" },
        { "begin text:abcdefghijklmnopqrstuvwxyzabcd", KIOSK_FIND,
          "help searches abcdefghijklmnopqrstuvwxyzabcd" },
        { "begin text:abcdefghijklmnopqrstuvwxyzabc found:X+slip row back text:d", KIOSK_FIND, "" },
        { "begin text:abcdefghijklmnopqrst wait:30000 beside text:uvwxyzabc wait:40000 beside wait:40000 "
          "beside "
          "wait:40000 beside wait:40000 beside wait:40000 beside wait:40000 beside wait:40000 beside text:d",
          KIOSK_FIND, "" }, // five minutes
        { "begin text:abcdefghijklmno back begin text:abcdefghijklmno", KIOSK_FIND,
          "help searches abcdefghijklmno" }, // another guest, and none found
        { "begin text:abcdefghijklmnopqrstuvwxyzabcd helped back begin text:abc", KIOSK_FIND,
          "help searches abcdefghijklmnopqrstuvwxyzabcd" }, // and not for each letter from now on
        { "begin text:a scan:abcdefghijklmnopqrstuvwxyz0123456789 in:X", KIOSK_WELCOME,
          "code abcdefghijklmnopqrstuvwxyz0123456789" },
        { "begin text:abcdefghijklmnopqrstuvwxyzab scan:123456 in:X done begin text:abc", KIOSK_FIND,
          "code 123456" },
        { "begin text:abcdefghijklmnopqrstuvwxyzabcd helped found:X row in:X", KIOSK_WELCOME,
          "help searches abcdefghijklmnopqrstuvwxyzabcd, check-in g-X, help-done call" },
    };

    (void)state;
    ROWS(rows);
}

static void keys_on_the_glass_type(void **state)
{
    (void)state;
    play_begin(&played);
    play(&played, "begin");
    for (const char *letter = "ama"; *letter; letter++) {
        int key = keyboard_key(&played.model.find.field.keyboard, (char[]){ *letter, '\0' });

        assert_true(key > 0);
        play_message(&played, (struct kiosk_msg){ .message = TAP_KEY, .number = key });
    }
    assert_string_equal(played.model.find.field.text, "Ama");
    assert_int_equal(played.times[ASK_FIND], 3);
    play_message(&played,
                 (struct kiosk_msg){ .message = TAP_KEY,
                                     .number = keyboard_key(&played.model.find.field.keyboard, "clear") });
    assert_string_equal(played.model.find.field.text, "");
    play_end(&played);
}

static void a_key_that_is_held_shows_accents(void **state)
{
    int key;

    (void)state;
    play_begin(&played);
    play(&played, "begin");
    key = keyboard_key(&played.model.find.field.keyboard, "e");
    play_message(&played, (struct kiosk_msg){ .message = MSG_PRESS, .pressed = TAP_KEY, .number = key });
    play_message(&played, (struct kiosk_msg){ .message = TAP_KEY, .number = key });
    assert_int_equal(played.model.pressed_message, TAP_KEY); // seen as long as the finger lies there
    play(&played, "wait:449");
    assert_int_equal(played.model.find.field.keyboard.held, 0);
    play(&played, "wait:1");
    assert_int_equal(played.model.find.field.keyboard.held, key);
    play(&played, "release");
    assert_int_equal(played.model.pressed_message, KIOSK_NOTHING);
    play_message(&played, (struct kiosk_msg){ .message = MSG_PRESS, .pressed = TAP_KEY, .number = key + 1 });
    play(&played, "release wait:1000");
    assert_int_equal(played.model.find.field.keyboard.held, key);
    play_message(&played, (struct kiosk_msg){ .message = MSG_PRESS, .pressed = TAP_KEY, .number = key + 1 });
    play(&played, "press wait:1000"); // another finger
    assert_int_equal(played.model.find.field.keyboard.held, key);
    play_end(&played);
}

// A field takes as much as a name can hold, and nothing that is no text.
static void a_field_has_its_limits(void **state)
{
    (void)state;
    play_begin(&played);
    play(&played, "begin");
    for (int i = 0; i < 60; i++)
        play(&played, "burst:ab\xE4\xB8\xAD");
    assert_int_equal(strlen(played.model.find.field.text), played.model.find.field.length);
    assert_int_equal(played.model.find.field.length, 120 / 3 * 5);
    play_message(&played,
                 (struct kiosk_msg){ .message = TAP_KEY,
                                     .number = keyboard_key(&played.model.find.field.keyboard, "e") });
    assert_int_equal(played.model.find.field.length, 120 / 3 * 5);
    play(&played, "backspace burst:\x1B\x07\xE2\x80\xAE\xFF");
    assert_int_equal(played.model.find.field.length, 120 / 3 * 5 - 3);
    play_end(&played);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_tap_begins_and_a_row_checks_in),
        cmocka_unit_test(typing_on_hello_begins),
        cmocka_unit_test(somebody_is_asked_only_where_it_is_not_clear),
        cmocka_unit_test(what_was_mended_is_written_with_the_check_in),
        cmocka_unit_test(each_letter_is_looked_for),
        cmocka_unit_test(an_answer_to_older_letters_is_let_go),
        cmocka_unit_test(thirty_searches_without_a_choice_call_a_host),
        cmocka_unit_test(keys_on_the_glass_type),
        cmocka_unit_test(a_key_that_is_held_shows_accents),
        cmocka_unit_test(a_field_has_its_limits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
