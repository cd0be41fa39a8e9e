// Where people reach the pages, by the machine's settings, whether they are served now or not.
#pragma once

#include "service/machine_settings.h"
#include "util/str.h"

// Appends "https://door.example:8321", without a slash at the end: web.url, else the address they are served
// at.
void place_url(struct str *out, const struct machine_settings *settings);
// Whether this program encrypts them itself.
bool place_is_secure(const struct machine_settings *settings);
