#include "ui/metrics.h"

#include <math.h>
#include <string.h>

#include "util/text.h"
#include "util/text_width.h"

int metrics_width(const struct metrics *metrics, enum text_weight weight, int size_px, const char *text)
{
    return metrics->width(metrics->context, weight, size_px, text, strlen(text));
}

// ---- breaking into lines

struct breaking {
    const struct metrics *metrics;
    enum text_weight weight;
    int size_px, width_px;
};

static bool fits(const struct breaking *breaking, const char *text, size_t length)
{
    return breaking->metrics->width(breaking->metrics->context, breaking->weight, breaking->size_px, text,
                                    length) <= breaking->width_px;
}

// Bytes of the first line: whole words, or as much of a long word as fits, one character at least.
static size_t first_line(const struct breaking *breaking, const char *text)
{
    size_t taken = 0;

    for (size_t end = strcspn(text, " "); fits(breaking, text, end);
         end += 1 + strcspn(text + end + 1, " ")) {
        taken = end;
        if (!text[end])
            return taken;
    }
    if (taken > 0)
        return taken;
    for (size_t next = text_character(text); next > taken && fits(breaking, text, next);
         next += text_character(text + next)) {
        taken = next;
        if (!text[next])
            break;
    }
    return taken > 0 ? taken : text_character(text);
}

size_t metrics_break(const struct metrics *metrics, enum text_weight weight, int size_px, const char *text,
                     int width_px, size_t most, size_t starts[], size_t lengths[])
{
    struct breaking breaking = { metrics, weight, size_px, width_px };
    size_t count = 0, at = 0;

    while (text[at] && count < most) {
        starts[count] = at;
        lengths[count] = count + 1 == most ? strlen(text + at) : first_line(&breaking, text + at);
        at += lengths[count++];
        while (text[at] == ' ')
            at++;
    }
    return count;
}

enum { LINES_MOST = 8 };

static bool fits_lines(const struct metrics *metrics, enum text_weight weight, int size_px, const char *text,
                       int width_px, size_t lines)
{
    struct breaking breaking = { metrics, weight, size_px, width_px };
    size_t starts[LINES_MOST], lengths[LINES_MOST];
    size_t count = metrics_break(metrics, weight, size_px, text, width_px, lines, starts, lengths);

    for (size_t i = 0; i < count; i++)
        if (!fits(&breaking, text + starts[i], lengths[i]))
            return false;
    return true;
}

int metrics_fit(const struct metrics *metrics, enum text_weight weight, int size_px, int least_px,
                const char *text, int width_px, size_t lines)
{
    int low = least_px, high = size_px;

    if (lines > LINES_MOST)
        lines = LINES_MOST;
    if (high <= low || fits_lines(metrics, weight, size_px, text, width_px, lines))
        return high;
    while (low < high) {
        int middle = (low + high + 1) / 2;

        if (fits_lines(metrics, weight, middle, text, width_px, lines))
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

// ---- without fonts

static int fixed_width(void *context, enum text_weight weight, int size_px, const char *text, size_t length)
{
    const char *end = text + length;
    size_t half_ems = 0;

    (void)context;
    while (text < end) {
        bool is_latin = *text >= ' ' && *text <= '~'; // most are, and a layout asks for many

        half_ems += is_latin ? 1 : text_width_of(text_next(&text));
        text += is_latin;
    }
    return (int)ceil((double)half_ems * size_px * (weight == TEXT_STRONG ? 0.56 : 0.52));
}

const struct metrics metrics_fixed = { fixed_width, NULL };
