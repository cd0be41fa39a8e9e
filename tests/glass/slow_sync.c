// A disk that takes its time to be sure: every sync of the program it is preloaded into (LD_PRELOAD) takes
// SLOW_SYNC_MS milliseconds more. Built by tests/glass/door.py.
#define _GNU_SOURCE
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static void dawdle(void)
{
    const char *said = getenv("SLOW_SYNC_MS");
    long ms = said ? strtol(said, NULL, 10) : 0;
    struct timespec left = { ms / 1000, ms % 1000 * 1000000 };

    while (nanosleep(&left, &left) != 0)
        continue;
}

int fsync(int handle)
{
    dawdle();
    return (int)syscall(SYS_fsync, handle);
}

int fdatasync(int handle)
{
    dawdle();
    return (int)syscall(SYS_fdatasync, handle);
}
