#include "util/text.h"

#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucol.h>

#include "util/err.h"
#include "util/mem.h"
#include "util/text_wide.h"

enum { DISTANCE_SMALL = 64 };

static size_t code_points(uint32_t *out, const char *text)
{
    size_t count = 0;

    while (*text)
        out[count++] = text_next(&text);
    return count;
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

// Optimal string alignment over three rows of `room` numbers each. No way over a cell that
// costs more than `most` can be worth it, so the walk ends when a whole row does.
static size_t aligned(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count, size_t most,
                      size_t *rows, size_t room)
{
    size_t *before = rows, *above = rows + room, *row = rows + 2 * room, *spare, i, j, best;

    for (j = 0; j <= b_count; j++)
        above[j] = j;
    for (i = 1; i <= a_count; i++) {
        row[0] = best = i;
        for (j = 1; j <= b_count; j++) {
            row[j] = smaller(smaller(above[j], row[j - 1]) + 1, above[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = smaller(row[j], before[j - 2] + 1);
            best = smaller(best, row[j]);
        }
        spare = before;
        before = above;
        above = row;
        row = spare;
        if (best > most)
            return most + 1;
    }
    return smaller(above[b_count], most + 1);
}

size_t text_distance(const char *a, const char *b, size_t most)
{
    uint32_t small_a[DISTANCE_SMALL], small_b[DISTANCE_SMALL], *at_a = small_a, *at_b = small_b;
    size_t small_rows[3 * (DISTANCE_SMALL + 1)], *rows = small_rows;
    size_t a_length = strlen(a), b_length = strlen(b), a_count, b_count, distance;
    bool is_small = a_length <= DISTANCE_SMALL && b_length <= DISTANCE_SMALL;

    if (!is_small) {
        at_a = mem_resize(NULL, a_length * sizeof *at_a);
        at_b = mem_resize(NULL, b_length * sizeof *at_b);
        rows = mem_resize(NULL, 3 * (b_length + 1) * sizeof *rows);
    }
    a_count = code_points(at_a, a);
    b_count = code_points(at_b, b);
    if (a_count > b_count + most || b_count > a_count + most)
        distance = most + 1;
    else
        distance = aligned(at_a, a_count, at_b, b_count, most, rows, b_count + 1);
    if (!is_small) {
        free(at_a);
        free(at_b);
        free(rows);
    }
    return distance;
}

// A collator that nobody changes may be used by all threads.
static UCollator *root_collator;

static void open_collator(void)
{
    UErrorCode status = U_ZERO_ERROR;

    root_collator = ucol_open("", &status);
    must(U_SUCCESS(status));
}

void text_sort_key(struct str *out, const char *text)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    struct wide wide;
    int32_t length;

    must(pthread_once(&once, open_collator) == 0);
    wide_init(&wide, text, strlen(text));
    length = ucol_getSortKey(root_collator, wide.at, wide.length, NULL, 0);
    out->at = mem_grow(out->at, &out->room, out->length + (size_t)length, 1);
    ucol_getSortKey(root_collator, wide.at, wide.length, (uint8_t *)out->at + out->length, length);
    out->length += (size_t)length - 1; // ICU counts the NUL
    wide_finish(&wide);
}
