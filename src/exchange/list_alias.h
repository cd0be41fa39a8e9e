// Headers that any list may have, whatever program wrote it: folded header text to what the
// column means. What one system means by a header is in list_system. Data, and one lookup.
#pragma once

#include <stdbool.h>

#include "exchange/list_column.h"

struct list_alias {
    enum list_column column;
    // Loose headers give way: dropped where another column says the same more clearly, and
    // a loose name is only the missing half where the list has a column for the other half
    // ("Name;Vorname", "Nome;Cognome").
    bool is_loose;
    const char *headers; // folded, "email|e mail"
};

// NULL when nobody knows the header, which is folded as by list_word_fold.
const struct list_alias *list_alias_find(const char *header);

// The rows in turn, NULL behind the last one: for tests.
const struct list_alias *list_alias_at(unsigned index);
