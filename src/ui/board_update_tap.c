// What hosts do with their fingers: cards open sheets, sheets begin deeds.
#include "ui/board_update_inside.h"

#include <stdio.h>
#include <string.h>

#include "util/zone.h"

// ---- sheets

void board_sheet_close(struct board_model *model)
{
    model->sheet = BOARD_NO_SHEET;
    model->sheet_about[0] = model->sheet_host[0] = '\0';
    model->sheet_first = 0;
    model->sheet_until_ms = 0;
    model->pending = (struct board_deed){ 0 };
}

void board_sheet_open(struct board_model *model, enum board_sheet sheet, const char *about)
{
    board_sheet_close(model);
    model->sheet = sheet;
    snprintf(model->sheet_about, sizeof model->sheet_about, "%s", about);
}

void board_sheet_turn(struct board_model *model, enum board_sheet sheet)
{
    model->sheet = sheet;
    model->sheet_first = 0;
}

// Whether what the sheet is about is still there.
static bool has_its_matter(const struct board_model *model)
{
    switch (model->sheet) {
    case BOARD_PIN:
    case BOARD_ALL_HOSTS:
    case BOARD_INTRODUCE:
        return true;
    case BOARD_WHO_HELPS:
        return board_help(model, model->sheet_about) != NULL;
    case BOARD_ONE_HOST:
        return board_host(model, model->sheet_about) != NULL;
    default:
        return board_card(model, model->sheet_about) != NULL;
    }
}

void board_sheet_mend(struct board_model *model)
{
    const struct board_card *card = board_card(model, model->sheet_about);
    bool is_claimed = card && board_card_is_claimed(model, card);

    if (model->sheet == BOARD_NO_SHEET)
        return;
    if (!has_its_matter(model))
        board_sheet_close(model);
    else if (model->sheet == BOARD_WHO_GOES && is_claimed)
        board_sheet_turn(model, BOARD_ON_THE_WAY);
    else if ((model->sheet == BOARD_ON_THE_WAY || model->sheet == BOARD_GONE) && !is_claimed)
        board_sheet_turn(model, BOARD_WHO_GOES);
}

const struct board_card *board_sheet_card(const struct board_model *model, enum board_sheet sheet)
{
    return model->sheet == sheet ? board_card(model, model->sheet_about) : NULL;
}

static const struct board_card *tapped_card(const struct board_step *step)
{
    const struct board_shown *shown = &step->model->shown;
    int place = step->msg->number;

    return place >= 0 && (size_t)place < shown->card_count ? &shown->cards[place] : NULL;
}

// ---- deeds

static bool begin(struct board_step *step, enum board_act act, const char *about, const char *host,
                  int64_t at_ms)
{
    struct board_deed deed = board_deed_of(step->model, act, about, host);

    deed.effect.at_ms = at_ms;
    return board_begin(step, &deed);
}

// Somebody says that this host has said hello: now, unless that may be a while ago.
static void said_hello(struct board_step *step, const struct board_card *card, const char *host)
{
    struct board_model *model = step->model;
    int64_t since_ms = card->claimed_ms > card->arrived_ms ? card->claimed_ms : card->arrived_ms;

    if (model->now_ms - since_ms <= BOARD_ASKS_WHEN_MS) {
        begin(step, BOARD_GREET, card->visit, host, 0);
        return;
    }
    board_sheet_open(model, BOARD_WHEN, card->visit);
    snprintf(model->sheet_host, sizeof model->sheet_host, "%s", host);
}

// ---- taps

static void tap_card(struct board_step *step)
{
    const struct board_card *card = tapped_card(step);

    if (card && !board_is_busy(step->model, card->visit))
        board_sheet_open(step->model,
                         board_card_is_claimed(step->model, card) ? BOARD_ON_THE_WAY : BOARD_WHO_GOES,
                         card->visit);
}

static void tap_hello(struct board_step *step)
{
    const struct board_card *card =
        step->model->sheet ? board_sheet_card(step->model, BOARD_ON_THE_WAY) : tapped_card(step);

    if (card && board_card_is_claimed(step->model, card) && !board_is_busy(step->model, card->visit))
        said_hello(step, card, card->host);
}

// Given back and taken again in one breath, so that the claim lasts anew.
static void tap_more_time(struct board_step *step)
{
    const struct board_card *card = tapped_card(step);
    struct board_deed deed;
    size_t before = step->effects->count;

    if (!card || !board_card_is_claimed(step->model, card) || board_is_busy(step->model, card->visit))
        return;
    deed = board_deed_of(step->model, BOARD_CLAIM, card->visit, card->host);
    deed.can_undo = false;
    board_ask(step, BOARD_RELEASE, card->visit, card->host)->question = ++step->model->question;
    if (!board_begin(step, &deed))
        step->effects->count = before;
}

