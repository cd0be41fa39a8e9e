// Whole files and standard streams: read at once, replaced at once. Not a stream library
// and nothing about formats. Paths are bytes; errors name the path and the reason.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "util/err.h"
#include "util/str.h"

// Appends everything there is in the file, "-" being standard input. ERR_INPUT.
bool file_read(struct str *out, const char *path, struct err *err);
bool file_exists(const char *path);
bool file_is_same(const char *path, const char *other); // both there and one file, through links
bool file_is_ordinary(const char *path);                // not a folder, a pipe, a terminal; through links

// Makes the folders above the file that are missing, for their owner alone. ERR_IO.
bool file_make_folders(const char *path, struct err *err);

// A file in the making. What stands at the path changes only at file_commit, and then at
// once and for good (written, synced, renamed; through a symbolic link to its target).
// What is not an ordinary file (a pipe, a terminal) is written straight away.
struct file_writer {
    char *path;   // where it goes
    char *beside; // the file in the making, NULL when writing straight
    int handle;   // open while handle_is_open
    bool handle_is_open;
};

bool file_begin(struct file_writer *writer, const char *path, struct err *err);
bool file_add(struct file_writer *writer, const void *at, size_t length, struct err *err);
bool file_commit(struct file_writer *writer, struct err *err); // the writer is finished either way
void file_abandon(struct file_writer *writer);                 // after a commit: does nothing

// The three steps above in one.
bool file_replace(const char *path, const void *at, size_t length, struct err *err);

// All of it, or false with errno set. For handles of any kind.
bool file_write_handle(int handle, const void *at, size_t length);
