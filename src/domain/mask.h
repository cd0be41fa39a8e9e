// What tells two people apart without giving either away: an address or a number, mostly hidden.
#pragma once

#include "util/str.h"

// "s•••@north.example"; nothing for what is no address. Appends.
void mask_email(struct str *out, const char *email);
// The last two digits, "•••12"; nothing where there are fewer. Appends.
void mask_phone(struct str *out, const char *phone);
