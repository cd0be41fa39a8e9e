#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "ui/stage.h"
#include "util/file.h"
#include "util/mem.h"

// The sample states of `usher shot`, and states that a person could write.
static json_t *samples;

struct played {
    struct stage *stage;
    struct script script;
};

static bool play(struct played *played, const char *screen, const char *changes, struct err *err)
{
    const bool faces[DOOR_FACES] = {
        [DOOR_KIOSK] = strcmp(screen, "board") != 0, [DOOR_BOARD] = strcmp(screen, "board") == 0
    };
    json_t *state = json_object();
    json_t *changed = json_parse_object(changes);
    bool ok;

    assert_non_null(changed);
    json_object_update(state, json_object_get(samples, "common"));
    json_object_update(state, json_object_get(samples, screen));
    json_object_update(state, changed);
    *played = (struct played){ .script = { .width_px = { 1920, 1920 },
                                           .height_px = { 1080, 1080 },
                                           .glass = { .width_mm = 476,
                                                      .bottom_mm = 800,
                                                      .distance_m = 4,
                                                      .themes = { THEME_MORNING, THEME_LOUNGE } },
                                           .metrics = &metrics_fixed,
                                           .settle = stage_settle } };
    ok = stage_create(&played->stage, state, err);
    played->script.context = played->stage;
    played->script.door = door_create(stage_ask, played->stage);
    ok = ok && stage_play(played->stage, &played->script, faces, err);
    json_decref(changed);
    json_decref(state); // what is asked from here on would be answered from it
    return ok;
}

static void put_away(struct played *played)
{
    door_destroy(played->script.door);
    stage_destroy(played->stage);
}

static const struct {
    const char *name, *changes;
    enum kiosk_screen screen;
    const char *region; // that tells this screen from others
} screens[] = {
    { "hello", "{}", KIOSK_HELLO, "check-in" },
    { "find", "{}", KIOSK_FIND, "row-5" },
    { "new", "{}", KIOSK_NEW, "next" },
    { "confirm", "{}", KIOSK_CONFIRM, "yes" },
    { "welcome", "{}", KIOSK_WELCOME, "fine" },
    { "already", "{}", KIOSK_ALREADY, "not-me" },
    { "trouble", "{}", KIOSK_TROUBLE, "ask-host" },
    { "idle", "{}", KIOSK_FIND, "stay" },
    { "hello", "{\"steps\": [\"tap help\"]}", KIOSK_TROUBLE, "ask-host" },
    { "hello", "{\"steps\": [\"key tab\", \"press check-in\"]}", KIOSK_HELLO, "check-in" },
    { "find", "{\"door.find\": {\"say\": \"nobody\", \"rows\": []}}", KIOSK_FIND, "not-listed" },
    // a disk that is full
    { "welcome", "{\"visit.check_in\": null}", KIOSK_TROUBLE, "back" },
    { "hello", "{\"visit.check_in\": {\"refused\": \"not on this list\"}, \"steps\": [\"scan 123456789\"]}",
      KIOSK_TROUBLE, "type-name" },
};

static void states_lead_to_their_screens(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof screens / sizeof *screens; i++) {
        struct played *played = mem_new(sizeof *played);
        struct err err = { 0 };

        if (!play(played, screens[i].name, screens[i].changes, &err))
            fail_msg("%s %s: %s", screens[i].name, screens[i].changes, err.text);
        if (played->script.door->kiosk.screen != screens[i].screen ||
            !draw_region_named(script_look(&played->script, DOOR_KIOSK), screens[i].region))
            fail_msg("%s %s: is %s", screens[i].name, screens[i].changes,
                     kiosk_screen_names[played->script.door->kiosk.screen]);
        put_away(played);
        free(played);
    }
}

static void the_board_shows_its_cards(void **state)
{
    struct played *played = mem_new(sizeof *played);
    struct err err = { 0 };

    (void)state;
    assert_true(play(played, "board", "{\"steps\": [\"board tap go-1\"]}", &err));
    assert_non_null(draw_region_named(script_look(&played->script, DOOR_BOARD), "host-1"));
    put_away(played);
    free(played);
}

static const struct {
    const char *changes, *says;
} wrong[] = {
    { "{\"now\": \"yesterday\"}", "\"now\" of the state" },
    { "{\"now\": 7}", "\"now\" of the state" },
    { "{\"steps\": \"tap check-in\"}", "is not an array" },
    { "{\"steps\": [7]}", "step 1 of the state is not a text" },
    { "{\"steps\": [\"tap check-in\", \"tap row-9\"]}",
      "step 2 of the state (tap row-9): there is no \"row-9\"" },
    { "{\"steps\": [\"tap row-9\"]}", "there are check-in" },
    { "{\"steps\": [\"dance\"]}", "is no step" },
    { "{\"steps\": [\"wait -1\"]}", "is no wait" },
    { "{\"steps\": [\"key f1\"]}", "is no key" },
};

static void states_that_cannot_be_are_refused_with_the_reason(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct played *played = mem_new(sizeof *played);
        struct err err = { 0 };

        assert_false(play(played, "hello", wrong[i].changes, &err));
        assert_int_equal(err.kind, ERR_INPUT);
        if (!strstr(err.text, wrong[i].says))
            fail_msg("%s: \"%s\" does not say \"%s\"", wrong[i].changes, err.text, wrong[i].says);
        put_away(played);
        free(played);
    }
}

static int read_samples(void **state)
{
    struct str text = { 0 };
    struct err err;

    (void)state;
    if (!file_read(&text, TEST_DATA "/../../assets/demo/screens.json", &err))
        fail_msg("%s", err.text);
    samples = json_parse_object(str_text(&text));
    str_finish(&text);
    return samples ? 0 : -1;
}

static int drop_samples(void **state)
{
    (void)state;
    json_decref(samples);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(states_lead_to_their_screens),
        cmocka_unit_test(the_board_shows_its_cards),
        cmocka_unit_test(states_that_cannot_be_are_refused_with_the_reason),
    };

    return cmocka_run_group_tests(tests, read_samples, drop_samples);
}
