#include "cli/size.h"

#include <stdio.h>

enum { LEAST_WIDTH = 480, LEAST_HEIGHT = 320, MOST = 8192 };

bool size_parse(const char *text, const char *option, int *width, int *height, struct err *err)
{
    int end = 0;

    if (sscanf(text, "%5dx%5d%n", width, height, &end) != 2 || text[end])
        return err_set(err, ERR_USAGE,
                       "%s cannot be \"%.100s\": give width and height in pixels, such as 1280x800", option,
                       text);
    if (*width < LEAST_WIDTH || *height < LEAST_HEIGHT || *width > MOST || *height > MOST)
        return err_set(err, ERR_USAGE, "%s cannot be \"%.100s\": give a size from %dx%d to %dx%d", option,
                       text, LEAST_WIDTH, LEAST_HEIGHT, MOST, MOST);
    return true;
}
