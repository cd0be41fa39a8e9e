#include "ui/keyboard_table.h"

#include <stdio.h>
#include <string.h>

struct row {
    const char *lower, *upper;
};

static const struct row letters[KEYBOARD_LAYOUTS][3] = {
    [KEYBOARD_ENGLISH] = {
        { "q w e r t y u i o p", "Q W E R T Y U I O P" },
        { "a s d f g h j k l", "A S D F G H J K L" },
        { "shift z x c v b n m backspace", "shift Z X C V B N M backspace" },
    },
};

static const struct row symbols[3] = {
    { "1 2 3 4 5 6 7 8 9 0", "1 2 3 4 5 6 7 8 9 0" },
    { "@ & # + _ / ( ) \"", "@ & # + _ / ( ) \"" },
    { ", ! ? : ; * = % backspace", ", ! ? : ; * = % backspace" },
};

static const struct row accents[KEYBOARD_LAYOUTS][3] = {
    [KEYBOARD_ENGLISH] = {
        { "à á â ä ã å æ ç è é", "À Á Â Ä Ã Å Æ Ç È É" },
        { "ê ë í î ï ñ ó ô ö", "Ê Ë Í Î Ï Ñ Ó Ô Ö" },
        { "shift ø ú ü ß ł ş č backspace", "shift Ø Ú Ü ẞ Ł Ş Č backspace" },
    },
};

static const char *const last_rows[] = {
    [KEYBOARD_NAME] = "symbols ’ - space . accents clear",
    [KEYBOARD_CONTACT] = "symbols @ - space . .com clear",
    [KEYBOARD_WORDS] = "symbols , - space . accents clear",
};

// The letter as it is typed, then its accents: at most ten.
static const struct row held_letters[] = {
    { "a à á â ä ã å ā ą æ", "A À Á Â Ä Ã Å Ā Ą Æ" },
    { "c ç ć č", "C Ç Ć Č" },
    { "d ď đ ð", "D Ď Đ Ð" },
    { "e è é ê ë ē ę ě ė", "E È É Ê Ë Ē Ę Ě Ė" },
    { "g ğ ģ", "G Ğ Ģ" },
    { "i ì í î ï ī į ı", "I Ì Í Î Ï Ī Į İ" },
    { "k ķ", "K Ķ" },
    { "l ł ľ ĺ ļ", "L Ł Ľ Ĺ Ļ" },
    { "n ñ ń ň ņ", "N Ñ Ń Ň Ņ" },
    { "o ò ó ô ö õ ø ō ő œ", "O Ò Ó Ô Ö Õ Ø Ō Ő Œ" },
    { "r ř ŕ", "R Ř Ŕ" },
    { "s ß ś š ş ș", "S ẞ Ś Š Ş Ș" },
    { "t ť ţ ț þ", "T Ť Ţ Ț Þ" },
    { "u ù ú û ü ū ů ű ų", "U Ù Ú Û Ü Ū Ů Ű Ų" },
    { "y ý ÿ", "Y Ý Ÿ" },
    { "z ź ž ż", "Z Ź Ž Ż" },
};

static const struct {
    const char *name;
    const char *text;
    int tenths;
} acts[KEY_ACTS] = {
    [KEY_SPACE] = { "space", " ", 0 },     [KEY_BACKSPACE] = { "backspace", "", 0 },
    [KEY_CLEAR] = { "clear", "", 15 },     [KEY_SHIFT] = { "shift", "", 15 },
    [KEY_SYMBOLS] = { "symbols", "", 15 }, [KEY_ACCENTS] = { "accents", "", 10 },
};

static struct row row_of(const struct keyboard_state *state, int row)
{
    // What a purpose has at hand beside the letters stands among the symbols already.
    const char *last = last_rows[state->layer == KEYBOARD_SYMBOLS ? KEYBOARD_NAME : state->purpose];

    if (row == KEYBOARD_ROWS - 1)
        return (struct row){ last, last };
    if (state->layer == KEYBOARD_SYMBOLS)
        return symbols[row];
    return state->layer == KEYBOARD_ACCENTS ? accents[state->layout][row] : letters[state->layout][row];
}

static int word_count(const char *words)
{
    int count = 1;

    for (const char *at = strchr(words, ' '); at; at = strchr(at + 1, ' '))
        count++;
    return count;
}

static bool word_at(const char *words, int index, char out[KEY_TEXT])
{
    for (; index > 0 && words; index--) {
        words = strchr(words, ' ');
        words = words ? words + 1 : NULL;
    }
    if (words)
        snprintf(out, KEY_TEXT, "%.*s", (int)strcspn(words, " "), words);
    return words != NULL;
}

static bool key_in(struct row row, int column, struct key *key)
{
    *key = (struct key){ .act = KEY_TYPES, .tenths = 10 };
    if (column < 0 || !word_at(row.lower, column, key->lower) || !word_at(row.upper, column, key->upper))
        return false;
    for (int act = KEY_SPACE; act < KEY_ACTS; act++)
        if (strcmp(acts[act].name, key->lower) == 0) {
            key->act = (enum key_act)act;
            key->tenths = acts[act].tenths;
            snprintf(key->lower, KEY_TEXT, "%s", acts[act].text);
            snprintf(key->upper, KEY_TEXT, "%s", acts[act].text);
        }
    if (key->lower[0] == '.' && key->lower[1])
        key->tenths = 15;
    return true;
}

const char *key_name(const struct key *key)
{
    return key->act == KEY_TYPES ? key->lower : acts[key->act].name;
}

int keyboard_number(int row, int column)
{
    return 1 + row * KEYBOARD_COLUMNS + column;
}

static const struct row *held_row(const struct keyboard_state *state)
{
    struct key key;
    int place = state->held - 1;

    if (place < 0 || state->layer != KEYBOARD_LETTERS ||
        !key_in(row_of(state, place / KEYBOARD_COLUMNS), place % KEYBOARD_COLUMNS, &key))
        return NULL;
    for (size_t i = 0; i < sizeof held_letters / sizeof *held_letters; i++)
        if (key.act == KEY_TYPES && key.lower[0] == held_letters[i].lower[0] && !key.lower[1])
            return &held_letters[i];
    return NULL;
}

int keyboard_accent_count(const struct keyboard_state *state)
{
    const struct row *held = held_row(state);

    return held ? word_count(held->lower) : 0;
}

int keyboard_accents_row(const struct keyboard_state *state)
{
    int row = (state->held - 1) / KEYBOARD_COLUMNS;

    if (keyboard_accent_count(state) == 0)
        return -1;
    return row > 0 ? row - 1 : 1;
}

int keyboard_row_count(const struct keyboard_state *state, int row)
{
    return word_count(row_of(state, row).lower);
}

bool keyboard_key_at(const struct keyboard_state *state, int number, struct key *key)
{
    int place = number - 1;
    const struct row *held = held_row(state);

    if (number < 1)
        return false;
    if (number >= KEY_ACCENTS_FROM)
        return held && key_in(*held, number - KEY_ACCENTS_FROM, key);
    return key_in(row_of(state, place / KEYBOARD_COLUMNS), place % KEYBOARD_COLUMNS, key);
}
