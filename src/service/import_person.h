// Who is who in a guest list (CONTRACT import, FORMATS 1): the system's own ids first, then
// the e-mail with a like name, then name and company, n-th occurrence in the file.
// For service/import only.
#pragma once

#include <stdbool.h>

#include "domain/list_row.h"
#include "service/import_request.h"
#include "store/store.h"
#include "util/id.h"
#include "util/map.h"
#include "util/multimap.h"

enum { IMPORT_KEY_SIZE = 96 };

struct import_person {
    int64_t named;             // the guest as this row's facts name it; 0: nobody was found
    int64_t guest;             // the kept guest that stands for it
    char id[ID_SIZE];          // of `named`; a new one where nobody was found
    char key[IMPORT_KEY_SIZE]; // what tells this row from others of the same system
    uint64_t words;            // fingerprint of all that the row says
    bool is_new;               // nobody was found
    bool seen;                 // an earlier row of this file was about the same guest
};

struct import_seen {          // of this file
    struct map guests;        // guest -> rows
    struct multimap by_words; // fingerprint of what a row without an id said before -> guest
    // Where the group was empty before, whoever can be found was seen in this file: then they
    // are found here, and the tables need no index for it.
    bool everybody;
    struct multimap by_email, by_name;
};
void import_seen_finish(struct import_seen *seen);

// A row that the same list has now: for list_store_each, before the first row is looked for.
bool import_remember_row(void *seen, int64_t guest, const char *key, uint64_t hash, struct err *err);

// The key of a registration by the system's own id of it.
void import_row_key(char key[IMPORT_KEY_SIZE], const char *row_id);

// `words` is the row's fingerprint. A skipped row (`look_only`) is only looked up and does not count as seen.
bool import_find_person(struct store *store, const struct import_request *request, struct import_seen *seen,
                        const struct list_row *row, uint64_t words, bool look_only,
                        struct import_person *person, struct err *err);

// After the facts of the row were folded: a new person has a number now.
bool import_person_made(struct store *store, struct import_seen *seen, const struct list_row *row,
                        struct import_person *person, struct err *err);
