#include "fault/bad_disk.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "util/err.h"
#include "util/file.h"
#include "util/mem.h"
#include "util/str.h"

enum { WRITES = 1, GROWS = 2, SYNCS = 4, TRUNCATES = 8, ANY = WRITES | SYNCS | TRUNCATES };
enum { FILES = 8, SECTOR = 512 };

const char *const bad_disk_names[BAD_DISKS] = {
    "a write fails", "a sync fails", "a truncation fails", "half a write", "full", "gone", "power lost", "torn",
};

static const struct {
    int counts, code;
    bool stays; // everything of that kind fails from then on
} kinds[BAD_DISKS] = {
    [DISK_FAILS_WRITE] = { WRITES, SQLITE_IOERR_WRITE, false },
    [DISK_FAILS_SYNC] = { SYNCS, SQLITE_IOERR_FSYNC, false },
    [DISK_FAILS_TRUNCATE] = { TRUNCATES, SQLITE_IOERR_TRUNCATE, false },
    [DISK_WRITES_HALF] = { WRITES, SQLITE_IOERR_WRITE, false },
    [DISK_IS_FULL] = { GROWS, SQLITE_FULL, true },
    [DISK_IS_GONE] = { ANY, SQLITE_IOERR, true },
    [DISK_LOSES_POWER] = { ANY, SQLITE_IOERR, true },
    [DISK_TEARS] = { ANY, SQLITE_IOERR, true },
};

struct synced { // what of a file would survive a power cut
    char *path, *at;
    size_t length;
};

static struct {
    bool on, failed;
    enum bad_disk kind;
    long left;
    struct synced files[FILES];
    size_t file_count;
} disk;

static bool fails(int operation)
{
    if (!disk.on || !(kinds[disk.kind].counts & operation))
        return false;
    if (disk.failed)
        return kinds[disk.kind].stays;
    disk.failed = --disk.left == 0;
    return disk.failed;
}

// ---- what is synced

static void read_whole(const char *path, char **at, size_t *length)
{
    struct str content = { 0 };

    file_read(&content, path, NULL); // a file that is not there has nothing
    *length = content.length;
    *at = content.at;
}

static struct synced *find_synced(const char *path)
{
    for (size_t i = 0; i < disk.file_count; i++) {
        if (strcmp(disk.files[i].path, path) == 0)
            return &disk.files[i];
    }
    return NULL;
}

// From here on the file is as it is now after a power cut; NULL: it is empty then.
static void note_synced(const char *path, const char *content_of)
{
    struct synced *synced;

    if (!disk.on || !path || (disk.kind != DISK_LOSES_POWER && disk.kind != DISK_TEARS))
        return;
    synced = find_synced(path);
    if (!synced) {
        must(disk.file_count < FILES);
        synced = &disk.files[disk.file_count++];
        *synced = (struct synced){ .path = mem_copy_text(path) };
    }
    free(synced->at);
    synced->at = NULL;
    synced->length = 0;
    if (content_of)
        read_whole(content_of, &synced->at, &synced->length);
}

static void put_back(const struct synced *synced)
{
    char *now;
    size_t length;
    int handle;

    read_whole(synced->path, &now, &length);
    for (size_t i = 0; disk.kind == DISK_TEARS && i < length; i++) {
        if (i / SECTOR % 2 == 0)
            now[i] = i < synced->length ? synced->at[i] : 0;
    }
    handle = open(synced->path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    must(handle >= 0
         && (disk.kind == DISK_TEARS ? file_write_handle(handle, now ? now : "", length)
                                     : file_write_handle(handle, synced->at ? synced->at : "", synced->length)));
    close(handle);
    free(now);
}

// ---- one file

struct bad_file {
    sqlite3_file base;
    const char *path; // NULL: a file that SQLite does not keep
    sqlite3_file *real;
};

static sqlite3_file *real_of(sqlite3_file *file)
{
    return ((struct bad_file *)file)->real;
}

// Which files are open when the disk begins to be bad.
static const char *open_paths[FILES];

static void note_open(const char *path, bool opened)
{
    const char *from = opened ? NULL : path, *to = opened ? path : NULL;

    for (size_t i = 0; path && i < FILES; i++) {
        if (open_paths[i] == from) {
            open_paths[i] = to;
            return;
        }
    }
}

static int bad_close(sqlite3_file *file)
{
    sqlite3_file *real = real_of(file);

    note_open(((struct bad_file *)file)->path, false);
    return real->pMethods ? real->pMethods->xClose(real) : SQLITE_OK;
}

static int bad_read(sqlite3_file *file, void *at, int length, sqlite3_int64 offset)
{
    return real_of(file)->pMethods->xRead(real_of(file), at, length, offset);
}

static int bad_write(sqlite3_file *file, const void *at, int length, sqlite3_int64 offset)
{
    sqlite3_file *real = real_of(file);
    sqlite3_int64 size = 0;

    real->pMethods->xFileSize(real, &size);
    if (fails(offset + length > size ? WRITES | GROWS : WRITES)) {
        if (disk.kind == DISK_WRITES_HALF)
            real->pMethods->xWrite(real, at, length / 2, offset);
        return kinds[disk.kind].code;
    }
    return real->pMethods->xWrite(real, at, length, offset);
}

static int bad_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    return fails(TRUNCATES) ? kinds[disk.kind].code : real_of(file)->pMethods->xTruncate(real_of(file), size);
}

