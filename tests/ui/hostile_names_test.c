// Names that mean harm, through the services onto the screens: what is painted on the board and on
// Welcome holds nothing that turns text round, hides it or breaks a line, and everything fits its list.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "ui/board_played.h"
#include "ui/board_view.h"
#include "ui/kiosk_request.h"
#include "ui/kiosk_view.h"
#include "ui/made_kiosk.h"
#include "util/text.h"

static const char *const names[] = {
    "Ann\x1b[2J Escape",
    "Bell\x07\x08 Back",
    "Line\nBreak\rReturn",
    "Ann \u202Egpj.exe",
    "Iso \u2066late\u2069 \u2067d",
    "Mark \u200F\u200E Arrow",
    "Zero\u200BWidth\uFEFF\u2060 Name",
    "Line\u2028Para\u2029 Separator",
    "שרה כהן",
    "محمد العلي",
    "\U0001F469\u200D\U0001F469\u200D\U0001F467 Family",
    "Robert'); DROP TABLE guest;--",
    "<script>alert(1)</script>",
    "%s%n%x %d",
    "{name} {0}",
    "=1+1",
    ("WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW"
     "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW"),
};

enum { NAMES = sizeof names / sizeof *names };

static bool is_harmful(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x200B || c == 0x200E || c == 0x200F || c == 0x2028 ||
           c == 0x2029 || c == 0x2060 || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
           c == 0xFEFF || c == 0xFFFD;
}

static void assert_harmless(const char *text, const char *where)
{
    const char *at = text;
    uint32_t c;

    if (!text_is_utf8(text, strlen(text)))
        fail_msg("%s: not UTF-8: %s", where, text);
    while ((c = text_next(&at))) {
        if (is_harmful(c))
            fail_msg("%s: U+%04X in \"%s\"", where, (unsigned)c, text);
    }
}

static void assert_painted(const struct draw_list *list, const char *where)
{
    assert_true(list->item_count > 0 && list->item_count < DRAW_ITEMS);
    assert_true(list->text_length < DRAW_TEXT);
    for (size_t i = 0; i < list->item_count; i++) {
        if (list->items[i].kind == DRAW_TEXT_RUN)
            assert_harmless(list->text + list->items[i].text, where);
    }
}

// The request's members as JSON, since a name has quotes of both kinds.
static json_t *ask_json(struct morning *morning, const char *name, json_t *request)
{
    json_t *answer = NULL;
    struct err err = { 0 };

    expect_done(request_run(morning->group.store, name, request, morning->group.now_ms, &answer, &err), err);
    json_decref(request);
    return answer;
}

static void assert_all_harmless(const json_t *value, const char *where)
{
    const char *key;
    json_t *one;
    size_t at;

    if (json_is_string(value))
        assert_harmless(json_string_value(value), where);
    json_object_foreach((json_t *)value, key, one) assert_all_harmless(one, key);
    json_array_foreach(value, at, one) assert_all_harmless(one, where);
}

static struct draw_list list;

static struct panel panel_of(enum theme_name theme)
{
    struct panel panel;

    panel_init(&panel, 1920, 1080, 476, 800, false, &themes[theme], &metrics_fixed);
    return panel;
}

// Welcome with this visit in place of whosever it was.
static void assert_welcomed(const json_t *shown, const char *name)
{
    static struct kiosk_model model;
    struct panel panel = panel_of(THEME_MORNING);
    size_t state = 0;

    while (state < made_state_count && strcmp(made_states[state].name, "welcome") != 0)
        state++;
    assert_true(state < made_state_count);
    made_kiosk(&model, &made_states[state]);
    kiosk_request_visit(shown, &model.visit);
    kiosk_view(&model, &panel, &list);
    assert_painted(&list, name);
}

static void come(struct morning *morning, const char *name)
{
    json_t *guest = ask_json(morning, "guest.add",
                             json_pack("{s:s, s:s, s:s, s:s, s:s}", "name", name, "company", name, "topics",
                                       name, "offers", name, "event", "Breakfast"));
    json_t *agreed =
        ask_json(morning, "guest.edit",
                 json_pack("{s:O, s:s}", "guest", json_object_get(guest, "guest"), "introduce", "yes"));
    json_t *visit =
        ask_json(morning, "visit.check_in", json_pack("{s:O}", "guest", json_object_get(guest, "guest")));
    json_t *shown =
        ask_json(morning, "visit.show", json_pack("{s:O}", "visit", json_object_get(visit, "visit")));
    json_t *help = ask_json(morning, "help.ask", json_pack("{s:s, s:s}", "reason", "half_way", "name", name));

    assert_all_harmless(visit, "visit.check_in");
    assert_all_harmless(shown, "visit.show");
    assert_welcomed(shown, name);
    json_decref(guest);
    json_decref(agreed);
    json_decref(visit);
    json_decref(shown);
    json_decref(help);
}

static void the_screens_paint_no_harm(void **state)
{
    struct morning *morning = *state;
    struct panel panel = panel_of(THEME_LOUNGE);
    json_t *board;

    for (size_t i = 0; i < NAMES; i++) {
        come(morning, names[i]);
        morning_show(morning);
        board_view(&morning->model, &panel, &list);
        assert_painted(&list, names[i]);
    }
    board = ask_json(morning, "board.show", json_object());
    assert_all_harmless(board, "board.show");
    assert_int_equal(json_array_size(json_object_get(board, "cards")), NAMES + 1);
    json_decref(board);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_screens_paint_no_harm, morning_begin, morning_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
