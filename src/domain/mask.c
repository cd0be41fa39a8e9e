#include "domain/mask.h"

#include <string.h>

#include "util/text.h"

static const char hidden[] = "•••";

void mask_email(struct str *out, const char *email)
{
    const char *at = strrchr(email, '@'), *behind = email;

    if (!at || at == email || !at[1])
        return;
    text_next(&behind);
    str_add_bytes(out, email, (size_t)(behind - email));
    str_add(out, hidden);
    str_add(out, at);
}

void mask_phone(struct str *out, const char *phone)
{
    char last[3] = "";

    for (; *phone; phone++) {
        if (*phone >= '0' && *phone <= '9') {
            last[0] = last[1];
            last[1] = *phone;
        }
    }
    if (!last[0])
        return;
    str_add(out, hidden);
    str_add(out, last);
}
