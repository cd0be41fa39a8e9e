#include "service/slice.h"

#include "util/clock.h"

enum { SLICE_US = 16 * 1000, LITTLES_LEAST = 4, LITTLES_MOST = 400 };

void slice_begin(struct slice *slice)
{
    if (slice->littles < LITTLES_LEAST)
        slice->littles = LITTLES_LEAST;
    if (slice->littles > LITTLES_MOST)
        slice->littles = LITTLES_MOST;
    slice->left = slice->littles;
    slice->began_us = clock_steady_us();
}

bool slice_goes_on(struct slice *slice)
{
    return --slice->left > 0 && clock_steady_us() - slice->began_us < SLICE_US;
}

// Most of a slice is the disk's, and how fast that is changes.
void slice_end(struct slice *slice, bool is_full)
{
    if (clock_steady_us() - slice->began_us > SLICE_US)
        slice->littles = slice->littles * 2 / 3;
    else if (is_full)
        slice->littles += slice->littles / 4;
}
