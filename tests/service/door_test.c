// What the guests' screen is told: which event it stands for, and who is found by what is typed.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "service/asked.h"
#include "service/machine_settings.h"
#include "service/told_list.h"

static int begin(void **state)
{
    made_group_of(state);
    return 0;
}

static void the_door_shows_what_it_stands_for(void **state)
{
    struct made_group *group = *state;

    assert_answers(asked(group, "door.show", "{}"), "group=Early Birds", "demo=false", "event=null",
                   "next=null", "hosts_on_duty=0", "privacy=", "now_ms=1796104800000");
    made_ask(group, "event.add", "event",
             "{'name':'Breakfast','starts':'2026-12-01T07:00','ends':'2026-12-01T09:00','venue':'Loft',"
             "'where':'by the bar'}");
    made_ask(group, "event.add", "event", "{'name':'Supper','starts':'2026-12-08T19:00'}");
    assert_answers(asked(group, "door.show", "{}"), "event.name=Breakfast", "event.venue=Loft",
                   "event.where=by the bar", "event.zone=Europe/Berlin", "event.doors_ms=1796102100000",
                   "event.starts_ms=1796104800000", "event.programme_ms=1796104800000",
                   "event.ends_ms=1796112000000", "event.walk_ins=open", "event.welcome=all",
                   "event.expected=0", "event.arrived=0", "next=null");
    assert_answers(asked(group, "door.show", "{'event':'Supper'}"), "event.name=Supper", "next=null");
    group->now_ms += 5 * 60 * made_minute_ms;
    assert_answers(asked(group, "door.show", "{}"), "event=null", "next.name=Supper");
    refused(group, "door.find", "no event is going on", "{'text':'dana'}");
}

static void the_door_knows_who_is_on_duty(void **state)
{
    struct made_group *group = *state;
    const char *host;

    made_ask(group, "event.add", "event", "{'name':'Breakfast','starts':'2026-12-01T07:00'}");
    made_ask(group, "event.add", "event", "{'name':'Supper','starts':'2026-12-01T19:00'}");
    host = made_ask(group, "host.add", "host", "{'name':'Amir Haddad'}");
    made_ask(group, "host.add", "host", "{'name':'Lena Roth','event':'Supper'}");
    made_ask(group, "guest.add", "guest", "{'name':'Dana Kim','event':'Breakfast'}");
    made_ask(group, "visit.check_in", "visit", "{'event':'Breakfast','guest':'%s'}",
             made_ask(group, "guest.add", "guest", "{'name':'Lee Moss','event':'Breakfast'}"));
    made_ask(group, "setting.set", "key", "{'key':'group.demo','value':'yes'}");
    made_ask(group, "setting.set", "key", "{'key':'privacy.text','value':'Little.'}");
    assert_answers(asked(group, "door.show", "{}"), "hosts_on_duty=1", "event.expected=2", "event.arrived=1",
                   "demo=true", "privacy=Little.");
    made_ask(group, "host.duty", "host", "{'host':'%s','on':false}", host);
    assert_answers(asked(group, "door.show", "{}"), "hosts_on_duty=0");
}

static void a_door_has_a_name(void **state)
{
    struct made_group *group = *state;
    char host[65] = "";
    struct err err = { 0 };

    setenv("XDG_CONFIG_HOME", group->folder, 1);
    gethostname(host, sizeof host - 1);
    made_ask(group, "event.add", "event", "{'name':'Breakfast','starts':'2026-12-01T07:00'}");
    assert_string_equal(made_ask(group, "door.show", "door", "{}"), host);
    expect_done(machine_settings_set(SETTING_DOOR_NAME, "North door", &err), err);
    assert_answers(asked(group, "door.show", "{}"), "door=North door");
    made_ask(group, "help.ask", "help", "{'reason':'asked'}");
    assert_answers(asked(group, "board.show", "{}"), "helps.0.door=North door", "helps.0.reason=asked");
    unsetenv("XDG_CONFIG_HOME");
}

