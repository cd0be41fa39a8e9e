#include "domain/search_query.h"

#include <string.h>

#include "domain/slip.h"
#include "domain/token.h"
#include "util/str.h"
#include "util/text.h"

enum { SOUND_LETTERS = 3 }; // fewer typed letters say too little

static void word_init(struct query_word *word, const char *text, enum script script)
{
    word_forms_of(&word->forms, text, script);
    word->letters = text_count(text);
    word->forms.sounds.count = 0;
    if (script == SCRIPT_LATIN && word->letters >= SOUND_LETTERS && word->forms.plain.count > 0)
        sounds_of_latin(&word->forms.sounds, word->forms.plain.text[0], SPELLINGS);
}

static void add_word(struct search_query *query, const struct token *tokens, size_t from, size_t to)
{
    char word[WORD_SIZE];
    size_t used = 0, length;

    for (; from < to; from++) {
        length = tokens[from].length;
        if (used + length >= sizeof word) {
            length = sizeof word - 1 - used;
            while (length > 0 && ((unsigned char)tokens[from].at[length] & 0xC0) == 0x80)
                length--;
        }
        memcpy(word + used, tokens[from].at, length);
        used += length;
    }
    word[used] = '\0';
    if (used == 0 || query->count == QUERY_WORDS)
        return;
    word_init(&query->words[query->count], word, tokens[to - 1].script);
    query->count += query->words[query->count].forms.plain.count > 0; // a lone accent says nothing
}

// The end of the tokens from `from` on that may be one word on the list.
static size_t joined_end(const struct token *tokens, size_t count, size_t from)
{
    size_t end = from + 1;

    while (end < count && tokens[end].script == tokens[from].script &&
           (tokens[end].group == tokens[end - 1].group ||
            token_is_particle(tokens[end - 1].at, tokens[end - 1].length)))
        end++;
    return end;
}

size_t search_query_parse(struct search_query queries[QUERIES], const char *typed)
{
    struct str clean = { 0 }, folded = { 0 };
    struct token tokens[TOKENS];
    size_t count, i, end;

    text_clean(&clean, typed);
    text_fold_case(&folded, str_text(&clean));
    count = tokens_of(tokens, str_text(&folded));
    queries[0].count = queries[1].count = 0;
    for (i = 0; i < count; i++)
        add_word(&queries[0], tokens, i, i + 1);
    for (i = 0; i < count; i = end) {
        end = joined_end(tokens, count, i);
        add_word(&queries[1], tokens, i, end);
    }
    str_finish(&clean);
    str_finish(&folded);
    if (queries[0].count == 0)
        return 0;
    return queries[1].count < queries[0].count ? 2 : 1;
}

static bool begins_with(const char *word, const char *beginning)
{
    return strncmp(word, beginning, strlen(beginning)) == 0;
}

static enum word_fit plain_fit(const struct query_word *typed, const char *word)
{
    enum word_fit fit = FIT_NONE;
    const char *spelling;
    size_t i;

    for (i = 0; i < typed->forms.plain.count; i++) {
        spelling = typed->forms.plain.text[i];
        if (strcmp(word, spelling) == 0)
            return FIT_WHOLE;
        if (begins_with(word, spelling))
            fit = FIT_BEGINS;
        else if (fit == FIT_NONE && typed->letters >= SLIP_LETTERS && slip_fits(spelling, word))
            fit = FIT_SLIP;
    }
    return fit;
}

static enum word_fit sound_fit(const struct query_word *typed, const char *word)
{
    enum word_fit fit = FIT_NONE;
    const char *sounds;
    size_t i;

    for (i = 0; i < typed->forms.sounds.count; i++) {
        sounds = typed->forms.sounds.text[i];
        if (strcmp(word, sounds) == 0)
            return FIT_SOUNDS;
        if (query_sounds_may_begin(sounds) && begins_with(word, sounds))
            fit = FIT_SOUNDS_BEGIN;
    }
    return fit;
}

bool query_sounds_may_begin(const char *sounds)
{
    return strlen(sounds) > 3; // behind the mark three sounds and more
}

enum word_fit query_word_fit(const struct query_word *typed, const char *word)
{
    return word[0] == SOUND_MARK ? sound_fit(typed, word) : plain_fit(typed, word);
}

static enum word_fit best_fit(const struct query_word *typed, const struct search_words *words, bool *in_name)
{
    enum word_fit fit, best = FIT_NONE;
    size_t i;

    for (i = 0; i < words->count && best > FIT_WHOLE; i++) {
        fit = query_word_fit(typed, search_word(words, i));
        if (fit < best) {
            best = fit;
            *in_name = words->in_name[i];
        }
    }
    return best;
}

enum word_fit search_query_fit(const struct search_query *query, const struct search_words *words,
                               size_t *in_company)
{
    enum word_fit fit, worst = FIT_WHOLE, second = FIT_WHOLE;
    bool in_name = false;
    size_t i;

    *in_company = 0;
    for (i = 0; i < query->count && worst < FIT_NONE; i++) {
        fit = best_fit(&query->words[i], words, &in_name);
        second = fit > worst ? worst : fit > second ? fit : second;
        worst = fit > worst ? fit : worst;
        *in_company += !in_name;
    }
    return worst == FIT_SLIP && second > FIT_BEGINS ? FIT_NONE : worst;
}
