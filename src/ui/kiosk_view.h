// The guests' window as it is seen: the model in, a draw list out. Pure; the same for a window, a
// picture and a test. Higher contrast and larger text of the model win over the panel's.
//
// Regions, in reading order: "check-in" of Hello; "back", "field", "row-1" …, "not-listed", and the
// keyboard's keys of Find; "next", "skip", "enough" of New here; "yes", "no" of Is this you;
// "done", "undo", "fine", "with-me" of Welcome; "done", "not-me" of Already here; "type-name",
// "new", "ask-host" of trouble; "stay" of Still there; "options" and "help" of all of them.
#pragma once

#include "ui/draw_list.h"
#include "ui/kiosk_model.h"
#include "ui/panel.h"

void kiosk_view(const struct kiosk_model *model, const struct panel *panel, struct draw_list *list);
