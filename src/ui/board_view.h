// The board as a draw list, from the model at its own time. It is read from afar: names are 7 mm high
// for every metre of distance where the glass has room; what does not fit is counted ("+4 more").
//
// Regions: "allow-1", "refuse-1" … (phones), "help-1" …, "card-1" (the card), "go-1", "hello-1", "more-1" (2
// more minutes); on a sheet "host-1" … (their place in the list of hosts), "more-hosts", "somebody", "hello",
// "gone", "release", "dismiss", "why-1" …, "introduced-1" …, "gone-sure", "keep-looking", "when-0" … (minutes
// ago), "rest", "back", "duty-on", "duty-off", those of ui/pin_pad, "close"; beside the cards "duty-1" …
// (hosts), "all-hosts", "take" (the board with you), "seen" (a trouble), "done" (of a lent board), "undo",
// "introduce".
#pragma once

#include "ui/board_model.h"
#include "ui/draw_list.h"
#include "ui/panel.h"

void board_view(const struct board_model *model, const struct panel *panel, struct draw_list *list);
