// Welcome, Already here and trouble (SCREENS 3.5 to 3.7), and a disk that is slow or full.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "ui/kiosk_played.h"

#define ROWS(rows) play_rows(rows, sizeof(rows) / sizeof *(rows))
#define AMA "begin text:ama found:Ama row in:Ama"

static struct played played;

static void welcome_stays_as_long_as_it_is_read(void **state)
{
    static const struct play_row rows[] = {
        { AMA " wait:5999", KIOSK_WELCOME, "check-in g-Ama" },
        { AMA " wait:6000", KIOSK_HELLO, "check-in g-Ama" },
        { AMA "+first wait:24999", KIOSK_WELCOME, "check-in g-Ama" },
        { AMA "+first wait:25000", KIOSK_HELLO, "check-in g-Ama" },
        { AMA "+owed wait:24999", KIOSK_WELCOME, "check-in g-Ama" }, // owed since an earlier visit
        { AMA "+first wait:10000 beside wait:34999", KIOSK_WELCOME, "check-in g-Ama" },
        { AMA "+first wait:10000 beside wait:35000", KIOSK_HELLO, "check-in g-Ama" },
        { AMA " beside beside beside beside beside beside wait:60000", KIOSK_HELLO, "check-in g-Ama" },
        { AMA " done", KIOSK_HELLO, "check-in g-Ama" },
        { AMA " escape", KIOSK_HELLO, "check-in g-Ama" },
        { AMA " enter", KIOSK_HELLO, "check-in g-Ama" },
        { AMA " text:zo", KIOSK_WELCOME, "check-in g-Ama" },
    };

    (void)state;
    ROWS(rows);
}

static void who_is_coming_is_seen_at_once(void **state)
{
    (void)state;
    play_begin(&played);
    play(&played, AMA "+first+owed changed");
    assert_string_equal(play_said(&played, ASK_VISIT, "visit"), "v-Ama");
    play(&played, "changed changed changed"); // many commits while the answer is on its way
    assert_int_equal(played.times[ASK_VISIT], 1);
    play(&played, "shown:Ama+first+claimed");
    assert_string_equal(played.model.visit.host_name, "Amir");
    assert_true(played.model.visit.is_owed);
    assert_int_equal(played.model.visit.hosts_reachable, 2);
    assert_int_equal(played.times[ASK_VISIT], 2); // and what they changed is asked for then
    play(&played, "shown:Ama+greeted");
    assert_true(played.model.visit.is_greeted);
    play(&played, "changed shown:Ama+undone"); // by a host, somewhere else
    assert_int_equal(played.model.screen, KIOSK_HELLO);
    play(&played, "changed");
    assert_int_equal(played.times[ASK_VISIT], 3);
    play(&played, AMA "+first+owed changed shown:"); // erased, so without a name to be greeted by
    assert_int_equal(played.model.screen, KIOSK_HELLO);
    play_end(&played);
}

static void each_change_is_asked_for_once(void **state)
{
    (void)state;
    play_begin(&played);
    play(&played, AMA "+owed changed changed shown:Ama+owed shown:Ama+owed");
    assert_int_equal(played.model.asked[ASK_VISIT], 0);
    assert_int_equal(played.times[ASK_VISIT], 2);
    play(&played, "press-mark wait:1000 hosts release host:0 saved");
    assert_int_equal(played.times[ASK_VISIT], 3);
    play(&played, "walk-ins:open shown:Ama+greeted");
    assert_int_equal(played.model.visit.hosts_reachable, 2);
    play_end(&played);
    play_begin(&played);
    play(&played, AMA " undo saved");
    assert_false(played.model.visit.is_saved || played.model.is_busy);
    play_end(&played);
}

static void a_guest_may_do_without(void **state)
{
    static const struct play_row rows[] = {
        { AMA "+first+owed fine", KIOSK_WELCOME, "check-in g-Ama, dismiss v-Ama" },
        { AMA "+first+owed fine saved fine", KIOSK_WELCOME, "check-in g-Ama, dismiss v-Ama" },
        { AMA " fine", KIOSK_WELCOME, "check-in g-Ama" }, // nobody is coming
        { AMA " with-me", KIOSK_NEW, "check-in g-Ama" },
        { AMA " with-me back", KIOSK_HELLO, "check-in g-Ama" },
        { AMA " undo", KIOSK_WELCOME, "check-in g-Ama, undo v-Ama" },
        { AMA " undo saved", KIOSK_FIND, "check-in g-Ama, undo v-Ama" },
        { AMA " undo done", KIOSK_WELCOME, "check-in g-Ama, undo v-Ama" }, // not before it is undone
        { AMA " undo refused", KIOSK_TROUBLE, "check-in g-Ama, undo v-Ama" },
        { AMA " undo refused wait:15000", KIOSK_TROUBLE, "check-in g-Ama, undo v-Ama, help asked Ama" },
        { AMA " undo wait:20000", KIOSK_TROUBLE, "check-in g-Ama, undo v-Ama" },
        { AMA " undo wait:50000", KIOSK_HELLO, "check-in g-Ama, undo v-Ama, help asked Ama" },
    };

    (void)state;
    ROWS(rows);
    play_begin(&played);
    play(&played, AMA "+owed fine");
    assert_false(played.model.visit.is_dismissed); // not before it is written
    play(&played, "saved");
    assert_true(played.model.visit.is_dismissed && !played.model.visit.is_owed);
    play_end(&played);
}

