#include "service/machine.h"

#include <pthread.h>
#include <stdlib.h>

#include "service/machine_settings.h"
#include "util/clock.h"
#include "util/hardware.h"
#include "util/mem.h"

enum { LOOKS_US = 30 * 1000 * 1000 };

static const char power_folder[] = "/sys/class/power_supply", input_folder[] = "/dev/input/by-id";

struct machine {
    pthread_mutex_t mutex;
    bool has_pages, is_looked_at;
    int64_t looked_us;
    int battery;
    char address[HARDWARE_ADDRESS]; // "": no network
    bool has_scanner;
};

struct machine *machine_create(bool has_pages)
{
    struct machine *machine = mem_new(sizeof *machine);

    machine->has_pages = has_pages;
    must(pthread_mutex_init(&machine->mutex, NULL) == 0);
    return machine;
}

void machine_destroy(struct machine *machine)
{
    if (!machine)
        return;
    pthread_mutex_destroy(&machine->mutex);
    free(machine);
}

// A scanner that nobody has named cannot be missed: it is a keyboard among others.
static bool has_scanner(void)
{
    struct machine_settings settings = { 0 };
    const char *name;
    bool has = true;

    if (machine_settings_read(&settings, NULL)) {
        name = machine_settings_value(&settings, SETTING_SCANNER_DEVICE);
        has = !name[0] || hardware_has_input(input_folder, name);
    }
    machine_settings_finish(&settings);
    return has;
}

static void look(struct machine *machine)
{
    int64_t now_us = clock_steady_us();

    if (machine->is_looked_at && now_us - machine->looked_us < LOOKS_US)
        return;
    machine->is_looked_at = true;
    machine->looked_us = now_us;
    machine->battery = hardware_battery(power_folder);
    hardware_address(machine->address);
    machine->has_scanner = has_scanner();
}

json_t *machine_tell(struct machine *machine)
{
    json_t *told;

    pthread_mutex_lock(&machine->mutex);
    look(machine);
    told = json_pack("{s:i, s:b, s:s, s:b, s:b}", "battery", machine->battery, "network",
                     (int)(machine->address[0] != '\0'), "address", machine->address, "scanner",
                     (int)machine->has_scanner, "pages", (int)machine->has_pages);
    pthread_mutex_unlock(&machine->mutex);
    return told;
}
