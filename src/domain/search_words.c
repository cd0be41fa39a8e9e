#include "domain/search_words.h"

#include <stdlib.h>
#include <string.h>

#include "domain/token.h"
#include "domain/word_forms.h"
#include "util/text.h"

enum { SUFFIXES = 16, SYLLABLES = 12 };

const char *search_word(const struct search_words *words, size_t i)
{
    return words->text.at + words->at[i];
}

void search_words_finish(struct search_words *words)
{
    str_finish(&words->text);
    str_finish(&words->folded);
    *words = (struct search_words){ 0 };
}

static size_t cut_length(const char *at, size_t length)
{
    if (length < WORD_SIZE)
        return length;
    length = WORD_SIZE - 1;
    while (length > 0 && ((unsigned char)at[length] & 0xC0) == 0x80)
        length--;
    return length;
}

static void add(struct search_words *words, const char *at, size_t length, bool in_name)
{
    size_t i, from = words->text.length;

    if (length == 0 || words->count == SEARCH_WORDS)
        return;
    str_add_bytes(&words->text, at, cut_length(at, length));
    str_add_char(&words->text, '\0');
    for (i = 0; i < words->count; i++) {
        if (strcmp(search_word(words, i), words->text.at + from) == 0) {
            words->text.length = from;
            return;
        }
    }
    words->at[words->count] = from;
    words->in_name[words->count++] = in_name;
}

static void add_spellings(struct search_words *words, const struct spellings *spellings, bool in_name)
{
    size_t i;

    for (i = 0; i < spellings->count; i++)
        add(words, spellings->text[i], strlen(spellings->text[i]), in_name);
}

// A word written without spaces is found from any character on.
static void add_suffixes(struct search_words *words, const char *word, bool in_name)
{
    size_t count = 0;

    for (; *word && count < SUFFIXES; count++) {
        add(words, word, strlen(word), in_name);
        text_next(&word);
    }
}

static void add_hangul(struct search_words *words, const char *word, bool in_name)
{
    struct spellings made = { 0 }, sounds = { 0 };
    size_t count = text_count(word), family = hangul_family_length(word), i;

    add_suffixes(words, word, in_name);
    if (!in_name || count <= family || count > family + 3)
        return;
    spellings_of_hangul(&made, word, 0, family, SPELLINGS);
    add_spellings(words, &made, in_name);
    made.count = 0;
    spellings_of_hangul(&made, word, family, count, 6);
    add_spellings(words, &made, in_name);
    for (i = 0; i < made.count; i++)
        sounds_of_latin(&sounds, made.text[i], 1);
    add_spellings(words, &sounds, in_name);
    for (i = family; i < count && count > family + 1; i++) {
        made.count = 0;
        spellings_of_hangul(&made, word, i, i + 1, 3);
        add_spellings(words, &made, in_name);
    }
}

// The syllables [from, to) of a word's pinyin and those behind them as one word.
static void add_pinyin(struct search_words *words, char (*syllables)[WORD_SIZE], size_t from, size_t to,
                       size_t from_behind, size_t to_behind, bool in_name)
{
    char joined[2 * SYLLABLES * WORD_SIZE];
    size_t used = 0, i;

    for (i = from; i < to; i++)
        used += strlen(strcpy(joined + used, syllables[i]));
    for (i = from_behind; i < to_behind; i++)
        used += strlen(strcpy(joined + used, syllables[i]));
    add(words, joined, used, in_name);
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
        length = cut_length(tokens[i].at, tokens[i].length);
        memcpy(syllables[i], tokens[i].at, length);
        syllables[i][length] = '\0';
    }
    str_finish(&latin);
    str_finish(&folded);
    return count;
}

static void add_family_forms(struct search_words *words, const char *word)
{
    struct spelling_piece piece = { NULL, 0 };
    struct spellings made = { 0 };
    char character[8] = "";

    character[text_encode(character, text_next(&word))] = '\0';
    piece.forms = han_family_forms(character);
    if (piece.forms)
        spellings_of_pieces(&made, &piece, 1, SPELLINGS);
    add_spellings(words, &made, true);
}

