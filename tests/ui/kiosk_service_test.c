// The guests' window with the real services behind it: all that it asks is understood, and what
// is answered brings it on.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "service/asked.h"
#include "service/told_list.h"
#include "ui/kiosk_played.h"
#include "ui/kiosk_request.h"

static const struct list tickets = {
    .rows = { "1|Dana Kim|dana@a.example|Acme|TICKET-1|2", "2|Amara Okafor|amara@b.example|Blum|TICKET-2",
              "3|Zoe Lind|zoe@lind.example|Lind|TICKET-3|0|4" },
};

static struct played played;
static const char *may_refuse; // the one request that may be refused; "" for none
static bool is_lent;           // the board may be seen

static void serve(void *context, const struct kiosk_effect *effect, struct kiosk_answer *answer)
{
    struct made_group *group = context;
    json_t *members, *told = NULL;
    const char *request = kiosk_request(effect, &members);
    struct err err = { 0 };

    memset(answer, 0, sizeof *answer);
    if (effect->ask == TELL_LEND)
        is_lent = true;
    if (effect->ask == ASK_DOOR) // as a door with a board of its own does
        json_object_set_new(members, "board", json_true());
    if (request && !request_run(group->store, request, members, played.now_ms, &told, &err) &&
        strcmp(may_refuse, request) != 0)
        fail_msg("%s: %s", request, err.text);
    if (request)
        kiosk_request_answer(effect, told, err.kind, answer);
    json_decref(members);
    json_decref(told);
}

static int begin(void **state)
{
    struct made_group *group = calloc(1, sizeof *group);
    char came[ROWS + 1];
    struct event event;
    struct err err = { 0 };

    made_group_begin(group);
    made_ask(group, "event.add", "event",
             "{'name':'Breakfast','starts':'2026-12-01T07:00','where':'by the bar'}");
    made_ask(group, "host.add", "host", "{'name':'Amir Haddad'}");
    expect_done(resolve_event(group->store, "Breakfast", group->now_ms, &event, &err), err);
    import_list(group->store, &event, &tickets, came);
    event_finish(&event);
    may_refuse = "";
    play_begin_served(&played, group->now_ms, serve, group);
    *state = group;
    return 0;
}

static int end(void **state)
{
    struct made_group *group = *state;

    play_end(&played);
    made_verify(group->store);
    made_group_end(group);
    free(group);
    return 0;
}

static void a_first_visit_is_found_confirmed_and_welcomed(void **state)
{
    struct made_group *group = *state;

    assert_true(played.model.door.has_event);
    assert_string_equal(played.model.door.name, "Breakfast");
    assert_int_equal(played.model.door.hosts_reachable, 1);
    play(&played, "begin text:amar row");
    assert_int_equal(played.model.screen, KIOSK_CONFIRM);
    assert_string_equal(played.model.confirm.text[CONFIRM_COMPANY], "Blum");
    play(&played, "mend:2 text:_&_Co next mend:3 text:tea next yes");
    assert_int_equal(played.model.screen, KIOSK_WELCOME);
    assert_string_equal(played.model.visit.call_name, "Amara Okafor");
    assert_string_equal(played.model.visit.where, "by the bar");
    assert_string_equal(played.model.visit.initials, "AO");
    assert_true(played.model.visit.first_visit && played.model.visit.is_owed);
    assert_string_equal(played.model.visit.company, "Blum & Co");
    made_ask(group, "welcome.claim", "visit", "{'visit':'%s','host':'Amir Haddad'}",
             played.model.visit.visit);
    play(&played, "changed");
    assert_string_equal(played.model.visit.host_name, "Amir");
    play(&played, "press-mark wait:1000 release host:0");
    assert_true(played.model.visit.is_greeted);
    play(&played, "done begin text:amar row");
    assert_int_equal(played.model.screen, KIOSK_ALREADY);
    play(&played, "not-me");
    assert_true(played.model.is_host_called);
    assert_answers(asked(group, "board.show", "{}"), "helps.0.reason=questioned",
                   "helps.0.name=Amara Okafor");
}

static void a_code_checks_in_and_is_undone(void **state)
{
    struct made_group *group = *state;

    play(&played, "scan:TICKET-3");
    assert_int_equal(played.model.screen, KIOSK_WELCOME);
    assert_int_equal(played.model.visit.visit_number, 5);
    assert_false(played.model.visit.first_visit || played.model.visit.is_owed);
    play(&played, "undo");
    assert_int_equal(played.model.screen, KIOSK_FIND);
    assert_answers(asked(group, "event.show", "{}"), "arrived=0");
    may_refuse = "visit.check_in";
    play(&played, "back scan:TICKET-9");
    assert_int_equal(played.model.screen, KIOSK_TROUBLE);
    play(&played, "wait:15000");
    assert_answers(asked(group, "board.show", "{}"), "helps.0.reason=code");
    play(&played, "scan:TICKET-2");
    assert_int_equal(played.model.screen, KIOSK_WELCOME);
    assert_answers(asked(group, "board.show", "{}"), "helps.0=-"); // taken back
    play(&played, "fine");
    assert_true(played.model.visit.is_dismissed);
    play(&played, "done wait:3000 scan:TICKETß3"); // a hyphen on a German keyboard
    assert_int_equal(played.model.screen, KIOSK_WELCOME);
    assert_string_equal(played.model.visit.name, "Zoe Lind");
}

