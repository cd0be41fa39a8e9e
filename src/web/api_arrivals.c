// Arrivals: a second door in every host's hand.
#include <string.h>

#include "domain/find_row.h"
#include "web/inside.h"

enum { LETTERS_LEAST = 3 };

void serve_find(struct turn *turn)
{
    const char *text = parse_value(&turn->request->query, "q");

    if (!*text)
        turn_ask(turn, "door.arrivals", json_object(), turn_pass);
    else if (find_letters(text) < LETTERS_LEAST)
        turn_json(turn, 200, json_pack("{s:s, s:[]}", "say", find_say_names[FIND_KEEP_TYPING], "rows"));
    else
        turn_ask(turn, "door.find", json_pack("{s:s}", "text", text), turn_pass);
}

void serve_check_in(struct turn *turn)
{
    static const char *const allowed[] = { "guest", "code",    "new", "email", "company",
                                           "for",   "plus_of", "at",  "event" };
    json_t *members = json_pack("{s:s}", "method", "host");

    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
        json_put_text(members, allowed[i], turn_text(turn, allowed[i]));
    turn_ask(turn, "visit.check_in", members, turn_pass);
}

void serve_undo(struct turn *turn)
{
    json_t *members = json_pack("{s:s}", "visit", turn->parts[0]);

    json_put_text(members, "reason", turn_text(turn, "reason"));
    turn_ask(turn, "visit.undo", members, turn_pass);
}
