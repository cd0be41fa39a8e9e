// Founding a group: the first facts of a new database.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "util/err.h"
#include "util/id.h"

// Makes the file and founds the group in it. ERR_REFUSED when there is a group already,
// ERR_USAGE for a zone that does not exist. An interrupted founding can be run again.
bool group_found(const char *path, const char *name, const char *zone, const char *locale, int64_t now_ms,
                 char device[ID_SIZE], struct err *err);
