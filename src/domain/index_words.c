#include "domain/index_words.h"

#include <string.h>

#include "domain/token.h"
#include "domain/word_forms.h"
#include "util/text.h"

// The rarer spellings of a word are left to its skeleton, so that a million guests stay small.
enum { SUFFIXES = 16, SYLLABLES = 12, SPELLINGS_KEPT = 5 };

static void add(struct str *list, const char *word)
{
    str_add_bytes(list, word, strlen(word) + 1);
}

static void add_spellings(struct str *list, const struct spellings *spellings)
{
    size_t i;

    for (i = 0; i < spellings->count; i++)
        add(list, spellings->text[i]);
}

// A word written without spaces is found from any character on.
static void add_suffixes(struct str *list, const char *word)
{
    size_t count = 0;

    for (; *word && count < SUFFIXES; count++) {
        add(list, word);
        text_next(&word);
    }
}

static void add_hangul(struct str *list, const char *word, bool in_name)
{
    struct spellings made = { 0 }, sounds = { 0 };
    size_t count = text_count(word), family = hangul_family_length(word), i;

    add_suffixes(list, word);
    if (!in_name || count <= family || count > family + 3)
        return;
    spellings_of_hangul(&made, word, 0, family, SPELLINGS);
    add_spellings(list, &made);
    made.count = 0;
    spellings_of_hangul(&made, word, family, count, 6);
    add_spellings(list, &made);
    for (i = 0; i < made.count; i++)
        sounds_of_latin(&sounds, made.text[i], 1);
    add_spellings(list, &sounds);
    for (i = family; i < count && count > family + 1; i++) {
        made.count = 0;
        spellings_of_hangul(&made, word, i, i + 1, 3);
        add_spellings(list, &made);
    }
}

// The syllables [from, to) of a word's pinyin and those behind them as one word.
static void add_pinyin(struct str *list, char (*syllables)[WORD_SIZE], size_t from, size_t to,
                       size_t from_behind, size_t to_behind)
{
    char joined[2 * SYLLABLES * WORD_SIZE];
    size_t used = 0, i;

    for (i = from; i < to; i++)
        used += strlen(strcpy(joined + used, syllables[i]));
    for (i = from_behind; i < to_behind; i++)
        used += strlen(strcpy(joined + used, syllables[i]));
    joined[spelling_cut(joined, used)] = '\0';
    add(list, joined);
}

// Cuts "wáng xiǎo míng" into its folded syllables.
static size_t pinyin_of(char syllables[SYLLABLES][WORD_SIZE], const char *word)
{
    struct str latin = { 0 }, folded = { 0 };
    struct token tokens[TOKENS];
    size_t count, i, length;

    text_latin(&latin, word);
    text_fold(&folded, str_text(&latin));
    count = tokens_of(tokens, str_text(&folded));
    if (count > SYLLABLES)
        count = SYLLABLES;
    for (i = 0; i < count; i++) {
        length = spelling_cut(tokens[i].at, tokens[i].length);
        memcpy(syllables[i], tokens[i].at, length);
        syllables[i][length] = '\0';
    }
    str_finish(&latin);
    str_finish(&folded);
    return count;
}

static void add_family_forms(struct str *list, const char *word)
{
    struct spelling_piece piece = { NULL, 0 };
    struct spellings made = { 0 };
    char character[8] = "";

    character[text_encode(character, text_next(&word))] = '\0';
    piece.forms = han_family_forms(character);
    if (piece.forms)
        spellings_of_pieces(&made, &piece, 1, SPELLINGS);
    add_spellings(list, &made);
}

static void add_han(struct str *list, const char *word, bool in_name)
{
    char syllables[SYLLABLES][WORD_SIZE];
    size_t count, i;

    add_suffixes(list, word);
    count = pinyin_of(syllables, word);
    for (i = 0; i < count; i++)
        add_pinyin(list, syllables, i, i + 1, 0, 0);
    add_pinyin(list, syllables, 0, count, 0, 0);
    if (!in_name || count < 2 || count > 4)
        return;
    add_pinyin(list, syllables, 1, count, 0, 0);
    add_pinyin(list, syllables, 1, count, 0, 1);
    if (count == 4) { // a family name of two characters
        add_pinyin(list, syllables, 2, 4, 0, 0);
        add_pinyin(list, syllables, 2, 4, 0, 2);
    }
    add_family_forms(list, word);
}

void index_words_of(struct str *list, const char *word, enum script script, bool in_name)
{
    struct word_forms forms;

    word_forms_of(&forms, word, script);
    if (forms.plain.count > SPELLINGS_KEPT)
        forms.plain.count = SPELLINGS_KEPT;
    add_spellings(list, &forms.plain);
    add_spellings(list, &forms.sounds);
    if (script == SCRIPT_HANGUL)
        add_hangul(list, word, in_name);
    if (script == SCRIPT_HAN)
        add_han(list, word, in_name);
    if (script == SCRIPT_KANA && forms.plain.count > 0)
        add_suffixes(list, forms.plain.text[0]);
}
