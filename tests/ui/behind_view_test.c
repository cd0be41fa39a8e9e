// Behind the scenes keeps the rules of every glass, whatever it has to say.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "ui/behind_update.h"
#include "ui/behind_view.h"
#include "ui/golden.h"
#include "ui/view_rules.h"

static const char long_name[] =
    "Großfürstlich-Mecklenburgisch-Strelitzische Gesellschaft zur Beförderung des "
    "Frühstücks und der Freundschaft";

static struct behind_model model;
static struct draw_list list;
static struct panel panel;

#define PUT(to, text) snprintf((to), sizeof(to), "%s", (text))

// ---- states

static void plain(void)
{
    model = (struct behind_model){ .now_ms = INT64_C(1796105040000), .until_ms = 1, .focus = -1 };
    model.is_shown = true;
    PUT(model.shown.door, "Front door");
    PUT(model.shown.event, "December breakfast");
    PUT(model.shown.zone, "Europe/Berlin");
    model.shown.starts_ms = INT64_C(1796106600000);
    PUT(model.shown.address, "192.168.1.20");
    PUT(model.url, "https://door.example:8321/pair?code=7K3M9QWX2B");
    model.shown.volume = 60;
}

static void nothing_yet(void)
{
    model = (struct behind_model){ .until_ms = 1, .focus = -1 };
}

static void alone(void)
{
    plain();
    model.shown.event[0] = model.shown.address[0] = model.url[0] = '\0';
    model.shown.volume = 0;
}

static void scanned(void)
{
    plain();
    PUT(model.scan.text, "USHER1:3F7KQ2W9X8M4N6P1R5T0V7B2C9");
    model.scan.characters = 33;
    model.scan.took_ms = 140;
    model.scan.is_looked_up = model.scan.is_known = true;
    model.scan.kind = BEHIND_PASS;
    model.scan.guests = 1;
}

static void scanned_elsewhere(void)
{
    scanned();
    model.scan.kind = BEHIND_TICKET;
    model.scan.guests = 0;
    model.scan.reading = 3;
    model.scan.characters = 2047;
    model.scan.took_ms = 12345;
}

static void troubled(void)
{
    scanned();
    for (size_t i = 0; i < BEHIND_TROUBLES; i++)
        PUT(model.shown.troubles[i],
            "No network: hosts’ phones do not hear this door, calls to the webhook wait. The door goes on");
    model.shown.trouble_count = BEHIND_TROUBLES;
    PUT(model.refusal,
        "cannot write /etc/usher/usher.ini: Permission denied: let this user write it, or set it "
        "by hand");
}

static void longest(void)
{
    troubled();
    PUT(model.shown.door, long_name);
    PUT(model.shown.event, long_name);
    PUT(model.shown.other, long_name);
    model.shown.others = 12;
    model.shown.other_ms = 1;
    model.shown.is_next = true;
    PUT(model.shown.address, "2001:db8:85a3:8d3:1319:8a2e:370:7348");
    PUT(model.url,
        "https://the-very-long-name-of-a-door.in-a-very-long-domain.example.org:8321/pair?code=7K3M9Q");
}

static void (*const states[])(void) = { plain,    nothing_yet, alone, scanned, scanned_elsewhere,
                                        troubled, longest };
enum { STATES = sizeof states / sizeof *states };

static void look(size_t glass, enum theme_name theme)
{
    panel = view_panel(glass, false, theme);
    behind_view(&model, &panel, &list);
}

// ---- rules

static void every_state_keeps_the_rules_of_the_glass(void **state)
{
    struct str wrong = { 0 };

    (void)state;
    for (size_t s = 0; s < STATES; s++)
        for (size_t g = 0; g < VIEW_GLASSES; g++)
            for (enum theme_name theme = 0; theme < THEMES; theme++) {
                struct str here = { 0 };

                states[s]();
                look(g, theme);
                view_rules(&panel, &list, false, &here);
                if (here.length > 0)
                    str_addf(&wrong, "state %zu on %s glass in %s\n%s", s, view_glasses[g].name,
                             themes[theme].name, str_text(&here));
                str_finish(&here);
            }
    if (wrong.length > 0)
        fail_msg("%.4000s", str_text(&wrong));
}

static void words_are_large_enough_to_be_read(void **state)
{
    (void)state;
    for (size_t g = 0; g < VIEW_GLASSES; g++) {
        scanned();
        look(g, THEME_LOUNGE);
        for (size_t i = 0; i < list.item_count; i++)
            if (list.items[i].kind == DRAW_TEXT_RUN &&
                list.items[i].size_px * TEXT_CAPITALS / panel.px_per_mm < 2.4)
                fail_msg("“%s” on %s glass is %.1f mm high", draw_item_text(&list, &list.items[i]),
                         view_glasses[g].name, list.items[i].size_px * TEXT_CAPITALS / panel.px_per_mm);
    }
}

static void buttons_for_the_way_out_are_large(void **state)
{
    (void)state;
    for (size_t g = 0; g < VIEW_GLASSES; g++) {
        plain();
        look(g, THEME_LOUNGE);
        assert_true((draw_region_named(&list, "leave")->rect.h + 1) / panel.px_per_mm >=
                    panel_button_mm(&panel));
    }
}

