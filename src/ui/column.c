#include "ui/column.h"

#include "util/err.h"

static const double LARGEST_CUT = 0.4;

void column_begin(struct column *column, const struct panel *panel)
{
    column->panel = panel;
    column->count = 0;
}

static struct block *add(struct column *column, int gap_px)
{
    struct block *block = &column->blocks[column->count];

    must(column->count < COLUMN_BLOCKS);
    *block = (struct block){ .gap_px = column->count > 0 ? gap_px : 0 };
    column->count++;
    return block;
}

void column_words(struct column *column, int gap_px, struct words words, const char *text)
{
    if (text[0]) {
        struct block *block = add(column, gap_px);

        block->words = words;
        block->text = text;
    }
}

void column_box(struct column *column, int gap_px, int height_px, int least_px, struct rect *box)
{
    struct block *block = add(column, gap_px);

    block->height_px = height_px;
    block->least_px = least_px;
    block->box = box;
}

static int at_least(double value, int least)
{
    return value > least ? (int)value : least;
}

// Down to LARGEST_CUT type keeps above its least size; if that is not enough all of it shrinks further.
static struct words scaled(const struct block *block, double scale)
{
    struct words words = block->words;
    double kept = scale < LARGEST_CUT ? LARGEST_CUT : scale, cut = scale / kept;

    if (words.least_px > words.size_px)
        words.least_px = words.size_px;
    words.size_px = at_least(at_least(words.size_px * kept, words.least_px) * cut, 4);
    words.least_px = at_least(words.least_px * cut, 4);
    return words;
}

static int gap_at(const struct block *block, double scale)
{
    return (int)(block->gap_px * (scale < 0.3 ? 0.3 : scale));
}

static int height_at(const struct column *column, const struct block *block, int width_px, double scale)
{
    struct laid_words laid;
    struct words words = scaled(block, scale);

    if (!block->text)
        return at_least(block->height_px * scale, block->least_px);
    words_lay(column->panel, &words, block->text, width_px, &laid);
    return words_height(&laid);
}

static int total_at(const struct column *column, int width_px, double scale)
{
    int total = 0;

    for (size_t i = 0; i < column->count; i++)
        total += gap_at(&column->blocks[i], scale) + height_at(column, &column->blocks[i], width_px, scale);
    return total;
}

static void block_draw(const struct column *column, const struct block *block, struct draw_list *list,
                       struct rect rect, double scale)
{
    struct laid_words laid;
    struct words words = scaled(block, scale);

    if (!block->text) {
        *block->box = rect;
        return;
    }
    words_lay(column->panel, &words, block->text, rect.w, &laid);
    words_draw(list, rect, &words, &laid, block->text);
}

int column_height(const struct column *column, int width_px)
{
    return total_at(column, width_px, 1);
}

struct rect column_lay(struct column *column, struct draw_list *list, struct rect rect,
                       enum column_place place)
{
    double scale = 1;
    int total = total_at(column, rect.w, scale);

    while (total > rect.h && scale > 0.03) {
        scale *= 0.94;
        total = total_at(column, rect.w, scale);
    }
    struct rect used = { rect.x, rect.y + (int)place * (rect.h - total) / 2, rect.w, total };
    int y = used.y;

    for (size_t i = 0; i < column->count; i++) {
        const struct block *block = &column->blocks[i];
        int height = height_at(column, block, rect.w, scale);

        y += gap_at(block, scale);
        block_draw(column, block, list, (struct rect){ rect.x, y, rect.w, height }, scale);
        y += height;
    }
    return used;
}
