#include "ui/kiosk_model.h"

#include <string.h>

void kiosk_init(struct kiosk_model *model)
{
    memset(model, 0, sizeof *model);
    model->focus = -1;
}

int kiosk_seconds_left(const struct kiosk_model *model)
{
    int64_t left = model->at_ms[AT_WIPE] - model->now_ms;

    return left > 0 ? (int)((left + 999) / 1000) : 0;
}

int64_t kiosk_deadline(const struct kiosk_model *model)
{
    int64_t first = 0;

    for (int moment = 0; moment < KIOSK_MOMENTS; moment++) {
        int64_t at = model->at_ms[moment];

        if (at && (!first || at < first))
            first = at;
    }
    if (model->asks_still_there && model->at_ms[AT_WIPE]) { // the seconds are counted aloud
        int64_t second = model->at_ms[AT_WIPE] - (kiosk_seconds_left(model) - 1) * (int64_t)1000;

        first = second < first && second > model->now_ms ? second : first;
    }
    return first;
}

const struct kiosk_field *kiosk_active_field(const struct kiosk_model *model)
{
    if (model->shows_options)
        return NULL;
    switch (model->screen) {
    case KIOSK_FIND:
        return &model->find.field;
    case KIOSK_NEW:
        if (model->new_here.shows_privacy || model->new_here.shows_page ||
            !new_step_longest(model->new_here.step))
            return NULL;
        return &model->new_here.field;
    case KIOSK_CONFIRM:
        return model->confirm.mends ? &model->confirm.field : NULL;
    default:
        return NULL;
    }
}