static void a_host_who_stands_there_says_so(void **state)
{
    static const struct play_row rows[] = {
        { AMA "+owed press-mark wait:1000 hosts release host:0", KIOSK_WELCOME,
          "check-in g-Ama, greet v-Ama h-Amir" },
        { AMA "+owed press-mark wait:900 release mark wait:1000 hosts host:0", KIOSK_WELCOME,
          "check-in g-Ama" },
        { AMA "+owed press-mark wait:1000 hosts release host:1", KIOSK_WELCOME, "check-in g-Ama" },
        { AMA "+owed press-mark wait:1000 hosts release back", KIOSK_WELCOME, "check-in g-Ama" },
        { AMA "+owed press-mark wait:1000 hosts release back back", KIOSK_HELLO, "check-in g-Ama" },
        { AMA "+owed host:0", KIOSK_WELCOME, "check-in g-Ama" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        play_begin(&played);
        if (strstr(rows[i].words, "900")) // nothing was asked for: there is nothing to answer
            play(&played, AMA "+owed press-mark wait:900 release mark wait:1000 host:0");
        else
            play(&played, rows[i].words);
        assert_int_equal(played.model.screen, rows[i].screen);
        assert_string_equal(str_text(&played.asked), rows[i].asked);
        play_end(&played);
    }
}

static void already_here_can_be_questioned(void **state)
{
    static const struct play_row rows[] = {
        { AMA "+already wait:14999", KIOSK_ALREADY, "check-in g-Ama" },
        { AMA "+already wait:15000", KIOSK_HELLO, "check-in g-Ama" },
        { AMA "+already done", KIOSK_HELLO, "check-in g-Ama" },
        { AMA "+already escape", KIOSK_HELLO, "check-in g-Ama" },
        { AMA "+already not-me", KIOSK_TROUBLE, "check-in g-Ama, help questioned Ama" },
        { AMA "+already not-me helped wait:20000", KIOSK_HELLO, "check-in g-Ama, help questioned Ama" },
        { AMA "+already not-me ask-host", KIOSK_TROUBLE, "check-in g-Ama, help questioned Ama" },
        // The one who is here checks in, and still somebody has to look at the first one.
        { AMA "+already not-me helped type-name text:am found:Amy row in:Amy", KIOSK_WELCOME,
          "check-in g-Ama, help questioned Ama, check-in g-Amy" },
    };

    (void)state;
    ROWS(rows);
    play_begin(&played);
    play(&played, AMA "+already not-me");
    assert_string_equal(play_said(&played, ASK_HELP, "visit"), "v-Ama");
    assert_false(played.model.is_host_called); // not before it is written
    play(&played, "helped");
    assert_true(played.model.is_host_called);
    play_end(&played);
}

static void help_can_be_had_and_left(void **state)
{
    static const struct play_row rows[] = {
        { "help", KIOSK_TROUBLE, "" },
        { "no-event help", KIOSK_HELLO, "" },
        { "help back", KIOSK_HELLO, "" },
        { "help wait:15000", KIOSK_TROUBLE, "help asked" },
        { "help wait:20000", KIOSK_HELLO, "help asked" },
        { "help ask-host", KIOSK_TROUBLE, "help asked" },
        { "help ask-host ask-host wait:19000 ask-host", KIOSK_TROUBLE, "help asked" },
        { "help wait:10000 ask-host wait:19000", KIOSK_TROUBLE, "help asked" },
        { "help type-name", KIOSK_FIND, "" },
        { "help type-name text:a wait:16000", KIOSK_FIND, "" },  // nobody is called any more
        { "help beside wait:20000", KIOSK_HELLO, "help asked" }, // twenty seconds from the last touch
        { "help wait:15000 beside wait:19000", KIOSK_TROUBLE, "help asked" },
        { "help ask-host helped new text:Zo next skip in:Zo unlike scan:123456 in:Ama", KIOSK_WELCOME,
          "help asked, new Zo, help-done call, code 123456" },
        { "help new", KIOSK_NEW, "" },
        { "help help", KIOSK_TROUBLE, "" },
        { "begin text:zo help back", KIOSK_FIND, "" },
        { "begin text:zo help type-name", KIOSK_FIND, "" },
        { "begin text:zo help ask-host", KIOSK_TROUBLE, "help asked zo" },
        { "begin not-listed text:Zo next help back next", KIOSK_NEW, "new Zo" },
        { "begin not-listed text:Zo next help new next", KIOSK_NEW, "new Zo" },
        { "begin not-listed text:Zo next skip in:Zo unlike help type-name wait:15000", KIOSK_HELLO,
          "new Zo" },
        { "help ask-host helped type-name text:ama found:Ama row in:Ama", KIOSK_WELCOME,
          "help asked, check-in g-Ama, help-done call" },
        // Checked in before the call had its id.
        { "help ask-host type-name text:ama found:Ama row in:Ama helped", KIOSK_WELCOME,
          "help asked, check-in g-Ama, help-done call" },
        { "help ask-host helped wait:20000 begin text:ama found:Ama row in:Ama", KIOSK_WELCOME,
          "help asked, check-in g-Ama" }, // that may be somebody else
        { AMA " help back done", KIOSK_HELLO, "check-in g-Ama" },
        { "help ask-host lost", KIOSK_TROUBLE, "help asked, not-stored " },
        { "help ask-host refused wait:15000", KIOSK_TROUBLE, "help asked, help asked" },
        { "help ask-host refused ask-host", KIOSK_TROUBLE, "help asked, help asked" },
    };

    (void)state;
    ROWS(rows);
}

// A call that was taken back before it had its id is not the next guest's.
static void a_call_is_one_guests(void **state)
{
    static const struct play_shows_row rows[] = {
        { "help ask-host helped", "trouble called" },
        { "help ask-host type-name text:ama found:Ama row in:Ama done help ask-host helped",
          "trouble called" },
        { "help ask-host type-name text:ama found:Ama row in:Ama helped done help ask-host helped",
          "trouble called" },
        { "help ask-host type-name text:ama found:Ama row in:Ama helped", "welcome Ama" },
        { "help ask-host helped type-name text:ama found:Ama row in:Ama", "welcome Ama" },
    };

    (void)state;
    play_shows_rows(rows, sizeof rows / sizeof *rows);
}

static void a_slow_disk_is_waited_for_and_nothing_said_before(void **state)
{
    (void)state;
    play_begin(&played);
    play(&played, "begin text:ama found:Ama row wait:199");
    assert_true(played.model.is_busy && !played.model.is_slow);
    assert_int_equal(played.model.screen, KIOSK_FIND);
    play(&played, "wait:1");
    assert_true(played.model.is_busy && played.model.is_slow);
    assert_int_equal(played.model.screen, KIOSK_WELCOME);
    assert_false(played.model.visit.is_saved);
    play(&played, "wait:19000 done undo fine with-me back escape enter help"); // taps do nothing meanwhile
    assert_int_equal(played.model.screen, KIOSK_WELCOME);
    play(&played, "in:Ama");
    assert_true(played.model.visit.is_saved && !played.model.is_busy && !played.model.is_slow);
    play(&played, "wait:5999");
    assert_int_equal(played.model.screen, KIOSK_WELCOME);
    play_end(&played);
}

static void a_disk_that_never_answers_is_given_up(void **state)
{
    static const struct play_row rows[] = {
        { "begin text:ama found:Ama row wait:20000", KIOSK_TROUBLE,
          "check-in g-Ama, not-stored Ama, help asked Ama" },
        { "begin text:ama found:Ama row wait:20000 wait:20000", KIOSK_HELLO,
          "check-in g-Ama, not-stored Ama, help asked Ama" },
        { "begin text:ama found:Ama row wait:300 refused back", KIOSK_FIND, "check-in g-Ama" },
        { "begin not-listed text:Zo next next wait:20000", KIOSK_TROUBLE,
          "new Zo, not-stored Zo, help asked Zo" },
        { "scan:123456 wait:20000", KIOSK_TROUBLE, "code 123456, not-stored , help asked" },
    };
    struct kiosk_answer late = { .ask = ASK_CHECK_IN };

    (void)state;
    ROWS(rows);
    play_begin(&played);
    play(&played, "begin text:ama found:Ama row wait:20000");
    late.question = played.last[ASK_CHECK_IN].question;
    play_message(&played, (struct kiosk_msg){ .message = MSG_ANSWER, .answer = &late });
    assert_int_equal(played.model.screen, KIOSK_TROUBLE);
    assert_string_equal(played.model.trouble_name, "Ama");
    play_end(&played);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(welcome_stays_as_long_as_it_is_read),
        cmocka_unit_test(who_is_coming_is_seen_at_once),
        cmocka_unit_test(each_change_is_asked_for_once),
        cmocka_unit_test(a_guest_may_do_without),
        cmocka_unit_test(a_host_who_stands_there_says_so),
        cmocka_unit_test(already_here_can_be_questioned),
        cmocka_unit_test(help_can_be_had_and_left),
        cmocka_unit_test(a_call_is_one_guests),
        cmocka_unit_test(a_slow_disk_is_waited_for_and_nothing_said_before),
        cmocka_unit_test(a_disk_that_never_answers_is_given_up),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
