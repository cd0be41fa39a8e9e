// Fingers, keys, scanners, clocks and services in any order over what the guests' window really draws.
// After each message the screen keeps the rules of all screens, nobody who has left is named, what is drawn
// does something, and who was checked in is told so.
//
// MONKEY_SEED=7 is one run again.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "ui/kiosk_world.h"
#include "ui/made_board.h"
#include "view_rules.h"

enum { RUNS = 24, STEPS = 240, SEEN = 1 << 16, ONE_RULED_OF = 3 };

static const struct {
    int width, height;
    double width_mm;
} glasses[] = { { 1280, 800, 217 }, { 1920, 1080, 476 }, { 1080, 1920, 268 }, { 1024, 768, 304 } };

static struct world world;
static struct chance chance;
static struct draw_list list;
static struct panel panel;
static struct door_glass glass;
static size_t glass_at, step;
static bool seen[SEEN];
static unsigned long long seed;

static void broken(const char *what, const char *more)
{
    fail_msg("MONKEY_SEED=%llu, step %zu, %s: %s %s", seed, step,
             kiosk_screen_names[world.door->kiosk.screen], what, more);
}

// ---- what always holds

static bool is_guests(void)
{
    return door_shows(world.door, DOOR_KIOSK) == DOOR_KIOSK;
}

// The same list keeps the same rules: of what was not seen yet, one of a few.
static void rule(void)
{
    size_t place = (size_t)hash_bytes(list.items, list.item_count * sizeof *list.items) % SEEN;
    struct str wrong = { 0 };

    if (seen[place])
        return;
    seen[place] = true;
    if (chance_below(&chance, ONE_RULED_OF) > 0)
        return;
    view_rules(&panel, &list, world.door->kiosk.is_slow, &wrong);
    if (wrong.length > 0)
        broken("a rule of all screens\n", str_text(&wrong));
    str_finish(&wrong);
}

static void name_nobody_else(void)
{
    for (size_t i = 0; i < list.item_count; i++)
        if (list.items[i].kind == DRAW_TEXT_RUN && // a QR has no name
            world_names_another(draw_item_text(&list, &list.items[i]), world.guest))
            broken("somebody who has left is named:", draw_item_text(&list, &list.items[i]));
}

// What is being written is waited for until it is, or a host has been told that it could not be.
static void wait_for_write(bool is_answered)
{
    static bool was_asked;
    const struct kiosk_model *model = &world.door->kiosk;
    bool is_asked =
        model->asked[ASK_CHECK_IN] || model->asked[ASK_CHECK_IN_CODE] || model->asked[ASK_CHECK_IN_NEW];
    bool is_told = model->screen == KIOSK_TROUBLE && model->trouble == TROUBLE_NOT_STORED;

    if (was_asked && !is_asked && !is_answered && !is_told)
        broken("nobody waits for a check-in any more", "");
    was_asked = is_asked;
}

static void look(void)
{
    static bool was_home = true;
    const struct kiosk_model *model = &world.door->kiosk;

    if (model->screen == KIOSK_HELLO && !was_home)
        world.guest++;
    was_home = model->screen == KIOSK_HELLO;
    door_panel(world.door, DOOR_KIOSK, glasses[glass_at].width, glasses[glass_at].height, &glass,
               &metrics_fixed, &panel);
    door_view(world.door, DOOR_KIOSK, &panel, &list);
    wait_for_write(false);
    if (world.wrong[0])
        broken("it asks", world.wrong);
    if (!was_home && kiosk_deadline(model) == 0)
        broken("it stands for ever", "");
    if (!is_guests())
        return;
    name_nobody_else();
    rule();
}

static void pass(int64_t ms)
{
    const struct kiosk_model *model = &world.door->kiosk;
    bool was_new = model->screen == KIOSK_NEW && model->new_here.is_checked_in;

    world.now_ms += ms;
    door_time(world.door, world.now_ms);
    if (was_new && model->screen == KIOSK_HELLO)
        broken("a check-in is forgotten", "");
    look();
}

// ---- what services say

static bool stands_there(const char *visit)
{
    const struct kiosk_model *model = &world.door->kiosk;
    bool is_told = model->screen == KIOSK_WELCOME || model->screen == KIOSK_ALREADY ||
                   (model->screen == KIOSK_NEW && model->new_here.is_checked_in);

    return is_told && strcmp(model->visit.visit, visit) == 0;
}

