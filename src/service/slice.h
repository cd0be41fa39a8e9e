// How much bulk work goes into one transaction while people may come: a slice of some 16 ms with its
// COMMIT, as many little things as the slice before has shown to fit.
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct slice { // begins with zeroes
    int64_t began_us;
    int littles, left;
};

void slice_begin(struct slice *slice);
bool slice_goes_on(struct slice *slice);           // asked after each little thing
void slice_end(struct slice *slice, bool is_full); // after COMMIT; there would have been more to do
