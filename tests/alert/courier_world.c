#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "alert/courier_world.h"

#include <pthread.h>

#include "service/request_post.h"
#include "store/clerk.h"

// ---- a door: clerk and courier

void open_door(struct world *world)
{
    char path[MADE_PATH + 40];
    struct err err = { 0 };

    if (!world->group.store) {
        snprintf(path, sizeof path, "%s/usher.db", world->group.folder);
        expect_done(store_open(&world->group.store, path, STORE_WRITE, clock_now_ms(), &err), err);
    }
    expect_done(clerk_start(&world->clerk, world->group.store, &err), err);
    expect_done(courier_start(&world->courier, world->clerk, "https://door.example", &err), err);
}

void close_door(struct world *world)
{
    courier_stop(world->courier);
    clerk_stop(world->clerk);
    world->courier = NULL;
    world->clerk = NULL;
    world->group.store = NULL;
}

static void set_webhook(struct world *world, const char *path)
{
    made_ask(&world->group, "setting.set", "key",
             "{'key': 'alert.webhook', 'value': 'http://127.0.0.1:%d%s'}", receiver_port(world->receiver),
             path);
}

struct world *begin(const struct receiver_answer *answers, size_t count)
{
    static struct world world;

    world = (struct world){ 0 };
    setenv("no_proxy", "*", 1); // the receiver is on this machine, whatever its surroundings say
    made_group_begin(&world.group);
    world.receiver = receiver_start(answers, count);
    set_webhook(&world, "/hook");
    return &world;
}

void end(struct world *world)
{
    if (world->courier)
        close_door(world);
    if (world->receiver)
        receiver_stop(world->receiver);
    made_group_end(&world->group);
}

// ---- asking an open door

struct asking {
    pthread_mutex_t mutex;
    pthread_cond_t answered;
    bool is_answered;
    json_t *answer;
};

static void answered(void *context, json_t *answer, const struct err *error)
{
    struct asking *asking = context;

    assert_null(error);
    pthread_mutex_lock(&asking->mutex);
    asking->answer = answer;
    asking->is_answered = true;
    pthread_cond_signal(&asking->answered);
    pthread_mutex_unlock(&asking->mutex);
}

#define ASKING                                                                                               \
    {                                                                                                        \
        .mutex = PTHREAD_MUTEX_INITIALIZER, .answered = PTHREAD_COND_INITIALIZER                             \
    }

static json_t *wait_for(struct asking *asking)
{
    pthread_mutex_lock(&asking->mutex);
    while (!asking->is_answered)
        pthread_cond_wait(&asking->answered, &asking->mutex);
    pthread_mutex_unlock(&asking->mutex);
    return asking->answer;
}

json_t *ask_door(struct world *world, const char *name, json_t *members)
{
    struct asking asking = ASKING;

    request_post(world->clerk, name, members, NULL, 0, answered, &asking);
    return wait_for(&asking);
}

// What the board says of the webhook, "-" for nothing.
const char *trouble(struct world *world)
{
    static char said[512];
    json_t *answer = ask_door(world, "board.show", json_object()), *one;
    size_t at;

    strcpy(said, "-");
    json_array_foreach(json_object_get(answer, "troubles"), at, one)
    {
        if (strcmp(json_get_text(one, "kind"), "webhook") == 0)
            snprintf(said, sizeof said, "%s", json_get_text(one, "said"));
    }
    json_decref(answer);
    return said;
}

bool waits_until(struct world *world, bool (*holds)(struct world *world))
{
    for (int i = 0; i < 1000; i++) {
        if (holds(world))
            return true;
        usleep(20 * 1000);
    }
    return false;
}

bool has_trouble(struct world *world)
{
    return strcmp(trouble(world), "-") != 0;
}

bool has_no_trouble(struct world *world)
{
    return !has_trouble(world);
}

bool is_spool_empty(struct world *world)
{
    json_t *answer = ask_door(world, "alert.outbox", json_object());
    bool is_empty = json_array_size(json_object_get(answer, "letters")) == 0;

    json_decref(answer);
    return is_empty;
}

// ---- the spool

struct letter_made {
    struct asking asking; // first: what is done is told to it
    char id[40];
    int64_t made_ms;
};

static bool spool(struct store *store, void *context, struct err *err)
{
    const struct letter_made *made = context;
    char message[300];

    snprintf(
        message, sizeof message,
        "{\"id\":\"%s\",\"event\":\"e1\",\"level\":2,\"visit\":\"v\",\"name\":\"Amara O.\",\"company\":null,"
        "\"waited_s\":130}",
        made->id);
    return db_run(store_db(store), err, "INSERT INTO alert_spool VALUES (?, 'v', 'g', ?, ?, 0, 0, '', 0)",
                  "tti", made->id, message, made->made_ms);
}

static void spooled(void *context, const struct err *error)
{
    answered(context, NULL, error);
}

void spool_made(struct world *world, const char *id, int64_t made_ms)
{
    struct letter_made made = { .asking = ASKING, .made_ms = made_ms };
    struct err err = { 0 };

    snprintf(made.id, sizeof made.id, "%s", id);
    if (world->clerk) {
        clerk_post(world->clerk, CLERK_PERSON, &(struct clerk_job){ spool, spooled, &made });
        wait_for(&made.asking);
        return;
    }
    expect_done(store_begin(world->group.store, clock_now_ms(), &err), err);
    expect_done(spool(world->group.store, &made, &err), err);
    expect_done(store_commit(world->group.store, &err), err);
}

struct statement {
    struct asking asking; // first
    const char *sql;
};

static bool run_statement(struct store *store, void *context, struct err *err)
{
    const struct statement *statement = context;

    return db_script(store_db(store), err, statement->sql);
}

void run_sql(struct world *world, const char *sql)
{
    struct statement statement = { .asking = ASKING, .sql = sql };

    clerk_post(world->clerk, CLERK_PERSON, &(struct clerk_job){ run_statement, spooled, &statement });
    wait_for(&statement.asking);
}

void spool_now(struct world *world, const char *id)
{
    spool_made(world, id, clock_now_ms());
}

void has(struct world *world, size_t n, const char *text)
{
    if (!strstr(receiver_heard(world->receiver, n), text))
        fail_msg("request %zu has no '%s': %s", n, text, receiver_heard(world->receiver, n));
}
