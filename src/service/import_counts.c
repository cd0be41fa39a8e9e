#include "service/import_counts.h"

#include <stddef.h>

#define NUMBER(name)                                                                                         \
    {                                                                                                        \
#name, offsetof(struct import_counts, name)                                                          \
    }

static const struct {
    const char *key;
    size_t offset;
} numbers[] = {
    NUMBER(read),     NUMBER(added), NUMBER(updated), NUMBER(unchanged),    NUMBER(skipped),
    NUMBER(rejected), NUMBER(plus),  NUMBER(missing), NUMBER(first_timers),
};

enum { NUMBERS = sizeof numbers / sizeof *numbers };

json_t *import_counts_to_json(const struct import_counts *counts)
{
    json_t *json = json_object();

    for (size_t i = 0; i < NUMBERS; i++)
        json_object_set_new(
            json, numbers[i].key,
            json_integer((json_int_t) * (const int64_t *)((const char *)counts + numbers[i].offset)));
    return json;
}

void import_counts_from_json(struct import_counts *counts, const json_t *json)
{
    for (size_t i = 0; i < NUMBERS; i++)
        *(int64_t *)((char *)counts + numbers[i].offset) = json_get_int(json, numbers[i].key, 0);
}