static void tap_somebody(struct board_step *step)
{
    if (step->model->sheet == BOARD_WHO_GOES || step->model->sheet == BOARD_ON_THE_WAY)
        board_sheet_turn(step->model, BOARD_WHO_GREETED);
}

static void tap_release(struct board_step *step)
{
    const struct board_card *card = board_sheet_card(step->model, BOARD_ON_THE_WAY);

    if (card)
        begin(step, BOARD_RELEASE, card->visit, card->host, 0);
}

static void tap_gone(struct board_step *step)
{
    if (step->model->sheet == BOARD_ON_THE_WAY)
        board_sheet_turn(step->model, BOARD_GONE);
}

static void tap_gone_sure(struct board_step *step)
{
    const struct board_card *card = board_sheet_card(step->model, BOARD_GONE);

    if (card)
        begin(step, BOARD_GONE_AWAY, card->visit, card->host, 0);
}

static void tap_host(struct board_step *step)
{
    const struct board_model *model = step->model;
    const struct board_card *card = board_card(model, model->sheet_about);
    int place = step->msg->number;
    const char *host;

    if (place < 0 || (size_t)place >= model->shown.host_count)
        return;
    host = model->shown.hosts[place].host;
    if (model->sheet == BOARD_WHO_HELPS)
        begin(step, BOARD_HELP_DONE, model->sheet_about, host, 0);
    else if (card && model->sheet == BOARD_WHO_GOES)
        begin(step, BOARD_CLAIM, card->visit, host, 0);
    else if (card && model->sheet == BOARD_WHO_GREETED)
        said_hello(step, card, host);
}

static void tap_more_hosts(struct board_step *step)
{
    int first = step->msg->number;

    if (first >= 0 && (size_t)first < step->model->shown.host_count)
        step->model->sheet_first = first;
}

static bool is_when(const struct board_model *model, int minutes)
{
    int offered[BOARD_WHENS];
    size_t count = board_whens(model, offered);

    while (count > 0 && offered[count - 1] != minutes)
        count--;
    return count > 0;
}

static void tap_when(struct board_step *step)
{
    struct board_model *model = step->model;
    const struct board_card *card = board_sheet_card(step->model, BOARD_WHEN);
    int64_t ago_ms = (int64_t)step->msg->number * MINUTE_MS;

    if (card && is_when(model, step->msg->number))
        begin(step, BOARD_GREET, card->visit, model->sheet_host, ago_ms ? model->now_ms - ago_ms : 0);
}

static void tap_help(struct board_step *step)
{
    const struct board_shown *shown = &step->model->shown;
    int place = step->msg->number;

    if (place >= 0 && (size_t)place < shown->help_count &&
        !board_is_busy(step->model, shown->helps[place].help))
        board_sheet_open(step->model, BOARD_WHO_HELPS, shown->helps[place].help);
}

static void tap_close(struct board_step *step)
{
    board_sheet_close(step->model);
}

static void tap_undo(struct board_step *step)
{
    static const enum board_act undoes[] = {
        [BOARD_CLAIM] = BOARD_RELEASE,     [BOARD_RELEASE] = BOARD_CLAIM,
        [BOARD_GREET] = BOARD_TAKE_BACK,   [BOARD_GONE_AWAY] = BOARD_TAKE_BACK,
        [BOARD_DISMISS] = BOARD_TAKE_BACK, [BOARD_REST] = BOARD_REST,
        [BOARD_DUTY] = BOARD_DUTY,
    };
    const struct board_effect done = step->model->notice.deed.effect;
    struct board_deed deed;

    if (!step->model->notice.deed.can_undo)
        return;
    deed = board_deed_of(step->model, undoes[done.act], done.about, done.host);
    deed.effect.on = !done.on;
    deed.can_undo = false;
    board_begin(step, &deed);
}

board_handler *board_tap(enum board_message message)
{
    static board_handler *const taps[] = {
        [BOARD_TAP_CARD] = tap_card,         [BOARD_TAP_GO] = tap_card,
        [BOARD_TAP_HELLO] = tap_hello,       [BOARD_TAP_MORE_TIME] = tap_more_time,
        [BOARD_TAP_SOMEBODY] = tap_somebody, [BOARD_TAP_RELEASE] = tap_release,
        [BOARD_TAP_GONE] = tap_gone,         [BOARD_TAP_GONE_SURE] = tap_gone_sure,
        [BOARD_TAP_HOST] = tap_host,         [BOARD_TAP_MORE_HOSTS] = tap_more_hosts,
        [BOARD_TAP_WHEN] = tap_when,         [BOARD_TAP_HELP] = tap_help,
        [BOARD_TAP_CLOSE] = tap_close,       [BOARD_TAP_UNDO] = tap_undo,
    };

    return (size_t)message < sizeof taps / sizeof *taps ? taps[message] : NULL;
}
