// The words of a message, in plain text.
#include <string.h>

#include "alert/letter.h"

void letter_say_who(struct str *out, const json_t *message)
{
    const char *name = json_get_text(message, "name"), *company = json_get_text(message, "company");

    str_add(out, name);
    if (name[0] && company[0])
        str_addf(out, " (%s)", company);
}

static void say_duration(struct str *out, int64_t waited_s)
{
    long long count = waited_s < 60 ? waited_s : waited_s / 60;

    str_addf(out, "%lld %s%s", count, waited_s < 60 ? "second" : "minute", count == 1 ? "" : "s");
}

static void say_visit(struct str *out, const json_t *message, const char *who)
{
    int64_t waited_s = json_get_int(message, "waited_s", 0);

    str_add(out, who[0] ? who : "A guest");
    if (waited_s > 0) {
        str_add(out, " has been waiting for ");
        say_duration(out, waited_s);
    } else {
        str_add(out, " has arrived");
    }
    str_add(out, ": please say hello.");
}

static void say_help(struct str *out, const char *reason, const char *who)
{
    static const struct {
        const char *reason, *words;
    } rows[] = {
        { "asked", " asks for a host at the door." },
        { "code", " is at the door with a code from another list." },
        { "half_way", " is new and stopped half-way at the door." },
        { "searches", " is at the door and not found on the list." },
        { "same_name", " is at the door, and several people are called so." },
        { "questioned", " says that a check-in was somebody else's." },
        { "walk_in", " has come without being on the list." },
        { "forget", " asks to be forgotten." },
        { NULL, " asks for help at the door." }, // a reason that is newer than this
    };
    size_t row = 0;

    while (rows[row].reason && strcmp(rows[row].reason, reason) != 0)
        row++;
    str_addf(out, "%s%s", who[0] ? who : "Somebody", rows[row].words);
}

void letter_say(struct str *out, const json_t *message)
{
    const char *reason = json_get_text(message, "reason");
    struct str who = { 0 };

    letter_say_who(&who, message);
    if (reason[0])
        say_help(out, reason, str_text(&who));
    else
        say_visit(out, message, str_text(&who));
    str_finish(&who);
}
