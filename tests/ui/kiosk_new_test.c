// New here (SCREENS 3.3): two answers, the check-in, and what nobody has to answer.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "ui/kiosk_played.h"

#define ROWS(rows) play_rows(rows, sizeof(rows) / sizeof *(rows))
#define NEW "begin not-listed text:Zoe next text:Lind next in:Zoe+first+owed unlike "

static struct played played;

static void two_answers_check_in(void **state)
{
    static const struct play_row rows[] = {
        { "begin not-listed", KIOSK_NEW, "" },
        { "begin not-listed next", KIOSK_NEW, "" },
        { "begin not-listed text:- next next", KIOSK_NEW, "" }, // that is no name
        { "begin not-listed skip", KIOSK_NEW, "" },
        { "begin not-listed text:Zoe next text:Lind next", KIOSK_NEW, "new Zoe Lind" },
        { "begin not-listed text:Zoe enter text:Lind enter", KIOSK_NEW, "new Zoe Lind" },
        { "begin not-listed text:Zoe next skip", KIOSK_NEW, "new Zoe" },
        { "begin not-listed text:Zoe next text:Lind field:1 skip", KIOSK_NEW, "new Zoe" },
        { "begin not-listed text:Zoe next next next", KIOSK_NEW, "new Zoe" },
        { "begin not-listed text:Zoe next text:Lind next in:Zoe", KIOSK_NEW, "new Zoe Lind" },
        { "begin not-listed text:Zoe next next in:Zoe+already", KIOSK_ALREADY, "new Zoe" },
        { "begin not-listed text:Zoe next next refused", KIOSK_TROUBLE, "new Zoe, help walk_in Zoe" },
        { "begin not-listed text:Zoe next next lost", KIOSK_TROUBLE,
          "new Zoe, not-stored Zoe, help asked Zoe" },
        { "begin not-listed text:Zoe enough next", KIOSK_NEW, "" }, // not before the check-in
        // What was typed to be found is the name already.
        { "begin text:Zoe not-listed next next", KIOSK_NEW, "new Zoe" },
        { "begin text:zoe@lind.example not-listed next", KIOSK_NEW, "" },
    };

    (void)state;
    ROWS(rows);
}

static void back_goes_where_one_came_from(void **state)
{
    static const struct play_row rows[] = {
        { "begin not-listed back", KIOSK_FIND, "" },
        { "begin not-listed text:Zoe next back next skip", KIOSK_NEW, "new Zoe" },
        { "begin not-listed text:Zoe next text:Lind back next next", KIOSK_NEW, "new Zoe" },
        { "begin not-listed text:Zoe next text:Lind field:1 field:0 next", KIOSK_NEW, "new Zoe Lind" },
        { "begin not-listed privacy back", KIOSK_NEW, "" },
        { "begin not-listed privacy privacy back", KIOSK_FIND, "" },
        { NEW "back", KIOSK_WELCOME, "new Zoe Lind" },
        { NEW "skip back", KIOSK_NEW, "new Zoe Lind" },
    };

    (void)state;
    ROWS(rows);
}

static void what_is_known_goes_along(void **state)
{
    (void)state;
    play_begin(&played);
    play(&played, "begin not-listed text:_Zoe__Lind_ next text:Acme field:1 text:Designer next");
    assert_string_equal(play_said(&played, ASK_CHECK_IN_NEW, "new"), "Zoe Lind");
    assert_string_equal(play_said(&played, ASK_CHECK_IN_NEW, "company"), "Acme");
    assert_string_equal(play_said(&played, ASK_CHECK_IN_NEW, "title"), "Designer");
    assert_string_equal(play_said(&played, ASK_CHECK_IN_NEW, "event"), "breakfast");
    play_end(&played);

    play_begin(&played);
    play(&played, "begin text:dana found:Dana+plus row text:Kim next skip");
    assert_string_equal(play_said(&played, ASK_CHECK_IN_NEW, "plus_of"), "g-Dana");
    play(&played, "in:Kim unlike");
    assert_int_equal(played.model.new_here.step, NEW_CALL_NAME); // who invited them is known
    play_end(&played);

    play_begin(&played);
    play(&played, "begin text:ama found:Ama row in:Ama with-me text:Zoe next skip");
    assert_string_equal(play_said(&played, ASK_CHECK_IN_NEW, "invited_by"), "g-Ama");
    play_end(&played);
}

