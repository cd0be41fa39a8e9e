// How much room there is beside the file, and how much is too little.
#pragma once

#include <stdint.h>

#include "util/err.h"

enum { DISK_LEAST_MIB = 100 };

char *disk_folder(const char *file);                      // in which it lies; the caller frees it
int64_t disk_free_mib(const char *file, struct err *err); // -1 where nobody can say: ERR_IO
