#include "ui/runs_sdl.h"

#include <fribidi/fribidi.h>
#include <stdlib.h>
#include <string.h>

#include "util/mem.h"
#include "util/text.h"

enum { FIRST_LEFTWARD = 0x590 }; // no letter before it runs leftward

struct script {
    uint32_t first, last;
    const char *tag;
    const char *family; // NULL: whatever has the letter
};

// In order. What is in none of them (punctuation, digits, signs) goes with what stands before it.
static const struct script scripts[] = {
    { 0x0041, 0x005A, "Latn", NULL },
    { 0x0061, 0x007A, "Latn", NULL },
    { 0x00AA, 0x024F, "Latn", "Noto Sans" },
    { 0x0250, 0x02AF, "Latn", "Noto Sans" },
    { 0x0370, 0x03FF, "Grek", "Noto Sans" },
    { 0x0400, 0x052F, "Cyrl", "Noto Sans" },
    { 0x0531, 0x058F, "Armn", "Noto Sans Armenian" },
    { 0x0590, 0x05FF, "Hebr", "Noto Sans Hebrew" },
    { 0x0600, 0x06FF, "Arab", "Noto Sans Arabic" },
    { 0x0700, 0x074F, "Syrc", "Noto Sans Syriac" },
    { 0x0750, 0x077F, "Arab", "Noto Sans Arabic" },
    { 0x0780, 0x07BF, "Thaa", "Noto Sans Thaana" },
    { 0x07C0, 0x07FF, "Nkoo", "Noto Sans NKo" },
    { 0x08A0, 0x08FF, "Arab", "Noto Sans Arabic" },
    { 0x0900, 0x097F, "Deva", "Noto Sans Devanagari" },
    { 0x0980, 0x09FF, "Beng", "Noto Sans Bengali" },
    { 0x0A00, 0x0A7F, "Guru", "Noto Sans Gurmukhi" },
    { 0x0A80, 0x0AFF, "Gujr", "Noto Sans Gujarati" },
    { 0x0B00, 0x0B7F, "Orya", "Noto Sans Oriya" },
    { 0x0B80, 0x0BFF, "Taml", "Noto Sans Tamil" },
    { 0x0C00, 0x0C7F, "Telu", "Noto Sans Telugu" },
    { 0x0C80, 0x0CFF, "Knda", "Noto Sans Kannada" },
    { 0x0D00, 0x0D7F, "Mlym", "Noto Sans Malayalam" },
    { 0x0D80, 0x0DFF, "Sinh", "Noto Sans Sinhala" },
    { 0x0E00, 0x0E7F, "Thai", "Noto Sans Thai" },
    { 0x0E80, 0x0EFF, "Laoo", "Noto Sans Lao" },
    { 0x0F00, 0x0FFF, "Tibt", "Noto Serif Tibetan" },
    { 0x1000, 0x109F, "Mymr", "Noto Sans Myanmar" },
    { 0x10A0, 0x10FF, "Geor", "Noto Sans Georgian" },
    { 0x1100, 0x11FF, "Hang", "Noto Sans CJK KR" },
    { 0x1200, 0x139F, "Ethi", "Noto Sans Ethiopic" },
    { 0x13A0, 0x13FF, "Cher", "Noto Sans Cherokee" },
    { 0x1780, 0x17FF, "Khmr", "Noto Sans Khmer" },
    { 0x1800, 0x18AF, "Mong", "Noto Sans Mongolian" },
    { 0x1C90, 0x1CBF, "Geor", "Noto Sans Georgian" },
    { 0x1E00, 0x1EFF, "Latn", "Noto Sans" },
    { 0x1F00, 0x1FFF, "Grek", "Noto Sans" },
    { 0x2D00, 0x2D2F, "Geor", "Noto Sans Georgian" },
    { 0x2D30, 0x2D7F, "Tfng", "Noto Sans Tifinagh" },
    { 0x2E80, 0x3007, "Hani", "Noto Sans CJK SC" },
    { 0x3040, 0x30FF, "Kana", "Noto Sans CJK JP" },
    { 0x3100, 0x312F, "Bopo", "Noto Sans CJK TC" },
    { 0x3130, 0x318F, "Hang", "Noto Sans CJK KR" },
    { 0x31F0, 0x31FF, "Kana", "Noto Sans CJK JP" },
    { 0x3400, 0x9FFF, "Hani", "Noto Sans CJK SC" },
    { 0xA960, 0xA97F, "Hang", "Noto Sans CJK KR" },
    { 0xAC00, 0xD7FF, "Hang", "Noto Sans CJK KR" },
    { 0xF900, 0xFAFF, "Hani", "Noto Sans CJK SC" },
    { 0xFB1D, 0xFB4F, "Hebr", "Noto Sans Hebrew" },
    { 0xFB50, 0xFDFF, "Arab", "Noto Sans Arabic" },
    { 0xFE70, 0xFEFE, "Arab", "Noto Sans Arabic" },
    { 0xFF66, 0xFF9F, "Kana", "Noto Sans CJK JP" },
    { 0x20000, 0x323AF, "Hani", "Noto Sans CJK SC" },
};

// A line's code points, where each begins (and, at the end, where the last one ends), and its level:
// odd ones run leftward.
struct letters {
    size_t count;
    uint32_t *letters;
    size_t *starts;
    FriBidiLevel *levels;
    const char *han_family; // of a text with kana or Hangul in it
};