static void somebody_new_answers_everything(void **state)
{
    struct made_group *group = *state;
    char guest[ID_SIZE];

    play(&played, "begin text:Kit_Roe not-listed next text:Acme field:1 text:Baker next");
    assert_int_equal(played.model.new_here.step, NEW_INVITED_BY);
    memcpy(guest, played.model.visit.guest, sizeof guest);
    assert_true(played.model.visit.is_owed);
    play(&played, "text:dana row text:Kitty next text:kit@roe.example next text:tea,ink next text:flour next "
                  "text:bread next yes consent:0 consent:1 next");
    assert_int_equal(played.model.screen, KIOSK_WELCOME);
    assert_string_equal(played.model.visit.call_name, "Kitty");
    assert_answers(asked(group, "guest.show", "{'guest':'%s'}", guest), "name=Kit Roe", "company=Acme",
                   "title=Baker", "invited_by=Dana Kim", "call_name=Kitty", "email=kit@roe.example",
                   "topics.1=ink", "seeks.0=flour", "offers.0=bread", "consents.0=introduce",
                   "consents.1=keep_contact", "consents.2=share_contact");
    play(&played, "with-me text:Sam_Roe next skip");
    assert_int_equal(played.model.new_here.step, NEW_CALL_NAME);
    assert_answers(asked(group, "guest.show", "{'guest':'%s'}", played.model.visit.guest),
                   "invited_by=Kit Roe");
    play(&played, "enough done begin not-listed text:Lou_Roe wait:70000");
    assert_answers(asked(group, "board.show", "{}"), "helps.0.reason=half_way", "helps.0.name=Lou R.");
}

static void a_buyers_guest_gets_a_name_and_a_place_is_taken(void **state)
{
    struct made_group *group = *state;

    play(&played, "begin text:dana row:1");
    assert_int_equal(played.model.screen, KIOSK_NEW);
    assert_string_equal(played.model.new_here.plus_of_name, "Dana K.");
    play(&played, "text:Sam_Roe next skip enough");
    assert_string_equal(played.model.visit.name, "Sam Roe");
    assert_answers(asked(group, "door.find", "{'text':'dana'}"), "rows.1.places=1");
    play(&played, "done begin not-listed for-someone text:Kit_Roe next text:amara row skip");
    assert_true(played.model.new_here.is_checked_in);
    assert_answers(asked(group, "guest.show", "{'guest':'amara@b.example'}"), "events.0.expected=false");
}

static void who_was_here_before_is_known_again(void **state)
{
    (void)state;
    play(&played, "begin not-listed text:Zoe_Lind next skip");
    assert_int_equal(played.model.new_here.step, NEW_SEEN_BEFORE);
    assert_true(played.model.visit.first_visit);
    play(&played, "row:0 enough");
    assert_int_equal(played.model.screen, KIOSK_WELCOME);
    assert_false(played.model.visit.first_visit);
    assert_int_equal(played.model.visit.visit_number, 5);
}

static void walk_ins_through_a_host_call_one(void **state)
{
    struct made_group *group = *state;

    made_ask(group, "event.edit", "event", "{'walk_ins':'host'}");
    play(&played, "changed begin text:Kit_Roe not-listed");
    assert_int_equal(played.model.screen, KIOSK_TROUBLE);
    assert_answers(asked(group, "board.show", "{}"), "helps.0.reason=walk_in", "helps.0.name=Kit R.");
}

static void hosts_see_the_board_with_their_pin(void **state)
{
    static const char *const typed = "press-mark wait:1000 release pin:4 pin:7 pin:1 pin:1 pin:11";
    struct made_group *group = *state;

    is_lent = false;
    play(&played, typed);
    assert_false(is_lent || played.model.door.has_pin);
    made_ask(group, "pin.set", "role", "{'role':'host','pin':'4712'}");
    play(&played, "back changed");
    for (int tries = 0; tries < 5; tries++) {
        play(&played, typed);
        play(&played, "back");
    }
    assert_false(is_lent);
    assert_true(played.model.pin.wait_until_ms > played.now_ms);
    play(&played, "wait:60000 press-mark wait:1000 release pin:4 pin:7 pin:1 pin:2 pin:11");
    assert_true(is_lent && !played.model.shows_pin);
}

