// The guests' screens: every state, on every glass, with every name, keeps the rules of all screens;
// and looks as it did when somebody last looked at it (golden/*.txt).
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "made_kiosk.h"
#include "ui/kiosk_view.h"
#include "util/file.h"
#include "view_rules.h"

// Names are at most 120 code points long.
static const char latin[] =
    "Maximiliana Wolfeschlegelsteinhausenbergerdorff von und zu Hohenlohe-Schillingsfürst "
    "de la Encarnación y Álvarez Ruiz";
static const char arabic[] =
    "عبد الرحمن محمد بن إبراهيم بن عبد العزيز آل الشيخ الأنصاري الحسيني القرشي الهاشمي "
    "المعروف بأبي القاسم الزهراوي";
static const char han[] =
    "王小明李大文陳美麗張志強林淑芬黃建國吳佩珊劉俊傑蔡宜君楊雅婷王小明李大文陳美麗張志強林淑芬"
    "黃建國吳佩珊劉俊傑蔡宜君楊雅婷王小明李大文陳美麗張志強林淑芬黃建國吳佩珊劉俊傑蔡宜君楊雅婷"
    "王小明李大文陳美麗張志強林淑芬黃建國吳佩珊劉俊傑蔡宜君楊雅婷";
static const char one_word[] =
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochllanfairpwllgwyngyllgogery"
    "chwyrndrobwllllantysiliogogo";

static struct kiosk_model model;
static struct draw_list list;

static void check(const char *name, bool contrast, bool larger)
{
    struct str wrong = { 0 };
    size_t count = 0;

    for (size_t s = 0; s < made_state_count; s++)
        for (size_t g = 0; g < VIEW_GLASSES; g++) {
            struct panel panel = view_panel(g, false, THEME_MORNING);
            struct str here = { 0 };

            made_kiosk_named(&model, &made_states[s], name);
            model.high_contrast = contrast;
            model.larger_text = larger;
            kiosk_view(&model, &panel, &list);
            view_rules(&panel, &list, model.is_slow, &here);
            if (here.length > 0 && count++ < 12)
                str_addf(&wrong, "%s on %s glass\n%s", made_states[s].name, view_glasses[g].name,
                         str_text(&here));
            str_finish(&here);
        }
    if (count > 0)
        fail_msg("%zu screens break a rule:\n%s", count, str_text(&wrong));
    str_finish(&wrong);
}

static void every_screen_keeps_the_rules(void **state)
{
    (void)state;
    check(NULL, false, false);
}

static void so_it_does_with_larger_text(void **state)
{
    (void)state;
    check(NULL, false, true);
}

static void so_it_does_in_high_contrast(void **state)
{
    (void)state;
    check(NULL, true, false);
}

static void so_it_does_with_the_longest_names(void **state)
{
    static const char *const names[] = { latin, arabic, han, one_word };

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        check(names[i], i % 2, i > 1);
}

static void no_name_is_ever_cut(void **state)
{
    static const char *const screens[] = { "find", "confirm", "welcome", "already", "new-seen", "new-plus" };
    static const char *const names[] = { latin, arabic, han, one_word };

    (void)state;
    for (size_t s = 0; s < made_state_count; s++)
        for (size_t i = 0; i < sizeof screens / sizeof *screens; i++)
            for (size_t n = 0; n < 4 && strcmp(screens[i], made_states[s].name) == 0; n++)
                for (size_t g = 0; g < VIEW_GLASSES; g++) {
                    struct panel panel = view_panel(g, false, THEME_MORNING);

                    made_kiosk_named(&model, &made_states[s], names[n]);
                    kiosk_view(&model, &panel, &list);
                    if (!view_shows(&list, names[n]))
                        fail_msg("%s on %s glass does not show all of %s", screens[i], view_glasses[g].name,
                                 names[n]);
                }
}

static bool has_ring(const struct draw_region *region, int32_t focus)
{
    for (size_t i = 0; i < list.item_count; i++) {
        const struct rect *ring = &list.items[i].rect;

        if (list.items[i].edge == focus && list.items[i].fill == DRAW_NONE && ring->x < region->rect.x &&
            ring->y < region->rect.y && ring->w > region->rect.w && ring->h > region->rect.h)
            return true;
    }
    return false;
}

