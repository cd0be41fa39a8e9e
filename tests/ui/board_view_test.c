// The board on every glass, with nobody, few, many, and the longest names: what must hold for each.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "ui/board_update.h"
#include "ui/board_view.h"
#include "ui/made_board.h"
#include "view_rules.h"

static struct draw_list list;

static const struct {
    const char *name;
    int width, height;
    double width_mm;
} glasses[] = {
    { "low", 1280, 800, 217 },    { "wide", 1920, 1080, 476 }, { "tall", 1080, 1920, 268 },
    { "large", 3840, 2160, 598 }, { "desk", 1920, 1080, 345 }, { "narrow", 1080, 1920, 190 },
};
enum { GLASSES = sizeof glasses / sizeof *glasses, LARGE = 3 };

static struct panel panel_of(size_t glass, bool larger_text, enum theme_name theme)
{
    struct panel panel;

    panel_init(&panel, glasses[glass].width, glasses[glass].height, glasses[glass].width_mm, 800, larger_text,
               &themes[theme], &metrics_fixed);
    return panel;
}

static const char latin[] = "Maximiliana Wolfeschlegelsteinhausenbergerdorff von und zu der "
                            "Hohenlohe-Waldenburg-Schillingsfürst-Kaltenbrunn-Ebersteine",
                  arabic[] = "عبد الرحمن بن محمد بن عبد العزيز آل الشيخ المنصوري الهاشمي القرشي الحسيني "
                             "عبد الرحمن بن محمد بن عبد العزيز آل الشيخ",
                  han[] = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十"
                          "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十"
                          "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十";

// ---- states

static json_t *cards_of(json_t *board)
{
    return json_object_get(board, "cards");
}

static void dress(json_t *board)
{
    json_t *card;
    size_t i;

    json_array_foreach(cards_of(board), i, card)
    {
        json_object_set_new(card, "topics", json_pack("[s, s]", "supply chain", "design"));
        json_object_set_new(card, "seeks", json_pack("[s]", "accountant"));
        if (i % 2)
            json_put_text(card, "invited_by", "Sofia Lindqvist");
        json_put_text(card, "language", i == 0 ? "en-GB" : "de-CH");
    }
}

static void stretch(json_t *board)
{
    const char *names[] = { latin, arabic, han };
    json_t *card, *host;
    size_t i;

    json_array_foreach(cards_of(board), i, card)
    {
        json_put_text(card, "shown", names[i % 3]);
        json_put_text(card, "company", names[(i + 1) % 3]);
        json_put_text(card, "invited_by", names[(i + 2) % 3]);
        json_put_text(card, "host_name", names[i % 3]);
        json_object_set_new(card, "topics", json_pack("[s, s]", names[i % 3], names[(i + 1) % 3]));
        json_object_set_new(card, "known_before", json_true());
    }
    json_array_foreach(json_object_get(board, "hosts"), i, host)
    {
        json_put_text(host, "shown", names[i % 3]);
        json_put_text(host, "initials", "WWW");
    }
    json_put_text(json_object_get(board, "event"), "name", latin);
}

static void call_for_help(json_t *board, size_t count)
{
    static const char *const reasons[] = { "half_way", "asked", "questioned", "code", "searches" };
    json_t *helps = json_array();

    for (size_t i = 0; i < count; i++)
        json_array_append_new(helps, json_pack("{s:s, s:s, s:s, s:I}", "help", reasons[i], "reason",
                                               reasons[i], "shown", i % 2 ? latin : "", "at_ms",
                                               (json_int_t)(MADE_NOW_MS - 90 * SECOND_MS)));
    json_object_set_new(board, "helps", helps);
}

static void come_back(json_t *board)
{
    json_object_set_new(board, "back",
                        json_pack("[{s:s, s:i, s:s}, {s:s, s:i}]", "shown", "Dana K.", "visit_number", 3,
                                  "met", "Amir", "shown", latin, "visit_number", 2));
}

static void ask_more_hosts(json_t *board)
{
    for (size_t i = 5; i < 38; i++)
        json_array_append_new(json_object_get(board, "hosts"), made_host(i, i < 20, (int)i % 3));
}

