// Whatever guests, scanners, disks and clocks do, in whatever order: the guests' window keeps its word.
//
// KIOSK_SEED=7 is one run again; KIOSK_RUNS says how many there are.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "property/random.h"
#include "ui/kiosk_update.h"

enum { RUNS = 2000, MESSAGES = 600, WAITING = 64, DAY_MS = 24 * 3600 * 1000 };

static const char marker[] = "Quix";

struct monkey {
    struct chance chance;
    struct kiosk_model model;
    struct kiosk_effects effects;
    struct kiosk_effect waiting[WAITING]; // questions that were not answered
    size_t waiting_count;
    struct kiosk_answer answer;
    int64_t now_ms;
    char saved[ID_SIZE]; // the visit that was written last
    size_t step;
    bool had_code; // one that came while another was looked up
};

#define HOLDS(condition)                                                                                     \
    do {                                                                                                     \
        if (!(condition))                                                                                    \
            fail_msg("after %zu messages, on %s: %s", monkey->step,                                          \
                     kiosk_screen_names[monkey->model.screen], #condition);                                  \
    } while (0)

// ---- what always holds

static bool is_whole(const char *text, size_t room)
{
    return memchr(text, '\0', room) != NULL;
}

static void look_at_field(const struct monkey *monkey, const struct kiosk_field *field)
{
    HOLDS(is_whole(field->text, sizeof field->text));
    HOLDS(strlen(field->text) == field->length);
}

static void look_at_texts(const struct monkey *monkey)
{
    const struct kiosk_model *model = &monkey->model;

    look_at_field(monkey, &model->find.field);
    look_at_field(monkey, &model->new_here.field);
    look_at_field(monkey, &model->confirm.field);
    HOLDS(is_whole(model->new_here.name, sizeof model->new_here.name));
    HOLDS(is_whole(model->new_here.company, sizeof model->new_here.company));
    HOLDS(is_whole(model->trouble_name, sizeof model->trouble_name));
    HOLDS(is_whole(model->scan.text, sizeof model->scan.text));
    HOLDS(is_whole(model->scan.next, sizeof model->scan.next));
    HOLDS(model->new_here.chip_count <= KIOSK_CHIPS);
    HOLDS(model->find.found.count <= KIOSK_ROWS && model->new_here.found.count <= KIOSK_ROWS);
    HOLDS(model->new_here.step < NEW_STEPS && model->confirm.mends < CONFIRM_PARTS);
}

static bool is_asked(const struct kiosk_model *model)
{
    return model->asked[ASK_CHECK_IN] || model->asked[ASK_CHECK_IN_CODE] || model->asked[ASK_CHECK_IN_NEW] ||
           model->asked[ASK_UNDO] || model->asked[ASK_ALIKE];
}

static void look_at_promises(const struct monkey *monkey)
{
    const struct kiosk_model *model = &monkey->model;
    bool is_away = model->screen != KIOSK_HELLO;

    HOLDS(!is_away || kiosk_deadline(model) != 0); // nobody's name stands there for ever
    HOLDS(!model->find.field.length || kiosk_deadline(model) != 0);
    HOLDS(!model->asks_still_there || model->at_ms[AT_WIPE] != 0);
    HOLDS(model->is_busy == is_asked(model) || (!model->is_busy && model->asked[ASK_ALIKE]));
    HOLDS(!model->is_busy || model->at_ms[AT_GIVEN_UP] != 0);
    HOLDS(!model->is_slow || model->is_busy);
    // Welcome is said only to the visit that was written.
    HOLDS((model->screen != KIOSK_WELCOME && model->screen != KIOSK_ALREADY) || !model->visit.is_saved ||
          strcmp(model->visit.visit, monkey->saved) == 0);
    HOLDS(model->screen != KIOSK_WELCOME || model->visit.is_saved || model->is_busy);
    HOLDS(!model->new_here.is_checked_in || strcmp(model->visit.visit, monkey->saved) == 0);
}

// Nobody is checked in who did not choose to be.
static void look_at_effects(const struct monkey *monkey, const struct kiosk_msg *msg)
{
    bool enters = msg->message == MSG_KEY && msg->number == KIOSK_ENTER;
    bool answers = msg->message == MSG_ANSWER;

    for (size_t i = 0; i < monkey->effects.count; i++) {
        enum kiosk_ask ask = monkey->effects.list[i].ask;

        HOLDS(ask != ASK_CHECK_IN || msg->message == TAP_ROW || msg->message == TAP_YES || enters);
        HOLDS(ask != ASK_CHECK_IN_NEW || msg->message == TAP_NEXT || msg->message == TAP_SKIP || enters);
        HOLDS(ask != ASK_CHECK_IN_CODE || msg->message == MSG_SCAN || answers || monkey->had_code);
        HOLDS(ask != ASK_UNDO || msg->message == TAP_UNDO);
        HOLDS(ask != ASK_MERGE || msg->message == TAP_ROW);
        HOLDS(ask != ASK_DISMISS || msg->message == TAP_FINE);
        HOLDS(ask != ASK_CHECK_IN || kiosk_effect_text(&monkey->effects.list[i], "guest")[0]);
        HOLDS(ask != ASK_CHECK_IN_NEW || kiosk_effect_text(&monkey->effects.list[i], "new")[0]);
    }
}

// ---- what happens

static void send(struct monkey *monkey, struct kiosk_msg msg)
{
    msg.now_ms = monkey->now_ms;
    monkey->had_code = monkey->model.scan.next[0] != '\0';
    kiosk_update(&monkey->model, &msg, &monkey->effects);
    for (size_t i = 0; i < monkey->effects.count; i++) {
        if (monkey->effects.list[i].question == 0)
            continue;
        if (monkey->waiting_count == WAITING)
            monkey->waiting_count--;
        monkey->waiting[monkey->waiting_count++] = monkey->effects.list[i];
    }
    look_at_texts(monkey);
    look_at_promises(monkey);
    look_at_effects(monkey, &msg);
}

static void send_text(struct monkey *monkey)
{
    static const char *const texts[] = {
        "a", "Quix", "\xC3\xA9", "\xE4\xB8\xAD", " ", ",",
        "@", "1",    "\xFF",     "\xE2\x80\xAE", "",  "\xEF\xAC\xAC\xEF\xAC\xAC\xEF\xAC\xAC"
    };

    send(monkey,
         (struct kiosk_msg){ .message = MSG_TEXT,
                             .text = texts[chance_below(&monkey->chance, sizeof texts / sizeof *texts)],
                             .number = (int)chance_below(&monkey->chance, 2) });
}

static void send_scan(struct monkey *monkey)
{
    static const char *const codes[] = { "Quix-1",
                                         "A-ABC1234",
                                         "MECARD:N:Quix,A;EMAIL:q@x.example;;",
                                         "",
                                         "{\"regform_id\":1,\"server\":2}",
                                         "123456789",
                                         "quix is no code" };

    send(monkey,
         (struct kiosk_msg){ .message = MSG_SCAN,
                             .text = codes[chance_below(&monkey->chance, sizeof codes / sizeof *codes)] });
}

static void fill_visit(struct monkey *monkey, struct kiosk_visit *visit)
{
    snprintf(visit->visit, sizeof visit->visit, "v%zu", monkey->step);
    strcpy(visit->guest, "g");
    strcpy(visit->name, marker);
    strcpy(visit->call_name, marker);
    visit->is_saved = true;
    visit->already = chance_in(&monkey->chance, 4);
    visit->first_visit = chance_in(&monkey->chance, 2);
    visit->is_owed = chance_in(&monkey->chance, 2);
    memcpy(monkey->saved, visit->visit, sizeof visit->visit);
}

static void fill_found(struct monkey *monkey, struct kiosk_found *found)
{
    found->say = (enum find_say)chance_below(&monkey->chance, FIND_SAYS);
    found->count = chance_below(&monkey->chance, KIOSK_ROWS + 1);
    for (size_t i = 0; i < found->count; i++) {
        struct kiosk_row *row = &found->rows[i];

        row->kind = (enum find_kind)chance_below(&monkey->chance, FIND_KINDS);
        strcpy(row->guest, "g");
        strcpy(row->name, marker);
        row->slip = chance_in(&monkey->chance, 4);
        row->first = chance_in(&monkey->chance, 3);
        row->arrived = chance_in(&monkey->chance, 4);
    }
}

static void fill_door(struct monkey *monkey, struct kiosk_door *door)
{
    door->is_known = true;
    door->has_event = !chance_in(&monkey->chance, 8);
    door->walk_ins = chance_in(&monkey->chance, 3) ? WALK_INS_HOST : WALK_INS_OPEN;
    strcpy(door->event, "e");
}

// What the services would say, or a failure, or nothing but that it is done.
static void fill(struct monkey *monkey, const struct kiosk_effect *effect)
{
    struct kiosk_answer *answer = &monkey->answer;
    bool is_current = monkey->model.asked[effect->ask] == effect->question;

    memset(answer, 0, sizeof *answer);
    answer->ask = effect->ask;
    answer->question = effect->question;
    answer->failed =
        (enum kiosk_failed)(chance_in(&monkey->chance, 3) ? 1 + chance_below(&monkey->chance, 2) : 0);
    if (answer->failed != ANSWER_DONE)
        return;
    if (effect->ask <= ASK_CHECK_IN_NEW && is_current)
        fill_visit(monkey, &answer->visit);
    else if (effect->ask == ASK_VISIT)
        answer->visit = monkey->model.visit;
    else if (effect->ask == ASK_FIND)
        fill_found(monkey, &answer->found);
    else if (effect->ask == ASK_DOOR)
        fill_door(monkey, &answer->door);
    else if (effect->ask == ASK_ALIKE)
        answer->alike.count = chance_below(&monkey->chance, KIOSK_ALIKE + 1);
    else if (effect->ask == ASK_HELP)
        strcpy(answer->help, "h");
}

static void send_answer(struct monkey *monkey)
{
    struct kiosk_effect effect;
    size_t place;

    if (monkey->waiting_count == 0)
        return;
    place = chance_below(&monkey->chance, monkey->waiting_count);
    effect = monkey->waiting[place];
    if (!chance_in(&monkey->chance, 8)) // else it comes twice
        monkey->waiting[place] = monkey->waiting[--monkey->waiting_count];
    fill(monkey, &effect);
    send(monkey, (struct kiosk_msg){ .message = MSG_ANSWER, .answer = &monkey->answer });
}

static void pass_time(struct monkey *monkey)
{
    static const int64_t jumps_ms[] = { 0, 1, 20, 200, 1000, 5000, 15000, 45000, 3600000, -1000, -3600000 };
    int64_t deadline = kiosk_deadline(&monkey->model);

    if (chance_in(&monkey->chance, 2) && deadline > monkey->now_ms)
        monkey->now_ms = deadline;
    else
        monkey->now_ms += jumps_ms[chance_below(&monkey->chance, sizeof jumps_ms / sizeof *jumps_ms)];
    send(monkey, (struct kiosk_msg){ .message = MSG_TIME });
}

static void send_tap(struct monkey *monkey)
{
    int number = (int)chance_below(&monkey->chance, chance_in(&monkey->chance, 4) ? 60 : 3) - 1;

    send(monkey, (struct kiosk_msg){
                     .message = (enum kiosk_message)(1 + chance_below(&monkey->chance, KIOSK_TAPS - 1)),
                     .number = number });
}

static void send_finger(struct monkey *monkey)
{
    static const enum kiosk_message fingers[] = { MSG_PRESS, MSG_RELEASE, MSG_FOCUS, MSG_KEY, MSG_CHANGED };

    send(monkey, (struct kiosk_msg){ .message = fingers[chance_below(&monkey->chance, 5)],
                                     .pressed = (int)chance_below(&monkey->chance, KIOSK_TAPS),
                                     .number = (int)chance_below(&monkey->chance, 3) });
}

// The way in that guests mostly take, so that the far rooms are visited too.
static void go_on(struct monkey *monkey)
{
    static const enum kiosk_message ways[KIOSK_SCREENS][2] = {
        [KIOSK_HELLO] = { TAP_BEGIN, TAP_BEGIN },     [KIOSK_FIND] = { TAP_ROW, TAP_NOT_LISTED },
        [KIOSK_NEW] = { TAP_NEXT, TAP_SKIP },         [KIOSK_CONFIRM] = { TAP_YES, TAP_YES },
        [KIOSK_WELCOME] = { TAP_DONE, TAP_WITH_ME },  [KIOSK_ALREADY] = { TAP_DONE, TAP_NOT_ME },
        [KIOSK_TROUBLE] = { TAP_TYPE_NAME, TAP_NEW },
    };

    send(monkey,
         (struct kiosk_msg){ .message = ways[monkey->model.screen][chance_below(&monkey->chance, 2)] });
}

static void happen(struct monkey *monkey)
{
    static void (*const happenings[])(struct monkey *) = { send_text,   send_text,   send_text,   send_scan,
                                                           send_answer, send_answer, send_answer, go_on,
                                                           go_on,       go_on,       send_tap,    send_tap,
                                                           send_finger, pass_time };

    happenings[chance_below(&monkey->chance, sizeof happenings / sizeof *happenings)](monkey);
}

// Everybody has gone, and the clock goes on.
static void calm_down(struct monkey *monkey)
{
    int64_t until_ms = monkey->now_ms + 10 * 60000, deadline;

    while ((deadline = kiosk_deadline(&monkey->model)) != 0 && deadline <= until_ms) {
        monkey->now_ms = deadline > monkey->now_ms ? deadline : monkey->now_ms + 1;
        monkey->step++;
        send(monkey, (struct kiosk_msg){ .message = MSG_TIME });
    }
    HOLDS(monkey->model.screen == KIOSK_HELLO);
    HOLDS(!monkey->model.is_busy && !monkey->model.high_contrast && !monkey->model.larger_text);
    HOLDS(!memmem(&monkey->model, sizeof monkey->model, marker, strlen(marker)));
}

static void play_one(uint64_t seed)
{
    static struct monkey monkey;

    memset(&monkey, 0, sizeof monkey);
    monkey.chance.state = seed;
    monkey.now_ms = DAY_MS;
    kiosk_init(&monkey.model);
    send(&monkey, (struct kiosk_msg){ .message = MSG_CHANGED });
    for (monkey.step = 0; monkey.step < MESSAGES; monkey.step++)
        happen(&monkey);
    calm_down(&monkey);
}

static uint64_t number_of(const char *name, uint64_t otherwise)
{
    const char *text = getenv(name);

    return text ? strtoull(text, NULL, 10) : otherwise;
}

static void the_window_keeps_its_word(void **state)
{
    uint64_t seed = number_of("KIOSK_SEED", 1),
             runs = getenv("KIOSK_SEED") ? 1 : number_of("KIOSK_RUNS", RUNS);

    (void)state;
    for (uint64_t i = 0; i < runs; i++) {
        print_message("KIOSK_SEED=%llu\r", (unsigned long long)(seed + i));
        play_one(seed + i);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(the_window_keeps_its_word) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
