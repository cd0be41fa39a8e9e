#include "ui/say.h"

#include <stdarg.h>
#include <stdio.h>

#include "util/zone.h"

const char *say(const char *english)
{
    return english;
}

const char *say_language(void)
{
    return "en-GB";
}

void say_into(char *out, size_t size, const char *sentence, ...)
{
    va_list values;
    size_t end;
    int length;

    va_start(values, sentence);
    length = vsnprintf(out, size, sentence, values);
    va_end(values);
    if (length < 0 || (size_t)length < size)
        return;
    for (end = size - 1; end > 0 && ((unsigned char)out[end - 1] & 0xC0) == 0x80;)
        end--;
    if (end > 0 && (unsigned char)out[end - 1] >= 0xC0)
        end--;
    out[end] = '\0';
}

void say_ordinal(char *out, size_t size, int number)
{
    static const char *const endings[] = { "th", "st", "nd", "rd" };
    int last = number % 10, tens = number / 10 % 10;

    snprintf(out, size, "%d%s", number, endings[tens != 1 && last <= 3 ? last : 0]);
}

const char *say_greeting(const char *zone, int64_t at_ms)
{
    int hour = zone_civil(zone, at_ms).hour;

    if (hour >= 4 && hour < 12)
        return say("Good morning");
    return hour >= 12 && hour < 18 ? say("Good afternoon") : say("Good evening");
}
