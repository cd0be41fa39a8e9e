// Whatever fingers, scanners, services and clocks do to a door, in whatever order and on whatever glass: its
// screens can be drawn, everything that can be touched lies on the glass, and nothing lies on anything else.
//
// DOOR_SEED=7 is one run again; DOOR_RUNS says how many there are.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "property/random.h"
#include "ui/script.h"
#include "util/file.h"
#include "util/mem.h"

enum { RUNS = 20, STEPS = 250, OPEN_MOST = 64 };

static const struct {
    int width, height, width_mm;
} glasses[] = { { 1280, 800, 217 }, { 1920, 1080, 476 }, { 1080, 1920, 268 }, { 3840, 2160, 598 } };

static json_t *samples; // answers that a service might give

struct open {
    struct door_question question;
    const char *request;
};

struct monkey {
    struct chance chance;
    struct script script;
    struct open open[OPEN_MOST];
    size_t count;
    size_t step;
    char last[96]; // what was done
};

// ---- services

static void keep(void *context, const struct door_question *question, const char *request, json_t *members)
{
    struct monkey *monkey = context;

    json_decref(members);
    assert_true(monkey->count < OPEN_MOST);
    monkey->open[monkey->count++] = (struct open){ *question, request };
}

static const json_t *sample(struct monkey *monkey, const char *request)
{
    static const char *const screens[] = { "common", "common", "already", "new" };
    const json_t *screen = json_object_get(samples, screens[chance_below(&monkey->chance, 4)]);
    const json_t *answer = json_object_get(screen, request);

    return answer ? answer : json_object_get(json_object_get(samples, "common"), request);
}

// In any order, some late, some refused, some failed.
static void answer_some(struct monkey *monkey)
{
    static const struct err errors[] = { { ERR_REFUSED, "this is not on the list: ask" },
                                         { ERR_IO, "the disk is full: make room" } };

    while (monkey->count > 0 && (monkey->count > OPEN_MOST / 2 || !chance_in(&monkey->chance, 4))) {
        size_t which = chance_below(&monkey->chance, monkey->count);
        struct open open = monkey->open[which];
        json_t *nothing = json_object();
        const json_t *answer = sample(monkey, open.request);
        bool fails = chance_in(&monkey->chance, 12);

        monkey->open[which] = monkey->open[--monkey->count];
        door_answer(monkey->script.door, &open.question,
                    fails    ? NULL
                    : answer ? answer
                             : nothing,
                    &errors[chance_below(&monkey->chance, 2)], monkey->script.now_ms);
        json_decref(nothing);
    }
}

static void no_settling(void *context)
{
    answer_some(context);
}

// ---- what always holds

static bool overlap(struct rect one, struct rect other)
{
    return one.x < other.x + other.w && other.x < one.x + one.w && one.y < other.y + other.h &&
           other.y < one.y + one.h;
}

static void check(struct monkey *monkey, enum door_face face)
{
    const struct draw_list *list = script_look(&monkey->script, face);

    for (size_t i = 0; i < list->region_count; i++) {
        const struct draw_region *region = &list->regions[i];
        struct rect rect = region->rect;

        if (rect.x < 0 || rect.y < 0 || rect.w <= 0 || rect.h <= 0 || rect.x + rect.w > list->width ||
            rect.y + rect.h > list->height)
            fail_msg("step %zu (%s): %s lies beside the glass", monkey->step, monkey->last,
                     draw_region_name(list, region));
        for (size_t k = i + 1; k < list->region_count; k++) {
            if (overlap(rect, list->regions[k].rect))
                fail_msg("step %zu (%s): %s and %s lie on each other", monkey->step, monkey->last,
                         draw_region_name(list, region), draw_region_name(list, &list->regions[k]));
            if (strcmp(draw_region_name(list, region), draw_region_name(list, &list->regions[k])) == 0)
                fail_msg("step %zu (%s): two are called %s", monkey->step, monkey->last,
                         draw_region_name(list, region));
        }
    }
}

// ---- what happens

static void touch_something(struct monkey *monkey, enum door_face face)
{
    const struct draw_list *list = script_look(&monkey->script, face);
    bool anywhere = list->region_count == 0 || chance_in(&monkey->chance, 5);
    struct rect rect = { 0, 0, list->width, list->height };
    struct touch_point point = { (enum touch_move)chance_below(&monkey->chance, 4),
                                 (int64_t)chance_below(&monkey->chance, 2), 0, 0 };

    if (!anywhere)
        rect = list->regions[chance_below(&monkey->chance, list->region_count)].rect;
    point.x = rect.x + (int)chance_below(&monkey->chance, (size_t)rect.w);
    point.y = rect.y + (int)chance_below(&monkey->chance, (size_t)rect.h);
    snprintf(monkey->last, sizeof monkey->last, "finger %d at %d %d of face %d", (int)point.move, point.x,
             point.y, (int)face);
    door_point(monkey->script.door, face, list, &point, monkey->script.now_ms);
}

