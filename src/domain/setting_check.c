#include "domain/setting.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "util/text.h"
#include "util/zone.h"

static bool check_text(const struct setting_row *row, const char *value, struct str *kept)
{
    size_t begin = kept->length;
    size_t count;

    if (!text_is_utf8(value, strlen(value)))
        return false;
    if (row->type == SETTING_LINES)
        text_clean_lines(kept, value);
    else
        text_clean(kept, value);
    count = text_count(str_text(kept) + begin);
    return count >= (size_t)row->least && count <= (size_t)row->most;
}

static bool check_whole(const struct setting_row *row, const char *value, struct str *kept)
{
    char *end = NULL;
    long long number;

    errno = 0;
    number = strtoll(value, &end, 10);
    if (end == value || *end != '\0' || errno != 0 || number < row->least || number > row->most)
        return false;
    str_addf(kept, "%lld", number);
    return true;
}

static bool check_yes_no(const struct setting_row *row, const char *value, struct str *kept)
{
    static const char *const yes[] = { "yes", "true", "on", "1" };
    static const char *const no[] = { "no", "false", "off", "0" };

    (void)row;
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
        if (strcasecmp(value, yes[i]) == 0 || strcasecmp(value, no[i]) == 0) {
            str_add(kept, strcasecmp(value, yes[i]) == 0 ? "yes" : "no");
            return true;
        }
    }
    return false;
}

static bool check_choice(const struct setting_row *row, const char *value, struct str *kept)
{
    size_t length = strlen(value);

    for (const char *choice = row->choices; choice; choice = strchr(choice, '|')) {
        choice += *choice == '|';
        if (length > 0 && strcspn(choice, "|") == length && strncmp(choice, value, length) == 0) {
            str_add(kept, value);
            return true;
        }
    }
    return false;
}

static bool check_colour(const struct setting_row *row, const char *value, struct str *kept)
{
    (void)row;
    value += *value == '#';
    if (strlen(value) != 6 || strspn(value, "0123456789abcdefABCDEF") != 6)
        return false;
    str_add_char(kept, '#');
    for (; *value; value++)
        str_add_char(kept, (char)(*value >= 'a' ? *value - 'a' + 'A' : *value));
    return true;
}

static bool check_zone(const struct setting_row *row, const char *value, struct str *kept)
{
    (void)row;
    if (!zone_exists(value))
        return false;
    str_add(kept, value);
    return true;
}

static bool is_letter_or_digit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// The shape of RFC 5646: a language of 2 to 8 letters, then parts of 1 to 8 letters or digits.
static bool check_locale(const struct setting_row *row, const char *value, struct str *kept)
{
    size_t part = 0;
    size_t parts = 0;

    (void)row;
    for (const char *at = value;; at++) {
        bool is_border = *at == '-' || *at == '_' || *at == '\0';

        if (is_border) {
            if (part < (parts == 0 ? 2u : 1u) || part > 8)
                return false;
            parts++;
            part = 0;
            if (*at == '\0')
                return true;
        } else if (!is_letter_or_digit(*at) || (parts == 0 && *at <= '9')) {
            return false;
        } else {
            part++;
        }
        str_add_char(kept, is_border ? '-' : *at);
    }
}

static bool check_url(const struct setting_row *row, const char *value, struct str *kept)
{
    size_t scheme = strncmp(value, "https://", 8) == 0 ? 8 : strncmp(value, "http://", 7) == 0 ? 7 : 0;

    if (*value && (scheme == 0 || strcspn(value + scheme, "/?#") == 0 || strlen(value) > (size_t)row->most))
        return false;
    for (const char *at = value; *at; at++)
        if (*at <= ' ' || *at == 0x7F)
            return false;
    str_add(kept, value);
    return true;
}

static bool check_address(const struct setting_row *row, const char *value, struct str *kept)
{
    size_t length = strlen(value);

    (void)row;
    for (size_t i = 0; i < length; i++)
        if (!is_letter_or_digit(value[i]) && !strchr(".:-%", value[i]))
            return false;
    if (length == 0 || length > 253 || value[0] == '-')
        return false;
    str_add(kept, value);
    return true;
}

// Twice the time of day, of two digits each so that it is read without a thought: 22:00-07:00.
static bool check_hours(const struct setting_row *row, const char *value, struct str *kept)
{
    static const char shape[] = "00:00-00:00";
    int from, to;

    (void)row;
    for (size_t i = 0; *value && i < sizeof shape; i++)
        if (shape[i] == '0' ? value[i] < '0' || value[i] > '9' : value[i] != shape[i])
            return false;
    if (*value) {
        from = (value[0] - '0') * 10 + value[1] - '0';
        to = (value[6] - '0') * 10 + value[7] - '0';
        if (from > 23 || to > 23 || value[3] > '5' || value[9] > '5')
            return false;
    }
    str_add(kept, value);
    return true;
}

static void say_allowed(const struct setting_row *row, struct str *out)
{
    static const char *const sentences[SETTING_TYPES] = {
        [SETTING_YES_NO] = "yes or no",
        [SETTING_COLOUR] = "a colour such as #0F5C4D",
        [SETTING_ZONE] = "a time zone such as Europe/Berlin or UTC",
        [SETTING_LOCALE] = "a language tag such as en or pt-BR",
        [SETTING_URL] = "an address that begins with https:// or http://, or nothing",
        [SETTING_ADDRESS] = "an IP address or a host name",
        [SETTING_HOURS] = "two times of day such as 22:00-07:00, or nothing",
    };

    if (sentences[row->type])
        str_add(out, sentences[row->type]);
    else if (row->type == SETTING_WHOLE)
        str_addf(out, "a whole number from %lld to %lld", (long long)row->least, (long long)row->most);
    else if (row->type == SETTING_CHOICE)
        for (const char *at = row->choices; *at; at++)
            str_add(out, *at == '|' ? " or " : (char[]){ *at, '\0' });
    else
        str_addf(out, "a text of %lld to %lld characters", (long long)row->least, (long long)row->most);
}

bool setting_check(enum setting setting, const char *value, struct str *kept, struct err *err)
{
    static bool (*const checks[SETTING_TYPES])(const struct setting_row *, const char *, struct str *) = {
        [SETTING_TEXT] = check_text,       [SETTING_LINES] = check_text,    [SETTING_WHOLE] = check_whole,
        [SETTING_YES_NO] = check_yes_no,   [SETTING_CHOICE] = check_choice, [SETTING_COLOUR] = check_colour,
        [SETTING_ZONE] = check_zone,       [SETTING_LOCALE] = check_locale, [SETTING_URL] = check_url,
        [SETTING_ADDRESS] = check_address, [SETTING_HOURS] = check_hours,
    };
    const struct setting_row *row = &setting_rows[setting];
    struct str checked = { 0 };
    struct str allowed = { 0 };
    bool ok = checks[row->type](row, value, &checked);

    if (ok) {
        str_add(kept, str_text(&checked));
    } else {
        say_allowed(row, &allowed);
        err_set(err, ERR_REFUSED, "\"%.100s\" cannot be %s: give %s", value, row->key, str_text(&allowed));
    }
    str_finish(&checked);
    str_finish(&allowed);
    return ok;
}
