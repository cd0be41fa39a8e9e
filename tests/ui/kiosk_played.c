#include "ui/kiosk_played.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

// ---- messages and what they ask

static const struct {
    const char *name, *key, *more;
} told[KIOSK_ASKS] = {
    [ASK_CHECK_IN] = { "check-in", "guest", NULL },
    [ASK_CHECK_IN_CODE] = { "code", "code", NULL },
    [ASK_CHECK_IN_NEW] = { "new", "new", "company" },
    [ASK_UNDO] = { "undo", "visit", NULL },
    [ASK_EDIT] = { "edit", "guest", NULL },
    [ASK_MERGE] = { "merge", "keep", "drop" },
    [ASK_DISMISS] = { "dismiss", "visit", NULL },
    [ASK_HELP] = { "help", "reason", "name" },
    [ASK_HELP_DONE] = { "help-done", "help", NULL },
    [ASK_GREET] = { "greet", "visit", "host" },
    [ASK_WELCOME] = { "someone", "visit", NULL },
    [ASK_PIN] = { "pin", "pin", "role" },
    [TELL_LEND] = { "lend", "", NULL },
    [TELL_NOT_STORED] = { "not-stored", "name", NULL },
};

static void note(struct played *played, const struct kiosk_effect *effect)
{
    if (!told[effect->ask].name || (effect->ask == ASK_CHECK_IN_CODE && played->model.scan.layout > 0))
        return;
    str_addf(&played->asked, "%s%s %s", played->asked.length ? ", " : "", told[effect->ask].name,
             kiosk_effect_text(effect, told[effect->ask].key));
    if (told[effect->ask].more && kiosk_effect_text(effect, told[effect->ask].more)[0])
        str_addf(&played->asked, " %s", kiosk_effect_text(effect, told[effect->ask].more));
    for (size_t i = 1; effect->ask == ASK_EDIT && i < effect->count; i++)
        str_addf(&played->asked, " %s=%s", effect->members[i].key, effect->text + effect->members[i].text);
}

static void let_serve(struct played *played, const struct kiosk_effects *effects)
{
    for (size_t i = 0; i < effects->count && played->serve; i++) {
        struct kiosk_answer answer;

        played->serve(played->context, &effects->list[i], &answer);
        play_message(played, (struct kiosk_msg){ .message = MSG_ANSWER, .answer = &answer });
    }
}

// Every question has a number of its own, names its event, and gives its reasons.
static void look_at(struct played *played, const struct kiosk_effect *effect)
{
    bool is_told = effect->ask == TELL_NOT_STORED || effect->ask == TELL_LEND || effect->ask == ASK_HELP_DONE;
    bool is_of_event = effect->ask <= ASK_CHECK_IN_NEW || effect->ask == ASK_FIND || effect->ask == ASK_HELP;
    bool has_reason = effect->ask == ASK_UNDO || effect->ask == ASK_DISMISS || effect->ask == ASK_HELP;

    assert_true(is_told ? effect->question == 0
                        : effect->question == 0 || effect->question > played->question);
    played->question = effect->question ? effect->question : played->question;
    if (is_of_event && played->model.door.event[0])
        assert_string_equal(kiosk_effect_text(effect, "event"), played->model.door.event);
    if (has_reason)
        assert_true(kiosk_effect_text(effect, "reason")[0] != '\0');
}

void play_message(struct played *played, struct kiosk_msg msg)
{
    struct kiosk_effects effects;

    msg.now_ms = played->now_ms;
    kiosk_update(&played->model, &msg, &played->effects);
    for (size_t i = 0; i < played->effects.count; i++) {
        const struct kiosk_effect *effect = &played->effects.list[i];

        played->last[effect->ask] = *effect;
        played->times[effect->ask]++;
        look_at(played, effect);
        note(played, effect);
    }
    effects = played->effects;
    let_serve(played, &effects);
}

const char *play_said(const struct played *played, enum kiosk_ask ask, const char *key)
{
    return kiosk_effect_text(&played->last[ask], key);
}

void play_begin(struct played *played)
{
    memset(played, 0, sizeof *played);
    kiosk_init(&played->model);
    played->now_ms = PLAY_NINE_MS;
    play(played, "walk-ins:open");
}

void play_begin_served(struct played *played, int64_t now_ms,
                       void (*serve)(void *context, const struct kiosk_effect *effect,
                                     struct kiosk_answer *answer),
                       void *context)
{
    memset(played, 0, sizeof *played);
    kiosk_init(&played->model);
    played->now_ms = now_ms;
    played->serve = serve;
    played->context = context;
    play(played, "changed");
}

void play_end(struct played *played)
{
    str_finish(&played->asked);
}

