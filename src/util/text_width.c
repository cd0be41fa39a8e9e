#include "util/text_width.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

size_t text_width_of(uint32_t code_point)
{
    UChar32 c = (UChar32)code_point;
    int8_t category = u_charType(c);
    int32_t width;

    if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_FORMAT_CHAR ||
        category == U_CONTROL_CHAR)
        return 0;
    width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

size_t text_width(const char *text)
{
    const uint8_t *bytes = (const uint8_t *)text;
    int32_t length = (int32_t)strlen(text);
    size_t columns = 0;

    for (int32_t at = 0; at < length;) {
        UChar32 c;

        U8_NEXT(bytes, at, length, c); // below 0: not UTF-8
        columns += c < 0 ? 1 : text_width_of((uint32_t)c);
    }
    return columns;
}
