#include "cli/families.h"

#include "cli/answer.h"
#include "cli/ask.h"

// What an event is made of; its name and start are asked for only when it is added.
#define EVENT_OPTIONS(is_new)                                                                                \
    { "name", "NAME", "what it is called", is_new, 0 }, { "starts", "TIME", "when it begins", is_new, 0 },   \
        { "doors", "TIME", "when guests may come in; else 45 minutes before the start", 0, 0 },              \
        { "programme", "TIME", "when the programme begins; else with the start", 0, 0 },                     \
        { "ends", "TIME", "when it ends; else it lasts four hours", 0, 0 },                                  \
        { "venue", "TEXT", "the house and its address", 0, 0 },                                              \
        { "where", "TEXT", "where a new guest waits for a host", 0, 0 },                                     \
        { "tz", "ZONE", "its time zone, such as Europe/Berlin; else the group's", 0, 0 },                    \
        { "welcome", "all|asked|none", "which first-time guests a host is called for", 0, 0 },               \
    {                                                                                                        \
        "walk-ins", "open|host|closed", "how people come in who are on no list", 0, 0                        \
    }

static const struct option_row add_options[] = {
    EVENT_OPTIONS(true),
    { "like", "EVENT", "copy another event, with its members expected", 0, 0 },
    { "weekly", "N", "make so many, a week apart", 0, 0 },
    { 0 },
};

static const struct option_row edit_options[] = { EVENT_OPTIONS(false), { 0 } };

static const struct option_row close_options[] = {
    { "yes", NULL, "also when first-time guests still wait: they are missed", 0, 0 },
    { 0 },
};

static const struct answer_column list_columns[] = {
    { "event", "EVENT", 0 },      { "name", "NAME", 0 },
    { "starts", "STARTS", true }, { "expected", "EXPECTED", 0 },
    { "arrived", "ARRIVED", 0 },  { "first_visits", "FIRST VISITS", 0 },
    { "waiting", "WAITING", 0 },  { "greeted", "GREETED", 0 },
    { "missed", "MISSED", 0 },    { 0 },
};

static const struct answer_column show_columns[] = {
    { "event", "event", 0 },
    { "name", "name", 0 },
    { "venue", "venue", 0 },
    { "where", "new guests wait", 0 },
    { "doors", "doors", 0 },
    { "starts", "starts", 0 },
    { "programme", "programme", 0 },
    { "ends", "ends", 0 },
    { "tz", "time zone", 0 },
    { "welcome", "welcome", 0 },
    { "walk_ins", "walk-ins", 0 },
    { "closed", "closed", 0 },
    { "expected", "expected", 0 },
    { "arrived", "arrived", 0 },
    { "first_timers", "first-timers", 0 },
    { "first_visits", "first visits", 0 },
    { "waiting", "waiting", 0 },
    { "greeted", "greeted", 0 },
    { "missed", "missed", 0 },
    { 0 },
};

static const struct answer_shape add_shape = { .sentence = "Event {event} is set up." };
static const struct answer_shape list_shape = { list_columns, NULL, "There are no events: usher event add" };
static const struct answer_shape show_shape = { .columns = show_columns };
static const struct answer_shape edit_shape = { .sentence = "Event {event} is changed." };
static const struct answer_shape close_shape = { .sentence = "Event {event} is closed." };

static const char event_about[] = "EVENT is an id, an exact name, or the start of an id; left out, it is "
                                  "the event going on now, else the next one today, else the only one.";

const struct command_row event_commands[] = {
    { .path = "event add",
      .summary = "set up an event",
      .about = "Times are ISO 8601, such as 2026-12-01T07:00, in the zone of the event unless they name an "
               "offset.",
      .options = add_options,
      .request = "event.add",
      .answer = &add_shape,
      .run = ask_run },
    { .path = "event list",
      .summary = "all events with their counts",
      .request = "event.list",
      .answer = &list_shape,
      .run = ask_run },
    { .path = "event show",
      .summary = "one event with its counts",
      .about = event_about,
      .words = { { "EVENT", true } },
      .request = "event.show",
      .answer = &show_shape,
      .run = ask_run },
    { .path = "event edit",
      .summary = "change an event",
      .words = { { "EVENT", false } },
      .options = edit_options,
      .request = "event.edit",
      .answer = &edit_shape,
      .run = ask_run },
    { .path = "event close",
      .summary = "end an event by hand; it also ends by itself",
      .words = { { "EVENT", false } },
      .options = close_options,
      .request = "event.close",
      .answer = &close_shape,
      .run = ask_run },
    { 0 },
};
