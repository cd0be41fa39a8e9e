#include "util/text_language.h"

#include <string.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

// The first part of a tag, "de" of "de-CH"; "" where that is no language.
static void language_of(char out[ULOC_LANG_CAPACITY], const char *tag)
{
    UErrorCode status = U_ZERO_ERROR;

    uloc_getLanguage(tag, out, ULOC_LANG_CAPACITY, &status);
    if (U_FAILURE(status) || status == U_STRING_NOT_TERMINATED_WARNING)
        out[0] = '\0';
}

bool text_language(char out[TEXT_LANGUAGE_SIZE], const char *tag, const char *named_in)
{
    char language[ULOC_LANG_CAPACITY], own[ULOC_LANG_CAPACITY];
    UErrorCode status = U_ZERO_ERROR;
    UChar wide[TEXT_LANGUAGE_SIZE];
    int32_t length;

    out[0] = '\0';
    language_of(language, tag);
    language_of(own, named_in);
    if (!language[0] || strcmp(language, own) == 0)
        return false;
    length = uloc_getDisplayLanguage(language, own, wide, TEXT_LANGUAGE_SIZE, &status);
    if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING) // ICU knows no name for it
        return false;
    u_strToUTF8(out, TEXT_LANGUAGE_SIZE, NULL, wide, length, &status);
    if (U_FAILURE(status) || status == U_STRING_NOT_TERMINATED_WARNING)
        out[0] = '\0';
    return out[0] != '\0';
}
