#include "util/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "util/err.h"
#include "util/mem.h"

void str_finish(struct str *str)
{
    free(str->at);
    *str = (struct str){ 0 };
}

void str_clear(struct str *str)
{
    str->length = 0;
    if (str->at)
        str->at[0] = '\0';
}

void str_add(struct str *str, const char *text)
{
    str_add_bytes(str, text, strlen(text));
}

void str_add_bytes(struct str *str, const void *at, size_t length)
{
    str->at = mem_grow(str->at, &str->room, str->length + length + 1, 1);
    if (length > 0)
        memcpy(str->at + str->length, at, length);
    str->length += length;
    str->at[str->length] = '\0';
}

void str_add_char(struct str *str, char c)
{
    str_add_bytes(str, &c, 1);
}

void str_addf(struct str *str, const char *format, ...)
{
    va_list arguments;
    int length;

    va_start(arguments, format);
    length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    must(length >= 0);
    str->at = mem_grow(str->at, &str->room, str->length + (size_t)length + 1, 1);
    va_start(arguments, format);
    vsnprintf(str->at + str->length, (size_t)length + 1, format, arguments);
    va_end(arguments);
    str->length += (size_t)length;
}

const char *str_text(const struct str *str)
{
    return str->at ? str->at : "";
}

char *str_take(struct str *str)
{
    char *text = str->at ? str->at : mem_copy_text("");

    *str = (struct str){ 0 };
    return text;
}
