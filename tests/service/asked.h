// Answers of requests looked into, with paths like "rows.0.name". After cmocka's headers.
#pragma once

#include "service/made_group.h"

// The whole answer, which the caller gives back. `format` gives JSON with ' for ".
__attribute__((format(printf, 3, 4))) static inline json_t *
asked(struct made_group *group, const char *name, const char *format, ...)
{
    char said[1000];
    json_t *request, *answer = NULL;
    struct err err = { 0 };
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(said, sizeof said, format, arguments);
    va_end(arguments);
    for (char *at = said; *at; at++)
        *at = *at == '\'' ? '"' : *at;
    request = json_parse_object(said);
    assert_non_null(request);
    expect_done(request_run(group->store, name, request, group->now_ms, &answer, &err), err);
    json_decref(request);
    return answer;
}

// The same where it must be refused: the sentence begins so.
__attribute__((format(printf, 4, 5))) static inline void
refused(struct made_group *group, const char *name, const char *sentence, const char *format, ...)
{
    char said[1000];
    json_t *request, *answer = NULL;
    struct err err = { 0 };
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(said, sizeof said, format, arguments);
    va_end(arguments);
    for (char *at = said; *at; at++)
        *at = *at == '\'' ? '"' : *at;
    request = json_parse_object(said);
    assert_non_null(request);
    assert_false(request_run(group->store, name, request, group->now_ms, &answer, &err));
    if (strncmp(err.text, sentence, strlen(sentence)) != 0)
        fail_msg("%s: %s", name, err.text);
    json_decref(request);
}

static inline json_t *at_path(json_t *value, const char *path)
{
    char name[64];

    while (value && *path) {
        size_t length = strcspn(path, ".");

        snprintf(name, sizeof name, "%.*s", (int)length, path);
        value = json_is_array(value) ? json_array_get(value, (size_t)atoi(name)) : json_object_get(value, name);
        path += length + (path[length] == '.');
    }
    return value;
}

// A text as it is, anything else as JSON; "-" where there is nothing.
static inline const char *text_at(json_t *answer, const char *path)
{
    static char texts[16][400];
    static unsigned next;
    char *text = texts[next++ % 16], *line;
    json_t *value = at_path(answer, path);

    if (json_is_string(value)) {
        snprintf(text, sizeof texts[0], "%s", json_string_value(value));
        return text;
    }
    line = value ? json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY) : NULL;
    snprintf(text, sizeof texts[0], "%s", line ? line : "-");
    free(line);
    return text;
}

// Rows "path=text", up to a NULL.
static inline void assert_answer(json_t *answer, const char *const *rows)
{
    for (; *rows; rows++) {
        const char *equals = strchr(*rows, '=');
        char path[64];

        snprintf(path, sizeof path, "%.*s", (int)(equals - *rows), *rows);
        if (strcmp(text_at(answer, path), equals + 1) != 0)
            fail_msg("%s, but it is %s", *rows, text_at(answer, path));
    }
    json_decref(answer);
}
#define assert_answers(answer, ...) assert_answer(answer, (const char *const[]){ __VA_ARGS__, NULL })
