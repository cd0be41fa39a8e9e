#include "store/vocabulary.h"

#include <stdlib.h>
#include <string.h>

#include "util/mem.h"
#include "util/text.h"

enum { LOADED, FRESH, FRESH_MOST = 2048, TYPED_MOST = 64 };

void vocabulary_finish(struct vocabulary *vocabulary)
{
    str_finish(&vocabulary->text);
    free(vocabulary->parts[LOADED].words);
    free(vocabulary->parts[FRESH].words);
    *vocabulary = (struct vocabulary){ 0 };
}

const char *vocabulary_text(const struct vocabulary *vocabulary, const struct vocabulary_word *word)
{
    return vocabulary->text.at + word->at;
}

static struct vocabulary_word new_word(struct vocabulary *vocabulary, const char *text, int64_t num,
                                       int64_t guests)
{
    struct vocabulary_word word = { (uint32_t)vocabulary->text.length, (uint32_t)guests, num };

    must(vocabulary->text.length < UINT32_MAX - TYPED_MOST);
    str_add_bytes(&vocabulary->text, text, strlen(text) + 1);
    return word;
}

static int by_text(const void *left, const void *right, void *texts)
{
    const struct vocabulary_word *a = left, *b = right;

    return strcmp((const char *)texts + a->at, (const char *)texts + b->at);
}

bool vocabulary_load(struct vocabulary *vocabulary, struct db *db, struct err *err)
{
    struct vocabulary_part *part = &vocabulary->parts[LOADED];
    struct db_rows rows;
    bool sorted = true;

    vocabulary_finish(vocabulary);
    db_query(db, &rows, "SELECT text, num, guests FROM word ORDER BY num", ""); // as good as sorted
    while (db_next(&rows)) {
        part->words = mem_grow(part->words, &part->room, part->count + 1, sizeof *part->words);
        part->words[part->count] =
            new_word(vocabulary, db_text(&rows, 0), db_int(&rows, 1), db_int(&rows, 2));
        sorted = sorted && part->words[part->count].num < VOCABULARY_ORDERED;
        part->count++;
    }
    if (!sorted)
        qsort_r(part->words, part->count, sizeof *part->words, by_text, vocabulary->text.at);
    vocabulary->loaded = db_done(&rows, err);
    if (!vocabulary->loaded)
        vocabulary_finish(vocabulary);
    return vocabulary->loaded;
}

const struct vocabulary_word *vocabulary_stretch(const struct vocabulary_word *from,
                                                 const struct vocabulary_word *to, int64_t *first,
                                                 int64_t *last)
{
    for (*first = 0; from < to; from++) {
        if (from->guests == 0)
            continue;
        if (*first != 0 && (from->num >= VOCABULARY_ORDERED || *last >= VOCABULARY_ORDERED))
            break;
        *first = *first ? *first : from->num;
        *last = from->num;
    }
    return from;
}

// ---- looking

struct look {
    const struct vocabulary *vocabulary;
    struct vocabulary_ranges *out;
    struct vocabulary_range known; // is not put again
};

// The first word of a range whose text from `offset` on is not less than `text` (or, where
// `behind` is set, does not begin with it and is greater).
static const struct vocabulary_word *bound(const struct look *look, struct vocabulary_range range,
                                           size_t offset, const char *text, size_t length, bool behind)
{
    const char *base = look->vocabulary->text.at + offset;
    size_t count = (size_t)(range.to - range.from), half;
    int order;

    while (count > 0) {
        half = count / 2;
        order = strncmp(base + range.from[half].at, text, length);
        if (order < 0 || (order == 0 && behind)) {
            range.from += half + 1;
            count -= half + 1;
        } else {
            count = half;
        }
    }
    return range.from;
}

