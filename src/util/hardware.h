// What the machine says of itself, as Linux tells it: its battery, its networks, what is plugged in. Looks
// and changes nothing. The folders are given, so that tests have machines of their own.
#pragma once

#include <stdbool.h>

struct ifaddrs;

enum { HARDWARE_ON_MAINS = -1 };

// What is left, in percent, of a machine that runs on its battery now; HARDWARE_ON_MAINS for any other.
// `folder` is /sys/class/power_supply.
int hardware_battery(const char *folder);

// An interface other than the loopback that is up and has an address that leads further than its own cable.
bool hardware_has_network(void);
bool hardware_leads_out(const struct ifaddrs *list);

// Whether a device is plugged in: its name in `folder` (/dev/input/by-id), or its whole path. True also
// where a name is given and no device of any kind can be seen: then nothing is known.
bool hardware_has_input(const char *folder, const char *name);
