// Who may stay connected, and for how long: limits, time, and who goes when room is short.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <cmocka.h>

#include "web/connections.h"

#define S_US ((int64_t)1000000)

enum { ROOM = 10 };

// Real sockets, so that being cut off can be seen at the other end.
struct line {
    struct connection connection;
    int other;
};

static void connect_line(struct connections *connections, struct line *line, const char *peer, int64_t now_us)
{
    int ends[2];

    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    *line = (struct line){ .connection = { .handle = ends[0] }, .other = ends[1] };
    snprintf(line->connection.peer, sizeof line->connection.peer, "%s", peer);
    connections_add(connections, &line->connection, now_us);
}

static void hang_up(struct connections *connections, struct line *line)
{
    connections_remove(connections, &line->connection);
    close(line->connection.handle);
    close(line->other);
}

static bool is_cut_off(const struct line *line)
{
    char byte;

    return recv(line->other, &byte, 1, MSG_DONTWAIT) == 0;
}

static void time_is_limited_whatever_dribbles(void **state)
{
    static const struct {
        enum connection_state in;
        bool is_known;
        int stays_s; // 0: for ever
    } rows[] = {
        { CONNECTION_WAITS, false, CONNECTIONS_HEADERS_S },
        { CONNECTION_WAITS, true, CONNECTIONS_KNOWN_S },
        { CONNECTION_BODY, false, CONNECTIONS_BODY_S },
        { CONNECTION_BODY, true, CONNECTIONS_KNOWN_S + CONNECTIONS_BODY_S },
        { CONNECTION_REPLIES, false, CONNECTIONS_REPLY_S },
        { CONNECTION_REPLIES, true, CONNECTIONS_REPLY_S },
        { CONNECTION_THINKS, false, 0 },
        { CONNECTION_STREAMS, true, 0 },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct connections connections = { .most = ROOM, .most_per_address = ROOM };
        struct line line;
        int64_t end_us = S_US + rows[i].stays_s * S_US;

        connect_line(&connections, &line, "192.0.2.1", S_US);
        line.connection.is_known = rows[i].is_known;
        connection_enter(&line.connection, rows[i].in, S_US);
        assert_int_equal(connections_sweep(&connections, end_us - 1), rows[i].stays_s ? end_us : 0);
        assert_false(is_cut_off(&line));
        connections_sweep(&connections, rows[i].stays_s ? end_us : 1000 * S_US);
        assert_int_equal(is_cut_off(&line), rows[i].stays_s > 0);
        assert_int_equal(connections.leaving, rows[i].stays_s > 0);
        hang_up(&connections, &line);
        assert_int_equal(connections.count, 0);
        assert_int_equal(connections.leaving, 0);
    }
}

static void a_body_has_no_more_time_for_coming_late(void **state)
{
    struct connections connections = { .most = ROOM, .most_per_address = ROOM };
    struct line line;

    (void)state;
    connect_line(&connections, &line, "192.0.2.1", S_US);
    connection_enter(&line.connection, CONNECTION_BODY, 9 * S_US);
    assert_int_equal(connections_sweep(&connections, 9 * S_US), (1 + CONNECTIONS_BODY_S) * S_US);
    hang_up(&connections, &line);
}

static void a_stream_that_takes_nothing_goes(void **state)
{
    struct connections connections = { .most = ROOM, .most_per_address = ROOM };
    struct line line;

    (void)state;
    connect_line(&connections, &line, "192.0.2.1", S_US);
    connection_enter(&line.connection, CONNECTION_STREAMS, S_US);
    assert_int_equal(connections_sweep(&connections, 100 * S_US), 0);
    line.connection.stalls_us = 100 * S_US;
    assert_int_equal(connections_sweep(&connections, 101 * S_US), (100 + CONNECTIONS_STALL_S) * S_US);
    assert_false(is_cut_off(&line));
    connections_sweep(&connections, (100 + CONNECTIONS_STALL_S) * S_US);
    assert_true(is_cut_off(&line));
    hang_up(&connections, &line);
}

static void an_address_has_its_share_and_no_more(void **state)
{
    struct connections connections = { .most = 100, .most_per_address = 2 };
    struct line lines[3];

    (void)state;
    for (int i = 0; i < 2; i++) {
        assert_true(connections_let_in(&connections, "192.0.2.1", false));
        connect_line(&connections, &lines[i], "192.0.2.1", S_US);
    }
    assert_false(connections_let_in(&connections, "192.0.2.1", false));
    assert_true(connections_let_in(&connections, "192.0.2.2", false));
    assert_true(connections_let_in(&connections, "192.0.2.1", true));
    connections_sweep(&connections, 60 * S_US);
    assert_true(connections_let_in(&connections, "192.0.2.1", false)); // those who leave do not count
    hang_up(&connections, &lines[0]);
    hang_up(&connections, &lines[1]);
}

static void the_silent_make_room_the_oldest_first(void **state)
{
    struct connections connections = { .most = ROOM, .most_per_address = ROOM };
    struct line lines[ROOM];

    (void)state;
    for (int i = 0; i < ROOM - 1; i++) {
        assert_true(connections_let_in(&connections, "192.0.2.1", true));
        connect_line(&connections, &lines[i], "192.0.2.1", (i + 1) * S_US);
    }
    lines[0].connection.is_known = true;                                  // paired
    connection_enter(&lines[1].connection, CONNECTION_THINKS, 20 * S_US); // it has asked for something
    connection_enter(&lines[1].connection, CONNECTION_WAITS, 20 * S_US);
    assert_true(connections_let_in(&connections, "192.0.2.9", true));
    assert_false(is_cut_off(&lines[0]));
    assert_false(is_cut_off(&lines[1]));
    assert_true(is_cut_off(&lines[2]));
    assert_false(is_cut_off(&lines[3]));
    for (int i = 0; i < ROOM - 1; i++)
        hang_up(&connections, &lines[i]);
}

static void nobody_with_a_session_makes_room(void **state)
{
    struct connections connections = { .most = ROOM, .most_per_address = ROOM };
    struct line lines[ROOM];

    (void)state;
    for (int i = 0; i < ROOM; i++) {
        assert_true(connections_let_in(&connections, "192.0.2.1", true));
        connect_line(&connections, &lines[i], "192.0.2.1", S_US);
        lines[i].connection.is_known = true;
    }
    assert_false(connections_let_in(&connections, "192.0.2.9", false));
    for (int i = 0; i < ROOM; i++) {
        assert_false(is_cut_off(&lines[i]));
        hang_up(&connections, &lines[i]);
    }
    assert_null(connections.oldest);
    assert_null(connections.newest);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(time_is_limited_whatever_dribbles),
        cmocka_unit_test(a_body_has_no_more_time_for_coming_late),
        cmocka_unit_test(a_stream_that_takes_nothing_goes),
        cmocka_unit_test(an_address_has_its_share_and_no_more),
        cmocka_unit_test(the_silent_make_room_the_oldest_first),
        cmocka_unit_test(nobody_with_a_session_makes_room),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
