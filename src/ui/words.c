#include "ui/words.h"

#include <string.h>

// Names, headlines and buttons would rather be so small, in hundredths, than take another line.
enum { TINY_PX = 4, FEWER_LINES = 62 };

// Headlines stand closer than text that is read.
static int line_px(const struct words *words, int size_px)
{
    return (int)(size_px * (words->weight == TEXT_STRONG ? 1.1 : 1.36) + 0.5);
}

static int run_width(const struct panel *panel, const struct words *words, int size_px, const char *text,
                     size_t length)
{
    return panel->text->width(panel->text->context, words->weight, size_px, text, length);
}

// One paragraph, from `start` and `length` bytes long.
static size_t lay_paragraph(const struct panel *panel, const struct words *words, const char *text,
                            size_t start, size_t length, int width_px, struct laid_words *laid)
{
    char copy[4096 + 1];
    size_t count, room = WORDS_LINES - laid->count;

    if (length == 0 && text[start]) { // an empty line between two paragraphs
        laid->starts[laid->count] = start;
        laid->lengths[laid->count] = 0;
        return 1;
    }
    if (length >= sizeof copy)
        length = sizeof copy - 1;
    memcpy(copy, text + start, length);
    copy[length] = '\0';
    count = metrics_break(panel->text, words->weight, laid->size_px, copy, width_px, room,
                          laid->starts + laid->count, laid->lengths + laid->count);
    for (size_t i = laid->count; i < laid->count + count; i++)
        laid->starts[i] += start;
    return count;
}

static void lay_at(const struct panel *panel, const struct words *words, const char *text, int width_px,
                   int size_px, struct laid_words *laid)
{
    size_t at = 0;

    laid->size_px = size_px;
    laid->line_px = line_px(words, size_px);
    laid->count = 0;
    for (;;) {
        size_t length = strcspn(text + at, "\n");

        laid->count += lay_paragraph(panel, words, text, at, length, width_px, laid);
        if (!text[at + length] || laid->count == WORDS_LINES)
            return;
        at += length + 1;
    }
}

static bool words_are_whole(const struct panel *panel, const struct words *words, const char *text,
                            int width_px, int size_px)
{
    for (size_t at = 0; text[at];) {
        size_t length = strcspn(text + at, " \n");

        if (run_width(panel, words, size_px, text + at, length) > width_px)
            return false;
        at += length + strspn(text + at + length, " \n");
    }
    return true;
}

static bool lines_fit(const struct panel *panel, const struct words *words, const char *text, int width_px,
                      const struct laid_words *laid, size_t most)
{
    if (laid->count > most)
        return false;
    // only the last line can be too long, and only if the lines have run out
    return laid->count == 0 || run_width(panel, words, laid->size_px, text + laid->starts[laid->count - 1],
                                         laid->lengths[laid->count - 1]) <= width_px;
}

struct limit {
    size_t lines;
    int height_px; // 0: any
    bool whole;
};

static bool fits(const struct panel *panel, const struct words *words, const char *text, int width_px,
                 int size_px, struct limit limit, struct laid_words *laid)
{
    if (limit.whole && !words_are_whole(panel, words, text, width_px, size_px))
        return false;
    lay_at(panel, words, text, width_px, size_px, laid);
    return lines_fit(panel, words, text, width_px, laid, limit.lines) &&
           (limit.height_px == 0 || words_height(laid) <= limit.height_px);
}

// The greatest size from `high` down to `low` that fits; false if none does.
static bool search(const struct panel *panel, const struct words *words, const char *text, int width_px,
                   int low, int high, struct limit limit, struct laid_words *laid)
{
    if (fits(panel, words, text, width_px, high, limit, laid))
        return true;
    if (low >= high || !fits(panel, words, text, width_px, low, limit, laid))
        return false;
    while (low + 1 < high) {
        int middle = (low + high) / 2;

        if (fits(panel, words, text, width_px, middle, limit, laid))
            low = middle;
        else
            high = middle;
    }
    return fits(panel, words, text, width_px, low, limit, laid);
}

static size_t paragraph_count(const char *text)
{
    size_t count = 1;

    for (; *text; text++)
        count += *text == '\n';
    return count;
}

void words_lay_in(const struct panel *panel, const struct words *words, const char *text, int width_px,
                  int height_px, struct laid_words *laid)
{
    int least = words->least_px < TINY_PX ? TINY_PX : words->least_px;
    int size = words->size_px < least ? least : words->size_px;
    size_t lines = words->lines ? (size_t)words->lines : WORDS_LINES;
    struct limit whole = { lines, height_px, true }, broken = { lines, height_px, false };
    struct limit few = { paragraph_count(text), height_px, true }, any = { WORDS_LINES, height_px, false };
    int most_shrunk = size * FEWER_LINES / 100;

    if (words->weight == TEXT_STRONG && few.lines < lines && most_shrunk >= least &&
        search(panel, words, text, width_px, most_shrunk, size, few, laid))
        return;
    if (search(panel, words, text, width_px, least, size, whole, laid) ||
        search(panel, words, text, width_px, least, size, broken, laid))
        return;
    if (!search(panel, words, text, width_px, TINY_PX, least, height_px ? any : broken, laid))
        search(panel, words, text, width_px, TINY_PX, least, any, laid);
}

void words_lay(const struct panel *panel, const struct words *words, const char *text, int width_px,
               struct laid_words *laid)
{
    words_lay_in(panel, words, text, width_px, 0, laid);
}

int words_height(const struct laid_words *laid)
{
    return (int)laid->count * laid->line_px;
}

// What stands between two things needs not stand at a line's end.
static size_t without_dot(const char *line, size_t length)
{
    static const char *const dots[] = { " ·", "\u00A0·" };

    for (size_t i = 0; i < sizeof dots / sizeof *dots; i++) {
        size_t size = strlen(dots[i]);

        if (length > size && memcmp(line + length - size, dots[i], size) == 0)
            return length - size;
    }
    return length;
}

int words_draw(struct draw_list *list, struct rect rect, const struct words *words,
               const struct laid_words *laid, const char *text)
{
    char line[4096 + 1];

    for (size_t i = 0; i < laid->count; i++) {
        size_t length = laid->lengths[i] < sizeof line ? laid->lengths[i] : sizeof line - 1;
        struct rect at = { rect.x, rect.y + (int)i * laid->line_px, rect.w, laid->line_px };

        memcpy(line, text + laid->starts[i], length);
        if (i + 1 < laid->count)
            length = without_dot(line, length);
        line[length] = '\0';
        if (length > 0)
            draw_text(list, at, words->weight, laid->size_px, words->align, words->colour, line);
    }
    return words_height(laid);
}

void words_fill(const struct panel *panel, struct draw_list *list, struct rect rect,
                const struct words *words, const char *text)
{
    struct laid_words laid;

    words_lay_in(panel, words, text, rect.w, rect.h, &laid);
    rect.y += (rect.h - words_height(&laid)) / 2;
    words_draw(list, rect, words, &laid, text);
}
