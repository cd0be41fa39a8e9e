// Everything the hosts' board knows, as plain values in fixed buffers: copied with `=`. What stands
// in `shown` is the answer of board.show (ui/board_request fills it); the rest is what fingers
// have begun. ui/board_update changes it, ui/board_view draws it.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/board_deed.h"
#include "ui/board_shown.h"
#include "ui/pin_pad.h"

enum board_sheet {
    BOARD_NO_SHEET,
    BOARD_WHO_GOES,    // of a card that waits: who takes it?
    BOARD_WHO_GREETED, // somebody has said hello: who?
    BOARD_ON_THE_WAY,  // of a claimed card: said hello, can't find them, give back
    BOARD_WHEN,        // when did they say hello? (`sheet_host` says who)
    BOARD_GONE,        // really nowhere to be found?
    BOARD_WHO_HELPS,   // of a request for help: who is on it?
    BOARD_WHY,         // why is no welcome needed?
    BOARD_PIN,         // the hosts' PIN, for what guests must not do (`pending`)
    BOARD_ALL_HOSTS,
    BOARD_ONE_HOST,  // rest, be back, go off duty
    BOARD_INTRODUCE, // of whom was just greeted: whom should they meet?
};

enum { BOARD_URL = 512, BOARD_DEEDS = 4 };

// Take the board with you: shown after the hosts' PIN.
struct board_take {
    char url[BOARD_URL]; // "": this door has no pages
    int64_t until_ms;    // 0: it is not shown
};

struct board_model {
    int64_t now_ms;
    int distance_m;        // from how far it is read (board.distance_m)
    bool is_shown;         // board.show has answered at least once
    bool is_stale;         // and failed the last time: what stands may be old
    int64_t lent_until_ms; // the guests' window shows the board until then; 0: a display of its own
    struct board_shown shown;

    enum board_sheet sheet;
    char sheet_about[ID_SIZE], sheet_host[ID_SIZE];
    int sheet_first; // the first host on this page of the sheet
    int64_t sheet_until_ms;

    struct pin_pad pin;
    struct board_deed pending; // waits for the PIN
    int64_t unlocked_until_ms; // no PIN is asked before
    struct board_take take;
    struct board_deed greeted; // whom BOARD_INTRODUCE is about

    struct board_deed deeds[BOARD_DEEDS]; // on their way
    struct board_notice notice;
    int question; // the last one asked

    int pressed_message, pressed_number; // 0 for none
    int focus;                           // index of the region with the visible focus; -1 for none
};

enum {
    BOARD_SHEET_MS = 30000,         // a sheet nobody touches closes
    BOARD_NOTICE_MS = 10000,        // how long an act can be taken back
    BOARD_ASKS_WHEN_MS = 3 * 60000, // a hello later than this after the claim is asked for its time
    BOARD_UNLOCKED_MS = 60000,      // after the PIN, and how long a code for phones is shown
    BOARD_UNHEARD_MS = 30000,       // a phone that was not heard for so long may be asleep
    BOARD_WHENS = 4,
    BOARD_WHYS = 4
};

void board_init(struct board_model *model);

// NULL where it is not on the board (any more).
const struct board_card *board_card(const struct board_model *model, const char *visit);
const struct board_host *board_host(const struct board_model *model, const char *host);
const struct board_help *board_help(const struct board_model *model, const char *help);

// Read at the model's time. A claim that has lapsed is none.
bool board_card_is_claimed(const struct board_model *model, const struct board_card *card);
bool board_card_asks(const struct board_model *model, const struct board_card *card); // Did you find …?
int board_card_level(const struct board_model *model, const struct board_card *card);
int board_minutes(const struct board_model *model, int64_t since_ms); // whole ones, never negative
bool board_is_busy(const struct board_model *model, const char *about);

bool board_host_rests(const struct board_model *model, const struct board_host *host);
bool board_host_is_unheard(const struct board_model *model, const struct board_host *host);
bool board_is_unlocked(const struct board_model *model); // no PIN is asked, or it was given just now

// Places in the list of hosts, in the order in which the open sheet offers them: who suits best first.
// `ready` is how many of them are on duty and do not rest; the rest are somebody else.
size_t board_hosts_offered(const struct board_model *model, size_t order[BOARD_HOSTS], size_t *ready);

// Why no welcome is needed, in the order of the sheet; as it is written down.
extern const char *const board_whys[BOARD_WHYS];

// How many minutes ago the hello may have been said, 0 first; none before the check-in.
size_t board_whens(const struct board_model *model, int minutes[BOARD_WHENS]);

// When the next minute, level, question or deadline changes what is to be seen. Always in the future.
int64_t board_deadline(const struct board_model *model);
