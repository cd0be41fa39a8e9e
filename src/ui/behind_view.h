// Behind the scenes as it is seen: the model in, a draw list out. Pure; the same for a window, a picture and
// a test. Regions, in reading order: "quieter", "louder", "chime", "narrower", "wider", "leave", "close".
#pragma once

#include "ui/behind_model.h"
#include "ui/draw_list.h"
#include "ui/panel.h"

void behind_view(const struct behind_model *model, const struct panel *panel, struct draw_list *list);
