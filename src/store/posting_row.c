// Of each word: by how much its number is greater than that of the word before it, its first guest, then
// 4 * (guests - 1) + (width - 1), and for each other guest in `width` bytes by how much its number is greater
// than that of the guest before; then the marks in eight bytes each. Such bytes come with the lowest first;
// the other three numbers take seven bits of a byte, the eighth says that there are more.
#include "store/posting_row.h"

#include "util/err.h"

enum { WIDTHS = 4, MARK_BYTES = 8 };

// ---- writing

// The first of some postings that are of one word, and what they take.
struct group {
    size_t count, width, size;
    uint32_t widest; // step from guest to guest
};

static size_t size_of(uint64_t number)
{
    size_t size = 1;

    for (; number >= 0x80; number >>= 7)
        size++;
    return size;
}

static size_t width_of(uint32_t step)
{
    return step < 1 << 8 ? 1 : step < 1 << 16 ? 2 : step < 1 << 24 ? 3 : 4;
}

static uint64_t shape_of(const struct group *group)
{
    return (group->count - 1) * WIDTHS + (group->width - 1);
}

static void take(struct group *group, const struct posting *postings, uint64_t word_step)
{
    const struct posting *posting = &postings[group->count];

    if (group->count > 0 && posting->guest - posting[-1].guest > group->widest)
        group->widest = posting->guest - posting[-1].guest;
    group->count++;
    group->width = width_of(group->widest);
    group->size = size_of(word_step) + size_of(postings->guest) + size_of(shape_of(group)) +
                  (group->count - 1) * group->width + group->count * MARK_BYTES;
}

// As many as are of one word and take no more than `most`; at least one.
static struct group group_of(const struct posting *postings, size_t count, int64_t word_before, size_t most)
{
    uint64_t word_step = (uint64_t)(postings->word - word_before);
    struct group group = { 0 }, larger;

    take(&group, postings, word_step);
    while (group.count < count && postings[group.count].word == postings->word) {
        larger = group;
        take(&larger, postings, word_step);
        if (larger.size > most)
            break;
        group = larger;
    }
    return group;
}

size_t posting_row_fit(const struct posting *postings, size_t count, size_t most)
{
    size_t fit = 0, size = 0;
    struct group group;

    while (fit < count) {
        group = group_of(postings + fit, count - fit, fit > 0 ? postings[fit - 1].word : 0, most - size);
        if (fit > 0 && group.size > most - size)
            break;
        fit += group.count;
        size += group.size;
        if (fit < count && postings[fit].word == postings[fit - 1].word)
            break; // its group is full
    }
    return fit;
}

size_t posting_row_size(const struct posting *postings, size_t count)
{
    size_t done = 0, size = 0;
    struct group group;

    for (; done < count; done += group.count) {
        group = group_of(postings + done, count - done, done > 0 ? postings[done - 1].word : 0, SIZE_MAX);
        size += group.size;
    }
    return size;
}

static void add_number(struct str *out, uint64_t number)
{
    for (; number >= 0x80; number >>= 7)
        str_add_char(out, (char)((number & 0x7F) | 0x80));
    str_add_char(out, (char)number);
}

static void add_bytes(struct str *out, uint64_t number, size_t count)
{
    for (; count > 0; count--, number >>= 8)
        str_add_char(out, (char)(number & 0xFF));
}

void posting_row_write(struct str *out, const struct posting *postings, size_t count)
{
    int64_t word_before = 0;
    struct group group;

    str_clear(out);
    for (; count > 0; postings += group.count, count -= group.count) {
        group = group_of(postings, count, word_before, SIZE_MAX);
        add_number(out, (uint64_t)(postings->word - word_before));
        add_number(out, postings->guest);
        add_number(out, shape_of(&group));
        for (size_t i = 1; i < group.count; i++)
            add_bytes(out, postings[i].guest - postings[i - 1].guest, group.width);
        for (size_t i = 0; i < group.count; i++)
            add_bytes(out, postings[i].mark, MARK_BYTES);
        word_before = postings->word;
    }
    must(out->length <= POSTING_ROW_MOST);
}