enum {
    DRESSED = 1,
    LONG = 2,
    HELPED = 4,
    BACK = 8,
    NO_EVENT = 16,
    MANY_HOSTS = 32,
    MANY_HELPS = 64,
    NO_HOSTS = 128,
    FIRST_CLAIMED = 256
};

struct tap_made {
    enum board_message message;
    int number;
};

struct state {
    const char *name;
    size_t cards;
    int made;
    struct tap_made taps[3];
    int later_s;
    const char *refusal; // of the last tap; "": it is done
};

static const struct state states[] = {
    { .name = "nobody waits", .cards = 0 },
    { .name = "no event", .cards = 0, .made = NO_EVENT },
    { .name = "no event, no hosts", .cards = 0, .made = NO_EVENT | NO_HOSTS },
    { .name = "one", .cards = 1, .made = DRESSED | BACK },
    { .name = "two", .cards = 2, .made = DRESSED | BACK },
    { .name = "three", .cards = 3, .made = DRESSED },
    { .name = "twelve", .cards = 12, .made = DRESSED | MANY_HOSTS | BACK },
    { .name = "sixty", .cards = 60, .made = DRESSED },
    { .name = "longest names", .cards = 3, .made = DRESSED | LONG | BACK },
    { .name = "sixty with longest names", .cards = 60, .made = LONG | MANY_HOSTS },
    { .name = "help alone", .cards = 0, .made = HELPED },
    { .name = "help", .cards = 3, .made = DRESSED | HELPED },
    { .name = "much help", .cards = 12, .made = DRESSED | MANY_HELPS },
    { .name = "did you find them", .cards = 3, .made = DRESSED | FIRST_CLAIMED, .later_s = 70 },
    { .name = "did you find them, longest names", .cards = 3, .made = LONG | FIRST_CLAIMED, .later_s = 70 },
    { .name = "who goes", .cards = 3, .made = DRESSED, .taps = { { BOARD_TAP_GO, 0 } } },
    { .name = "who goes, longest names", .cards = 3, .made = LONG, .taps = { { BOARD_TAP_GO, 0 } } },
    { .name = "who goes of many", .cards = 3, .made = MANY_HOSTS, .taps = { { BOARD_TAP_GO, 0 } } },
    { .name = "who goes of none", .cards = 3, .made = NO_HOSTS, .taps = { { BOARD_TAP_GO, 0 } } },
    { .name = "who goes, the last of many",
      .cards = 3,
      .made = MANY_HOSTS,
      .taps = { { BOARD_TAP_GO, 0 }, { BOARD_TAP_MORE_HOSTS, 36 } } },
    { .name = "on the way", .cards = 3, .made = DRESSED, .taps = { { BOARD_TAP_CARD, 2 } } },
    { .name = "on the way, longest names", .cards = 3, .made = LONG, .taps = { { BOARD_TAP_CARD, 2 } } },
    { .name = "who greeted", .cards = 3, .taps = { { BOARD_TAP_CARD, 0 }, { BOARD_TAP_SOMEBODY, 0 } } },
    { .name = "when",
      .cards = 3,
      .taps = { { BOARD_TAP_CARD, 0 }, { BOARD_TAP_SOMEBODY, 0 }, { BOARD_TAP_HOST, 0 } } },
    { .name = "gone", .cards = 3, .taps = { { BOARD_TAP_CARD, 2 }, { BOARD_TAP_GONE, 0 } } },
    { .name = "who helps", .cards = 3, .made = HELPED, .taps = { { BOARD_TAP_HELP, 0 } } },
    { .name = "being written", .cards = 3, .made = DRESSED, .taps = { { BOARD_TAP_HELLO, 2 } } },
    { .name = "done", .cards = 3, .made = DRESSED, .taps = { { BOARD_TAP_HELLO, 2 } }, .refusal = "" },
    { .name = "done, longest names",
      .cards = 3,
      .made = LONG,
      .taps = { { BOARD_TAP_HELLO, 2 } },
      .refusal = "" },
    { .name = "refused",
      .cards = 3,
      .taps = { { BOARD_TAP_HELLO, 2 } },
      .refusal = "Sofia Lindqvist is on the way to Amara Obi already: leave it to them, or ask them to give "
                 "it back" },
};
enum { STATES = sizeof states / sizeof *states };

