#include "domain/name.h"

#include <string.h>

#include "domain/script.h"
#include "domain/slip.h"
#include "util/text.h"

enum { NAME_WORDS = 24, SLIPS = 2 };

// The folded words of a name, in order.
struct name_words {
    struct str text; // each ends with a NUL
    size_t at[NAME_WORDS];
    size_t count;
};

static void words_init(struct name_words *words, const char *name)
{
    struct str folded = { 0 };
    const char *at, *from;
    bool inside = false;
    uint32_t c;

    *words = (struct name_words){ 0 };
    text_fold(&folded, name);
    for (at = from = str_text(&folded); (c = text_next(&at)); from = at) {
        if (c == '\'')
            continue;
        if (!text_is_word(c)) {
            inside = false;
            continue;
        }
        if (!inside) {
            if (words->count == NAME_WORDS)
                break;
            if (words->count > 0)
                str_add_char(&words->text, '\0');
            words->at[words->count++] = words->text.length;
            inside = true;
        }
        str_add_bytes(&words->text, from, (size_t)(at - from));
    }
    str_finish(&folded);
}

static const char *word(const struct name_words *words, size_t i)
{
    return words->text.at + words->at[i];
}

static size_t slips_allowed(const char *a, const char *b)
{
    size_t a_count = text_count(a), b_count = text_count(b), count = a_count < b_count ? a_count : b_count;

    return count < 4 ? 0 : count < 6 ? 1 : SLIPS;
}

// Pairs every word of `few` with one of `many`; with slips only where both have as many.
static bool words_pair(const struct name_words *few, const struct name_words *many)
{
    bool taken[NAME_WORDS] = { false };
    size_t most = few->count == many->count ? SLIPS : 0, used = 0, i, j, best, allowed, slips, best_slips;

    for (i = 0; i < few->count; i++) {
        best = NAME_WORDS;
        best_slips = SLIPS + 1;
        for (j = 0; j < many->count; j++) {
            allowed = slips_allowed(word(few, i), word(many, j));
            slips = taken[j] ? SLIPS + 1 : text_distance(word(few, i), word(many, j), SLIPS);
            if (slips <= allowed && slips < best_slips) {
                best = j;
                best_slips = slips;
            }
        }
        used += best_slips;
        if (used > most)
            return false;
        taken[best] = true;
    }
    return true;
}

static bool same_letters(const struct name_words *a, const struct name_words *b)
{
    struct str joined_a = { 0 }, joined_b = { 0 };
    size_t i;
    bool same;

    for (i = 0; i < a->count; i++)
        str_add(&joined_a, word(a, i));
    for (i = 0; i < b->count; i++)
        str_add(&joined_b, word(b, i));
    same = strcmp(str_text(&joined_a), str_text(&joined_b)) == 0;
    str_finish(&joined_a);
    str_finish(&joined_b);
    return same;
}

bool name_alike(const char *a, const char *b)
{
    struct name_words words_a, words_b;
    bool alike;

    if (text_same(a, b))
        return true;
    words_init(&words_a, a);
    words_init(&words_b, b);
    if (words_a.count <= words_b.count)
        alike = words_pair(&words_a, &words_b);
    else
        alike = words_pair(&words_b, &words_a);
    alike = alike || same_letters(&words_a, &words_b); // "Anne Marie", "Annemarie"
    str_finish(&words_a.text);
    str_finish(&words_b.text);
    return alike;
}

static void add_key_part(struct str *out, const char *text)
{
    size_t from = out->length;

    text_fold(out, text);
    for (; from < out->length; from++) {
        if (out->at[from] == '|')
            out->at[from] = '/';
    }
}

void name_identity(struct str *out, const char *name, const char *company)
{
    add_key_part(out, name);
    str_add_char(out, '|');
    add_key_part(out, company);
}

// The letter a name begins with, behind whatever stands before it; 0 when there is none.
static size_t first_letter(const char *name, const char **letter)
{
    const char *at = name;
    uint32_t c;

    for (*letter = at; (c = text_next(&at)); *letter = at) {
        if (text_is_word(c))
            return (size_t)(at - *letter);
    }
    return 0;
}

