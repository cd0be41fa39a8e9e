// A guest's contact as a vCard 3.0 (RFC 2426), for others to scan: name, company, what they do, and how to
// reach them. Pure.
#pragma once

#include "util/json.h"
#include "util/str.h"

// `guest` is what guest.page answered. Appends.
void guest_card(struct str *out, const json_t *guest);
