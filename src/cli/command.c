#include "cli/command.h"

#include <string.h>

#include "util/text.h"

const struct option_row global_options[] = {
    { "db", "FILE", "the database; else $USHER_DB, else usher/usher.db in $XDG_DATA_HOME or ~/.local/share",
      0, 0 },
    { "json", NULL, "answer with one JSON document", 0, 0 },
    { "quiet", NULL, "no messages, only data and errors", 0, 0 },
    { "help", NULL, "explain the command and do nothing", 0, 0 },
    { "version", NULL, "say which Usher this is and do nothing", 0, 0 },
    { 0 },
};

// Further from the word than this it is not a slip of the finger any more.
static size_t slips_allowed(const char *word)
{
    return 1 + strlen(word) / 3;
}

// How far a known word is from what was written; a beginning of it is as near as one slip.
static size_t distance_to(const char *known, const char *written, size_t most)
{
    size_t length = strlen(written);

    if (length > 1 && strncmp(known, written, length) == 0)
        return 1;
    return text_distance(written, known, most);
}

const struct command_row *command_find(const struct command_family *families, const char *path)
{
    for (; families->title; families++)
        for (const struct command_row *row = families->rows; row->path; row++)
            if (strcmp(row->path, path) == 0)
                return row;
    return NULL;
}

bool command_goes_on(const struct command_family *families, const char *path)
{
    size_t length = strlen(path);

    for (; families->title; families++)
        for (const struct command_row *row = families->rows; row->path; row++)
            if (strncmp(row->path, path, length) == 0 && (row->path[length] == ' ' || length == 0))
                return true;
    return false;
}

static const struct option_row *find_option(const struct option_row *options, const char *name)
{
    for (; options && options->name; options++)
        if (strcmp(options->name, name) == 0)
            return options;
    return NULL;
}

const struct option_row *command_option(const struct command_row *row, const char *name)
{
    const struct option_row *option = row ? find_option(row->options, name) : NULL;

    return option ? option : find_option(global_options, name);
}

const char *command_nearest(const struct command_family *families, const char *path)
{
    size_t least = slips_allowed(path) + 1;
    const char *nearest = NULL;

    for (; families->title; families++) {
        for (const struct command_row *row = families->rows; row->path; row++) {
            size_t distance = distance_to(row->path, path, least);

            if (distance < least) {
                least = distance;
                nearest = row->path;
            }
        }
    }
    return nearest;
}

static const char *nearest_option(const struct option_row *options, const char *name, size_t *least)
{
    const char *nearest = NULL;

    for (; options && options->name; options++) {
        size_t distance = distance_to(options->name, name, *least);

        if (distance < *least && options->name[1] != '\0') {
            *least = distance;
            nearest = options->name;
        }
    }
    return nearest;
}

const char *option_nearest(const struct command_row *row, const char *name)
{
    size_t least = slips_allowed(name) + 1;
    const char *own = row ? nearest_option(row->options, name, &least) : NULL;
    const char *global = nearest_option(global_options, name, &least);

    return global ? global : own;
}

const char *option_hyphens(const struct option_row *option)
{
    return option->name[1] ? "--" : "-";
}

bool placeholder_is_number(const char *placeholder)
{
    return strcmp(placeholder, "N") == 0;
}

static bool is_count(const char *value)
{
    size_t digits = strspn(value, "0123456789");

    return value[digits] == '\0' && digits > 0 && digits < 10 && strspn(value, "0") < digits;
}

static bool is_choice(const char *choices, const char *value)
{
    size_t length = strlen(value);

    for (const char *choice = choices; choice; choice = strchr(choice, '|')) {
        choice += *choice == '|';
        if (strcspn(choice, "|") == length && strncmp(choice, value, length) == 0)
            return true;
    }
    return false;
}

bool placeholder_check(const char *placeholder, const char *value, const char *of, struct err *err)
{
    if (placeholder_is_number(placeholder))
        return is_count(value) ||
               err_set(err, ERR_USAGE, "%s cannot be \"%.100s\": give a whole number from 1 on", of, value);
    if (strchr(placeholder, '|'))
        return is_choice(placeholder, value) ||
               err_set(err, ERR_USAGE, "%s cannot be \"%.100s\": give one of %s", of, value, placeholder);
    return true;
}