void play_rows(const struct play_row *rows, size_t count)
{
    static struct played played;
    size_t wrong = 0;

    for (size_t i = 0; i < count; i++) {
        play_begin(&played);
        play(&played, rows[i].words);
        if (played.model.screen != rows[i].screen || strcmp(str_text(&played.asked), rows[i].asked) != 0) {
            print_error("%s\n  stands on %s, asked '%s'\n  instead of %s, '%s'\n", rows[i].words,
                        kiosk_screen_names[played.model.screen], str_text(&played.asked),
                        kiosk_screen_names[rows[i].screen], rows[i].asked);
            wrong++;
        }
        play_end(&played);
    }
    assert_int_equal(wrong, 0);
}

// ---- what stands there

static void show_text(struct str *shows, const char *what, const char *text)
{
    if (text[0])
        str_addf(shows, " %s%s", what, text);
}

static void show_number(struct str *shows, const char *what, int number)
{
    if (number > 0)
        str_addf(shows, " %s%d", what, number);
}

static void show_new(const struct kiosk_new *new_here, struct str *shows)
{
    static const char *const steps[NEW_STEPS] = { "name",       "whose",     "company",   "seen-before",
                                                  "invited-by", "call-name", "contact",   "topics",
                                                  "seeks",      "offers",    "introduce", "consents" };

    str_addf(shows, " %s%s", steps[new_here->step], new_here->active ? " title" : "");
}

static void show_form(const struct kiosk_new *new_here, struct str *shows)
{
    for (size_t i = 0; i < new_here->chip_count; i++)
        show_text(shows, i ? "; " : "chips ", new_here->chips[i]);
    show_number(shows, "rows ", (int)new_here->found.count);
    show_text(shows, "of ", new_here->plus_of_name);
    show_text(shows, "for ", new_here->in_place_of_name);
    show_text(shows, "invited ", new_here->invited_by_name);
}

static void show_confirm(const struct kiosk_confirm *confirm, struct str *shows)
{
    show_text(shows, "name ", confirm->text[CONFIRM_NAME]);
    show_text(shows, "company ", confirm->text[CONFIRM_COMPANY]);
    show_text(shows, "topics ", confirm->text[CONFIRM_TOPICS]);
    show_text(shows, "title ", confirm->title);
}

static void show_over(const struct kiosk_model *model, struct str *shows)
{
    const struct {
        const char *name;
        bool is_there;
    } flags[] = {
        { "privacy", model->new_here.shows_privacy },
        { "phone", model->new_here.shows_page },
        { "wrong", model->new_here.looks_wrong },
        { "options", model->shows_options },
        { "contrast", model->high_contrast },
        { "larger", model->larger_text },
        { "still-there", model->asks_still_there },
        { "busy", model->is_busy },
        { "hosts", model->shows_hosts },
        { "pin", model->shows_pin },
        { "called", model->is_host_called },
    };

    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        show_text(shows, "", flags[i].is_there ? flags[i].name : "");
    show_number(shows, "pressed ", model->pressed_message);
    show_number(shows, "focus ", model->focus + 1);
}

void play_show(const struct played *played, struct str *shows)
{
    const struct kiosk_model *model = &played->model;
    const struct kiosk_field *field = kiosk_active_field(model);

    str_add(shows, kiosk_screen_names[model->screen]);
    if (model->screen == KIOSK_NEW)
        show_new(&model->new_here, shows);
    if (field)
        str_addf(shows, " [%s]", field->text);
    if (model->screen == KIOSK_NEW)
        show_form(&model->new_here, shows);
    if (model->screen == KIOSK_FIND)
        show_number(shows, "rows ", (int)model->find.found.count);
    if (model->screen == KIOSK_CONFIRM)
        show_confirm(&model->confirm, shows);
    if (model->screen == KIOSK_WELCOME)
        show_text(shows, "", model->visit.call_name);
    if (model->screen == KIOSK_TROUBLE)
        show_text(shows, "name ", model->trouble_name);
    show_over(model, shows);
}

void play_shows_rows(const struct play_shows_row *rows, size_t count)
{
    static struct played played;
    size_t wrong = 0;

    for (size_t i = 0; i < count; i++) {
        struct str shows = { 0 };

        play_begin(&played);
        play(&played, rows[i].words);
        play_show(&played, &shows);
        if (strcmp(str_text(&shows), rows[i].shows) != 0) {
            print_error("%s\n  shows '%s'\n  not   '%s'\n", rows[i].words, str_text(&shows), rows[i].shows);
            wrong++;
        }
        str_finish(&shows);
        play_end(&played);
    }
    assert_int_equal(wrong, 0);
}
