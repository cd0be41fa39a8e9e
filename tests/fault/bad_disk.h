// A disk that goes wrong: a layer between SQLite and the real files that fails an operation by its
// number, or forgets as a power cut does what was not synced. Becomes SQLite's default.
#pragma once

#include <stdbool.h>

enum bad_disk {
    DISK_FAILS_WRITE,    // the n-th write fails, and works again afterwards
    DISK_FAILS_SYNC,     // the n-th sync
    DISK_FAILS_TRUNCATE, // the n-th cutting short of a file
    DISK_WRITES_HALF,    // the n-th write writes half of what it should, and fails
    DISK_IS_FULL,        // from the n-th write on no file can grow, until space is freed
    DISK_IS_GONE,        // from the n-th write on every write, sync and truncation fails
    DISK_LOSES_POWER,    // the same; and then what was not synced is lost
    DISK_TEARS,          // the same; of what was not synced every other sector arrived
    BAD_DISKS
};

extern const char *const bad_disk_names[BAD_DISKS];

void bad_disk_install(void);

// From here on, until bad_disk_mend.
void bad_disk_begin(enum bad_disk kind, long nth);

// The disk works again. Returns whether anything had failed. After a loss of power all files must
// be closed: they get the content that a machine finds when it starts again.
bool bad_disk_mend(void);
