// The board, asked once for all phones that want it after the same commit: a hundred phones that are told of
// a change at once cost one question.
#pragma once

#include "store/clerk.h"
#include "util/str.h"
#include "web/stream.h"

struct board_cache;

// `is_short`: names and words are shortened (web/reduce). `is_for_others`: phones need a network to hear it.
struct board_cache *board_cache_create(struct clerk *clerk, const struct hub *hub, bool is_short,
                                       bool is_for_others);
void board_cache_destroy(struct board_cache *cache); // when nobody waits any more; NULL is fine

// `board` is what board.show answered, as text; borrowed. NULL: `error` says why. Called once, at once or
// from a thread of the clerk.
typedef void board_told(void *context, const struct str *board, const struct err *error);
void board_cache_ask(struct board_cache *cache, board_told *told, void *context);
