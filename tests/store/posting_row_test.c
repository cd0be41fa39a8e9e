#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "store/posting_row.h"
#include "util/mem.h"

enum { MANY = 4000 };

static uint64_t random_state = 20261201;

static uint64_t draw(uint64_t below)
{
    random_state = random_state * 6364136223846793005u + 1442695040888963407u;
    return (random_state >> 20) % below;
}

// Sorted, each once; steps of all widths, and words that few or many have.
static void draw_postings(struct posting *postings, size_t count)
{
    struct posting posting = { 0 };

    for (size_t i = 0; i < count; i++) {
        uint64_t widest = UINT64_C(1) << draw(26), step = 1 + draw(widest);

        if (posting.word == 0 || draw(30) == 0 || step > UINT32_MAX - posting.guest)
            posting = (struct posting){ .word = posting.word + 1 + (int64_t)draw(UINT64_C(1) << draw(44)) };
        posting.guest += (uint32_t)step;
        posting.mark = 1 + draw(UINT64_MAX);
        postings[i] = posting;
    }
}

static void expect_same(const struct posting *a, const struct posting *b, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(a[i].word, b[i].word);
        assert_int_equal(a[i].guest, b[i].guest);
        assert_true(a[i].mark == b[i].mark);
    }
}

static void what_is_written_is_read(void **state)
{
    static struct posting postings[MANY], read[POSTING_ROW_MOST];
    struct str row = { 0 };
    size_t fit, count, at;

    (void)state;
    for (int round = 0; round < 50; round++) {
        size_t most = 1 + draw(POSTING_ROW_MOST);

        draw_postings(postings, MANY);
        for (at = 0; at < MANY; at += fit) {
            fit = posting_row_fit(postings + at, MANY - at, most);
            assert_in_range(fit, 1, MANY - at);
            posting_row_write(&row, postings + at, fit);
            assert_true(row.length <= most || fit == 1);
            assert_int_equal(row.length, posting_row_size(postings + at, fit));
            assert_true(posting_row_read(row.at, row.length, read, &count));
            assert_int_equal(count, fit);
            expect_same(read, postings + at, fit);
        }
    }
    str_finish(&row);
}

static void some_words_are_read_alone(void **state)
{
    static struct posting postings[MANY];
    uint32_t guests[POSTING_ROW_MOST];
    uint64_t marks[POSTING_ROW_MOST];
    struct str row = { 0 };
    size_t fit, count, from, to;

    (void)state;
    draw_postings(postings, MANY);
    fit = posting_row_fit(postings, MANY, POSTING_ROW_MOST);
    posting_row_write(&row, postings, fit);
    for (size_t i = 0; i < fit; i++) {
        int64_t first = postings[i].word, last = postings[draw(fit)].word + (int64_t)draw(2);

        for (from = 0; from < fit && postings[from].word < first;)
            from++;
        for (to = from; to < fit && postings[to].word <= last;)
            to++;
        assert_true(posting_row_guests(row.at, row.length, first, last, guests, marks, &count));
        assert_int_equal(count, to - from);
        for (size_t j = 0; j < count; j++) {
            assert_int_equal(guests[j], postings[from + j].guest);
            assert_true(marks[j] == postings[from + j].mark);
        }
    }
    str_finish(&row);
}

// Read from memory of just that length: the sanitizers see what is read behind it.
static bool is_read(const char *bytes, size_t length)
{
    static struct posting postings[POSTING_ROW_MOST];
    uint32_t guests[POSTING_ROW_MOST];
    uint64_t marks[POSTING_ROW_MOST];
    char *alone = mem_copy_bytes(bytes, length);
    size_t count;
    bool is_row = posting_row_read(alone, length, postings, &count);

    assert_true(count <= POSTING_ROW_MOST);
    posting_row_guests(alone, length, 0, INT64_MAX, guests, marks, &count);
    assert_true(count <= POSTING_ROW_MOST);
    free(alone);
    return is_row;
}

static void bytes_that_are_no_row_are_refused(void **state)
{
    static struct posting postings[MANY];
    char bytes[2 * POSTING_ROW_MOST];
    struct str row = { 0 };
    size_t refused = 0;

    (void)state;
    draw_postings(postings, MANY);
    posting_row_write(&row, postings, posting_row_fit(postings, MANY, POSTING_ROW_MOST));
    assert_true(is_read(row.at, row.length));
    assert_false(is_read(row.at, row.length - 1));
    for (int round = 0; round < 3000; round++) {
        memset(bytes, 0, sizeof bytes);
        memcpy(bytes, row.at, row.length);
        for (size_t i = draw(4); i < 4; i++)
            bytes[draw(row.length)] = (char)draw(256);
        refused += !is_read(bytes, draw(row.length + 1));
    }
    assert_in_range(refused, 1500, 3000);
    assert_false(is_read(bytes, sizeof bytes)); // longer than any
    str_finish(&row);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read),
        cmocka_unit_test(some_words_are_read_alone),
        cmocka_unit_test(bytes_that_are_no_row_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
