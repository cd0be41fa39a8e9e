// Settings files as people write them: "[web]" and below it "port = 8321", or at the top
// "web.port = 8321"; comments after ; or #. Home of libinih. Knows no setting.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "util/err.h"
#include "util/str.h"

struct ini_value {
    char *key; // "web.port", whichever way it was written
    char *value;
    long line; // 1-based
};

struct ini {
    struct ini_value *values; // in the order of the file
    size_t count;
    size_t room;
};

// Reads the text of a file. ERR_CONFIG, the sentence begins with "line 4: ".
bool ini_read(struct ini *ini, const char *text, struct err *err);
void ini_finish(struct ini *ini);

// The last value of this key, or NULL.
const struct ini_value *ini_find(const struct ini *ini, const char *key);

// Appends `text` with the key set to this value: its own last line is replaced, else a line
// is added under its section, else before the first section. Everything else stays as it is.
// ERR_REFUSED for a value that would not be read back as it was.
bool ini_change(struct str *out, const char *text, const char *key, const char *value, struct err *err);