// ---- reading

struct reading {
    const unsigned char *at, *end;
    int64_t word; // from here on of the group in hand
    uint32_t guest;
    size_t count, width;
    const unsigned char *marks, *behind;
};

static bool read_number(struct reading *reading, uint64_t most, uint64_t *number)
{
    int shift = 0;

    for (*number = 0; reading->at < reading->end && shift < 63; shift += 7) {
        *number |= (uint64_t)(*reading->at & 0x7F) << shift;
        if (*reading->at++ < 0x80)
            return *number <= most;
    }
    return false;
}

static bool next_group(struct reading *reading)
{
    uint64_t word_step, guest, shape;

    if (!read_number(reading, (uint64_t)(INT64_MAX - reading->word), &word_step) ||
        !read_number(reading, UINT32_MAX, &guest) ||
        !read_number(reading, POSTING_ROW_MOST * WIDTHS - 1, &shape))
        return false;
    reading->word += (int64_t)word_step;
    reading->guest = (uint32_t)guest;
    reading->count = shape / WIDTHS + 1;
    reading->width = shape % WIDTHS + 1;
    if ((size_t)(reading->end - reading->at) <
        (reading->count - 1) * reading->width + reading->count * MARK_BYTES)
        return false;
    reading->marks = reading->at + (reading->count - 1) * reading->width;
    reading->behind = reading->marks + reading->count * MARK_BYTES;
    return true;
}

static inline void read_steps(const struct reading *reading, size_t width, uint32_t *guests)
{
    const unsigned char *at = reading->at;

    guests[0] = reading->guest;
    for (size_t i = 1; i < reading->count; i++, at += width) {
        guests[i] = guests[i - 1];
        for (size_t byte = 0; byte < width; byte++)
            guests[i] += (uint32_t)at[byte] << 8 * byte;
    }
}

// The guests of the group in hand. Each width by itself: so the compiler knows it and takes no time for it.
static void read_group(const struct reading *reading, uint32_t *guests, uint64_t *marks)
{
    switch (reading->width) {
    case 1:
        read_steps(reading, 1, guests);
        break;
    case 2:
        read_steps(reading, 2, guests);
        break;
    case 3:
        read_steps(reading, 3, guests);
        break;
    default:
        read_steps(reading, 4, guests);
        break;
    }
    for (size_t i = 0; i < reading->count; i++) {
        const unsigned char *at = reading->marks + i * MARK_BYTES;

        marks[i] = 0;
        for (int byte = 0; byte < MARK_BYTES; byte++)
            marks[i] |= (uint64_t)at[byte] << 8 * byte;
    }
}

bool posting_row_read(const void *bytes, size_t length, struct posting *postings, size_t *count)
{
    struct reading reading = { .at = bytes, .end = (const unsigned char *)bytes + length };
    uint32_t guests[POSTING_ROW_MOST];
    uint64_t marks[POSTING_ROW_MOST];

    *count = 0;
    if (length > POSTING_ROW_MOST)
        return false;
    for (; reading.at < reading.end; reading.at = reading.behind) {
        if (!next_group(&reading))
            return false;
        read_group(&reading, guests, marks);
        for (size_t i = 0; i < reading.count; i++)
            postings[(*count)++] = (struct posting){ reading.word, guests[i], marks[i] };
    }
    return true;
}

bool posting_row_guests(const void *bytes, size_t length, int64_t first, int64_t last, uint32_t *guests,
                        uint64_t *marks, size_t *count)
{
    struct reading reading = { .at = bytes, .end = (const unsigned char *)bytes + length };

    *count = 0;
    if (length > POSTING_ROW_MOST)
        return false;
    for (; reading.at < reading.end; reading.at = reading.behind) {
        if (!next_group(&reading))
            return false;
        if (reading.word > last)
            return true;
        if (reading.word < first)
            continue;
        read_group(&reading, guests + *count, marks + *count);
        *count += reading.count;
    }
    return true;
}
