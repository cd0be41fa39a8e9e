#include "service/forgotten.h"

#include "store/db.h"
#include "store/group_store.h"
#include "util/text.h"

static void mark(char out[ID_SIZE], const char *group_key, const char *kind, const char *a, const char *b,
                 bool folded)
{
    struct str text = { 0 };

    str_addf(&text, "%s\x1f", kind);
    if (folded)
        text_fold(&text, a);
    else
        str_add(&text, a);
    str_add_char(&text, '\x1f');
    if (folded)
        text_fold(&text, b);
    else
        str_add(&text, b);
    id_of_secret(out, group_key, str_text(&text));
    str_finish(&text);
}

size_t forgotten_marks(char marks[FORGOTTEN_MARKS][ID_SIZE], const char *group_key,
                       const struct forgotten_person *person)
{
    size_t count = 0;

    if (person->key[0] == '=' || person->key[0] == '@')
        mark(marks[count++], group_key, "row", person->source, person->key, false);
    if (person->email[0])
        mark(marks[count++], group_key, "email", person->email, person->name, true);
    else if (person->name[0])
        mark(marks[count++], group_key, "name", person->name, person->company, true);
    return count;
}

bool forgotten_any(struct store *store, struct str *group_key, struct err *err)
{
    int64_t some = 0;
    bool said;

    return db_number(store_db(store), err, &some, "SELECT EXISTS (SELECT 1 FROM erased_key)", "") &&
           (!some || setting_store_read(store, "group.key", group_key, &said, err));
}

bool forgotten_is(struct store *store, const char *group_key, const struct forgotten_person *person,
                  bool *forgotten, struct err *err)
{
    char marks[FORGOTTEN_MARKS][ID_SIZE];
    size_t count = forgotten_marks(marks, group_key, person);
    int64_t found = 0;

    for (size_t i = 0; i < count && !found; i++) {
        if (!db_number(store_db(store), err, &found, "SELECT 1 FROM erased_key WHERE hash = ? LIMIT 1", "t",
                       marks[i]))
            return false;
    }
    *forgotten = found == 1;
    return true;
}
