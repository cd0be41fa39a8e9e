// The board as streams tell it: whole to who comes, what has changed to who has the one before. It is written
// once however many are told, and kept as long as somebody is in the middle of it. Locks nothing (web/hub
// does); says nothing of the time, which is another whenever it is told.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "util/json.h"
#include "util/str.h"

// A text that many read.
struct sheet {
    size_t readers;
    struct str text;
};
void sheet_leave(struct sheet *sheet); // NULL is fine

struct board_feed {
    json_t *board;   // the latest; NULL: none yet
    uint64_t number; // of it, from 1
    json_t *change;  // from the one before
    struct sheet *whole_sheet, *change_sheet;
};
void board_feed_finish(struct board_feed *feed);

// The next board, which is taken over.
void board_feed_take(struct board_feed *feed, json_t *board);
// What brings whoever has board `number` (0: none) to the latest, as members of an object: "board":{…} is all
// of it, "set":{…},"lists":{…} what board_change says. The caller leaves it with sheet_leave.
struct sheet *board_feed_from(struct board_feed *feed, uint64_t number);

// From one board to the next: {"set"} are members that differ. {"lists"} are those of cards, hosts, helps and
// who is back: {"by"} the member that tells rows apart, {"rows"} those that are new or differ, {"ids"} all in
// their order, where that is another. Seconds that only pass are no difference. The caller's.
json_t *board_change(const json_t *before, const json_t *after);
