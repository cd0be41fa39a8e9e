// How letters of European and Indian alphabets are customarily written in plain Latin ones.
// Gathered from passports (ICAO Doc 9303), BGN/PCGN and ELOT 743, and from what people do.
#include "domain/spelling.h"

const struct spelling_row spelling_latin[] = {
    { "ä", "a|ae" }, { "ö", "o|oe" },  { "ü", "u|ue" },  { "å", "a|aa" }, { "ø", "o|oe" },
    { "æ", "ae|a" }, { "œ", "oe|o" },  { "ł", "l" },     { "đ", "d|dj" }, { "ð", "d|th" },
    { "þ", "th|t" }, { "ı", "i" },     { "ħ", "h" },     { "ŋ", "ng" },   { "ə", "e|a" },
    { "ŧ", "t" },    { "ĸ", "k" },     { "ơ", "o" },     { "ư", "u" },    { "ẞ", "ss" },
    { "ɓ", "b" },    { "ɗ", "d" },     { "ƙ", "k" },     { "ɣ", "gh" },   { "ʻ", "" },
    { NULL, NULL },
};

const struct spelling_row spelling_cyrillic[] = {
    { "а", "a" },           { "б", "b" },           { "в", "v|w" },
    { "г", "g|h" },         { "ґ", "g" },           { "д", "d" },
    { "е", "e" },           { "^е", "e|ye|je" },    { "ё", "e|yo|io" },
    { "^ё", "e|yo" },       { "є", "ie|ye|e" },     { "^є", "ye|ie|e" },
    { "ж", "zh|j|z" },      { "з", "z" },         { "и", "i" },
    { "і", "i" },           { "ї", "i|yi" },        { "^ї", "yi|i" },
    { "й", "y|i|j" },       { "к", "k" },         { "л", "l" },
    { "м", "m" },           { "н", "n" },           { "о", "o" },
    { "п", "p" },           { "р", "r" },           { "с", "s" },
    { "т", "t" },           { "у", "u" },        { "ф", "f" },
    { "х", "kh|h|ch" },     { "ц", "ts|c|tz|z" },   { "ч", "ch|tsch|c" },
    { "ш", "sh|sch|s" },    { "щ", "shch|sch|sht" },{ "ъ", "|a" },
    { "ы", "y|i" },         { "ь", "" },            { "э", "e" },
    { "ю", "yu|iu|ju" },    { "я", "ya|ia|ja" },    { "ий$", "iy|y|i|ii" },
    { "ый$", "yy|y|iy" },   { "ей$", "ey|ei|ej" },  { "ій$", "ii|iy|y" },
    { "кс", "ks|x" },       { "дж", "dzh|j" },      { "ия", "ia|iya|ija" },
    { "ья", "ya|ia|ja" },   { "ье", "ye|ie" },      { "ндр$", "ndr|nder" },
    { "ётр$", "etr|yotr|eter" }, { "ђ", "dj|d" },   { "ј", "j|y" },
    { "љ", "lj|l" },        { "њ", "nj|n" },        { "ћ", "c|ch" },
    { "џ", "dz|dzh|j" },    { "ў", "u|w" },         { "ѓ", "gj|g" },
    { "ќ", "kj|k" },        { "ѕ", "dz" },          { "ә", "a|e" },
    { "қ", "k|q" },         { "ң", "n|ng" },        { "ғ", "g|gh" },
    { "ү", "u" },           { "ұ", "u" },           { "һ", "h|g" },
    { "ө", "o" },           { "’", "" },            { NULL, NULL },
};

const struct spelling_row spelling_greek[] = {
    { "α", "a" },      { "β", "v|b" },    { "γ", "g|y" },    { "δ", "d" },      { "ε", "e" },
    { "ζ", "z" },      { "η", "i|e" },    { "θ", "th" },     { "ι", "i" },      { "κ", "k|c" },
    { "λ", "l" },      { "μ", "m" },      { "ν", "n" },      { "ξ", "x|ks" },   { "ο", "o" },
    { "π", "p" },      { "ρ", "r" },      { "σ", "s" },      { "τ", "t" },      { "υ", "y|i|u" },
    { "φ", "f|ph" },   { "χ", "ch|h|kh" },{ "ψ", "ps" },     { "ω", "o" },      { "αι", "ai|e" },
    { "ει", "ei|i" },  { "οι", "oi|i" },  { "ου", "ou|u" },  { "αυ", "av|af|au" }, { "ευ", "ev|ef|eu" },
    { "γγ", "ng|gg" }, { "γκ", "gk|g|k" },{ "^γκ", "g|gk" }, { "μπ", "mp|b" },  { "^μπ", "b|mp" },
    { "ντ", "nt|d" },  { "^ντ", "d|nt" }, { "τζ", "tz|j" },  { "γι", "gi|yi|y" },{ "γιω", "gio|yo|geo" },
    { "γε", "ge|ye" }, { NULL, NULL },
};

const struct spelling_row spelling_indic[] = {
    { "ś", "sh|s" },  { "ṣ", "sh|s" },  { "š", "sh|s" },  { "c", "ch|c" },  { "ch", "chh|ch" },
    { "č", "ch|c" },  { "ž", "zh|z" },  { "ṅ", "n|ng" },  { "ā", "a|aa" },  { "ī", "i|ee" },
    { "ū", "u|oo" },  { "v", "v|w" },   { "ph", "ph|f" }, { "ṁ", "m|n" },   { "ṃ", "m|n" },
    { "r̥", "ri|r" },  { "ṛ", "r|ri" },  { "ñ", "n" },     { "a$", "a|" },   { "ʿ", "" },
    { "ʾ", "" },      { "ʼ", "" },      { "ġ", "gh|g" },  { "ǰ", "j" },     { "ẕ", "zh" },
    { NULL, NULL },
};
