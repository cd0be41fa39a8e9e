// The words of a play (ui/kiosk_played.h), and what each of them does.
#include "ui/kiosk_played.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "util/text.h"

enum { WORD = 512 };

static void pass(struct played *played, int64_t ms)
{
    int64_t until_ms = played->now_ms + ms, deadline;

    while ((deadline = kiosk_deadline(&played->model)) != 0 && deadline <= until_ms) {
        assert_true(deadline > played->now_ms || played->model.now_ms < played->now_ms);
        played->now_ms = deadline > played->now_ms ? deadline : played->now_ms;
        play_message(played, (struct kiosk_msg){ .message = MSG_TIME });
    }
    played->now_ms = until_ms;
}

static void type(struct played *played, const char *text, int64_t gap_ms)
{
    for (bool begins = true; *text; begins = gap_ms > 35) {
        size_t length = text_character(text);
        char typed[64];

        snprintf(typed, sizeof typed, "%.*s", (int)length, text);
        play_message(played, (struct kiosk_msg){ .message = MSG_TEXT, .text = typed, .number = begins });
        pass(played, gap_ms);
        text += length;
    }
}

// ---- answers

static struct kiosk_answer answer_to(const struct played *played, enum kiosk_ask ask)
{
    struct kiosk_answer answer;

    assert_in_range(ask, 0, KIOSK_ASKS - 1); // something is waited for
    memset(&answer, 0, sizeof answer);
    answer.ask = ask;
    answer.question = played->last[ask].question;
    return answer;
}

static void give(struct played *played, const struct kiosk_answer *answer)
{
    play_message(played, (struct kiosk_msg){ .message = MSG_ANSWER, .answer = answer });
}

// The newest question whose answer is waited for, from `first` to `last`.
static enum kiosk_ask waited_for(const struct played *played, enum kiosk_ask first, enum kiosk_ask last)
{
    int newest = (int)KIOSK_ASKS;

    for (int ask = (int)first; ask <= (int)last; ask++)
        if (played->model.asked[ask] &&
            (newest == (int)KIOSK_ASKS || played->model.asked[ask] > played->model.asked[newest]))
            newest = ask;
    return (enum kiosk_ask)newest;
}

static bool has(const char *flags, const char *flag)
{
    return strstr(flags, flag) != NULL;
}

static void give_found(struct played *played, const char *name, const char *flags)
{
    struct kiosk_answer answer = answer_to(played, ASK_FIND);
    struct kiosk_row *row = &answer.found.rows[0];

    answer.found.say = FIND_SHOW_ROWS;
    answer.found.count = 1;
    row->kind = has(flags, "+plus") ? FIND_PLUS : has(flags, "+several") ? FIND_SEVERAL : FIND_GUEST;
    snprintf(row->guest, sizeof row->guest, "g-%.10s", name);
    snprintf(row->name, sizeof row->name, "%s", name);
    snprintf(row->shown, sizeof row->shown, "%s", name);
    row->slip = has(flags, "+slip");
    row->alike = has(flags, "+alike");
    row->first = has(flags, "+first");
    row->arrived = has(flags, "+arrived");
    give(played, &answer);
}

static void give_visit(struct played *played, enum kiosk_ask ask, const char *name, const char *flags)
{
    struct kiosk_answer answer = answer_to(played, ask);
    struct kiosk_visit *visit = &answer.visit;

    visit->is_saved = true;
    visit->arrived_ms = played->now_ms;
    visit->visit_number = 2;
    snprintf(visit->visit, sizeof visit->visit, "v-%.10s", name);
    snprintf(visit->guest, sizeof visit->guest, "g-%.10s", name);
    snprintf(visit->name, sizeof visit->name, "%s", name);
    snprintf(visit->call_name, sizeof visit->call_name, "%s", name);
    visit->first_visit = has(flags, "+first");
    visit->is_owed = has(flags, "+owed") || has(flags, "+claimed");
    visit->already = has(flags, "+already");
    visit->is_greeted = has(flags, "+greeted");
    visit->is_undone = has(flags, "+undone");
    visit->may_ask = has(flags, "+may-ask");
    snprintf(visit->host_name, sizeof visit->host_name, "%s", has(flags, "+claimed") ? "Amir" : "");
    visit->until_ms = has(flags, "+lapses") ? played->now_ms + 9000 : 0;
    if (has(flags, "+page"))
        snprintf(visit->page, sizeof visit->page, "http://door/g/%.10s", name);
    give(played, &answer);
}

