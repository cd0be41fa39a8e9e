#include "cli/demo_world.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "util/clock.h"
#include "util/file.h"
#include "util/mem.h"
#include "util/zone.h"

static const char demo_event[] = "Breakfast at the harbour";
static const char venue[] = "Speicher 5";

// The breakfasts that are over: how many days before this one, and who came.
static const struct {
    const char *name, *list;
    int days_before;
} past[] = {
    { "Breakfast in October", "eventbrite-october.csv", 56 },
    { "Breakfast in November", "eventbrite-november.csv", 28 },
};

static const struct {
    const char *name;
    bool is_lead;
} hosts[] = { { "Amir Haddad", true }, { "Åsa Lindqvist", false }, { "Zoë van der Berg", false } };

// Who agreed to be introduced, and what no list says of them.
static const struct {
    const char *email, *topics, *offers, *seeks; // NULL: as listed
} agreed[] = {
    { "j.mueller@example.net", NULL, "tax advice", NULL },
    { "asa.l@example.org", "timber; tides", NULL, "a workshop" },
    { "k.wisniewska@example.org", NULL, NULL, "tax advice" },
    { "amara.okafor@example.com", NULL, NULL, NULL },
    { "rosa@example.com", "daylight", NULL, NULL },
};

// Runs a command of this program on the world's file, as if it were typed; NULL ends the words. What it
// says is dropped.
static bool run(const struct demo_world *world, const struct command_call *call, const char *const *words,
                struct err *err)
{
    struct command_call inner = { .families = call->families, .now_ms = call->now_ms };
    int count = 0;
    bool ok;

    while (words[count])
        count++;
    ok = command_line_parse(&inner.line, call->families, count, words, err);
    inner.line.db = world->database;
    output_init(&inner.output, false, true);
    ok = ok && inner.line.row->run(&inner, err);
    if (ok && inner.partly.length > 0)
        ok = err_set(err, ERR_INTERNAL, "%s", str_text(&inner.partly));
    output_finish(&inner.output);
    command_line_finish(&inner.line);
    str_finish(&inner.partly);
    return ok;
}
#define RUN(world, call, err, ...) run(world, call, (const char *const[]){ __VA_ARGS__, NULL }, err)

static bool make_folder(struct demo_world *world, const char *dir, struct err *err)
{
    const char *above = getenv("TMPDIR");
    struct str path = { 0 };

    str_addf(&path, "%s/usher-demo.XXXXXX", above && *above ? above : "/tmp");
    world->folder = dir ? mem_copy_text(dir) : str_take(&path);
    str_finish(&path);
    if (!dir && !mkdtemp(world->folder))
        return err_set(err, ERR_IO, "%s cannot be made: %s: name a folder with --dir", world->folder,
                       strerror(errno));
    str_addf(&path, "%s/usher.db", world->folder);
    world->database = str_take(&path);
    if (file_exists(world->database))
        return err_set(err, ERR_REFUSED, "%s is there already: name another folder with --dir",
                       world->database);
    return true;
}

static bool add_list(const struct demo_world *world, const struct command_call *call, const char *event,
                     const char *assets, const char *list, struct err *err)
{
    struct str path = { 0 };
    bool ok;

    str_addf(&path, "%s/demo/%s", assets, list);
    ok = RUN(world, call, err, "import", str_text(&path), "--event", event);
    str_finish(&path);
    return ok;
}

static bool add_past(const struct demo_world *world, const struct command_call *call, const char *assets,
                     struct err *err)
{
    for (size_t i = 0; i < sizeof past / sizeof *past; i++) {
        char starts[ZONE_TIME_SIZE];

        zone_format(starts, world->zone, world->doors_ms - (int64_t)past[i].days_before * 24 * HOUR_MS);
        if (!RUN(world, call, err, "event", "add", "--name", past[i].name, "--starts", starts) ||
            !add_list(world, call, past[i].name, assets, past[i].list, err))
            return false;
    }
    return true;
}

static bool add_event(const struct demo_world *world, const struct command_call *call, const char *assets,
                      struct err *err)
{
    char doors[ZONE_TIME_SIZE], starts[ZONE_TIME_SIZE], programme[ZONE_TIME_SIZE], ends[ZONE_TIME_SIZE];

    zone_format(doors, world->zone, world->doors_ms);
    zone_format(starts, world->zone, world->doors_ms + 45 * MINUTE_MS);
    zone_format(programme, world->zone, world->doors_ms + 45 * MINUTE_MS);
    zone_format(ends, world->zone, world->doors_ms + 3 * HOUR_MS);
    return RUN(world, call, err, "event", "add", "--name", demo_event, "--doors", doors, "--starts", starts,
               "--programme", programme, "--ends", ends, "--venue", venue, "--where", "by the window") &&
           add_list(world, call, demo_event, assets, "eventbrite.csv", err);
}

static bool add_hosts(const struct demo_world *world, const struct command_call *call, struct err *err)
{
    for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++)
        if (!RUN(world, call, err, "host", "add", hosts[i].name, "--event", demo_event,
                 hosts[i].is_lead ? "--lead" : NULL))
            return false;
    return true;
}

static bool add_agreed(const struct demo_world *world, const struct command_call *call, struct err *err)
{
    for (size_t i = 0; i < sizeof agreed / sizeof *agreed; i++) {
        const char *words[12] = { "guest", "edit", agreed[i].email, "--introduce", "yes" };
        const char *const options[] = { "--topics", "--offers", "--seeks" };
        const char *const values[] = { agreed[i].topics, agreed[i].offers, agreed[i].seeks };
        size_t count = 5;

        for (size_t j = 0; j < 3; j++) {
            if (values[j]) {
                words[count++] = options[j];
                words[count++] = values[j];
            }
        }
        if (!run(world, call, words, err))
            return false;
    }
    return true;
}

bool demo_found(struct demo_world *world, const struct command_call *call, const char *dir,
                const char *assets, struct err *err)
{
    return make_folder(world, dir, err) &&
           RUN(world, call, err, "init", "--group", "Harbour Business Breakfast", "--tz", world->zone) &&
           RUN(world, call, err, "settings", "set", "group.demo", "yes") &&
           add_past(world, call, assets, err) && add_event(world, call, assets, err) &&
           add_hosts(world, call, err) && add_agreed(world, call, err);
}

bool demo_export(const struct demo_world *world, const struct command_call *call, struct str *path,
                 struct err *err)
{
    str_addf(path, "%s/attendance.csv", world->folder);
    return RUN(world, call, err, "export", "attendance", "--event", demo_event, "-o", str_text(path));
}

void demo_world_finish(struct demo_world *world)
{
    free(world->zone);
    free(world->folder);
    free(world->database);
    *world = (struct demo_world){ 0 };
}
