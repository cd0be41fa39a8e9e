// The life of a welcome, read at a moment: state, level, and which steps a person may
// take. Everything that depends on now is here; what does not is folded (domain/fold).
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/event.h"
#include "domain/fold.h"

enum welcome_state {
    STATE_NONE, // no welcome is owed
    STATE_WAITING,
    STATE_CLAIMED,
    STATE_GREETED,
    STATE_GONE,
    STATE_DISMISSED,
    STATE_MISSED, // the event closed, or a later visit came, before anybody said hello
    WELCOME_STATES
};

extern const char *const welcome_state_names[WELCOME_STATES]; // STATE_NONE is "none"

enum welcome_step { STEP_CLAIM, STEP_RELEASE, STEP_GREET, STEP_GONE, STEP_DISMISS, WELCOME_STEPS };

// What the fold kept of one welcome.
struct welcome {
    int64_t arrived_ms;
    enum welcome_outcome outcome;
    int64_t outcome_ms; // when it came to that
    int64_t asked_ms;   // when the guest asked for a host, 0: never
    bool superseded;
    const struct folded_claim *claims; // in the order that decides
    size_t claim_count;
};

// The first claim that has not lapsed, or NULL.
const struct folded_claim *welcome_holder(const struct welcome *welcome, int64_t now_ms);

enum welcome_state welcome_state(const struct welcome *welcome, const struct event *event, int64_t now_ms);

// When it began: at the check-in, or where nobody is called until the guest asks, when they did.
int64_t welcome_since_ms(const struct welcome *welcome, const struct event *event);

// Seconds from there until the outcome, the close of the event, or now; never negative.
int64_t welcome_waited_s(const struct welcome *welcome, const struct event *event, int64_t now_ms);

// 0 at once, 1 after level1_s, 2 after level2_s (settings of the group). Only a welcome
// that nobody has claimed rises; others are 0.
int welcome_level(enum welcome_state state, int64_t waited_s, int64_t level1_s, int64_t level2_s);

// What a step does to a welcome in a state.
enum step_answer {
    STEP_DONE,    // a fact is written
    STEP_ALREADY, // it is so already: success, nothing is written
    STEP_REFUSED,
};

// `own` says that the host who asks is the one who holds or greeted.
enum step_answer welcome_step(enum welcome_state state, enum welcome_step step, bool own);