static void give_named(struct played *played, enum kiosk_ask ask, const char *name)
{
    struct kiosk_answer answer = answer_to(played, ask);

    if (ask == ASK_LOOK) {
        snprintf(answer.look.guest, sizeof answer.look.guest, "g-%.10s", name);
        snprintf(answer.look.name, sizeof answer.look.name, "%s", name);
        strcpy(answer.look.company, "Acme");
        strcpy(answer.look.title, "Baker");
        strcpy(answer.look.topics, "tea");
    } else if (ask == ASK_ALIKE && name[0]) {
        answer.alike.count = 1;
        snprintf(answer.alike.rows[0].guest, sizeof answer.alike.rows[0].guest, "g-%.10s", name);
    } else if (ask == ASK_HOSTS) {
        answer.hosts.count = name[0] ? (size_t)atoi(name) : 1;
        strcpy(answer.hosts.rows[0].host, "h-Amir");
        strcpy(answer.hosts.rows[9].host, "h-Zora");
    } else if (ask == ASK_PIN) {
        answer.pin.is_right = strcmp(name, "right") == 0;
        answer.pin.wait_ms = atoi(name);
    } else if (ask == ASK_HELP) {
        strcpy(answer.help, "call");
    }
    give(played, &answer);
}

static void give_door(struct played *played, const char *walk_ins, bool has_pin)
{
    struct kiosk_answer answer;

    if (!played->model.asked[ASK_DOOR])
        play_message(played, (struct kiosk_msg){ .message = MSG_CHANGED });
    answer = answer_to(played, ASK_DOOR);
    answer.door.is_known = true;
    answer.door.has_event = walk_ins[0] != '\0';
    answer.door.walk_ins = strcmp(walk_ins, "host") == 0     ? WALK_INS_HOST
                           : strcmp(walk_ins, "closed") == 0 ? WALK_INS_CLOSED
                                                             : WALK_INS_OPEN;
    answer.door.hosts_reachable = 2;
    strcpy(answer.door.event, "breakfast");
    answer.door.has_pin = has_pin;
    give(played, &answer);
}

static void give_failure(struct played *played, enum kiosk_failed failed)
{
    struct kiosk_answer answer = answer_to(played, waited_for(played, ASK_CHECK_IN, ASK_WELCOME));

    answer.failed = failed;
    give(played, &answer);
}

// ---- words

static const struct {
    const char *word;
    enum kiosk_message message;
    int number;
} messages[] = {
    { "begin", TAP_BEGIN, 0 },
    { "back", TAP_BACK, 0 },
    { "key", TAP_KEY, 0 },
    { "row", TAP_ROW, 0 },
    { "not-listed", TAP_NOT_LISTED, 0 },
    { "yes", TAP_YES, 0 },
    { "no", TAP_NO, 0 },
    { "next", TAP_NEXT, 0 },
    { "skip", TAP_SKIP, 0 },
    { "enough", TAP_ENOUGH, 0 },
    { "field", TAP_FIELD, 0 },
    { "add", TAP_ADD, 0 },
    { "chip", TAP_CHIP, 0 },
    { "consent", TAP_CONSENT, 0 },
    { "mend", TAP_MEND, 0 },
    { "privacy", TAP_PRIVACY, 0 },
    { "phone", TAP_PAGE, 0 },
    { "for-someone", TAP_FOR_SOMEONE, 0 },
    { "done", TAP_DONE, 0 },
    { "undo", TAP_UNDO, 0 },
    { "fine", TAP_FINE, 0 },
    { "with-me", TAP_WITH_ME, 0 },
    { "not-me", TAP_NOT_ME, 0 },
    { "type-name", TAP_TYPE_NAME, 0 },
    { "new", TAP_NEW, 0 },
    { "ask-host", TAP_ASK_HOST, 0 },
    { "help", TAP_HELP, 0 },
    { "options", TAP_OPTIONS, 0 },
    { "contrast", TAP_CONTRAST, 0 },
    { "larger", TAP_LARGER, 0 },
    { "stay", TAP_STAY, 0 },
    { "mark", TAP_HOST_MARK, 0 },
    { "host", TAP_HOST, 0 },
    { "more-hosts", TAP_HOSTS, 0 },
    { "someone", TAP_SOMEONE, 0 },
    { "pin", TAP_PIN, 0 },
    { "enter", MSG_KEY, KIOSK_ENTER },
    { "escape", MSG_KEY, KIOSK_ESCAPE },
    { "backspace", MSG_KEY, KIOSK_BACKSPACE },
    { "release", MSG_RELEASE, 0 },
    { "beside", MSG_PRESS, 0 },
    { "focus", MSG_FOCUS, 0 },
    { "changed", MSG_CHANGED, 0 },
    { "time", MSG_TIME, 0 },
};

