// The command line, understood: which command, its words and options. Checks everything
// the rows say and nothing that needs a database. Texts are those of argv.
#pragma once

#include "cli/command.h"

struct given_option {
    const struct option_row *row;
    const char *value; // NULL for one that stands alone
};

struct command_line {
    const struct command_row *row; // NULL only with wants_help or wants_version
    char *path;                    // "event add", or as far as it was understood
    const char **words;
    size_t word_count;
    struct given_option *options;
    size_t option_count;
    const char *db; // --db, or NULL
    bool json, quiet, wants_help, wants_version;
};

// Takes argv after the program's name. ERR_USAGE, with the nearest known word. What was
// understood until then is in `line` also after a refusal; the caller finishes it either way.
bool command_line_parse(struct command_line *line, const struct command_family *families, int count,
                        const char *const *arguments, struct err *err);
void command_line_finish(struct command_line *line);

// The word of this number, or NULL when it was left out.
const char *line_word(const struct command_line *line, size_t number);

// The names must be in the command's row. The value or NULL; whether it stands there; how
// often; the value of this number.
const char *line_option(const struct command_line *line, const char *name);
bool line_has(const struct command_line *line, const char *name);
size_t line_count(const struct command_line *line, const char *name);
const char *line_option_at(const struct command_line *line, const char *name, size_t number);
