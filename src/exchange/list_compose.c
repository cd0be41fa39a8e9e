#include "exchange/list_compose.h"

#include <stdlib.h>
#include <string.h>

#include "exchange/list_compose_inside.h"
#include "util/text.h"

enum { LONGEST_OTHER = 300, MOST_VISITS = 9999 };

static const char *value(const struct list_composer *composer, enum list_column column)
{
    return list_value(&composer->values, column);
}

const struct list_word *list_composer_word(struct list_composer *composer, enum list_column column)
{
    return list_word_of(&composer->word[column], value(composer, column));
}

static bool reject(struct list_row *row, const char *reason)
{
    row->verdict = ROW_REJECTED;
    row->reason = reason;
    return false;
}

static void add_name_part(struct str *name, const char *part)
{
    if (name->length > 0 && part[0])
        str_add_char(name, ' ');
    str_add(name, part);
}

// Whether the family name already holds the given one: then it is the whole name.
static bool is_whole_name(const char *given, const char *family)
{
    size_t length = strlen(given);

    return length > 0 && strncmp(family, given, length) == 0 && family[length] == ' ';
}

static void name_from_parts(struct list_composer *composer, struct list_row *row)
{
    const char *given = value(composer, COLUMN_GIVEN);
    const char *family = value(composer, COLUMN_FAMILY);

    if (is_whole_name(given, family)) {
        str_add(&composer->name, family);
        row->value[GUEST_FAMILY] = "";
    } else {
        add_name_part(&composer->name, given);
        add_name_part(&composer->name, value(composer, COLUMN_MIDDLE));
        add_name_part(&composer->name, family);
    }
}

// "García, José" where the system writes names so; the name itself stays as it is written.
static void split_comma_name(struct list_composer *composer, struct list_row *row)
{
    const char *name = value(composer, COLUMN_NAME);
    const char *comma = strstr(name, ", ");

    if (!composer->columns->system->comma_names || !comma || comma == name || strchr(comma + 1, ',') ||
        row->value[GUEST_GIVEN][0] || row->value[GUEST_FAMILY][0])
        return;
    str_clear(&composer->family);
    str_add_bytes(&composer->family, name, (size_t)(comma - name) - (comma[-1] == ' '));
    str_clear(&composer->given);
    str_add(&composer->given, comma + 2);
    row->value[GUEST_GIVEN] = str_text(&composer->given);
    row->value[GUEST_FAMILY] = str_text(&composer->family);
    row->has[GUEST_GIVEN] = row->has[GUEST_FAMILY] = true;
}

static bool read_name(struct list_composer *composer, struct list_row *row)
{
    const bool *has = composer->columns->has;

    str_clear(&composer->name);
    row->has[GUEST_NAME] = has[COLUMN_NAME] || has[COLUMN_GIVEN] || has[COLUMN_FAMILY];
    split_comma_name(composer, row);
    if (!value(composer, COLUMN_NAME)[0])
        name_from_parts(composer, row);
    else
        str_add(&composer->name, value(composer, COLUMN_NAME));
    if (composer->name.length == 0 && !row->value[GUEST_EMAIL][0])
        return reject(row, "it has no name and no e-mail address");
    if (composer->name.length == 0 && !strchr(row->value[GUEST_EMAIL], '@'))
        return reject(row, "it has no name, and its e-mail address is none");
    if (composer->name.length == 0)
        str_add(&composer->name, row->value[GUEST_EMAIL]);
    row->value[GUEST_NAME] = str_text(&composer->name);
    return true;
}

static void read_fields(struct list_composer *composer, struct list_row *row)
{
    enum guest_field field;
    int column;

    for (field = 0; field < GUEST_FIELDS; field++)
        row->value[field] = "";
    for (column = 0; column < COLUMNS; column++) {
        field = list_column_rows[column].field;
        if (field == GUEST_FIELDS)
            continue;
        row->value[field] = value(composer, (enum list_column)column);
        row->has[field] = composer->columns->has[column];
    }
    row->value[GUEST_LANGUAGE] = list_word_language(row->value[GUEST_LANGUAGE]);
}

// Values are clean UTF-8 already, so one with few bytes has few characters.
static bool is_long(const char *text, int longest)
{
    return strnlen(text, (size_t)longest + 1) > (size_t)longest;
}

static bool check_lengths(struct list_composer *composer, struct list_row *row)
{
    static const enum list_column others[] = { COLUMN_ROW_ID, COLUMN_PERSON_ID, COLUMN_TICKET_TYPE,
                                               COLUMN_TICKET_CODE, COLUMN_TICKET_URL };
    enum guest_field field;
    size_t i;

    for (field = 0; field < GUEST_FIELDS; field++) {
        if (is_long(row->value[field], guest_field_rows[field].longest) &&
            !guest_field_check(field, row->value[field], &composer->err))
            return reject(row, composer->err.text);
    }
    for (i = 0; i < sizeof others / sizeof *others; i++) {
        if (is_long(value(composer, others[i]), LONGEST_OTHER) &&
            text_count(value(composer, others[i])) > LONGEST_OTHER) {
            err_set(&composer->err, ERR_REFUSED, "its %s is longer than %d characters",
                    list_column_rows[others[i]].key, LONGEST_OTHER);
            return reject(row, composer->err.text);
        }
    }
    return true;
}

