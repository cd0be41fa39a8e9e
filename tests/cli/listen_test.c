// Who may connect and what they may say: nobody who is slow, silent or talks nonsense keeps others waiting.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>

#include "cli/address.h"
#include "cli/link.h"
#include "cli/listen.h"
#include "service/made_group.h"
#include "util/clock.h"

enum { CROWD = 300, SAID_MOST = 2000 };

struct world {
    struct made_group group;
    struct listen *listen;
    struct clerk *clerk;
    char path[MADE_PATH + 40];
};

static int begin(void **state)
{
    static struct world world;
    struct err err = { 0 };
    struct store *store;

    world = (struct world){ 0 };
    made_group_begin(&world.group);
    snprintf(world.path, sizeof world.path, "%s", store_path(world.group.store));
    store_close(world.group.store);
    expect_done(listen_start(&world.listen, world.path, &err), err);
    expect_done(listen_open_store(world.listen, &store, clock_now_ms(), &err), err);
    expect_done(clerk_start(&world.clerk, store, &err), err);
    expect_done(listen_serve(world.listen, world.clerk, &err), err);
    *state = &world;
    return 0;
}

static int end(void **state)
{
    struct world *world = *state;

    listen_stop(world->listen);
    clerk_stop(world->clerk);
    made_folder_finish(world->group.folder);
    return 0;
}

static int connect_raw(const struct world *world)
{
    const struct timeval wait = { .tv_sec = 20 };
    struct sockaddr_un address;
    struct err err = { 0 };
    int handle = socket(AF_UNIX, SOCK_STREAM, 0);

    expect_done(address_of(&address, world->path, false, &err), err);
    if (connect(handle, (struct sockaddr *)&address, sizeof address) != 0) {
        close(handle);
        return -1;
    }
    setsockopt(handle, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
    return handle;
}

// All that is said until the other side closes.
static void hear_out(int handle, char said[SAID_MOST])
{
    size_t length = 0;
    ssize_t got;

    while (length < SAID_MOST - 1 && (got = recv(handle, said + length, SAID_MOST - 1 - length, 0)) > 0)
        length += (size_t)got;
    said[length] = '\0';
}

static void expect_answered(const struct world *world)
{
    json_t *members = json_pack("{s:s}", "text", "amara"), *answer;
    int64_t began_us = clock_steady_us();
    struct link *link;
    struct err err = { 0 };

    expect_done(link_open(&link, world->path, &err), err);
    assert_int_equal(link_ask(link, "guest.find", members, NULL, &answer, &err), LINK_ANSWERED);
    assert_true(clock_steady_us() - began_us < 5000000);
    json_decref(answer);
    json_decref(members);
    link_close(link);
}

static void nonsense_is_answered_and_ends(void **state)
{
    static const char *const cases[] = {
        "GET / HTTP/1.1\r\n\r\n",          "\n", "[]\n", "{\"ask\":\"guest.add\"}\n",
        "{\"members\":{}}\n{\"ask\":1}\n",
    };
    struct world *world = *state;
    char said[SAID_MOST];

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int handle = connect_raw(world);

        assert_int_equal(send(handle, cases[i], strlen(cases[i]), 0), strlen(cases[i]));
        hear_out(handle, said);
        assert_non_null(strstr(said, "\"kind\":65"));
        assert_int_equal(said[strlen(said) - 1], '\n');
        close(handle);
    }
    expect_answered(world);
}

static void a_line_without_an_end_is_cut_off(void **state)
{
    struct world *world = *state;
    int handle = connect_raw(world);
    char part[65536], said[SAID_MOST];
    size_t sent = 0;
    ssize_t taken;

    memset(part, 'x', sizeof part);
    while ((taken = send(handle, part, sizeof part, MSG_NOSIGNAL)) > 0)
        sent += (size_t)taken;
    assert_in_range(sent, 4 * 1024 * 1024, 6 * 1024 * 1024);
    hear_out(handle, said);
    assert_non_null(strstr(said, "too long"));
    close(handle);
    expect_answered(world);
}

