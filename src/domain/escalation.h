// How far the call for somebody who waits has gone, and who hears it (SCREENS 4). Computed from what is
// known and the time, so that a restart changes nothing; what was taken already stands in the store
// (alert_store). Knows nobody by name: that is service/alert_tell.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/event.h"
#include "domain/welcome.h"

// Steps: 0 at once, 1 after level1_s, 2 after level2_s, then a reminder every repeat_s. Levels are the
// steps up to 2, and stay there.
enum { ESCALATION_LEVEL_MOST = 2, ESCALATION_NO_STEP = -1 };

enum {
    ESCALATION_HEARD_MS = 60000,     // a phone that was not heard for so long reaches nobody
    ESCALATION_ELSEWHERE_MS = 30000, // the webhook waits so long for the device of the check-in
    ESCALATION_CROWD_MS = 60000      // between two chimes for a crowd
};

struct escalation_settings {
    int64_t level1_s, level2_s, repeat_s, ask_s;
    int64_t crowd;         // when more wait than that, a chime a minute is for all
    int64_t webhook_level; // from which on the webhook is told
    bool is_quiet;         // light only
    bool has_webhook;
};

// Who is there to be called at an event.
struct escalation_room {
    size_t on_duty;   // hosts
    size_t reachable; // of these: not resting, and with a board on this device or a phone that was heard
    size_t others;    // hosts who are not on duty and not resting, with a phone that was heard
    size_t waiting;   // guests whom nobody has claimed
};

// One guest who waits, or one call for help.
struct escalation_facts {
    bool is_help;             // then state is STATE_WAITING until somebody has helped
    enum welcome_state state; // now
    int64_t since_ms;         // check-in, or when help was asked for
    int64_t until_ms;         // of a claim
    bool is_elsewhere;        // another device was told
    int taken;                // the highest step taken on this device, or ESCALATION_NO_STEP
    int told;                 // the highest level the webhook was told from here, or -1
};

enum escalation_phones { PHONES_NONE, PHONES_DUTY, PHONES_LEAD, PHONES_ALL };

struct escalation {
    int level; // 0 while nobody is called
    int step;  // the step that it has come to; ESCALATION_NO_STEP while nobody is called
    // What a step does that is due, that is not taken yet. Of several only the highest is taken.
    bool is_due;
    bool sound;                    // one soft chime on this device
    enum escalation_phones phones; // which buzz; nobody who rests
    bool lead;                     // the lead is called by name
    bool webhook;                  // the webhook is to be told this level
    bool asks_owner;               // whoever holds the claim is asked whether they met
    int64_t next_ms;               // when this becomes otherwise by itself; 0 never
};

void escalation_read(struct escalation *escalation, const struct escalation_settings *settings,
                     const struct escalation_room *room, const struct event *event,
                     const struct escalation_facts *facts, int64_t now_ms);

// Whether one chime is due for all of a crowd; last_ms is when anything last chimed at this event, 0 never.
// *next_ms is when one will be; 0 where no crowd waits.
bool escalation_crowd(const struct escalation_settings *settings, const struct escalation_room *room,
                      const struct event *event, int64_t last_ms, int64_t now_ms, int64_t *next_ms);

// From doors to close: nobody is called before or after.
bool escalation_is_open(const struct event *event, int64_t now_ms);

// The earlier of two moments, where 0 is never.
int64_t escalation_sooner(int64_t one_ms, int64_t other_ms);
