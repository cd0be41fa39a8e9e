// People who were erased must not come back with the next import of the same list. What is
// kept of them are fingerprints under the group's key: of the list's own id of them, of
// e-mail with name, and of name with company for rows without an e-mail.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "store/store.h"
#include "util/id.h"
#include "util/str.h"

enum { FORGOTTEN_MARKS = 3 };

struct forgotten_person {
    const char *source, *key; // of the row in its list; "" where it has no id of its own
    const char *name, *email, *company;
};

// The fingerprints of a person as a list says them; returns how many.
size_t forgotten_marks(char marks[FORGOTTEN_MARKS][ID_SIZE], const char *group_key,
                       const struct forgotten_person *person);

// Appends the group's key if anybody was ever erased, else nothing.
bool forgotten_any(struct store *store, struct str *group_key, struct err *err);

// Whether one of the fingerprints is an erased person's.
bool forgotten_is(struct store *store, const char *group_key, const struct forgotten_person *person,
                  bool *forgotten, struct err *err);
