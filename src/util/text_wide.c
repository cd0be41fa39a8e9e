#include "util/text_wide.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "util/err.h"
#include "util/mem.h"

void wide_init(struct wide *wide, const char *text, size_t length)
{
    UErrorCode status = U_ZERO_ERROR;

    must(length < INT32_MAX / 4);
    wide->at = wide->small;
    wide->room = WIDE_SMALL;
    wide->length = 0;
    wide_reserve(wide, (int32_t)length); // UTF-16 never has more units than UTF-8 has bytes
    u_strFromUTF8WithSub(wide->at, wide->room, &wide->length, text, (int32_t)length, 0xFFFD, NULL, &status);
    must(U_SUCCESS(status));
}

void wide_finish(struct wide *wide)
{
    if (wide->at != wide->small)
        free(wide->at);
    wide->at = NULL;
}

void wide_reserve(struct wide *wide, int32_t room)
{
    uint16_t *at;

    if (room <= wide->room)
        return;
    at = mem_resize(NULL, (size_t)room * sizeof *at);
    memcpy(at, wide->at, (size_t)wide->length * sizeof *at);
    wide_finish(wide);
    wide->at = at;
    wide->room = room;
}

void wide_add_to(const struct wide *wide, struct str *out)
{
    UErrorCode status = U_ZERO_ERROR;
    size_t most = (size_t)wide->length * 3;
    int32_t length = 0;

    must(most < INT32_MAX);
    out->at = mem_grow(out->at, &out->room, out->length + most + 1, 1);
    u_strToUTF8WithSub(out->at + out->length, (int32_t)most + 1, &length, wide->at, wide->length, 0xFFFD,
                       NULL, &status);
    must(U_SUCCESS(status));
    out->length += (size_t)length;
    out->at[out->length] = '\0';
}

// ICU cannot work in place: `work` takes the text to another buffer, which then is the text.
typedef int32_t wide_work(const struct wide *from, uint16_t *to, int32_t room, UErrorCode *status);

static void wide_replace(struct wide *wide, wide_work *work)
{
    uint16_t small[WIDE_SMALL], *at = small;
    UErrorCode status = U_ZERO_ERROR;
    int32_t length = work(wide, small, WIDE_SMALL, &status);

    if (status == U_BUFFER_OVERFLOW_ERROR) {
        status = U_ZERO_ERROR;
        at = mem_resize(NULL, ((size_t)length + 1) * sizeof *at);
        length = work(wide, at, length + 1, &status);
    }
    must(U_SUCCESS(status));
    wide->length = length < wide->length ? length : wide->length; // what there is to keep while growing
    wide_reserve(wide, length);
    memcpy(wide->at, at, (size_t)length * sizeof *at);
    wide->length = length;
    if (at != small)
        free(at);
}

static int32_t to_nfc(const struct wide *from, uint16_t *to, int32_t room, UErrorCode *status)
{
    return unorm2_normalize(unorm2_getNFCInstance(status), from->at, from->length, to, room, status);
}

static int32_t to_nfkd(const struct wide *from, uint16_t *to, int32_t room, UErrorCode *status)
{
    return unorm2_normalize(unorm2_getNFKDInstance(status), from->at, from->length, to, room, status);
}

static int32_t to_folded(const struct wide *from, uint16_t *to, int32_t room, UErrorCode *status)
{
    return u_strFoldCase(to, room, from->at, from->length, U_FOLD_CASE_DEFAULT, status);
}

void wide_normalize(struct wide *wide, enum wide_form form)
{
    UErrorCode status = U_ZERO_ERROR;

    if (form == WIDE_NFC && unorm2_spanQuickCheckYes(unorm2_getNFCInstance(&status), wide->at, wide->length,
                                                     &status) == wide->length)
        return;
    wide_replace(wide, form == WIDE_NFC ? to_nfc : to_nfkd);
}

void wide_fold_case(struct wide *wide)
{
    wide_replace(wide, to_folded);
}