static void somebody_comes_in_anothers_place(void **state)
{
    static const struct play_row rows[] = {
        { "begin not-listed for-someone text:Zoe next text:Ama found:Ama row skip", KIOSK_NEW, "new Zoe" },
        { "begin not-listed for-someone for-someone text:Zoe next skip", KIOSK_NEW, "new Zoe" },
        { "begin not-listed for-someone text:Zoe next skip skip", KIOSK_NEW, "new Zoe" },
        { "begin not-listed for-someone text:Zoe next text:Ama found:Ama row back back for-someone next skip",
          KIOSK_NEW, "new Zoe" },
        { "begin not-listed for-someone text:Zoe next next next", KIOSK_NEW, "" }, // whose?
    };

    (void)state;
    ROWS(rows);
    play_begin(&played);
    play(&played, "begin not-listed for-someone text:Zoe next text:Ama found:Ama row skip");
    assert_string_equal(play_said(&played, ASK_CHECK_IN_NEW, "for"), "g-Ama");
    play_end(&played);
    play_begin(&played);
    play(&played, "begin not-listed for-someone text:Zoe next text:Ama found:Ama+arrived row");
    assert_int_equal(played.model.new_here.step, NEW_WHOSE_PLACE); // taken
    play(&played, "skip skip");
    assert_string_equal(play_said(&played, ASK_CHECK_IN_NEW, "for"), "");
    play_end(&played);
    play_begin(&played); // and then for nobody after all
    play(&played,
         "begin not-listed for-someone text:Zoe next text:Ama found:Ama row back back for-someone next skip");
    assert_string_equal(play_said(&played, ASK_CHECK_IN_NEW, "for"), "");
    play_end(&played);
}

static void each_answer_is_written_as_it_is_given(void **state)
{
    static const struct play_row rows[] = {
        { NEW "text:Ama next", KIOSK_NEW, "new Zoe Lind, edit g-Zoe invited_by=Ama" },
        { NEW "text:Ama found:Ama row", KIOSK_NEW, "new Zoe Lind, edit g-Zoe invited_by=g-Ama" },
        { NEW "next text:Zo next", KIOSK_NEW, "new Zoe Lind, edit g-Zoe call_name=Zo" },
        { NEW "skip skip text:z@lind.example next", KIOSK_NEW,
          "new Zoe Lind, edit g-Zoe email=z@lind.example" },
        { NEW "skip skip text:+49_30_1234 next", KIOSK_NEW, "new Zoe Lind, edit g-Zoe phone=+49 30 1234" },
        { NEW "skip skip text:call_me next", KIOSK_NEW, "new Zoe Lind" },
        { NEW "skip skip text:@x.y next", KIOSK_NEW, "new Zoe Lind" },
        { NEW "skip skip text:a@b@c.d next", KIOSK_NEW, "new Zoe Lind" },
        { NEW "skip skip text:1234 next", KIOSK_NEW, "new Zoe Lind" },
        { NEW "skip skip skip text:tea add text:ink enter text:tea, text:art next", KIOSK_NEW,
          "new Zoe Lind, edit g-Zoe topics=tea; ink; art" },
        { NEW "skip skip skip text:tea,ink,art chip:1 chip:9 next", KIOSK_NEW,
          "new Zoe Lind, edit g-Zoe topics=tea; art" },
        { NEW "skip skip skip text:1,2,3,4,5,6,7,8,9,10 next", KIOSK_NEW,
          "new Zoe Lind, edit g-Zoe topics=1; 2; 3; 4; 5; 6; 7; 8" },
        { NEW "skip skip skip next text:ink next text:tea next", KIOSK_NEW,
          "new Zoe Lind, edit g-Zoe seeks=ink, edit g-Zoe offers=tea" },
        { NEW "skip skip skip skip skip skip yes", KIOSK_NEW, "new Zoe Lind, edit g-Zoe introduce=yes" },
        { NEW "skip skip skip skip skip skip no", KIOSK_NEW, "new Zoe Lind, edit g-Zoe introduce=no" },
        { NEW "skip skip skip skip skip skip next", KIOSK_NEW, "new Zoe Lind" },
        { NEW "skip skip skip skip skip skip skip next", KIOSK_WELCOME, "new Zoe Lind" },
        { NEW "skip skip skip skip skip skip skip consent:0 consent:1 consent:0 consent:7 next",
          KIOSK_WELCOME, "new Zoe Lind, edit g-Zoe share_contact=yes" },
        { NEW "enough", KIOSK_WELCOME, "new Zoe Lind" },
        { NEW "next text:Zo enough", KIOSK_WELCOME, "new Zoe Lind, edit g-Zoe call_name=Zo" },
    };

    (void)state;
    ROWS(rows);
}

static void who_has_been_here_before_gets_the_visit(void **state)
{
    static const struct play_row rows[] = {
        { "begin not-listed text:Zoe next skip in:Zoe alike:Zo row", KIOSK_NEW, "new Zoe, merge g-Zo g-Zoe" },
        { "begin not-listed text:Zoe next skip in:Zoe alike:Zo no", KIOSK_NEW, "new Zoe" },
        { "begin not-listed text:Zoe next skip in:Zoe alike:Zo skip", KIOSK_NEW, "new Zoe" },
        { "begin not-listed text:Zoe next skip in:Zoe alike:Zo next yes row:1", KIOSK_NEW, "new Zoe" },
        { "begin not-listed text:Zoe next skip in:Zoe alike:Zo row saved shown:Zo enough", KIOSK_WELCOME,
          "new Zoe, merge g-Zo g-Zoe" },
        // Until it is known whether to ask, nothing else is asked.
        { "begin not-listed text:Zoe next skip in:Zoe enough skip next", KIOSK_NEW, "new Zoe" },
        { "begin not-listed text:Zoe next skip in:Zoe refused enough", KIOSK_WELCOME, "new Zoe" },
        { "begin not-listed text:Zoe next skip in:Zoe wait:20000 enough", KIOSK_WELCOME, "new Zoe" },
    };

    (void)state;
    ROWS(rows);
    play_begin(&played);
    play(&played, "begin not-listed text:Zoe next skip in:Zoe+first alike:Zo");
    assert_int_equal(played.model.new_here.step, NEW_SEEN_BEFORE);
    play(&played, "no back");
    assert_int_equal(played.model.screen, KIOSK_WELCOME); // not asked twice
    play_end(&played);
}

