// A screen without a keyboard: something large that is said, what can be chosen, what can be done.
#pragma once

#include "ui/column.h"
#include "ui/kiosk_frame.h"

struct page {
    struct rect choices, actions;
};

// Draws the words and gives back where the rest belongs: the actions stand at the foot, what is said
// and the choices, which want this height, stand together in the room above.
struct page page_lay(const struct frame *frame, const char *title, const char *text, int choices_px);

// In the middle of the rectangle, but never so high that its last box, which is touched, is out of
// reach: then that stands where reach begins. Makes the rectangle smaller.
enum column_place page_place(const struct frame *frame, const struct column *column, int box_px,
                             struct rect *rest);

// One of `count` choices: beside one another where the glass is wide, else below.
struct rect page_choice(const struct frame *frame, const struct page *page, int index, int count);
// How high that many choices want to be.
int page_choices_height(const struct frame *frame, int count);

// One of `count` buttons of the foot, from its end: the main one is 0.
struct rect page_action(const struct frame *frame, const struct page *page, int index, int count);

// Beside what is said, or above it on tall glass, where the words want `words_px` of the height: takes
// its part of the body, beside at most `share` per cent of the width. And the corners of what stands there.
struct rect page_art(const struct frame *frame, struct rect *body, int words_px, int share);
int page_radius(const struct frame *frame);
// The picture of the door there; in high contrast it takes nothing.
void page_picture(const struct frame *frame, struct rect *body, int words_px);
