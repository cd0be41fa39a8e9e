#include "ui/board_model.h"

#include <string.h>

#include "domain/welcome.h"
#include "util/zone.h"

enum { DISTANCE_M = 4 };

void board_init(struct board_model *model)
{
    *model = (struct board_model){ .distance_m = DISTANCE_M, .focus = -1 };
}

const struct board_card *board_card(const struct board_model *model, const char *visit)
{
    for (size_t i = 0; i < model->shown.card_count; i++) {
        if (strcmp(model->shown.cards[i].visit, visit) == 0)
            return &model->shown.cards[i];
    }
    return NULL;
}

const struct board_host *board_host(const struct board_model *model, const char *host)
{
    for (size_t i = 0; i < model->shown.host_count; i++) {
        if (strcmp(model->shown.hosts[i].host, host) == 0)
            return &model->shown.hosts[i];
    }
    return NULL;
}

const struct board_help *board_help(const struct board_model *model, const char *help)
{
    for (size_t i = 0; i < model->shown.help_count; i++) {
        if (strcmp(model->shown.helps[i].help, help) == 0)
            return &model->shown.helps[i];
    }
    return NULL;
}

bool board_card_is_claimed(const struct board_model *model, const struct board_card *card)
{
    return card->host[0] && card->until_ms > model->now_ms;
}

static int64_t asks_from_ms(const struct board_model *model, const struct board_card *card)
{
    return card->until_ms - (int64_t)model->shown.ask_s * SECOND_MS;
}

bool board_card_asks(const struct board_model *model, const struct board_card *card)
{
    return board_card_is_claimed(model, card) && model->now_ms >= asks_from_ms(model, card);
}

int board_card_level(const struct board_model *model, const struct board_card *card)
{
    enum welcome_state state = board_card_is_claimed(model, card) ? STATE_CLAIMED : STATE_WAITING;

    return welcome_level(state, (model->now_ms - card->arrived_ms) / SECOND_MS, model->shown.level1_s,
                         model->shown.level2_s);
}

int board_minutes(const struct board_model *model, int64_t since_ms)
{
    int64_t minutes = (model->now_ms - since_ms) / MINUTE_MS;

    return minutes > 0 ? (int)minutes : 0;
}

bool board_is_busy(const struct board_model *model, const char *about)
{
    for (size_t i = 0; i < BOARD_DEEDS; i++) {
        const struct board_effect *effect = &model->deeds[i].effect;

        if (effect->act != BOARD_NO_ACT && strcmp(effect->about, about) == 0)
            return true;
    }
    return false;
}

size_t board_whens(const struct board_model *model, int minutes[BOARD_WHENS])
{
    static const int ago[BOARD_WHENS] = { 0, 2, 5, 10 };
    const struct board_card *card = board_card(model, model->sheet_about);
    size_t count = 0;

    for (size_t i = 0; card && i < BOARD_WHENS; i++) {
        if (i == 0 || ago[i] <= board_minutes(model, card->arrived_ms))
            minutes[count++] = ago[i];
    }
    return count;
}

// ---- when to look again

struct soonest {
    int64_t now_ms, at_ms;
};

static void consider(struct soonest *soonest, int64_t at_ms)
{
    if (at_ms > soonest->now_ms && (soonest->at_ms == 0 || at_ms < soonest->at_ms))
        soonest->at_ms = at_ms;
}

static int64_t next_minute(int64_t since_ms, int64_t now_ms)
{
    return since_ms > now_ms ? since_ms : since_ms + ((now_ms - since_ms) / MINUTE_MS + 1) * MINUTE_MS;
}

static void consider_card(struct soonest *soonest, const struct board_model *model,
                          const struct board_card *card)
{
    consider(soonest, next_minute(card->arrived_ms, model->now_ms));
    consider(soonest, card->arrived_ms + (int64_t)model->shown.level1_s * SECOND_MS);
    consider(soonest, card->arrived_ms + (int64_t)model->shown.level2_s * SECOND_MS);
    if (card->host[0]) {
        consider(soonest, asks_from_ms(model, card));
        consider(soonest, card->until_ms);
    }
}

int64_t board_deadline(const struct board_model *model)
{
    struct soonest soonest = { .now_ms = model->now_ms };

    consider(&soonest, next_minute(0, model->now_ms)); // the clock at the top
    consider(&soonest, model->sheet_until_ms);
    consider(&soonest, model->notice.until_ms);
    for (size_t i = 0; i < model->shown.card_count; i++)
        consider_card(&soonest, model, &model->shown.cards[i]);
    for (size_t i = 0; i < model->shown.help_count; i++)
        consider(&soonest, next_minute(model->shown.helps[i].at_ms, model->now_ms));
    return soonest.at_ms;
}
