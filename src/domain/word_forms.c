#include "domain/word_forms.h"

#include <string.h>

#include "util/str.h"
#include "util/text.h"

static void add_marked(struct spellings *out, const struct spellings *sounds)
{
    char marked[WORD_SIZE + 1];
    size_t i;

    for (i = 0; i < sounds->count; i++) {
        marked[0] = SOUND_MARK;
        strcpy(marked + 1, sounds->text[i]);
        spellings_add(out, marked);
    }
}

void sounds_of_latin(struct spellings *out, const char *latin, size_t most)
{
    struct spellings sounds = { 0 };
    char single[WORD_SIZE];
    size_t used = 0;

    for (; *latin && used < WORD_SIZE - 1; latin++) {
        if (used == 0 || single[used - 1] != *latin)
            single[used++] = *latin;
    }
    single[used] = '\0';
    spellings_of(&sounds, single, spelling_sounds, most);
    add_marked(out, &sounds);
}

static void add_folded(struct spellings *out, const char *word)
{
    struct str folded = { 0 };

    text_fold(&folded, word);
    spellings_add(out, str_text(&folded));
    str_finish(&folded);
}

// Spellings by a table; what is left of other letters is folded as usual.
static void add_spelled(struct spellings *out, const char *word, const struct spelling_row *rows)
{
    struct spellings made = { 0 };
    size_t i;

    spellings_of(&made, word, rows, SPELLINGS);
    for (i = 0; i < made.count; i++)
        add_folded(out, made.text[i]);
}

// The sounds of everything plain but the word in its own writing.
static void add_sounds(struct word_forms *forms)
{
    size_t i;

    for (i = 1; i < forms->plain.count; i++)
        sounds_of_latin(&forms->sounds, forms->plain.text[i], 1);
}

static void latin_forms(struct word_forms *forms, const char *word)
{
    add_spelled(&forms->plain, word, spelling_latin);
}

static bool is_ukrainian(const char *word)
{
    return strstr(word, "і") || strstr(word, "ї") || strstr(word, "є") || strstr(word, "ґ");
}

// Ukrainian г and и sound like the table's һ and ы.
static void cyrillic_forms(struct word_forms *forms, const char *word)
{
    static const struct spelling_row ukrainian[] = { { "г", "һ" }, { "и", "ы" }, { NULL, NULL } };
    struct spellings heard = { 0 };

    add_folded(&forms->plain, word);
    if (is_ukrainian(word))
        spellings_of(&heard, word, ukrainian, 1);
    add_spelled(&forms->plain, heard.count > 0 ? heard.text[0] : word, spelling_cyrillic);
    add_sounds(forms);
}

static void greek_forms(struct word_forms *forms, const char *word)
{
    add_folded(&forms->plain, word);
    add_spelled(&forms->plain, forms->plain.text[0], spelling_greek);
    add_sounds(forms);
}

static void other_forms(struct word_forms *forms, const char *word)
{
    struct str latin = { 0 };

    add_folded(&forms->plain, word);
    text_latin(&latin, word);
    add_spelled(&forms->plain, str_text(&latin), spelling_indic);
    add_sounds(forms);
    str_finish(&latin);
}

// Letters that stand for one another while a word is being typed or by habit.
static const struct spelling_row hebrew_alike[] = {
    { "ך", "כ" }, { "ם", "מ" }, { "ן", "נ" }, { "ף", "פ" }, { "ץ", "צ" }, { NULL, NULL },
};
static const struct spelling_row arabic_alike[] = {
    { "ى", "ي" }, { "ی", "ي" }, { "ې", "ي" }, { "ے", "ي" }, { "ة", "ه" },   { "ہ", "ه" },
    { "ھ", "ه" }, { "ۃ", "ه" }, { "ک", "ك" }, { "ٱ", "ا" }, { NULL, NULL },
};

static void semitic_forms(struct word_forms *forms, const char *word, const struct spelling_row *alike,
                          const struct spelling_row *rows)
{
    struct spellings folded = { 0 }, sounds = { 0 };

    add_folded(&folded, word);
    if (folded.count == 0)
        return;
    spellings_of(&forms->plain, folded.text[0], alike, 1);
    if (forms->plain.count > 0)
        spellings_of(&sounds, forms->plain.text[0], rows, SPELLINGS - 2);
    add_marked(&forms->sounds, &sounds);
}

static void hebrew_forms(struct word_forms *forms, const char *word)
{
    semitic_forms(forms, word, hebrew_alike, spelling_hebrew);
}

// "الرحمن" is also looked for without its article, and the article by itself.
static void arabic_forms(struct word_forms *forms, const char *word)
{
    static const char article[] = "ال";
    struct word_forms bare = { 0 };
    const char *whole;
    size_t i;

    semitic_forms(forms, word, arabic_alike, spelling_arabic);
    whole = forms->plain.text[0];
    if (forms->plain.count == 0 || strncmp(whole, article, strlen(article)) != 0 || text_count(whole) < 5)
        return;
    semitic_forms(&bare, whole + strlen(article), arabic_alike, spelling_arabic);
    for (i = 0; i < bare.sounds.count; i++)
        spellings_add(&forms->sounds, bare.sounds.text[i]);
    spellings_add(&forms->plain, whole + strlen(article));
    spellings_add(&forms->plain, "al");
    spellings_add(&forms->plain, "el");
}

static void kana_forms(struct word_forms *forms, const char *word)
{
    char hiragana[WORD_SIZE];

    spelling_hiragana(hiragana, word);
    spellings_add(&forms->plain, hiragana);
    spellings_of_kana(&forms->plain, word);
}

static void hangul_forms(struct word_forms *forms, const char *word)
{
    add_folded(&forms->plain, word);
    spellings_of_hangul(&forms->plain, word, 0, text_count(word), 4);
    add_sounds(forms);
}

static void han_forms(struct word_forms *forms, const char *word)
{
    add_folded(&forms->plain, word);
}

void word_forms_of(struct word_forms *forms, const char *word, enum script script)
{
    static void (*const forms_by_script[])(struct word_forms * forms, const char *word) = {
        [SCRIPT_LATIN] = latin_forms,   [SCRIPT_GREEK] = greek_forms,   [SCRIPT_CYRILLIC] = cyrillic_forms,
        [SCRIPT_HEBREW] = hebrew_forms, [SCRIPT_ARABIC] = arabic_forms, [SCRIPT_KANA] = kana_forms,
        [SCRIPT_HAN] = han_forms,       [SCRIPT_HANGUL] = hangul_forms, [SCRIPT_OTHER] = other_forms,
    };

    forms->plain.count = forms->sounds.count = 0;
    forms_by_script[script](forms, word);
}