static void be_answered(bool newest)
{
    char before[ID_SIZE];

    pass(0);
    memcpy(before, world.saved, sizeof before);
    world_answer(&world, newest);
    if (strcmp(before, world.saved) != 0 && !stands_there(world.saved))
        broken("who was checked in is not told so:", world.saved);
    wait_for_write(true);
    look();
}

// ---- fingers

// What a tap may leave as it is.
static bool may_do_nothing(const struct draw_region *region)
{
    static const char *const names[] = {
        "field", "clock", "host-mark", "key-backspace", "key-clear", "pin-"
    };
    const char *name = draw_region_name(&list, region);
    const struct kiosk_model *model = &world.door->kiosk;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strncmp(names[i], name, strlen(names[i])) == 0)
            return true;
    if (strcmp(name, "next") == 0 && model->new_here.looks_wrong) // it says why
        return true;
    return model->is_busy || model->asked[ASK_HELP] || !is_guests();
}

static uint64_t fingerprint(void)
{
    struct str all = { 0 };
    uint64_t hash;

    str_addf(&all, "%zu %d ", world.asked, (int)door_shows(world.door, DOOR_KIOSK));
    draw_print(&list, &all);
    hash = hash_bytes(str_text(&all), all.length);
    str_finish(&all);
    return hash;
}

static void put_finger(enum touch_move move, struct rect at)
{
    struct touch_point point = { move, 0, at.x + at.w / 2, at.y + at.h / 2 };

    door_point(world.door, DOOR_KIOSK, &list, &point, world.now_ms);
    look();
}

static void tap(const struct draw_region *chosen)
{
    struct draw_region region = *chosen;
    char name[64];
    bool may = may_do_nothing(&region), holds = chance_in(&chance, region.on_down ? 12 : 3);
    bool slides = chance_in(&chance, 12);
    uint64_t before = fingerprint();

    snprintf(name, sizeof name, "%s", draw_region_name(&list, &region));
    if (strcmp(name, "host-mark") == 0)
        holds = chance_below(&chance, 4) > 0;
    put_finger(TOUCH_DOWN, region.rect);
    if (holds)
        pass(strcmp(name, "host-mark") == 0 ? 1200 : 600);
    if (slides)
        put_finger(TOUCH_MOVE, (struct rect){ 0, 0, 2, 2 });
    put_finger(TOUCH_UP, region.rect);
    if (!may && !holds && !slides && !region.off && before == fingerprint())
        broken("nothing comes of touching", name);
}

// Keys of the keyboard are many, and one is like the other.
static void tap_something(void)
{
    for (int tries = 0; tries < 4 && list.region_count > 0; tries++) {
        const struct draw_region *region = &list.regions[chance_below(&chance, list.region_count)];

        if (strncmp(draw_region_name(&list, region), "key-", 4) != 0 || chance_in(&chance, 3)) {
            tap(region);
            return;
        }
    }
}

// The way that guests mostly take, so that the far rooms are visited, too.
static void tap_onwards(void)
{
    static const char *const ways[] = { "check-in", "row-1", "not-listed", "yes",  "next",     "skip",
                                        "pin-1",    "pin-2", "pin-enter",  "stay", "host-mark" };
    const struct draw_region *region = NULL;

    for (int tries = 0; tries < 8 && !region; tries++)
        region = draw_region_named(&list, ways[chance_below(&chance, sizeof ways / sizeof *ways)]);
    if (region && !region->off)
        tap(region);
}

// ---- keyboards and scanners

static void type_name(void)
{
    char mark[WORLD_MARK], name[64];
    static const char *const shapes[] = { "%s", "%s Lind", "x", "%s@example.org", "محمد %s" };

    world_mark(world.guest, mark);
    snprintf(name, sizeof name, shapes[chance_below(&chance, sizeof shapes / sizeof *shapes)], mark);
    pass(200);
    door_text(world.door, DOOR_KIOSK, &list, name, world.now_ms);
    look();
    pass(200);
}

