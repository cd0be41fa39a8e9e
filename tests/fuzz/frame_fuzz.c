// Lines from the socket, as requests and as answers, and rows of lists that come with them: in parts of
// every size. What goes through comes out of the other end as it was.
// Seeds: tests/data/frames
#include <stdint.h>
#include <stdlib.h>

#include "cli/frame.h"
#include "domain/list_row_json.h"

static void read_back(const json_t *document)
{
    struct frame_request request, again;
    struct frame_reader reader = { 0 };
    struct str line = { 0 };
    json_t *copy;

    if (!frame_read_request(&request, document, NULL))
        return;
    frame_add_request(&line, request.name, request.members, request.id);
    frame_reader_add(&reader, line.at, line.length);
    if (line.length <= FRAME_MOST) {
        must(frame_next(&reader, &copy, NULL) == FRAME_WHOLE && frame_read_request(&again, copy, NULL));
        must(json_equal(again.members, request.members));
        json_decref(copy);
    }
    frame_reader_finish(&reader);
    str_finish(&line);
}

static void read_rows(const json_t *document)
{
    const json_t *rows = json_object_get(json_object_get(document, "members"), "rows");
    struct list_row row, again;
    size_t i;
    json_t *json, *copy;

    json_array_foreach(rows, i, json)
    {
        if (!list_row_from_json(&row, json, NULL))
            continue;
        copy = list_row_to_json(&row);
        must(list_row_from_json(&again, copy, NULL) || row.verdict != ROW_GUEST);
        json_decref(copy);
    }
}

static void read_answer(const json_t *document)
{
    struct err err = { 0 };
    json_t *answer;

    if (!frame_read_answer(&answer, document, &err))
        must(err.kind != ERR_NONE && err.text[0]);
    json_decref(answer);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct frame_reader reader = { 0 };
    enum frame_state state = FRAME_NONE;
    size_t part = size > 0 ? (size_t)data[0] + 1 : 1;
    json_t *document;

    for (size_t at = 1; at < size && state != FRAME_BAD; at += part) {
        frame_reader_add(&reader, data + at, size - at < part ? size - at : part);
        while ((state = frame_next(&reader, &document, NULL)) == FRAME_WHOLE) {
            read_back(document);
            read_rows(document);
            read_answer(document);
            json_decref(document);
        }
    }
    frame_reader_finish(&reader);
    return 0;
}
