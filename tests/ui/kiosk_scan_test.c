// Codes on the guests' screens (SCREENS 3.1, 3.7; FORMATS 3).
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "ui/kiosk_played.h"

#define ROWS(rows) play_rows(rows, sizeof(rows) / sizeof *(rows))

static struct played played;

static void a_code_goes_straight_to_welcome_from_every_screen(void **state)
{
    static const struct play_row rows[] = {
        { "scan:123456 in:Ama", KIOSK_WELCOME, "code 123456" },
        { "scan:123456 in:Ama+already", KIOSK_ALREADY, "code 123456" },
        { "scan:123456 lost", KIOSK_TROUBLE, "code 123456, not-stored , help asked" },
        { "begin text:zo scan:123456 in:Ama", KIOSK_WELCOME, "code 123456" },
        { "begin text:z found:Zo+first row scan:123456 in:Ama", KIOSK_WELCOME, "code 123456" },
        { "begin help scan:123456 in:Ama", KIOSK_WELCOME, "code 123456" },
        { "begin text:zo found:Zo row in:Zo scan:123456 in:Ama", KIOSK_WELCOME,
          "check-in g-Zo, code 123456" },
        { "no-event scan:123456", KIOSK_HELLO, "" }, // between events nobody is called
    };

    (void)state;
    ROWS(rows);
}

static void the_same_code_counts_once_within_three_seconds(void **state)
{
    static const struct play_row rows[] = {
        { "scan:123456 in:Ama scan:123456", KIOSK_WELCOME, "code 123456" },
        { "scan:123456 in:Ama wait:2900 scan:123456 wait:2900 scan:123456", KIOSK_WELCOME, "code 123456" },
        { "scan:123456 scan:123456", KIOSK_HELLO, "code 123456" },
        { "scan:123456 in:Ama wait:3100 scan:123456", KIOSK_WELCOME, "code 123456, code 123456" },
        // Whose Welcome is still there reads it on.
        { "scan:123456 in:Ama wait:3100 scan:123456 in:Ama+already", KIOSK_WELCOME,
          "code 123456, code 123456" },
        { "scan:123456 in:Ama wait:3100 scan:123456 in:Ama+already wait:20000", KIOSK_WELCOME,
          "code 123456, code 123456" },
        { "scan:123456 in:Ama done wait:3100 scan:123456 in:Ama+already", KIOSK_ALREADY,
          "code 123456, code 123456" },
        { "scan:123456 in:Ama wait:5900 code:123456 wait:1000 in:Ama+already wait:80000", KIOSK_HELLO,
          "code 123456, code 123456" },
        // The next guest is quicker than the disk, and one screen does not end under the other.
        { "scan:123456 in:Ama wait:5900 scan:abcdef wait:5000 in:Zo", KIOSK_WELCOME,
          "code 123456, code abcdef" },
        { "scan:123456 scan:abcdef in:Ama", KIOSK_WELCOME, "code 123456, code abcdef" },
        { "scan:123456 scan:abcdef in:Ama in:Zo", KIOSK_WELCOME, "code 123456, code abcdef" },
        { "scan:123456 lost helped scan:abcdef in:Zo", KIOSK_WELCOME,
          "code 123456, not-stored , help asked, code abcdef" },
        { "scan:123456 scan:abcdef lost", KIOSK_TROUBLE,
          "code 123456, not-stored , help asked, code abcdef" },
    };

    (void)state;
    ROWS(rows);
}

static void a_stray_code_is_trouble_and_the_door_ready_again(void **state)
{
    static const struct play_row rows[] = {
        { "scan:123456 unknown", KIOSK_TROUBLE, "code 123456" },
        { "scan:123456 unknown wait:14900", KIOSK_TROUBLE, "code 123456" },
        { "scan:123456 unknown wait:15000", KIOSK_TROUBLE, "code 123456, help code" },
        { "scan:123456 unknown wait:20000", KIOSK_HELLO, "code 123456, help code" },
        { "scan:123456 unknown back", KIOSK_HELLO, "code 123456" },
        { "scan:123456 unknown scan:234567 in:Ama", KIOSK_WELCOME, "code 123456, code 234567" },
        { "scan:123456 unknown wait:15000 helped scan:234567 in:Ama", KIOSK_WELCOME,
          "code 123456, help code, code 234567, help-done call" },
        { "begin text:ama found:Ama row refused scan:123456 lost", KIOSK_TROUBLE,
          "check-in g-Ama, code 123456, not-stored , help asked" }, // who this is nobody knows
        { "begin scan:quix_is_no wait:16000 unknown wait:70000", KIOSK_HELLO, "code quix is no" },
        // A draft is kept, and what has a ticket's shape is no name.
        { "begin text:zo scan:123456789 unknown back", KIOSK_FIND, "code 123456789" },
        { "begin text:zo scan:123456789 unknown wait:20000", KIOSK_FIND, "code 123456789, help code" },
    };

    (void)state;
    ROWS(rows);
    play_begin(&played);
    play(&played, "begin text:zo scan:123456789 unknown back");
    assert_string_equal(played.model.find.field.text, "zo");
    play_end(&played);
    play_begin(&played);
    play_message(&played,
                 (struct kiosk_msg){ .message = MSG_SCAN, .text = "{\"regform_id\":1,\"server\":2}" });
    play(&played, "unknown");
    assert_int_equal(played.model.trouble, TROUBLE_SETUP_CODE);
    play_end(&played);
}