static void several_lines_at_once_are_answered_in_order(void **state)
{
    static const char lines[] =
        "{\"ask\":\"guest.add\",\"members\":{\"name\":\"Amara Okafor\"},\"id\":\"one\"}\n"
        "{\"ask\":\"guest.find\",\"members\":{\"text\":\"amara\"}}\n"
        "{\"ask\":\"no.such\",\"members\":{}}\n"
        "{\"ask\":\"guest.add\",\"members\":{}}\n"
        "{\"ask\":\"import.rows\",\"members\":{\"rows\":[]}}\n"
        "{\"ask\":\"settings.changed\",\"members\":{}}\n"
        "nonsense\n";
    static const char *const parts[] = { "{\"answer\":{\"guest\"",
                                         "\"name\":\"Amara Okafor\"",
                                         "\"kind\":70",
                                         "\"kind\":2",
                                         "\"kind\":65",
                                         "{\"answer\":{}}",
                                         "\"kind\":65" };
    struct world *world = *state;
    int handle = connect_raw(world);
    char said[SAID_MOST], *at = said;

    assert_int_equal(send(handle, lines, sizeof lines - 1, 0), sizeof lines - 1);
    hear_out(handle, said);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        at = strstr(at, parts[i]);
        if (!at)
            fail_msg("no %s in its place in %s", parts[i], said);
        at = strchr(at, '\n');
    }
    close(handle);
}

// More silent ones than are let in, some of them with half a line: whoever asks is answered.
static void a_silent_crowd_keeps_nobody_out(void **state)
{
    struct world *world = *state;
    int crowd[CROWD];

    for (int i = 0; i < CROWD; i++) {
        for (crowd[i] = -1; crowd[i] < 0;)
            crowd[i] = connect_raw(world);
        if (i % 2)
            assert_int_equal(send(crowd[i], "{\"ask\":", 7, MSG_NOSIGNAL), 7);
    }
    expect_answered(world);
    for (int i = 0; i < CROWD; i++)
        close(crowd[i]);
    expect_answered(world);
}

// Asks and asks and takes no answer.
static void whoever_does_not_listen_keeps_nobody_waiting(void **state)
{
    static const char line[] = "{\"ask\":\"setting.list\",\"members\":{}}\n";
    struct world *world = *state;
    int handle = connect_raw(world);

    for (int i = 0; i < 20000; i++) {
        if (send(handle, line, sizeof line - 1, MSG_NOSIGNAL | MSG_DONTWAIT) < 0)
            break;
    }
    expect_answered(world);
    close(handle);
    expect_answered(world);
}

static void whoever_leaves_before_the_answer_is_done_all_the_same(void **state)
{
    static const char line[] =
        "{\"ask\":\"guest.add\",\"members\":{\"name\":\"Amara Okafor\"},\"id\":\"one\"}\n";
    struct world *world = *state;
    json_t *members = json_pack("{s:s}", "name", "Amara Okafor"), *answer;
    int handle = connect_raw(world);
    struct link *link;
    struct err err = { 0 };

    assert_int_equal(send(handle, line, sizeof line - 1, 0), sizeof line - 1);
    shutdown(handle, SHUT_WR);
    usleep(200000);
    close(handle);
    expect_done(link_open(&link, world->path, &err), err);
    assert_int_equal(link_ask(link, "guest.add", members, "one", &answer, &err), LINK_ANSWERED);
    json_decref(answer);
    json_decref(members);
    members = json_pack("{s:s}", "text", "amara");
    assert_int_equal(link_ask(link, "guest.find", members, NULL, &answer, &err), LINK_ANSWERED);
    assert_int_equal(json_array_size(answer), 1);
    json_decref(answer);
    json_decref(members);
    link_close(link);
}

static void the_socket_is_private_and_goes_at_the_end(void **state)
{
    struct world *world = *state;
    struct sockaddr_un address;
    struct listen *second;
    struct stat status;
    struct err err = { 0 };

    expect_done(address_of(&address, world->path, false, &err), err);
    assert_int_equal(stat(address.sun_path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_true(link_is_there(world->path));
    assert_false(listen_start(&second, world->path, &err));
    assert_int_equal(err.kind, ERR_REFUSED);
    assert_true(link_is_there(world->path)); // the second one took nothing away
    listen_stop(world->listen);
    world->listen = NULL;
    assert_int_equal(stat(address.sun_path, &status), -1);
    assert_false(link_is_there(world->path));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(nonsense_is_answered_and_ends, begin, end),
        cmocka_unit_test_setup_teardown(a_line_without_an_end_is_cut_off, begin, end),
        cmocka_unit_test_setup_teardown(several_lines_at_once_are_answered_in_order, begin, end),
        cmocka_unit_test_setup_teardown(a_silent_crowd_keeps_nobody_out, begin, end),
        cmocka_unit_test_setup_teardown(whoever_does_not_listen_keeps_nobody_waiting, begin, end),
        cmocka_unit_test_setup_teardown(whoever_leaves_before_the_answer_is_done_all_the_same, begin, end),
        cmocka_unit_test_setup_teardown(the_socket_is_private_and_goes_at_the_end, begin, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
