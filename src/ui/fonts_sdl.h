// The fonts of this machine: which face has a character, and the face opened at a size. Knows
// fontconfig and SDL_ttf; shapes and paints nothing. For one thread.
#pragma once

#include <SDL2/SDL_ttf.h>
#include <stdbool.h>
#include <stdint.h>

#include "util/err.h"

// What a font is for. Inter, Inter SemiBold, Inter Display Bold; where these are missing, the
// nearest that there is.
enum font_use { FONT_TEXT, FONT_NAME, FONT_HEADLINE, FONT_USES };

enum { FONT_REFERENCE_PX = 128 }; // the size at which widths are measured

struct fonts;

// Fails only where there is no font at all.
bool fonts_create(struct fonts **fonts, struct err *err);
void fonts_destroy(struct fonts *fonts);

// The number of the face that shows this character: the first one of its use, else that of
// `family` (NULL: none), else any that has it, else the first, which shows a box. Opened on demand.
int fonts_face(struct fonts *fonts, enum font_use use, const char *family, uint32_t c);
bool fonts_has(struct fonts *fonts, int face, uint32_t c);

// Pixels to the em. The fonts' own: good until the next call, except at FONT_REFERENCE_PX, which stays.
TTF_Font *fonts_open(struct fonts *fonts, int face, int size_px);