// The words of a range that go on with `text` at `offset`.
static struct vocabulary_range narrow(const struct look *look, struct vocabulary_range range, size_t offset,
                                      const char *text, size_t length)
{
    if (length > 0 && range.from < range.to) {
        range.from = bound(look, range, offset, text, length, false);
        range.to = bound(look, range, offset, text, length, true);
    }
    return range;
}

static void put(const struct look *look, struct vocabulary_range range)
{
    struct vocabulary_ranges *out = look->out;
    struct vocabulary_range behind = { look->known.to, range.to };

    if (look->known.from < range.to && range.from < look->known.to) { // they overlap
        range.to = look->known.from;
        put(look, behind);
    }
    if (range.from >= range.to)
        return;
    out->ranges = mem_grow(out->ranges, &out->room, out->count + 1, sizeof *out->ranges);
    out->ranges[out->count++] = range;
}

static struct vocabulary_range all_of(const struct look *look, int part, const char *lead)
{
    const struct vocabulary_part *words = &look->vocabulary->parts[part];
    struct vocabulary_range range = { words->words, words->words + words->count };

    if (words->count == 0)
        return (struct vocabulary_range){ 0 };
    return narrow(look, range, 0, lead, strlen(lead));
}

void vocabulary_whole(const struct vocabulary *vocabulary, struct vocabulary_ranges *out, const char *lead,
                      const char *typed)
{
    struct look look = { .vocabulary = vocabulary, .out = out };
    int part;

    for (part = LOADED; part <= FRESH; part++) // with its NUL it is the beginning of itself alone
        put(&look, narrow(&look, all_of(&look, part, lead), strlen(lead), typed, strlen(typed) + 1));
}

void vocabulary_begins(const struct vocabulary *vocabulary, struct vocabulary_ranges *out, const char *lead,
                       const char *typed)
{
    struct look look = { .vocabulary = vocabulary, .out = out };
    int part;

    for (part = LOADED; part <= FRESH; part++)
        put(&look, narrow(&look, all_of(&look, part, lead), strlen(lead), typed, strlen(typed)));
}

// A typed word by its characters.
struct typed {
    const char *at[TYPED_MOST + 1]; // the last is the end
    size_t count;
};

// What comes in place of, or before, character i: letters near enough in the code table to be
// letters of the same alphabet, each tried with the rest of what was typed.
static void put_other_letters(const struct look *look, struct vocabulary_range range, size_t offset,
                              const struct typed *typed, size_t i)
{
    const char *at = typed->at[i], *rest = typed->at[i + 1], *end = typed->at[typed->count];
    uint32_t block = text_next(&at) & ~(uint32_t)0xFF, c;
    char letter[4];
    size_t length = text_encode(letter, block < 0x80 ? 'a' : block);
    struct vocabulary_range child;

    range.from = bound(look, range, offset, letter, length, false);
    while (range.from < range.to) {
        at = vocabulary_text(look->vocabulary, range.from) + offset;
        c = text_next(&at);
        if ((c & ~(uint32_t)0xFF) != block)
            return;
        length = text_encode(letter, c);
        child = (struct vocabulary_range){ range.from, bound(look, range, offset, letter, length, true) };
        put(look, narrow(look, child, offset + length, rest, (size_t)(end - rest)));
        put(look, narrow(look, child, offset + length, typed->at[i], (size_t)(end - typed->at[i])));
        range.from = child.to;
    }
}

static void put_swapped(const struct look *look, struct vocabulary_range range, size_t offset,
                        const struct typed *typed, size_t i)
{
    const char *first = typed->at[i], *second = typed->at[i + 1], *rest = typed->at[i + 2];
    size_t first_length = (size_t)(second - first), second_length = (size_t)(rest - second);

    range = narrow(look, range, offset, second, second_length);
    range = narrow(look, range, offset + second_length, first, first_length);
    offset += first_length + second_length;
    put(look, narrow(look, range, offset, rest, (size_t)(typed->at[typed->count] - rest)));
}

