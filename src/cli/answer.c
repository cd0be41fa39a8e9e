#include "cli/answer.h"

#include <stdlib.h>
#include <string.h>

#include "util/mem.h"
#include "util/text.h"
#include "util/text_width.h"

enum { GAP = 2 };

void answer_value(struct str *out, const json_t *value)
{
    size_t i;
    json_t *item;

    if (!value)
        return;
    switch (json_typeof(value)) {
    case JSON_STRING:
        text_clean(out, json_string_value(value));
        break;
    case JSON_INTEGER:
        str_addf(out, "%lld", (long long)json_integer_value(value));
        break;
    case JSON_REAL:
        str_addf(out, "%g", json_real_value(value));
        break;
    case JSON_TRUE:
    case JSON_FALSE:
        str_add(out, json_is_true(value) ? "yes" : "no");
        break;
    case JSON_ARRAY:
        json_array_foreach(value, i, item)
        {
            str_add(out, i ? ", " : "");
            answer_value(out, item);
        }
        break;
    case JSON_OBJECT:
    case JSON_NULL:
        break;
    }
}

enum { MINUTE_LENGTH = 16 }; // of "2026-12-01T07:04"

// "visits.event_name": that member of each object in the array.
static void add_each(struct str *out, const json_t *object, const char *key, const char *dot)
{
    char *array_key = mem_copy_bytes(key, (size_t)(dot - key));
    size_t i;
    json_t *item;

    json_array_foreach(json_object_get(object, array_key), i, item)
    {
        str_add(out, i ? ", " : "");
        answer_value(out, json_object_get(item, dot + 1));
    }
    free(array_key);
}

static char *cell_text(const json_t *object, const struct answer_column *column)
{
    const char *dot = strchr(column->key, '.');
    struct str text = { 0 };

    if (dot)
        add_each(&text, object, column->key, dot);
    else
        answer_value(&text, json_object_get(object, column->key));
    if (column->is_time && text.length > MINUTE_LENGTH) {
        text.at[MINUTE_LENGTH] = '\0';
        text.at[strcspn(text.at, "T")] = ' ';
    }
    return str_take(&text);
}

static void pad(struct str *out, size_t columns)
{
    while (columns-- > 0)
        str_add_char(out, ' ');
}

struct column_shape {
    size_t width;
    bool is_number; // every value in it is one
};

static struct column_shape column_shape(const json_t *array, const struct answer_column *column)
{
    struct column_shape shape = { text_width(column->heading), true };
    size_t i;
    json_t *object;

    json_array_foreach(array, i, object)
    {
        char *text = cell_text(object, column);
        size_t width = text_width(text);
        const json_t *value = json_object_get(object, column->key);

        shape.width = width > shape.width ? width : shape.width;
        shape.is_number = shape.is_number && (!value || json_is_null(value) || json_is_number(value));
        free(text);
    }
    return shape;
}

static void add_cell(struct str *line, const char *text, struct column_shape shape)
{
    size_t width = text_width(text);
    size_t blank = shape.width > width ? shape.width - width : 0;

    if (shape.is_number)
        pad(line, blank);
    str_add(line, text);
    pad(line, (shape.is_number ? 0 : blank) + GAP);
}

static void end_line(struct output *output, struct str *line, bool is_heading)
{
    while (line->length > 0 && line->at[line->length - 1] == ' ')
        line->at[--line->length] = '\0';
    if (is_heading && output->colour)
        str_addf(&output->text, "\033[1m%s\033[0m\n", str_text(line));
    else
        str_addf(&output->text, "%s\n", str_text(line));
    str_clear(line);
}

static void draw_table(struct output *output, const json_t *array, const struct answer_column *columns)
{
    size_t count = 0;
    struct column_shape *shapes;
    struct str line = { 0 };
    size_t i;
    json_t *object;

    while (columns[count].key)
        count++;
    shapes = mem_new(count * sizeof *shapes);
    for (size_t c = 0; c < count; c++) {
        shapes[c] = column_shape(array, &columns[c]);
        add_cell(&line, columns[c].heading, shapes[c]);
    }
    end_line(output, &line, true);
    json_array_foreach(array, i, object)
    {
        for (size_t c = 0; c < count; c++) {
            char *text = cell_text(object, &columns[c]);

            add_cell(&line, text, shapes[c]);
            free(text);
        }
        end_line(output, &line, false);
    }
    str_finish(&line);
    free(shapes);
}

static void draw_lines(struct output *output, const json_t *object, const struct answer_column *columns)
{
    size_t widest = 0;

    for (const struct answer_column *column = columns; column->key; column++) {
        size_t width = text_width(column->heading);

        widest = width > widest ? width : widest;
    }
    for (; columns->key; columns++) {
        char *text = cell_text(object, columns);

        if (*text) {
            str_add(&output->text, columns->heading);
            pad(&output->text, widest + GAP - text_width(columns->heading));
            str_addf(&output->text, "%s\n", text);
        }
        free(text);
    }
}

static void draw_sentence(struct output *output, const json_t *object, const char *sentence)
{
    for (const char *at = sentence; *at;) {
        size_t length = strcspn(at, "{");
        size_t key_length;
        char *key;

        str_add_bytes(&output->text, at, length);
        at += length;
        if (*at != '{')
            break;
        key_length = strcspn(at, "}") - 1;
        key = mem_copy_bytes(at + 1, key_length);
        must(json_object_get(object, key));
        answer_value(&output->text, json_object_get(object, key));
        free(key);
        at += key_length + 2;
    }
    str_add(&output->text, "\n");
}

void answer_print(struct output *output, const json_t *document, const struct answer_shape *shape)
{
    if (output->json)
        output_json(output, document);
    else if (json_is_array(document) && json_array_size(document) == 0)
        output_say(output, "%s", shape->when_empty);
    else if (json_is_array(document))
        draw_table(output, document, shape->columns);
    else if (shape->sentence)
        draw_sentence(output, document, shape->sentence);
    else
        draw_lines(output, document, shape->columns);
}
