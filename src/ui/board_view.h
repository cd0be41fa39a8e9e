// The board as a draw list, from the model at its own time. It is read from afar: names are 7 mm high
// for every metre of distance where the glass has room; what does not fit is counted ("+4 more").
//
// Regions: "help-1" …, "card-1" (the card), "go-1", "hello-1", "more-1" (2 more minutes); on a sheet
// "host-1" … (their place in the list of hosts), "more-hosts", "somebody", "hello", "gone", "release",
// "gone-sure", "keep-looking", "when-0" … (minutes ago), "close"; at the foot "undo".
#pragma once

#include "ui/board_model.h"
#include "ui/draw_list.h"
#include "ui/panel.h"

void board_view(const struct board_model *model, const struct panel *panel, struct draw_list *list);
