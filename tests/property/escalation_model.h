// What people and phones did in a random life, as each device has heard of it, and what has to be seen
// there: by the rules in words (SCREENS 4), without folding, stores or requests. Visits, hosts and phones
// are ids, devices 0 and 1; moments are the device's own.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "util/id.h"

enum model_deed { DEED_ARRIVED, DEED_GREETED, DEED_GONE, DEED_DISMISSED, DEED_CLAIMED, DEED_RELEASED };

void model_begin(void);

// A deed was recorded on the device. Of a claim: whose, on which phone ("" for none), until when.
void model_note(int device, const char *visit, enum model_deed deed);
void model_note_claim(int device, const char *visit, const char *host, const char *phone, int64_t at_ms,
                      int64_t until_ms);
// What the device knew of the visit was taken back: all of it, or how its welcome ended.
void model_undo(int device, const char *visit, bool outcome_alone);
void model_hear(int from, int to);

// Whether the device knows of such a deed that nobody took back, as far as it has heard.
bool model_stands(int device, const char *visit, enum model_deed deed);
size_t model_here(int device); // how many visits have arrived, as far as it has heard
// Whether it knows of a claim of the host that has not lapsed.
bool model_may_be_claimed(int device, const char *visit, const char *host, int64_t now_ms);
// The latest claim made on the device, if it is one on a phone that nobody took back and that has not lapsed.
struct model_claim {
    const char *host;
    int64_t at_ms;
    bool is_silent; // the phone, for a minute, or it was put out
    bool is_last;   // nothing was heard since, and of no other claim
};
bool model_phone_claim(int device, const char *visit, int64_t now_ms, struct model_claim *claim);

// A phone was let in, which is its being heard; heard again; put out.
void model_phone(int device, const char *phone, const char *host, int64_t now_ms);
void model_phone_heard(int device, const char *phone, int64_t now_ms);
void model_phone_out(int device, const char *phone);
// Whether a phone of the host was heard on the device within the last minute.
bool model_reaches(int device, const char *host, int64_t now_ms);

// The step of a call of that age; and the lowest that reaches somebody, by how many are on duty, how many of
// these can be reached, and how many others.
int model_step(int64_t waited_s);
int model_lowest_step(int64_t on_duty, int64_t reachable, int64_t others);
