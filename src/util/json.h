// JSON by jansson; the one place that includes it. A few short ways to say what is
// said often. Ownership is jansson's: "new" gives the caller a reference, "get" borrows.
#pragma once

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

// The text of a member, or "" when it is missing, null or not a text.
const char *json_get_text(const json_t *object, const char *key);
// The number of a member, or `otherwise` when it is missing or not a whole number.
int64_t json_get_int(const json_t *object, const char *key, int64_t otherwise);
bool json_get_bool(const json_t *object, const char *key);

// A text, or null for NULL and "". Bytes that are not UTF-8 become U+FFFD.
json_t *json_text_or_null(const char *text);
// An array of the items of a "; " joined list; empty for NULL and "".
json_t *json_list(const char *joined);
// Sets a text member only when there is something to say.
void json_put_text(json_t *object, const char *key, const char *text);

// One line, keys as inserted; the caller frees.
char *json_line(const json_t *value);
// The same with sorted keys: equal values give equal lines. The caller frees.
char *json_canonical(const json_t *value);
// Parses one document that must be an object; NULL when it is not.
json_t *json_parse_object(const char *text);
