#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "property/devices.h"
#include "service/group.h"
#include "store/made_store.h"

struct store *stores[STORES];
int64_t now_ms, skew_ms[STORES];

static char paths[STORES][MADE_PATH + 40];

static void open_device(int device)
{
    const char *path = paths[device];
    char id[ID_SIZE];
    struct err err = { 0 };

    if (device == 0) {
        expect_done(group_found(path, "Early Birds", "Europe/Berlin", "de", now_ms, id, &err), err);
        expect_done(store_open(&stores[0], path, STORE_WRITE, now_ms, &err), err);
    } else {
        expect_done(store_create(&stores[device], path, now_ms, &err), err);
    }
    expect_done(db_script(store_db(stores[device]), &err, "PRAGMA synchronous=OFF"), err);
}

void devices_open(const char *folder)
{
    for (int i = 0; i < STORES; i++) {
        snprintf(paths[i], sizeof paths[i], "%s/%d.db", folder, i);
        open_device(i);
    }
}

void devices_close(void)
{
    static const char *const endings[] = { "", "-wal", "-shm", ".lock" };

    for (int i = 0; i < STORES; i++) {
        store_close(stores[i]);
        for (size_t j = 0; j < sizeof endings / sizeof *endings; j++) {
            struct str path = { 0 };

            str_addf(&path, "%s%s", paths[i], endings[j]);
            unlink(str_text(&path));
            str_finish(&path);
        }
    }
}

void device_restart(int device)
{
    struct err err = { 0 };

    store_close(stores[device]);
    expect_done(store_open(&stores[device], paths[device], STORE_WRITE, now_ms + skew_ms[device], &err), err);
    expect_done(db_script(store_db(stores[device]), &err, "PRAGMA synchronous=OFF"), err);
}

// ---- hearing of each other

struct hearing {
    struct store *to;
    char device[ID_SIZE];
    int64_t held; // facts of that device
};

static bool hear(void *context, const struct fact *fact, struct err *err)
{
    struct hearing *hearing = context;

    if (strcmp(hearing->device, fact->device) != 0) {
        snprintf(hearing->device, ID_SIZE, "%s", fact->device);
        hearing->held = 0;
        if (!db_number(store_db(hearing->to), err, &hearing->held,
                       "SELECT ifnull(max(seq), 0) FROM fact WHERE device = (SELECT num FROM device WHERE id = ?)",
                       "t", fact->device))
            return false;
    }
    return fact->seq <= hearing->held || fact_receive(hearing->to, fact, err);
}

void device_hear(int from, int to)
{
    struct hearing hearing = { .to = stores[to] };
    struct err err = { 0 };

    expect_done(store_begin(stores[to], now_ms + skew_ms[to], &err), err);
    expect_done(fact_each(stores[from], hear, &hearing, &err), err);
    expect_done(store_commit(stores[to], &err), err);
}

void devices_hear_everything(void)
{
    for (int i = 0; i < DEVICES; i++)
        device_hear(i, (i + 1) % DEVICES);
    for (int i = 0; i < STORES; i++)
        device_hear(i % DEVICES, (i + 1) % STORES);
    for (int i = STORES - 1; i > 0; i--)
        device_hear(i, i - 1);
    for (int i = 0; i < STORES - 1; i++)
        device_hear(i, i + 1);
}
