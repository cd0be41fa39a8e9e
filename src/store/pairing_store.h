// Codes that let one phone in, once. Of a code only its fingerprint is kept: whoever reads the file cannot
// use it, and how long a look-up takes says nothing about it.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/store.h"
#include "util/id.h"

enum pairing_state {
    PAIRING_OPEN,  // nobody has said whose phone it is
    PAIRING_ASKED, // somebody has, and waits for the board
    PAIRING_ALLOWED,
    PAIRING_REFUSED,
    PAIRING_USED,
    PAIRING_STATES
};
extern const char *const pairing_state_names[PAIRING_STATES];

enum { PHONE_NAME_SIZE = 256 };

struct pairing {
    char id[ID_SIZE];   // how board and phone speak of it; "": there is none
    char host[ID_SIZE]; // whose phone, "" while it is open
    enum pairing_state state;
    char phone_name[PHONE_NAME_SIZE]; // what the phone calls itself, or ""
    int64_t ends_ms;
};

bool pairing_store_add(struct store *store, const char *code, const struct pairing *pairing, int64_t now_ms,
                       struct err *err);
// What is over by then is found too; the caller looks at ends_ms.
bool pairing_store_by_code(struct store *store, const char *code, struct pairing *pairing, struct err *err);
bool pairing_store_read(struct store *store, const char *id, struct pairing *pairing, struct err *err);
// Writes host, state and phone_name.
bool pairing_store_change(struct store *store, const struct pairing *pairing, struct err *err);
// From here on it is known by this code and by no other.
bool pairing_store_recode(struct store *store, const char *id, const char *code, struct err *err);
bool pairing_store_drop_old(struct store *store, int64_t now_ms, struct err *err);

struct pairing_list {
    struct pairing *pairings; // by the time they end
    size_t count, room;
};
void pairing_list_finish(struct pairing_list *list);
// Those that wait for the board.
bool pairing_store_asking(struct store *store, int64_t now_ms, struct pairing_list *list, struct err *err);
