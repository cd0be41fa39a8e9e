#include "exchange/list_column.h"

#include <string.h>

const struct list_column_row list_column_rows[COLUMNS] = {
    [COLUMN_UNKNOWN] = { NULL, JOIN_FIRST, GUEST_FIELDS },
    [COLUMN_IGNORED] = { "ignore", JOIN_FIRST, GUEST_FIELDS },
    [COLUMN_NAME] = { "name", JOIN_FIRST, GUEST_NAME },
    [COLUMN_GIVEN] = { "given_name", JOIN_FIRST, GUEST_GIVEN },
    [COLUMN_MIDDLE] = { "middle_name", JOIN_SPACE, GUEST_FIELDS },
    [COLUMN_FAMILY] = { "family_name", JOIN_FIRST, GUEST_FAMILY },
    [COLUMN_CALL] = { "call_name", JOIN_FIRST, GUEST_CALL },
    [COLUMN_READING] = { "reading", JOIN_SPACE, GUEST_READING },
    [COLUMN_EMAIL] = { "email", JOIN_FIRST, GUEST_EMAIL },
    [COLUMN_PHONE] = { "phone", JOIN_FIRST, GUEST_PHONE },
    [COLUMN_COMPANY] = { "company", JOIN_FIRST, GUEST_COMPANY },
    [COLUMN_TITLE] = { "title", JOIN_FIRST, GUEST_TITLE },
    [COLUMN_TOPICS] = { "topics", JOIN_LIST, GUEST_TOPICS },
    [COLUMN_OFFERS] = { "offers", JOIN_LIST, GUEST_OFFERS },
    [COLUMN_SEEKS] = { "seeks", JOIN_LIST, GUEST_SEEKS },
    [COLUMN_INVITED_BY] = { "invited_by", JOIN_FIRST, GUEST_INVITED_BY },
    [COLUMN_LANGUAGE] = { "language", JOIN_FIRST, GUEST_LANGUAGE },
    [COLUMN_NOTE] = { "note", JOIN_FIRST, GUEST_NOTE },
    [COLUMN_ROLE] = { "role", JOIN_FIRST, GUEST_FIELDS },
    [COLUMN_IS_MEMBER] = { "member", JOIN_FIRST, GUEST_FIELDS },
    [COLUMN_IS_HOST] = { "host", JOIN_FIRST, GUEST_FIELDS },
    [COLUMN_TICKET_TYPE] = { "ticket_type", JOIN_FIRST, GUEST_FIELDS },
    [COLUMN_TICKET_CODE] = { "ticket_code", JOIN_LIST, GUEST_FIELDS },
    [COLUMN_TICKET_URL] = { "ticket_url", JOIN_FIRST, GUEST_FIELDS },
    [COLUMN_ORDER] = { "order", JOIN_FIRST, GUEST_FIELDS },
    [COLUMN_ROW_ID] = { "row_id", JOIN_FIRST, GUEST_FIELDS },
    [COLUMN_PERSON_ID] = { "person_id", JOIN_FIRST, GUEST_FIELDS },
    [COLUMN_STATUS] = { "status", JOIN_FIRST, GUEST_FIELDS },
    [COLUMN_VOID] = { "cancelled", JOIN_FIRST, GUEST_FIELDS },
    [COLUMN_ARRIVED] = { "arrived", JOIN_FIRST, GUEST_FIELDS },
    [COLUMN_ARRIVED_AT] = { "arrived_at", JOIN_FIRST, GUEST_FIELDS },
    [COLUMN_QUANTITY] = { "quantity", JOIN_FIRST, GUEST_FIELDS },
    [COLUMN_PLUS] = { "plus", JOIN_FIRST, GUEST_FIELDS },
    [COLUMN_VISITS] = { "visits", JOIN_FIRST, GUEST_FIELDS },
    [COLUMN_VISIT_NUMBER] = { "visit_number", JOIN_FIRST, GUEST_FIELDS },
};

enum list_column list_column_of(const char *key)
{
    int column = COLUMN_IGNORED;

    while (column < COLUMNS && strcmp(list_column_rows[column].key, key) != 0)
        column++;
    return (enum list_column)column;
}

void list_column_keys(struct str *out)
{
    int column;

    for (column = COLUMN_NAME; column < COLUMNS; column++) {
        str_add(out, list_column_rows[column].key);
        str_add(out, ", ");
    }
    str_add(out, list_column_rows[COLUMN_IGNORED].key);
}
