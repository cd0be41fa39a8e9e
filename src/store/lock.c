#include "store/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "util/str.h"

enum { PAUSE_MS = 10 };

static bool lock_in_time(int fd, int64_t wait_ms)
{
    const struct timespec pause = { 0, PAUSE_MS * 1000 * 1000 };

    while (flock(fd, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR)
            return false;
        if (wait_ms <= 0) {
            errno = EWOULDBLOCK;
            return false;
        }
        nanosleep(&pause, NULL);
        wait_ms -= PAUSE_MS;
    }
    return true;
}

bool lock_take(int *fd, const char *database_path, int64_t wait_ms, struct err *err)
{
    char *real = realpath(database_path, NULL); // one file has one lock, whatever links lead to it
    struct str path = { 0 };
    bool done = false;

    str_addf(&path, "%s.lock", real ? real : database_path);
    free(real);
    *fd = open(str_text(&path), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (*fd < 0) {
        err_set(err, errno == ENOENT ? ERR_CONFIG : ERR_IO,
                "%s cannot be opened (%s): check the folder and its permissions", str_text(&path),
                strerror(errno));
    } else if (lock_in_time(*fd, wait_ms)) {
        done = true;
    } else {
        if (errno == EWOULDBLOCK)
            err_set(err, ERR_AGAIN, "another Usher is working on %s: try again when it is done",
                    database_path);
        else
            err_set(err, ERR_IO, "cannot lock %s: %s", str_text(&path), strerror(errno));
        lock_release(*fd);
        *fd = -1;
    }
    str_finish(&path);
    return done;
}

void lock_release(int fd)
{
    if (fd >= 0)
        close(fd);
}
