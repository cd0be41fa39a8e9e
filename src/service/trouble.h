// What is out of order at a door, in words for hosts; guests are never told. One table: printer and hub get
// their rows when they are there.
#pragma once

#include "service/request.h"

// An array of {kind, said}, the most pressing first. What the machine knows of itself comes with the request
// (service/machine); what it does not say is not told. The caller's; NULL when the file cannot be read.
json_t *trouble_tell(struct request_call *call, struct err *err);
