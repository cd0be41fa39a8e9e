// Everything the hosts' board knows, as plain values in fixed buffers: copied with `=`. What stands
// in `shown` is the answer of board.show (ui/board_request fills it); the rest is what fingers
// have begun. ui/board_update changes it, ui/board_view draws it.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/board_shown.h"

enum board_sheet {
    BOARD_NO_SHEET,
    BOARD_WHO_GOES,    // of a card that waits: who takes it?
    BOARD_WHO_GREETED, // somebody has said hello: who?
    BOARD_ON_THE_WAY,  // of a claimed card: said hello, can't find them, give back
    BOARD_WHEN,        // when did they say hello? (`sheet_host` says who)
    BOARD_GONE,        // really nowhere to be found?
    BOARD_WHO_HELPS,   // of a request for help: who is on it?
};

enum board_act {
    BOARD_NO_ACT,
    BOARD_CLAIM,
    BOARD_RELEASE,
    BOARD_GREET,
    BOARD_GONE_AWAY,
    BOARD_HELP_DONE,
    BOARD_TAKE_BACK, // not greeted, or not gone, after all
    BOARD_REFRESH,   // not an act: ask board.show again
};

// What is to be asked of the services; ui/board_request says in which words.
struct board_effect {
    enum board_act act;
    int question;        // the answer carries it back
    char about[ID_SIZE]; // the visit, or the call for help
    char host[ID_SIZE];
    int64_t at_ms; // when they said hello; 0: now
};

// An act that was begun: its card is busy until the service has answered and the board has it.
struct board_deed {
    struct board_effect effect;               // BOARD_NO_ACT: the place is free
    char guest[BOARD_NAME], host[BOARD_NAME]; // as they are called on the board
    bool is_answered, can_undo;
};

// The line at the foot: what was done and, for ten seconds, can be taken back; or what was refused.
struct board_notice {
    struct board_deed deed;
    char refusal[BOARD_LINE]; // "" unless refused
    int64_t until_ms;         // 0: there is no notice
};

enum { BOARD_DEEDS = 4 };

struct board_model {
    int64_t now_ms;
    int distance_m; // from how far it is read (board.distance_m)
    bool is_shown;  // board.show has answered at least once
    bool is_stale;  // and failed the last time: what stands may be old
    struct board_shown shown;

    enum board_sheet sheet;
    char sheet_about[ID_SIZE], sheet_host[ID_SIZE];
    int sheet_first; // the first host on this page of the sheet
    int64_t sheet_until_ms;

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
    BOARD_WHENS = 4
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

// How many minutes ago the hello may have been said, 0 first; none before the check-in.
size_t board_whens(const struct board_model *model, int minutes[BOARD_WHENS]);

// When the next minute, level, question or deadline changes what is to be seen. Always in the future.
int64_t board_deadline(const struct board_model *model);
