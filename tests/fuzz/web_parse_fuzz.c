// What comes to the pages from anywhere: request targets, forms, cookies, hosts, origins, JSON bodies. The
// first byte says which. Seeds: tests/data/web
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "util/err.h"
#include "util/json.h"
#include "util/mem.h"
#include "util/text.h"
#include "web/http.h"
#include "web/reduce.h"

static void try_target(const char *text)
{
    struct http_request request = { 0 };

    http_request_target(&request, text);
    if (!request.refused) {
        const char *path = str_text(&request.path);

        must(path[0] == '/' && text_is_utf8(path, request.path.length) &&
             strlen(path) == request.path.length);
        must(!strstr(path, "/../") && !strstr(path, "//") && !strchr(path, '\\'));
    }
    http_request_finish(&request);
}

static void try_form(const char *at, size_t length)
{
    struct parse_pairs pairs = { 0 };

    if (parse_form(&pairs, at, length)) {
        for (size_t i = 0; i < pairs.count; i++)
            must(text_is_utf8(pairs.pairs[i].value, strlen(pairs.pairs[i].value)) && pairs.pairs[i].name);
    } else
        must(pairs.count == 0);
    parse_pairs_finish(&pairs);
}

static void try_headers(const char *text)
{
    struct str value = { 0 };
    struct parse_host host;
    struct parse_origin origin;

    if (parse_cookie(&value, text, "usher"))
        must(value.length > 0 && strlen(str_text(&value)) == value.length);
    str_finish(&value);
    if (parse_host(&host, text))
        must(host.name[0] && host.port >= 0 && host.port <= 65535);
    if (parse_origin(&origin, text, true))
        must(origin.host.port > 0);
}

static void try_json(const char *text)
{
    json_t *value = json_parse_object(text), *little;

    if (!value)
        return;
    little = reduced(value);
    must(json_is_object(little) && !json_object_get(little, "email"));
    json_decref(little);
    json_decref(value);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text;

    if (size == 0)
        return 0;
    text = mem_copy_bytes(data + 1, size - 1);
    switch (data[0] % 4) {
    case 0:
        try_target(text);
        break;
    case 1:
        try_form(text, size - 1);
        break;
    case 2:
        try_headers(text);
        break;
    default:
        try_json(text);
        break;
    }
    free(text);
    return 0;
}