// What stands on Welcome moves under nobody's eyes: all of it comes with the check-in.
static void whom_to_meet_stands_there_from_the_beginning(void **state)
{
    struct made_group *group = *state;

    made_ask(group, "guest.add", "guest",
             "{'name':'Jo Lind','email':'jo@l.example','topics':'tea','event':'Breakfast','role':'member'}");
    made_ask(group, "guest.edit", "guest", "{'guest':'jo@l.example','introduce':'yes'}");
    made_ask(group, "guest.edit", "guest", "{'guest':'amara@b.example','topics':'tea'}");
    made_ask(group, "visit.check_in", "visit", "{'guest':'jo@l.example'}");
    play(&played, "scan:TICKET-2");
    assert_string_equal(played.model.visit.meet.shown, "Jo");
    assert_string_equal(played.model.visit.meet.because, "You both care about tea");
}

static void who_comes_is_named_until_they_give_it_back(void **state)
{
    struct made_group *group = *state;
    char visit[ID_SIZE];

    made_ask(group, "host.add", "host", "{'name':'Sofia Lind'}");
    made_ask(group, "host.edit", "host", "{'host':'Sofia Lind','colour':6}");
    play(&played, "scan:TICKET-2");
    memcpy(visit, played.model.visit.visit, sizeof visit);
    made_ask(group, "welcome.claim", "visit", "{'visit':'%s','host':'Sofia Lind'}", visit);
    play(&played, "changed");
    assert_string_equal(played.model.visit.host_name, "Sofia");
    assert_string_equal(played.model.visit.host_initials, "SL");
    assert_int_equal(played.model.visit.host_colour, 6);
    assert_true(played.model.visit.until_ms > played.now_ms);
    made_ask(group, "welcome.release", "visit", "{'visit':'%s'}", visit);
    play(&played, "changed");
    assert_string_equal(played.model.visit.host_name, "");
    assert_true(played.model.visit.is_owed);
    play(&played, "press-mark wait:1000 release host:1");
    assert_true(played.model.visit.is_greeted);
}

static void nobody_is_called_until_the_guest_asks(void **state)
{
    struct made_group *group = *state;

    made_ask(group, "event.edit", "event", "{'welcome':'asked'}");
    play(&played, "changed scan:TICKET-2");
    assert_true(played.model.visit.may_ask && !played.model.visit.is_owed);
    assert_answers(asked(group, "board.show", "{}"), "cards.0=-");
    play(&played, "someone");
    assert_true(played.model.visit.is_owed && !played.model.visit.may_ask);
    assert_answers(asked(group, "board.show", "{}"), "cards.0.state=waiting");
}

static void let_both_like_tea(struct made_group *group)
{
    made_ask(group, "guest.edit", "guest", "{'guest':'zoe@lind.example','topics':'tea','introduce':'yes'}");
    made_ask(group, "guest.edit", "guest", "{'guest':'amara@b.example','topics':'tea','introduce':'yes'}");
}

static void a_newcomer_is_named_to_nobody(void **state)
{
    let_both_like_tea(*state);
    play(&played, "scan:TICKET-2 done wait:4000 scan:TICKET-3 changed");
    assert_string_equal(played.model.visit.name, "Zoe Lind");
    assert_string_equal(played.model.visit.meet.guest, "");
}

static void somebody_to_meet_is_one_who_agreed(void **state)
{
    let_both_like_tea(*state);
    play(&played, "scan:TICKET-3 done wait:4000 scan:TICKET-2 changed");
    assert_string_equal(played.model.visit.meet.shown, "Zoe");
    assert_string_equal(played.model.visit.meet.company, "Lind");
    assert_non_null(strstr(played.model.visit.meet.because, "tea"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_first_visit_is_found_confirmed_and_welcomed, begin, end),
        cmocka_unit_test_setup_teardown(a_code_checks_in_and_is_undone, begin, end),
        cmocka_unit_test_setup_teardown(somebody_new_answers_everything, begin, end),
        cmocka_unit_test_setup_teardown(a_buyers_guest_gets_a_name_and_a_place_is_taken, begin, end),
        cmocka_unit_test_setup_teardown(who_was_here_before_is_known_again, begin, end),
        cmocka_unit_test_setup_teardown(walk_ins_through_a_host_call_one, begin, end),
        cmocka_unit_test_setup_teardown(hosts_see_the_board_with_their_pin, begin, end),
        cmocka_unit_test_setup_teardown(whom_to_meet_stands_there_from_the_beginning, begin, end),
        cmocka_unit_test_setup_teardown(who_comes_is_named_until_they_give_it_back, begin, end),
        cmocka_unit_test_setup_teardown(nobody_is_called_until_the_guest_asks, begin, end),
        cmocka_unit_test_setup_teardown(a_newcomer_is_named_to_nobody, begin, end),
        cmocka_unit_test_setup_teardown(somebody_to_meet_is_one_who_agreed, begin, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
