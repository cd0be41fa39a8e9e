#include "ui/wedge.h"

#include <string.h>

#include "util/text.h"

// ---- scanner or person

static void begin(struct wedge *wedge)
{
    wedge->length = wedge->count = 0;
    wedge->text[0] = '\0';
    wedge->is_mixed = false;
}

static bool is_code(const struct wedge *wedge)
{
    return wedge->count >= WEDGE_LEAST && wedge->is_mixed;
}

// A clock that was set back makes nothing that was long ago recent.
static bool is_within(int64_t from_ms, int64_t now_ms, int64_t span_ms)
{
    return now_ms >= from_ms && now_ms - from_ms < span_ms;
}

bool wedge_is_bursting(const struct wedge *wedge, int64_t now_ms)
{
    return wedge->count > 0 && is_within(wedge->last_ms, now_ms, WEDGE_GAP_MS);
}

bool wedge_text(struct wedge *wedge, int64_t now_ms, const char *text)
{
    bool begins = !wedge_is_bursting(wedge, now_ms);
    size_t length = strlen(text);

    if (begins)
        begin(wedge);
    wedge->last_ms = now_ms;
    if (wedge->length + length >= WEDGE_TEXT) { // longer than any code
        wedge->is_mixed = false;
        return begins;
    }
    memcpy(wedge->text + wedge->length, text, length + 1);
    wedge->is_mixed = wedge->is_mixed || strncmp(wedge->text, text, length) != 0;
    wedge->length += length;
    wedge->count += text_count(text);
    return begins;
}

// "BEGIN:VCARD", whatever the colon became.
static bool is_open_card(const struct wedge *wedge)
{
    const char *end = wedge->length > 5 ? wedge->text + wedge->length - 5 : "";

    return strncmp(wedge->text, "BEGIN", 5) == 0 && strstr(wedge->text, "VCARD") &&
           !(strcmp(end, "VCARD") == 0 && strstr(wedge->text, "\nEND"));
}

static enum wedge_says finish(struct wedge *wedge, int64_t now_ms)
{
    wedge->scanned_ms = now_ms;
    wedge->count = 0;
    return WEDGE_SCAN;
}

enum wedge_says wedge_end(struct wedge *wedge, int64_t now_ms)
{
    if (is_code(wedge) && is_open_card(wedge)) {
        wedge->last_ms = now_ms;
        wedge_text(wedge, now_ms, "\n");
        return WEDGE_TAKES;
    }
    if (is_code(wedge))
        return finish(wedge, now_ms);
    begin(wedge);
    return wedge->scanned_ms && is_within(wedge->scanned_ms, now_ms, WEDGE_AFTER_MS) ? WEDGE_TAKES
                                                                                     : WEDGE_PASSES;
}

bool wedge_time(struct wedge *wedge, int64_t now_ms)
{
    if (wedge->count == 0 || is_within(wedge->last_ms, now_ms, WEDGE_SILENCE_MS))
        return false;
    if (is_code(wedge))
        return finish(wedge, now_ms) == WEDGE_SCAN;
    begin(wedge);
    return false;
}

int64_t wedge_deadline(const struct wedge *wedge)
{
    return is_code(wedge) ? wedge->last_ms + WEDGE_SILENCE_MS : 0;
}

void wedge_frame(struct wedge *wedge, int64_t began_ms, int64_t ended_ms)
{
    if (wedge->count > 0 && ended_ms - began_ms > WEDGE_LONG_FRAME_MS &&
        began_ms - wedge->last_ms < WEDGE_GAP_MS)
        wedge->last_ms = ended_ms;
}

// ---- what the keys meant

// The same keys on four keyboards, row by row, plain and then with shift; a key that types nothing
// of its own has a space.
static const char *const layouts[] = {
    "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./"
    "~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?",
    "`1234567890-=qwertyuiop[]#asdfghjkl;'zxcvbnm,./"
    "¬!\"£$%^&*()_+QWERTYUIOP{}~ASDFGHJKL:@ZXCVBNM<>?",
    "^1234567890ß´qwertzuiopü+#asdfghjklöäyxcvbnm,.-"
    "°!\"§$%&/()=?`QWERTZUIOPÜ*'ASDFGHJKLÖÄYXCVBNM;:_",
    "²&é\"'(-è_çà)=azertyuiop^$*qsdfghjklmùwxcvbn,;:!"
    " 1234567890°+AZERTYUIOP¨£µQSDFGHJKLM%WXCVBN?./§",
};

enum { OTHER_LAYOUTS = sizeof layouts / sizeof *layouts - 1 };

// The text as it stands on `to` if its keys were struck on `from`. False without room.
static bool translate(const char *text, const char *from, const char *to, char *out, size_t room)
{
    size_t length = 0;
    uint32_t c;

    while ((c = text_next(&text)) != 0) {
        const char *key = from, *meant = to;
        uint32_t on_key, on_other;
        char bytes[4];
        size_t size;

        do {
            on_key = text_next(&key);
            on_other = text_next(&meant);
        } while (on_key && on_key != c);
        size = text_encode(bytes, on_key && c != ' ' && on_other != ' ' ? on_other : c);
        if (length + size >= room)
            return false;
        memcpy(out + length, bytes, size);
        length += size;
    }
    out[length] = '\0';
    return true;
}

// Odd readings: the scanner plays a US keyboard and the machine has another; even ones: the reverse.
static bool read_as(const char *text, size_t reading, char *out, size_t room)
{
    const char *other = layouts[(reading + 1) / 2];

    if (reading == 0)
        return translate(text, layouts[0], layouts[0], out, room);
    return reading % 2 == 1 ? translate(text, other, layouts[0], out, room)
                            : translate(text, layouts[0], other, out, room);
}

_Static_assert(WEDGE_READINGS == 1 + 2 * OTHER_LAYOUTS, "two readings for each other layout");

bool wedge_reading(const char *text, size_t reading, char *out, size_t room)
{
    char earlier[WEDGE_TEXT];

    if (reading >= WEDGE_READINGS || !read_as(text, reading, out, room))
        return false;
    for (size_t i = 0; i < reading; i++)
        if (read_as(text, i, earlier, sizeof earlier) && strcmp(earlier, out) == 0)
            return false;
    return true;
}
