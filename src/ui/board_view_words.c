// What the board says. Sentences stand whole; lists of facts are joined by a dot.
#include "ui/board_view_inside.h"

#include <stdio.h>
#include <string.h>

#include "ui/say.h"
#include "util/text_language.h"

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
        say_into(out, BOARD_WORDS, say("calling %s"), lead->shown);
    else
        say_into(out, BOARD_WORDS, "%s",
                 level > 0 ? say("calling everyone on duty") : say("waiting for a hello"));
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
    case BOARD_HELP_DONE:
        say_into(out, BOARD_WORDS, say("%s is on it"), host);
        break;
    default:
        say_into(out, BOARD_WORDS, "%s", notice->refusal);
    }
}