// ---- finding

static void add_guests(struct made_group *group)
{
    static const struct {
        const char *request, *members;
    } rows[] = {
        { "event.add", "{'name':'Breakfast','starts':'2026-12-01T07:00'}" },
        { "event.add", "{'name':'Lunch','starts':'2026-11-01T12:00'}" },
        { "guest.add", "{'name':'Amara Okafor','company':'Acme Robotics','event':'Breakfast'}" },
        { "guest.add", "{'name':'Amalia Lind','company':'Lind','event':'Breakfast'}" },
        { "guest.add", "{'name':'José García','event':'Breakfast','role':'member'}" },
        { "guest.add", "{'name':'Dana Kim','company':'Acme','email':'d@acme.example','event':'Breakfast'}" },
        { "guest.add", "{'name':'Dana Kim','company':'Blum','email':'k@blum.example','event':'Breakfast'}" },
        { "guest.add", "{'name':'Sam Roe','company':'Blum','event':'Breakfast'}" },
        { "guest.add", "{'name':'Sam Roe','company':'Blum','event':'Breakfast','email':'r@blum.example'}" },
        { "guest.add", "{'name':'Sam Roe','company':'Blum','event':'Breakfast','email':'r2@blum.example'}" },
        { "guest.add", "{'name':'王小明','event':'Breakfast'}" },
        { "guest.add", "{'name':'김민준','event':'Breakfast'}" },
        { "guest.add", "{'name':'Madonna','event':'Breakfast','role':'speaker'}" },
        { "guest.add", "{'name':'Katherine Fox','company':'Den','event':'Lunch'}" },
        { "guest.add", "{'name':'Amara Elsewhere','company':'Far'}" },
        { "visit.check_in", "{'event':'Breakfast','new':'Walter Inn'}" },
        { "visit.check_in", "{'event':'Lunch','new':'Rita Ray'}" },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        made_ask(group, rows[i].request, "guest", rows[i].members, "");
    for (int i = 0; i < 6; i++) {
        made_ask(group, "guest.add", "guest", "{'name':'Olu Bah','company':'Firm %d','event':'Breakfast'}",
                 i);
        made_ask(group, "guest.add", "guest", "{'name':'Zoe Ng%d','event':'Breakfast'}", i);
    }
}

// A row is "shown|detail" and letters: slip, alike, first, arrived, expected, m for many, p for places.
static void tell_row(struct str *told, json_t *row)
{
    static const char *const flags[] = { "slip", "alike", "first", "arrived", "expected" };

    str_addf(told, "%s|%s ", json_get_text(row, "shown"), json_get_text(row, "detail"));
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        str_add_bytes(told, flags[i], json_get_bool(row, flags[i]));
    if (strcmp(json_get_text(row, "kind"), "guest") != 0)
        str_addf(told, "%.1s%lld", json_get_text(row, "kind"), (long long)json_get_int(row, "places", -1));
    str_add(told, "\n");
}

static void assert_found(struct made_group *group, const char *typed, const char *say, const char *rows)
{
    json_t *answer = asked(group, "door.find", "{'text':'%s','event':'Breakfast'}", typed), *row;
    struct str told = { 0 };
    size_t at;

    json_array_foreach(json_object_get(answer, "rows"), at, row) tell_row(&told, row);
    if (strcmp(json_get_text(answer, "say"), say) != 0 || strcmp(str_text(&told), rows) != 0)
        fail_msg("'%s': %s\n%s", typed, json_get_text(answer, "say"), str_text(&told));
    str_finish(&told);
    json_decref(answer);
}

static void a_name_leads_to_rows(void **state)
{
    static const struct {
        const char *typed, *say, *rows;
    } rows[] = {
        { "", "keep_typing", "" },
        { "j", "keep_typing", "" },
        { "jos", "rows", "José G.| e\n" },
        { "ol", "keep_typing", "" }, // more than five
        { "olu", "rows",
          "Olu B.|Firm 0 afe\nOlu B.|Firm 1 afe\nOlu B.|Firm 2 afe\nOlu B.|Firm 3 afe\nOlu B.|Firm 4 afe\n" },
        { "olu bah", "add_company", "" },
        { "bah olu", "add_company", "" },
        { "olu bah firm 3", "rows", "Olu B.|Firm 3 fe\n" },
        { "zoe", "rows",
          "Zoe N.|Zoe Ng0 afe\nZoe N.|Zoe Ng1 afe\nZoe N.|Zoe Ng2 afe\nZoe N.|Zoe Ng3 afe\nZoe N.|Zoe Ng4 "
          "afe\n" },
        { "amara", "rows", "Amara O.|Acme Robotics fe\n" }, // and nobody from elsewhere
        { "amar", "rows", "Amara O.|Acme Robotics fe\n" },
        { "lind", "rows", "Amalia L.|Lind fe\n" },
        { "amera", "rows", "Amara O.|Acme Robotics sfe\n" },
        { "dana", "rows", "Dana K.|Acme afe\nDana K.|Blum afe\n" },
        { "d@acme.ex", "rows", "Dana K.|Acme fe\n" },
        { "sam", "rows", "Sam R.|Blum afe\nSam R.| as2\n" }, // of two the addresses look the same
        { "王", "rows", "王小明| fe\n" },
        { "김", "rows", "Dana K.|Acme afe\nDana K.|Blum afe\n김민준| fe\n" },
        { "kim", "rows", "Dana K.|Acme afe\nDana K.|Blum afe\n김민준| fe\n" },
        { "김민", "rows", "김민준| fe\n" },
        { "mad", "rows", "Madonna| e\n" },
        { "kat", "keep_typing", "" }, // of the group, and three letters
        { "kath", "rows", "Katherine F.|Den f\n" },
        { "elsewhere", "rows", "Amara E.|Far f\n" },
        { "rita", "rows", "Rita R.| \n" },
        { "walter", "rows", "Walter I.| fa\n" }, // a walk-in, here already
        { "xyzzy", "nobody", "" },
        { "xyz", "keep_typing", "" },
    };

    add_guests(*state);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_found(*state, rows[i].typed, rows[i].say, rows[i].rows);
}

// ---- places that a buyer brought

static void take_list(struct made_group *group, const struct list *list)
{
    char outcomes[ROWS + 1];
    struct event event;
    struct err err = { 0 };

    expect_done(resolve_event(group->store, "Breakfast", group->now_ms, &event, &err), err);
    import_list(group->store, &event, list, outcomes);
    event_finish(&event);
}

static void a_buyer_brings_unnamed_guests(void **state)
{
    static const struct list list = { .rows = { "1|Dana Kim||Acme||3", "2|Dan Oz||||" } };
    struct made_group *group = *state;

    made_ask(group, "event.add", "event", "{'name':'Breakfast','starts':'2026-12-01T07:00'}");
    take_list(group, &list);
    assert_found(group, "dana", "rows", "Dana K.|Acme fe\nGuest of Dana K.| ep3\n");
    assert_found(group, "dan", "rows", "Dan O.| fe\nDana K.|Acme fe\nGuest of Dana K.| ep3\n");
    assert_found(group, "guest", "nobody", "");
    made_ask(group, "event.add", "event", "{'name':'Lunch','starts':'2026-12-01T12:00'}");
    assert_answers(asked(group, "door.find", "{'event':'Lunch','text':'dana'}"), "rows.0.shown=Dana K.",
                   "rows.0.expected=false", "rows.1=-");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_door_shows_what_it_stands_for, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(the_door_knows_who_is_on_duty, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(a_door_has_a_name, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(a_name_leads_to_rows, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(a_buyer_brings_unnamed_guests, begin, made_group_tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
