#include "cli/frame.h"

#include <stdlib.h>
#include <string.h>

void frame_reader_add(struct frame_reader *reader, const void *at, size_t length)
{
    str_add_bytes(&reader->bytes, at, length);
}

void frame_reader_finish(struct frame_reader *reader)
{
    str_finish(&reader->bytes);
    *reader = (struct frame_reader){ 0 };
}

static void drop_first(struct frame_reader *reader, size_t length)
{
    struct str *bytes = &reader->bytes;

    memmove(bytes->at, bytes->at + length, bytes->length - length);
    bytes->length -= length;
    bytes->at[bytes->length] = '\0';
    reader->looked_at = 0;
}

static enum frame_state bad(struct err *err, const char *what)
{
    err_set(err, ERR_INPUT, "%s: ask with the same version of usher", what);
    return FRAME_BAD;
}

enum frame_state frame_next(struct frame_reader *reader, json_t **document, struct err *err)
{
    struct str *bytes = &reader->bytes;
    char *end = bytes->length > reader->looked_at
                    ? memchr(bytes->at + reader->looked_at, '\n', bytes->length - reader->looked_at)
                    : NULL;
    size_t length = end ? (size_t)(end - bytes->at) : bytes->length;

    *document = NULL;
    if (length > FRAME_MOST)
        return bad(err, "a line of the socket is too long");
    if (!end) {
        reader->looked_at = bytes->length;
        return FRAME_NONE;
    }
    *end = '\0';
    if (strlen(bytes->at) == length)
        *document = json_parse_object(bytes->at);
    drop_first(reader, length + 1);
    return *document ? FRAME_WHOLE : bad(err, "a line of the socket is no JSON object");
}

static void add_line(struct str *out, json_t *document)
{
    char *line = json_line(document);

    str_add(out, line);
    str_add_char(out, '\n');
    free(line);
    json_decref(document);
}

// ---- requests

void frame_add_request(struct str *out, const char *name, const json_t *members, const char *id)
{
    json_t *document = json_pack("{s:s, s:O}", "ask", name, "members", (json_t *)members);

    json_put_text(document, "id", id);
    add_line(out, document);
}

bool frame_read_request(struct frame_request *request, const json_t *document, struct err *err)
{
    const char *id = json_get_text(document, "id");

    *request = (struct frame_request){ .name = json_get_text(document, "ask"),
                                       .id = id[0] ? id : NULL,
                                       .members = json_object_get(document, "members") };
    return (request->name[0] && json_is_object(request->members)) ||
           err_set(err, ERR_INPUT, "a request has no name or no members: ask with the same version of usher");
}

// ---- answers

void frame_add_answer(struct str *out, const json_t *answer, const struct err *error)
{
    if (answer)
        add_line(out, json_pack("{s:O}", "answer", (json_t *)answer));
    else
        add_line(out, json_pack("{s:{s:i, s:o}}", "error", "kind", (int)error->kind, "text",
                                json_text_or_null(error->text)));
}

// A kind of this version, or a bug.
static enum err_kind kind_of(int64_t kind)
{
    static const enum err_kind kinds[] = { ERR_REFUSED, ERR_USAGE, ERR_INPUT, ERR_IO, ERR_AGAIN, ERR_CONFIG };

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (kind == (int64_t)kinds[i])
            return kinds[i];
    }
    return ERR_INTERNAL;
}

bool frame_read_answer(json_t **answer, const json_t *document, struct err *err)
{
    const json_t *error = json_object_get(document, "error");
    const char *text = json_get_text(error, "text");

    *answer = json_incref(json_object_get(document, "answer"));
    if (*answer)
        return true;
    return err_set(err, kind_of(json_get_int(error, "kind", 0)), "%s",
                   text[0] ? text : "what was answered is no answer: ask with the same version of usher");
}