static void draw_all(struct str *out, const struct panel *panel)
{
    str_clear(out);
    kiosk_view(&model, panel, &list);
    draw_print(&list, out);
}

// Except what does nothing: the field that is typed into anyway, and the host's mark.
static void focus_and_press(bool contrast)
{
    struct panel panel = view_panel(0, false, THEME_MORNING);
    struct str calm = { 0 }, pressed = { 0 };
    int32_t focus = contrast ? themes[THEME_CONTRAST].focus : panel.theme.focus;

    for (size_t s = 0; s < made_state_count; s++) {
        size_t count;

        made_kiosk(&model, &made_states[s]);
        model.focus = -1;
        model.pressed_message = 0;
        model.high_contrast = contrast;
        draw_all(&calm, &panel);
        count = list.region_count;
        for (size_t r = 0; r < count; r++) {
            model.focus = (int)r;
            draw_all(&pressed, &panel);
            const struct draw_region region = list.regions[r];
            const char *name = draw_region_name(&list, &region);

            if (!has_ring(&region, focus))
                fail_msg("%s of %s shows no focus", name, made_states[s].name);
            if (region.message == 0 || strncmp(name, "field", 5) == 0 || strcmp(name, "host-mark") == 0 ||
                strcmp(name, "clock") == 0)
                continue;
            model.focus = -1;
            model.pressed_message = region.message;
            model.pressed_number = region.number;
            draw_all(&pressed, &panel);
            if (strcmp(str_text(&calm), str_text(&pressed)) == 0)
                fail_msg("%s of %s does not look pressed", draw_region_name(&list, &list.regions[r]),
                         made_states[s].name);
            model.pressed_message = 0;
        }
    }
    str_finish(&calm);
    str_finish(&pressed);
}

static void whatever_is_focused_or_pressed_looks_so(void **state)
{
    (void)state;
    focus_and_press(false);
    focus_and_press(true);
}

// ---- goldens: USHER_GOLDEN=write writes them anew; look at what changed before it is committed

static const char *const goldens[] = { "hello",         "hello-next", "find",    "find-held",
                                       "new-name",      "new-topics", "confirm", "welcome",
                                       "welcome-again", "already",    "trouble", "idle" };

static void draw_golden(const struct made_state *made, struct str *out)
{
    for (size_t g = 0; g < 2; g++) {
        struct panel panel = view_panel(g, false, THEME_MORNING);

        made_kiosk(&model, made);
        kiosk_view(&model, &panel, &list);
        draw_print(&list, out);
    }
}

static void compare(const char *name, const struct made_state *made)
{
    struct str drawn = { 0 }, golden = { 0 }, path = { 0 };
    struct err err = { 0 };
    const char *asked = getenv("USHER_GOLDEN");

    str_addf(&path, "%s/../ui/golden/kiosk-%s.txt", TEST_DATA, name);
    draw_golden(made, &drawn);
    if (asked && strcmp(asked, "write") == 0)
        assert_true(file_replace(str_text(&path), drawn.at, drawn.length, &err));
    if (!file_read(&golden, str_text(&path), &err))
        fail_msg("%s", err.text);
    if (strcmp(str_text(&drawn), str_text(&golden)) != 0)
        fail_msg("%s looks otherwise than %s says", name, str_text(&path));
    str_finish(&drawn);
    str_finish(&golden);
    str_finish(&path);
}

static void screens_look_as_they_did(void **state)
{
    size_t found = 0;

    (void)state;
    for (size_t i = 0; i < sizeof goldens / sizeof *goldens; i++)
        for (size_t s = 0; s < made_state_count; s++)
            if (strcmp(goldens[i], made_states[s].name) == 0) {
                compare(goldens[i], &made_states[s]);
                found++;
            }
    assert_int_equal(found, sizeof goldens / sizeof *goldens);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_screen_keeps_the_rules),
        cmocka_unit_test(so_it_does_with_larger_text),
        cmocka_unit_test(so_it_does_in_high_contrast),
        cmocka_unit_test(so_it_does_with_the_longest_names),
        cmocka_unit_test(no_name_is_ever_cut),
        cmocka_unit_test(whatever_is_focused_or_pressed_looks_so),
        cmocka_unit_test(screens_look_as_they_did),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
