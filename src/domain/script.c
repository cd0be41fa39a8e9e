#include "domain/script.h"

#include <stddef.h>

#include "util/text.h"

struct range {
    uint32_t first, last;
    enum script script;
};

static const struct range ranges[] = {
    { 0x0000, 0x036F, SCRIPT_LATIN },  { 0x0370, 0x03FF, SCRIPT_GREEK },  { 0x0400, 0x052F, SCRIPT_CYRILLIC },
    { 0x0590, 0x05FF, SCRIPT_HEBREW }, { 0x0600, 0x06FF, SCRIPT_ARABIC }, { 0x0750, 0x077F, SCRIPT_ARABIC },
    { 0x08A0, 0x08FF, SCRIPT_ARABIC }, { 0x1100, 0x11FF, SCRIPT_HANGUL }, { 0x1C80, 0x1C8F, SCRIPT_CYRILLIC },
    { 0x1E00, 0x1EFF, SCRIPT_LATIN },  { 0x1F00, 0x1FFF, SCRIPT_GREEK },  { 0x2000, 0x2BFF, SCRIPT_LATIN },
    { 0x2C60, 0x2C7F, SCRIPT_LATIN },  { 0x2E80, 0x2FDF, SCRIPT_HAN },    { 0x3005, 0x3007, SCRIPT_HAN },
    { 0x3041, 0x30FA, SCRIPT_KANA },   { 0x30FC, 0x30FF, SCRIPT_KANA },   { 0x3131, 0x318E, SCRIPT_HANGUL },
    { 0x31F0, 0x31FF, SCRIPT_KANA },   { 0x3400, 0x9FFF, SCRIPT_HAN },    { 0xA640, 0xA69F, SCRIPT_CYRILLIC },
    { 0xA720, 0xA7FF, SCRIPT_LATIN },  { 0xAC00, 0xD7FF, SCRIPT_HANGUL }, { 0xF900, 0xFAFF, SCRIPT_HAN },
    { 0xFB1D, 0xFB4F, SCRIPT_HEBREW }, { 0xFB50, 0xFDFF, SCRIPT_ARABIC }, { 0xFE70, 0xFEFC, SCRIPT_ARABIC },
    { 0xFF66, 0xFF9F, SCRIPT_KANA },   { 0x20000, 0x3FFFD, SCRIPT_HAN },
};

enum script script_of(uint32_t c)
{
    size_t i;

    if (c < 0x300)
        return SCRIPT_LATIN;
    for (i = 0; i < sizeof ranges / sizeof *ranges && c >= ranges[i].first; i++) {
        if (c <= ranges[i].last)
            return ranges[i].script;
    }
    return SCRIPT_OTHER;
}

bool script_is_whole(enum script script)
{
    return script == SCRIPT_HAN || script == SCRIPT_KANA || script == SCRIPT_HANGUL;
}

bool script_text_is_whole(const char *text)
{
    uint32_t c;

    while ((c = text_next(&text))) {
        if (script_is_whole(script_of(c)))
            return true;
    }
    return false;
}