static bool play_tap(struct played *played, const char *word, const char *text)
{
    for (size_t i = 0; i < sizeof messages / sizeof *messages; i++) {
        if (strcmp(messages[i].word, word) == 0) {
            play_message(played, (struct kiosk_msg){ .message = messages[i].message,
                                                     .number = text[0] ? atoi(text) : messages[i].number });
            return true;
        }
    }
    return false;
}

static bool play_hand(struct played *played, const char *word, const char *text)
{
    if (strcmp(word, "text") == 0)
        type(played, text, 120);
    else if (strcmp(word, "burst") == 0 || strcmp(word, "scan") == 0)
        type(played, text, 3);
    else if (strcmp(word, "press") == 0 || strncmp(word, "press-", 6) == 0)
        play_message(played, (struct kiosk_msg){ .message = MSG_PRESS,
                                                 .pressed = strcmp(word, "press-key") == 0    ? TAP_KEY
                                                            : strcmp(word, "press-mark") == 0 ? TAP_HOST_MARK
                                                                                              : TAP_DONE,
                                                 .number = atoi(text) });
    else if (strcmp(word, "wait") == 0)
        pass(played, atoll(text));
    else if (strcmp(word, "paste") == 0)
        play_message(played, (struct kiosk_msg){ .message = MSG_TEXT, .text = text, .number = 1 });
    else if (strcmp(word, "back-to") == 0)
        played->now_ms = PLAY_NINE_MS + atoll(text);
    else if (strcmp(word, "code") != 0)
        return false;
    if (strcmp(word, "scan") == 0 || strcmp(word, "code") == 0)
        play_message(played, (struct kiosk_msg){ .message = MSG_SCAN, .text = text });
    return true;
}

static bool play_answer(struct played *played, const char *word, char *text)
{
    static const struct {
        const char *word;
        enum kiosk_ask ask;
    } named[] = { { "looked", ASK_LOOK }, { "alike", ASK_ALIKE }, { "unlike", ASK_ALIKE },
                  { "helped", ASK_HELP }, { "hosts", ASK_HOSTS }, { "checked", ASK_PIN } };
    char flags[WORD] = "", *plus = strchr(text, '+');

    if (plus) {
        strcpy(flags, plus);
        *plus = '\0';
    }
    if (strcmp(word, "found") == 0)
        give_found(played, text, flags);
    else if (strcmp(word, "in") == 0)
        give_visit(played, waited_for(played, ASK_CHECK_IN, ASK_CHECK_IN_NEW), text, flags);
    else if (strcmp(word, "shown") == 0)
        give_visit(played, ASK_VISIT, text, flags);
    else if (strcmp(word, "saved") == 0)
        give_named(played, waited_for(played, ASK_UNDO, ASK_WELCOME), "");
    else if (strcmp(word, "refused") == 0 || strcmp(word, "lost") == 0)
        give_failure(played, word[0] == 'r' ? ANSWER_REFUSED : ANSWER_NOT_STORED);
    else if (strcmp(word, "unknown") == 0)
        while (played->model.asked[ASK_CHECK_IN_CODE])
            give_failure(played, ANSWER_REFUSED);
    else if (strcmp(word, "walk-ins") == 0 || strcmp(word, "no-event") == 0)
        give_door(played, text, has(flags, "+pin"));
    else {
        for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
            if (strcmp(named[i].word, word) == 0) {
                give_named(played, named[i].ask, text);
                return true;
            }
        }
        return false;
    }
    return true;
}

void play(struct played *played, const char *words)
{
    while (*words) {
        size_t length = strcspn(words, " "), i;
        char word[WORD], *text;

        snprintf(word, sizeof word, "%.*s", (int)length, words);
        text = strchr(word, ':');
        if (text)
            *text++ = '\0';
        else
            text = word + strlen(word);
        for (i = 0; text[i]; i++)
            text[i] = text[i] == '_' ? ' ' : text[i];
        if (!play_tap(played, word, text) && !play_hand(played, word, text) &&
            !play_answer(played, word, text))
            fail_msg("'%s' is no word of a play", word);
        words += length + strspn(words + length, " ");
    }
}
