#include "util/json.h"

#include <stdlib.h>
#include <string.h>

#include "util/err.h"
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

// json_line is written here because json_dumps took a tenth of an import: it looks at every
// character through several calls and remembers every container to find circles, which what
// comes here cannot have.

static void add_text(struct str *out, const char *text, size_t length)
{
    static const char escaped[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt";
    size_t from = 0;

    str_add_char(out, '"');
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)text[i];
        const char *at;

        if (c >= ' ' && c != '"' && c != '\\')
            continue;
        at = memchr(escaped, c, sizeof escaped - 1);
        str_add_bytes(out, text + from, i - from);
        from = i + 1;
        if (at)
            str_addf(out, "\\%c", letters[at - escaped]);
        else
            str_addf(out, "\\u%04X", c);
    }
    str_add_bytes(out, text + from, length - from);
    str_add_char(out, '"');
}

static void add_value(struct str *out, const json_t *value);

static void add_object(struct str *out, const json_t *object)
{
    const char *key;
    json_t *member;
    bool first = true;

    str_add_char(out, '{');
    json_object_foreach((json_t *)object, key, member)
    {
        if (!first)
            str_add_char(out, ',');
        first = false;
        add_text(out, key, strlen(key));
        str_add_char(out, ':');
        add_value(out, member);
    }
    str_add_char(out, '}');
}

static void add_array(struct str *out, const json_t *array)
{
    str_add_char(out, '[');
    for (size_t i = 0; i < json_array_size(array); i++) {
        if (i > 0)
            str_add_char(out, ',');
        add_value(out, json_array_get(array, i));
    }
    str_add_char(out, ']');
}

static void add_scalar(struct str *out, const json_t *value)
{
    char *text = json_dumps(value, JSON_ENCODE_ANY);

    must(text != NULL);
    str_add(out, text);
    free(text);
}

static void add_value(struct str *out, const json_t *value)
{
    if (json_is_string(value))
        add_text(out, json_string_value(value), json_string_length(value));
    else if (json_is_object(value))
        add_object(out, value);
    else if (json_is_array(value))
        add_array(out, value);
    else
        add_scalar(out, value);
}

char *json_line(const json_t *value)
{
    struct str out = { 0 };

    add_value(&out, value);
    return str_take(&out);
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