static void each_step_has_its_keys_and_its_limit(void **state)
{
    static const struct {
        const char *words;
        size_t longest;
        int purpose;
    } rows[] = {
        { "begin not-listed", 120, KEYBOARD_NAME },
        { "begin not-listed text:Zoe next", 200, KEYBOARD_NAME },
        { NEW "skip skip", 200, KEYBOARD_CONTACT },
        { NEW "skip skip skip", 60, KEYBOARD_WORDS },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        play_begin(&played);
        play(&played, rows[i].words);
        for (int letter = 0; letter < 210; letter++)
            play(&played, "burst:o");
        assert_int_equal(played.model.new_here.field.length, rows[i].longest);
        assert_int_equal(played.model.new_here.field.keyboard.purpose, rows[i].purpose);
        play_end(&played);
    }
}

static void walk_ins_may_go_through_a_host(void **state)
{
    static const struct play_row rows[] = {
        { "walk-ins:host begin text:Zoe not-listed", KIOSK_TROUBLE, "help walk_in Zoe" },
        { "walk-ins:closed begin text:Zoe not-listed", KIOSK_TROUBLE, "" },
        { "walk-ins:closed begin text:Zoe not-listed ask-host", KIOSK_TROUBLE, "help walk_in Zoe" },
        { "walk-ins:closed begin not-listed wait:15000", KIOSK_TROUBLE, "help walk_in" },
        { "walk-ins:closed begin text:dana found:Dana+plus row", KIOSK_NEW, "" }, // expected all the same
        { "walk-ins:host begin text:ama found:Ama row in:Ama with-me", KIOSK_TROUBLE,
          "check-in g-Ama, help walk_in" },
        { "walk-ins:host begin help new", KIOSK_TROUBLE, "help walk_in" },
    };

    (void)state;
    ROWS(rows);
}

static void nobody_new_is_left_half_way(void **state)
{
    static const struct play_row rows[] = {
        { "begin not-listed text:Zoe next wait:65000", KIOSK_HELLO, "help half_way Zoe" },
        { "begin not-listed text:Zoe wait:65000", KIOSK_HELLO, "help half_way Zoe" },
        { "begin not-listed text:Zoe next back back back", KIOSK_HELLO, "help half_way Zoe" },
        { "begin not-listed text:Zoe no-event", KIOSK_HELLO,
          "" }, // nobody is called to a door that is closed
        { "begin not-listed wait:15000", KIOSK_HELLO, "" },
        { "begin not-listed text:Zoe scan:TICKET-9 in:Ama", KIOSK_WELCOME,
          "code TICKET-9, help half_way Zoe" }, // somebody else was faster
        { "begin not-listed text:Zoe scan:TICKET-9 in:Zoe", KIOSK_WELCOME, "code TICKET-9" },
        { NEW "wait:65000", KIOSK_WELCOME, "new Zoe Lind" },
        { NEW "wait:120000", KIOSK_HELLO, "new Zoe Lind" },
        { "begin not-listed text:Zoe help ask-host helped wait:20000 wait:65000", KIOSK_HELLO,
          "help asked Zoe" }, // one call is enough
    };

    (void)state;
    ROWS(rows);
}

static void nobody_new_is_forgotten_while_they_answer(void **state)
{
    (void)state;
    play_begin(&played);
    play(&played, NEW "changed");
    assert_int_equal(played.times[ASK_VISIT], 1);
    assert_string_equal(play_said(&played, ASK_VISIT, "visit"), "v-Zoe");
    play(&played, "shown:Zoe+claimed");
    assert_string_equal(played.model.visit.host_name, "Amir");
    play_end(&played);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_answers_check_in),
        cmocka_unit_test(back_goes_where_one_came_from),
        cmocka_unit_test(what_is_known_goes_along),
        cmocka_unit_test(somebody_comes_in_anothers_place),
        cmocka_unit_test(each_answer_is_written_as_it_is_given),
        cmocka_unit_test(who_has_been_here_before_gets_the_visit),
        cmocka_unit_test(each_step_has_its_keys_and_its_limit),
        cmocka_unit_test(walk_ins_may_go_through_a_host),
        cmocka_unit_test(nobody_new_is_left_half_way),
        cmocka_unit_test(nobody_new_is_forgotten_while_they_answer),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
