// Whom people here should meet (domain/introduction), as faces are told of it. Who is here is read when
// it is first asked for, and once: nothing is read for guests of whom there is nothing to go by.
#pragma once

#include "domain/event.h"
#include "domain/introduction.h"
#include "store/guest_store.h"
#include "util/json.h"

struct meet { // zeroed but for the first three
    struct store *store;
    const struct event *event; // nobody is here once it is closed
    int64_t now_ms;
    struct introductions *all;
};
void meet_finish(struct meet *meet);

// The best for this guest (for a guest's own eyes: for no other of the same meet), as a new array of {guest,
// shown, company, because, kind, topic}. For hosts `shown` is "Dana K."; for the guest it is a given name,
// and `because` speaks to them.
bool meet_tell(struct meet *meet, const struct guest *guest, enum introduction_reader reader, size_t most,
               json_t **list, struct err *err);

// For everybody here, for hosts, at most `most` of each: {a, a_name, b, b_name, because, kind, topic}.
bool meet_tell_all(struct meet *meet, size_t most, json_t **list, struct err *err);
// The same for one guest.
bool meet_tell_pairs(struct meet *meet, const struct guest *guest, size_t most, json_t **list,
                     struct err *err);
