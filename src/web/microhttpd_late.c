#include "web/microhttpd_late.h"

#include "util/late.h"

bool microhttpd_late_load(struct microhttpd_late *http)
{
    static const char *const libraries[] = { "libmicrohttpd.so.12", NULL };
#define ROW(name) { "MHD_" #name, offsetof(struct microhttpd_late, name) },
    static const struct late_function functions[] = { MICROHTTPD_LATE(ROW) };
#undef ROW

    return late_load(libraries, functions, sizeof functions / sizeof *functions, http);
}
