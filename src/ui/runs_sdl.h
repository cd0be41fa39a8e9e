// A line of text in pieces that one font can shape: each of one direction, script and face, from
// left to right as they are seen. FriBidi finds the directions.
#pragma once

#include "ui/fonts_sdl.h"

struct text_run {
    size_t start, length; // bytes of the text
    int face;
    const char *script; // ISO 15924: "Latn"
    bool is_leftward;
    unsigned char level;
};

struct text_runs {
    struct text_run *at;
    size_t count, room;
};

// Into `runs`, whose memory is used again. The line's own direction is that of its first strong letter.
void text_runs_find(struct text_runs *runs, struct fonts *fonts, enum font_use use, const char *text,
                    size_t length);
void text_runs_finish(struct text_runs *runs);
