// What the machine says of itself, as Linux tells it: its battery, its networks, what is plugged in. Looks
// and changes nothing. The folders are given, so that tests have machines of their own.
#pragma once

#include <stdbool.h>

struct ifaddrs;

enum { HARDWARE_ON_MAINS = -1, HARDWARE_ADDRESS = 46 };

// What is left, in percent, of a machine that runs on its battery now; HARDWARE_ON_MAINS for any other.
// `folder` is /sys/class/power_supply.
int hardware_battery(const char *folder);

// The address of an interface other than the loopback that is up and has one that leads further than its own
// cable, the first of those; "" where there is none.
void hardware_address(char address[HARDWARE_ADDRESS]);
void hardware_leads_out(const struct ifaddrs *list, char address[HARDWARE_ADDRESS]);

// Whether a device is plugged in: its name in `folder` (/dev/input/by-id), or its whole path. True also
// where a name is given and no device of any kind can be seen: then nothing is known.
bool hardware_has_input(const char *folder, const char *name);