static void tap_something(struct monkey *monkey, enum door_face face)
{
    const struct draw_list *list = script_look(&monkey->script, face);
    char step[96];
    struct err err;

    if (list->region_count == 0)
        return;
    snprintf(step, sizeof step, "%stap %s", face == DOOR_BOARD ? "board " : "",
             draw_region_name(list, &list->regions[chance_below(&monkey->chance, list->region_count)]));
    snprintf(monkey->last, sizeof monkey->last, "%s", step);
    (void)script_step(&monkey->script, step, &err); // what is off, or gone by then, is refused
}

static void type_something(struct monkey *monkey, enum door_face face)
{
    static const char *const words[] = { "ama",
                                         "scan 841290651119400312014001",
                                         "MECARD:N:Lee,Ann;;",
                                         "é",
                                         "王小明",
                                         "\u202E",
                                         "a@b.example",
                                         "محمد",
                                         " ",
                                         "12345678901234567890123456789012345678901234567890" };
    static const enum door_key keys[] = { DOOR_TAB,   DOOR_TAB_BACK, DOOR_DOWN,     DOOR_UP,
                                          DOOR_ENTER, DOOR_ESCAPE,   DOOR_BACKSPACE };
    struct script *script = &monkey->script;

    snprintf(monkey->last, sizeof monkey->last, "typed at face %d", (int)face);
    if (chance_in(&monkey->chance, 2))
        door_text(script->door, face, script_look(script, face), words[chance_below(&monkey->chance, 10)],
                  script->now_ms);
    else
        door_key(script->door, face, script_look(script, face), keys[chance_below(&monkey->chance, 7)],
                 script->now_ms);
}

static void let_time_pass(struct monkey *monkey, enum door_face face)
{
    static const int64_t waits_ms[] = { 1, 30, 90, 500, 5000, 20000, 61000, 300000, -3600000 };

    (void)face;
    monkey->script.now_ms += waits_ms[chance_below(&monkey->chance, 9)];
    snprintf(monkey->last, sizeof monkey->last, "the time is %lld", (long long)monkey->script.now_ms);
    door_time(monkey->script.door, monkey->script.now_ms);
}

static void commit_something(struct monkey *monkey, enum door_face face)
{
    (void)face;
    snprintf(monkey->last, sizeof monkey->last, "something was committed");
    door_committed(monkey->script.door, monkey->script.now_ms);
}

static void play(uint64_t seed)
{
    static void (*const deeds[])(struct monkey * monkey, enum door_face face) = {
        tap_something,   tap_something,  tap_something, touch_something,
        touch_something, type_something, let_time_pass, commit_something,
    };
    static const bool faces[DOOR_FACES] = { true, true };
    struct monkey *monkey = mem_new(sizeof *monkey);
    size_t glass;

    monkey->chance.state = seed;
    glass = chance_below(&monkey->chance, 4);
    monkey->script = (struct script){ .width_px = { glasses[glass].width, glasses[glass].width },
                                      .height_px = { glasses[glass].height, glasses[glass].height },
                                      .glass = { .width_mm = glasses[glass].width_mm,
                                                 .bottom_mm = 800,
                                                 .distance_m = 4,
                                                 .themes = { THEME_MORNING, THEME_LOUNGE } },
                                      .metrics = &metrics_fixed,
                                      .now_ms = 1796105040000,
                                      .settle = no_settling,
                                      .context = monkey,
                                      .door = door_create(keep, monkey) };
    monkey->script.door->board.distance_m = 4;
    script_begin(&monkey->script, faces);
    for (; monkey->step < STEPS; monkey->step++) {
        deeds[chance_below(&monkey->chance, sizeof deeds / sizeof *deeds)](
            monkey, chance_in(&monkey->chance, 3) ? DOOR_BOARD : DOOR_KIOSK);
        answer_some(monkey);
        check(monkey, DOOR_KIOSK);
        check(monkey, DOOR_BOARD);
    }
    door_destroy(monkey->script.door);
    free(monkey);
}

static void a_door_can_always_be_drawn_and_touched(void **state)
{
    const char *seed = getenv("DOOR_SEED");
    const char *runs = getenv("DOOR_RUNS");

    (void)state;
    for (uint64_t i = 1; i <= (seed ? 1 : runs ? strtoull(runs, NULL, 10) : RUNS); i++) {
        uint64_t drawn = seed ? strtoull(seed, NULL, 10) : i;

        printf("DOOR_SEED=%llu\n", (unsigned long long)drawn);
        fflush(stdout);
        play(drawn);
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
    const struct CMUnitTest tests[] = { cmocka_unit_test(a_door_can_always_be_drawn_and_touched) };

    return cmocka_run_group_tests(tests, read_samples, drop_samples);
}
