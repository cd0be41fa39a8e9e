// What stands on the guests' screens while people change their minds: nothing stays behind that was of
// another field, another row, or another guest.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "ui/kiosk_played.h"

#define SHOWS(rows) play_shows_rows(rows, sizeof(rows) / sizeof *(rows))
#define ROWS(rows) play_rows(rows, sizeof(rows) / sizeof *(rows))
#define NEW "begin not-listed text:Zoe next text:Lind next in:Zoe+first+owed unlike "
#define CARD "code:MECARD:N:Lind,Zoe;ORG:Acme;; unknown"
#define ASKED_CARD "code MECARD:N:Lind,Zoe;ORG:Acme;;"

static struct played played;

static void each_field_is_its_own(void **state)
{
    static const struct play_shows_row rows[] = {
        { "begin text:ama found:Ama", "find [ama] rows 1" },
        { "begin text:ama found:Ama not-listed", "new name [ama]" },
        { "begin text:ama found:Ama not-listed back", "find [ama] rows 1" },
        { "begin text:ama found:Ama row refused type-name", "find [ama] rows 1" },
        { "begin text:ama found:Ama help type-name", "find [ama] rows 1" },
        { "burst:ama enter", "find [ama]" },
        { "begin text:a backspace found:Ama", "find []" }, // an answer to letters that are gone
        { "begin text:a not-listed found:Ama", "new name [a]" },
        { "begin not-listed text:Zoe next text:Lind field:1", "new company title []" },
        { "begin not-listed text:Zoe next text:Lind field:1 text:Baker field:0", "new company [Lind]" },
        { "begin not-listed text:Zoe next text:Lind field:1 text:Baker field:7",
          "new company title [Baker]" },
        { "begin not-listed text:Zoe next field:1 text:Baker back", "new name [Zoe]" },
        { "begin not-listed text:Zoe next field:1 text:Baker back next", "new company []" },
        { "begin not-listed field:1", "new name []" },
        { NEW "text:dana found:Dana", "new invited-by [dana] rows 1" },
        { NEW "text:dana found:Dana next", "new call-name []" },
        { NEW "text:dana found:Dana row", "new call-name []" },
        { NEW "text:dana found:Dana+plus row", "new invited-by [dana]" },
        { "begin not-listed next", "new name [] wrong" },
        { "begin not-listed next text:Zo", "new name [Zo]" },
        { NEW "skip skip text:nothing next", "new contact [nothing] wrong" },
        { NEW "skip skip text:nothing next text:s", "new contact [nothings]" },
        { NEW "skip skip text:nothing next skip", "new topics []" },
        { NEW "skip skip skip text:tea add", "new topics [] chips tea" },
        { NEW "skip skip skip text:tea, text:Tea, text:ink", "new topics [ink] chips tea" },
        { NEW "skip skip skip paste:tea,ink;art", "new topics [art] chips tea ; ink" },
        { NEW "skip skip skip paste:tea,ink,art, chip:0", "new topics [] chips ink ; art" },
        { NEW "skip skip skip text:tea, next", "new seeks []" },
        { NEW "skip skip skip skip skip skip yes", "new consents" },
        { NEW "skip skip skip skip skip skip no", "new consents" },
    };

    (void)state;
    SHOWS(rows);
}

static void steps_come_only_where_they_are_asked_for(void **state)
{
    static const struct play_shows_row rows[] = {
        { "begin not-listed text:Zoe next skip in:Zoe alike:Zo", "new seen-before" },
        { "begin not-listed text:Zoe next skip in:Zoe alike:Zo no", "new invited-by []" },
        { "begin not-listed text:Zoe next skip in:Zoe alike:Zo row", "new invited-by []" },
        { "begin not-listed text:Zoe next skip in:Zoe alike:Zo row skip back", "new invited-by []" },
        { "begin not-listed for-someone text:Zoe next", "new whose []" },
        { "begin not-listed for-someone text:Zoe next for-someone", "new company []" },
        { "begin not-listed for-someone text:Zoe next skip back", "new name [Zoe]" },
        { "begin not-listed for-someone text:Zoe next text:ama found:Ama row", "new company [] for Ama" },
        { "begin not-listed for-someone text:Zoe next text:ama found:Ama enter", "new company [] for Ama" },
        { "begin not-listed for-someone text:Zoe next text:ama found:Ama row back", "new whose [] for Ama" },
        { "begin text:dana found:Dana+plus row", "new name [] of Dana" },
        { "begin text:dana found:Dana+plus row back not-listed", "new name [dana]" },
        { "begin text:dana found:Dana+plus row for-someone text:Zoe next", "new company [] of Dana" },
        { "begin text:ama found:Ama row in:Ama with-me", "new name [] invited Ama" },
        { "begin text:ama found:Ama row in:Ama with-me text:Zoe next skip in:Zoe unlike",
          "new call-name [] invited Ama" },
        { NEW "help new", "new invited-by []" },
        { NEW "help type-name", "find []" },
    };

    (void)state;
    SHOWS(rows);
}

