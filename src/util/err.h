// What went wrong, in one sentence for a person, and which kind of trouble it is.
// Set once where it happens, wrapped on the way up, told once by the face that
// handles it. Not a log and not an exception: functions that can fail return
// false and fill the struct err they were given.
#pragma once

#include <stdbool.h>

// The values are the program's exit codes.
enum err_kind {
    ERR_NONE = 0,
    ERR_REFUSED = 1,   // refused, not found, or some rows rejected
    ERR_USAGE = 2,     // the command line is wrong
    ERR_INPUT = 65,    // unreadable or missing input
    ERR_INTERNAL = 70, // a bug of ours
    ERR_IO = 74,       // disk or file
    ERR_AGAIN = 75,    // try again later: another Usher holds the file, the hub is away
    ERR_CONFIG = 78,   // bad settings, or no database
};

struct err {
    enum err_kind kind;
    char text[600]; // UTF-8, "what went wrong: what to do", no newline
};

// Fills *err and returns false, so that a caller can say `return err_set(...)`.
// Text that does not fit is cut at a character's border. err may be NULL.
bool err_set(struct err *err, enum err_kind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

// Puts words in front of a sentence that is already there; returns false.
bool err_wrap(struct err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

// For what cannot happen: writes where and what to stderr and aborts. On in release too.
#define must(condition) ((condition) ? (void)0 : must_failed(__FILE__, __LINE__, #condition))
_Noreturn void must_failed(const char *file, int line, const char *condition);
