// A check-in takes back the calls for help that it answers, wherever it was made: at the kiosk that called,
// on a host's phone, at the desk.
#pragma once

#include "service/inside.h"

// Of calls that speak of a name and of no visit, those with the name of this guest. A guest whose name
// several have was not told apart by it: such a call stays. What the kiosk knows without a name it takes back
// itself.
bool help_answered_by(struct request_call *call, const struct event *event, int64_t guest, struct err *err);
