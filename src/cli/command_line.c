#include "cli/command_line.h"

#include <stdlib.h>
#include <string.h>

#include "util/mem.h"
#include "util/str.h"

struct parsing {
    struct command_line *line;
    const struct command_family *families;
    const char *const *next;
    const char *const *end;
    bool only_words;     // behind "--"
    bool path_is_closed; // something came that is not part of the command's name
    struct err *err;
};

static bool looks_like_option(const char *argument)
{
    // "-" is standard input, "-5" and "-.5" are numbers.
    return argument[0] == '-' && argument[1] != '\0' && !strchr(".0123456789", argument[1]);
}

static bool refuse_command(const struct parsing *parsing, const char *path)
{
    const char *nearest = command_nearest(parsing->families, path);

    if (nearest)
        return err_set(parsing->err, ERR_USAGE, "there is no command \"%.100s\": did you mean \"%s\"?", path,
                       nearest);
    return err_set(parsing->err, ERR_USAGE, "there is no command \"%.100s\": \"usher help\" lists them",
                   path);
}

static bool refuse_unfinished(const struct parsing *parsing)
{
    const char *path = parsing->line->path;
    struct str choices = { 0 };

    if (!*path)
        return err_set(parsing->err, ERR_USAGE, "no command is given: \"usher help\" lists them");
    for (const struct command_family *family = parsing->families; family->title; family++) {
        for (const struct command_row *row = family->rows; row->path; row++) {
            size_t length = strlen(path);

            if (strncmp(row->path, path, length) == 0 && row->path[length] == ' ')
                str_addf(&choices, "%s%s", choices.length ? ", " : "", row->path + length + 1);
        }
    }
    err_set(parsing->err, ERR_USAGE, "\"%s\" alone is not a command: add one of %s", path,
            str_text(&choices));
    str_finish(&choices);
    return false;
}

// Takes the word as part of the command's name if there is such a command.
static bool extend_path(struct parsing *parsing, const char *word)
{
    struct command_line *line = parsing->line;
    const struct command_row *row;
    struct str path = { 0 };

    str_addf(&path, "%s%s%s", line->path, *line->path ? " " : "", word);
    row = command_find(parsing->families, str_text(&path));
    if (*word == '\0' || (!row && !command_goes_on(parsing->families, str_text(&path)))) {
        str_finish(&path);
        return false;
    }
    line->row = row;
    free(line->path);
    line->path = str_take(&path);
    return true;
}

static bool take_word(struct parsing *parsing, const char *word)
{
    struct command_line *line = parsing->line;
    struct str path = { 0 };

    if (!parsing->path_is_closed && extend_path(parsing, word))
        return true;
    parsing->path_is_closed = true;
    if (!line->row) {
        str_addf(&path, "%s%s%s", line->path, *line->path ? " " : "", word);
        refuse_command(parsing, str_text(&path));
        str_finish(&path);
        return false;
    }
    line->words = mem_resize(line->words, (line->word_count + 1) * sizeof *line->words);
    line->words[line->word_count++] = word;
    return true;
}

static bool refuse_option(const struct parsing *parsing, const char *written, const char *name)
{
    const struct command_row *row = parsing->line->row;
    const char *nearest = option_nearest(row, name);

    if (!row && *parsing->line->path)
        return refuse_unfinished(parsing);
    if (!row)
        return err_set(parsing->err, ERR_USAGE,
                       "there is no option \"%.100s\" without a command: \"usher help\" lists both", written);
    if (nearest)
        return err_set(parsing->err, ERR_USAGE, "\"%s\" has no option \"%.100s\": did you mean \"--%s\"?",
                       row->path, written, nearest);
    return err_set(parsing->err, ERR_USAGE, "\"%s\" has no option \"%.100s\": see \"usher help %s\"",
                   row->path, written, row->path);
}

static bool take_global(struct parsing *parsing, const struct option_row *row, const char *value)
{
    struct command_line *line = parsing->line;

    if (row->value) { // --db is the only one
        if (line->db)
            return err_set(parsing->err, ERR_USAGE, "--%s is given twice: give it once", row->name);
        if (!*value)
            return err_set(parsing->err, ERR_USAGE, "--%s is empty: name a %s", row->name, row->value);
        line->db = value;
    }
    line->json = line->json || strcmp(row->name, "json") == 0;
    line->quiet = line->quiet || strcmp(row->name, "quiet") == 0;
    line->wants_help = line->wants_help || strcmp(row->name, "help") == 0;
    line->wants_version = line->wants_version || strcmp(row->name, "version") == 0;
    return true;
}

static bool is_global(const struct option_row *row)
{
    for (const struct option_row *global = global_options; global->name; global++)
        if (row == global)
            return true;
    return false;
}

static bool check_value(const struct option_row *row, const char *value, struct err *err)
{
    struct str of = { 0 };
    bool ok;

    str_addf(&of, "%s%s", option_hyphens(row), row->name);
    ok = placeholder_check(row->value, value, str_text(&of), err);
    str_finish(&of);
    return ok;
}

