// Who a cookie is, asked of a real clerk: phones that are let in, that are revoked, and that never were.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "service/machine.h"
#include "service/made_group.h"
#include "service/request_post.h"
#include "web/session.h"

enum { SECRET_ROOM = 80 };

struct world {
    struct made_group group;
    struct clerk *clerk;
    struct machine *machine;
    struct hub *hub;
    struct sessions *sessions;
};

// What came, and how much of it.
static struct {
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    size_t count;
    json_t *answer;
    struct session session;
    bool is_somebody;
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

static int begin(void **state)
{
    static struct world world;
    struct err err = { 0 };

    made_group_begin(&world.group);
    made_ask(&world.group, "host.add", "host", "{'name': 'Amir Haddad'}");
    expect_done(clerk_start(&world.clerk, world.group.store, &err), err);
    world.machine = machine_create(false);
    expect_done(
        hub_start(&world.hub, &(struct hub_setup){ .clerk = world.clerk, .machine = world.machine }, &err),
        err);
    world.sessions = sessions_create(world.clerk, world.hub);
    *state = &world;
    return 0;
}

static int end(void **state)
{
    struct world *world = *state;

    hub_end(world->hub);
    hub_destroy(world->hub);
    machine_destroy(world->machine);
    sessions_destroy(world->sessions);
    clerk_stop(world->clerk);
    json_decref(heard.answer);
    made_folder_finish(world->group.folder);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cookie_is_a_phone_until_it_is_revoked),
        cmocka_unit_test(nobody_has_a_cookie_that_was_never_given),
    };

    return cmocka_run_group_tests(tests, begin, end);
}
