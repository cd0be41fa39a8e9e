#include "cli/help.h"

#include <string.h>

#include "util/mem.h"

enum { COLUMN = 28, LINE = 88 };

void help_usage(struct str *out, const struct command_row *row)
{
    bool has_more = false;

    str_addf(out, "usher %s", row->path);
    for (size_t i = 0; i < COMMAND_WORDS && row->words[i].name; i++)
        str_addf(out, row->words[i].is_optional ? " [%s]" : " %s", row->words[i].name);
    for (const struct option_row *option = row->options; option && option->name; option++) {
        if (option->is_required)
            str_addf(out, " %s%s %s", option_hyphens(option), option->name, option->value);
        else
            has_more = true;
    }
    if (has_more)
        str_add(out, " [options]");
}

static bool is_asked(const struct command_row *row, const char *path)
{
    size_t length = strlen(path);

    return length == 0 || (strncmp(row->path, path, length) == 0 && strchr(" ", row->path[length]));
}

static bool check_path(const struct command_family *families, const char *path, struct err *err)
{
    const char *nearest;

    if (command_find(families, path) || command_goes_on(families, path))
        return true;
    nearest = command_nearest(families, path);
    if (nearest)
        return err_set(err, ERR_USAGE, "there is no command \"%.100s\": did you mean \"%s\"?", path, nearest);
    return err_set(err, ERR_USAGE, "there is no command \"%.100s\": \"usher help\" lists them", path);
}

// Adds the text in lines that end before column LINE, all but the first indented. It begins
// in column `indent`.
static void add_wrapped(struct str *out, const char *text, size_t indent)
{
    size_t used = indent;

    while (*text) {
        size_t length = strcspn(text, " ");
        bool is_first = used == indent;

        if (!is_first && used + 1 + length > LINE) {
            str_addf(out, "\n%*s", (int)indent, "");
            used = indent;
            is_first = true;
        }
        if (!is_first)
            str_add_char(out, ' ');
        str_add_bytes(out, text, length);
        used += length + !is_first;
        text += length;
        text += strspn(text, " ");
    }
    str_add_char(out, '\n');
}

static void add_pair(struct str *out, const char *left, const char *right)
{
    size_t used = strlen(left) + 2;

    str_addf(out, "  %s", left);
    if (used + 2 > COLUMN) {
        str_add_char(out, '\n');
        used = 0;
    }
    str_addf(out, "%*s", (int)(COLUMN - used), "");
    add_wrapped(out, right, COLUMN);
}

static void add_options(struct str *out, const struct option_row *options)
{
    struct str left = { 0 };

    for (; options && options->name; options++) {
        str_addf(&left, "%s%s%s%s%s", option_hyphens(options), options->name, options->value ? " " : "",
                 options->value ? options->value : "", options->repeats ? "..." : "");
        add_pair(out, str_text(&left), options->help);
        str_clear(&left);
    }
    str_finish(&left);
}

static void add_whole(struct str *out, const struct command_row *row)
{
    help_usage(out, row);
    str_add(out, "\n  ");
    add_wrapped(out, row->summary, 2);
    if (row->about) {
        str_add(out, "  ");
        add_wrapped(out, row->about, 2);
    }
    if (row->options)
        add_options(out, row->options);
}

static void add_overview(struct str *out, const struct command_family *families)
{
    str_add(out, "usher [--db FILE] [--json] [--quiet] COMMAND [options]\n");
    for (; families->title; families++) {
        str_addf(out, "\n%s\n", families->title);
        for (const struct command_row *row = families->rows; row->path; row++)
            add_pair(out, row->path, row->summary);
    }
    str_add(out, "\nWith every command\n");
    add_options(out, global_options);
    str_add(out, "\n\"usher help COMMAND\" explains one of them.\n");
}

bool help_text(struct str *out, const struct command_family *families, const char *path, struct err *err)
{
    bool is_first = true;

    if (!check_path(families, path, err))
        return false;
    if (!*path) {
        add_overview(out, families);
        return true;
    }
    for (; families->title; families++) {
        for (const struct command_row *row = families->rows; row->path; row++) {
            if (is_asked(row, path)) {
                str_add(out, is_first ? "" : "\n");
                add_whole(out, row);
                is_first = false;
            }
        }
    }
    return true;
}

static json_t *words_json(const struct command_row *row)
{
    json_t *words = json_array();

    for (size_t i = 0; i < COMMAND_WORDS && row->words[i].name; i++)
        json_array_append_new(words, json_pack("{s:s, s:b}", "name", row->words[i].name, "optional",
                                               (int)row->words[i].is_optional));
    return words;
}

static json_t *options_json(const struct option_row *options)
{
    json_t *array = json_array();

    for (; options && options->name; options++)
        json_array_append_new(array, json_pack("{s:s, s:s?, s:b, s:b, s:s}", "name", options->name, "value",
                                               options->value, "required", (int)options->is_required,
                                               "repeats", (int)options->repeats, "help", options->help));
    return array;
}

json_t *help_json(const struct command_family *families, const char *path, struct err *err)
{
    json_t *array;

    if (!check_path(families, path, err))
        return NULL;
    array = json_array();
    for (; families->title; families++)
        for (const struct command_row *row = families->rows; row->path; row++)
            if (is_asked(row, path))
                json_array_append_new(array,
                                      json_pack("{s:s, s:s, s:s?, s:o, s:o}", "command", row->path, "summary",
                                                row->summary, "about", row->about, "words", words_json(row),
                                                "options", options_json(row->options)));
    return array;
}
