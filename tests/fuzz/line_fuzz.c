// Any bytes as a line on the screen: directions, runs, widths and the painted line. What people are
// called comes from lists and from their own fingers.
#include <stdint.h>
#include <stdlib.h>

#include "ui/text_sdl.h"
#include "util/err.h"
#include "util/mem.h"

enum { LONGEST = 2000 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
const char *__lsan_default_suppressions(void);

// The fonts stay open here, and fontconfig keeps offsets where pointers would be found.
const char *__lsan_default_suppressions(void)
{
    return "leak:libfontconfig";
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct text_sdl *text;
    struct err err = { 0 };
    struct metrics metrics;
    struct stencil *painted;
    char *line;

    if (!text)
        must(text_sdl_create(&text, &err));
    if (size > LONGEST)
        return 0;
    line = mem_copy_bytes(data, size);
    metrics = text_sdl_metrics(text);
    painted = text_sdl_line(text, size % 2 ? TEXT_STRONG : TEXT_PLAIN, 20, line);
    must(metrics_width(&metrics, TEXT_PLAIN, 20, line) >= 0);
    must(painted->width >= 0 && painted->top <= 0);
    must(metrics.width(metrics.context, TEXT_PLAIN, 20, line, size) >= 0);
    stencil_destroy(painted);
    free(line);
    return 0;
}
