// What the door says to somebody who types a name (SCREENS 3.2): whether there are rows to
// show yet, what tells rows apart that look alike, and how little of a person each of them
// shows. Pure: who fits is store/search's, asking it service/find_request's.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "util/str.h"

enum {
    FIND_ROWS = 5,      // shown at most
    FIND_SHORT = 2,     // letters that must be typed; with no more of them, at most FIND_ROWS may fit
    FIND_OTHERS = 4,    // from here on also people of the group who are not of the event
    FIND_LOOKED_AT = 16 // guests that are compared with one another
};

enum find_say { FIND_KEEP_TYPING, FIND_SHOW_ROWS, FIND_ADD_COMPANY, FIND_NOBODY, FIND_SAYS };

extern const char *const find_say_names[FIND_SAYS]; // keep_typing, rows, add_company, nobody

// Letters and digits; one of Han or Hangul says as much as two.
size_t find_letters(const char *typed);

// `fits` guests were found, `typed_whole` of them by all words of their name and no others.
enum find_say find_say(size_t letters, size_t fits, size_t typed_whole);

struct find_row {
    const char *name, *given, *family, *company, *title, *email, *phone; // "" unknown
    size_t place;                                                        // the caller's own mark

    // filled by find_rows_tell
    struct str shown;  // "Amara O."
    struct str detail; // the company, and what else tells it from rows alike
    bool alike;        // others are shown by the same name
    size_t several;    // 0, or so many people whom nothing tells apart: nobody's row
};

// Fills what is shown of each; rows of people whom nothing tells apart become one.
// Returns how many rows there are then. The caller finishes all `count` with find_row_finish.
size_t find_rows_tell(struct find_row *rows, size_t count);
void find_row_finish(struct find_row *row);
