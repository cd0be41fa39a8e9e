#include "domain/find_row.h"

#include <string.h>

#include "domain/mask.h"
#include "domain/name.h"
#include "domain/script.h"
#include "util/err.h"
#include "util/text.h"

const char *const find_say_names[FIND_SAYS] = { "keep_typing", "rows", "add_company", "nobody" };

size_t find_letters(const char *typed)
{
    size_t letters = 0;
    uint32_t c;

    while ((c = text_next(&typed))) {
        enum script script = script_of(c);

        if (text_is_word(c))
            letters += script == SCRIPT_HAN || script == SCRIPT_HANGUL ? 2 : 1;
    }
    return letters;
}

enum find_say find_say(size_t letters, size_t fits, size_t typed_whole)
{
    if (letters < FIND_SHORT)
        return FIND_KEEP_TYPING;
    if (fits == 0)
        return letters < FIND_OTHERS ? FIND_KEEP_TYPING : FIND_NOBODY;
    if (typed_whole > FIND_ROWS)
        return FIND_ADD_COMPANY;
    return letters <= FIND_SHORT && fits > FIND_ROWS ? FIND_KEEP_TYPING : FIND_SHOW_ROWS;
}

// ---- telling rows apart

static void say_shown(struct str *out, const struct find_row *row)
{
    name_initial(out, row->name, row->given, row->family);
}

static void say_company(struct str *out, const struct find_row *row)
{
    str_add(out, row->company);
}

static void say_title(struct str *out, const struct find_row *row)
{
    str_add(out, row->title);
}

static void say_email(struct str *out, const struct find_row *row)
{
    mask_email(out, row->email);
}

static void say_phone(struct str *out, const struct find_row *row)
{
    mask_phone(out, row->phone);
}

// At last: two of one given name and initial, of whom nothing else is known.
static void say_name(struct str *out, const struct find_row *row)
{
    str_add(out, row->name);
}

// In this order.
static const struct tell {
    void (*say)(struct str *out, const struct find_row *row);
    enum { NOT_A_DETAIL, ALWAYS, WHERE_IT_TELLS } detail;
} tells[] = {
    { say_shown, NOT_A_DETAIL },   { say_company, ALWAYS },       { say_title, WHERE_IT_TELLS },
    { say_email, WHERE_IT_TELLS }, { say_phone, WHERE_IT_TELLS }, { say_name, WHERE_IT_TELLS },
};

struct compared { // one row by one tell
    struct str value, folded;
    size_t like; // the first row that was the same by all tells so far
};

static bool is_same(const struct compared *a, const struct compared *b)
{
    return a->like == b->like && strcmp(str_text(&a->folded), str_text(&b->folded)) == 0;
}

static bool is_told(const struct compared *rows, size_t count, size_t row)
{
    for (size_t i = 0; i < count; i++) {
        if (rows[i].like == rows[row].like && !is_same(&rows[i], &rows[row]))
            return true;
    }
    return false;
}

static void add_detail(struct find_row *row, const char *value)
{
    if (!value[0])
        return;
    str_add(&row->detail, row->detail.length > 0 ? " · " : "");
    str_add(&row->detail, value);
}

static void compare_by(const struct tell *tell, struct find_row *rows, struct compared *compared,
                       size_t count)
{
    size_t like[FIND_LOOKED_AT] = { 0 };

    for (size_t i = 0; i < count; i++) {
        str_clear(&compared[i].value);
        str_clear(&compared[i].folded);
        tell->say(&compared[i].value, &rows[i]);
        text_fold(&compared[i].folded, str_text(&compared[i].value));
    }
    for (size_t i = 0; i < count; i++) {
        if (tell->detail == ALWAYS || (tell->detail == WHERE_IT_TELLS && is_told(compared, count, i)))
            add_detail(&rows[i], str_text(&compared[i].value));
        while (!is_same(&compared[like[i]], &compared[i]))
            like[i]++;
    }
    for (size_t i = 0; i < count; i++)
        compared[i].like = like[i];
}

static size_t count_like(const struct compared *compared, size_t count, size_t row)
{
    size_t found = 0;

    for (size_t i = 0; i < count; i++)
        found += compared[i].like == compared[row].like;
    return found;
}

static void note_alike(struct find_row *rows, struct compared *compared, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        str_add(&rows[i].shown, str_text(&compared[i].value));
        rows[i].alike = count_like(compared, count, i) > 1;
    }
}

// Of rows that are the same by every tell the first stays, the others go behind.
static size_t join_same(struct find_row *rows, const struct compared *compared, size_t count)
{
    size_t kept = 0;

    for (size_t i = 0; i < count; i++) {
        struct find_row row = rows[i];
        size_t same = count_like(compared, count, i);

        if (compared[i].like != i)
            continue;
        if (same > 1) {
            row.several = same;
            str_clear(&row.detail);
        }
        rows[i] = rows[kept];
        rows[kept++] = row;
    }
    return kept;
}

size_t find_rows_tell(struct find_row *rows, size_t count)
{
    struct compared compared[FIND_LOOKED_AT] = { 0 };
    size_t kept;

    must(count <= FIND_LOOKED_AT);
    for (size_t i = 0; i < sizeof tells / sizeof *tells; i++) {
        compare_by(&tells[i], rows, compared, count);
        if (i == 0)
            note_alike(rows, compared, count);
    }
    kept = join_same(rows, compared, count);
    for (size_t i = 0; i < count; i++) {
        str_finish(&compared[i].value);
        str_finish(&compared[i].folded);
    }
    return kept;
}

void find_row_finish(struct find_row *row)
{
    str_finish(&row->shown);
    str_finish(&row->detail);
}