static void mending_is_of_one_row(void **state)
{
    static const struct play_shows_row shown[] = {
        { "begin text:a found:Ama+slip row", "confirm name Ama" },
        { "begin text:a found:Ama+slip row looked:Ama",
          "confirm name Ama company Acme topics tea title Baker" },
        { "begin text:a found:Ama+slip row looked:Zoe", "confirm name Ama" },
        { "begin text:a found:Ama+slip row mend:1", "confirm [Ama] name Ama" },
        { "begin text:a found:Ama+slip row mend:1 text:ra next", "confirm name Amara" },
        { "begin text:a found:Ama+slip row mend:1 text:ra next looked:Ama",
          "confirm name Amara company Acme topics tea title Baker" },
        { "begin text:a found:Ama+slip row mend:1 text:ra back", "confirm name Ama" },
        { "begin text:a found:Ama+slip row mend:1 text:ra enter", "confirm name Amara" },
        { "begin text:a found:Ama+slip row focus:3 mend:1", "confirm [Ama] name Ama" },
        { "begin text:a found:Ama+slip row mend:1 focus:3 next", "confirm name Ama" },
        { "begin text:a found:Ama+slip row mend:1 focus:3 back", "confirm name Ama" },
        { "begin text:a found:Ama+slip row mend:1 no", "find [a] rows 1" },
        { "begin text:a found:Ama+slip row mend:1 no row", "confirm name Ama" },
    };
    static const struct play_row asked[] = {
        { "begin text:a found:Ama+slip row mend:1 text:x next no text:z found:Zoe row in:Zoe", KIOSK_WELCOME,
          "check-in g-Zoe" },
        { "begin text:a found:Ama+slip row mend:1 text:x next help type-name text:z found:Zoe row in:Zoe",
          KIOSK_WELCOME, "check-in g-Zoe" },
        { "begin text:a found:Ama+slip row mend:1 text:x next help type-name text:z found:Zoe+slip row yes "
          "in:Zoe",
          KIOSK_WELCOME, "check-in g-Zoe" },
        { "begin text:a found:Ama+slip row mend:1 text:x next scan:123456 in:Zoe", KIOSK_WELCOME,
          "code 123456" },
        { "begin text:a found:Ama+slip row mend:1 text:x enter enter in:Ama", KIOSK_WELCOME,
          "check-in g-Ama, edit g-Ama name=Amax" },
    };

    (void)state;
    SHOWS(shown);
    ROWS(asked);
}

static void what_lies_over_a_screen_goes_with_it(void **state)
{
    static const struct play_shows_row rows[] = {
        { "options", "hello options" },
        { "focus:2 options", "hello options" },
        { "begin focus:2 options options", "find []" },
        { "begin options contrast", "find options contrast" },
        { "begin text:a options wait:45000", "find [a] still-there" },
        { "begin text:a focus:1 wait:45000", "find [a] still-there" },
        { "begin text:a wait:45000 beside", "find [a]" },
        { "begin text:a options wait:1000 scan:123456", "find [a] busy" },
        { "begin options text:a enter text:b", "find [b]" },
        { "begin text:a options escape", "find [a]" },
        { "text:ama found:Ama row in:Ama options enter", "welcome Ama" },
        { "begin not-listed text:Z privacy text:oe enter", "new name [Z]" },
        { "begin press", "find [] pressed 18" },
        { "begin press wait:15000", "hello" },
        { "begin press time not-listed", "new name []" },
        { "begin press larger", "find [] larger" },
        { "begin not-listed focus:2 privacy", "new name privacy" },
        { "begin not-listed privacy back", "new name []" },
        { "begin not-listed text:Zoe next next in:Zoe+page unlike phone", "new invited-by phone" },
        { "begin not-listed text:Zoe next next in:Zoe+page unlike phone back", "new invited-by []" },
        { "begin not-listed text:Zoe next next in:Zoe unlike phone", "new invited-by []" },
        { "begin not-listed phone", "new name []" },
        { "begin not-listed text:Zoe privacy next", "new company []" },
        { "begin text:ama found:Ama row in:Ama help", "trouble name Ama" },
        { "begin not-listed text:Zoe next help", "trouble name Zoe" },
        { "begin not-listed text:Zoe help", "trouble name Zoe" },
        { "begin text:zo help", "trouble name zo" },
        { "begin text:ama found:Ama row in:Ama+owed press-mark wait:1000 hosts",
          "welcome Ama hosts pressed 32" },
        { "begin text:ama found:Ama row in:Ama+owed press-mark wait:1000 hosts host:0", "welcome Ama" },
        { "begin help ask-host helped type-name", "find [] called" },
    };

    (void)state;
    SHOWS(rows);
}

