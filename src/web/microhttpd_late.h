// libmicrohttpd, loaded when pages are served. Home of its header: types and options are its own, functions
// are called through a table, without "MHD_" before their names.
#pragma once

#include <microhttpd.h>
#include <stdbool.h>

#define MICROHTTPD_LATE(ROW)                                                                                 \
    ROW(start_daemon)                                                                                        \
    ROW(quiesce_daemon)                                                                                      \
    ROW(stop_daemon)                                                                                         \
    ROW(get_connection_info)                                                                                 \
    ROW(get_connection_values)                                                                               \
    ROW(suspend_connection)                                                                                  \
    ROW(resume_connection)                                                                                   \
    ROW(create_response_from_buffer)                                                                         \
    ROW(create_response_from_callback)                                                                       \
    ROW(add_response_header)                                                                                 \
    ROW(queue_response)                                                                                      \
    ROW(destroy_response)

#define MICROHTTPD_LATE_MEMBER(name) __typeof__(MHD_##name) *name;
struct microhttpd_late {
    MICROHTTPD_LATE(MICROHTTPD_LATE_MEMBER)
};
#undef MICROHTTPD_LATE_MEMBER

// False where this machine does not have it.
bool microhttpd_late_load(struct microhttpd_late *http);
