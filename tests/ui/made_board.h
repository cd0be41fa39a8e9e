// The board for tests: an event, cards "visit-1" …, hosts "host-1" … as board.show would answer, and every
// state in which the board can be seen.
#pragma once

#include "ui/board_update.h"
#include "util/json.h"
#include "util/zone.h"

// The morning of the tests: doors 6:45, start 7:30, it is 7:08 in London.
#define MADE_NOW_MS INT64_C(1781158080000)

// host: who has claimed it a minute ago; NULL for nobody.
json_t *made_card(size_t i, int64_t waited_s, const char *host);
json_t *made_host(size_t i, bool on_duty, int open);
// The first of `cards` has waited for 250 s, each next one 80 s less; the third is claimed by host-1.
json_t *made_board(size_t cards);
// Topics, inviters, languages on every card.
void made_board_dress(json_t *board);

// Hosts who suit each card, with reasons, and colours.
void made_board_suggest(json_t *board);
// Somebody to meet for every card.
void made_board_meets(json_t *board);
// Hosts with phones that were heard, one that was not; and a phone that asks to be let in.
void made_board_phones(json_t *board);

// The answer is let go of here.
void made_model(struct board_model *model, json_t *answer);
// A message with the model's time unless it says another; effects are let go.
void made_hear(struct board_model *model, struct board_msg msg);

// Names of 120 code points.
extern const char made_latin[], made_arabic[], made_han[];

extern const size_t made_board_states;
const char *made_board_state_name(size_t state);
void made_board_state(size_t state, struct board_model *model);
