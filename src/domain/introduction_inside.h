// Shared by the parts of domain/introduction: packing, gathering and ordering, looking for somebody.
#pragma once

#include "domain/introduction.h"
#include "util/map.h"
#include "util/number_set.h"

// A posting is all who say one thing: offer accounting, seek it, name it as a topic, were invited by
// Sofia. 0 is the one that stays empty.
struct mention {
    uint64_t answer;     // key of the posting in which those stand whom this one should meet
    uint32_t own, other; // postings: where this person stands, where those stand
    enum introduction_kind kind;
    uint32_t item;
};

struct person {
    int64_t guest, inviter;
    uint64_t order, company, name, invited_by; // fingerprints of what is folded; 0: nothing said
    size_t turn, first_mention, mention_count;
    bool has_agreed, is_newcomer, is_settled;
};

// A person's place in `people` is its number here; postings hold places in rising order.
struct postings {
    size_t *start; // of each posting, and the end of the last
    uint32_t *places;
};

struct introductions {
    struct person *people;    // by order, once ready
    struct mention *mentions; // of a person together: the strongest first, once ready
    struct {
        int64_t a, b;
    } * made;
    size_t count, room, mention_count, mention_room, made_count, made_room;
    struct map posting_of; // key -> posting
    uint32_t posting_count;
    struct map place_of;                // guest -> place + 1
    struct number_set met;              // introduction_pair
    struct postings everybody, settled; // of those who have agreed
    struct str folded;
    bool is_ready;
};

// Of a folded text, 0 for nothing; two bits are left for the kind. `folded` is for its use.
uint64_t introduction_fingerprint(struct str *folded, const char *text);

struct introduction_packed {
    uint64_t order, company, name, invited_by; // fingerprints
    const char *at;
    int kind;
    uint32_t next_item;
};
// False for what was not packed by introduction_pack.
bool introduction_unpack(struct introduction_packed *packed, const char *text);
// The next topic, with the place of its item in the list of that field; false behind the last.
bool introduction_unpack_next(struct introduction_packed *packed, enum introduction_kind *kind,
                              uint64_t *topic, uint32_t *item);

int64_t introduction_pair(const struct introductions *all, size_t one,
                          size_t other); // places; either way round
void introductions_make_ready(struct introductions *all);
