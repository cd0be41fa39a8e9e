// What hosts do on the board, on its way to the services and when it is done: plain values. Which of it needs
// the hosts' PIN, and in which words it is asked, say ui/board_update_tap.c and ui/board_request.c.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/board_shown.h"

enum board_act {
    BOARD_NO_ACT,
    BOARD_CLAIM,
    BOARD_RELEASE,
    BOARD_GREET,
    BOARD_GONE_AWAY,
    BOARD_HELP_DONE,
    BOARD_TAKE_BACK, // not greeted, gone or dismissed, after all
    BOARD_DISMISS,
    BOARD_REST,
    BOARD_DUTY,
    BOARD_INTRODUCED,
    BOARD_LET_IN,    // a phone that asks; or not
    BOARD_CHECK_PIN, // from here on what is not told when it is done
    BOARD_OFFER,     // a code that lets a phone ask, as an address
    BOARD_SEEN,      // what could not be told outside was read
    BOARD_ROOM,      // not an act: what a display for the room shows
    BOARD_REFRESH,   // not an act: ask board.show again
};

enum { BOARD_TEXT = 160 };

// What is to be asked of the services; ui/board_request says in which words.
struct board_effect {
    enum board_act act;
    int question;        // the answer carries it back
    char about[ID_SIZE]; // the visit, the call for help, the phone's pairing, the guest, or the host
    char host[ID_SIZE];
    char other[ID_SIZE];   // the guest they were introduced to
    char text[BOARD_TEXT]; // why no welcome is needed; the PIN
    bool on;               // to rest, to be on duty, to be let in: or not
    int64_t at_ms;         // when they said hello; 0: now
};

// An act that was begun: its card is busy until the service has answered and the board has it.
struct board_deed {
    struct board_effect effect;                                  // BOARD_NO_ACT: the place is free
    char guest[BOARD_NAME], host[BOARD_NAME], other[BOARD_NAME]; // as they are called on the board
    char guest_id[ID_SIZE];
    struct board_meet meets[BOARD_MEETS]; // of the card
    size_t meet_count;
    bool is_answered, can_undo;
};

// The line at the foot: what was done and, for ten seconds, can be taken back; or what was refused.
struct board_notice {
    struct board_deed deed;
    char refusal[BOARD_LINE]; // "" unless refused
    int64_t until_ms;         // 0: there is no notice
};
