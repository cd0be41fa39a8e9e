// What can be set, as one table: every setting with its kind, its limits, what holds when
// nobody set it, and why it is there. Where the values are kept is not known here.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "util/err.h"
#include "util/str.h"

enum setting {
    SETTING_GROUP_NAME,
    SETTING_GROUP_TZ,
    SETTING_GROUP_LOCALE,
    SETTING_GROUP_DEMO,
    SETTING_WELCOME_LEVEL1,
    SETTING_WELCOME_LEVEL2,
    SETTING_WELCOME_REPEAT,
    SETTING_CLAIM_LAPSE,
    SETTING_CLAIM_ASK,
    SETTING_PRIVACY_TEXT,
    SETTING_BRAND_COLOUR,
    SETTING_ALERT_WEBHOOK,
    SETTING_ALERT_FORMAT,
    SETTING_ALERT_WEBHOOK_LEVEL,
    SETTING_ALERT_FULL_NAMES,
    SETTING_ALERT_SECRET,
    SETTING_ALERT_QUIET,
    SETTING_ALERT_CROWD,
    SETTING_WEB_ON,
    SETTING_WEB_ADDRESS,
    SETTING_WEB_PORT,
    SETTING_WEB_INSECURE_LAN,
    SETTING_WEB_URL,
    SETTING_WEB_CERTIFICATE,
    SETTING_WEB_KEY,
    SETTING_WEB_CONNECTIONS,
    SETTING_WEB_PER_ADDRESS,
    SETTING_SOUND_VOLUME,
    SETTING_SOUND_QUIET,
    SETTING_DOOR_NAME,
    SETTING_DISPLAY_WIDTH,
    SETTING_DISPLAY_BOTTOM,
    SETTING_DISPLAY_SCANNER,
    SETTING_SCANNER_DEVICE,
    SETTING_BOARD_DISPLAY,
    SETTING_BOARD_DISTANCE,
    SETTINGS
};

enum setting_scope {
    SCOPE_GROUP,   // a fact in the database, the same on every device of the group
    SCOPE_MACHINE, // in the settings file of this machine
};

enum setting_type {
    SETTING_TEXT,  // one line
    SETTING_LINES, // text that may have line breaks
    SETTING_WHOLE, // a whole number from `least` to `most`
    SETTING_YES_NO,
    SETTING_CHOICE,  // one of `choices`
    SETTING_COLOUR,  // #RRGGBB
    SETTING_ZONE,    // a time zone by its IANA name
    SETTING_LOCALE,  // a BCP 47 tag
    SETTING_URL,     // http or https, or nothing
    SETTING_ADDRESS, // a host name or an IP address
    SETTING_HOURS,   // from one time of day to another, 22:00-07:00, or nothing
    SETTING_TYPES
};

struct setting_row {
    const char *key;
    enum setting_scope scope;
    enum setting_type type;
    const char *otherwise; // the value when nobody set one
    int64_t least, most;   // of a whole number; `most` code points of a text
    const char *choices;   // "none|hosts|room"
    const char *help;      // one sentence
};

extern const struct setting_row setting_rows[SETTINGS];
extern const char *const setting_scope_names[];
extern const char *const setting_type_names[SETTING_TYPES];

// The setting with this key; refuses an unknown one (ERR_REFUSED) and names the nearest.
bool setting_of(enum setting *setting, const char *key, struct err *err);

// Appends the value as it is kept ("on" -> "yes", "007" -> "7"); refuses (ERR_REFUSED) what
// is not allowed and says what is.
bool setting_check(enum setting setting, const char *value, struct str *kept, struct err *err);
