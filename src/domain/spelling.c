#include "domain/spelling.h"

#include <stdbool.h>
#include <string.h>

#include "util/text.h"

size_t spelling_cut(const char *word, size_t length)
{
    if (length < WORD_SIZE)
        return length;
    length = WORD_SIZE - 1;
    while (length > 0 && ((unsigned char)word[length] & 0xC0) == 0x80)
        length--;
    return length;
}

static void add(struct spellings *out, const char *word, size_t length, size_t most)
{
    size_t i;
    char *to;

    if (length == 0 || out->count >= most || out->count >= SPELLINGS)
        return;
    to = out->text[out->count];
    length = spelling_cut(word, length);
    memcpy(to, word, length);
    to[length] = '\0';
    for (i = 0; i < out->count; i++) {
        if (strcmp(out->text[i], to) == 0)
            return;
    }
    out->count++;
}

void spellings_add(struct spellings *out, const char *word)
{
    add(out, word, strlen(word), SPELLINGS);
}

// How many bytes of the word a row covers at `at`; 0 where it does not fit.
static size_t row_fits(const char *letters, const char *word, const char *at)
{
    size_t length = 0;

    if (*letters == '^') {
        if (at != word)
            return 0;
        letters++;
    }
    while (letters[length] != '\0' && letters[length] != '$') {
        if (letters[length] != at[length])
            return 0;
        length++;
    }
    return letters[length] == '$' && at[length] != '\0' ? 0 : length;
}

static const struct spelling_row *row_at(const struct spelling_row *rows, const char *word, const char *at,
                                         size_t *length)
{
    const struct spelling_row *row, *best = NULL;
    size_t fits, anchors, best_anchors = 0;

    *length = 0;
    for (row = rows; row->letters; row++) {
        fits = row_fits(row->letters, word, at);
        if (fits == 0 || fits < *length)
            continue;
        anchors = strlen(row->letters) - fits;
        if (fits > *length || anchors > best_anchors) {
            best = row;
            best_anchors = anchors;
            *length = fits;
        }
    }
    return best;
}

void spellings_of(struct spellings *out, const char *word, const struct spelling_row *rows, size_t most)
{
    struct spelling_piece pieces[SPELLING_PIECES];
    const struct spelling_row *row;
    const char *at = word, *before;
    size_t count = 0, length;

    while (*at && count < SPELLING_PIECES) {
        row = row_at(rows, word, at, &length);
        before = at;
        if (row)
            at += length;
        else
            text_next(&at);
        pieces[count].forms = row ? row->forms : before;
        pieces[count++].copied = row ? 0 : (size_t)(at - before);
    }
    spellings_of_pieces(out, pieces, count, most);
}

struct making {
    struct spellings *out;
    const struct spelling_piece *pieces;
    size_t count, most;
    char word[2 * WORD_SIZE];
};

// Writes the word from piece `i` on with exactly `others` pieces not in their first form.
static void make(struct making *making, size_t i, size_t used, size_t others)
{
    const char *form, *end;
    size_t length, number, copied;

    if (making->out->count >= making->most)
        return;
    if (i == making->count || used >= WORD_SIZE) {
        if (others == 0)
            add(making->out, making->word, used, making->most);
        return;
    }
    form = making->pieces[i].forms;
    copied = making->pieces[i].copied;
    for (number = 0;; number++, form = end + 1) {
        length = copied ? copied : strcspn(form, "|");
        end = form + length;
        if (length < WORD_SIZE && (number == 0 || others > 0)) {
            memcpy(making->word + used, form, length);
            make(making, i + 1, used + length, others - (number > 0));
        }
        if (copied || *end == '\0' || others == 0)
            return;
    }
}

void spellings_of_pieces(struct spellings *out, const struct spelling_piece *pieces, size_t count,
                         size_t most)
{
    enum { OTHERS = 3 };
    struct making making = { .out = out, .pieces = pieces, .count = count };
    size_t others;

    making.most = out->count + most < SPELLINGS ? out->count + most : SPELLINGS;
    for (others = 0; others <= OTHERS && making.out->count < making.most; others++)
        make(&making, 0, 0, others);
}
