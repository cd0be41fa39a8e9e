// Reading guests: by number, by who they might be, and what they are at an event.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/guest.h"
#include "util/err.h"
#include "util/id.h"
#include "util/str.h"

struct store;

struct guest {
    int64_t num; // 0: there is none
    char id[ID_SIZE];
    char *value[GUEST_FIELDS]; // owned, never NULL once read
    char *consents;
    int64_t earlier, visits;
    bool erased;
};
void guest_finish(struct guest *guest);
bool guest_store_read(struct store *store, int64_t num, struct guest *guest, struct err *err);

// The guest that stands for this one: itself, or the one it was merged into.
bool guest_store_kept(struct store *store, int64_t num, int64_t *kept, struct err *err);
// The name of a guest by id, merged or not; "" where there is none. Appends.
bool guest_store_name(struct store *store, const char *id, struct str *name, struct err *err);

// Who invited the guest: the inviter's name, else the words as somebody wrote them. Appends.
bool guest_inviter_name(struct store *store, const struct guest *guest, struct str *name, struct err *err);

// A fingerprint of folded name and company.
uint64_t guest_identity(const char *name, const char *company);

// Guests by a property, in the order of their numbers (that is, of first mention).
struct guest_nums {
    int64_t *nums;
    size_t count, room;
};
void guest_nums_finish(struct guest_nums *nums);
// With those into whom somebody of this address was merged.
bool guest_store_by_email(struct store *store, const char *email, struct guest_nums *nums, struct err *err);
// identity is that of guest_identity; another pair may have the same: compare.
bool guest_store_by_identity(struct store *store, uint64_t identity, struct guest_nums *nums,
                             struct err *err);
// Merged guests, as the facts name them, who were called like this: with the same address and
// a like name, or, where one of the two has no address, with the same name and company.
bool guest_store_by_merged(struct store *store, const char *name, const char *company, const char *email,
                           struct guest_nums *nums, struct err *err);
bool guest_store_by_code(struct store *store, const char *code, int64_t event, // 0: of any event
                         struct guest_nums *nums, struct err *err);

struct registration {
    bool there; // some list or person has said something about this guest and event
    bool expected;
    char role[16];
};
bool guest_store_registration(struct store *store, int64_t guest, int64_t event,
                              struct registration *registration, struct err *err);
// What the guest is at an event: as listed there, else as everywhere, else a guest.
bool guest_store_role(struct store *store, int64_t guest, int64_t event, enum role *role, struct err *err);
// Whether the visit at this event (0: any that came now) is or would be the first one.
bool guest_store_is_first_timer(struct store *store, int64_t guest, int64_t event, bool *first_timer,
                                struct err *err);
// Unnamed places that a list gave to this buyer (or to a guest merged into them) at the event and
// that nobody has taken: how many, and the first of them.
bool guest_store_places(struct store *store, int64_t buyer, int64_t event, int64_t *places, int64_t *first,
                        struct err *err);
// Whether the group has no guest at all.
bool guest_store_is_empty(struct store *store, bool *empty, struct err *err);
