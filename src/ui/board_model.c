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

// As the services said, which know whom nobody could reach; meanwhile time goes on here.
int board_card_level(const struct board_model *model, const struct board_card *card)
{
    int level;

    if (board_card_is_claimed(model, card))
        return 0;
    level = welcome_level(STATE_WAITING, (model->now_ms - card->arrived_ms) / SECOND_MS,
                          model->shown.level1_s, model->shown.level2_s);
    return level > card->level ? level : card->level;
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

bool board_host_rests(const struct board_model *model, const struct board_host *host)
{
    return host->rests_until_ms > model->now_ms;
}

bool board_host_is_unheard(const struct board_model *model, const struct board_host *host)
{
    return host->has_phone && host->heard_ms + BOARD_UNHEARD_MS <= model->now_ms;
}

bool board_is_unlocked(const struct board_model *model)
{
    return !model->shown.has_pin || model->unlocked_until_ms > model->now_ms;
}

// ---- hosts in the order of a sheet

static bool is_ready(const struct board_model *model, size_t place)
{
    const struct board_host *host = &model->shown.hosts[place];

    return host->on_duty && !board_host_rests(model, host);
}

// Where the services put this host for the card; past the end if nowhere.
static size_t suggested_at(const struct board_card *card, const char *host)
{
    size_t at = 0;

    while (card && at < card->suggested_count && strcmp(card->suggested[at].host, host) != 0)
        at++;
    return card ? at : 0;
}

static bool is_offered_before(const struct board_model *model, const struct board_card *card, size_t one,
                              size_t other)
{
    bool ready = is_ready(model, one);

    if (ready != is_ready(model, other))
        return ready;
    return suggested_at(card, model->shown.hosts[one].host) <
           suggested_at(card, model->shown.hosts[other].host);
}

size_t board_hosts_offered(const struct board_model *model, size_t order[BOARD_HOSTS], size_t *ready)
{
    const struct board_card *card = board_card(model, model->sheet_about);

    *ready = 0;
    for (size_t i = 0; i < model->shown.host_count; i++) {
        size_t at = i;

        for (; at > 0 && is_offered_before(model, card, i, order[at - 1]); at--)
            order[at] = order[at - 1];
        order[at] = i;
        *ready += is_ready(model, i);
    }
    return model->shown.host_count;
}

const char *const board_whys[BOARD_WHYS] = { "knows people here", "is no guest", "would rather not",
                                             "is checked in by mistake" };

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

// What counts its seconds on the glass.
static int64_t next_second(int64_t until_ms, int64_t now_ms)
{
    return until_ms > now_ms ? until_ms - (until_ms - now_ms - 1) / SECOND_MS * SECOND_MS : 0;
}

static void consider_hosts(struct soonest *soonest, const struct board_model *model)
{
    for (size_t i = 0; i < model->shown.host_count; i++) {
        const struct board_host *host = &model->shown.hosts[i];

        consider(soonest, host->rests_until_ms);
        if (host->has_phone)
            consider(soonest, host->heard_ms + BOARD_UNHEARD_MS);
    }
    for (size_t i = 0; i < model->shown.asking_count; i++)
        consider(soonest, model->shown.asking[i].ends_ms);
}

int64_t board_deadline(const struct board_model *model)
{
    struct soonest soonest = { .now_ms = model->now_ms };

    consider_hosts(&soonest, model);
    consider(&soonest, next_second(model->unlocked_until_ms, model->now_ms));
    consider(&soonest, next_second(model->lent_until_ms, model->now_ms));
    consider(&soonest, model->take.until_ms);
    if (model->sheet == BOARD_PIN)
        consider(&soonest, pin_pad_deadline(&model->pin, model->now_ms));
    consider(&soonest, next_minute(0, model->now_ms)); // the clock at the top
    consider(&soonest, model->sheet_until_ms);
    consider(&soonest, model->notice.until_ms);
    for (size_t i = 0; i < model->shown.card_count; i++)
        consider_card(&soonest, model, &model->shown.cards[i]);
    for (size_t i = 0; i < model->shown.help_count; i++)
        consider(&soonest, next_minute(model->shown.helps[i].at_ms, model->now_ms));
    return soonest.at_ms;
}
