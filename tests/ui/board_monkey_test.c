// Anything may happen in any order: fingers everywhere, answers late, refused or of somebody else,
// boards that change under an open sheet, clocks that jump. What must hold, holds after each.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "property/random.h"
#include "ui/board_update.h"
#include "ui/board_view.h"
#include "ui/board_request.h"
#include "ui/made_board.h"

enum { RUNS = 60, STEPS = 400, OPEN_MOST = 64 };

static struct board_model model;
static struct draw_list list;

// Questions that were asked and not answered.
static struct {
    int questions[OPEN_MOST];
    size_t count;
    int last;
} open;

static void note_asked(const struct board_effect *effect)
{
    bool needs_host =
        effect->act == BOARD_CLAIM || effect->act == BOARD_GREET || effect->act == BOARD_HELP_DONE;

    assert_int_not_equal(effect->act, BOARD_NO_ACT);
    if (effect->act == BOARD_REFRESH)
        return;
    assert_true(effect->about[0] != '\0' || effect->act >= BOARD_CHECK_PIN);
    assert_true(effect->act != BOARD_TAKE_BACK || board_is_unlocked(&model));
    assert_true(effect->act != BOARD_OFFER || board_is_unlocked(&model));
    assert_true(!needs_host || effect->host[0] != '\0');
    assert_true(effect->at_ms <= model.now_ms);
    assert_true(effect->question > open.last);
    assert_true(open.count < OPEN_MOST);
    open.last = effect->question;
    open.questions[open.count++] = effect->question;
}

static void look(void)
{
    struct panel panel;

    panel_init(&panel, 1280, 800, 217, 800, false, &themes[THEME_LOUNGE], &metrics_fixed);
    board_view(&model, &panel, &list);
}

static void check(void)
{
    assert_true(board_deadline(&model) > model.now_ms);
    if (model.sheet != BOARD_NO_SHEET) {
        assert_true(model.sheet == BOARD_PIN || model.sheet == BOARD_ALL_HOSTS ||
                    model.sheet == BOARD_INTRODUCE || board_card(&model, model.sheet_about) ||
                    board_help(&model, model.sheet_about) || board_host(&model, model.sheet_about));
        assert_true(model.sheet == BOARD_PIN || model.pending.effect.act == BOARD_NO_ACT);
        assert_true(model.sheet_until_ms > model.now_ms);
    }
    for (size_t i = 0; i < model.shown.card_count; i++) // two deeds about one card never run at once
        for (size_t one = 0, count = 0; one < BOARD_DEEDS; one++) {
            const struct board_effect *effect = &model.deeds[one].effect;

            count += effect->act && strcmp(effect->about, model.shown.cards[i].visit) == 0;
            assert_true(count <= 1);
        }
}

static void hear(struct board_msg msg)
{
    struct board_effects effects;

    board_update(&model, &msg, &effects);
    assert_true(effects.count <= BOARD_EFFECTS);
    for (size_t i = 0; i < effects.count; i++)
        note_asked(&effects.list[i]);
    check();
}

static json_t *random_board(struct chance *chance)
{
    json_t *board = made_board(0), *cards = json_object_get(board, "cards"), *helps = json_array();

    for (size_t i = 0; i < 8; i++) {
        char host[40];

        snprintf(host, sizeof host, "host-%zu", 1 + chance_below(chance, 5));
        if (chance_below(chance, 2))
            json_array_append_new(cards, made_card(i, (int64_t)chance_below(chance, 600),
                                                   chance_below(chance, 2) ? host : NULL));
    }
    for (size_t i = chance_below(chance, 4); i > 0; i--) {
        char help[40];

        snprintf(help, sizeof help, "help-%zu", i);
        json_array_append_new(helps, json_pack("{s:s, s:s, s:I}", "help", help, "reason", "asked", "at_ms",
                                               (json_int_t)MADE_NOW_MS));
    }
    if (chance_in(chance, 8))
        json_array_clear(json_object_get(board, "hosts"));
    json_object_set_new(board, "helps", helps);
    made_board_phones(board);
    if (chance_in(chance, 2))
        made_board_meets(board);
    json_object_set_new(board, "has_pin", json_boolean(chance_in(chance, 2)));
    return board;
}