static void scan(void)
{
    char mark[WORLD_MARK], code[64], typed[2] = "";
    static const char *const shapes[] = { "T-%s-1234", "MECARD:N:Lind,%s;EMAIL:q@x.example;;",
                                          "{\"regform_id\":1,\"server\":\"%s\"}", "%s" };

    world_mark(world.guest, mark);
    snprintf(code, sizeof code, shapes[chance_below(&chance, sizeof shapes / sizeof *shapes)], mark);
    pass(300);
    for (const char *at = code; *at; at++) {
        typed[0] = *at;
        world.now_ms += 2;
        door_text(world.door, DOOR_KIOSK, &list, typed, world.now_ms);
    }
    look();
    door_key(world.door, DOOR_KIOSK, &list, DOOR_ENTER, world.now_ms);
    look();
}

static void press_key(void)
{
    pass(100);
    door_key(world.door, DOOR_KIOSK, &list, (enum door_key)chance_below(&chance, DOOR_BACKSPACE + 1),
             world.now_ms);
    look();
}

static void wait(void)
{
    static const int64_t jumps_ms[] = { 20, 200, 1000, 5000, 15000, 45000, 3600000, -1000, -3600000 };
    int64_t deadline = door_deadline(world.door);

    if (chance_in(&chance, 2) && deadline > world.now_ms)
        pass(deadline - world.now_ms);
    else
        pass(jumps_ms[chance_below(&chance, sizeof jumps_ms / sizeof *jumps_ms)]);
}

// Whatever comes by itself, comes.
static void walk_away(void)
{
    for (int64_t until_ms = world.now_ms + 70000; world.now_ms < until_ms;)
        pass(door_deadline(world.door) > world.now_ms ? door_deadline(world.door) - world.now_ms : 1);
}

static void commit(void)
{
    door_committed(world.door, world.now_ms);
    look();
}

static void answer_any(void)
{
    be_answered(false);
}

static void answer_newest(void)
{
    be_answered(true);
}

// ---- one run

static void happen(void)
{
    static void (*const happenings[])(void) = {
        tap_something, tap_something, tap_something, tap_onwards, tap_onwards,   tap_onwards,
        tap_onwards,   type_name,     scan,          press_key,   answer_newest, answer_newest,
        answer_any,    answer_any,    answer_any,    wait,        commit,
    };

    if (chance_in(&chance, world.door->kiosk.new_here.is_checked_in ? 8 : 40))
        walk_away();
    happenings[chance_below(&chance, sizeof happenings / sizeof *happenings)]();
}

// Everybody has gone, and nothing of them is left, not even unseen.
static void calm_down(void)
{
    char mark[] = "Q7";

    for (int64_t until_ms = world.now_ms + 10 * 60000; world.now_ms < until_ms; step++)
        pass(door_deadline(world.door) > world.now_ms ? door_deadline(world.door) - world.now_ms : 1);
    if (world.door->kiosk.screen != KIOSK_HELLO || !is_guests())
        broken("nobody is there, and it does not rest", "");
    if (memmem(&world.door->kiosk, sizeof world.door->kiosk, mark, strlen(mark)))
        broken("somebody's name is kept", "");
}

static void play(size_t run)
{
    const bool faces[DOOR_FACES] = { [DOOR_KIOSK] = true };

    memset(&world, 0, sizeof world);
    world.chance = &chance;
    world.now_ms = MADE_NOW_MS;
    world.door = door_create(world_ask, &world);
    wait_for_write(true);
    glass_at = run % (sizeof glasses / sizeof *glasses);
    glass = (struct door_glass){ .width_mm = glasses[glass_at].width_mm,
                                 .bottom_mm = 800,
                                 .distance_m = 4,
                                 .themes = { THEME_MORNING, THEME_LOUNGE } };
    door_begin(world.door, faces, world.now_ms);
    look();
    for (step = 0; step < STEPS; step++)
        happen();
    calm_down();
    world_finish(&world);
    door_destroy(world.door);
}

static void whatever_happens_the_guests_window_keeps_its_word(void **state)
{
    const char *given = getenv("MONKEY_SEED");
    size_t runs = given ? 1 : RUNS;

    (void)state;
    seed = given ? strtoull(given, NULL, 10) : (unsigned long long)time(NULL) * RUNS;
    print_message("MONKEY_SEED=%llu\n", seed);
    for (size_t run = 0; run < runs; run++, seed++) {
        chance.state = seed;
        play((size_t)seed);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(whatever_happens_the_guests_window_keeps_its_word) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
