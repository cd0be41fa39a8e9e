#include "alert/curl_late.h"

#include "util/late.h"

bool curl_late_load(struct curl_late *curl)
{
    // Either speaks TLS in its own way, and has all that is called.
    static const char *const libraries[] = { "libcurl-gnutls.so.4", "libcurl.so.4", NULL };
#define ROW(name) { "curl_" #name, offsetof(struct curl_late, name) },
    static const struct late_function functions[] = { CURL_LATE(ROW) };
#undef ROW

    return late_load(libraries, functions, sizeof functions / sizeof *functions, curl);
}
