#include "service/machine_settings.h"

#include <stdlib.h>
#include <string.h>

#include "util/file.h"
#include "util/ini.h"
#include "util/mem.h"
#include "util/paths.h"

static const char file_name[] = "usher/usher.ini";
static const char machine_path[] = "/etc/usher/usher.ini";

// The file to read; the caller frees. NULL when there is none.
static char *path_to_read(void)
{
    char *own = paths_settings(file_name);

    if (own && file_exists(own))
        return own;
    free(own);
    return file_exists(machine_path) ? mem_copy_text(machine_path) : NULL;
}

static bool read_text(struct str *text, const char *path, struct err *err)
{
    if (!path || file_read(text, path, err))
        return true;
    if (err)
        err->kind = ERR_CONFIG;
    return false;
}

static bool take_value(struct machine_settings *settings, const struct ini_value *value, struct err *err)
{
    enum setting setting = SETTINGS;
    struct str kept = { 0 };

    if (!setting_of(&setting, value->key, NULL) || setting_rows[setting].scope != SCOPE_MACHINE) {
        if (!settings->unknown) {
            settings->unknown = mem_copy_text(value->key);
            settings->unknown_line = value->line;
        }
        return true;
    }
    if (!setting_check(setting, value->value, &kept, err)) {
        err_wrap(err, "line %ld", value->line);
        return false;
    }
    free(settings->values[setting]);
    settings->values[setting] = str_take(&kept);
    return true;
}

bool machine_settings_read(struct machine_settings *settings, struct err *err)
{
    struct str text = { 0 };
    struct ini ini = { 0 };
    struct err wrong = { 0 };
    bool ok;

    *settings = (struct machine_settings){ .path = path_to_read() };
    ok = read_text(&text, settings->path, &wrong);
    if (ok) {
        ok = ini_read(&ini, str_text(&text), &wrong);
        for (size_t i = 0; ok && i < ini.count; i++)
            ok = take_value(settings, &ini.values[i], &wrong);
        if (!ok)
            err_wrap(&wrong, "the settings in \"%s\"", settings->path);
    }
    if (!ok)
        err_set(err, ERR_CONFIG, "%s", wrong.text);
    ini_finish(&ini);
    str_finish(&text);
    return ok;
}

void machine_settings_finish(struct machine_settings *settings)
{
    for (int i = 0; i < SETTINGS; i++)
        free(settings->values[i]);
    free(settings->path);
    free(settings->unknown);
    *settings = (struct machine_settings){ 0 };
}

const char *machine_settings_value(const struct machine_settings *settings, enum setting setting)
{
    must(setting_rows[setting].scope == SCOPE_MACHINE);
    return settings->values[setting] ? settings->values[setting] : setting_rows[setting].otherwise;
}

bool machine_settings_set(enum setting setting, const char *value, struct err *err)
{
    char *from = path_to_read();
    char *to = paths_settings(file_name);
    struct str before = { 0 };
    struct str after = { 0 };
    bool ok;

    must(setting_rows[setting].scope == SCOPE_MACHINE);
    if (!to)
        to = mem_copy_text(machine_path);
    ok = read_text(&before, from, err);
    if (ok && !ini_change(&after, str_text(&before), setting_rows[setting].key, value, err))
        ok = err_wrap(err, "the settings in \"%s\"", from ? from : to);
    ok = ok && file_make_folders(to, err) && file_replace(to, after.at, after.length, err);
    free(from);
    free(to);
    str_finish(&before);
    str_finish(&after);
    return ok;
}
