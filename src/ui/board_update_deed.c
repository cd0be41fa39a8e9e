// What hosts have done is asked of the services, and told when they have answered.
#include "ui/board_update_inside.h"

#include <stdio.h>
#include <string.h>

#include "util/err.h"

#define COPY(to, from) snprintf(to, sizeof(to), "%s", from)

struct board_effect *board_ask(struct board_step *step, enum board_act act, const char *about,
                               const char *host)
{
    struct board_effect *effect;

    must(step->effects->count < BOARD_EFFECTS);
    effect = &step->effects->list[step->effects->count++];
    *effect = (struct board_effect){ .act = act };
    COPY(effect->about, about);
    COPY(effect->host, host);
    return effect;
}

// What guests who find an open board must not do.
static bool needs_pin(enum board_act act)
{
    return act == BOARD_GONE_AWAY || act == BOARD_TAKE_BACK || act == BOARD_DISMISS || act == BOARD_OFFER;
}

static bool is_told(enum board_act act)
{
    return act < BOARD_CHECK_PIN;
}

static bool can_be_undone(enum board_act act)
{
    return act == BOARD_CLAIM || act == BOARD_RELEASE || act == BOARD_GREET || act == BOARD_GONE_AWAY ||
           act == BOARD_DISMISS || act == BOARD_REST || act == BOARD_DUTY;
}

// ---- beginning

struct board_deed board_deed_of(const struct board_model *model, enum board_act act, const char *about,
                                const char *host)
{
    struct board_deed deed = { .effect = { .act = act }, .can_undo = can_be_undone(act) };
    const struct board_card *card = board_card(model, about);
    const struct board_host *who = board_host(model, host[0] ? host : about);

    COPY(deed.effect.about, about);
    COPY(deed.effect.host, host);
    COPY(deed.guest, card ? card->shown : model->notice.deed.guest); // a card that is gone is in the notice
    COPY(deed.host, who ? who->shown : card ? card->host_name : "");
    if (card) {
        COPY(deed.guest_id, card->guest);
        memcpy(deed.meets, card->meets, sizeof deed.meets);
        deed.meet_count = card->meet_count;
    }
    return deed;
}

static struct board_deed *free_deed(struct board_model *model)
{
    for (size_t i = 0; i < BOARD_DEEDS; i++) {
        if (model->deeds[i].effect.act == BOARD_NO_ACT)
            return &model->deeds[i];
    }
    return NULL;
}

static bool is_under_way(const struct board_model *model, const struct board_effect *effect)
{
    for (size_t i = 0; i < BOARD_DEEDS; i++) {
        if (model->deeds[i].effect.act == effect->act && !is_told(effect->act))
            return true;
    }
    return effect->about[0] && board_is_busy(model, effect->about);
}

static bool start(struct board_step *step, const struct board_deed *begun)
{
    struct board_model *model = step->model;
    struct board_deed *deed = free_deed(model);

    if (!deed || is_under_way(model, &begun->effect))
        return false;
    *deed = *begun;
    deed->effect.question = ++model->question;
    *board_ask(step, deed->effect.act, "", "") = deed->effect;
    if (is_told(deed->effect.act)) {
        model->notice = (struct board_notice){ 0 };
        board_sheet_close(model);
    }
    return true;
}

bool board_begin(struct board_step *step, const struct board_deed *deed)
{
    struct board_model *model = step->model;
    struct board_deed pending = *deed;

    if (!needs_pin(deed->effect.act) || board_is_unlocked(model))
        return start(step, deed);
    if (is_under_way(model, &deed->effect))
        return false;
    board_sheet_open(model, BOARD_PIN, "");
    pin_pad_open(&model->pin);
    model->pending = pending;
    return true;
}

void board_pin_key(struct board_step *step, int key)
{
    struct board_model *model = step->model;
    struct board_deed deed = { .effect = { .act = BOARD_CHECK_PIN } };

    if (model->sheet != BOARD_PIN || !pin_pad_key(&model->pin, key, model->now_ms))
        return;
    COPY(deed.effect.text, model->pin.digits);
    if (!start(step, &deed))
        model->pin.is_asked = false;
}

// ---- answers

static void refused(struct board_step *step)
{
    struct board_notice *notice = &step->model->notice;

    *notice = (struct board_notice){ .until_ms = step->model->now_ms + BOARD_NOTICE_MS };
    COPY(notice->refusal, step->msg->said ? step->msg->said : "");
}

static void pin_checked(struct board_step *step, const struct board_answer *answer)
{
    struct board_model *model = step->model;
    struct board_deed pending = model->pending;

    pin_pad_answer(&model->pin, answer->right, answer->wait_ms, model->now_ms);
    if (!answer->right)
        return;
    model->unlocked_until_ms = model->now_ms + BOARD_UNLOCKED_MS;
    if (model->sheet != BOARD_PIN)
        return;
    board_sheet_close(model);
    start(step, &pending);
}

// Without an address this door has no pages.
static void offered(struct board_step *step, const struct board_answer *answer)
{
    struct board_take *take = &step->model->take;

    *take = (struct board_take){ .until_ms = step->model->now_ms + BOARD_UNLOCKED_MS };
    COPY(take->url, answer->url);
}

static void answered_quietly(struct board_step *step, enum board_act act)
{
    const struct board_answer nothing = { 0 }, *answer = step->msg->answer ? step->msg->answer : &nothing;
    bool is_done = step->msg->is_done;

    if (!is_done)
        refused(step);
    if (act == BOARD_CHECK_PIN)
        pin_checked(step, is_done ? answer : &nothing);
    else if (act == BOARD_OFFER && is_done)
        offered(step, answer);
}

static struct board_deed *asked_deed(struct board_model *model, int question)
{
    for (size_t i = 0; i < BOARD_DEEDS; i++) {
        if (model->deeds[i].effect.act != BOARD_NO_ACT && model->deeds[i].effect.question == question)
            return &model->deeds[i];
    }
    return NULL;
}

void board_answered(struct board_step *step)
{
    struct board_model *model = step->model;
    struct board_deed *deed = asked_deed(model, step->msg->question);
    enum board_act act;

    if (!deed || deed->is_answered)
        return;
    act = deed->effect.act;
    if (!is_told(act)) {
        *deed = (struct board_deed){ 0 };
        answered_quietly(step, act);
        return;
    }
    if (step->msg->is_done) {
        model->notice = (struct board_notice){ .deed = *deed, .until_ms = model->now_ms + BOARD_NOTICE_MS };
        deed->is_answered = true;
    } else {
        refused(step);
        *deed = (struct board_deed){ 0 };
    }
    board_ask(step, BOARD_REFRESH, "", "");
}