// Somebody whose fingers, or whose test, are as quick as a scanner.
static void what_is_no_code_stays_as_text_while_a_name_is_typed(void **state)
{
    static const char *const plays[] = {
        "begin text:am scan:ara_okafor unknown",
        "begin not-listed text:am scan:ara_okafor unknown",
    };

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        play_begin(&played);
        play(&played, plays[i]);
        assert_string_equal(kiosk_active_field(&played.model)->text, "amara okafor");
        assert_int_equal(played.model.screen, i == 0 ? KIOSK_FIND : KIOSK_NEW);
        play_end(&played);
    }
}

static void the_field_is_put_back_at_once(void **state)
{
    (void)state;
    play_begin(&played);
    play(&played, "begin text:am burst:123");
    assert_string_equal(played.model.find.field.text, "am123"); // as they come
    play(&played, "backspace backspace backspace wait:100 scan:123456");
    assert_string_equal(played.model.find.field.text, "am");
    assert_string_equal(play_said(&played, ASK_FIND, "text"), "am");
    play_end(&played);
    play_begin(&played); // Hello does not flicker
    play(&played, "burst:123456");
    assert_int_equal(played.model.screen, KIOSK_HELLO);
    play_message(&played, (struct kiosk_msg){ .message = MSG_SCAN, .text = "123456" });
    play(&played, "in:Ama done");
    assert_int_equal(played.model.find.field.length, 0);
    play_end(&played);
}

static void a_code_is_read_as_other_keyboards_type_it(void **state)
{
    (void)state;
    play_begin(&played);
    play(&played, "scan:xyz123 refused");
    assert_string_equal(play_said(&played, ASK_CHECK_IN_CODE, "code"), "xzy123"); // German
    assert_true(played.model.is_busy);
    play(&played, "in:Ama");
    assert_int_equal(played.model.screen, KIOSK_WELCOME);
    play_end(&played);
}

static void a_contact_card_fills_in_the_form(void **state)
{
    static const char card[] = "MECARD:N:Lind,Zoe;ORG:Acme;EMAIL:zoe@lind.example;;";
    static const char *const plays[] = { "", "begin text:amara", "begin not-listed text:zo",
                                         "begin not-listed text:zo next text:a" };

    (void)state;
    for (size_t i = 0; i < sizeof plays / sizeof *plays; i++) {
        play_begin(&played);
        play(&played, plays[i]);
        play_message(&played, (struct kiosk_msg){ .message = MSG_SCAN, .text = card });
        play(&played, "unknown");
        assert_int_equal(played.model.screen, KIOSK_NEW);
        assert_int_equal(played.model.new_here.step, NEW_NAME);
        assert_string_equal(played.model.new_here.field.text, "Zoe Lind");
        play(&played, "next next");
        assert_string_equal(play_said(&played, ASK_CHECK_IN_NEW, "new"), "Zoe Lind");
        assert_string_equal(play_said(&played, ASK_CHECK_IN_NEW, "company"), "Acme");
        assert_string_equal(play_said(&played, ASK_CHECK_IN_NEW, "email"), "zoe@lind.example");
        play(&played, "in:Zoe unlike skip skip");
        assert_int_equal(played.model.new_here.step, NEW_TOPICS); // how to reach them is known
        play_end(&played);
    }
    play_begin(&played); // where walk-ins go through a host it is a name to look for
    play(&played, "walk-ins:host");
    play_message(&played, (struct kiosk_msg){ .message = MSG_SCAN, .text = card });
    play(&played, "unknown");
    assert_int_equal(played.model.screen, KIOSK_FIND);
    assert_string_equal(play_said(&played, ASK_FIND, "text"), "Zoe Lind");
    play_end(&played);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_code_goes_straight_to_welcome_from_every_screen),
        cmocka_unit_test(the_same_code_counts_once_within_three_seconds),
        cmocka_unit_test(a_stray_code_is_trouble_and_the_door_ready_again),
        cmocka_unit_test(what_is_no_code_stays_as_text_while_a_name_is_typed),
        cmocka_unit_test(the_field_is_put_back_at_once),
        cmocka_unit_test(a_code_is_read_as_other_keyboards_type_it),
        cmocka_unit_test(a_contact_card_fills_in_the_form),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
