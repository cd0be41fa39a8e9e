// Whether characters were typed by a person or by a scanner that plays keyboard (FORMATS 3). Pure:
// the shell says what came and when. Characters go to the field as they come; when they turn out
// to be a code, the field is put back (MSG_SCAN) and nothing else hears of them.
//
// A code is WEDGE_LEAST characters or more, each less than WEDGE_GAP_MS after the last, not all the
// same (a key held down), ended by Enter, Tab, or WEDGE_SILENCE_MS of silence. The time of a long
// frame, in which nobody listened, counts as no time. A contact card goes on past its line ends.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    WEDGE_TEXT = 2048,
    WEDGE_LEAST = 6,
    WEDGE_GAP_MS = 35,
    WEDGE_LONG_FRAME_MS = 30,
    WEDGE_SILENCE_MS = 80,
    WEDGE_AFTER_MS = 250, // Enter and Tab that trail behind a code
    WEDGE_READINGS = 7
};

// Zeroes at first.
struct wedge {
    char text[WEDGE_TEXT]; // the burst; after WEDGE_SCAN the code, until the next character
    size_t length, count;  // bytes, characters
    int64_t last_ms;       // when the last one came, or the long frame after it ended
    int64_t scanned_ms;    // when the last code ended
    bool is_mixed;         // not all characters are the same
};

enum wedge_says {
    WEDGE_PASSES, // not the scanner's: let it act
    WEDGE_TAKES,  // the scanner's: nobody else may hear it
    WEDGE_SCAN,   // the scanner's, and `text` is a code now
};

// One or more characters came. True if they begin a burst: what stands in the field is to be
// remembered (number 1 of MSG_TEXT). Call wedge_time first.
bool wedge_text(struct wedge *wedge, int64_t now_ms, const char *text);

// Whether a character that comes now would belong to a burst: a space then is no tap on the
// button that has the focus.
bool wedge_is_bursting(const struct wedge *wedge, int64_t now_ms);

// Enter or Tab came.
enum wedge_says wedge_end(struct wedge *wedge, int64_t now_ms);

// True if silence has ended a code. `wedge_deadline` says when to ask; 0: never.
bool wedge_time(struct wedge *wedge, int64_t now_ms);
int64_t wedge_deadline(const struct wedge *wedge);

// A frame was painted, in which nobody listened.
void wedge_frame(struct wedge *wedge, int64_t began_ms, int64_t ended_ms);

// The code as it was meant, should scanner and machine have other layouts (US, UK, German, French):
// reading 0 is the text itself. False if this reading says nothing that an earlier one has not
// said, or does not fit.
bool wedge_reading(const char *text, size_t reading, char *out, size_t room);
