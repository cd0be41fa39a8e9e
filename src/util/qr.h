// QR codes as grids of modules. Home of libqrencode.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "util/err.h"
#include "util/str.h"

struct qr {
    int width;        // in modules, without the quiet zone of four around it
    uint8_t *modules; // width × width, 1 is dark
};

// Error correction M. ERR_REFUSED for a text that no code holds. The caller calls qr_finish.
bool qr_make(struct qr *qr, const char *content, struct err *err);
void qr_finish(struct qr *qr); // a zeroed one is fine

// Appends an SVG picture of it with its quiet zone, dark on white, sized by whoever shows it.
void qr_svg(struct str *out, const struct qr *qr);
// Appends lines of half blocks for a terminal that is dark, with the quiet zone; `is_light`: for a light one.
void qr_terminal(struct str *out, const struct qr *qr, bool is_light);
