#include <pthread.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/utrans.h>

#include "util/err.h"
#include "util/text.h"
#include "util/text_wide.h"

bool text_is_word(uint32_t c)
{
    if (c < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return (U_GET_GC_MASK((UChar32)c) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK)) != 0;
}

// Nobody changes it, so that all threads may use it. Opening takes 20 ms: only who needs it waits.
static UTransliterator *any_to_latin;

static void open_transliterator(void)
{
    static const uint16_t id[] = { 'A', 'n', 'y', '-', 'L', 'a', 't', 'i', 'n' };
    UErrorCode status = U_ZERO_ERROR;

    any_to_latin = utrans_openU(id, sizeof id / sizeof *id, UTRANS_FORWARD, NULL, 0, NULL, &status);
    must(U_SUCCESS(status));
}

// Works in place, as ICU wants it: false, with the room needed, when the result does not fit.
static bool transliterate(struct wide *wide, const char *text, int32_t *room)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t limit, length;

    wide_init(wide, text, strlen(text));
    wide_reserve(wide, *room);
    limit = length = wide->length;
    utrans_transUChars(any_to_latin, wide->at, &length, wide->room, 0, &limit, &status);
    if (length > wide->room) {
        wide_finish(wide);
        *room = length;
        return false;
    }
    must(U_SUCCESS(status));
    wide->length = length;
    return true;
}

void text_latin_prepare(void)
{
    struct str latin = { 0 };

    text_latin(&latin, "ж λ م ש あ カ 漢 가 ก अ");
    str_finish(&latin);
}

void text_latin(struct str *out, const char *text)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    struct str latin = { 0 };
    struct wide wide;
    int32_t room = WIDE_SMALL;

    must(pthread_once(&once, open_transliterator) == 0);
    while (!transliterate(&wide, text, &room))
        ;
    wide_add_to(&wide, &latin);
    wide_finish(&wide);
    text_fold_case(out, str_text(&latin));
    str_finish(&latin);
}
