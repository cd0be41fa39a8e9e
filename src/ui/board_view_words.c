// What the board says. Sentences stand whole; lists of facts are joined by a dot.
#include "ui/board_view_inside.h"

#include <stdio.h>
#include <string.h>

#include "ui/say.h"
#include "util/text_language.h"
#include "util/zone.h"

enum { SHORT_BYTES = 36 };

void board_say_minutes(char out[BOARD_WORDS], int minutes)
{
    if (minutes == 0)
        say_into(out, BOARD_WORDS, "%s", say("just now"));
    else if (minutes == 1)
        say_into(out, BOARD_WORDS, "%s", say("1 minute"));
    else
        say_into(out, BOARD_WORDS, say("%d minutes"), minutes);
}

// Short facts are not broken over lines, and the dot stays with the fact before it.
static void join(char out[BOARD_WORDS], const char *fact)
{
    bool is_short = strlen(fact) <= SHORT_BYTES;
    struct str whole = { 0 };

    if (!fact[0])
        return;
    str_addf(&whole, "%s%s", out, out[0] ? "\u00A0· " : "");
    for (const char *at = fact; *at; at++) {
        if (*at == ' ' && is_short)
            str_add(&whole, "\u00A0");
        else
            str_add_char(&whole, *at);
    }
    say_into(out, BOARD_WORDS, "%s", str_text(&whole));
    str_finish(&whole);
}

static void say_visit(char *out, size_t size, int number)
{
    char ordinal[16];

    say_ordinal(ordinal, sizeof ordinal, number);
    say_into(out, size, say("%s visit"), ordinal);
}

void board_say_detail(char out[BOARD_WORDS], const struct board_card *card)
{
    char fact[BOARD_LINE] = "";

    out[0] = '\0';
    if (card->visit_number > 1)
        say_visit(fact, sizeof fact, card->visit_number);
    join(out, card->first_visit ? say("First visit") : fact);
    join(out, card->company);
    if (card->invited_by[0]) {
        say_into(fact, sizeof fact, say("invited by %s"), card->invited_by);
        join(out, fact);
    }
    if (card->known_before)
        join(out, say("may have been here before"));
}

bool board_say_tag(char out[BOARD_WORDS], const struct board_tag *tag)
{
    char language[TEXT_LANGUAGE_SIZE];

    switch (tag->kind) {
    case BOARD_READS:
        if (!text_language(language, tag->text, say_language()))
            return false;
        say_into(out, BOARD_WORDS, say("reads %s"), language);
        break;
    case BOARD_SEEKS:
        say_into(out, BOARD_WORDS, say("seeks: %s"), tag->text);
        break;
    case BOARD_OFFERS:
        say_into(out, BOARD_WORDS, say("offers: %s"), tag->text);
        break;
    case BOARD_TOPIC:
        say_into(out, BOARD_WORDS, "#%s", tag->text);
        break;
    }
    return true;
}

static const struct board_host *lead_of(const struct board_model *model)
{
    for (size_t i = 0; i < model->shown.host_count; i++) {
        if (model->shown.hosts[i].is_lead)
            return &model->shown.hosts[i];
    }
    return NULL;
}

void board_say_call(char out[BOARD_WORDS], const struct board_model *model, const struct board_card *card)
{
    const struct board_host *lead = lead_of(model);
    int level = board_card_level(model, card);

    if (level == 2 && lead)
        say_into(out, BOARD_WORDS, say("lead host called: %s"), lead->shown);
    else
        say_into(out, BOARD_WORDS, "%s",
                 level == 2   ? say("everyone called")
                 : level == 1 ? say("everyone on duty called")
                              : say("waiting for a hello"));
}

// ---- hosts

static bool is_lead_called(const struct board_model *model)
{
    for (size_t i = 0; i < model->shown.card_count; i++) {
        if (board_card_level(model, &model->shown.cards[i]) == 2)
            return true;
    }
    return false;
}

static void say_rests(char *out, size_t size, const struct board_model *model, const struct board_host *host)
{
    const char *zone = model->shown.event.zone;
    char clock[ZONE_TIME_SIZE];

    zone_format_clock(clock, zone[0] ? zone : "UTC", host->rests_until_ms);
    say_into(out, size, say("resting until %s"), clock);
}

void board_say_does(char out[BOARD_WORDS], const struct board_model *model, const struct board_host *host)
{
    out[0] = '\0';
    if (board_host_rests(model, host))
        say_rests(out, BOARD_WORDS, model, host);
    else if (host->open > 0)
        say_into(out, BOARD_WORDS, "%s", say("going"));
    else if (board_host_is_unheard(model, host))
        say_into(out, BOARD_WORDS, "%s", say("phone asleep"));
    else if (host->is_lead && is_lead_called(model))
        say_into(out, BOARD_WORDS, "%s", say("called"));
}

static size_t add_fact(char facts[BOARD_FACTS][BOARD_LINE], size_t count, const char *format,
                       const char *what)
{
    if (count < BOARD_FACTS)
        snprintf(facts[count++], BOARD_LINE, format, what);
    return count;
}

static size_t suggested_facts(char facts[BOARD_FACTS][BOARD_LINE], const struct board_card *card,
                              const char *host)
{
    char language[TEXT_LANGUAGE_SIZE];
    size_t count = 0;

    for (size_t i = 0; i < card->suggested_count; i++) {
        const struct board_suggested *suggested = &card->suggested[i];

        if (strcmp(suggested->host, host) != 0)
            continue;
        if (suggested->language[0] && text_language(language, suggested->language, say_language()))
            count = add_fact(facts, count, say("speaks %s"), language);
        if (suggested->topic[0])
            count = add_fact(facts, count, say("also #%s"), suggested->topic);
    }
    return count;
}

