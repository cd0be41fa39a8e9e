// Four made-up devices of one group, each with its own store and its own idea of the time, and what
// they hear of each other.
#pragma once

#include "store/store.h"

enum { DEVICES = 3, STORES = DEVICES + 1 }; // the fourth only listens

extern struct store *stores[STORES];
extern int64_t now_ms, skew_ms[STORES];

// The first founds the group; the others are empty.
void devices_open(const char *folder);
void devices_close(void);
// The device goes and comes again: what it knows is what stands in its file.
void device_restart(int device);

// `to` takes in what `from` knows and it does not, as synchronizing does: after the last of each device.
void device_hear(int from, int to);
// All hear of all, the fourth in slices and in some other order.
void devices_hear_everything(void);
