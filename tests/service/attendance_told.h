// Attendance told as lines, of which tests say what they must be. After cmocka's headers.
#pragma once

#include "service/attendance.h"
#include "service/made_group.h"

static inline bool tell_status(void *context, const struct attendance_row *row, struct err *err)
{
    static const char *const names[] = { "arrived", "expected", "undone" };
    struct str *told = context;

    (void)err;
    str_addf(told, "%s %s\n", row->value[GUEST_NAME], names[row->status]);
    return true;
}

// The lines of one reading must be these.
static inline void assert_told(struct made_group *group, const struct attendance_request *request,
                               attendance_each *line, const char *expected)
{
    struct str told = { 0 };
    struct err err = { 0 };

    expect_done(request ? attendance_read(group->store, request, group->now_ms, line, &told, &err)
                        : attendance_people(group->store, line, &told, &err),
                err);
    assert_string_equal(str_text(&told), expected);
    str_finish(&told);
}

static inline struct attendance_request of_every_event(void)
{
    return (struct attendance_request){ .since_ms = INT64_MIN, .until_ms = INT64_MAX, .only = "" };
}

static inline void begin_event(struct made_group *group)
{
    made_group_begin(group);
    made_ask(group, "event.add", "event", "{'name':'Breakfast','starts':'2026-12-01T07:00'}");
}

static inline const char *check_in(struct made_group *group, const char *name, const char *at)
{
    return made_ask(group, "visit.check_in", "visit", "{'event':'Breakfast','new':'%s','at':'2026-12-01T%s'}",
                    name, at);
}

static inline const char *expect_guest(struct made_group *group, const char *name)
{
    return made_ask(group, "guest.add", "guest", "{'event':'Breakfast','name':'%s'}", name);
}

static inline void undo(struct made_group *group, const char *visit)
{
    made_ask(group, "visit.undo", "visit", "{'visit':'%s'}", visit);
}
