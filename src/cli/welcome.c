#include "cli/families.h"

#include "cli/answer.h"
#include "cli/ask.h"

static const struct option_row list_options[] = {
    { "event", "EVENT", "the event; else the one going on", 0, 0 },
    { "all", NULL, "also those who are greeted, gone, dismissed or missed", 0, 0 },
    { 0 },
};

static const struct option_row claim_options[] = {
    { "host", "HOST", "who goes to them", true, 0 },
    { 0 },
};

static const struct option_row greet_options[] = {
    { "host", "HOST", "who has said hello", true, 0 },
    { "at", "TIME", "when it was, if not now", 0, 0 },
    { "note", "TEXT", "what they said", 0, 0 },
    { 0 },
};

static const struct option_row dismiss_options[] = {
    { "reason", "TEXT", "why nobody needs to go", true, 0 },
    { 0 },
};

static const struct answer_column list_columns[] = {
    { "visit", "VISIT", 0 },           { "name", "NAME", 0 },
    { "company", "COMPANY", 0 },       { "state", "STATE", 0 },
    { "waited_s", "SECONDS", 0 },      { "level", "LEVEL", 0 },
    { "host_name", "HOST", 0 },        { "topics", "TOPICS", 0 },
    { "invited_by", "INVITED BY", 0 }, { 0 },
};

static const struct answer_shape list_shape = { list_columns, NULL, "Nobody waits for a welcome." };
static const struct answer_shape step_shape = { .sentence = "Visit {visit}: {state}." };

// Every step: a visit, an option or two, and the state it comes to.
#define STEP(step, says, its_options)                                                                        \
    {                                                                                                        \
        .path = "welcome " step, .summary = says, .words = { { "VISIT", false } }, .options = its_options,   \
        .request = "welcome." step, .answer = &step_shape, .run = ask_run                                    \
    }

const struct command_row welcome_commands[] = {
    { .path = "welcome list",
      .summary = "who waits for a host, longest first",
      .about = "Level 0 is at once, 1 and 2 after welcome.level1_s and welcome.level2_s (see settings).",
      .options = list_options,
      .request = "welcome.list",
      .answer = &list_shape,
      .run = ask_run },
    STEP("ask", "the guest asks for a host, where an event calls nobody before", NULL),
    STEP("claim", "a host goes to a guest; the first claim wins", claim_options),
    STEP("release", "give a claim back", NULL),
    STEP("greet", "a host has said hello; needs no claim", greet_options),
    STEP("gone", "the guest could not be found", NULL),
    STEP("dismiss", "no welcome is needed", dismiss_options),
    { 0 },
};