static void put_slips(const struct look *look, struct vocabulary_range range, size_t offset,
                      const struct typed *typed)
{
    const char *end = typed->at[typed->count];
    size_t i, length;

    for (i = 0; i < typed->count && range.from < range.to; i++) {
        put_other_letters(look, range, offset, typed, i);
        put(look, narrow(look, range, offset, typed->at[i + 1], (size_t)(end - typed->at[i + 1])));
        if (i + 1 < typed->count)
            put_swapped(look, range, offset, typed, i);
        length = (size_t)(typed->at[i + 1] - typed->at[i]);
        range = narrow(look, range, offset, typed->at[i], length);
        offset += length;
    }
}

void vocabulary_slips(const struct vocabulary *vocabulary, struct vocabulary_ranges *out, const char *lead,
                      const char *typed)
{
    struct look look = { .vocabulary = vocabulary, .out = out };
    struct typed letters = { { typed }, 0 };
    struct vocabulary_range all;
    int part;

    while (*typed && letters.count < TYPED_MOST) {
        text_next(&typed);
        letters.at[++letters.count] = typed;
    }
    for (part = LOADED; part <= FRESH; part++) {
        all = all_of(&look, part, lead);
        look.known = narrow(&look, all, strlen(lead), letters.at[0], strlen(letters.at[0]));
        put_slips(&look, all, strlen(lead), &letters);
    }
}

// ---- changing

static struct vocabulary_word *word_of(struct vocabulary *vocabulary, const char *text)
{
    struct vocabulary_range *range;
    struct vocabulary_ranges found = { 0 };
    struct vocabulary_word *word = NULL;

    vocabulary_whole(vocabulary, &found, "", text);
    if (found.count > 0) {
        range = &found.ranges[0];
        word = (struct vocabulary_word *)(uintptr_t)range->from;
    }
    free(found.ranges);
    return word;
}

// Both parts become one.
static void merge(struct vocabulary *vocabulary)
{
    struct vocabulary_part *loaded = &vocabulary->parts[LOADED], *fresh = &vocabulary->parts[FRESH];
    size_t i = loaded->count, j = fresh->count, k = i + j;

    loaded->words = mem_grow(loaded->words, &loaded->room, k, sizeof *loaded->words);
    loaded->count = k;
    while (j > 0) {
        if (i > 0 && strcmp(vocabulary_text(vocabulary, &loaded->words[i - 1]),
                            vocabulary_text(vocabulary, &fresh->words[j - 1])) > 0)
            loaded->words[--k] = loaded->words[--i];
        else
            loaded->words[--k] = fresh->words[--j];
    }
    fresh->count = 0;
}

static void insert(struct vocabulary *vocabulary, const char *text, int64_t num, int64_t guests)
{
    struct vocabulary_part *fresh = &vocabulary->parts[FRESH];
    struct vocabulary_range all = { fresh->words, fresh->words + fresh->count };
    struct look look = { .vocabulary = vocabulary };
    size_t place = 0;

    if (fresh->count > 0)
        place = (size_t)(bound(&look, all, 0, text, strlen(text) + 1, false) - fresh->words);
    fresh->words = mem_grow(fresh->words, &fresh->room, fresh->count + 1, sizeof *fresh->words);
    memmove(fresh->words + place + 1, fresh->words + place, (fresh->count - place) * sizeof *fresh->words);
    fresh->words[place] = new_word(vocabulary, text, num, guests);
    if (++fresh->count > FRESH_MOST)
        merge(vocabulary);
}

void vocabulary_change(struct vocabulary *vocabulary, const char *text, int64_t num, int64_t guests)
{
    struct vocabulary_word *word;

    if (!vocabulary->loaded)
        return;
    word = word_of(vocabulary, text);
    if (word) {
        word->guests = (uint32_t)guests;
        word->num = num;
    } else if (guests > 0) {
        insert(vocabulary, text, num, guests);
    }
}
