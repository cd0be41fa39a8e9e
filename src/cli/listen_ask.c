#include "cli/listen_ask.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "service/import_post.h"
#include "service/import_undo_post.h"
#include "util/mem.h"

void listen_asks_init(struct listen_asks *asks)
{
    *asks = (struct listen_asks){ 0 };
    must(pipe2(asks->wake, O_CLOEXEC | O_NONBLOCK) == 0);
    pthread_mutex_init(&asks->mutex, NULL);
}

void listen_asks_finish(struct listen_asks *asks)
{
    close(asks->wake[0]);
    close(asks->wake[1]);
    pthread_mutex_destroy(&asks->mutex);
}

void listen_asks_wake(struct listen_asks *asks)
{
    (void)!write(asks->wake[1], "", 1); // full is awake, too
}

// By a thread of the clerk.
static void hear(void *context, json_t *answer, const struct err *error)
{
    struct listen_heard *heard = context;
    struct listen_asks *asks = heard->asks;

    heard->answer = answer;
    if (error)
        heard->err = *error;
    pthread_mutex_lock(&asks->mutex);
    heard->next = asks->heard;
    asks->heard = heard;
    listen_asks_wake(asks); // with the mutex: behind it the door may be gone
    pthread_mutex_unlock(&asks->mutex);
}

typedef void ask_function(struct listen_asks *asks, struct listen_client *client, json_t *members,
                          struct listen_heard *heard);

static void begin_import(struct listen_asks *asks, struct listen_client *client, json_t *members,
                         struct listen_heard *heard)
{
    import_post_close(client->import);
    client->import = import_post_open(asks->clerk);
    import_post_begin(client->import, members, hear, heard);
}

static struct import_post *import_of(struct listen_asks *asks, struct listen_client *client)
{
    if (!client->import)
        client->import = import_post_open(asks->clerk); // which says that nothing was begun
    return client->import;
}

static void take_rows(struct listen_asks *asks, struct listen_client *client, json_t *members,
                      struct listen_heard *heard)
{
    import_post_rows(import_of(asks, client), members, hear, heard);
}

static void end_import(struct listen_asks *asks, struct listen_client *client, json_t *members,
                       struct listen_heard *heard)
{
    import_post_end(import_of(asks, client), members, hear, heard);
}

static void undo_import(struct listen_asks *asks, struct listen_client *client, json_t *members,
                        struct listen_heard *heard)
{
    (void)client;
    import_undo_post(asks->clerk, members, hear, heard);
}

// Settings of the machine stand in a file: whoever looks after each COMMIT looks there too.
static bool change_nothing(struct store *store, void *context, struct err *err)
{
    (void)store;
    (void)context;
    (void)err;
    return true;
}

static void say_changed(void *context, const struct err *error)
{
    hear(context, error ? NULL : json_object(), error);
}

static void tell_settings(struct listen_asks *asks, struct listen_client *client, json_t *members,
                          struct listen_heard *heard)
{
    (void)client;
    json_decref(members);
    clerk_post(asks->clerk, CLERK_PERSON, &(struct clerk_job){ change_nothing, say_changed, heard });
}

// Everything else is a request of service/request.
static const struct {
    const char *name;
    ask_function *ask;
} others[] = {
    { "import.begin", begin_import },      { "import.rows", take_rows },
    { "import.end", end_import },          { "import.undo", undo_import }, // a request, but a long one
    { "settings.changed", tell_settings },
};

void listen_ask(struct listen_asks *asks, struct listen_client *client, const struct frame_request *request,
                json_t *document)
{
    struct listen_heard *heard = mem_new(sizeof *heard);
    json_t *members = json_incref(request->members);

    json_object_del(document, "members"); // the clerk's thread has them for itself
    heard->asks = asks;
    heard->number = client->number;
    asks->under_way++;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (strcmp(others[i].name, request->name) == 0) {
            others[i].ask(asks, client, members, heard);
            return;
        }
    }
    request_post(asks->clerk, request->name, members, request->id, 0, hear, heard);
}

struct listen_heard *listen_asks_take(struct listen_asks *asks)
{
    struct listen_heard *heard;
    char bytes[64];

    (void)!read(asks->wake[0], bytes, sizeof bytes);
    pthread_mutex_lock(&asks->mutex);
    heard = asks->heard;
    asks->heard = NULL;
    pthread_mutex_unlock(&asks->mutex);
    return heard;
}

struct listen_heard *listen_heard_finish(struct listen_heard *heard)
{
    struct listen_heard *next = heard->next;

    heard->asks->under_way--;
    json_decref(heard->answer);
    free(heard);
    return next;
}
