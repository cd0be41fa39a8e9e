// The table of service/request.h goes on: what screens ask for. No code.
//
// Times are milliseconds, `…_ms`; the event is the one named, else the one a door
// shows (domain/event); what is not known is null, texts may be "".
//
//   door.show      [event] [board: bool]   {group, demo: bool, door, now_ms, event: EVENT|null, next: EVENT|null,
//                               hosts_on_duty, hosts_reachable, has_pin: {host, organizer: bool}, privacy,
//                               brand: #RRGGBB}; board: hosts see one on this machine; EVENT {event, name,
//                               venue, where, zone, doors_ms, starts_ms, programme_ms, ends_ms, walk_ins,
//                               welcome, expected, arrived, closed}
//   door.find      text [event] {say: keep_typing|rows|add_company|nobody, rows: [{guest, name, shown,
//                               initials, detail, slip, alike, first, arrived, expected: bool,
//                               kind: guest|plus|several, places}]}, domain/find_row has the rules;
//                               plus: unnamed places of the buyer `guest`, and {of}: their shown name
//   door.arrivals  [event]      {event: id|null, new: [{GUEST}] who is expected and was never here, at most 60,
//                               new_count, last: [{GUEST, visit, visit_number, first_visit: bool, arrived_ms}]
//                               the last ten, the latest first
//   guest.look     guest [event] {GUEST, topics, arrived: bool, first: bool}: no address, no number
//   guest.alike    guest [event] [{guest, shown, hint}]: who was here before and may be this guest; at most 3;
//                               hint: the masked e-mail, else the company, else null
//   visit.show     visit        {visit, GUEST, first_visit: bool, visit_number, arrived_ms, where, undone: bool,
//                               state: of the welcome or null, HOST, claimed_ms, until_ms,
//                               may_ask: bool: nobody is called until the guest asks (welcome.ask), meet: MEET|null:
//                               somebody here, never for the first time, who agreed; `shown` is a given name and
//                               `because` speaks to the guest}; MEET {guest, shown, company, because, kind, topic}
//   board.show     [event] [machine: {battery: percent or -1, network scanner pages: bool}: what the face's
//                               machine knows of itself (service/machine)]
//                               {event: EVENT|null, next, brand, now_ms, level1_s, level2_s, repeat_s, lapse_s,
//                               ask_s, cards: [{GUEST, visit, topics, offers, seeks, invited_by, language, note,
//                               first_visit: bool, visit_number, state: waiting|claimed, arrived_ms (from when on
//                               they wait), waited_s, HOST, claimed_ms, until_ms, known_before: bool,
//                               suggested: [{host, language, topic, open}], at most 6 who are on duty and do not
//                               rest, best first, with what they share with the guest (domain/suggest),
//                               meet: [MEET], at most 2, where both have agreed (domain/introduction),
//                               level: 0..2, step: -1 while nobody is called (domain/escalation), asks: bool: whoever
//                               claimed is to be asked whether they met}], longest waiting first; quiet: bool;
//                               reachable: hosts who are on duty, do not rest, and see a board here or have a
//                               phone that is heard ([board: false] says that they see none here);
//                               back: [{GUEST, visit, visit_number, met}], at most 4, the latest first;
//                               counts: {expected, arrived, first_visits, owed, waiting, claimed, greeted,
//                               typical_wait_s}, hosts: [{host, name, shown, initials, colour: 0..7,
//                               languages: [], topics: [], duty: bool, lead: bool, open, rests_until_ms,
//                               has_phone: bool, heard_ms}], asking: [{pairing, host, name, shown, initials,
//                               colour, lead, phone, ends_ms}]: phones that ask to be let in (pair.answer),
//                               helps: [{help, reason, name, shown, visit, door, at_ms}], has_pin: bool: there
//                               is one of the host; troubles: [{kind: battery|space|clock|network|
//                               scanner|webhook, said}], the most pressing first;
//                               GUEST {guest, name, shown, initials, call_name, company,
//                               title}; HOST {host, host_name, host_initials, host_colour}: who is coming, or null
//   door.behind    [event] [machine: as of board.show, and address]   {group, door, device, others: [{device, name,
//                               last_ms}] who have written into this file, at most 8, the latest first, others_count,
//                               event, next, address, volume, width_mm: as set on this machine, troubles, now_ms}
//   code.look      code         {kind: pass|ticket|setup|card|text, system, event: bool: there is one now, guests: how
//                               many of its list have this code}: nobody is checked in, nobody's name is told
//   machine.set    key value    {key, value}: a setting of this machine
//   help.ask       [event] reason [name] [visit]     {help}; reason: asked, code, half_way, searches, same_name,
//                               questioned, walk_in, forget; what is asked already is not asked again
//   help.done      help [host]                       {help, done: true}; also by the door that asked
//
// A guest's own page, about nobody but the guest of that visit:
//
//   guest.page     visit        what visit.show answers; group, privacy, brand, now_ms, event: EVENT; fields:
//                               {call_name, email, phone, company, title, topics: [], offers: [], seeks: []}: what
//                               may be changed; consents: {introduce, keep_contact, share_contact: bool};
//                               known: all that guest.show tells; forget_asked: bool; meet: at most 3 as of
//                               visit.show, without ids
//   guest.page_edit    visit [fields: object of texts] [consents: object of bools]   {visit, guest}; lists are texts
//                               with commas
//   guest.page_forget  visit    {help}: the organizer is asked (help.ask, reason forget) and decides
#pragma once

#include "service/request.h"
