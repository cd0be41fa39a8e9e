// What crosses the socket: one JSON object a line, requests one way and answers the other. Pure:
// bytes in, documents out; cli/listen and cli/link read and write.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "util/err.h"
#include "util/json.h"
#include "util/str.h"

enum { FRAME_MOST = 4 * 1024 * 1024 }; // bytes of a line

// Bytes that came and are not taken yet; begins with zeroes.
struct frame_reader {
    struct str bytes;
    size_t looked_at; // no line ends before
};

enum frame_state {
    FRAME_NONE, // more bytes are needed
    FRAME_WHOLE,
    FRAME_BAD, // too long, or no JSON object: the other side is not ours, nothing more can be read
};

void frame_reader_add(struct frame_reader *reader, const void *at, size_t length);
// The next document, which is the caller's. ERR_INPUT with FRAME_BAD.
enum frame_state frame_next(struct frame_reader *reader, json_t **document, struct err *err);
void frame_reader_finish(struct frame_reader *reader);

// {"ask", "members", "id"}: texts are the document's, id is NULL where none is said.
struct frame_request {
    const char *name, *id;
    json_t *members; // the document's
};
void frame_add_request(struct str *out, const char *name, const json_t *members, const char *id);
bool frame_read_request(struct frame_request *request, const json_t *document, struct err *err);

// {"answer"}, or {"error": {"kind", "text"}}. `answer` NULL: the error.
void frame_add_answer(struct str *out, const json_t *answer, const struct err *error);
// True with *answer (new); false with *err as the other side had it. ERR_INTERNAL for neither.
bool frame_read_answer(json_t **answer, const json_t *document, struct err *err);
