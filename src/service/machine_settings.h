// The settings of this machine: a file that a person may edit too. Those of the group are
// facts and not here. Reads $XDG_CONFIG_HOME/usher/usher.ini (else ~/.config), and
// /etc/usher/usher.ini where that one does not exist.
#pragma once

#include "domain/setting.h"
#include "util/err.h"

struct machine_settings {
    char *path;             // of the file that was read; NULL for none
    char *values[SETTINGS]; // as kept; NULL where nobody set one
    char *unknown;          // a key in the file that is no setting of a machine; NULL for none
    long unknown_line;
};

// ERR_CONFIG for a file that cannot be read or holds a bad value, with its line.
bool machine_settings_read(struct machine_settings *settings, struct err *err);
void machine_settings_finish(struct machine_settings *settings);

// The value, or what holds when nobody set one.
const char *machine_settings_value(const struct machine_settings *settings, enum setting setting);

// Writes one value (from setting_check) into the person's own file, which begins as a copy
// of the one in /etc; comments and other lines stay. ERR_CONFIG, ERR_REFUSED, ERR_IO.
bool machine_settings_set(enum setting setting, const char *value, struct err *err);
