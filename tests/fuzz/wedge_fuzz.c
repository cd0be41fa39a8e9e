// Whatever a scanner types, and however fast: what is taken for a code is text that ends, and every
// reading of it fits.
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "ui/wedge.h"
#include "util/err.h"

static void read_all(const char *code)
{
    char reading[WEDGE_TEXT];

    for (size_t i = 0; i < WEDGE_READINGS; i++)
        if (wedge_reading(code, i, reading, sizeof reading))
            must(strlen(reading) < sizeof reading);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct wedge wedge = { 0 };
    int64_t now_ms = 1;

    for (size_t i = 0; i + 1 < size; i += 2) {
        char typed[2] = { (char)data[i], '\0' };
        bool is_scan = false;

        now_ms += data[i + 1] & 0x7F;
        if (data[i + 1] & 0x80)
            wedge_frame(&wedge, now_ms - 40, now_ms);
        is_scan = wedge_time(&wedge, now_ms);
        if (!is_scan && (typed[0] == '\n' || typed[0] == '\0'))
            is_scan = wedge_end(&wedge, now_ms) == WEDGE_SCAN;
        else if (!is_scan)
            wedge_text(&wedge, now_ms, typed);
        must(memchr(wedge.text, '\0', sizeof wedge.text) != NULL);
        must(wedge.length < sizeof wedge.text && wedge.count <= wedge.length);
        must(!wedge_deadline(&wedge) || wedge_deadline(&wedge) > now_ms - WEDGE_SILENCE_MS);
        if (is_scan)
            read_all(wedge.text);
    }
    return 0;
}
