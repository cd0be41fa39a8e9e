#include "web/session.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "service/request_post.h"
#include "util/clock.h"
#include "util/mem.h"
#include "util/secret.h"

enum { PLACES = 1024, COOKIE_MOST = 80 };

struct place {
    char hash[SECRET_HASH_SIZE]; // of the cookie; "" where there is nothing
    uint64_t commits;
    struct session session;
};

struct sessions {
    struct clerk *clerk;
    const struct hub *hub;
    pthread_mutex_t mutex;
    struct place places[PLACES];
};

struct search {
    struct sessions *sessions;
    char hash[SECRET_HASH_SIZE];
    uint64_t commits; // before the store was asked
    session_found *found;
    void *context;
};

struct sessions *sessions_create(struct clerk *clerk, const struct hub *hub)
{
    struct sessions *sessions = mem_new(sizeof *sessions);

    sessions->clerk = clerk;
    sessions->hub = hub;
    must(pthread_mutex_init(&sessions->mutex, NULL) == 0);
    return sessions;
}

void sessions_destroy(struct sessions *sessions)
{
    if (!sessions)
        return;
    for (size_t i = 0; i < PLACES; i++)
        json_decref(sessions->places[i].session.told);
    pthread_mutex_destroy(&sessions->mutex);
    free(sessions);
}

static struct place *place_of(struct sessions *sessions, const char *hash)
{
    return &sessions->places[hash_bytes(hash, strlen(hash)) % PLACES];
}

static bool is_remembered(struct sessions *sessions, const char *hash, struct session *session)
{
    const struct place *place = place_of(sessions, hash);
    bool is_good;

    pthread_mutex_lock(&sessions->mutex);
    is_good = strcmp(place->hash, hash) == 0 && place->commits == hub_commits(sessions->hub) &&
              place->session.ends_ms > clock_now_ms();
    if (is_good) {
        *session = place->session;
        session->told = json_deep_copy(session->told);
    }
    pthread_mutex_unlock(&sessions->mutex);
    return is_good;
}

static void remember(struct search *search, const struct session *session)
{
    struct place *place = place_of(search->sessions, search->hash);

    pthread_mutex_lock(&search->sessions->mutex);
    json_decref(place->session.told);
    memcpy(place->hash, search->hash, sizeof place->hash);
    place->commits = search->commits;
    place->session = *session;
    place->session.told = json_deep_copy(session->told);
    pthread_mutex_unlock(&search->sessions->mutex);
}

static void copy_id(char id[ID_SIZE], const json_t *answer, const char *key)
{
    const char *text = json_get_text(answer, key);
    size_t length = strlen(text);

    memcpy(id, text, length < ID_SIZE ? length + 1 : 1);
    id[ID_SIZE - 1] = '\0';
}

static void looked(void *context, json_t *answer, const struct err *error)
{
    struct search *search = context;
    struct session session = { .told = answer };

    if (!error) {
        copy_id(session.phone, answer, "phone");
        copy_id(session.host, answer, "host");
        session.is_lead = json_get_bool(answer, "lead");
        session.ends_ms = json_get_int(answer, "ends_ms", 0);
        remember(search, &session);
    }
    search->found(search->context, error ? NULL : &session,
                  error && error->kind != ERR_REFUSED && error->kind != ERR_USAGE ? error : NULL);
    json_decref(answer);
    free(search);
}

void sessions_find(struct sessions *sessions, const char *secret, session_found *found, void *context)
{
    struct session session = { 0 };
    char hash[SECRET_HASH_SIZE];
    struct search *search;

    if (strlen(secret) > COOKIE_MOST) {
        found(context, NULL, NULL);
        return;
    }
    secret_hash(hash, secret);
    if (is_remembered(sessions, hash, &session)) {
        found(context, &session, NULL);
        json_decref(session.told);
        return;
    }
    search = mem_new(sizeof *search);
    *search = (struct search){
        .sessions = sessions, .commits = hub_commits(sessions->hub), .found = found, .context = context
    };
    memcpy(search->hash, hash, sizeof hash);
    request_post(sessions->clerk, "phone.look", json_pack("{s:s}", "secret", secret), NULL, 0, looked,
                 search);
}
