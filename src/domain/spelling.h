// One word, many spellings: a table says how each letter is customarily written in others, and
// the spellings come out with the most customary first. Used to find Müller as mueller, Михаил
// as mikhail, 김 as kim. Pure; knows nothing of guests or of searching.
#pragma once

#include <stdbool.h>
#include <stddef.h>

enum { WORD_SIZE = 64, SPELLINGS = 10 };

struct spellings {
    char text[SPELLINGS][WORD_SIZE]; // cut at a character's border where longer
    size_t count;
};

// The length of a word once it is cut, at a character's border, to fit into WORD_SIZE.
size_t spelling_cut(const char *word, size_t length);

// A word as it stands is added once; nothing happens when it is empty or there is no room.
void spellings_add(struct spellings *out, const char *word);

// "letters" may begin with ^ (only at a word's begin) and end with $ (only at its end); the
// longest that fits is taken. "forms" are separated by |, the customary one first; one may be
// empty. What no row has is copied. The table ends with an empty row.
struct spelling_row {
    const char *letters, *forms;
};

// Adds up to `most` spellings of a word: first the customary one, then those that differ from it
// at one place, then at two, and so on.
void spellings_of(struct spellings *out, const char *word, const struct spelling_row *rows, size_t most);

// One piece of a word, and how it may be written ("forms" as above).
enum { SPELLING_PIECES = WORD_SIZE };
struct spelling_piece {
    const char *forms;
    size_t copied; // 0, or so many bytes of `forms` are the only form
};
void spellings_of_pieces(struct spellings *out, const struct spelling_piece *pieces, size_t count,
                         size_t most);

// The tables.
extern const struct spelling_row spelling_latin[];    // ü: u, ue
extern const struct spelling_row spelling_cyrillic[]; // х: kh, h, ch
extern const struct spelling_row spelling_greek[];    // folded Greek
extern const struct spelling_row spelling_indic[];    // what ICU makes of India's and other writings
extern const struct spelling_row spelling_hebrew[];   // to the sounds of a skeleton
extern const struct spelling_row spelling_arabic[];
extern const struct spelling_row spelling_sounds[]; // Latin letters to the sounds of a skeleton

// Kana in the customary Latin spellings: さとう: sato, satou, satoh.
void spellings_of_kana(struct spellings *out, const char *word);
// A kana word as hiragana, so that both kana are alike. `out` holds WORD_SIZE bytes.
void spelling_hiragana(char *out, const char *word);

// Hangul syllables [from, to) of a word in customary romanisation; a family name may begin the word.
void spellings_of_hangul(struct spellings *out, const char *word, size_t from, size_t to, size_t most);
// How many syllables of the word are its family name: 2 for 남궁 and the like, else 1.
size_t hangul_family_length(const char *word);

// Customary spellings of a Chinese family name beside its pinyin ("chan|chen" for 陳), or NULL.
const char *han_family_forms(const char *character);
