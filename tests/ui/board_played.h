// The board played with the real services: taps go in, requests run, and board.show tells what became of it.
// A breakfast at which Amara Okafor waits; two hosts, Amir and Bea. After cmocka's headers.
#pragma once

#include "service/made_group.h"
#include "ui/board_request.h"
#include "ui/board_update.h"
#include "util/zone.h"

struct morning {
    struct made_group group;
    struct board_model model;
    char amir[ID_SIZE], bea[ID_SIZE], event[ID_SIZE];
};

// For cmocka: makes and ends it.
int morning_begin(void **state);
int morning_end(void **state);

void morning_show(struct morning *morning);
void morning_tap(struct morning *morning, enum board_message message, int number);
void morning_wait_s(struct morning *morning, int64_t seconds);

// Of the host in the board's list.
int morning_place(const struct morning *morning, const char *host);
// The first card is taken by this host.
void morning_claim(struct morning *morning, const char *host);
const struct board_card *morning_first(const struct morning *morning);
// The first card is theirs, held by this host or nobody, and can be touched.
void morning_stands(const struct morning *morning, const char *who, const char *host);