static enum role find_role(struct list_composer *composer)
{
    enum role role = list_composer_word(composer, COLUMN_ROLE)->role;
    const struct list_word *member = list_composer_word(composer, COLUMN_IS_MEMBER);

    if (list_composer_word(composer, COLUMN_IS_HOST)->answer == ANSWER_YES)
        return ROLE_HOST;
    if (role != ROLES)
        return role;
    if (member->answer == ANSWER_YES || member->role == ROLE_MEMBER)
        return ROLE_MEMBER;
    role = list_composer_word(composer, COLUMN_TICKET_TYPE)->role;
    return role == ROLE_GUEST ? ROLES : role; // "Visitor" is a price, and takes nobody's role away
}

static const char *read_role(struct list_composer *composer)
{
    enum role role = find_role(composer);

    return role == ROLES ? "" : role_names[role];
}

// A whole number that a cell begins with, "2", "+1", "2.0"; `otherwise` when there is none.
static int number_of(const char *text, int otherwise)
{
    char *end;
    long number = strtol(text, &end, 10);

    if (end == text)
        return otherwise;
    return number < 0 ? 0 : number > MOST_VISITS ? MOST_VISITS : (int)number;
}

static bool read_counts(struct list_composer *composer, struct list_row *row)
{
    int quantity = number_of(value(composer, COLUMN_QUANTITY), 1);
    int visit_number = number_of(value(composer, COLUMN_VISIT_NUMBER), 0);
    int one = list_composer_word(composer, COLUMN_PLUS)->answer == ANSWER_YES ? 1 : 0;

    row->plus = number_of(value(composer, COLUMN_PLUS), one) + (quantity > 1 ? quantity - 1 : 0);
    row->visits = number_of(value(composer, COLUMN_VISITS), visit_number - 1);
    if (row->plus > LIST_PLUS_MOST)
        return reject(row, "it brings more than 200 further guests");
    return true;
}

static void add_code(struct list_composer *composer, struct list_row *row, const char *text, size_t length)
{
    size_t i = 0;

    while (i < LIST_CODES && row->codes[i]) {
        if (strlen(row->codes[i]) == length && strncmp(row->codes[i], text, length) == 0)
            return;
        i++;
    }
    if (i == LIST_CODES || length == 0)
        return;
    str_clear(&composer->code[i]);
    str_add_bytes(&composer->code[i], text, length);
    row->codes[i] = str_text(&composer->code[i]);
}

// The address of a ticket is a code as a whole, and so is the key in it.
static void add_url_codes(struct list_composer *composer, struct list_row *row)
{
    const char *url = value(composer, COLUMN_TICKET_URL);
    const char *key = strstr(url, "pk=");

    if (key && key > url && strchr("?&", key[-1]))
        add_code(composer, row, key + 3, strcspn(key + 3, "&#"));
    add_code(composer, row, url, strlen(url));
}

static void read_codes(struct list_composer *composer, struct list_row *row)
{
    const struct list_system *system = composer->columns->system;
    const char *code = value(composer, COLUMN_TICKET_CODE);
    const char *order = value(composer, COLUMN_ORDER);
    size_t length;

    for (; *code; code += length + (code[length] ? 2 : 0)) {
        const char *border = strstr(code, "; ");

        length = border ? (size_t)(border - code) : strlen(code);
        add_code(composer, row, code, length);
    }
    if (system->row_id_is_code)
        add_code(composer, row, row->row_id, strlen(row->row_id));
    if (system->code_is_order_id && order[0] && row->row_id[0]) {
        str_clear(&composer->ticket);
        str_add(&composer->ticket, order);
        str_add(&composer->ticket, row->row_id);
        add_code(composer, row, str_text(&composer->ticket), composer->ticket.length);
    }
    add_url_codes(composer, row);
}

void list_compose(struct list_composer *composer, const struct csv_row *cells, struct list_row *row)
{
    const struct list_columns *columns = composer->columns;

    *row = (struct list_row){ .verdict = ROW_GUEST, .reason = "", .role = "", .visits = -1 };
    list_values_gather(&composer->values, columns, cells);
    row->row_id = value(composer, COLUMN_ROW_ID);
    row->row_id_is_global = columns->system->row_id_is_global && row->row_id[0];
    row->person_id = value(composer, COLUMN_PERSON_ID);
    row->ticket_type = value(composer, COLUMN_TICKET_TYPE);
    read_fields(composer, row);
    if (!read_name(composer, row) || !check_lengths(composer, row) || !read_counts(composer, row))
        return;
    row->role = read_role(composer);
    read_codes(composer, row);
    list_compose_arrival(composer, row);
}

void list_composer_finish(struct list_composer *composer)
{
    size_t i;

    list_values_finish(&composer->values);
    str_finish(&composer->name);
    str_finish(&composer->ticket);
    str_finish(&composer->given);
    str_finish(&composer->family);
    for (i = 0; i < LIST_CODES; i++)
        str_finish(&composer->code[i]);
    for (i = 0; i < COLUMNS; i++)
        str_finish(&composer->word[i].text);
}