// "Dr. Dana Kim": a first word with a dot and more than one letter is a title.
static const char *behind_titles(const char *name)
{
    size_t length = strcspn(name, " ");

    while (name[length] == ' ' && length > 2 && name[length - 1] == '.' && strchr(name + length + 1, ' ')) {
        name += length + 1;
        length = strcspn(name, " ");
    }
    return name;
}

static bool begins_with_capital(const char *word)
{
    char letter[8] = "";
    struct str folded = { 0 };
    bool is_capital;

    memcpy(letter, word, text_character(word) < sizeof letter ? text_character(word) : 1);
    text_fold_case(&folded, letter);
    is_capital = strcmp(str_text(&folded), letter) != 0;
    str_finish(&folded);
    return is_capital;
}

// "von Hohenberg": the words before the first one with a capital are particles. Where there is no
// capital (Arabic has none) the name begins at its beginning.
static const char *behind_particles(const char *family)
{
    const char *word = family;

    while (!begins_with_capital(word)) {
        const char *space = strchr(word, ' ');

        if (!space)
            return family;
        word = space + 1;
    }
    return word;
}

// What others see of a name: the given name, and what its family name's letter is taken from ("" for
// a name that is shown whole).
struct shown {
    const char *given, *family;
    size_t given_length;
};

static struct shown shown_of(const char *name, const char *given, const char *family)
{
    const char *comma = strchr(name, ','), *last;

    if (script_text_is_whole(name) || (!strchr(name, ' ') && !(given[0] && family[0])))
        return (struct shown){ name, "", strlen(name) };
    if (given[0] && family[0])
        return (struct shown){ given, behind_particles(family), strlen(given) };
    if (comma && comma[1] == ' ' && comma[2] != '\0')
        return (struct shown){ comma + 2, name, strlen(comma + 2) };
    name = behind_titles(name);
    last = strrchr(name, ' ');
    return (struct shown){ name, last ? last + 1 : "", strcspn(name, " ") };
}

static void add_first_letter(struct str *out, const char *before, const char *name, const char *after)
{
    const char *letter;
    size_t length = first_letter(name, &letter);

    if (length == 0)
        return;
    str_add(out, before);
    str_add_bytes(out, letter, length);
    str_add(out, after);
}

void name_initial(struct str *out, const char *name, const char *given, const char *family)
{
    struct shown shown = shown_of(name, given, family);

    str_add_bytes(out, shown.given, shown.given_length);
    add_first_letter(out, " ", shown.family, ".");
}

void name_given(struct str *out, const char *name)
{
    struct shown shown = shown_of(name, "", "");

    str_add_bytes(out, shown.given, shown.given_length);
}

void name_initials(struct str *out, const char *name, const char *given, const char *family)
{
    struct shown shown = shown_of(name, given, family);

    add_first_letter(out, "", shown.given, "");
    add_first_letter(out, "", shown.family, "");
}

bool name_is_typed(const char *typed, const char *name)
{
    struct name_words said, wanted;
    bool taken[NAME_WORDS] = { false }, same;
    size_t i, j;

    words_init(&said, typed);
    words_init(&wanted, name);
    same = said.count == wanted.count && said.count > 0;
    for (i = 0; same && i < wanted.count; i++) {
        for (j = 0; j < said.count && (taken[j] || strcmp(word(&wanted, i), word(&said, j)) != 0); j++) {
        }
        same = j < said.count;
        taken[same ? j : 0] = true;
    }
    str_finish(&said.text);
    str_finish(&wanted.text);
    return same;
}

bool name_is_near(const char *a, const char *b)
{
    struct str folded_a = { 0 }, folded_b = { 0 };
    bool near = name_is_typed(a, b);

    text_fold(&folded_a, a);
    text_fold(&folded_b, b);
    if (!near && text_count(str_text(&folded_a)) >= SLIP_LETTERS &&
        text_count(str_text(&folded_b)) >= SLIP_LETTERS)
        near = text_distance(str_text(&folded_a), str_text(&folded_b), 1) <= 1;
    str_finish(&folded_a);
    str_finish(&folded_b);
    return near;
}
