// What a person can ask for, as one table: every face (window, page, command line, socket)
// names a request, gives an object and gets the answer of the contract back. A request is
// one function and one transaction; when it fails nothing has happened.
//
// Members of requests are texts unless said otherwise, "" or missing is "not said"; times
// are ISO 8601. Members in [brackets] may be left out. `event`, `guest`, `host` and `visit`
// are what a person may type (service/resolve); in answers they are ids.
//
//   event.add      name starts [doors programme ends venue where tz welcome walk_ins like]
//                  [weekly: number]                                  {event, events}
//   event.list                                                       array
//   event.show     [event]                                           object of event.list and more
//   event.edit     [event] and any of event.add but like, weekly     {event}
//   event.close    [event] [yes: bool]                               {event, closed, missed}
//   import.undo    batch                                             {batch, undone, kept}
//   guest.add      name [email phone company title topics offers seeks invited_by event role]   {guest}
//   guest.find     text [event] [limit: number]                      array
//   guest.show     guest                                             object
//   guest.edit     guest [name given_name … note, event, role]       {guest}
//                  (a member that is there with "" empties the field; and introduce, keep_contact,
//                  share_contact: yes or no, what the guest agrees to)
//   guest.merge    keep drop                                         {guest, merged}
//   guest.unmerge  drop                                              {guest, unmerged}
//   guest.erase    guest yes: bool                                   {guest, erased}
//   guest.dossier  guest                                             guest.show and {facts: […], host: who
//   the guest
//                  is among the hosts, or null}
//   visit.check_in [event] code|guest|new [email company for plus_of at method board meet]   CONTRACT's
//                               checkin, event and what visit.show answers (`meet` only if that is true);
//                               plus_of: `new` is the name of one of the unnamed places of that buyer
//   visit.undo     visit [reason]                                    {visit, state}
//   welcome.list   [event] [all: bool]                               array
//   welcome.claim  visit host [phone]   welcome.release visit        {visit, state, host}; phone: the id of
//   the
//                  paired phone it is made on, which gives it back when it is not heard any more
//   welcome.greet  visit host [at note]   welcome.gone visit   welcome.dismiss visit reason
//   welcome.ask    visit            {visit, state, host}: the guest asks for a host (event --welcome asked)
//   welcome.undo   visit [reason]   {visit, state, host}: it was not greeted, gone or dismissed after all
//   setting.get    key                                               {key, value}   (of the group)
//   setting.set    key value                                         {key, value}
//   setting.list                                                     {key: value, …}: those that were set
//   doctor                                                           {ok, checks: [{check, ok, said}]}
//
// What screens ask for is in service/screen_requests.h; hosts, phones, calls and introductions are in
// service/host_requests.h: both go on with this table.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "store/store.h"
#include "util/json.h"

struct request_call {
    struct store *store;
    const json_t *request;
    int64_t now_ms;
    const json_t *prepared; // what request_prepare found, or NULL: then the function does it itself
    json_t *answer;         // set by the function; the caller's
};

struct request_row {
    const char *name;
    bool writes; // needs a store opened with STORE_WRITE
    bool (*run)(struct request_call *call, struct err *err);
};

// NULL for a name that is not in the table.
const struct request_row *request_find(const char *name);

// Runs a request in its own transaction. *answer is the caller's; NULL when it failed.
bool request_run(struct store *store, const char *name, const json_t *request, int64_t now_ms,
                 json_t **answer, struct err *err);

// The same under an id (NULL: none) that is random and the request's own: what was done under it is
// not done again, but answered as it was then.
bool request_run_once(struct store *store, const char *name, const json_t *request, const char *id,
                      int64_t now_ms, json_t **answer, struct err *err);
// What takes a processor long, done beforehand by a thread that only reads: a PIN's hash. NULL for whatever
// has nothing of the kind; else the caller's, for request_run_within alone: never from outside.
json_t *request_prepare(struct store *store, const char *name, const json_t *request, int64_t now_ms);
bool request_is_prepared(const char *name); // whether there may be something

// The same within a transaction of the caller, who takes back what was written when it fails. `prepared`
// may be NULL.
bool request_run_prepared(struct store *store, const char *name, const json_t *request, const char *id,
                          const json_t *prepared, int64_t now_ms, json_t **answer, struct err *err);
bool request_run_within(struct store *store, const char *name, const json_t *request, const char *id,
                        int64_t now_ms, json_t **answer, struct err *err);