static int bad_sync(sqlite3_file *file, int flags)
{
    if (fails(SYNCS))
        return kinds[disk.kind].code;
    note_synced(((struct bad_file *)file)->path, ((struct bad_file *)file)->path);
    return real_of(file)->pMethods->xSync(real_of(file), flags);
}

static int bad_file_size(sqlite3_file *file, sqlite3_int64 *size)
{
    return real_of(file)->pMethods->xFileSize(real_of(file), size);
}

static int bad_lock(sqlite3_file *file, int lock)
{
    return real_of(file)->pMethods->xLock(real_of(file), lock);
}

static int bad_unlock(sqlite3_file *file, int lock)
{
    return real_of(file)->pMethods->xUnlock(real_of(file), lock);
}

static int bad_check_lock(sqlite3_file *file, int *locked)
{
    return real_of(file)->pMethods->xCheckReservedLock(real_of(file), locked);
}

static int bad_control(sqlite3_file *file, int operation, void *argument)
{
    return real_of(file)->pMethods->xFileControl(real_of(file), operation, argument);
}

static int bad_sector(sqlite3_file *file)
{
    return real_of(file)->pMethods->xSectorSize(real_of(file));
}

static int bad_device(sqlite3_file *file)
{
    return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}

static int bad_shm_map(sqlite3_file *file, int region, int size, int extend, void volatile **at)
{
    return real_of(file)->pMethods->xShmMap(real_of(file), region, size, extend, at);
}

static int bad_shm_lock(sqlite3_file *file, int offset, int count, int flags)
{
    return real_of(file)->pMethods->xShmLock(real_of(file), offset, count, flags);
}

static void bad_shm_barrier(sqlite3_file *file)
{
    real_of(file)->pMethods->xShmBarrier(real_of(file));
}

static int bad_shm_unmap(sqlite3_file *file, int remove)
{
    return real_of(file)->pMethods->xShmUnmap(real_of(file), remove);
}

static const sqlite3_io_methods methods = {
    2,           bad_close,    bad_read,       bad_write,   bad_truncate, bad_sync,     bad_file_size,
    bad_lock,    bad_unlock,   bad_check_lock, bad_control, bad_sector,   bad_device,   bad_shm_map,
    bad_shm_lock, bad_shm_barrier, bad_shm_unmap, NULL,     NULL,
};

// ---- all files

static sqlite3_vfs layer;

static sqlite3_vfs *real_files(void)
{
    return layer.pAppData;
}

static int bad_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *out_flags)
{
    struct bad_file *bad = (struct bad_file *)file;
    int code;

    (void)vfs;
    bad->path = path;
    bad->real = (sqlite3_file *)(bad + 1);
    if (path && !find_synced(path))
        note_synced(path, path); // what stands there has stood there long; a new file is empty
    note_open(path, true);
    code = real_files()->xOpen(real_files(), path, bad->real, flags, out_flags);
    bad->base.pMethods = bad->real->pMethods ? &methods : NULL;
    return code;
}

static int bad_delete(sqlite3_vfs *vfs, const char *path, int sync_folder)
{
    (void)vfs;
    if (fails(TRUNCATES))
        return SQLITE_IOERR_DELETE;
    note_synced(path, NULL);
    return real_files()->xDelete(real_files(), path, sync_folder);
}

void bad_disk_install(void)
{
    sqlite3_vfs *real = sqlite3_vfs_find(NULL);

    if (layer.pAppData)
        return;
    layer = *real; // what is not changed works on the real files by itself
    layer.zName = "bad-disk";
    layer.szOsFile = (int)sizeof(struct bad_file) + real->szOsFile;
    layer.pAppData = real;
    layer.xOpen = bad_open;
    layer.xDelete = bad_delete;
    must(sqlite3_vfs_register(&layer, 1) == SQLITE_OK);
}

void bad_disk_begin(enum bad_disk kind, long nth)
{
    must(!disk.on);
    disk.kind = kind;
    disk.left = nth;
    disk.failed = false;
    disk.on = true;
    for (size_t i = 0; i < FILES; i++)
        note_synced(open_paths[i], open_paths[i]);
}

bool bad_disk_mend(void)
{
    for (size_t i = 0; i < disk.file_count; i++) {
        if (disk.failed && !strstr(disk.files[i].path, "-shm"))
            put_back(&disk.files[i]);
        free(disk.files[i].path);
        free(disk.files[i].at);
    }
    disk.file_count = 0;
    disk.on = false;
    return disk.failed;
}
