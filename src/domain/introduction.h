// Who should meet whom, of the people who are here now, and why. Pure: no clock, no store.
//
// Suggested are two people of whom one seeks what the other offers, or who name the same topic, or
// whom the same person invited. Texts are compared folded (util/text). Never two
// - of one company, or of whom one invited the other: they know each other,
// - who were introduced before, whenever that was,
// - of whom one has not agreed to be introduced (who asks for themselves may not have).
// What counts first: for a first-timer, that the other is a host or a member; then the reason, seek
// and offer before topic before inviter; then how few here could be named for it; then whoever comes
// next after the one it is for in an order made of guests' ids, which are random, so that not all are
// sent to the same person. Nothing else: the reason that is told is the reason why.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/guest.h"
#include "util/str.h"

enum introduction_kind {  // as seen by the one it is for
    INTRODUCTION_SEEKS,   // seeks what the other offers
    INTRODUCTION_OFFERS,  // offers what the other seeks
    INTRODUCTION_SHARES,  // both name the topic
    INTRODUCTION_INVITED, // the same person invited both
    INTRODUCTION_KINDS
};
extern const char *const introduction_kind_names[INTRODUCTION_KINDS]; // seeks, offers, shares, invited
// Where the guest it is for says so.
extern const enum guest_field introduction_fields[INTRODUCTION_KINDS];

// What a guest says that counts here, folded once and for all: fingerprints as text, which the store
// keeps (table interest). `value` as of struct guest; appends.
void introduction_pack(struct str *out, const char *guest, const char *const value[GUEST_FIELDS]);

struct introduction_person {
    int64_t guest;            // a number of its own
    const char *packed;       // by introduction_pack; whatever is none says nothing
    int64_t inviter;          // a guest; 0 unknown
    const char *inviter_name; // then counts in place of the words that somebody wrote
    enum role role;           // at this event
    int64_t visit_number;     // 1 is a first visit
    bool has_agreed;          // to be introduced
};

struct introduction {
    int64_t a, b; // guests: whom it is for, and whom to meet
    enum introduction_kind kind;
    size_t item; // which topic of that field of a's, from 0
};

// Who reads it. A guest is told of topics alone, and never of somebody who is here for the first time.
enum introduction_reader { INTRODUCTION_FOR_HOSTS, INTRODUCTION_FOR_GUEST };

struct introductions;
struct introductions *introductions_create(void);
void introductions_destroy(struct introductions *all);

// Everybody who is here, those first who are to be asked first. No text is kept.
void introductions_add(struct introductions *all, const struct introduction_person *person);
// These two were introduced already; at any time. Guests that were not added do no harm.
void introductions_add_made(struct introductions *all, int64_t a, int64_t b);

// From the first of these on nobody is added. For one guest, the best first, at most `most`; how many.
// None for hosts where the guest has not agreed.
size_t introductions_for(struct introductions *all, int64_t guest, enum introduction_reader reader,
                         size_t most, struct introduction *found);
// For everybody, at most `most` (255 at the outside) of each: in turns, first-timers first, so that nobody
// gets a second one before all had the chance of a first. *list is the caller's, those for one guest
// together.
size_t introductions_list(struct introductions *all, size_t most, struct introduction **list);

// The reason in words: "Kwame seeks accounting, Jo offers it". Without `a`: to the guest it is for.
void introduction_say(struct str *out, enum introduction_kind kind, const char *topic, const char *a,
                      const char *b);
