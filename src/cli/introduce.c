#include "cli/families.h"

#include "cli/answer.h"
#include "cli/ask.h"

static const struct option_row list_options[] = {
    { "event", "EVENT", "the event; else the one going on", 0, 0 },
    { "guest", "GUEST", "for this guest, best first; else for everybody who is here", 0, 0 },
    { "limit", "N", "at most so many of each guest, up to 20; else 3", 0, 0 },
    { 0 },
};

static const struct option_row made_options[] = {
    { "host", "HOST", "who introduced them", true, 0 },
    { "event", "EVENT", "where; else at the event going on", 0, 0 },
    { 0 },
};

static const struct answer_column list_columns[] = {
    { "a", "A", 0 },
    { "a_name", "NAME", 0 },
    { "b", "B", 0 },
    { "b_name", "SHOULD MEET", 0 },
    { "because", "BECAUSE", 0 },
    { 0 },
};

static const struct answer_shape list_shape = {
    list_columns, NULL, "Nobody here is known to fit together: only who agreed to be introduced counts."
};
static const struct answer_shape made_shape = { .sentence = "{a} and {b} have met." };

const struct command_row introduce_commands[] = {
    { .path = "introduce list",
      .summary = "who should meet whom, and why",
      .about =
          "Of those who have checked in and agreed to be introduced: what one seeks and the other offers, "
          "topics that both name, the same inviter. Never two of one company or two who have met.",
      .options = list_options,
      .request = "introduce.list",
      .answer = &list_shape,
      .run = ask_run },
    { .path = "introduce made",
      .summary = "a host has introduced two guests",
      .words = { { "A", false }, { "B", false } },
      .options = made_options,
      .request = "introduce.made",
      .answer = &made_shape,
      .run = ask_run },
    { 0 },
};
