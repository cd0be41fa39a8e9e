// The screens of ui/kiosk_view, each in its own file. A screen draws its lead, itself, and leaves
// the rest of the bar to the caller. For ui/kiosk_view*.c only.
#pragma once

#include "ui/kiosk_frame.h"

void kiosk_view_hello(struct frame *frame);
void kiosk_view_find(struct frame *frame);
void kiosk_view_new(struct frame *frame);
void kiosk_view_confirm(struct frame *frame);
void kiosk_view_welcome(struct frame *frame);
void kiosk_view_already(struct frame *frame);
void kiosk_view_trouble(struct frame *frame);

// In place of the screen: what the group keeps of its guests, contrast and size, who said hello.
void kiosk_view_privacy(struct frame *frame);
void kiosk_view_options(struct frame *frame);
void kiosk_view_page(struct frame *frame); // the way to the guest's own page, large
void kiosk_view_still_there(struct frame *frame);

void kiosk_view_hosts(struct frame *frame);
// The PIN that shows hosts the board.
void kiosk_view_pin(struct frame *frame);

// The mark of the house at the end of the rectangle. Held for a second it is a host's.
void kiosk_view_mark(const struct frame *frame, struct rect rest);
// Of Welcome: takes its part of the body (page_art).
void kiosk_view_beside(const struct frame *frame, struct rect *body, int words_px);

// Where the guest's own page is, as a code on a ground of its own; how large that is.
void kiosk_view_code(const struct frame *frame, struct rect rect, const char *content);
int kiosk_view_code_side(const struct frame *frame);

// Of New here: beside its questions, and the questions that need no keyboard.
void kiosk_view_aside(struct frame *frame, struct rect rect);
void kiosk_view_chosen(struct frame *frame, const char *question, const char *why);

// Whether the step asks for words.
bool kiosk_view_new_is_typed(const struct kiosk_model *model);
