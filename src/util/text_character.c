// Characters as people see them, by ICU's break iterator (Unicode UAX 29).
#include <pthread.h>
#include <string.h>
#include <unicode/ubrk.h>

#include "util/err.h"
#include "util/text.h"

static pthread_key_t kept; // closes a thread's iterator when the thread ends

static void close_iterator(void *breaks)
{
    ubrk_close(breaks);
}

static void make_key(void)
{
    must(pthread_key_create(&kept, close_iterator) == 0);
}

static UBreakIterator *iterator_of_thread(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *breaks;

    must(pthread_once(&once, make_key) == 0);
    breaks = pthread_getspecific(kept);
    if (!breaks) {
        breaks = ubrk_open(UBRK_CHARACTER, "", NULL, 0, &status);
        must(U_SUCCESS(status) && pthread_setspecific(kept, breaks) == 0);
    }
    return breaks;
}

size_t text_character(const char *text)
{
    UBreakIterator *breaks;
    UErrorCode status = U_ZERO_ERROR;
    UText utf8 = UTEXT_INITIALIZER;
    int32_t end;

    if ((unsigned char)text[0] < 0x80 && (!text[0] || (unsigned char)text[1] < 0x80))
        return text[0] != '\0'; // ASCII before ASCII
    breaks = iterator_of_thread();
    utext_openUTF8(&utf8, text, (int64_t)strlen(text), &status);
    ubrk_setUText(breaks, &utf8, &status);
    must(U_SUCCESS(status));
    end = ubrk_next(breaks);
    utext_close(&utf8);
    return end > 0 ? (size_t)end : strlen(text);
}
