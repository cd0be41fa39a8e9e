// The sounds of a skeleton: what is left of a name when vowels, doubled letters and the
// differences between customary spellings are taken away. כהן, Cohen and Kohn are all "khn".
// The letters: a (a vowel, only at the begin) b c (as in Church) d f g h j k l m n p r s t v y z.
#include "domain/spelling.h"

const struct spelling_row spelling_hebrew[] = {
    { "^א", "a" }, { "א", "" },     { "ב", "b|v" }, { "ג", "g|j" }, { "ד", "d" },   { "ה", "h" },
    { "ה$", "" },  { "^ו", "v|a" }, { "ו", "|v" },  { "וו", "v" },  { "ז", "z" },   { "ח", "h|k" },
    { "ט", "t" },  { "^י", "y|a" }, { "י", "" },    { "כ", "k|h" }, { "ל", "l" },   { "מ", "m" },
    { "נ", "n" },  { "ס", "s" },    { "^ע", "a" },  { "ע", "" },    { "פ", "p|f" }, { "צ", "s|z" },
    { "ק", "k" },  { "ר", "r" },    { "ש", "s" },   { "ת", "t" },   { NULL, NULL },
};

const struct spelling_row spelling_arabic[] = {
    { "^ا", "a" },  { "ا", "" },    { "ب", "b" },   { "پ", "p" },    { "ت", "t" },  { "ث", "t|s" },
    { "ج", "j|g" }, { "چ", "c" },   { "ح", "h" },   { "خ", "k|h" },  { "د", "d" },  { "ذ", "d|z" },
    { "ر", "r" },   { "ز", "z" },   { "ژ", "z|j" }, { "س", "s" },    { "ش", "s" },  { "ص", "s" },
    { "ض", "d|z" }, { "ط", "t" },   { "ظ", "z|d" }, { "^ع", "a" },   { "ع", "" },   { "غ", "g" },
    { "ف", "f|v" }, { "ق", "k|g" }, { "ك", "k" },   { "گ", "g" },    { "ل", "l" },  { "م", "m" },
    { "ن", "n" },   { "ه", "h" },   { "ه$", "|t" }, { "^و", "v|a" }, { "و", "|v" }, { "^ي", "y|a" },
    { "ي", "" },    { "ء", "" },    { "ٹ", "t" },   { "ڈ", "d" },    { "ڑ", "r" },  { "ں", "n" },
    { NULL, NULL },
};

const struct spelling_row spelling_sounds[] = {
    { "^a", "a" },   { "^e", "a" },      { "^i", "a" },  { "^o", "a" },  { "^u", "a" },  { "^ou", "a|v" },
    { "^y", "y" },   { "^j", "j|y" },    { "a", "" },    { "e", "" },    { "i", "" },    { "o", "" },
    { "u", "" },     { "y", "" },        { "j", "j|" },  { "b", "b" },   { "c", "k|s" }, { "ch", "c|k|s" },
    { "ck", "k" },   { "cz", "c" },      { "d", "d" },   { "dh", "d" },  { "dj", "j" },  { "dzh", "j" },
    { "f", "f" },    { "g", "g" },       { "gh", "g" },  { "h", "h" },   { "h$", "|h" }, { "k", "k" },
    { "kh", "k|h" }, { "kh$", "k|h" },   { "l", "l" },   { "m", "m" },   { "n", "n" },   { "p", "p" },
    { "ph", "f" },   { "q", "k" },       { "r", "r" },   { "s", "s" },   { "sch", "s" }, { "sh", "s" },
    { "shch", "s" }, { "t", "t" },       { "tch", "c" }, { "th", "t" },  { "ts", "s" },  { "tsch", "c" },
    { "tz", "s" },   { "v", "v" },       { "w", "v" },   { "x", "ks" },  { "z", "z|s" }, { "zh", "z" },
    { "sh$", "s" },  { "ch$", "c|k|s" }, { "th$", "t" }, { "ph$", "f" }, { "gh$", "g" }, { NULL, NULL },
};
