// What hosts do at the guests' window, and who the guest is told is coming.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "ui/kiosk_played.h"

#define SHOWS(rows) play_shows_rows(rows, sizeof(rows) / sizeof *(rows))
#define ROWS(rows) play_rows(rows, sizeof(rows) / sizeof *(rows))
#define AMA "begin text:ama found:Ama row in:Ama"
#define HOLD "press-mark wait:1000 release"
#define TYPED HOLD " pin:4 pin:7 pin:1 pin:1 pin:11"

static struct played played;

static void the_mark_on_hello_asks_for_the_pin(void **state)
{
    static const struct play_shows_row rows[] = {
        { "walk-ins:open+pin " HOLD, "hello pin" },
        { "walk-ins:open+pin press-mark wait:999 release wait:2000", "hello" },
        { "walk-ins:open+pin " HOLD " back", "hello" },
        { "walk-ins:open+pin " HOLD " escape", "hello" },
        { "walk-ins:open+pin " HOLD " pin:1 wait:15000", "hello" }, // nobody types on
        { "walk-ins:open+pin " HOLD " pin:1 wait:14000 pin:2 wait:14000", "hello pin" },
        { "no-event " HOLD, "hello pin" },                                  // between events, too
        { "walk-ins:open+pin " HOLD " scan:123456 in:Ama", "welcome Ama" }, // a guest comes first
        { "begin " HOLD, "find []" },
    };

    (void)state;
    SHOWS(rows);
}

static void the_right_pin_lends_the_window_to_the_board(void **state)
{
    static const struct play_row rows[] = {
        { "walk-ins:open+pin " TYPED " checked:right", KIOSK_HELLO, "pin 4711 host, lend " },
        { "walk-ins:open+pin " HOLD " text:47 backspace text:711 enter checked:right", KIOSK_HELLO,
          "pin 4711 host, lend " },
        { "walk-ins:open+pin " HOLD " pin:4 pin:7 pin:1 pin:11", KIOSK_HELLO, "" }, // too short
        { "walk-ins:open+pin " TYPED " checked:0", KIOSK_HELLO, "pin 4711 host" },
        { "walk-ins:open+pin " TYPED " back checked:right", KIOSK_HELLO, "pin 4711 host" }, // gone meanwhile
        { "walk-ins:open+pin " TYPED " checked:30000 pin:4 pin:7 pin:1 pin:1 pin:11", KIOSK_HELLO,
          "pin 4711 host" }, // not before the wait is over
        { "walk-ins:open+pin " TYPED " checked:5000 wait:5000 pin:4 pin:7 pin:1 pin:1 pin:11 checked:right",
          KIOSK_HELLO, "pin 4711 host, pin 4711 host, lend " },
        { "walk-ins:open+pin " TYPED " checked:30000 back wait:20000 " TYPED, KIOSK_HELLO, "pin 4711 host" },
        { "walk-ins:open " TYPED, KIOSK_HELLO, "" }, // no PIN is set: nothing can be typed, nothing is shown
    };

    (void)state;
    ROWS(rows);
}

static void where_the_board_has_a_window_nothing_is_lent(void **state)
{
    (void)state;
    play_begin(&played);
    played.model.has_board = true;
    play(&played, "walk-ins:open+pin " AMA " done " HOLD);
    assert_false(played.model.shows_pin);
    assert_true(played.model.has_board);
    play_end(&played);
}

static void hosts_come_in_pages(void **state)
{
    static const struct play_row rows[] = {
        { AMA "+owed " HOLD " hosts:10 more-hosts:8 host:9", KIOSK_WELCOME,
          "check-in g-Ama, greet v-Ama h-Zora" },
        { AMA "+owed " HOLD " hosts:10 more-hosts:8 more-hosts:0 host:0", KIOSK_WELCOME,
          "check-in g-Ama, greet v-Ama h-Amir" },
    };

    (void)state;
    ROWS(rows);
    play_begin(&played);
    play(&played, AMA "+owed " HOLD " hosts:10 more-hosts:8 more-hosts:40");
    assert_int_equal(played.model.hosts_first, 8);
    play(&played, "back " HOLD);
    assert_int_equal(played.model.hosts_first, 0);
    play_end(&played);
}

static void a_claim_that_lapses_or_is_given_back_frightens_nobody(void **state)
{
    (void)state;
    play_begin(&played);
    play(&played, AMA "+first+owed changed shown:Ama+first+claimed+lapses");
    assert_string_equal(played.model.visit.host_name, "Amir");
    play(&played, "wait:8999");
    assert_string_equal(played.model.visit.host_name, "Amir");
    play(&played, "wait:1");
    assert_string_equal(played.model.visit.host_name, "");
    assert_true(played.model.visit.is_owed);
    play(&played, "shown:Ama+first+owed changed shown:Ama+first+claimed changed shown:Ama+first+owed");
    assert_string_equal(played.model.visit.host_name, "");
    assert_int_equal(played.model.screen, KIOSK_WELCOME);
    play(&played, "changed shown:Ama+first+claimed+greeted+lapses wait:10000");
    assert_string_equal(played.model.visit.host_name, "Amir"); // who has greeted stays
    play_end(&played);
}

static void somebody_comes_where_the_guest_asks(void **state)
{
    static const struct play_row rows[] = {
        { AMA "+first+may-ask someone", KIOSK_WELCOME, "check-in g-Ama, someone v-Ama" },
        { AMA "+first someone", KIOSK_WELCOME, "check-in g-Ama" },
    };

    (void)state;
    ROWS(rows);
    play_begin(&played);
    play(&played, AMA "+first+may-ask someone");
    assert_false(played.model.visit.is_owed); // not before it is written
    play(&played, "saved shown:Ama+first+owed");
    assert_true(played.model.visit.is_owed && !played.model.visit.may_ask);
    play_end(&played);
}

static void the_guests_page_comes_with_the_check_in_and_goes_with_them(void **state)
{
    (void)state;
    play_begin(&played);
    play(&played, AMA "+first+owed+page changed shown:Ama+first+claimed");
    assert_string_equal(played.model.visit.page, "http://door/g/Ama");
    play(&played, "done");
    assert_string_equal(played.model.visit.page, "");
    play(&played, "begin not-listed text:Zo next next in:Zo+page unlike");
    assert_int_equal(played.model.screen, KIOSK_NEW);
    assert_string_equal(played.model.visit.page, "http://door/g/Zo");
    play(&played, "enough");
    assert_int_equal(played.model.screen, KIOSK_WELCOME);
    assert_string_equal(played.model.visit.page, "http://door/g/Zo");
    play_end(&played);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_mark_on_hello_asks_for_the_pin),
        cmocka_unit_test(the_right_pin_lends_the_window_to_the_board),
        cmocka_unit_test(where_the_board_has_a_window_nothing_is_lent),
        cmocka_unit_test(hosts_come_in_pages),
        cmocka_unit_test(a_claim_that_lapses_or_is_given_back_frightens_nobody),
        cmocka_unit_test(somebody_comes_where_the_guest_asks),
        cmocka_unit_test(the_guests_page_comes_with_the_check_in_and_goes_with_them),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
