#include "util/ini.h"

#include <ini.h>
#include <stdlib.h>
#include <string.h>

#include "util/mem.h"

// libinih cuts lines at 200 bytes and says nothing about it; longer ones are refused here.
enum { LINE_LONGEST = 190 };

struct reading {
    struct ini *ini;
    const char *next;
    long line;
    long too_long; // number of the first line that is, or 0
};

// libinih's fgets. Indentation goes, else the line would continue the value before it.
static char *read_line(char *buffer, int size, void *user)
{
    struct reading *reading = user;
    size_t length = strcspn(reading->next, "\n");
    size_t blank = strspn(reading->next, " \t");

    if (*reading->next == '\0')
        return NULL;
    reading->line++;
    blank = blank < length ? blank : length;
    if (length - blank > LINE_LONGEST && reading->too_long == 0)
        reading->too_long = reading->line;
    if (length - blank > LINE_LONGEST || (int)(length - blank) + 2 > size) {
        buffer[0] = '\0';
    } else {
        memcpy(buffer, reading->next + blank, length - blank);
        buffer[length - blank] = '\n';
        buffer[length - blank + 1] = '\0';
    }
    reading->next += length;
    reading->next += *reading->next == '\n';
    return buffer;
}

static int keep(void *user, const char *section, const char *name, const char *value)
{
    struct reading *reading = user;
    struct ini *ini = reading->ini;
    struct str key = { 0 };

    if (*name == '\0')
        return 0;
    if (*section)
        str_addf(&key, "%s.", section);
    str_add(&key, name);
    ini->values = mem_grow(ini->values, &ini->room, ini->count + 1, sizeof *ini->values);
    ini->values[ini->count++] =
        (struct ini_value){ .key = str_take(&key), .value = mem_copy_text(value), .line = reading->line };
    return 1;
}

bool ini_read(struct ini *ini, const char *text, struct err *err)
{
    struct reading reading = { .ini = ini, .next = text };
    int wrong = ini_parse_stream(read_line, &reading, keep, &reading);

    if (reading.too_long && (wrong == 0 || reading.too_long <= wrong))
        return err_set(err, ERR_CONFIG, "line %ld: longer than %d bytes: shorten it", reading.too_long,
                       LINE_LONGEST);
    if (wrong > 0)
        return err_set(err, ERR_CONFIG,
                       "line %d: neither \"key = value\" nor \"[section]\": mend or remove it", wrong);
    must(wrong == 0);
    return true;
}

void ini_finish(struct ini *ini)
{
    for (size_t i = 0; i < ini->count; i++) {
        free(ini->values[i].key);
        free(ini->values[i].value);
    }
    free(ini->values);
    *ini = (struct ini){ 0 };
}

const struct ini_value *ini_find(const struct ini *ini, const char *key)
{
    for (size_t i = ini->count; i-- > 0;)
        if (strcmp(ini->values[i].key, key) == 0)
            return &ini->values[i];
    return NULL;
}

static const char *line_end(const char *line)
{
    line += strcspn(line, "\n");
    return line + (*line == '\n');
}

static const char *line_begin(const char *text, long number)
{
    while (number-- > 1)
        text = line_end(text);
    return text;
}

// The section's name if the line is a heading, its length in *length; else NULL.
static const char *heading_of(const char *line, size_t *length)
{
    line += strspn(line, " \t");
    if (*line != '[')
        return NULL;
    *length = strcspn(line + 1, "]\n");
    return line + 1;
}

struct place {
    const char *at;   // where the new line goes
    const char *name; // the key as it is written there
};

// Behind the last line of the key's own section that says something, else of the top.
static struct place place_of(const char *text, const char *key)
{
    const char *dot = strchr(key, '.');
    size_t wanted = dot ? (size_t)(dot - key) : 0;
    bool is_own = false;
    bool is_top = true;
    struct place own = { NULL, dot ? dot + 1 : key };
    struct place top = { text, key };

    if (strncmp(text, "\xEF\xBB\xBF", 3) == 0)
        top.at = text + 3;
    for (const char *line = top.at; *line; line = line_end(line)) {
        size_t length = 0;
        const char *heading = heading_of(line, &length);

        if (heading) {
            is_top = false;
            is_own = dot && length == wanted && memcmp(heading, key, wanted) == 0;
        }
        if (line[strspn(line, " \t\r")] == '\n')
            continue;
        if (is_own)
            own.at = line_end(line);
        else if (is_top)
            top.at = line_end(line);
    }
    return own.at ? own : top;
}

static void put_line(struct str *out, const char *name, const char *value)
{
    if (out->length > 0 && out->at[out->length - 1] != '\n' && strcmp(out->at, "\xEF\xBB\xBF") != 0)
        str_add(out, "\n");
    str_addf(out, "%s = %s\n", name, value);
}

static void change(struct str *out, const char *text, const char *key, const struct ini_value *old,
                   const char *value)
{
    struct place place;
    const char *rest;

    if (old) {
        place.at = line_begin(text, old->line);
        rest = line_end(place.at);
        // As it is written there: short under its section, or whole.
        place.name = strncmp(place.at + strspn(place.at, " \t\xEF\xBB\xBF"), key, strlen(key)) == 0
                         ? key
                         : strchr(key, '.') + 1;
    } else {
        place = place_of(text, key);
        rest = place.at;
    }
    str_add_bytes(out, text, (size_t)(place.at - text));
    put_line(out, place.name, value);
    str_add(out, rest);
}

bool ini_change(struct str *out, const char *text, const char *key, const char *value, struct err *err)
{
    struct ini before = { 0 };
    struct ini after = { 0 };
    struct str changed = { 0 };
    const struct ini_value *now;
    bool ok = ini_read(&before, text, err);

    if (ok) {
        change(&changed, text, key, ini_find(&before, key), value);
        now = ini_read(&after, str_text(&changed), NULL) ? ini_find(&after, key) : NULL;
        ok = now && strcmp(now->value, value) == 0;
        if (ok)
            str_add(out, str_text(&changed));
        else
            err_set(err, ERR_REFUSED,
                    "a settings file cannot hold this value: leave out line breaks and \" ;\"");
    }
    ini_finish(&before);
    ini_finish(&after);
    str_finish(&changed);
    return ok;
}
