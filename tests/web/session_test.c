// Who a cookie is, asked of a real clerk: phones that are let in, that are revoked, and that never were; and
// the board, asked once for many.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "service/made_group.h"
#include "service/request_post.h"
#include "util/file.h"
#include "util/mem.h"
#include "web/board_cache.h"
#include "web/session.h"

enum { PHONES = 40, SECRET_ROOM = 80 };

struct world {
    struct made_group group;
    struct clerk *clerk;
    struct hub *hub;
    struct sessions *sessions;
    struct board_cache *board;
};

// What came, and how much of it.
static struct {
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    size_t count;
    json_t *answer;
    struct session session;
    bool is_somebody;
    char *boards[PHONES];
} heard = { .mutex = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER };

static void ring(void)
{
    heard.count++;
    pthread_cond_broadcast(&heard.changed);
    pthread_mutex_unlock(&heard.mutex);
}

static void wait_for(size_t count)
{
    pthread_mutex_lock(&heard.mutex);
    while (heard.count < count)
        pthread_cond_wait(&heard.changed, &heard.mutex);
    heard.count = 0;
    pthread_mutex_unlock(&heard.mutex);
}

static void hear_answer(void *context, json_t *answer, const struct err *error)
{
    (void)context;
    assert_null(error);
    pthread_mutex_lock(&heard.mutex);
    json_decref(heard.answer);
    heard.answer = answer;
    ring();
}

// Borrowed until the next question.
static const json_t *ask(struct clerk *clerk, const char *request, json_t *members)
{
    request_post(clerk, request, members, NULL, 0, hear_answer, NULL);
    wait_for(1);
    return heard.answer;
}

static void pair(struct world *world, char secret[SECRET_ROOM], char phone[ID_SIZE])
{
    char code[SECRET_ROOM];

    strcpy(code,
           json_get_text(ask(world->clerk, "pair.offer", json_pack("{s:s}", "host", "Amir Haddad")), "code"));
    ask(world->clerk, "pair.finish", json_pack("{s:s}", "code", code));
    strcpy(secret, json_get_text(heard.answer, "secret"));
    strcpy(phone, json_get_text(heard.answer, "phone"));
}

static void hear_session(void *context, struct session *session, const struct err *error)
{
    (void)context;
    assert_null(error);
    pthread_mutex_lock(&heard.mutex);
    heard.is_somebody = session != NULL;
    if (session) {
        heard.session = *session;
        json_decref(session->told);
    }
    ring();
}

static bool is_let_in(struct world *world, const char *secret)
{
    sessions_find(world->sessions, secret, hear_session, NULL);
    wait_for(1);
    return heard.is_somebody;
}

static void a_cookie_is_a_phone_until_it_is_revoked(void **state)
{
    struct world *world = *state;
    char secret[SECRET_ROOM], other[SECRET_ROOM], phone[ID_SIZE], other_phone[ID_SIZE];

    pair(world, secret, phone);
    pair(world, other, other_phone);
    for (int i = 0; i < 3; i++) { // looked up, then remembered, then as of another commit
        assert_true(is_let_in(world, secret));
        assert_string_equal(heard.session.phone, phone);
        if (i == 1)
            ask(world->clerk, "host.add", json_pack("{s:s}", "name", "Sofia Lind"));
    }
    assert_true(is_let_in(world, other));
    ask(world->clerk, "phone.revoke", json_pack("{s:s}", "phone", phone));
    assert_false(is_let_in(world, secret));
    assert_false(is_let_in(world, secret));
    assert_true(is_let_in(world, other));
    assert_string_equal(heard.session.phone, other_phone);
}

static void nobody_has_a_cookie_that_was_never_given(void **state)
{
    static const char *const cookies[] = { "", "x", "0", "00000000000000000000000000000000" };
    char longer[200];

    for (size_t i = 0; i < sizeof cookies / sizeof *cookies; i++)
        assert_false(is_let_in(*state, cookies[i]));
    memset(longer, 'a', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    assert_false(is_let_in(*state, longer));
}

static void hear_board(void *context, const struct str *board, const struct err *error)
{
    char **place = context;

    assert_null(error);
    pthread_mutex_lock(&heard.mutex);
    free(*place);
    *place = mem_copy_text(str_text(board));
    ring();
}

static void ask_boards(struct world *world)
{
    for (size_t i = 0; i < PHONES; i++)
        board_cache_ask(world->board, hear_board, &heard.boards[i]);
    wait_for(PHONES);
}

static void everybody_has_the_board_as_of_the_last_commit(void **state)
{
    struct world *world = *state;

    ask_boards(world);
    for (size_t i = 0; i < PHONES; i++)
        assert_null(strstr(heard.boards[i], "Theo Berg"));
    ask(world->clerk, "host.add", json_pack("{s:s}", "name", "Theo Berg"));
    ask_boards(world);
    for (size_t i = 0; i < PHONES; i++)
        assert_non_null(strstr(heard.boards[i], "Theo Berg"));
}

// The machine that serves the page says what is wrong with it.
static void phones_are_told_of_the_machine_s_troubles(void **state)
{
    struct world *world = *state;

    ask_boards(world);
    assert_non_null(strstr(heard.boards[0], "The scanner is not plugged in"));
}

// A machine whose scanner was pulled out.
static void plug_out(const struct made_group *group)
{
    char path[MADE_PATH + 40];
    const char text[] = "[scanner]\ndevice = /dev/usher-no-such-scanner\n";

    snprintf(path, sizeof path, "%s/usher/usher.ini", group->folder);
    assert_true(file_make_folders(path, NULL) && file_replace(path, text, strlen(text), NULL));
    setenv("XDG_CONFIG_HOME", group->folder, 1);
}

static int begin(void **state)
{
    static struct world world;
    struct err err = { 0 };

    made_group_begin(&world.group);
    plug_out(&world.group);
    made_ask(&world.group, "host.add", "host", "{'name': 'Amir Haddad'}");
    expect_done(clerk_start(&world.clerk, world.group.store, &err), err);
    expect_done(hub_start(&world.hub, world.clerk, &err), err);
    world.sessions = sessions_create(world.clerk, world.hub);
    world.board = board_cache_create(world.clerk, world.hub, false, false);
    *state = &world;
    return 0;
}

static int end(void **state)
{
    struct world *world = *state;

    hub_end(world->hub);
    hub_destroy(world->hub);
    board_cache_destroy(world->board);
    sessions_destroy(world->sessions);
    clerk_stop(world->clerk);
    json_decref(heard.answer);
    for (size_t i = 0; i < PHONES; i++)
        free(heard.boards[i]);
    made_folder_finish(world->group.folder);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cookie_is_a_phone_until_it_is_revoked),
        cmocka_unit_test(nobody_has_a_cookie_that_was_never_given),
        cmocka_unit_test(everybody_has_the_board_as_of_the_last_commit),
        cmocka_unit_test(phones_are_told_of_the_machine_s_troubles),
    };

    return cmocka_run_group_tests(tests, begin, end);
}
