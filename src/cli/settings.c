#include "cli/families.h"

#include <stdlib.h>
#include <string.h>

#include "cli/answer.h"
#include "cli/ask.h"
#include "service/machine_settings.h"
#include "ui/theme.h"

static const struct answer_column list_columns[] = {
    { "key", "SETTING", 0 },
    { "value", "VALUE", 0 },
    { "scope", "OF THE", 0 },
    { "help", "WHAT IT IS", 0 },
    { 0 },
};
static const struct answer_shape list_shape = { .columns = list_columns };
static const struct answer_shape value_shape = { .sentence = "{value}" };

// Values in JSON have the type of their setting; nothing set is null.
static json_t *typed(enum setting setting, const char *value)
{
    switch (setting_rows[setting].type) {
    case SETTING_WHOLE:
        return json_integer(strtoll(value, NULL, 10));
    case SETTING_YES_NO:
        return json_boolean(strcmp(value, "yes") == 0);
    default:
        return json_text_or_null(value);
    }
}

static json_t *describe(enum setting setting, const char *value)
{
    const struct setting_row *row = &setting_rows[setting];

    return json_pack("{s:s, s:o, s:s, s:s, s:o, s:s}", "key", row->key, "value", typed(setting, value),
                     "scope", setting_scope_names[row->scope], "type", setting_type_names[row->type],
                     "default", typed(setting, row->otherwise), "help", row->help);
}

// Where every value comes from; read once for a command.
struct sources {
    struct machine_settings machine;
    json_t *group; // what setting.list answers
};

static bool sources_read(struct sources *sources, const struct command_call *call, struct err *err)
{
    json_t *members = json_object();
    bool ok = ask(call, "setting.list", members, &sources->group, err) &&
              machine_settings_read(&sources->machine, err);

    json_decref(members);
    return ok;
}

static void sources_finish(struct sources *sources)
{
    machine_settings_finish(&sources->machine);
    json_decref(sources->group);
}

static const char *value_of(const struct sources *sources, enum setting setting)
{
    const struct setting_row *row = &setting_rows[setting];

    if (row->scope == SCOPE_MACHINE)
        return machine_settings_value(&sources->machine, setting);
    return json_object_get(sources->group, row->key) ? json_get_text(sources->group, row->key)
                                                     : row->otherwise;
}

static bool list_run(struct command_call *call, struct err *err)
{
    struct sources sources = { 0 };
    json_t *answer = json_array();
    bool ok = sources_read(&sources, call, err);

    for (int i = 0; ok && i < SETTINGS; i++)
        json_array_append_new(answer, describe((enum setting)i, value_of(&sources, (enum setting)i)));
    if (ok && sources.machine.unknown)
        output_say(&call->output, "\"%s\", line %ld: \"%s\" is no setting of a machine and changes nothing",
                   sources.machine.path, sources.machine.unknown_line, sources.machine.unknown);
    if (ok)
        answer_print(&call->output, answer, &list_shape);
    sources_finish(&sources);
    json_decref(answer);
    return ok;
}

static bool get_run(struct command_call *call, struct err *err)
{
    struct sources sources = { 0 };
    enum setting setting = SETTINGS;
    json_t *answer;
    bool ok = sources_read(&sources, call, err) && setting_of(&setting, line_word(&call->line, 0), err);

    if (ok) {
        answer = describe(setting, value_of(&sources, setting));
        answer_print(&call->output, answer, &value_shape);
        json_decref(answer);
    }
    sources_finish(&sources);
    return ok;
}

static bool set_in_group(const struct command_call *call, const char *key, const char *value, struct err *err)
{
    json_t *members = json_pack("{s:s, s:s}", "key", key, "value", value);
    json_t *answer = NULL;
    bool ok = ask(call, "setting.set", members, &answer, err);

    json_decref(members);
    json_decref(answer);
    return ok;
}

// A door that is open looks at the file again; without one there is nobody to tell.
static void tell_door(const struct command_call *call)
{
    char *path = call_database_path(call, NULL);
    json_t *members = json_object(), *answer = NULL;
    struct link *link = NULL;

    if (path && link_open(&link, path, NULL))
        link_ask(link, "settings.changed", members, NULL, &answer, NULL);
    link_close(link);
    json_decref(answer);
    json_decref(members);
    free(path);
}

static bool set_on_machine(const struct command_call *call, enum setting setting, const char *kept,
                           struct err *err)
{
    if (!machine_settings_set(setting, kept, err))
        return false;
    tell_door(call);
    return true;
}

// A setting of the machine, too, is set only where there is a group.
static bool has_group(const struct command_call *call, struct err *err)
{
    struct store *store = NULL;
    bool ok = call_open(call, STORE_READ, &store, err);

    store_close(store);
    return ok;
}

// The screens paint a colour that is hard to read darker for guests, lighter for hosts.
static void say_brand(struct output *output, const char *colour)
{
    static const struct {
        enum theme_name theme;
        const char *where;
    } rows[] = { { THEME_MORNING, "for guests" }, { THEME_LOUNGE, "on the board" } };

    int32_t brand = (int32_t)strtol(colour + 1, NULL, 16);

    for (size_t i = 0; i < sizeof rows / sizeof *rows && brand != themes[THEME_MORNING].primary; i++) {
        bool changed;
        struct theme theme = theme_with_brand(rows[i].theme, brand, &changed);

        if (changed)
            output_say(output, "%s is hard to read %s: #%06X is painted there", colour, rows[i].where,
                       (unsigned)theme.primary);
    }
}

static bool set_run(struct command_call *call, struct err *err)
{
    enum setting setting = SETTINGS;
    struct str kept = { 0 };
    bool ok = has_group(call, err) && setting_of(&setting, line_word(&call->line, 0), err) &&
              setting_check(setting, line_word(&call->line, 1), &kept, err);

    if (ok && setting_rows[setting].scope == SCOPE_MACHINE)
        ok = set_on_machine(call, setting, str_text(&kept), err);
    else if (ok)
        ok = set_in_group(call, setting_rows[setting].key, str_text(&kept), err);
    if (ok) {
        json_t *answer = describe(setting, str_text(&kept));

        if (call->output.json)
            answer_print(&call->output, answer, &value_shape);
        else
            output_say(&call->output, "%s = %s (of the %s)", setting_rows[setting].key, str_text(&kept),
                       setting_scope_names[setting_rows[setting].scope]);
        json_decref(answer);
        if (setting == SETTING_BRAND_COLOUR)
            say_brand(&call->output, str_text(&kept));
    }
    str_finish(&kept);
    return ok;
}

const struct command_row settings_commands[] = {
    { .path = "settings", .summary = "every setting, its value and what it is for", .run = list_run },
    { .path = "settings list", .summary = "the same", .run = list_run },
    { .path = "settings get",
      .summary = "the value of a setting",
      .words = { { "K", false } },
      .run = get_run },
    { .path = "settings set",
      .summary = "change a setting",
      .about = "Settings of the group are the same on every device; those of the machine stand in its "
               "settings file.",
      .words = { { "K", false }, { "V", false } },
      .run = set_run },
    { 0 },
};
