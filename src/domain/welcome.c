#include "domain/welcome.h"

const char *const welcome_state_names[WELCOME_STATES] = {
    [STATE_NONE] = "none",       [STATE_WAITING] = "waiting", [STATE_CLAIMED] = "claimed",
    [STATE_GREETED] = "greeted", [STATE_GONE] = "gone",       [STATE_DISMISSED] = "dismissed",
    [STATE_MISSED] = "missed",
};

const struct folded_claim *welcome_holder(const struct welcome *welcome, int64_t now_ms)
{
    for (size_t i = 0; i < welcome->claim_count; i++) {
        if (welcome->claims[i].until_ms > now_ms)
            return &welcome->claims[i];
    }
    return NULL;
}

enum welcome_state welcome_state(const struct welcome *welcome, const struct event *event, int64_t now_ms)
{
    static const enum welcome_state of_outcome[WELCOME_OUTCOMES] = {
        [WELCOME_GREETED] = STATE_GREETED,
        [WELCOME_GONE] = STATE_GONE,
        [WELCOME_DISMISSED] = STATE_DISMISSED,
    };

    if (welcome->outcome != WELCOME_OPEN)
        return of_outcome[welcome->outcome];
    if (event->welcome == WELCOME_NONE || (event->welcome == WELCOME_ASKED && !welcome->asked_ms))
        return STATE_NONE;
    if (welcome->superseded || event_is_closed(event, now_ms))
        return STATE_MISSED;
    return welcome_holder(welcome, now_ms) ? STATE_CLAIMED : STATE_WAITING;
}

int64_t welcome_since_ms(const struct welcome *welcome, const struct event *event)
{
    return event->welcome == WELCOME_ASKED && welcome->asked_ms > welcome->arrived_ms ? welcome->asked_ms
                                                                                      : welcome->arrived_ms;
}

int64_t welcome_waited_s(const struct welcome *welcome, const struct event *event, int64_t now_ms)
{
    int64_t since_ms = welcome_since_ms(welcome, event), until_ms = now_ms;

    if (welcome->outcome != WELCOME_OPEN)
        until_ms = welcome->outcome_ms;
    else if (event_is_closed(event, now_ms))
        until_ms = event_closes_ms(event);
    return until_ms > since_ms ? (until_ms - since_ms) / 1000 : 0;
}

int welcome_level(enum welcome_state state, int64_t waited_s, int64_t level1_s, int64_t level2_s)
{
    if (state != STATE_WAITING)
        return 0;
    return waited_s >= level2_s ? 2 : waited_s >= level1_s ? 1 : 0;
}

enum step_answer welcome_step(enum welcome_state state, enum welcome_step step, bool own)
{
    enum { D = STEP_DONE, A = STEP_ALREADY, R = STEP_REFUSED, O }; // O: already if own, else refused
    // clang-format off
    static const unsigned char table[WELCOME_STATES][WELCOME_STEPS] = {
        //                   claim release greet gone dismiss
        [STATE_NONE] =      { R,    R,      R,    R,   R },
        [STATE_WAITING] =   { D,    A,      D,    D,   D },
        [STATE_CLAIMED] =   { O,    D,      D,    D,   D },
        [STATE_GREETED] =   { R,    R,      O,    R,   R },
        [STATE_GONE] =      { D,    R,      D,    A,   D },
        [STATE_DISMISSED] = { R,    R,      D,    R,   A },
        [STATE_MISSED] =    { R,    R,      D,    R,   D },
    };
    // clang-format on
    unsigned char answer = table[state][step];

    if (answer == O)
        return own ? STEP_ALREADY : STEP_REFUSED;
    return (enum step_answer)answer;
}
