// A command's end of the socket: asks the door that has the file open. cli/listen is the other end;
// cli/reach chooses between the two ways to work.
#pragma once

#include "util/err.h"
#include "util/json.h"

struct link;

// ERR_AGAIN when nobody listens there, ERR_REFUSED when it is somebody else.
bool link_open(struct link **link, const char *database_path, struct err *err);
void link_close(struct link *link); // NULL is fine

// Whether a door is open on this file.
bool link_is_there(const char *database_path);

enum link_result {
    LINK_ANSWERED, // *answer is the caller's
    LINK_REFUSED,  // *err is what the door said
    LINK_BROKEN,   // nobody knows whether it was done; *err is ERR_AGAIN. Only closing is left
};
// `id` is the request's own, NULL where asking again does no harm.
enum link_result link_ask(struct link *link, const char *name, const json_t *members, const char *id,
                          json_t **answer, struct err *err);
