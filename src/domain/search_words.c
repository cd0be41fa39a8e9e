#include "domain/search_words.h"

#include <stdlib.h>
#include <string.h>

#include "domain/index_words.h"
#include "domain/spelling.h"
#include "domain/token.h"
#include "util/mem.h"
#include "util/text.h"

enum { KEPT_WORDS = 2048 };

// What one word led to. A word with the same place in the table takes it.
struct kept_words {
    char word[WORD_SIZE];
    bool in_name;
    struct str list; // each ends with a NUL
};

const char *search_word(const struct search_words *words, size_t i)
{
    return words->text.at + words->at[i];
}

void search_words_finish(struct search_words *words)
{
    size_t i;

    for (i = 0; words->kept && i < KEPT_WORDS; i++)
        str_finish(&words->kept[i].list);
    free(words->kept);
    str_finish(&words->text);
    str_finish(&words->folded);
    *words = (struct search_words){ 0 };
}

static void add(struct search_words *words, const char *at, size_t length, bool in_name)
{
    size_t i, from = words->text.length;
    uint32_t hash = 1;

    if (length == 0 || words->count == SEARCH_WORDS)
        return;
    length = spelling_cut(at, length);
    for (i = 0; i < length; i++)
        hash = hash * 31 + (unsigned char)at[i];
    for (i = 0; i < words->count; i++) {
        if (words->hash[i] == hash && strncmp(search_word(words, i), at, length) == 0 &&
            search_word(words, i)[length] == '\0')
            return;
    }
    str_add_bytes(&words->text, at, length);
    str_add_char(&words->text, '\0');
    words->at[words->count] = from;
    words->hash[words->count] = hash;
    words->in_name[words->count++] = in_name;
}

static struct kept_words *kept_of(struct search_words *words, const char *word, bool in_name)
{
    size_t hash = in_name;
    const char *at;

    if (!words->kept)
        words->kept = mem_new(KEPT_WORDS * sizeof *words->kept);
    for (at = word; *at; at++)
        hash = hash * 31 + (unsigned char)*at;
    return &words->kept[(hash ^ hash >> 11) % KEPT_WORDS];
}

static void add_kept(struct search_words *words, const char *at, size_t length, enum script script,
                     bool in_name)
{
    char word[WORD_SIZE];
    struct kept_words *kept;
    size_t from;

    length = spelling_cut(at, length);
    memcpy(word, at, length);
    word[length] = '\0';
    kept = kept_of(words, word, in_name);
    if (strcmp(kept->word, word) != 0 || kept->in_name != in_name) {
        strcpy(kept->word, word);
        kept->in_name = in_name;
        str_clear(&kept->list);
        index_words_of(&kept->list, word, script, in_name);
    }
    for (from = 0; from < kept->list.length; from += strlen(kept->list.at + from) + 1)
        add(words, kept->list.at + from, strlen(kept->list.at + from), in_name);
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
        add_kept(words, at, length, script, in_name);
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
