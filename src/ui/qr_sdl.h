// A text as a QR code (error correction M, the smallest version that holds it), for the painter.
#pragma once

#include "ui/stencil.h"
#include "util/err.h"

// As large as whole pixels for each module allow within size_px, in its middle; no quiet zone.
// ERR_INTERNAL where the text is too long or the square too small. The caller destroys it.
bool qr_stencil(struct stencil **stencil, const char *content, int size_px, struct err *err);
