// Small rules of the web: which names it answers to, which origins may post, how often an address may be
// wrong, who opens a guest's link, what goes out unencrypted.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "util/mem.h"
#include "web/allow.h"
#include "web/guest_card.h"
#include "web/guest_link.h"
#include "web/reduce.h"
#include "web/socket.h"
#include "web/tries.h"

static bool host_is_allowed(const char *address, const char *url, const char *host)
{
    struct http_request request = { 0 };
    struct allow allow;
    bool is_allowed;

    allow_init(&allow, address, url);
    request.headers[HTTP_HOST] = mem_copy_text(host);
    is_allowed = allow_host(&allow, &request);
    http_request_finish(&request);
    allow_finish(&allow);
    return is_allowed;
}

static void only_its_own_names_are_answered(void **state)
{
    static const struct {
        const char *address, *url, *host;
        bool is_allowed;
    } rows[] = {
        { "127.0.0.1", "", "localhost:8321", true },
        { "127.0.0.1", "", "127.0.0.1:9999", true },
        { "127.0.0.1", "", "[::1]", true },
        { "127.0.0.1", "", "evil.example", false },
        { "127.0.0.1", "", "127.0.0.1.evil.example", false },
        { "127.0.0.1", "", "192.168.1.7", false },
        { "127.0.0.1", "", "", false },
        { "192.168.1.7", "", "192.168.1.7:8321", true },
        { "fd00::7", "", "[fd00::7]:8321", true },
        { "0.0.0.0", "", "0.0.0.0", false },
        { "::", "", "[::]", false },
        { "127.0.0.1", "https://door.example.org/", "door.example.org", true },
        { "127.0.0.1", "https://door.example.org/", "DOOR.example.org:443", true },
        { "127.0.0.1", "https://door.example.org/", "example.org", false },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (host_is_allowed(rows[i].address, rows[i].url, rows[i].host) != rows[i].is_allowed)
            fail_msg("row %zu: \"%s\"", i, rows[i].host);
    }
}

static void other_sites_cannot_post(void **state)
{
    static const struct {
        const char *host, *origin, *site;
        bool is_secure, is_allowed;
    } rows[] = {
        { "127.0.0.1:8321", NULL, NULL, false, true },
        { "127.0.0.1:8321", "http://127.0.0.1:8321", "same-origin", false, true },
        { "127.0.0.1:8321", "http://127.0.0.1:9999", NULL, false, false },
        { "127.0.0.1:8321", "https://127.0.0.1:8321", NULL, false, false },
        { "127.0.0.1:8321", "http://localhost:8321", NULL, false, false },
        { "127.0.0.1:8321", "http://evil.example", NULL, false, false },
        { "127.0.0.1:8321", "null", NULL, false, false },
        { "127.0.0.1:8321", NULL, "cross-site", false, false },
        { "127.0.0.1:8321", NULL, "same-site", false, false },
        { "127.0.0.1:8321", NULL, "none", false, true },
        { "127.0.0.1:8321", "https://door.example", "same-origin", false, true }, // a proxy
        { "door.example", "https://door.example", "same-origin", false, true },
        { "door.example", "http://door.example", NULL, false, true }, // the proxy's plain port
        { "localhost", "https://localhost", "same-origin", true, true },
        { "localhost:443", "https://localhost", "same-origin", true, true },
    };
    struct allow allow;

    (void)state;
    allow_init(&allow, "127.0.0.1", "https://door.example");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct http_request request = { 0 };

        request.headers[HTTP_HOST] = mem_copy_text(rows[i].host);
        request.headers[HTTP_ORIGIN] = mem_copy_text(rows[i].origin);
        request.headers[HTTP_FETCH_SITE] = mem_copy_text(rows[i].site);
        if (allow_origin(&allow, &request, rows[i].is_secure) != rows[i].is_allowed)
            fail_msg("row %zu", i);
        http_request_finish(&request);
    }
    allow_finish(&allow);
}

static void ten_wrong_tries_are_enough_for_ten_minutes(void **state)
{
    static struct tries tries;
    const int64_t minute_us = INT64_C(60000000);
    char peer[HTTP_PEER_SIZE];

    (void)state;
    for (int i = 0; i < TRIES_MOST; i++) {
        assert_true(tries_are_left(&tries, "192.0.2.1", i * minute_us / 60));
        tries_wrong(&tries, "192.0.2.1", i * minute_us / 60);
    }
    assert_false(tries_are_left(&tries, "192.0.2.1", minute_us));
    assert_true(tries_are_left(&tries, "192.0.2.2", minute_us));
    assert_false(tries_are_left(&tries, "192.0.2.1", 10 * minute_us - 1));
    assert_true(tries_are_left(&tries, "192.0.2.1", 10 * minute_us));
    for (int i = 0; i < 2 * TRIES_PEERS;
         i++) { // many addresses push out the oldest, never each other's count
        snprintf(peer, sizeof peer, "198.51.%d.%d", i / 256, i % 256);
        tries_wrong(&tries, peer, 11 * minute_us + i);
    }
    for (int i = 0; i < TRIES_MOST; i++)
        tries_wrong(&tries, "192.0.2.3", 12 * minute_us);
    assert_false(tries_are_left(&tries, "192.0.2.3", 12 * minute_us));
}

