// What goes out unencrypted in the LAN: given names with an initial, and nothing else about anybody. One
// table says which members stay; what it does not name does not go out.
#pragma once

#include "util/json.h"

// A new value; the caller's.
json_t *reduced(const json_t *value);
