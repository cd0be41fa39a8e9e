// What hosts do beside the cards: who needs no welcome, who rests, the PIN, phones, introductions.
#include "ui/board_update_inside.h"

#include <stdio.h>
#include <string.h>

// The place that the tap's number names, if there are so many.
static bool has_place(const struct board_step *step, size_t count)
{
    return step->msg->number >= 0 && (size_t)step->msg->number < count;
}

// ---- no welcome needed

static void tap_dismiss(struct board_step *step)
{
    if (step->model->sheet == BOARD_WHO_GOES || step->model->sheet == BOARD_ON_THE_WAY)
        board_sheet_turn(step->model, BOARD_WHY);
}

static void tap_why(struct board_step *step)
{
    const struct board_card *card = board_sheet_card(step->model, BOARD_WHY);
    struct board_deed deed;

    if (!card || !has_place(step, BOARD_WHYS))
        return;
    deed = board_deed_of(step->model, BOARD_DISMISS, card->visit, "");
    snprintf(deed.effect.text, sizeof deed.effect.text, "%s", board_whys[step->msg->number]);
    board_begin(step, &deed);
}

// ---- hosts

static void tap_one_host(struct board_step *step)
{
    const struct board_shown *shown = &step->model->shown;

    if (has_place(step, shown->host_count))
        board_sheet_open(step->model, BOARD_ONE_HOST, shown->hosts[step->msg->number].host);
}

static void tap_all_hosts(struct board_step *step)
{
    board_sheet_open(step->model, BOARD_ALL_HOSTS, "");
}

static void change_host(struct board_step *step, enum board_act act, bool on)
{
    struct board_deed deed;

    if (step->model->sheet != BOARD_ONE_HOST)
        return;
    deed = board_deed_of(step->model, act, step->model->sheet_about, "");
    deed.effect.on = on;
    board_begin(step, &deed);
}

static void tap_rest(struct board_step *step)
{
    change_host(step, BOARD_REST, true);
}

static void tap_back(struct board_step *step)
{
    change_host(step, BOARD_REST, false);
}

static void tap_duty(struct board_step *step)
{
    change_host(step, BOARD_DUTY, step->msg->number == 1);
}

// ---- introductions

static void tap_introduce(struct board_step *step)
{
    struct board_model *model = step->model;

    if (model->notice.deed.effect.act != BOARD_GREET || model->notice.deed.meet_count == 0)
        return;
    model->greeted = model->notice.deed;
    board_sheet_open(model, BOARD_INTRODUCE, "");
}

static void introduced(struct board_step *step, const char *guest, const char *shown, const char *host,
                       const struct board_meet *meet)
{
    struct board_deed deed = board_deed_of(step->model, BOARD_INTRODUCED, guest, host);

    snprintf(deed.guest, sizeof deed.guest, "%s", shown);
    snprintf(deed.other, sizeof deed.other, "%s", meet->shown);
    snprintf(deed.effect.other, sizeof deed.effect.other, "%s", meet->guest);
    board_begin(step, &deed);
}

static void tap_introduced(struct board_step *step)
{
    const struct board_deed *greeted = &step->model->greeted;
    const struct board_card *card = board_sheet_card(step->model, BOARD_ON_THE_WAY);
    int place = step->msg->number;

    if (card && has_place(step, card->meet_count))
        introduced(step, card->guest, card->shown, card->host, &card->meets[place]);
    else if (step->model->sheet == BOARD_INTRODUCE && has_place(step, greeted->meet_count))
        introduced(step, greeted->guest_id, greeted->guest, greeted->effect.host, &greeted->meets[place]);
}

// ---- phones

static void answer_phone(struct board_step *step, bool lets_in)
{
    const struct board_shown *shown = &step->model->shown;
    const struct board_asking *asking = &shown->asking[0];
    struct board_deed deed;

    if (!has_place(step, shown->asking_count))
        return;
    asking += step->msg->number;
    deed = board_deed_of(step->model, BOARD_LET_IN, asking->pairing, "");
    deed.effect.on = lets_in;
    snprintf(deed.host, sizeof deed.host, "%s", asking->shown);
    board_begin(step, &deed);
}

static void tap_let_in(struct board_step *step)
{
    answer_phone(step, true);
}

static void tap_refuse(struct board_step *step)
{
    answer_phone(step, false);
}

static void tap_take(struct board_step *step)
{
    struct board_deed deed = { .effect = { .act = BOARD_OFFER } };

    if (step->model->take.until_ms)
        step->model->take = (struct board_take){ 0 };
    else
        board_begin(step, &deed);
}

static void tap_seen(struct board_step *step)
{
    const struct board_deed deed = { .effect = { .act = BOARD_SEEN } };

    board_begin(step, &deed);
}

static void tap_key(struct board_step *step)
{
    board_pin_key(step, step->msg->number);
}

board_handler *board_tap_more(enum board_message message)
{
    static board_handler *const taps[] = {
        [BOARD_TAP_DISMISS] = tap_dismiss,
        [BOARD_TAP_WHY] = tap_why,
        [BOARD_TAP_KEY] = tap_key,
        [BOARD_TAP_ONE_HOST] = tap_one_host,
        [BOARD_TAP_ALL_HOSTS] = tap_all_hosts,
        [BOARD_TAP_REST] = tap_rest,
        [BOARD_TAP_BACK] = tap_back,
        [BOARD_TAP_DUTY] = tap_duty,
        [BOARD_TAP_INTRODUCE] = tap_introduce,
        [BOARD_TAP_INTRODUCED] = tap_introduced,
        [BOARD_TAP_LET_IN] = tap_let_in,
        [BOARD_TAP_REFUSE] = tap_refuse,
        [BOARD_TAP_TAKE] = tap_take,
        [BOARD_TAP_SEEN] = tap_seen,
    };

    return (size_t)message < sizeof taps / sizeof *taps ? taps[message] : NULL;
}