static void a_code_changes_no_other_field(void **state)
{
    static const struct play_shows_row rows[] = {
        { "begin not-listed text:Zoe next burst:ab field:1 code:123456", "new company title [] busy" },
        { "begin text:a found:Ama+slip row mend:1 burst:b back mend:2 code:123456",
          "confirm [] name Ama busy" },
        { NEW "skip skip skip burst:tea add code:123456", "new topics [] chips tea busy" },
        { "begin burst:am scan:123456", "find [am] busy" },
        { "burst:am code:123456", "hello busy" },
        { "burst:am code:123456 in:Ama wait:6000", "hello" },
        { "begin text:am scan:123456 code:123456 wait:3500 code:123456", "find [am] busy" },
        { "begin text:a found:Ama " CARD, "new name [Zoe Lind]" },
    };

    (void)state;
    SHOWS(rows);
}

static void a_card_is_one_persons(void **state)
{
    static const struct play_row rows[] = {
        { "begin not-listed text:Kit back " CARD, KIOSK_NEW, ASKED_CARD ", help half_way Kit" },
        { "begin not-listed text:Zoe_Lind back " CARD, KIOSK_NEW, ASKED_CARD },
        { "begin not-listed text:Kit " CARD, KIOSK_NEW, ASKED_CARD }, // the same form
    };

    (void)state;
    ROWS(rows);
    play_begin(&played);
    play(&played, NEW "code:MECARD:N:Roe,Kit;ORG:Acme;TEL:0301234567;TITLE:Baker;; unknown");
    assert_false(played.model.new_here.is_checked_in);
    play(&played, "next next");
    assert_string_equal(play_said(&played, ASK_CHECK_IN_NEW, "new"), "Kit Roe");
    assert_string_equal(play_said(&played, ASK_CHECK_IN_NEW, "phone"), "0301234567");
    assert_string_equal(play_said(&played, ASK_CHECK_IN_NEW, "title"), "Baker");
    play_end(&played);
}

static void late_answers_find_nobody(void **state)
{
    struct kiosk_answer undone = { .ask = ASK_UNDO };

    (void)state;
    play_begin(&played);
    play(&played, "begin text:ama found:Ama row in:Ama undo wait:20000");
    undone.question = played.last[ASK_UNDO].question;
    play_message(&played, (struct kiosk_msg){ .message = MSG_ANSWER, .answer = &undone });
    assert_int_equal(played.model.screen, KIOSK_TROUBLE);
    play_end(&played);

    play_begin(&played); // but what the door was asked is about no guest
    play(&played, "changed begin back walk-ins:host");
    assert_int_equal(played.times[ASK_DOOR], 2);
    assert_int_equal(played.model.door.walk_ins, WALK_INS_HOST);
    play(&played, "changed changed begin back walk-ins:open");
    assert_int_equal(played.times[ASK_DOOR], 4); // something changed while it was asked
    play_end(&played);

    play_begin(&played);
    play(&played, "begin text:a not-listed back");
    assert_int_equal(played.times[ASK_FIND], 2); // the answer was let go, so it is asked again
    play_end(&played);
}

static void nothing_is_left_of_somebody_new(void **state)
{
    (void)state;
    play_begin(&played);
    play(&played, NEW "enough");
    assert_int_equal(played.times[ASK_VISIT], 1);
    assert_string_equal(played.model.new_here.name, "");
    play_end(&played);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_field_is_its_own),
        cmocka_unit_test(steps_come_only_where_they_are_asked_for),
        cmocka_unit_test(mending_is_of_one_row),
        cmocka_unit_test(what_lies_over_a_screen_goes_with_it),
        cmocka_unit_test(a_code_changes_no_other_field),
        cmocka_unit_test(a_card_is_one_persons),
        cmocka_unit_test(late_answers_find_nobody),
        cmocka_unit_test(nothing_is_left_of_somebody_new),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