static const struct script *script_of(uint32_t c)
{
    size_t low = 0, high = sizeof scripts / sizeof *scripts;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (c > scripts[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    return low < sizeof scripts / sizeof *scripts && c >= scripts[low].first ? &scripts[low] : NULL;
}

// Marks, joiners and spaces: shown by the face of what they follow, where it can.
static bool goes_along(uint32_t c)
{
    return c == ' ' || c == 0xA0 || (c >= 0x300 && c <= 0x36F) || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x20D0 && c <= 0x20FF) || (c >= 0xFE00 && c <= 0xFE0F);
}

// ---- letters and their directions

static void find_levels(struct letters *letters)
{
    FriBidiStrIndex count = (FriBidiStrIndex)letters->count;
    FriBidiCharType *types = mem_new(letters->count * sizeof *types);
    FriBidiBracketType *brackets = mem_new(letters->count * sizeof *brackets);
    FriBidiParType direction = FRIBIDI_PAR_ON;

    fribidi_get_bidi_types(letters->letters, count, types);
    fribidi_get_bracket_types(letters->letters, count, types, brackets);
    // Fails only without memory, and leaves all at 0.
    if (fribidi_get_par_embedding_levels_ex(types, brackets, count, &direction, letters->levels) == 0)
        memset(letters->levels, 0, letters->count * sizeof *letters->levels);
    free(types);
    free(brackets);
}

static void letters_read(struct letters *letters, const char *text, size_t length)
{
    char *copy = mem_copy_bytes(text, length);
    const char *at = copy;
    bool may_run_leftward = false;
    uint32_t c;

    letters->letters = mem_new((length + 1) * sizeof *letters->letters);
    letters->starts = mem_new((length + 1) * sizeof *letters->starts);
    letters->levels = mem_new((length + 1) * sizeof *letters->levels);
    for (const char *start = at; (c = text_next(&at)) != 0; start = at) {
        const struct script *script = script_of(c);

        letters->starts[letters->count] = (size_t)(start - copy);
        letters->letters[letters->count++] = c;
        may_run_leftward |= c >= FIRST_LEFTWARD;
        if (script && (strcmp(script->tag, "Kana") == 0 || strcmp(script->tag, "Hang") == 0))
            letters->han_family = script->family;
    }
    letters->starts[letters->count] = (size_t)(at - copy);
    if (may_run_leftward)
        find_levels(letters);
    free(copy);
}

static void letters_finish(struct letters *letters)
{
    free(letters->letters);
    free(letters->starts);
    free(letters->levels);
}

// ---- runs

static struct text_run run_of(const struct letters *letters, size_t i, struct fonts *fonts, enum font_use use,
                              const struct text_run *last)
{
    uint32_t c = letters->letters[i];
    const struct script *script = script_of(c);
    const char *family = script ? script->family : NULL;
    bool is_along = last && last->level == (unsigned char)letters->levels[i];
    struct text_run run = { .start = letters->starts[i], .level = (unsigned char)letters->levels[i] };

    if (script && letters->han_family && strcmp(script->tag, "Hani") == 0)
        family = letters->han_family;
    run.is_leftward = run.level & 1;
    run.script = script ? script->tag : is_along ? last->script : NULL;
    if (is_along && goes_along(c) && (c == 0x200D || fonts_has(fonts, last->face, c)))
        run.face = last->face;
    else
        run.face = fonts_face(fonts, use, family, c);
    return run;
}

// A run may still have no script: then it takes that of what follows.
static bool is_of_run(const struct text_run *run, const struct text_run *next)
{
    return run->level == next->level && run->face == next->face &&
           (!run->script || !next->script || strcmp(run->script, next->script) == 0);
}

static void split(struct text_runs *runs, const struct letters *letters, struct fonts *fonts,
                  enum font_use use)
{
    runs->count = 0;
    for (size_t i = 0; i < letters->count; i++) {
        struct text_run *last = runs->count ? &runs->at[runs->count - 1] : NULL;
        struct text_run next = run_of(letters, i, fonts, use, last);

        if (last && is_of_run(last, &next)) {
            last->script = last->script ? last->script : next.script;
        } else {
            runs->at = mem_grow(runs->at, &runs->room, runs->count + 1, sizeof *runs->at);
            last = &runs->at[runs->count++];
            *last = next;
        }
        last->length = letters->starts[i + 1] - last->start;
    }
}

// From the highest level down to the lowest odd one, what is at least that high is turned round.
static void order_as_seen(struct text_runs *runs)
{
    int highest = 0;

    for (size_t i = 0; i < runs->count; i++)
        highest = runs->at[i].level > highest ? runs->at[i].level : highest;
    for (int level = highest; level > 0; level--) {
        for (size_t i = 0; i < runs->count; i++) {
            size_t end = i;

            while (end < runs->count && runs->at[end].level >= level)
                end++;
            for (size_t k = 0; k < (end - i) / 2; k++) {
                struct text_run swapped = runs->at[i + k];

                runs->at[i + k] = runs->at[end - 1 - k];
                runs->at[end - 1 - k] = swapped;
            }
            i = end;
        }
    }
}

void text_runs_find(struct text_runs *runs, struct fonts *fonts, enum font_use use, const char *text,
                    size_t length)
{
    struct letters letters = { 0 };

    letters_read(&letters, text, length);
    split(runs, &letters, fonts, use);
    order_as_seen(runs);
    for (size_t i = 0; i < runs->count; i++)
        runs->at[i].script = runs->at[i].script ? runs->at[i].script : "Latn";
    letters_finish(&letters);
}

void text_runs_finish(struct text_runs *runs)
{
    free(runs->at);
    *runs = (struct text_runs){ 0 };
}