static bool keep_option(struct parsing *parsing, const struct option_row *row, const char *value)
{
    struct command_line *line = parsing->line;

    if (is_global(row))
        return take_global(parsing, row, value);
    parsing->path_is_closed = true;
    if (value && !check_value(row, value, parsing->err))
        return false;
    if (row->value && !row->repeats && line_has(line, row->name))
        return err_set(parsing->err, ERR_USAGE, "%s%s is given twice: give it once", option_hyphens(row),
                       row->name);
    line->options = mem_resize(line->options, (line->option_count + 1) * sizeof *line->options);
    line->options[line->option_count++] = (struct given_option){ row, value };
    return true;
}

static bool take_option(struct parsing *parsing, const char *argument)
{
    const char *name = argument + (argument[1] == '-' ? 2 : 1);
    const char *equals = strchr(name, '=');
    char *bare = mem_copy_bytes(name, equals ? (size_t)(equals - name) : strlen(name));
    const struct option_row *row = command_option(parsing->line->row, bare);
    const char *value = equals ? equals + 1 : NULL;
    bool ok = false;

    if (row && strncmp(argument, option_hyphens(row), (size_t)(name - argument)) != 0)
        row = NULL;
    if (row && (name - argument == 1) != (row->name[1] == '\0'))
        row = NULL;
    if (row && row->value && !equals && parsing->next < parsing->end)
        value = *parsing->next++;
    if (!row)
        refuse_option(parsing, argument, bare);
    else if (row->value && !value)
        err_set(parsing->err, ERR_USAGE, "%s needs a value: write %s %s", argument, argument, row->value);
    else if (!row->value && equals)
        err_set(parsing->err, ERR_USAGE, "--%s takes no value: write --%s alone", row->name, row->name);
    else
        ok = keep_option(parsing, row, value);
    free(bare);
    return ok;
}

// A variable of a script that is empty is not a word left out; only the value of a setting may be empty.
static bool is_missing(const struct command_line *line, size_t at)
{
    const struct word_row *word = &line->row->words[at];

    return !word->is_optional &&
           (at >= line->word_count || (!line->words[at][0] && strcmp(word->name, "V") != 0));
}

static bool check_words(const struct command_line *line, struct err *err)
{
    const struct command_row *row = line->row;
    size_t known = 0;

    for (; known < COMMAND_WORDS && row->words[known].name; known++) {
        const struct word_row *word = &row->words[known];

        if (is_missing(line, known))
            return err_set(err, ERR_USAGE, "\"%s\" needs %s: see \"usher help %s\"", row->path, word->name,
                           row->path);
        if (known < line->word_count && !placeholder_check(word->name, line->words[known], "the word", err))
            return false;
    }
    if (line->word_count > known)
        return err_set(err, ERR_USAGE, "\"%s\" has no place for the word \"%.100s\": see \"usher help %s\"",
                       row->path, line->words[known], row->path);
    return true;
}

static bool check_options(const struct command_line *line, struct err *err)
{
    for (const struct option_row *option = line->row->options; option && option->name; option++)
        if (option->is_required && !line_has(line, option->name))
            return err_set(err, ERR_USAGE, "\"%s\" needs %s%s %s: see \"usher help %s\"", line->row->path,
                           option_hyphens(option), option->name, option->value, line->row->path);
    return true;
}

static bool take_all(struct parsing *parsing)
{
    while (parsing->next < parsing->end) {
        const char *argument = *parsing->next++;
        bool is_option = !parsing->only_words && looks_like_option(argument);

        if (is_option && strcmp(argument, "--") == 0) {
            parsing->only_words = true;
            parsing->path_is_closed = parsing->line->row != NULL;
        } else if (!(is_option ? take_option(parsing, argument) : take_word(parsing, argument))) {
            return false;
        }
    }
    return true;
}

bool command_line_parse(struct command_line *line, const struct command_family *families, int count,
                        const char *const *arguments, struct err *err)
{
    struct parsing parsing = {
        .line = line, .families = families, .next = arguments, .end = arguments + count, .err = err
    };

    *line = (struct command_line){ .path = mem_copy_text("") };
    if (!take_all(&parsing))
        return false;
    if (line->wants_help || line->wants_version)
        return true;
    if (!line->row)
        return refuse_unfinished(&parsing);
    return check_words(line, err) && check_options(line, err);
}

void command_line_finish(struct command_line *line)
{
    free(line->path);
    free(line->words);
    free(line->options);
    *line = (struct command_line){ 0 };
}

const char *line_word(const struct command_line *line, size_t number)
{
    return number < line->word_count ? line->words[number] : NULL;
}

const char *line_option_at(const struct command_line *line, const char *name, size_t number)
{
    must(command_option(line->row, name) && command_option(line->row, name)->value);
    for (size_t i = 0; i < line->option_count; i++)
        if (strcmp(line->options[i].row->name, name) == 0 && number-- == 0)
            return line->options[i].value;
    return NULL;
}

const char *line_option(const struct command_line *line, const char *name)
{
    return line_option_at(line, name, 0);
}

size_t line_count(const struct command_line *line, const char *name)
{
    size_t count = 0;

    must(command_option(line->row, name));
    for (size_t i = 0; i < line->option_count; i++)
        count += strcmp(line->options[i].row->name, name) == 0;
    return count;
}

bool line_has(const struct command_line *line, const char *name)
{
    return line_count(line, name) > 0;
}