static json_t *board_of(const struct state *state)
{
    json_t *board = made_board(state->cards);

    if (state->made & FIRST_CLAIMED)
        json_array_set_new(cards_of(board), 0, made_card(0, 250, "host-1"));
    if (state->made & DRESSED)
        dress(board);
    if (state->made & MANY_HOSTS)
        ask_more_hosts(board);
    if (state->made & NO_HOSTS)
        json_array_clear(json_object_get(board, "hosts"));
    if (state->made & LONG)
        stretch(board);
    if (state->made & (HELPED | MANY_HELPS))
        call_for_help(board, state->made & HELPED ? 1 : 5);
    if (state->made & BACK)
        come_back(board);
    if (state->made & NO_EVENT)
        json_object_set_new(board, "event", json_null());
    return board;
}

static void hear(struct board_model *model, struct board_msg msg)
{
    struct board_effects effects;

    msg.now_ms = msg.now_ms ? msg.now_ms : model->now_ms;
    board_update(model, &msg, &effects);
}

static void model_of(const struct state *state, struct board_model *model)
{
    made_model(model, board_of(state));
    if (state->later_s)
        hear(model, (struct board_msg){ .message = BOARD_MSG_TIME,
                                        .now_ms = MADE_NOW_MS + state->later_s * SECOND_MS });
    for (size_t i = 0; i < 3 && state->taps[i].message; i++)
        hear(model, (struct board_msg){ .message = state->taps[i].message, .number = state->taps[i].number });
    if (state->refusal)
        hear(model, (struct board_msg){ .message = BOARD_MSG_ANSWER,
                                        .question = model->question,
                                        .is_done = !state->refusal[0],
                                        .said = state->refusal });
}

// ---- rules

static void every_board_keeps_the_rules_of_the_glass(void **unused)
{
    struct str broken = { 0 };

    (void)unused;
    for (size_t i = 0; i < STATES * GLASSES * 4; i++) {
        const struct state *state = &states[i / (GLASSES * 4)];
        size_t glass = i / 4 % GLASSES;
        struct panel panel = panel_of(glass, i % 2 == 1, i % 4 < 2 ? THEME_LOUNGE : THEME_CONTRAST);
        struct board_model model;
        struct str one = { 0 };

        model_of(state, &model);
        board_view(&model, &panel, &list);
        view_rules(&panel, &list, false, &one);
        if (one.length)
            str_addf(&broken, "\n%s, %s%s%s:\n%s", state->name, glasses[glass].name,
                     i % 2 ? ", larger text" : "", i % 4 < 2 ? "" : ", contrast", str_text(&one));
        str_finish(&one);
    }
    fputs(str_text(&broken), stderr);
    assert_int_equal(broken.length, 0);
    str_finish(&broken);
}

// ---- sizes

static bool is_main(const char *name)
{
    static const char *const mains[] = { "go-",  "hello",   "more-", "help-", "host-",
                                         "undo", "release", "gone",  "when-" };

    for (size_t i = 0; i < sizeof mains / sizeof *mains; i++) {
        if (strncmp(name, mains[i], strlen(mains[i])) == 0)
            return true;
    }
    return false;
}

static void main_buttons_are_large(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < STATES * GLASSES; i++) {
        struct board_model model;
        struct panel panel = panel_of(i % GLASSES, false, THEME_LOUNGE);
        int least;

        model_of(&states[i / GLASSES], &model);
        board_view(&model, &panel, &list);
        least = panel_px(&panel, panel_button_mm(&panel)) - 1;
        for (size_t at = 0; at < list.region_count; at++) {
            const struct draw_region *region = &list.regions[at];

            if (is_main(draw_region_name(&list, region)) && region->rect.h < least)
                fail_msg("%s, %s: %s is %d px high, not %d", states[i / GLASSES].name,
                         glasses[i % GLASSES].name, draw_region_name(&list, region), region->rect.h, least);
        }
    }
}

