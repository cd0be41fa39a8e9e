#include "web/parse.h"

#include <stdlib.h>
#include <string.h>

#include "util/mem.h"
#include "util/text.h"

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// Appends the text with its escapes undone; false for a bad escape or NUL.
static bool decode(struct str *out, const char *at, size_t length, bool plus_is_space)
{
    for (size_t i = 0; i < length; i++) {
        char c = at[i];

        if (c == '%') {
            int high = i + 2 < length ? hex_digit(at[i + 1]) : -1;
            int low = high >= 0 ? hex_digit(at[i + 2]) : -1;

            if (low < 0)
                return false;
            c = (char)(high << 4 | low);
            i += 2;
        } else if (c == '+' && plus_is_space)
            c = ' ';
        if (c == '\0')
            return false;
        str_add_char(out, c);
    }
    return true;
}

// ---- pairs

const char *parse_value(const struct parse_pairs *pairs, const char *name)
{
    for (size_t i = 0; i < pairs->count; i++) {
        if (strcmp(pairs->pairs[i].name, name) == 0)
            return pairs->pairs[i].value;
    }
    return "";
}

void parse_pairs_finish(struct parse_pairs *pairs)
{
    for (size_t i = 0; i < pairs->count; i++) {
        free(pairs->pairs[i].name);
        free(pairs->pairs[i].value);
    }
    *pairs = (struct parse_pairs){ 0 };
}

static bool decode_word(char **word, const char *at, size_t length)
{
    struct str out = { 0 };
    bool is_good = decode(&out, at, length, true) && text_is_utf8(str_text(&out), out.length);

    if (is_good)
        *word = out.at ? str_take(&out) : mem_copy_text("");
    str_finish(&out);
    return is_good;
}

static bool take_pair(struct parse_pairs *pairs, const char *at, size_t length)
{
    const char *equals = memchr(at, '=', length);
    size_t name_length = equals ? (size_t)(equals - at) : length;
    const char *value = equals ? equals + 1 : at + length;
    struct parse_pair pair = { 0 };

    if (length == 0)
        return true;
    if (pairs->count == PARSE_PAIRS || !decode_word(&pair.name, at, name_length))
        return false;
    if (!decode_word(&pair.value, value, (size_t)(at + length - value))) {
        free(pair.name);
        return false;
    }
    pairs->pairs[pairs->count++] = pair;
    return true;
}

bool parse_form(struct parse_pairs *pairs, const char *at, size_t length)
{
    const char *end = at + length;
    bool is_good = true;

    while (is_good && at < end) {
        const char *ampersand = memchr(at, '&', (size_t)(end - at));
        const char *stop = ampersand ? ampersand : end;

        is_good = take_pair(pairs, at, (size_t)(stop - at));
        at = ampersand ? stop + 1 : end;
    }
    if (!is_good)
        parse_pairs_finish(pairs);
    return is_good;
}

// ---- targets

static bool is_plain_segment(const char *at, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (at[i] == '/' || at[i] == '\\' || (unsigned char)at[i] < 0x20 || at[i] == 0x7F)
            return false;
    }
    return !(length == 1 && at[0] == '.') && !(length == 2 && at[0] == '.' && at[1] == '.') &&
           text_is_utf8(at, length);
}

// The last segment may be empty: the path ends with a slash then.
static bool take_segment(struct str *path, const char *at, size_t length, bool is_last)
{
    struct str segment = { 0 };
    bool is_good = (length > 0 || is_last) && decode(&segment, at, length, false) &&
                   is_plain_segment(str_text(&segment), segment.length);

    if (is_good) {
        str_add_char(path, '/');
        str_add(path, str_text(&segment));
    }
    str_finish(&segment);
    return is_good;
}

bool parse_target(struct str *path, struct parse_pairs *query, const char *target)
{
    size_t length = strcspn(target, "?#");
    const char *at = target, *end = target + length;

    if (*target != '/' || target[length] == '#')
        return false;
    while (at < end) {
        const char *slash = memchr(at + 1, '/', (size_t)(end - at - 1));
        const char *stop = slash ? slash : end;

        if (!take_segment(path, at + 1, (size_t)(stop - at - 1), !slash))
            return false;
        at = stop;
    }
    return target[length] == '\0' || parse_form(query, target + length + 1, strlen(target + length + 1));
}

// ---- cookies

static bool is_token(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

static bool take_cookie(struct str *value, const char *at, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (!is_token(at[i]))
            return false;
    }
    str_clear(value);
    str_add_bytes(value, at, length);
    return length > 0;
}

bool parse_cookie(struct str *value, const char *header, const char *name)
{
    size_t name_length = strlen(name);
    int found = 0;
    bool is_good = true;

    for (const char *at = header; at && *at;) {
        size_t length = strcspn(at, ";");

        if (length > name_length && at[name_length] == '=' && strncmp(at, name, name_length) == 0) {
            found++;
            is_good = is_good && take_cookie(value, at + name_length + 1, length - name_length - 1);
        }
        at += length;
        at += strspn(at, "; ");
    }
    return found == 1 && is_good;
}

// ---- hosts and origins

static bool take_port(struct parse_host *host, const char *at)
{
    long port = 0;

    if (*at == '\0')
        return true;
    if (*at != ':' || strlen(at) < 2 || strlen(at) > 6 || strspn(at + 1, "0123456789") != strlen(at + 1))
        return false;
    port = strtol(at + 1, NULL, 10);
    host->port = (int)port;
    return port > 0 && port <= 65535;
}

static void take_name(struct parse_host *host, const char *at, size_t length)
{
    for (size_t i = 0; i < length; i++)
        host->name[i] = at[i] >= 'A' && at[i] <= 'Z' ? (char)(at[i] - 'A' + 'a') : at[i];
    if (length > 1 && host->name[length - 1] == '.')
        host->name[length - 1] = '\0';
}

bool parse_host(struct parse_host *host, const char *text)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_";
    static const char digits[] = "abcdefABCDEF0123456789:.";
    bool is_address = *text == '[';
    const char *name = is_address ? text + 1 : text;
    size_t length = strspn(name, is_address ? digits : letters);

    *host = (struct parse_host){ 0 };
    if (length == 0 || length >= PARSE_HOST_SIZE || (is_address && name[length] != ']'))
        return false;
    take_name(host, name, length);
    return take_port(host, name + length + (is_address ? 1 : 0));
}

bool parse_origin(struct parse_origin *origin, const char *text, bool is_address)
{
    static const char secure[] = "https://", plain[] = "http://";
    size_t length;
    char *host;
    bool is_good;

    *origin = (struct parse_origin){ .is_https = strncmp(text, secure, sizeof secure - 1) == 0 };
    if (!origin->is_https && strncmp(text, plain, sizeof plain - 1) != 0)
        return false;
    text += origin->is_https ? sizeof secure - 1 : sizeof plain - 1;
    length = is_address ? strcspn(text, "/?#") : strlen(text);
    host = mem_copy_bytes(text, length);
    is_good = parse_host(&origin->host, host);
    free(host);
    if (is_good && origin->host.port == 0)
        origin->host.port = origin->is_https ? 443 : 80;
    return is_good;
}
