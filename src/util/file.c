#include "util/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "util/id.h"
#include "util/mem.h"

static bool read_handle(struct str *out, int handle)
{
    char part[65536];
    ssize_t got;

    for (;;) {
        got = read(handle, part, sizeof part);
        if (got == 0)
            return true;
        if (got > 0)
            str_add_bytes(out, part, (size_t)got);
        else if (errno != EINTR)
            return false;
    }
}

bool file_read(struct str *out, const char *path, struct err *err)
{
    bool from_input = strcmp(path, "-") == 0;
    const char *name = from_input ? "standard input" : path;
    int handle = from_input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    bool ok = handle >= 0 && read_handle(out, handle);

    if (!ok)
        err_set(err, ERR_INPUT, "\"%s\" cannot be read (%s): check the name and the permissions", name,
                strerror(errno));
    if (handle >= 0 && !from_input)
        close(handle);
    return ok;
}

bool file_exists(const char *path)
{
    return access(path, F_OK) == 0;
}

bool file_is_same(const char *path, const char *other)
{
    struct stat a, b;

    return stat(path, &a) == 0 && stat(other, &b) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

bool file_is_ordinary(const char *path)
{
    struct stat what;

    return stat(path, &what) == 0 && S_ISREG(what.st_mode);
}

bool file_make_folders(const char *path, struct err *err)
{
    char *folder = mem_copy_text(path);
    bool ok = true;

    for (char *slash = strchr(folder + 1, '/'); ok && slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        ok = mkdir(folder, 0700) == 0 || errno == EEXIST || file_exists(folder);
        if (!ok)
            err_set(err, ERR_IO, "the folder \"%s\" cannot be made (%s): make it or choose another place",
                    folder, strerror(errno));
        *slash = '/';
    }
    free(folder);
    return ok;
}

static bool refuse_write(const char *path, struct err *err)
{
    return err_set(err, ERR_IO,
                   "\"%s\" cannot be written (%s): check the place, the permissions and the disk", path,
                   strerror(errno));
}

bool file_begin(struct file_writer *writer, const char *path, struct err *err)
{
    struct stat what = { 0 };
    bool is_there = stat(path, &what) == 0;
    char id[ID_SIZE];
    struct str beside = { 0 };

    *writer = (struct file_writer){ 0 };
    if (is_there && !S_ISREG(what.st_mode)) {
        writer->path = mem_copy_text(path);
        writer->handle = open(path, O_WRONLY | O_CLOEXEC);
    } else {
        writer->path = is_there ? realpath(path, NULL) : NULL;
        if (!writer->path)
            writer->path = mem_copy_text(path);
        id_new(id);
        str_addf(&beside, "%s.%.8s.part", writer->path, id);
        writer->beside = str_take(&beside);
        writer->handle = open(writer->beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    }
    writer->handle_is_open = writer->handle >= 0;
    if (writer->handle_is_open) {
        // A file that others could not read stays so.
        if (is_there && writer->beside && fchmod(writer->handle, what.st_mode & 07777) != 0)
            refuse_write(path, err);
        else
            return true;
    } else {
        refuse_write(path, err);
    }
    file_abandon(writer);
    return false;
}

bool file_write_handle(int handle, const void *at, size_t length)
{
    const char *next = at;
    ssize_t put;

    while (length > 0) {
        put = write(handle, next, length);
        if (put < 0 && errno != EINTR)
            return false;
        if (put > 0) {
            next += put;
            length -= (size_t)put;
        }
    }
    return true;
}

bool file_add(struct file_writer *writer, const void *at, size_t length, struct err *err)
{
    return file_write_handle(writer->handle, at, length) || refuse_write(writer->path, err);
}

// A new name is safe on the disk only once its folder is.
static void sync_folder(const char *path)
{
    char *folder = mem_copy_text(path);
    char *slash = strrchr(folder, '/');
    int handle;

    if (slash)
        slash[slash == folder ? 1 : 0] = '\0';
    handle = open(slash ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle >= 0) {
        fsync(handle);
        close(handle);
    }
    free(folder);
}

bool file_commit(struct file_writer *writer, struct err *err)
{
    bool ok = !writer->beside || fsync(writer->handle) == 0;

    writer->handle_is_open = false;
    ok = close(writer->handle) == 0 && ok;
    if (ok && writer->beside) {
        ok = rename(writer->beside, writer->path) == 0;
        if (ok) {
            sync_folder(writer->path);
            free(writer->beside);
            writer->beside = NULL;
        }
    }
    if (!ok)
        refuse_write(writer->path, err);
    file_abandon(writer);
    return ok;
}

void file_abandon(struct file_writer *writer)
{
    if (writer->handle_is_open)
        close(writer->handle);
    if (writer->beside)
        unlink(writer->beside);
    free(writer->beside);
    free(writer->path);
    *writer = (struct file_writer){ 0 };
}

bool file_replace(const char *path, const void *at, size_t length, struct err *err)
{
    struct file_writer writer = { 0 };
    bool ok =
        file_begin(&writer, path, err) && file_add(&writer, at, length, err) && file_commit(&writer, err);

    file_abandon(&writer);
    return ok;
}
