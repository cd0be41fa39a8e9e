// The words that lists write into their cells, in the languages of the people who write them:
// statuses, roles, yes and no. Words are compared in their folded form: no case, no accents,
// no punctuation. Knows nothing of columns and rows.
#pragma once

#include <stdbool.h>

#include "domain/guest.h"
#include "util/str.h"

// The folded form of a header or a word, in place of what `out` held: "E-Mail:" -> "e mail",
// "Attendee #" -> "attendee #", "Prénom" -> "prenom".
void list_word_fold(struct str *out, const char *text);

// Whether a folded word is one of "first|second|third". "" is in no list.
bool list_word_among(const char *words, const char *word);

enum list_state {
    STATE_EXPECTED, // also every word that is not known
    STATE_ARRIVED,
    STATE_OFF,    // refunded, declined: not expected, unless they came all the same
    STATE_UNDONE, // not expected, whatever else the row says
};

struct list_status {
    enum list_state state;
    const char *reason; // for OFF and UNDONE, a clause for a person, else ""
};

struct list_status list_word_status(const char *folded);

enum list_answer { ANSWER_NONE, ANSWER_YES, ANSWER_NO };

// "Ja", "true", "x", "checked in" are yes, "nein", "0" are no, anything else is neither.
enum list_answer list_word_answer(const char *folded);

// ROLES when the word is no role.
enum role list_word_role(const char *folded);

// The BCP 47 tag for "German", "deutsch" or "de-AT", or "" when it is no language.
// The text as written comes back for a tag, so it must live as long as the answer.
const char *list_word_language(const char *text);

// All that a cell can mean as a word; what stands in brackets only explains: "Waitlisted (3)".
struct list_word {
    struct str text; // the cell these are the meanings of
    struct list_status status;
    enum list_answer answer;
    enum role role;
};

// Columns of words say the same again and again, so *word keeps the last cell and is looked up
// anew only for another. Begins zeroed; finish its text.
const struct list_word *list_word_of(struct list_word *word, const char *cell);

// Whether a cell only says that it is empty: "-", "n/a", "Info Requested".
bool list_word_is_blank(const char *text);
