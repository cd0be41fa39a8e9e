#include "util/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void cut_at_character(char *text, size_t length)
{
    while (length > 0 && ((unsigned char)text[length - 1] & 0xC0) == 0x80)
        length--;
    if (length > 0 && ((unsigned char)text[length - 1] & 0xC0) == 0xC0)
        length--;
    text[length] = '\0';
}

static void put(struct err *err, const char *text, int wanted)
{
    size_t room = sizeof err->text - 1;

    snprintf(err->text, sizeof err->text, "%s", text);
    if (wanted < 0 || (size_t)wanted > room)
        cut_at_character(err->text, strlen(err->text));
}

bool err_set(struct err *err, enum err_kind kind, const char *format, ...)
{
    char text[sizeof err->text];
    va_list arguments;
    int wanted;

    if (!err)
        return false;
    va_start(arguments, format);
    wanted = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    err->kind = kind;
    put(err, text, wanted);
    return false;
}

bool err_wrap(struct err *err, const char *format, ...)
{
    char text[2 * sizeof err->text];
    va_list arguments;
    int wanted;
    size_t used;

    if (!err)
        return false;
    va_start(arguments, format);
    vsnprintf(text, sizeof err->text, format, arguments);
    va_end(arguments);
    used = strlen(text);
    wanted = snprintf(text + used, sizeof text - used, ": %s", err->text);
    put(err, text, wanted + (int)used);
    return false;
}

_Noreturn void must_failed(const char *file, int line, const char *condition)
{
    fprintf(stderr, "usher: internal: %s:%d: %s does not hold\n", file, line, condition);
    abort();
}
