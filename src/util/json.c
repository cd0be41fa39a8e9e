#include "util/json.h"

#include <stdlib.h>
#include <string.h>

#include "util/str.h"
#include "util/text.h"

const char *json_get_text(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));

    return text ? text : "";
}

int64_t json_get_int(const json_t *object, const char *key, int64_t otherwise)
{
    const json_t *value = json_object_get(object, key);

    return json_is_integer(value) ? json_integer_value(value) : otherwise;
}

bool json_get_bool(const json_t *object, const char *key)
{
    return json_is_true(json_object_get(object, key));
}

json_t *json_text_or_null(const char *text)
{
    json_t *value = text && text[0] ? json_string(text) : json_null();
    struct str clean = { 0 };

    if (value)
        return value;
    text_clean_lines(&clean, text);
    value = json_string(str_text(&clean));
    str_finish(&clean);
    return value;
}

json_t *json_list(const char *joined)
{
    json_t *list = json_array();

    while (joined && joined[0]) {
        const char *end = strstr(joined, "; ");
        size_t length = end ? (size_t)(end - joined) : strlen(joined);

        if (length > 0)
            json_array_append_new(list, json_stringn(joined, length));
        joined += length + (end ? 2 : 0);
    }
    return list;
}

void json_put_text(json_t *object, const char *key, const char *text)
{
    if (text && text[0])
        json_object_set_new(object, key, json_text_or_null(text));
}

char *json_line(const json_t *value)
{
    return json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY);
}

char *json_canonical(const json_t *value)
{
    return json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY | JSON_SORT_KEYS);
}

json_t *json_parse_object(const char *text)
{
    json_t *value = text ? json_loads(text, JSON_REJECT_DUPLICATES, NULL) : NULL;

    if (value && !json_is_object(value)) {
        json_decref(value);
        return NULL;
    }
    return value;
}
