// What is heard of streams that tests of the hub opened.
#pragma once

#include "web/hub_stage.h"

enum { PATIENCE_MS = 10000, LOOK_MS = 2 };

// At most so many bytes; false when there was nothing.
static inline bool read_some(struct exchange *exchange, size_t room)
{
    char piece[4096];
    ssize_t length;

    if (exchange->is_over)
        return false;
    length = exchange->flow.calls.read(exchange->flow.calls.context, piece,
                                       room < sizeof piece ? room : sizeof piece);
    exchange->is_over = length < 0;
    if (length > 0)
        str_add_bytes(&exchange->said, piece, (size_t)length);
    return length > 0;
}

static inline bool says(const struct exchange *exchange, const char *text)
{
    return strstr(str_text(&exchange->said), text) != NULL;
}

static inline void wait_a_moment(void)
{
    nanosleep(&(struct timespec){ .tv_nsec = LOOK_MS * 1000000 }, NULL);
}

// As the server would: after a wake it reads until there is nothing.
static inline void hear(struct exchange *exchange, const char *text)
{
    for (int waited_ms = 0; !says(exchange, text); waited_ms += LOOK_MS) {
        while (atomic_exchange(&exchange->flow.wakes, 0) > 0)
            while (read_some(exchange, 4096))
                continue;
        if (says(exchange, text))
            return;
        if (waited_ms > PATIENCE_MS || exchange->is_over)
            fail_msg("not said: %s, but: %s", text, str_text(&exchange->said));
        wait_a_moment();
    }
}

static inline void hear_the_end(struct exchange *exchange)
{
    for (int waited_ms = 0; !exchange->is_over; waited_ms += LOOK_MS) {
        if (!read_some(exchange, 4096))
            wait_a_moment();
        assert_true(waited_ms < PATIENCE_MS);
    }
}

// How often a text stands in what was said.
static inline size_t count_of(const struct exchange *exchange, const char *text)
{
    size_t count = 0;

    for (const char *at = str_text(&exchange->said); (at = strstr(at, text)); at += strlen(text))
        count++;
    return count;
}

// The id of the last event, whole.
static inline void last_id(const struct exchange *exchange, char id[40])
{
    const char *at = str_text(&exchange->said), *last = NULL;

    for (; (at = strstr(at, "\nid: ")); at++)
        last = at + strlen("\nid: ");
    assert_non_null(last);
    snprintf(id, 40, "%.*s", (int)strcspn(last, "\n"), last);
}

static inline void forget(struct exchange *exchange)
{
    str_clear(&exchange->said);
}

static inline void close_stream(struct exchange *exchange)
{
    if (!exchange->status)
        exchange->flow.calls.closed(exchange->flow.calls.context);
    str_finish(&exchange->said);
    *exchange = (struct exchange){ 0 };
}
