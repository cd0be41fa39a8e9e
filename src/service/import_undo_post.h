// The request import.undo through the clerk, in slices while no person waits: reading what is to be done
// and what is left keeps no check-in waiting either. Broken off, it is finished by asking again.
#pragma once

#include "service/request_post.h"

// As request_post with "import.undo".
void import_undo_post(struct clerk *clerk, json_t *request, request_answered *answered, void *context);
