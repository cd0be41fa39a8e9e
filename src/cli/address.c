#include "cli/address.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "util/id.h"
#include "util/str.h"

enum { LONGEST = 100 }; // a socket's path may have 107 bytes on Linux, less elsewhere

// Nobody else may have made it first: then they could put a socket of theirs there.
static bool is_private(const char *folder, uid_t owner)
{
    struct stat status;

    return lstat(folder, &status) == 0 && S_ISDIR(status.st_mode) && status.st_uid == owner &&
           (status.st_mode & 077) == 0;
}

static bool address_elsewhere(struct str *path, const char *real, bool make, struct err *err)
{
    struct stat status;
    char name[ID_SIZE];

    if (stat(real, &status) != 0)
        return err_set(err, ERR_IO, "cannot look at %s: %s", real, strerror(errno));
    id_of_two(name, real, "socket");
    str_addf(path, "/tmp/usher-%lu", (unsigned long)status.st_uid);
    if (make && mkdir(str_text(path), 0700) == 0 && geteuid() == 0)
        (void)!chown(str_text(path), status.st_uid, status.st_gid);
    if (make && !is_private(str_text(path), status.st_uid))
        return err_set(err, ERR_IO, "%s is not a private folder of the database's owner: remove it",
                       str_text(path));
    str_addf(path, "/%s.sock", name);
    return true;
}

bool address_of(struct sockaddr_un *address, const char *database_path, bool make, struct err *err)
{
    char *real = realpath(database_path, NULL);
    struct str path = { 0 };
    bool done;

    if (!real)
        return err_set(err, ERR_CONFIG, "cannot find %s: %s: name a database with --db", database_path,
                       strerror(errno));
    str_addf(&path, "%s.sock", real);
    done = path.length <= LONGEST;
    if (!done) {
        str_clear(&path);
        done = address_elsewhere(&path, real, make, err);
    }
    *address = (struct sockaddr_un){ .sun_family = AF_UNIX };
    if (done)
        snprintf(address->sun_path, sizeof address->sun_path, "%s", str_text(&path));
    str_finish(&path);
    free(real);
    return done;
}

bool address_is_ours(int socket)
{
    struct ucred peer;
    socklen_t size = sizeof peer;

    return getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 &&
           (peer.uid == geteuid() || peer.uid == 0 || geteuid() == 0);
}