// Height of the capitals of a text, in mm; 0 where it is not to be seen whole.
static double capitals_mm(const struct panel *panel, const char *text)
{
    for (size_t i = 0; i < list.item_count; i++) {
        if (list.items[i].kind == DRAW_TEXT_RUN && strcmp(draw_item_text(&list, &list.items[i]), text) == 0)
            return list.items[i].size_px * TEXT_CAPITALS / panel->px_per_mm;
    }
    return 0;
}

static void names_are_as_large_as_the_distance_asks(void **unused)
{
    static const int distances_m[] = { 1, 2, 3 };

    (void)unused;
    for (size_t i = 0; i < 3; i++) {
        struct board_model model;
        struct panel panel = panel_of(LARGE, false, THEME_LOUNGE);

        made_model(&model, made_board(2));
        model.distance_m = distances_m[i];
        board_view(&model, &panel, &list);
        if (capitals_mm(&panel, "Kwame N.") < 7 * distances_m[i] - 0.2)
            fail_msg("%.1f mm at %d m", capitals_mm(&panel, "Kwame N."), distances_m[i]);
    }
}

static size_t cards_seen(void)
{
    size_t count = 0;

    for (size_t i = 0; i < list.region_count; i++)
        count += strncmp(draw_region_name(&list, &list.regions[i]), "card-", 5) == 0;
    return count;
}

static bool is_said(const char *part)
{
    for (size_t i = 0; i < list.item_count; i++) {
        if (list.items[i].kind == DRAW_TEXT_RUN && strstr(draw_item_text(&list, &list.items[i]), part))
            return true;
    }
    return false;
}

static void who_does_not_fit_is_counted(void **unused)
{
    static const size_t waiting[] = { 1, 3, 12, 60 };

    (void)unused;
    for (size_t i = 0; i < 4 * GLASSES; i++) {
        struct board_model model;
        struct panel panel = panel_of(i % GLASSES, false, THEME_LOUNGE);
        char more[32];

        made_model(&model, made_board(waiting[i / GLASSES]));
        board_view(&model, &panel, &list);
        snprintf(more, sizeof more, "+%zu more", waiting[i / GLASSES] - cards_seen());
        assert_true(cards_seen() > 0);
        assert_int_equal(is_said(more), cards_seen() < waiting[i / GLASSES]);
    }
}

static void no_name_is_ever_cut(void **unused)
{
    static const char *const names[] = { latin, arabic, han };

    (void)unused;
    for (size_t i = 0; i < 3 * GLASSES * 2; i++) {
        struct panel panel = panel_of(i / 2 % GLASSES, false, THEME_LOUNGE);
        struct board_model model;
        json_t *board = made_board(3);

        json_put_text(json_array_get(cards_of(board), 0), "shown", names[i / 2 / GLASSES]);
        made_model(&model, board);
        if (i % 2)
            hear(&model, (struct board_msg){ .message = BOARD_TAP_CARD });
        board_view(&model, &panel, &list);
        assert_true(view_shows(&list, names[i / 2 / GLASSES]));
    }
}

static void a_language_is_said_where_it_is_another(void **unused)
{
    struct board_model model;
    struct panel panel = panel_of(LARGE, false, THEME_LOUNGE);
    json_t *board = made_board(2);

    (void)unused;
    dress(board);
    made_model(&model, board);
    board_view(&model, &panel, &list);
    assert_true(is_said("reads German"));
    assert_false(is_said("reads English"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_board_keeps_the_rules_of_the_glass),
        cmocka_unit_test(main_buttons_are_large),
        cmocka_unit_test(names_are_as_large_as_the_distance_asks),
        cmocka_unit_test(who_does_not_fit_is_counted),
        cmocka_unit_test(no_name_is_ever_cut),
        cmocka_unit_test(a_language_is_said_where_it_is_another),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
