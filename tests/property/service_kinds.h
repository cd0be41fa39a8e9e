// What people of a random group ask for: requests with random members, by how often.
#pragma once

#include <stdbool.h>

// In members: ~e an event, ~g a guest, ~v a visit, ~h a host, ~b an import, ~r a role, ~t a word, ~w a time.
struct service_kind {
    const char *request, *members;
    int weight;
    bool may_end_waiting; // somebody who waits may do so no more afterwards
};

static const struct service_kind service_kinds[] = {
    { "visit.check_in", "{'event':'~e','guest':'~g'}", 30, true },
    { "visit.check_in", "{'event':'~e','new':'~t ~t','email':'~t@x.org'}", 20, true },
    { "visit.check_in", "{'event':'~e','new':'~t ~t','company':'~t','at':'~w'}", 10, true },
    { "visit.check_in", "{'event':'~e','code':'~t'}", 8, true },
    { "visit.check_in", "{'event':'~e','guest':'~g','for':'~g'}", 5, true },
    { "visit.undo", "{'visit':'~v','reason':'~t'}", 12, true },
    { "welcome.claim", "{'visit':'~v','host':'~h'}", 40, false },
    { "welcome.release", "{'visit':'~v'}", 16, false },
    { "welcome.greet", "{'visit':'~v','host':'~h','note':'~t'}", 14, true },
    { "welcome.gone", "{'visit':'~v'}", 6, true },
    { "welcome.undo", "{'visit':'~v'}", 6, true },
    { "welcome.dismiss", "{'visit':'~v','reason':'~t'}", 5, true },
    { "guest.add", "{'name':'~t ~t','email':'~t@x.org','event':'~e','role':'~r'}", 10, false },
    { "guest.add", "{'name':'~t ~t','company':'~t','topics':'~t,~t','invited_by':'~g'}", 8, false },
    { "guest.edit", "{'guest':'~g','name':'~t ~t','phone':'~t'}", 8, false },
    { "guest.edit", "{'guest':'~g','event':'~e','role':'~r'}", 8, false },
    { "guest.edit", "{'guest':'~g','introduce':'yes','keep_contact':'no','topics':'~t,~t'}", 8, false },
    { "guest.merge", "{'keep':'~g','drop':'~g'}", 10, true },
    { "guest.unmerge", "{'drop':'~g'}", 6, true },
    { "guest.erase", "{'guest':'~g','yes':true}", 4, true },
    { "import.undo", "{'batch':'~b'}", 6, true },
    { "event.edit", "{'event':'~e','welcome':'asked','venue':'~t'}", 3, false },
    { "event.edit", "{'event':'~e','welcome':'all','name':'~t'}", 3, false },
    { "event.close", "{'event':'~e'}", 2, false },
    { "host.add", "{'name':'~t','event':'~e'}", 4, false },
    { "host.duty", "{'host':'~h','on':true}", 3, false },
    { "help.ask", "{'event':'~e','reason':'asked','name':'~t ~t'}", 3, false },
    { "help.ask", "{'event':'~e','reason':'questioned','visit':'~v'}", 2, false },
    { "introduce.made", "{'a':'~g','b':'~g','host':'~h','event':'~e'}", 5, false },
    { "introduce.list", "{'event':'~e'}", 3, false },
    { "visit.show", "{'visit':'~v'}", 3, false },
    { "board.show", "{'event':'~e'}", 3, false },
    { "setting.set", "{'key':'claim.lapse','value':'300'}", 2, false },
    { "welcome.ask", "{'visit':'~v'}", 4, false },
    { "alert.look", "{'board':true}", 2, false },
    { "alert.due", "{'board':true}", 4, false },
    { "alert.due", "{}", 2, false },
    { "guest.show", "{'guest':'~g'}", 3, false },
    { "welcome.list", "{'event':'~e','all':true}", 3, false },
};

enum { SERVICE_KINDS = sizeof service_kinds / sizeof *service_kinds };
