#include "exchange/list_values.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "exchange/list_word.h"
#include "util/mem.h"
#include "util/text.h"

static const char several[] = ":::"; // how Google writes more than one into a cell

static void add_item(struct str *list, const char *text, size_t length)
{
    char *item = mem_copy_bytes(text, length);
    size_t before = list->length;

    if (before > 0)
        str_add(list, "; ");
    text_clean(list, csv_unguarded(item));
    if (list->length == before + (before > 0 ? 2 : 0)) { // nothing but white space
        list->length = before;
        if (list->at)
            list->at[before] = '\0';
    }
    free(item);
}

static size_t item_length(const char *text, const char *borders)
{
    const char *mark = strstr(text, several);
    size_t length = strcspn(text, borders);

    return mark && (size_t)(mark - text) < length ? (size_t)(mark - text) : length;
}

static void add_list(struct str *list, const char *text, const char *borders)
{
    size_t length;

    while (*text) {
        length = item_length(text, borders);
        add_item(list, text, length);
        text += length;
        if (strncmp(text, several, 3) == 0)
            text += 3;
        else if (*text)
            text++;
    }
}

// The first of several addresses, out of "Name <address>" and "mailto:".
static void add_email(struct str *out, const char *text)
{
    const char *bracket = strchr(text, '<');
    size_t length;
    char *address;

    if (bracket && strchr(bracket, '@'))
        text = bracket + 1;
    if (strncasecmp(text, "mailto:", 7) == 0)
        text += 7;
    while (isspace((unsigned char)*text))
        text++;
    length = strchr(text, '@') ? strcspn(text, ",;|> \t\r\n") : strlen(text);
    address = mem_copy_bytes(text, length);
    text_clean(out, address);
    free(address);
}

static void add_first_of_several(struct str *out, const char *text)
{
    char *first = mem_copy_bytes(text, item_length(text, ""));

    text_clean(out, first);
    free(first);
}

static void add_cell(struct str *out, enum list_column column, const char *text)
{
    if (column == COLUMN_TICKET_CODE)
        add_list(out, text, "");
    else if (list_column_rows[column].joining == JOIN_LIST)
        add_list(out, text, ";,|\r\n");
    else if (column == COLUMN_EMAIL)
        add_email(out, text);
    else if (column == COLUMN_PHONE)
        add_first_of_several(out, text);
    else if (strstr(text, several))
        add_list(out, text, "");
    else
        text_clean(out, text);
}

// 8.1E+10: a spreadsheet has rounded a long number, and given many rows the same one.
static bool is_rounded(enum list_column column, const char *text)
{
    bool counts = column == COLUMN_ROW_ID || column == COLUMN_PERSON_ID || column == COLUMN_TICKET_CODE ||
                  column == COLUMN_ORDER || column == COLUMN_PHONE;
    size_t digits = counts ? strspn(text, "0123456789.,") : 0;

    return digits > 0 && toupper((unsigned char)text[digits]) == 'E' && text[digits + 1] == '+' &&
           text[digits + 2] != '\0' && text[digits + 2 + strspn(text + digits + 2, "0123456789")] == '\0';
}

static void take_cell(struct str *out, enum list_column column, const char *text)
{
    enum list_joining joining = list_column_rows[column].joining;

    text = csv_unguarded(text);
    if (!text[0] || list_word_is_blank(text) || is_rounded(column, text) ||
        (joining == JOIN_FIRST && out->length > 0))
        return;
    if (joining == JOIN_SPACE && out->length > 0)
        str_add_char(out, ' ');
    add_cell(out, column, text);
}

void list_values_gather(struct list_values *values, const struct list_columns *columns,
                        const struct csv_row *row)
{
    size_t i;

    for (i = 0; i < COLUMNS; i++)
        str_clear(&values->of[i]);
    for (i = 0; i < columns->count && i < row->count; i++) {
        if (columns->column[i] > COLUMN_IGNORED)
            take_cell(&values->of[columns->column[i]], columns->column[i], row->cell[i]);
    }
}

const char *list_value(const struct list_values *values, enum list_column column)
{
    return str_text(&values->of[column]);
}

void list_values_finish(struct list_values *values)
{
    size_t i;

    for (i = 0; i < COLUMNS; i++)
        str_finish(&values->of[i]);
}
