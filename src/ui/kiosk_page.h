// A screen without a keyboard: something large that is said, what can be chosen, what can be done.
#pragma once

#include "ui/kiosk_frame.h"

struct page {
    struct rect choices, actions;
};

// Draws the words and gives back where the rest belongs: the actions stand at the foot, the
// choices above them.
struct page page_lay(const struct frame *frame, const char *title, const char *text);

// One of `count` choices: beside one another where the glass is wide, else below.
struct rect page_choice(const struct frame *frame, const struct page *page, int index, int count);

// One of `count` buttons of the foot, from its end: the main one is 0.
struct rect page_action(const struct frame *frame, const struct page *page, int index, int count);
