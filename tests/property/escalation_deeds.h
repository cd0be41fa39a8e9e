// What happens to those who wait, on two devices: deeds by chance, as people and phones do them. What was
// done is noted in escalation_model.
#pragma once

#include "property/random.h"
#include "util/json.h"

extern struct chance deeds_chance;

// From the beginning, with no phones.
void deeds_begin(uint64_t seed);

int64_t deeds_now(int device);
// NULL where it was refused; `members` is the callee's.
json_t *deeds_ask(int device, const char *request, json_t *members);
json_t *deeds_must_ask(int device, const char *request, json_t *members);

// One deed; before it, phones that are awake are heard.
void deeds_do(int device);
// What the one knows the other learns.
void deeds_hear(int from, int to);
