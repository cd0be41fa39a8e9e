// Characters as people see them, by ICU's break iterator (Unicode UAX 29).
#include <string.h>
#include <unicode/ubrk.h>

#include "util/err.h"
#include "util/text.h"

size_t text_character(const char *text)
{
    static _Thread_local UBreakIterator *breaks;
    UErrorCode status = U_ZERO_ERROR;
    UText utf8 = UTEXT_INITIALIZER;
    int32_t end;

    if ((unsigned char)text[0] < 0x80 && (!text[0] || (unsigned char)text[1] < 0x80))
        return text[0] != '\0'; // ASCII before ASCII
    if (!breaks)
        breaks = ubrk_open(UBRK_CHARACTER, "", NULL, 0, &status);
    must(U_SUCCESS(status));
    utext_openUTF8(&utf8, text, (int64_t)strlen(text), &status);
    ubrk_setUText(breaks, &utf8, &status);
    must(U_SUCCESS(status));
    end = ubrk_next(breaks);
    utext_close(&utf8);
    return end > 0 ? (size_t)end : strlen(text);
}
