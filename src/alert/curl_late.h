// libcurl, loaded when there is something to send. Home of its headers: types and options are theirs,
// functions are called through a table, without "curl_" before their names.
#pragma once

#include <curl/curl.h>
#include <stdbool.h>

#define CURL_LATE(ROW)                                                                                       \
    ROW(global_init)                                                                                         \
    ROW(easy_init)                                                                                           \
    ROW(easy_setopt)                                                                                         \
    ROW(easy_getinfo)                                                                                        \
    ROW(easy_strerror)                                                                                       \
    ROW(easy_cleanup)                                                                                        \
    ROW(slist_append)                                                                                        \
    ROW(slist_free_all)                                                                                      \
    ROW(multi_init)                                                                                          \
    ROW(multi_add_handle)                                                                                    \
    ROW(multi_remove_handle)                                                                                 \
    ROW(multi_perform)                                                                                       \
    ROW(multi_info_read)                                                                                     \
    ROW(multi_poll)                                                                                          \
    ROW(multi_cleanup)

#define CURL_LATE_MEMBER(name) __typeof__(curl_##name) *name;
struct curl_late {
    CURL_LATE(CURL_LATE_MEMBER)
};
#undef CURL_LATE_MEMBER

// False where this machine does not have it.
bool curl_late_load(struct curl_late *curl);
