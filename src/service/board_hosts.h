// The hosts' part of board.show: who they are, which phones they carry, which phones ask to be let in, and
// who suits a guest that waits. For board_request alone.
#pragma once

#include "domain/suggest.h"
#include "service/inside.h"
#include "store/group_store.h"
#include "store/guest_store.h"
#include "store/visit_store.h"

struct board_hosts {
    const struct host_list *list; // borrowed
    struct suggest_host *hosts;   // the same, in the same places
    struct suggest *suggest;
};

void board_hosts_begin(struct board_hosts *hosts, const struct host_list *list, const struct event *event,
                       const struct welcome_list *welcomes, int64_t now_ms);
void board_hosts_finish(struct board_hosts *hosts); // a zeroed one is fine

// Sets `suggested` of a card.
void board_hosts_suggest(const struct board_hosts *hosts, const struct guest *guest, json_t *card);
// Sets `hosts`, `asking` and `has_pin`.
bool board_hosts_tell(const struct board_hosts *hosts, struct request_call *call, const struct event *event,
                      struct err *err);
