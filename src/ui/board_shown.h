// The answer of board.show as plain values: who waits, who asks for help, which phones ask to be let in, who
// is back, the counts, the hosts and what is out of order. Texts are at most as long as the domain lets them
// be.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "util/id.h"

enum {
    BOARD_NAME = 484, // 120 code points
    BOARD_LINE = 808, // 200 code points
    BOARD_CARDS = 12, // no glass has room for more
    BOARD_TAGS = 5,
    BOARD_HELPS = 4,
    BOARD_BACKS = 4,
    BOARD_HOSTS = 40,
    BOARD_SUGGESTED = 6,
    BOARD_MEETS = 2,
    BOARD_ASKING = 3,
    BOARD_TROUBLES = 8
};

enum board_tag_kind { BOARD_READS, BOARD_TOPIC, BOARD_SEEKS, BOARD_OFFERS }; // BOARD_READS: a BCP 47 tag

struct board_tag {
    enum board_tag_kind kind;
    char text[BOARD_NAME];
};

// A host who would suit, and why: "" for what is no reason.
struct board_suggested {
    char host[ID_SIZE], language[64], topic[BOARD_NAME];
};

// Somebody here whom the guest may want to meet, and why.
struct board_meet {
    char guest[ID_SIZE], shown[BOARD_NAME], because[BOARD_LINE];
};

struct board_card {
    char visit[ID_SIZE], guest[ID_SIZE], host[ID_SIZE]; // host: "" while nobody has claimed it
    char shown[BOARD_NAME], initials[16], company[BOARD_LINE], invited_by[BOARD_NAME];
    char host_name[BOARD_NAME], host_initials[16];
    struct board_tag tags[BOARD_TAGS];
    struct board_suggested suggested[BOARD_SUGGESTED]; // best first
    struct board_meet meets[BOARD_MEETS];
    size_t tag_count, suggested_count, meet_count;
    bool first_visit, known_before;
    int visit_number, level; // level: as it was when this was answered
    int64_t arrived_ms, claimed_ms, until_ms;
};

struct board_help {
    char help[ID_SIZE], reason[16], shown[BOARD_NAME];
    int64_t at_ms;
};

struct board_back {
    char shown[BOARD_NAME], company[BOARD_LINE], met[BOARD_NAME];
    int visit_number;
};

struct board_host {
    char host[ID_SIZE], shown[BOARD_NAME], initials[16];
    bool on_duty, is_lead, has_phone;
    int open;                         // claims held now
    int colour;                       // 0 to 7
    int64_t rests_until_ms, heard_ms; // 0: not resting; the phone, 0: never heard
};

// A phone that asks to be let in.
struct board_asking {
    char pairing[ID_SIZE], shown[BOARD_NAME], phone[BOARD_NAME]; // shown: whose it says it is
    int64_t ends_ms;
};

// Something out of order, in a sentence.
struct board_trouble {
    char kind[16], said[BOARD_LINE];
};

struct board_event {
    char name[BOARD_LINE], zone[64];
    int64_t doors_ms, starts_ms;
};

struct board_shown {
    bool has_event, has_next, has_pin, is_quiet;
    struct board_event event, next;
    int level1_s, level2_s, ask_s;
    int expected, arrived, first_visits, owed, greeted, typical_wait_s; // the wait is -1 while unknown
    size_t card_count, help_count, back_count, host_count, asking_count, trouble_count;
    size_t more_cards, more_helps;        // those past the arrays' ends
    struct board_card cards[BOARD_CARDS]; // longest waiting first
    struct board_help helps[BOARD_HELPS];
    struct board_back backs[BOARD_BACKS];
    struct board_host hosts[BOARD_HOSTS]; // those on duty first, then who has least to do
    struct board_asking asking[BOARD_ASKING];
    struct board_trouble troubles[BOARD_TROUBLES];
};
