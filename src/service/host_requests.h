// The table of service/request.h goes on: hosts, their phones, who is called, who should meet. No code.
// Members and answers are written as there; members that end in _ms are milliseconds.
//
//   host.add       name [event] [lead: bool] [languages topics guest] [colour: 0..7]   {host}; lists are texts
//                              with commas, languages are tags; on duty for the event, else for the one going on;
//                              guest: who this host is, and says what nobody said of the host
//   host.edit      host [name languages topics guest] [lead: bool] [colour: 0..7]      {host}; "" empties
//   host.list      [{host, name, shown, initials, colour, lead, duty: bool, languages: [], topics: [], guest,
//                              rests_until, phones: number}]
//   host.duty      host on: bool [event]                             {host, duty}; ends a rest
//   host.rest      host on: bool [minutes: number, 10]               {host, rests: bool, rests_until}: "not now"
//   pin.set        role: host|organizer  pin     {role, set: true}: 4 to 12 digits
//   pin.check      role pin    {right: bool, wait_ms: how long no try counts (domain/pin)}
//   pair.offer     [host] [minutes: number, up to 10]  {pairing, code, host, name, ends, ends_ms}: with a host
//                              the code lets a phone of theirs in at once, without one the phone asks first
//   pair.look      code        {pairing, state: open|asked|allowed|refused, host, hosts: [{host, name, shown,
//                              initials, colour, lead: bool}] while it is open, ends_ms}; refused for a code
//                              that is wrong, used or over, which all sound the same
//   pair.ask       code host [phone_name] [change_code: bool]   {pairing, state: asked|allowed} and, with
//                              change_code, {code}: the only one that is good from here on
//   pair.answer    pairing allow: bool       {pairing, state: allowed|refused}: what was tapped on the board
//   pair.finish    code [phone_name]         {phone, secret, host, ends_ms}: the phone is in, the code used up
//   phone.look     secret      {phone, host, host_name, name, shown, initials, colour, lead: bool, ends_ms}, or
//                              refused
//   phone.heard    phones: [id]              {heard: number}: their pages are open now
//   phone.list     [host]      [{phone, host, host_name, name, made, heard}]
//   phone.revoke   phone                     {phone, revoked: true}
//   alert.outbox               {webhook, format, secret, letters: [{id, message: {…}, tries: number, next_ms,
//                              late: bool, over: bool}]}: what the webhook is still to be told, at most 16, first
//                              come first; `late`: more than an hour, not worth sending; `over`: so is the event
//   alert.delivered id         {id}: the webhook has taken it     alert.dropped id     {id}: nobody is to be told
//   alert.failed   id said [wait_s: number]  {id, given_up: bool, next_ms}: one more try was in vain; `said` is a
//                              sentence; not again before wait_s, as far as that is bearable
//   alert.seen                 {seen: number}: a host took note of what was given up (board.show, troubles)
//   alert.look     [event] [board: bool]     {due: bool, next_ms}: whether somebody has to be called now, else when
//                              (null: not by itself); without an event, at all that are not closed. `board`:
//                              hosts see one on a display of this machine
//   alert.due      [event] [board: bool]     {alerts: [ALERT], next_ms, spooled: number, given_back: number}: takes the
//                              steps that are due, writes them down, spools what the webhook is to be told, and
//                              gives back the claims of phones that are silent. Answered once on each device
//
//   introduce.list [event] [guest] [limit: number, else 3]   [{a, a_name, b, b_name, because, kind: seeks|offers|
//                              shares|invited, topic}]: for the guest, best first; else for everybody who is here
//                              and has agreed, first-timers first, nobody in more than limit (domain/introduction)
//   introduce.made a b host [event]   {introduction, a, b, already: bool}: who was introduced before is not again;
//                              the first introduction is answered
//
//   ALERT {about: id, kind: visit|help|crowd|ask, event, visit, guest, shown, company, level: 0..2, step, sound: bool,
//   all: bool (every phone, not only those on duty), lead: bool (the lead is called by name), waiting, waited_s, reason
//   (of a help), hosts: [ids: whose phones buzz]}. visit: a guest waits. help: somebody at the door asks. crowd: one
//   chime for all who wait at the event `about`. ask: whoever claimed is asked whether they met (hosts: only they).
#pragma once

#include "service/request.h"
