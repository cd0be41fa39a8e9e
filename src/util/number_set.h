// A set of numbers that only grows.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct number_set { // zeroed: empty
    int64_t *slots; // 0 is an empty one
    size_t slot_count, count;
    bool has_zero;
};

bool number_set_has(const struct number_set *set, int64_t number);
void number_set_add(struct number_set *set, int64_t number);
void number_set_finish(struct number_set *set);