// ---- what is seen

static bool says(const char *part)
{
    for (size_t i = 0; i < list.item_count; i++)
        if (list.items[i].kind == DRAW_TEXT_RUN && strstr(draw_item_text(&list, &list.items[i]), part))
            return true;
    return false;
}

static bool has_qr(void)
{
    for (size_t i = 0; i < list.item_count; i++)
        if (list.items[i].kind == DRAW_QR)
            return true;
    return false;
}

static void the_ruler_is_as_wide_as_a_bank_card(void **state)
{
    (void)state;
    for (size_t g = 0; g < VIEW_GLASSES; g++) {
        double widest = 0;

        plain();
        look(g, THEME_LOUNGE);
        for (size_t i = 0; i < list.item_count; i++)
            if (list.items[i].kind == DRAW_SHAPE && list.items[i].fill == panel.theme.ink)
                widest = fmax(widest, list.items[i].rect.w / panel.px_per_mm);
        if (fabs(widest - 85.6) > 0.6)
            fail_msg("%.2f mm on %s glass", widest, view_glasses[g].name);
    }
}

static void a_tap_asks_for_the_next_value(void **state)
{
    (void)state;
    plain();
    look(1, THEME_LOUNGE);
    assert_int_equal(draw_region_named(&list, "louder")->number, 70);
    assert_int_equal(draw_region_named(&list, "quieter")->number, 50);
    assert_int_equal(draw_region_named(&list, "wider")->number, 481);
    assert_int_equal(draw_region_named(&list, "narrower")->number, 471);
    model.shown.volume = 100;
    look(0, THEME_LOUNGE);
    assert_true(draw_region_named(&list, "louder")->off);
    assert_int_equal(draw_region_named(&list, "wider")->number, 219);
    model.shown.volume = 4;
    look(0, THEME_LOUNGE);
    assert_int_equal(draw_region_named(&list, "quieter")->number, 0);
    model.shown.volume = 0;
    look(0, THEME_LOUNGE);
    assert_true(draw_region_named(&list, "quieter")->off);
}

static const struct {
    enum behind_kind kind;
    int guests;
    bool is_known;
    const char *text, *said, *unsaid;
} scans[] = {
    { BEHIND_PASS, 1, true, "USHER1:3F7KQ2W9X8M4N6P1R5T0V7B2C9", "on the event’s list", "3F7KQ2W9X8" },
    { BEHIND_PASS, 0, true, "USHER1:3F7KQ2W9X8M4N6P1R5T0V7B2C9", "pass that is not", NULL },
    { BEHIND_TICKET, 2, true, "LIST-7", "A ticket on the event", "…" },
    { BEHIND_SETUP, 0, true, "app:9", "sets up another program", NULL },
    { BEHIND_CARD, 0, true, "BEGIN:VCARD\nFN:Amara Okafor\nEND:VCARD", "contact card", "BEGIN" },
    { BEHIND_TEXT, 0, true, "Amara Okafor", "nobody here has", "Okafor" },
    { BEHIND_TEXT, 0, false, "LIST-7", "could not be looked up", NULL },
};

static void what_was_scanned_is_said_and_whose_it_is_is_not(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof scans / sizeof *scans; i++) {
        scanned();
        PUT(model.scan.text, scans[i].text);
        model.scan.kind = scans[i].kind;
        model.scan.guests = scans[i].guests;
        model.scan.is_known = scans[i].is_known;
        look(1, THEME_LOUNGE);
        if (!says(scans[i].said) || (scans[i].unsaid && says(scans[i].unsaid)))
            fail_msg("scan %zu", i);
    }
}

static void the_code_for_phones_needs_pages_and_room(void **state)
{
    (void)state;
    plain();
    look(1, THEME_LOUNGE);
    assert_true(has_qr() && says("door.example:8321") && !says("code="));
    model.url[0] = '\0';
    look(1, THEME_LOUNGE);
    assert_true(!has_qr() && says("no pages"));
}

static void it_looks_as_it_did(void **state)
{
    static const size_t seen[] = { 0, 1, 2 };

    (void)state;
    for (size_t i = 0; i < sizeof seen / sizeof *seen; i++) {
        struct str drawn = { 0 };
        char name[40];

        scanned();
        look(seen[i], THEME_LOUNGE);
        draw_print(&list, &drawn);
        snprintf(name, sizeof name, "behind-%s", view_glasses[seen[i]].name);
        golden_compare(name, &drawn);
        str_finish(&drawn);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_state_keeps_the_rules_of_the_glass),
        cmocka_unit_test(words_are_large_enough_to_be_read),
        cmocka_unit_test(buttons_for_the_way_out_are_large),
        cmocka_unit_test(the_ruler_is_as_wide_as_a_bank_card),
        cmocka_unit_test(a_tap_asks_for_the_next_value),
        cmocka_unit_test(what_was_scanned_is_said_and_whose_it_is_is_not),
        cmocka_unit_test(the_code_for_phones_needs_pages_and_room),
        cmocka_unit_test(it_looks_as_it_did),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
