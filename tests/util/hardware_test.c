// Machines made of a few files: which of them run down, which lead anywhere, what is plugged in.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <arpa/inet.h>

#include "util/file.h"
#include "util/hardware.h"

static char folder[] = "/tmp/usher-hardware-XXXXXX";

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    char command[100];

    (void)state;
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    return system(command);
}

static void put(const char *machine, const char *supply, const char *name, const char *text)
{
    char path[200], line[50];

    snprintf(path, sizeof path, "%s/%s/%s/%s", folder, machine, supply, name);
    snprintf(line, sizeof line, "%s\n", text);
    assert_true(file_make_folders(path, NULL) && file_replace(path, line, strlen(line), NULL));
}

// ---- the battery

struct supply {
    const char *name, *type, *online, *status, *capacity, *scope;
};

static const struct {
    struct supply supplies[3];
    int percent;
} machines[] = {
    { { { 0 } }, HARDWARE_ON_MAINS }, // nothing at all: a desktop
    { { { "AC", "Mains", "1", NULL, NULL, NULL } }, HARDWARE_ON_MAINS },
    { { { "AC", "Mains", "0", NULL, NULL, NULL }, { "BAT0", "Battery", NULL, "Discharging", "17", NULL } },
      17 },
    { { { "AC", "Mains", "1", NULL, NULL, NULL }, { "BAT0", "Battery", NULL, "Charging", "17", NULL } },
      HARDWARE_ON_MAINS },
    { { { "AC", "Mains", "1", NULL, NULL, NULL }, { "BAT0", "Battery", NULL, "Discharging", "17", NULL } },
      HARDWARE_ON_MAINS }, // busier than its charger
    { { { "BAT0", "Battery", NULL, "Not charging", "4", "System" },
        { "BAT1", "Battery", NULL, "Discharging", "61", "System" } },
      61 },
    { { { "mouse", "Battery", NULL, "Discharging", "3", "Device" } }, HARDWARE_ON_MAINS },
    { { { "BAT0", "Battery", NULL, "Discharging", "0", NULL } }, 0 },
    { { { "usb", "USB", "1", NULL, NULL, NULL }, { "BAT0", "Battery", NULL, "Full", "100", NULL } },
      HARDWARE_ON_MAINS },
};

static void only_a_machine_on_its_battery_runs_down(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof machines / sizeof *machines; i++) {
        char machine[20], path[100];

        snprintf(machine, sizeof machine, "machine-%zu", i);
        for (const struct supply *one = machines[i].supplies; one < machines[i].supplies + 3 && one->name;
             one++) {
            const char *const files[][2] = { { "type", one->type },
                                             { "online", one->online },
                                             { "status", one->status },
                                             { "capacity", one->capacity },
                                             { "scope", one->scope } };

            for (size_t file = 0; file < sizeof files / sizeof *files; file++)
                if (files[file][1])
                    put(machine, one->name, files[file][0], files[file][1]);
        }
        snprintf(path, sizeof path, "%s/%s", folder, machine);
        if (hardware_battery(path) != machines[i].percent)
            fail_msg("machine %zu is at %d", i, hardware_battery(path));
    }
}

// ---- networks

static const struct {
    const char *address;
    unsigned int flags;
    bool leads_out;
} networks[] = {
    { "127.0.0.1", IFF_UP | IFF_RUNNING | IFF_LOOPBACK, false },
    { "10.9.9.9", IFF_UP | IFF_RUNNING | IFF_LOOPBACK, false }, // given to the loopback, and to nobody else
    { "192.168.1.20", IFF_UP | IFF_RUNNING, true },
    { "10.42.0.1", IFF_UP | IFF_RUNNING, true }, // its own hotspot
    { "192.168.1.20", IFF_UP, false },           // the cable is out
    { "192.168.1.20", 0, false },
    { "169.254.7.7", IFF_UP | IFF_RUNNING, false }, // nobody has answered
    { "fe80::1", IFF_UP | IFF_RUNNING, false },
    { "::1", IFF_UP | IFF_RUNNING | IFF_LOOPBACK, false },
    { "2001:db8::7", IFF_UP | IFF_RUNNING, true },
    { NULL, IFF_UP | IFF_RUNNING, false }, // no address at all
};

static void a_network_leads_further_than_its_cable(void **state)
{
    char told[HARDWARE_ADDRESS];

    (void)state;
    for (size_t i = 0; i < sizeof networks / sizeof *networks; i++) {
        struct sockaddr_in four = { .sin_family = AF_INET };
        struct sockaddr_in6 six = { .sin6_family = AF_INET6 };
        const char *address = networks[i].address;
        bool is_six = address && strchr(address, ':');
        struct ifaddrs loopback = { .ifa_flags = IFF_UP | IFF_RUNNING | IFF_LOOPBACK }, one = { 0 };

        if (address)
            assert_int_equal(inet_pton(is_six ? AF_INET6 : AF_INET, address,
                                       is_six ? (void *)&six.sin6_addr : (void *)&four.sin_addr),
                             1);
        one.ifa_flags = networks[i].flags;
        one.ifa_addr = !address ? NULL
                       : is_six ? (struct sockaddr *)(void *)&six
                                : (struct sockaddr *)(void *)&four;
        loopback.ifa_next = &one;
        hardware_leads_out(&loopback, told);
        if (strcmp(told, networks[i].leads_out ? address : "") != 0)
            fail_msg("network %zu: %s", i, told);
    }
    hardware_leads_out(NULL, told);
    assert_string_equal(told, "");
}

// ---- what is plugged in

static void a_scanner_that_is_pulled_out_is_missed(void **state)
{
    char by_id[100], other[100], path[200];

    (void)state;
    put("input/by-id", "usb-scanner-event-kbd", "x", "");
    snprintf(by_id, sizeof by_id, "%s/input/by-id", folder);
    snprintf(other, sizeof other, "%s/input/by-path", folder);
    assert_true(hardware_has_input(by_id, "usb-scanner-event-kbd"));
    assert_false(hardware_has_input(by_id, "usb-other-event-kbd"));
    assert_false(hardware_has_input(other, "usb-scanner-event-kbd")); // the last one took the folder with it
    snprintf(path, sizeof path, "%s/usb-scanner-event-kbd", by_id);
    assert_true(hardware_has_input(by_id, path));
    assert_false(hardware_has_input(by_id, "/dev/no-such-scanner"));
    snprintf(other, sizeof other, "%s/nothing/by-id", folder);
    assert_true(
        hardware_has_input(other, "usb-scanner-event-kbd")); // a box without devices: nothing is known
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_a_machine_on_its_battery_runs_down),
        cmocka_unit_test(a_network_leads_further_than_its_cable),
        cmocka_unit_test(a_scanner_that_is_pulled_out_is_missed),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
