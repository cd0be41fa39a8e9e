// What the facts about one person add up to. Pure: no clock, no store, and the same
// result whatever order the facts arrived in. The unit is the kept guest with all
// guests merged into it. What depends on now (a lapsed claim, a level, a closed event)
// is not decided here but on reading: domain/welcome.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/fact.h"
#include "domain/guest.h"
#include "util/id.h"
#include "util/str.h"

struct folded_list_row {                             // what one row of one list last said
    const char *guest, *event, *source, *key, *hash; // event: "" for a list of the group
    bool present;
    json_t *codes; // of tickets, as last named by a saying that was not taken back; borrowed
};

struct folded_member { // what one guest of the unit was called before gaps were filled
    const char *name, *company, *email;
};

struct folded_registration {
    const char *event;
    bool expected;
    const char *role; // a name of role_names, or "" where nobody said
    const char *ticket_type;
    bool by_hand; // a person has put the guest on the list or taken it off
};

struct folded_ticket {
    const char *event, *code;
};

struct folded_visit {
    const char *event;
    const struct fact *check_in; // the one that counts; of an undone visit, the earliest
    enum role role;
    bool undone;
    int64_t number; // 1 is a first visit; 0 when undone
    char id[ID_SIZE];
};

enum welcome_outcome { WELCOME_OPEN, WELCOME_GREETED, WELCOME_GONE, WELCOME_DISMISSED, WELCOME_OUTCOMES };

extern const char *const welcome_outcome_names[WELCOME_OUTCOMES];

struct folded_welcome {
    const char *event;
    enum welcome_outcome outcome;
    const struct fact *step; // the fact that decided the outcome; NULL while open
    int64_t asked_ms;        // when the guest asked for a host; 0 never
    bool been_before;        // later news: this guest was here before after all
    bool superseded;         // a later visit carries the welcome on
};

struct folded_claim {
    const char *event, *host;
    int64_t at_ms, until_ms;
};

// Arrays keep their memory from one fold to the next. Texts live in the facts.
struct fold {
    const char *kept; // id
    bool living;      // something stands that is not taken back: there is such a guest
    bool erased;
    const char *value[GUEST_FIELDS]; // "" unknown
    struct str consents;             // purposes agreed to, "; " joined, sorted
    bool may_introduce, declines;    // answers to whether they may be introduced; neither: never asked
    const char *role;                // what the guest is wherever nobody says another, or ""
    int64_t earlier;                 // visits before the first one stored
    int64_t visit_count;             // not undone

    struct folded_member *members; // in the order of the unit
    struct folded_list_row *list_rows;
    struct folded_registration *registrations;
    struct folded_ticket *tickets;
    struct folded_visit *visits; // in the order of visits, undone ones behind
    struct folded_welcome *welcomes;
    struct folded_claim *claims; // in the order that decides
    const struct fact **introductions;
    size_t member_count, member_room;
    size_t list_row_count, registration_count, ticket_count, visit_size, welcome_count, claim_count,
        introduction_count;
    size_t list_row_room, registration_room, ticket_room, visit_room, welcome_room, claim_room,
        introduction_room;
};

void fold_finish(struct fold *fold);

// members[0] is the kept guest, the others follow in the order in which they fill gaps.
// Sorts `facts` in place; they must outlive what is read from `fold`.
void fold_guest(struct fold *fold, const char *const *members, size_t member_count, struct fact *facts,
                size_t fact_count);

// Combines what one list row said over time, oldest first: for telling what is new.
// Values are "" where it never said anything; `facts` sorted by fact_compare.
struct said {
    const char *value[GUEST_FIELDS];
    const char *role, *ticket_type;
    json_t *codes; // borrowed array, or NULL
    int64_t visits;
    bool known;
};
void fold_said(struct said *said, const struct fact *facts, size_t fact_count, const char *source,
               const char *key, const char *event);
