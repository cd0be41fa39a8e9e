// A guests' window that is played from a line of words, and what it asked of the services while it was.
// Shared by the tests of the guests' window.
//
// Words are separated by spaces; WORD:N has a number, WORD:TEXT a text in which _ is a space.
//   taps               begin back key:N row:N not-listed yes no next skip enough field:N add chip:N consent:N
//                      mend:N privacy phone for-someone done undo fine with-me not-me type-name new ask-host help
//                      options contrast larger stay mark host:N more-hosts:N someone pin:N
//   hands              text:TEXT (typed slowly) burst:TEXT (typed as scanners do) paste:TEXT scan:TEXT (a
//   burst, and it
//                      is a code) code:TEXT (nothing of it was typed here) enter escape backspace press
//                      beside press-key:N press-mark release focus:N
//   time               wait:MS (MSG_TIME comes whenever kiosk_deadline says so) back-to:MS
//   answers            found:NAME[+slip|alike|first|arrived|plus|several]…   looked:NAME   hosts   helped
//                      in:NAME[+first|owed|already|claimed|greeted|undone]… (of the check-in asked last)
//                      (also +may-ask, +lapses: who claimed it comes within nine seconds)
//                      (also +page) hosts:N (how many; else one)   checked:right|MS (the PIN, or how long to
//                      wait) shown:NAME[…] (of visit.show)   alike:NAME   unlike   saved (of whatever else is
//                      written) refused, lost (of whatever is waited for: the service said no; it could not
//                      be stored) unknown (the code is on no list, however it is read)
//   the door           changed walk-ins:open|host|closed[+pin] (hosts have one) no-event
#pragma once

#include "ui/kiosk_update.h"
#include "util/str.h"

enum { PLAY_NINE_MS = 9 * 3600 * 1000 };

struct played {
    struct kiosk_model model;
    struct kiosk_effects effects; // of the last message
    struct kiosk_effect last[KIOSK_ASKS];
    int times[KIOSK_ASKS];
    struct str asked; // everything that is written or called for: "check-in g-Amara, help code"
    int64_t now_ms;
    int question; // the greatest so far
    // Answers at once, in place of words; NULL: nobody does.
    void (*serve)(void *context, const struct kiosk_effect *effect, struct kiosk_answer *answer);
    void *context;
};

// At nine o'clock, with an event that is open to walk-ins.
void play_begin(struct played *played);
// At this time, with whatever event `serve` knows of.
void play_begin_served(struct played *played, int64_t now_ms,
                       void (*serve)(void *context, const struct kiosk_effect *effect,
                                     struct kiosk_answer *answer),
                       void *context);
void play_end(struct played *played);
void play(struct played *played, const char *words);
void play_message(struct played *played, struct kiosk_msg msg);

// What a member of the last effect of its kind said.
const char *play_said(const struct played *played, enum kiosk_ask ask, const char *key);

// A row of a table: after the words this screen stands and this was asked.
struct play_row {
    const char *words;
    enum kiosk_screen screen;
    const char *asked;
};

// The screen in short: "find [ama] rows 1", "new company [Lind] focus 2". In this order, each only where it
// is not nothing: step, which field, [what is typed], chips, rows, of (whose guest), for (whose place),
// invited (by whom), name company topics title (of Is this you?), and what lies over it.
void play_show(const struct played *played, struct str *shows);

struct play_shows_row {
    const char *words, *shows;
};
void play_shows_rows(const struct play_shows_row *rows, size_t count);

// Plays each row from the beginning; says which one is wrong and fails.
void play_rows(const struct play_row *rows, size_t count);