static void say_state(char out[BOARD_LINE], const struct board_model *model, const struct board_host *host)
{
    if (!host->on_duty)
        say_into(out, BOARD_LINE, "%s", say("not on duty"));
    else if (board_host_rests(model, host))
        say_rests(out, BOARD_LINE, model, host);
    else if (host->open > 1)
        say_into(out, BOARD_LINE, say("is with %d guests"), host->open);
    else
        say_into(out, BOARD_LINE, "%s", host->open == 1 ? say("is with 1 guest") : say("free"));
}

size_t board_say_why(char facts[BOARD_FACTS][BOARD_LINE], const struct board_model *model,
                     const struct board_card *card, const struct board_host *host)
{
    size_t count = card ? suggested_facts(facts, card, host->host) : 0;

    if (count < BOARD_FACTS)
        say_state(facts[count++], model, host);
    if (host->is_lead)
        count = add_fact(facts, count, "%s", say("lead"));
    if (board_host_is_unheard(model, host))
        count = add_fact(facts, count, "%s", say("phone asleep"));
    return count;
}

void board_join_facts(char out[BOARD_WORDS], char facts[BOARD_FACTS][BOARD_LINE], size_t count)
{
    out[0] = '\0';
    for (size_t i = 0; i < count; i++)
        join(out, facts[i]);
}

void board_say_meet(char out[BOARD_WORDS], const struct board_meet *meet)
{
    if (meet->because[0])
        say_into(out, BOARD_WORDS, say("introduce to: %s (%s)"), meet->shown, meet->because);
    else
        say_into(out, BOARD_WORDS, say("introduce to: %s"), meet->shown);
}

void board_say_help(char out[BOARD_WORDS], const struct board_help *help)
{
    static const struct {
        const char *reason, *with_name, *without;
    } rows[] = {
        { "asked", "%s at the door asks for a host", "Somebody at the door asks for a host" },
        { "code", "%s at the door has a code from another list",
          "Somebody at the door has a code from another list" },
        { "half_way", "%s is new and stopped half-way", "Someone new at the door stopped half-way" },
        { "searches", "%s cannot find their name", "Somebody at the door cannot find their name" },
        { "same_name", "Several people are called %s", "Several people share a name: one is at the door" },
        { "questioned", "“That wasn’t me”, says %s about the check-in",
          "“That wasn’t me”, says somebody about a check-in" },
        { "walk_in", "%s has come without being on the list", "Somebody has come without being on the list" },
        { "forget", "%s asks to be forgotten: the organizer decides",
          "A guest asks to be forgotten: the organizer decides" },
        { "not_stored", "%s could not be checked in: write the name down",
          "Somebody could not be checked in: write the name down" },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (strcmp(rows[i].reason, help->reason) != 0)
            continue;
        if (help->shown[0])
            snprintf(out, BOARD_WORDS, say(rows[i].with_name), help->shown);
        else
            say_into(out, BOARD_WORDS, "%s", say(rows[i].without));
        return;
    }
    say_into(out, BOARD_WORDS, "%s", say("Somebody at the door needs a host"));
}

void board_say_back(char out[BOARD_WORDS], const struct board_back *back)
{
    char fact[BOARD_LINE];

    say_into(out, BOARD_WORDS, "%s", back->shown);
    if (back->visit_number > 1) {
        say_visit(fact, sizeof fact, back->visit_number);
        join(out, fact);
    }
    if (back->met[0]) {
        say_into(fact, sizeof fact, say("met %s last time"), back->met);
        join(out, fact);
    }
}

static void say_host_notice(char out[BOARD_WORDS], const struct board_deed *deed)
{
    bool on = deed->effect.on;
    const char *sentence = deed->effect.act == BOARD_REST
                               ? (on ? say("%s rests for ten minutes") : say("%s is back"))
                           : deed->effect.act == BOARD_DUTY
                               ? (on ? say("%s is on duty") : say("%s is off duty"))
                               : (on ? say("%s’s phone is let in") : say("%s’s phone is not let in"));

    snprintf(out, BOARD_WORDS, sentence, deed->host);
}

void board_say_notice(char out[BOARD_WORDS], const struct board_notice *notice)
{
    const char *guest = notice->deed.guest, *host = notice->deed.host;

    switch (notice->deed.effect.act) {
    case BOARD_CLAIM:
        say_into(out, BOARD_WORDS, say("%s is going to %s"), host, guest);
        break;
    case BOARD_GREET:
        say_into(out, BOARD_WORDS, say("%s has said hello to %s"), host, guest);
        break;
    case BOARD_RELEASE:
    case BOARD_TAKE_BACK:
        say_into(out, BOARD_WORDS, say("%s is waiting again"), guest);
        break;
    case BOARD_GONE_AWAY:
        say_into(out, BOARD_WORDS, say("%s could not be found and is off the board"), guest);
        break;
    case BOARD_DISMISS:
        say_into(out, BOARD_WORDS, say("%s needs no welcome and is off the board"), guest);
        break;
    case BOARD_HELP_DONE:
        say_into(out, BOARD_WORDS, say("%s is on it"), host);
        break;
    case BOARD_INTRODUCED:
        say_into(out, BOARD_WORDS, say("%s has introduced %s to %s"), host, guest, notice->deed.other);
        break;
    case BOARD_REST:
    case BOARD_DUTY:
    case BOARD_LET_IN:
        say_host_notice(out, &notice->deed);
        break;
    default:
        say_into(out, BOARD_WORDS, "%s", notice->refusal);
    }
}
