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

void play_message(struct played *played, struct kiosk_msg msg)
{
    struct kiosk_effects effects;

    msg.now_ms = played->now_ms;
    kiosk_update(&played->model, &msg, &played->effects);
    for (size_t i = 0; i < played->effects.count; i++) {
        const struct kiosk_effect *effect = &played->effects.list[i];

        played->last[effect->ask] = *effect;
        played->times[effect->ask]++;
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
