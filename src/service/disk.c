#include "service/disk.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>

#include "util/mem.h"

char *disk_folder(const char *file)
{
    const char *slash = strrchr(file, '/');

    if (!slash)
        return mem_copy_text(".");
    return slash == file ? mem_copy_text("/") : mem_copy_bytes(file, (size_t)(slash - file));
}

int64_t disk_free_mib(const char *file, struct err *err)
{
    char *folder = disk_folder(file);
    struct statvfs status;
    int64_t free_mib = -1;

    if (statvfs(folder, &status) == 0)
        free_mib = (int64_t)(status.f_bavail * status.f_frsize / (1024 * 1024));
    else
        err_set(err, ERR_IO, "cannot look at %s: %s", folder, strerror(errno));
    free(folder);
    return free_mib;
}