static void add_han(struct search_words *words, const char *word, bool in_name)
{
    char syllables[SYLLABLES][WORD_SIZE];
    size_t count, i;

    add_suffixes(words, word, in_name);
    count = pinyin_of(syllables, word);
    for (i = 0; i < count; i++)
        add_pinyin(words, syllables, i, i + 1, 0, 0, in_name);
    add_pinyin(words, syllables, 0, count, 0, 0, in_name);
    if (!in_name || count < 2 || count > 4)
        return;
    add_pinyin(words, syllables, 1, count, 0, 0, in_name);
    add_pinyin(words, syllables, 1, count, 0, 1, in_name);
    if (count == 4) { // a family name of two characters
        add_pinyin(words, syllables, 2, 4, 0, 0, in_name);
        add_pinyin(words, syllables, 2, 4, 0, 2, in_name);
    }
    add_family_forms(words, word);
}

static void add_word(struct search_words *words, const char *at, size_t length, enum script script,
                     bool in_name)
{
    char word[2 * WORD_SIZE];
    struct word_forms forms;

    length = cut_length(at, length);
    memcpy(word, at, length);
    word[length] = '\0';
    word_forms_of(&forms, word, script);
    add_spellings(words, &forms.plain, in_name);
    add_spellings(words, &forms.sounds, in_name);
    if (script == SCRIPT_HANGUL)
        add_hangul(words, word, in_name);
    if (script == SCRIPT_HAN)
        add_han(words, word, in_name);
    if (script == SCRIPT_KANA && forms.plain.count > 0)
        add_suffixes(words, forms.plain.text[0], in_name);
}

static bool is_ascii(const char *at, size_t length)
{
    while (length > 0 && at[length - 1] > 0)
        length--;
    return length == 0;
}

static void add_token(struct search_words *words, const char *at, size_t length, enum script script,
                      bool in_name)
{
    if (script == SCRIPT_LATIN && is_ascii(at, length))
        add(words, at, length, in_name);
    else
        add_word(words, at, length, script, in_name);
}

// Words that people also write as one: those of a group, or particles and what they stand before.
static void add_joined(struct search_words *words, const struct token *tokens, size_t from, size_t to,
                       bool in_name)
{
    char joined[2 * WORD_SIZE];
    size_t used = 0, i, length;

    if (to - from < 2)
        return;
    for (i = from; i < to && used < WORD_SIZE; i++) {
        length = tokens[i].length < WORD_SIZE - 1 ? tokens[i].length : WORD_SIZE - 1;
        memcpy(joined + used, tokens[i].at, length);
        used += length;
    }
    add_token(words, joined, used, tokens[from].script, in_name);
}

static void add_text(struct search_words *words, const char *text, bool in_name)
{
    struct token tokens[TOKENS];
    size_t count, i, end;

    if (text[0] == '\0')
        return;
    str_clear(&words->folded);
    text_fold_case(&words->folded, text);
    count = tokens_of(tokens, str_text(&words->folded));
    for (i = 0; i < count; i++)
        add_token(words, tokens[i].at, tokens[i].length, tokens[i].script, in_name);
    for (i = 0; i < count; i = end) {
        for (end = i + 1; end < count && tokens[end].group == tokens[i].group;)
            end++;
        add_joined(words, tokens, i, end, in_name);
    }
    for (i = 0; i < count && in_name; i++) {
        for (end = i; end + 1 < count && token_is_particle(tokens[end].at, tokens[end].length);)
            end++;
        add_joined(words, tokens, i, end + 1, in_name);
    }
}

void search_words_of(struct search_words *words, const char *name, const char *reading, const char *company)
{
    str_clear(&words->text);
    words->count = 0;
    add_text(words, name, true);
    add_text(words, reading, true);
    add_text(words, company, false);
}
