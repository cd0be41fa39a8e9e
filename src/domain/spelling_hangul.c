#include <stdio.h>
#include <string.h>

#include "domain/spelling.h"
#include "util/text.h"

enum { SYLLABLE_FIRST = 0xAC00, SYLLABLE_LAST = 0xD7A3, INITIALS = 19, VOWELS = 21, FINALS = 28 };
enum { SYLLABLES = 12, FORMS_SIZE = 192 };

// The revised romanisation first, then what people write.
static const char *const initials[INITIALS] = {
    "g|k", "kk|gg", "n",    "d|t", "tt|dd", "r|l", "m", "b|p", "pp|bb", "s",
    "ss",  "",      "j|ch", "jj",  "ch",    "k",   "t", "p",   "h",
};
static const char *const vowels[VOWELS] = {
    "a",  "ae", "ya",   "yae", "eo|u|o", "e",  "yeo|you|yu", "ye",   "o|oh",  "wa",   "wae",
    "oe", "yo", "u|oo", "wo",  "we",     "wi", "yu|yoo",     "eu|u", "ui|ee", "i|ee",
};
static const char *const finals[FINALS] = {
    "",  "k", "k", "k", "n", "n", "n", "t",  "l", "k", "m", "l", "l", "l",
    "p", "l", "m", "p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t",
};

// Family names as their owners write them.
static const struct spelling_row families[] = {
    { "김", "kim|gim" },
    { "이", "lee|yi|rhee|i|li" },
    { "리", "ri|lee|rhee" },
    { "박", "park|pak|bak" },
    { "최", "choi|choe" },
    { "정", "jung|chung|jeong|cheong" },
    { "강", "kang|gang" },
    { "조", "cho|jo|joe" },
    { "윤", "yoon|yun" },
    { "장", "jang|chang" },
    { "임", "lim|im|rim|yim" },
    { "림", "lim|rim" },
    { "한", "han" },
    { "오", "oh|o" },
    { "서", "seo|suh|su" },
    { "신", "shin|sin" },
    { "권", "kwon|gwon" },
    { "황", "hwang" },
    { "안", "ahn|an" },
    { "송", "song" },
    { "류", "ryu|yoo|yu|ryoo" },
    { "유", "yoo|yu|you|ryu" },
    { "전", "jeon|jun|chun" },
    { "홍", "hong" },
    { "고", "ko|go|koh" },
    { "문", "moon|mun" },
    { "양", "yang|ryang" },
    { "손", "son|sohn" },
    { "배", "bae|pae" },
    { "백", "baek|paik|paek" },
    { "허", "heo|hur|huh" },
    { "남", "nam" },
    { "심", "shim|sim" },
    { "노", "noh|roh|no|ro" },
    { "로", "roh|noh|ro" },
    { "하", "ha" },
    { "곽", "kwak|gwak" },
    { "성", "sung|seong" },
    { "차", "cha" },
    { "주", "joo|ju|chu" },
    { "우", "woo|u|wu" },
    { "구", "koo|gu|ku|goo" },
    { "나", "na|ra" },
    { "라", "ra|na" },
    { "진", "jin|chin" },
    { "엄", "eom|um|uhm" },
    { "채", "chae" },
    { "원", "won" },
    { "천", "cheon|chun" },
    { "방", "bang|pang" },
    { "공", "kong|gong" },
    { "현", "hyun|hyeon" },
    { "함", "ham|hahm" },
    { "변", "byun|byeon|pyun" },
    { "염", "yeom|yum|youm" },
    { "여", "yeo|yuh|yo" },
    { "추", "choo|chu" },
    { "도", "do|doh|to" },
    { "석", "seok|suk" },
    { "선", "sun|seon" },
    { "설", "seol|sul" },
    { "길", "gil|kil" },
    { "연", "yeon|youn" },
    { "위", "wi|wee" },
    { "명", "myung|myeong" },
    { "기", "ki|gi|kee" },
    { "금", "keum|geum|kum" },
    { "육", "yook|yuk" },
    { "맹", "maeng" },
    { "모", "mo" },
    { "탁", "tak" },
    { "국", "kook|guk|kuk" },
    { "은", "eun" },
    { "편", "pyun|pyeon" },
    { "용", "yong" },
    { "예", "ye" },
    { "봉", "bong" },
    { "경", "kyung|gyeong" },
    { "사", "sa" },
    { "부", "boo|bu" },
    { "가", "ka|ga" },
    { "복", "bok" },
    { "태", "tae" },
    { "지", "ji|chi|jee" },
    { "남궁", "namgung|namkung|namgoong" },
    { "황보", "hwangbo" },
    { "제갈", "jegal" },
    { "선우", "sunwoo|seonwoo" },
    { "독고", "dokgo|dokko" },
    { "사공", "sagong" },
    { "서문", "seomun|suhmoon" },
};

static const struct spelling_row *family_row(const char *word, size_t syllables)
{
    const struct spelling_row *row = families, *end = families + sizeof families / sizeof *families;

    for (; row < end; row++) {
        if (text_count(row->letters) == syllables && strncmp(row->letters, word, strlen(row->letters)) == 0)
            return row;
    }
    return NULL;
}

size_t hangul_family_length(const char *word)
{
    return text_count(word) > 2 && family_row(word, 2) ? 2 : 1;
}

// Every way to say one syllable that differs from the official one in little; at most `room` bytes.
static void syllable_forms(char *forms, size_t room, uint32_t c)
{
    uint32_t index = c - SYLLABLE_FIRST;
    const char *initial = initials[index / (VOWELS * FINALS)], *vowel = vowels[index / FINALS % VOWELS];
    const struct spelling_piece pieces[] = { { initial, 0 }, { vowel, 0 }, { finals[index % FINALS], 0 } };
    struct spellings made = { 0 };
    bool is_si = strcmp(initial, "s") == 0 && (strcmp(vowel, "i|ee") == 0 || strcmp(vowel, "wi") == 0);
    bool is_woo = initial[0] == '\0' && strcmp(vowel, "u|oo") == 0;
    size_t used = 0, i;

    spellings_of_pieces(&made, pieces, 3, 5);
    forms[0] = '\0';
    for (i = 0; i < made.count && used + WORD_SIZE < room; i++)
        used += (size_t)snprintf(forms + used, room - used, "%s%s", i > 0 ? "|" : "", made.text[i]);
    if (is_si)
        snprintf(forms + used, room - used, "|sh%s", made.text[0] + 1);
    if (is_woo)
        snprintf(forms + used, room - used, "|w%s|wu%s", made.text[made.count - 1], made.text[0] + 1);
}

void spellings_of_hangul(struct spellings *out, const char *word, size_t from, size_t to, size_t most)
{
    char forms[SYLLABLES][FORMS_SIZE];
    struct spelling_piece pieces[SYLLABLES];
    const struct spelling_row *family;
    size_t place = 0, count = 0;
    uint32_t c;

    while (place < to && count < SYLLABLES && *word) {
        family = place == 0 && from == 0 ? family_row(word, hangul_family_length(word)) : NULL;
        c = text_next(&word);
        if (place++ < from || c < SYLLABLE_FIRST || c > SYLLABLE_LAST)
            continue;
        pieces[count] = (struct spelling_piece){ forms[count], 0 };
        syllable_forms(forms[count], sizeof *forms, c);
        if (family) {
            if (text_count(family->letters) == 2) {
                text_next(&word);
                place++;
            }
            pieces[count].forms = family->forms;
        }
        count++;
    }
    spellings_of_pieces(out, pieces, count, most);
}
