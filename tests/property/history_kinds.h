// What a random history is made of: for each kind of fact how often, about what, and its bodies.
#pragma once

#include <stdbool.h>

enum history_event { WITHOUT_EVENT, AT_EVENT, AT_EVENT_OR_NOT };

enum { KIND_BODIES = 8 };

// In bodies: ~g a guest, ~b an import, ~h a host, ~r a role, ~n a small number, ~m a moment, ~t a word,
// ~k the id of a list's row, ~c what the device has seen of this guest at this event.
struct history_kind {
    const char *kind;
    int weight;
    bool about_guest;
    enum history_event event;
    const char *bodies[KIND_BODIES];
};

static const struct history_kind history_kinds[] = {
    { "visit.checked_in", 60, true, AT_EVENT,
      { "{'method':'search','owed':true,'role':'guest'}", "{'method':'scan','owed':false,'role':'~r'}",
        "{'method':'import','owed':false,'batch':'~b'}", "{'owed':true,'on_behalf_of':'~g'}", "{}", "-" } },
    { "visit.undone", 25, true, AT_EVENT,
      { "{'cancels':[~c]}", "{'cancels':[~c],'reason':'~t'}", "{'cancels':[~c]}", "{'cancels':'~t'}",
        "{'cancels':[['A'],[7],[],null]}", "-" } },
    { "welcome.claimed", 25, true, AT_EVENT,
      { "{'host':'~h','until_ms':~m}", "{'host':'~h','until_ms':~m}", "{'host':'~h'}", "{'until_ms':'~t'}", "{}",
        "-" } },
    { "welcome.released", 12, true, AT_EVENT, { "{'host':'~h'}", "{'host':'~h'}", "{}", "-" } },
    { "welcome.greeted", 18, true, AT_EVENT, { "{'host':'~h','note':'~t'}", "{'host':'~h'}", "{}", "-" } },
    { "welcome.gone", 10, true, AT_EVENT, { "{}", "-" } },
    { "welcome.dismissed", 8, true, AT_EVENT, { "{'reason':'~t'}", "{}", "-" } },
    { "welcome.asked", 6, true, AT_EVENT, { "{}" } },
    { "guest.listed", 45, true, AT_EVENT_OR_NOT,
      { "{'source':'~t','key':'~k','batch':'~b','hash':'~t','fields':{'name':'~t ~t','email':'~t@x.org'}}",
        "{'source':'~t','key':'~k','batch':'~b','hash':'~t','fields':{'company':'~t','title':''},'role':'~r'}",
        "{'source':'~t','key':'~k','batch':'~b','codes':['~t','~t'],'ticket_type':'~t'}",
        "{'source':'~t','key':'~k','batch':'~b','visits':~n}", "{'source':'~t','key':'~k','batch':'~b','known':true}",
        "{'source':7,'fields':['name'],'codes':{'a':1},'visits':'~t'}", "{}", "-" } },
    { "guest.unlisted", 12, true, AT_EVENT_OR_NOT,
      { "{'source':'~t','key':'~k','batch':'~b'}", "{'source':'~t','key':'~k','batch':'~b'}", "{}", "-" } },
    { "guest.list_undone", 10, true, WITHOUT_EVENT, { "{'batch':'~b'}", "{'batch':'~b'}", "{}" } },
    { "guest.edited", 25, true, WITHOUT_EVENT,
      { "{'fields':{'name':'~t ~t'}}", "{'fields':{'phone':'~n','company':''}}",
        "{'fields':{'email':'~t@y.org','inviter':'~g','topics':'~t; ~t'}}", "{'fields':{'name':7,'shoe':'~n'}}", "{}",
        "-" } },
    { "guest.expected", 15, true, AT_EVENT_OR_NOT,
      { "{'expected':true}", "{'expected':false}", "{'role':'~r'}", "{'expected':true,'role':'~r'}",
        "{'expected':1,'role':'king'}", "-" } },
    { "guest.consented", 6, true, WITHOUT_EVENT,
      { "{'consents':{'~t':true,'photo':false}}", "{'consents':{'photo':true}}", "{'consents':'~t'}", "-" } },
    { "guest.merged", 16, true, WITHOUT_EVENT,
      { "{'into':'~g'}", "{'into':'~g'}", "{'into':'~g'}", "{'into':null}", "{'into':'nobody'}", "{}" } },
    { "guest.erased", 3, true, WITHOUT_EVENT, { "{'hashes':['~t','~t']}", "{'earlier':~n}", "{}" } },
    { "introduction.made", 6, true, AT_EVENT_OR_NOT, { "{'other':'~g','host':'~h'}", "{}", "-" } },
    { "guest.knighted", 6, true, AT_EVENT_OR_NOT, { "{'name':'~t'}", "{}" } }, // of a later version
    { "weather.changed", 3, false, AT_EVENT_OR_NOT, { "{'sky':'~t'}" } },
    { "setting.set", 4, false, WITHOUT_EVENT,
      { "{'key':'group.name','value':'~t'}", "{'key':'~t','value':'~n'}", "{'key':7}", "{}" } },
    { "group.founded", 1, false, WITHOUT_EVENT, { "{'group.id':'~t','group.name':'~t'}", "{'group.tz':7}" } },
    { "event.set", 8, false, AT_EVENT,
      { "{'name':'~t','starts_ms':~m}", "{'venue':'~t','zone':'Europe/Berlin'}", "{'ends_ms':~m,'welcome':'asked'}",
        "{'starts_ms':'~t','name':''}", "{'ends_ms':null}" } },
    { "event.closed", 3, false, AT_EVENT, { "{}" } },
    { "host.set", 5, false, WITHOUT_EVENT,
      { "{'host':'~h','name':'~t','lead':true}", "{'host':'~h','languages':'~t'}", "{'host':'~h','guest':'~g'}",
        "{'host':'~h','topics':'~t','colour':~n}", "{}" } },
    { "host.duty", 5, false, WITHOUT_EVENT, { "{'host':'~h','on':true}", "{'host':'~h','on':false}", "{'on':true}" } },
    { "host.rested", 4, false, WITHOUT_EVENT, { "{'host':'~h','until_ms':~m}", "{'host':'~h','until_ms':0}", "{}" } },
    { "import.done", 4, false, AT_EVENT_OR_NOT, { "{'batch':'~b','system':'~t','file':'~t'}", "{'batch':7}" } },
    { "help.asked", 4, false, AT_EVENT_OR_NOT,
      { "{'help':'~b','reason':'asked','name':'~t','door':'~t'}", "{'help':'~b','reason':'code'}", "{'help':7}",
        "{}" } },
    { "help.done", 4, false, AT_EVENT_OR_NOT, { "{'help':'~b','host':'~h'}", "{'help':'~b'}", "{}" } },
    { "device.named", 2, false, WITHOUT_EVENT, { "{'device':'~t','name':'~t'}", "{}" } },
};

enum { HISTORY_KINDS = sizeof history_kinds / sizeof *history_kinds };