static void a_link_opens_in_one_browser(void **state)
{
    struct guest_links *links = guest_links_create();
    char token[SECRET_SIZE], again[SECRET_SIZE], cookie[SECRET_SIZE], other[SECRET_SIZE], visit[ID_SIZE];

    (void)state;
    guest_links_make(links, "visit0000000000000001", token);
    assert_string_equal(token, ""); // no id
    guest_links_make(links, "visit000000000000001", token);
    guest_links_make(links, "visit000000000000001", again);
    assert_string_equal(token, again);
    assert_false(guest_links_open(links, "", "", cookie));
    assert_false(guest_links_open(links, "visit000000000000001", "", cookie));
    assert_true(guest_links_open(links, token, "", cookie));
    assert_true(guest_links_visit(links, cookie, visit));
    assert_string_equal(visit, "visit000000000000001");
    assert_false(guest_links_visit(links, token, visit));
    assert_false(guest_links_visit(links, "", visit));
    assert_false(guest_links_open(links, token, "", other));    // another browser
    assert_true(guest_links_open(links, token, cookie, other)); // the same once more
    assert_false(guest_links_visit(links, cookie, visit));      // its old cookie is over
    guest_links_make(links, "visit000000000000001", again);     // asked for at the door: a new link
    assert_string_not_equal(token, again);
    assert_true(guest_links_visit(links, other, visit));
    guest_links_end(links, "visit000000000000001");
    assert_false(guest_links_visit(links, other, visit));
    assert_false(guest_links_open(links, again, "", cookie));
    guest_links_destroy(links);
}

static void short_names_go_out_and_nothing_else(void **state)
{
    json_t *board = json_parse_object(
        "{\"event\": {\"name\": \"Breakfast\", \"venue\": \"Hall\"}, \"cards\": [{\"visit\": \"v\", "
        "\"name\": \"Dana "
        "Kim\", \"shown\": \"Dana K.\", \"company\": \"Acme\", \"email\": \"d@acme.example\", \"phone\": "
        "\"123\", "
        "\"topics\": [\"fintech\"], \"note\": \"shy\", \"invited_by\": \"Sofia Lind\", \"meet\": "
        "[{\"shown\": \"Jo\", "
        "\"because\": \"you both like boats\"}], \"unheard_of\": 1}], \"unheard_of\": {\"name\": \"x\"}}");
    json_t *told = reduced(board);
    char *line = json_line(told);

    (void)state;
    assert_string_equal(
        line, "{\"event\":{\"name\":\"Breakfast\",\"venue\":\"Hall\"},\"cards\":[{\"visit\":\"v\",\"name\":"
              "\"Dana K.\",\"shown\":\"Dana K.\",\"invited_by\":\"Sofia L.\",\"meet\":[{\"shown\":"
              "\"Jo\"}]}]}");
    free(line);
    json_decref(told);
    json_decref(board);
}

static void a_card_says_what_the_guest_shares(void **state)
{
    json_t *guest =
        json_parse_object("{\"name\": \"Kim; Dana, Dr\", \"fields\": {\"company\": \"A\\\\B\\nEND:VCARD\", "
                          "\"email\": \"d@acme.example\", \"phone\": \"\", \"topics\": [\"x\"]}}");
    struct str card = { 0 };

    (void)state;
    guest_card(&card, guest);
    assert_string_equal(str_text(&card),
                        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Kim\\; Dana\\, Dr\r\nN:Kim\\; Dana\\, Dr;;;;\r\n"
                        "ORG:A\\\\B\\nEND:VCARD\r\nEMAIL:d@acme.example\r\nEND:VCARD\r\n");
    str_finish(&card);
    json_decref(guest);
}

static void this_machine_is_known_by_its_loopback(void **state)
{
    (void)state;
    assert_true(socket_is_loopback("127.0.0.1"));
    assert_true(socket_is_loopback("127.1.2.3"));
    assert_true(socket_is_loopback("::1"));
    assert_false(socket_is_loopback("0.0.0.0"));
    assert_false(socket_is_loopback("::"));
    assert_false(socket_is_loopback("192.0.2.1"));
    assert_false(socket_is_loopback("no such name"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_its_own_names_are_answered),
        cmocka_unit_test(other_sites_cannot_post),
        cmocka_unit_test(ten_wrong_tries_are_enough_for_ten_minutes),
        cmocka_unit_test(a_link_opens_in_one_browser),
        cmocka_unit_test(short_names_go_out_and_nothing_else),
        cmocka_unit_test(a_card_says_what_the_guest_shares),
        cmocka_unit_test(this_machine_is_known_by_its_loopback),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
