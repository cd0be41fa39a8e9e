#include "ui/qr_sdl.h"

#include <qrencode.h>
#include <string.h>

static void paint_module(struct stencil *stencil, int x, int y, int module_px)
{
    for (int row = 0; row < module_px; row++)
        memset(stencil_row(stencil, y + row) + x, 255, (size_t)module_px);
}

bool qr_stencil(struct stencil **stencil, const char *content, int size_px, struct err *err)
{
    QRcode *code = QRcode_encodeString8bit(content, 0, QR_ECLEVEL_M);
    int module_px = code ? size_px / code->width : 0;
    struct stencil *made;

    *stencil = NULL;
    if (module_px == 0) {
        QRcode_free(code);
        return err_set(err, ERR_INTERNAL, "a text of %zu bytes is too long for a QR code of %d pixels",
                       strlen(content), size_px);
    }
    made = stencil_create(code->width * module_px, code->width * module_px);
    made->left = made->top = (size_px - made->width) / 2;
    for (int y = 0; y < code->width; y++)
        for (int x = 0; x < code->width; x++)
            if (code->data[y * code->width + x] & 1)
                paint_module(made, x * module_px, y * module_px, module_px);
    QRcode_free(code);
    *stencil = made;
    return true;
}
