// A breakfast with two hosts on duty, and what is told when somebody waits. After cmocka's headers.
#pragma once

#include "service/asked.h"
#include "util/zone.h"

enum { SECOND = SECOND_MS };

// Half past six: doors are open, the programme is at seven.
static inline int made_alerts_begin(void **state)
{
    struct made_group *group = calloc(1, sizeof *group);

    made_group_begin(group);
    group->now_ms -= 30 * made_minute_ms;
    made_ask(group, "event.add", "event", "{'name':'Breakfast','starts':'2026-12-01T07:00'}");
    made_ask(group, "host.add", "host", "{'name':'Amir Haddad','event':'Breakfast'}");
    made_ask(group, "host.add", "host", "{'name':'Lea Lind','event':'Breakfast','lead':true}");
    made_ask(group, "setting.set", "key", "{'key':'alert.webhook','value':'https://x.example/hook'}");
    *state = group;
    return 0;
}

static inline int made_alerts_end(void **state)
{
    struct made_group *group = *state;

    made_verify(group->store);
    made_group_end(group);
    free(group);
    return 0;
}

static inline const char *check_in(struct made_group *group, const char *name)
{
    return made_ask(group, "visit.check_in", "visit", "{'event':'Breakfast','new':'%s'}", name);
}

static inline json_t *due(struct made_group *group)
{
    return asked(group, "alert.due", "{'board':true}");
}

// After so many seconds; what is told then is as expected, and what was to be seen before agreed.
static inline void expect_after(struct made_group *group, int seconds, const char *expected)
{
    json_t *looked, *told;

    group->now_ms += seconds * SECOND;
    looked = asked(group, "alert.look", "{'board':true}");
    told = due(group);
    if (strcmp(text_at(told, "alerts.0.kind"), "-") == 0)
        assert_string_equal(expected, "nothing");
    else {
        char line[200];

        snprintf(line, sizeof line, "%s %s %s%s%s%s", text_at(told, "alerts.0.kind"),
                 text_at(told, "alerts.0.level"), text_at(told, "alerts.0.step"),
                 strcmp(text_at(told, "alerts.0.sound"), "true") == 0 ? " sound" : "",
                 strcmp(text_at(told, "alerts.0.all"), "true") == 0 ? " all" : "",
                 strcmp(text_at(told, "alerts.0.lead"), "true") == 0 ? " lead" : "");
        assert_string_equal(line, expected);
        assert_string_equal(text_at(told, "alerts.1"), "-");
    }
    assert_string_equal(
        text_at(looked, "due"),
        strcmp(expected, "nothing") != 0 || strcmp(text_at(told, "spooled"), "0") != 0 ? "true" : "false");
    json_decref(looked);
    json_decref(told);
    assert_answers(due(group), "alerts=[]", "spooled=0", "given_back=0");
    assert_answers(asked(group, "alert.look", "{'board':true}"), "due=false");
}

static inline int64_t letters(struct made_group *group)
{
    return made_number(group->store, "SELECT count(*) FROM alert_spool");
}
