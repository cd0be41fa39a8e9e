// What the guest is told on Welcome: who comes, and nothing that nobody has promised.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "made_kiosk.h"
#include "ui/kiosk_view.h"
#include "view_rules.h"

#define SOMEONE "Someone is coming to say hello"
#define AMIR "Amir is coming to say hello"
#define COME_IN "Please come in; we will find you"
#define FINE "I’m fine, thank you"
#define ASK "I’d like someone to say hello"

static struct kiosk_model model;
static struct draw_list list;

static double draw(const char *name, size_t glass)
{
    struct panel panel = view_panel(glass, false, THEME_MORNING);

    for (size_t i = 0; i < made_state_count; i++)
        if (strcmp(made_states[i].name, name) == 0) {
            made_kiosk(&model, &made_states[i]);
            kiosk_view(&model, &panel, &list);
            return panel.px_per_mm;
        }
    fail_msg("there is no state %s", name);
    return 0;
}

static void the_words_follow_what_is_known(void **state)
{
    static const struct {
        const char *name, *says, *never;
    } rows[] = {
        { "welcome-someone", SOMEONE, "Amir" },
        { "welcome-someone", FINE, ASK },
        { "welcome", AMIR, SOMEONE },
        { "welcome", "AM", COME_IN },
        { "welcome-nobody", COME_IN, SOMEONE },
        { "welcome-nobody", "Somebody will say hello to you inside.", "Please wait here" },
        { "welcome-far", AMIR, "inside" }, // nobody could be reached, and yet one comes
        { "welcome-greeted", "You have met Amir", "coming" },
        { "welcome-greeted", "Have a good time.", FINE },
        { "welcome-again", "your 7th visit", "coming" },
        { "welcome-asked", ASK, "coming" }, // no promise before
        { "welcome-asked", "More on your phone", FINE },
        { "welcome-unsaved", "One moment …", "coming" },
        { "welcome-meet", "Jo from Acme Robotics", "More on your phone" },
        { "welcome-both", "You both care about fintech", SOMEONE },
        { "welcome-page", "More on your phone", "You could meet" },
        { "hello-begun", "We have just begun; someone will show you to a seat.", "doors open" },
        { "pin-unset", "usher pin set host", "The PIN of the hosts" },
        { "pin-wrong", "Again in 24 s", "usher pin set" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (size_t g = 0; g < VIEW_GLASSES_MEANT; g++) {
            draw(rows[i].name, g);
            if (!view_shows(&list, rows[i].says) || view_shows(&list, rows[i].never))
                fail_msg("%s on %d px", rows[i].name, view_glasses[g].width);
        }
}

// In the hand, from where the guest stands: at least 25 mm of modules, with white around them; and no more
// than a quarter of the glass.
static void the_code_can_be_read(void **state)
{
    static const char *const names[] = { "welcome-page", "welcome-both", "welcome-asked" };

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        for (size_t g = 0; g < VIEW_GLASSES_MEANT; g++) {
            double px_per_mm = draw(names[i], g), side_mm = 0;

            for (size_t item = 0; item < list.item_count; item++)
                if (list.items[item].kind == DRAW_QR) {
                    side_mm = list.items[item].rect.w / px_per_mm;
                    assert_int_equal(list.items[item - 1].fill, 0xFFFFFF);
                    assert_true(list.items[item - 1].rect.w >= list.items[item].rect.w * 115 / 100);
                    assert_string_equal(draw_item_text(&list, &list.items[item]), model.visit.page);
                }
            if (side_mm < 25 || side_mm * px_per_mm > view_glasses[g].width / 4.0)
                fail_msg("%s on %d px: %.1f mm", names[i], view_glasses[g].width, side_mm);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_words_follow_what_is_known),
        cmocka_unit_test(the_code_can_be_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
