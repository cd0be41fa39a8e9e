// What a column of a guest list can mean. The names are those of `--map "Column=field"`.
#pragma once

#include <stdbool.h>

#include "domain/guest.h"
#include "util/str.h"

enum list_column {
    COLUMN_UNKNOWN, // nobody knows what it is: told to the organizer
    COLUMN_IGNORED, // known, and of no use at the door: a buyer's address, a price
    COLUMN_NAME,
    COLUMN_GIVEN,
    COLUMN_MIDDLE,
    COLUMN_FAMILY,
    COLUMN_CALL,
    COLUMN_READING,
    COLUMN_EMAIL,
    COLUMN_PHONE,
    COLUMN_COMPANY,
    COLUMN_TITLE,
    COLUMN_TOPICS,
    COLUMN_OFFERS,
    COLUMN_SEEKS,
    COLUMN_INVITED_BY,
    COLUMN_LANGUAGE,
    COLUMN_NOTE,
    COLUMN_ROLE,      // a word for the role
    COLUMN_IS_MEMBER, // yes or no
    COLUMN_IS_HOST,   // yes or no
    COLUMN_TICKET_TYPE,
    COLUMN_TICKET_CODE,
    COLUMN_TICKET_URL, // an address whose `pk` is the code too
    COLUMN_ORDER,      // the order's number
    COLUMN_ROW_ID,
    COLUMN_PERSON_ID,
    COLUMN_STATUS,       // a word: refunded, checked in
    COLUMN_VOID,         // anything in it means cancelled
    COLUMN_ARRIVED,      // yes or no, a count, or when
    COLUMN_ARRIVED_AT,   // when
    COLUMN_QUANTITY,     // how many come, this guest included
    COLUMN_PLUS,         // how many come along
    COLUMN_VISITS,       // earlier visits in this group
    COLUMN_VISIT_NUMBER, // the same, this visit included
    COLUMNS
};

// How the cells of several columns of one kind in one row become one value.
enum list_joining {
    JOIN_FIRST, // the first that is not empty
    JOIN_SPACE, // one after the other, as the parts of a name
    JOIN_LIST,  // as a list; one cell may hold several
};

struct list_column_row {
    const char *key; // for --map; NULL cannot be mapped by hand
    enum list_joining joining;
    enum guest_field field; // GUEST_FIELDS when the value is no field of the guest as it stands
};

extern const struct list_column_row list_column_rows[COLUMNS];

// The column with this key, or COLUMNS.
enum list_column list_column_of(const char *key);

// All keys, "name, given_name, …", appended.
void list_column_keys(struct str *out);
