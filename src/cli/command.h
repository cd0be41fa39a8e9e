// What the program can be asked, as const rows. The parser, the usage errors, the help and
// the man page are made from these rows and from nothing else. The work itself stands in
// one file per family (cli/event.c, cli/guest.c ...).
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "util/err.h"

struct command_call;
struct answer_shape;

enum { COMMAND_WORDS = 4 };

// A placeholder says what may stand in its place: "all|asked|none" one of these, "N" a whole
// number from 1 on, anything else any text.
struct word_row {
    const char *name; // placeholder, "EVENT"; NULL ends the list
    bool is_optional; // only the last ones
};

struct option_row {
    const char *name;  // "starts"; one letter is written with one hyphen; NULL ends the list
    const char *value; // placeholder, "TIME"; NULL: the option stands alone
    const char *help;  // one clause, no full stop
    bool is_required;
    bool repeats;
};

struct command_row {
    const char *path;    // "event add"; NULL ends the list
    const char *summary; // one clause for lists of commands, no full stop
    const char *about;   // what else a person needs to know, whole sentences; NULL for nothing
    struct word_row words[COMMAND_WORDS];
    const struct option_row *options;  // NULL for none
    const char *request;               // of service/request.h, for ask_run (cli/ask.h)
    const struct answer_shape *answer; // how people read what the request answers
    bool (*run)(struct command_call *call, struct err *err);
};

struct command_family {
    const char *title; // "Events"; NULL ends the list
    const struct command_row *rows;
};

// Understood by every command, before or after it.
extern const struct option_row global_options[];

// The row with this whole path, or NULL.
const struct command_row *command_find(const struct command_family *families, const char *path);
// Whether some command's path goes on after this one: "event" for "event add".
bool command_goes_on(const struct command_family *families, const char *path);

// The option of the row, else of the global ones; NULL for neither.
const struct option_row *command_option(const struct command_row *row, const char *name);

// The path of the command that looks most like this, or NULL when none does.
const char *command_nearest(const struct command_family *families, const char *path);
const char *option_nearest(const struct command_row *row, const char *name);

// Refuses (ERR_USAGE) a value that the placeholder does not allow; `of` names it in the sentence.
bool placeholder_check(const char *placeholder, const char *value, const char *of, struct err *err);
bool placeholder_is_number(const char *placeholder);

// "-" or "--": what stands before the name of this option.
const char *option_hyphens(const struct option_row *option);
