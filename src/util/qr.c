#include "util/qr.h"

#include <qrencode.h>
#include <stdlib.h>
#include <string.h>

#include "util/mem.h"

enum { QUIET = 4 }; // modules around a code, ISO/IEC 18004

bool qr_make(struct qr *qr, const char *content, struct err *err)
{
    QRcode *code = QRcode_encodeString8bit(content, 0, QR_ECLEVEL_M);

    *qr = (struct qr){ 0 };
    if (!code)
        return err_set(err, ERR_REFUSED, "a text of %zu bytes is too long for a QR code: shorten it",
                       strlen(content));
    qr->width = code->width;
    qr->modules = mem_new((size_t)code->width * (size_t)code->width);
    for (int i = 0; i < code->width * code->width; i++)
        qr->modules[i] = code->data[i] & 1;
    QRcode_free(code);
    return true;
}

void qr_finish(struct qr *qr)
{
    free(qr->modules);
    *qr = (struct qr){ 0 };
}

static bool is_dark(const struct qr *qr, int x, int y)
{
    return x >= 0 && y >= 0 && x < qr->width && y < qr->width && qr->modules[y * qr->width + x];
}

void qr_svg(struct str *out, const struct qr *qr)
{
    int size = qr->width + 2 * QUIET;

    str_addf(out,
             "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" shape-rendering=\"crispEdges\">"
             "<path fill=\"#fff\" d=\"M0 0h%dv%dH0z\"/><path d=\"",
             size, size, size, size);
    for (int y = 0; y < qr->width; y++) {
        for (int x = 0; x < qr->width; x++) {
            int begin = x;

            while (is_dark(qr, x, y))
                x++;
            if (x > begin)
                str_addf(out, "M%d %dh%dv1h-%dz", begin + QUIET, y + QUIET, x - begin, x - begin);
        }
    }
    str_add(out, "\"/></svg>");
}

// A character holds two modules, one above the other; a lit half is a light module.
void qr_terminal(struct str *out, const struct qr *qr, bool is_light)
{
    static const char *const halves[] = { " ", "\u2584", "\u2580", "\u2588" }; // none, lower, upper, both

    for (int y = -QUIET; y < qr->width + QUIET; y += 2) {
        for (int x = -QUIET; x < qr->width + QUIET; x++) {
            int upper = is_dark(qr, x, y) == is_light;
            int lower = (y + 1 < qr->width + QUIET && is_dark(qr, x, y + 1)) == is_light;

            str_add(out, halves[upper * 2 + lower]);
        }
        str_add(out, "\n");
    }
}
