// What happens to those who wait, on one device: deeds by chance, as people and phones do them.
#pragma once

#include "property/random.h"
#include "util/json.h"

extern struct chance deeds_chance;
extern json_t *deeds_greeted; // visits that a person greeted, and nobody took that back: on which device

int64_t deeds_now(int device);
// NULL where it was refused; `members` is the callee's.
json_t *deeds_ask(int device, const char *request, json_t *members);
json_t *deeds_must_ask(int device, const char *request, json_t *members);

void deeds_do(int device);
