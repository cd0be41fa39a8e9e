#include "cli/families.h"

#include "cli/answer.h"
#include "cli/ask.h"

#define GUEST_OPTIONS(is_new)                                                                                \
    { "name", "NAME", "the whole name, as the person writes it", is_new, 0 },                                \
        { "email", "ADDRESS", "e-mail address", 0, 0 }, { "phone", "NUMBER", "phone number", 0, 0 },         \
        { "company", "NAME", "the company they come from", 0, 0 },                                           \
        { "title", "TEXT", "what they do there", 0, 0 }, { "topics", "A,B", "what they care about", 0, 0 },  \
        { "offers", "A,B", "what they offer", 0, 0 }, { "seeks", "A,B", "what they look for", 0, 0 },        \
        { "invited-by", "GUEST", "the guest who invited them", 0, 0 },                                       \
        { "event", "EVENT", "expect them at this event", 0, 0 },                                             \
    {                                                                                                        \
        "role", "guest|member|host|speaker|substitute", "what they are at the event", 0, 0                   \
    }

static const struct option_row add_options[] = { GUEST_OPTIONS(true), { 0 } };

static const struct option_row edit_options[] = {
    GUEST_OPTIONS(false),
    { "given-name", "NAME", "the given name alone", 0, 0 },
    { "family-name", "NAME", "the family name alone", 0, 0 },
    { "call-name", "NAME", "what to call them", 0, 0 },
    { "reading", "TEXT", "how the name is read, for the search", 0, 0 },
    { "language", "TAG", "the language they speak, such as de or pt-BR", 0, 0 },
    { "note", "TEXT", "for the organizers", 0, 0 },
    { "introduce", "yes|no", "they agree to be introduced to others who are here", 0, 0 },
    { "keep-contact", "yes|no", "they agree that the group writes to them", 0, 0 },
    { "share-contact", "yes|no", "they agree that others see how to reach them", 0, 0 },
    { 0 },
};

static const struct option_row find_options[] = {
    { "event", "EVENT", "the guests of this event first", 0, 0 },
    { "limit", "N", "at most so many; else 20", 0, 0 },
    { 0 },
};

static const struct answer_column find_columns[] = {
    { "guest", "GUEST", 0 }, { "name", "NAME", 0 }, { "company", "COMPANY", 0 }, { "slip", "SLIP", 0 }, { 0 },
};

static const struct option_row erase_options[] = {
    { "yes", NULL, "really: it cannot be taken back", 0, 0 },
    { 0 },
};

#define SHOW_COLUMNS                                                                                         \
    { "guest", "guest", 0 }, { "name", "name", 0 }, { "given_name", "given name", 0 },                       \
        { "family_name", "family name", 0 }, { "call_name", "call them", 0 }, { "reading", "reading", 0 },   \
        { "email", "e-mail", 0 }, { "phone", "phone", 0 }, { "company", "company", 0 },                      \
        { "title", "title", 0 }, { "topics", "topics", 0 }, { "offers", "offers", 0 },                       \
        { "seeks", "seeks", 0 }, { "invited_by", "invited by", 0 }, { "language", "language", 0 },           \
        { "consents", "agreed to", 0 }, { "note", "note", 0 }, { "events.name", "on the list of", 0 },       \
        { "visits.event_name", "visits", 0 },                                                                \
    {                                                                                                        \
        "ticket_codes", "ticket codes", 0                                                                    \
    }

static const struct answer_column show_columns[] = { SHOW_COLUMNS, { 0 } };
static const struct answer_column dossier_columns[] = { SHOW_COLUMNS,
                                                        { "facts.kind", "recorded", 0 },
                                                        { 0 } };

static const struct answer_shape add_shape = { .sentence = "Guest {guest} is added." };
static const struct answer_shape find_shape = { find_columns, NULL, "Nobody is found." };
static const struct answer_shape show_shape = { .columns = show_columns };
static const struct answer_shape edit_shape = { .sentence = "Guest {guest} is changed." };
static const struct answer_shape merge_shape = { .sentence = "{merged} is now one with {guest}." };
static const struct answer_shape dossier_shape = { .columns = dossier_columns };
static const struct answer_shape erase_shape = { .sentence = "Guest {guest} is erased." };
static const struct answer_shape unmerge_shape = { .sentence = "{unmerged} is a guest of its own again." };

const struct command_row guest_commands[] = {
    { .path = "guest add",
      .summary = "add a person",
      .options = add_options,
      .request = "guest.add",
      .answer = &add_shape,
      .run = ask_run },
    { .path = "guest find",
      .summary = "find people by name, company or address",
      .about = "Accents, other scripts, either order of names and one slip of the finger are forgiven; best "
               "first.",
      .words = { { "TEXT", false } },
      .options = find_options,
      .request = "guest.find",
      .answer = &find_shape,
      .run = ask_run },
    { .path = "guest show",
      .summary = "what is known about a person",
      .about = "GUEST is an id, the start of one, a ticket code, or an e-mail address.",
      .words = { { "GUEST", false } },
      .request = "guest.show",
      .answer = &show_shape,
      .run = ask_run },
    { .path = "guest edit",
      .summary = "change what is known about a person",
      .about = "An empty value forgets the field.",
      .words = { { "GUEST", false } },
      .options = edit_options,
      .request = "guest.edit",
      .answer = &edit_shape,
      .run = ask_run },
    { .path = "guest merge",
      .summary = "make one person of two",
      .about = "What is known of KEEP counts, DROP fills the gaps; ids of DROP go on working.",
      .words = { { "KEEP", false }, { "DROP", false } },
      .request = "guest.merge",
      .answer = &merge_shape,
      .run = ask_run },
    { .path = "guest unmerge",
      .summary = "take a merge back",
      .words = { { "DROP", false } },
      .request = "guest.unmerge",
      .answer = &unmerge_shape,
      .run = ask_run },
    { .path = "guest dossier",
      .summary = "everything that is stored about a person",
      .about = "For the person who asks what the group knows: give them the answer of --json whole.",
      .words = { { "GUEST", false } },
      .request = "guest.dossier",
      .answer = &dossier_shape,
      .run = ask_run },
    { .path = "guest erase",
      .summary = "remove a person for good, on every device",
      .about = "What remains says only that somebody came. Importing the same list again does not bring them "
               "back.",
      .words = { { "GUEST", false } },
      .options = erase_options,
      .request = "guest.erase",
      .answer = &erase_shape,
      .run = ask_run },
    { 0 },
};
