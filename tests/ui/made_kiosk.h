// The guests' window in every state that can be seen, for tests of what is drawn.
#pragma once

#include <stddef.h>

#include "ui/kiosk_model.h"

struct made_state {
    const char *name;
    void (*make)(struct kiosk_model *model);
};

extern const struct made_state made_states[];
extern const size_t made_state_count;

// The state with short and pleasant names, on a December morning at 7:04.
void made_kiosk(struct kiosk_model *model, const struct made_state *state);

// The same with this in place of everybody's and everything's name, at most 120 code points.
void made_kiosk_named(struct kiosk_model *model, const struct made_state *state, const char *name);
