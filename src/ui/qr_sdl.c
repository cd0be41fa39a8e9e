#include "ui/qr_sdl.h"

#include <string.h>

#include "util/qr.h"

static void paint_module(struct stencil *stencil, int x, int y, int module_px)
{
    for (int row = 0; row < module_px; row++)
        memset(stencil_row(stencil, y + row) + x, 255, (size_t)module_px);
}

bool qr_stencil(struct stencil **stencil, const char *content, int size_px, struct err *err)
{
    struct qr qr;
    struct stencil *made;
    int module_px;

    *stencil = NULL;
    if (!qr_make(&qr, content, err))
        return false;
    module_px = size_px / qr.width;
    if (module_px == 0) {
        qr_finish(&qr);
        return err_set(err, ERR_INTERNAL, "a text of %zu bytes is too long for a QR code of %d pixels",
                       strlen(content), size_px);
    }
    made = stencil_create(qr.width * module_px, qr.width * module_px);
    made->left = made->top = (size_px - made->width) / 2;
    for (int y = 0; y < qr.width; y++)
        for (int x = 0; x < qr.width; x++)
            if (qr.modules[y * qr.width + x])
                paint_module(made, x * module_px, y * module_px, module_px);
    qr_finish(&qr);
    *stencil = made;
    return true;
}
