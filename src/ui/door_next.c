#include "ui/door_next.h"

#include <stdlib.h>

#include "ui/kiosk_view.h"
#include "util/mem.h"

// On a copy of the model: nobody is asked anything.
bool door_next(const struct door *door, int step, const struct panel *panel, struct draw_list *list)
{
    static const struct kiosk_msg msgs[DOOR_NEXTS] = { { .message = TAP_BEGIN },
                                                       { .message = MSG_TEXT, .text = "a" } };
    struct kiosk_model *model;
    struct kiosk_effects *effects;
    bool leads_on;

    if (!door->faces[DOOR_KIOSK] || door->kiosk.screen != KIOSK_HELLO)
        return false;
    model = mem_new(sizeof *model);
    effects = mem_new(sizeof *effects);
    *model = door->kiosk;
    for (int i = 0; i <= step; i++) {
        struct kiosk_msg msg = msgs[i];

        msg.now_ms = model->now_ms;
        kiosk_update(model, &msg, effects);
    }
    leads_on = model->screen == KIOSK_FIND;
    if (leads_on)
        kiosk_view(model, panel, list);
    free(effects);
    free(model);
    return leads_on;
}
