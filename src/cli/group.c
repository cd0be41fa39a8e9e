#include "cli/families.h"

#include <stdlib.h>

#include "cli/answer.h"
#include "cli/call.h"
#include "domain/setting.h"
#include "service/group.h"
#include "service/request.h"
#include "store/store.h"
#include "util/clock.h"

static const struct option_row init_options[] = {
    { "group", "NAME", "the group's name, as guests read it", true, 0 },
    { "tz", "ZONE", "the time zone of its events, such as Europe/Berlin; else UTC", 0, 0 },
    { "locale", "TAG", "its language, such as de or pt-BR; else en", 0, 0 },
    { 0 },
};

static const struct option_row doctor_options[] = {
    { "rebuild", NULL, "first drop what is derived and fold every fact again", 0, 0 },
    { 0 },
};

static const struct answer_column doctor_columns[] = {
    { "check", "CHECK", 0 },
    { "ok", "OK", 0 },
    { "said", "WHAT IT SAYS", 0 },
    { 0 },
};

static const struct answer_shape init_shape = {
    .sentence = "The group \"{group}\" is founded. Next: usher event add",
};
static const struct answer_shape doctor_shape = { .columns = doctor_columns };

// The option's value in the form in which the setting is kept. The caller frees.
static char *founding_value(const struct command_call *call, const char *option, enum setting setting,
                            struct err *err)
{
    const char *given = line_option(&call->line, option);
    struct str kept = { 0 };

    if (!setting_check(setting, given ? given : setting_rows[setting].otherwise, &kept, err)) {
        // A wrong name is refused; a wrong zone or tag is a wrong command line.
        err->kind = setting == SETTING_GROUP_NAME ? ERR_REFUSED : ERR_USAGE;
        return NULL;
    }
    return str_take(&kept);
}

// Then there is a group, and its file will not be free.
static bool has_door(const char *path, struct err *err)
{
    return link_is_there(path) &&
           !err_set(err, ERR_REFUSED, "%s has a group already: name another file with --db", path);
}

static bool init_run(struct command_call *call, struct err *err)
{
    char *path = call_database_path(call, err);
    char *name = path ? founding_value(call, "group", SETTING_GROUP_NAME, err) : NULL;
    char *zone = name ? founding_value(call, "tz", SETTING_GROUP_TZ, err) : NULL;
    char *locale = zone ? founding_value(call, "locale", SETTING_GROUP_LOCALE, err) : NULL;
    char device[ID_SIZE];
    bool ok = locale && !has_door(path, err) && group_found(path, name, zone, locale, clock_now_ms(), device, err);

    if (ok) {
        json_t *answer = json_pack("{s:s, s:s}", "group", name, "device", device);

        answer_print(&call->output, answer, &init_shape);
        json_decref(answer);
    }
    free(path);
    free(name);
    free(zone);
    free(locale);
    return ok;
}

static bool rebuild(struct reach *reach, struct err *err)
{
    if (reach->link)
        return err_set(err, ERR_REFUSED, "an Usher is running on %s: end it, then rebuild", reach->path);
    return store_rebuild(reach->store, clock_now_ms(), err);
}

// It takes long, and nobody at a door waits for it: then a copy is looked at.
static bool examine(struct reach *reach, json_t **answer, struct err *err)
{
    json_t *members = json_object();
    struct store *copy = NULL;
    bool ok = (!reach->link || store_open_copy(&copy, reach->path, clock_now_ms(), err)) &&
              request_run(copy ? copy : reach->store, "doctor", members, clock_now_ms(), answer, err);

    store_close(copy);
    json_decref(members);
    return ok;
}

static void print_checks(struct command_call *call, const json_t *answer)
{
    const json_t *checks = json_object_get(answer, "checks");
    size_t wrong = 0;
    size_t i;
    json_t *check;

    json_array_foreach(checks, i, check) wrong += !json_get_bool(check, "ok");
    answer_print(&call->output, call->output.json ? answer : checks, &doctor_shape);
    if (!json_get_bool(answer, "ok"))
        call_partly(call, "%zu of %zu checks found something wrong: see the list", wrong,
                    json_array_size(checks));
}

// A file that cannot even be opened is what the doctor is asked about.
static bool cannot_open(struct err *err, json_t **answer)
{
    if (err->kind != ERR_IO)
        return false;
    *answer = json_pack("{s:b, s:[{s:s, s:b, s:o}]}", "ok", 0, "checks", "check", "file", "ok", 0, "said",
                        json_text_or_null(err->text));
    *err = (struct err){ 0 };
    return true;
}

static bool doctor_run(struct command_call *call, struct err *err)
{
    json_t *answer = NULL;
    struct reach reach = { 0 };
    bool ok = (call_reach(call, &reach, err) && (!line_has(&call->line, "rebuild") || rebuild(&reach, err)) &&
               examine(&reach, &answer, err)) ||
              cannot_open(err, &answer);

    if (ok)
        print_checks(call, answer);
    reach_close(&reach);
    json_decref(answer);
    return ok;
}

const struct command_row group_commands[] = {
    { .path = "init",
      .summary = "make the database and found the group",
      .options = init_options,
      .run = init_run },
    { .path = "doctor",
      .summary = "check the file and what it rests on; exits 1 when something is wrong",
      .options = doctor_options,
      .run = doctor_run },
    { 0 },
};