static void hear_board(struct chance *chance, int64_t now_ms)
{
    static struct board_shown shown;
    json_t *board = random_board(chance);

    board_request_shown(board, &shown);
    json_decref(board);
    hear((struct board_msg){ .message = BOARD_MSG_SHOWN, .now_ms = now_ms, .shown = &shown });
}

static void hear_answer(struct chance *chance, int64_t now_ms)
{
    struct board_msg msg = { .message = BOARD_MSG_ANSWER,
                             .now_ms = now_ms,
                             .question = (int)chance_below(chance, 50),
                             .is_done = chance_below(chance, 3) > 0,
                             .said = chance_below(chance, 2) ? "no: do something else" : NULL };
    struct board_answer said = { .right = chance_in(chance, 2),
                                 .wait_ms = (int64_t)chance_below(chance, 2) * 30000,
                                 .url = "https://board.example/pair?code=c0de" };

    msg.answer = chance_in(chance, 4) ? NULL : &said;
    if (open.count > 0 && chance_below(chance, 4) > 0) {
        size_t which = chance_below(chance, open.count);

        msg.question = open.questions[which];
        open.questions[which] = open.questions[--open.count];
    }
    hear(msg);
}

static void hear_tap(struct chance *chance, int64_t now_ms)
{
    struct board_msg msg = { .message = (enum board_message)chance_below(chance, BOARD_MSG_ANSWER + 3),
                             .now_ms = now_ms,
                             .number = (int)chance_below(chance, 12) - 2 };
    bool is_of_shell = msg.message == BOARD_MSG_SHOWN || msg.message == BOARD_MSG_ANSWER;

    if (list.region_count > 0 && chance_below(chance, 3) > 0) { // what can be seen, more often
        const struct draw_region *region = &list.regions[chance_below(chance, list.region_count)];

        msg.message = (enum board_message)region->message;
        msg.number = region->number;
    } else if (is_of_shell) {
        return;
    }
    hear(msg);
}

static void answer_all(int64_t now_ms, struct chance *chance)
{
    while (open.count > 0)
        hear((struct board_msg){ .message = BOARD_MSG_ANSWER,
                                 .now_ms = now_ms,
                                 .question = open.questions[--open.count],
                                 .is_done = chance_in(chance, 2) });
}

static void nothing_that_happens_breaks_the_board(void **state)
{
    const char *seed = getenv("BOARD_SEED");
    struct chance chance = { seed ? strtoull(seed, NULL, 10) : (uint64_t)time(NULL) };

    (void)state;
    print_message("BOARD_SEED=%llu\n", (unsigned long long)chance.state);
    for (size_t run = 0; run < RUNS; run++) {
        int64_t now_ms = MADE_NOW_MS;

        board_init(&model);
        open.count = 0;
        open.last = 0;
        for (size_t step = 0; step < STEPS; step++) {
            if (step % 8 == 0)
                look();
            size_t what = chance_below(&chance, 10);

            now_ms += (int64_t)chance_below(&chance, chance_in(&chance, 9) ? 200000 : 4000);
            if (chance_in(&chance, 60))
                now_ms -= 3600 * SECOND_MS;
            if (what == 0)
                hear_board(&chance, now_ms);
            else if (what < 3)
                hear_answer(&chance, now_ms);
            else
                hear_tap(&chance, now_ms);
        }
        answer_all(now_ms, &chance);
        hear_board(&chance, now_ms);
        for (size_t i = 0; i < BOARD_DEEDS; i++) // every card can be used again
            assert_int_equal(model.deeds[i].effect.act, BOARD_NO_ACT);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(nothing_that_happens_breaks_the_board) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
