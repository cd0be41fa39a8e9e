#include "web/session.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "service/request_post.h"
#include "util/clock.h"
#include "util/mem.h"
#include "util/secret.h"

enum { PLACES = 1024, COOKIE_MOST = 80, REMEMBERED_US = 30000000 };

struct place {
    char hash[SECRET_HASH_SIZE]; // of the cookie; "" where there is nothing
    int64_t until_us;
    struct session session;
};

// Who waits for the list of phones.
struct search {
    struct search *next;
    struct sessions *sessions;
    char hash[SECRET_HASH_SIZE];
    char *secret;
    session_found *found;
    void *context;
};

// One question for the list, with all who wait for it.
struct listing {
    struct sessions *sessions;
    uint64_t commits; // before it was asked
    struct search *waiting;
};

struct sessions {
    struct clerk *clerk;
    const struct hub *hub;
    pthread_mutex_t mutex;
    struct place places[PLACES];
    struct listing *listing; // the latest, while it may be joined
    json_t *phones;          // ids of those who are let in: an object, for finding; NULL: not known
    uint64_t commits;        // as of these
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
    json_decref(sessions->phones);
    pthread_mutex_destroy(&sessions->mutex);
    free(sessions);
}

static struct place *place_of(struct sessions *sessions, const char *hash)
{
    return &sessions->places[hash_bytes(hash, strlen(hash)) % PLACES];
}

// With the mutex held: whose cookie it is, as far as that is remembered.
static bool is_remembered(struct sessions *sessions, const char *hash)
{
    const struct place *place = place_of(sessions, hash);

    return strcmp(place->hash, hash) == 0 && place->until_us > clock_steady_us() &&
           place->session.ends_ms > clock_now_ms();
}

static bool is_let_in(struct sessions *sessions, const char *hash, struct session *session)
{
    const struct place *place = place_of(sessions, hash);
    bool is_good;

    pthread_mutex_lock(&sessions->mutex);
    is_good = is_remembered(sessions, hash) && json_object_get(sessions->phones, place->session.phone);
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
    place->until_us = clock_steady_us() + REMEMBERED_US;
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

static void search_destroy(struct search *search)
{
    free(search->secret);
    free(search);
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
    search_destroy(search);
}

static void look(struct search *search)
{
    request_post(search->sessions->clerk, "phone.look", json_pack("{s:s}", "secret", search->secret), NULL, 0,
                 looked, search);
}

// ---- who is let in

static void go_on(struct search *search)
{
    struct session session = { 0 };

    if (!is_let_in(search->sessions, search->hash, &session)) {
        look(search); // it says so, or why not
        return;
    }
    search->found(search->context, &session, NULL);
    search_destroy(search);
}

static void keep_phones(struct sessions *sessions, const json_t *list, uint64_t commits)
{
    size_t at;
    json_t *one;

    json_decref(sessions->phones);
    sessions->phones = json_object();
    sessions->commits = commits;
    json_array_foreach(list, at, one)
        json_object_set_new(sessions->phones, json_get_text(one, "phone"), json_true());
}

static void listed(void *context, json_t *answer, const struct err *error)
{
    struct listing *listing = context;
    struct sessions *sessions = listing->sessions;
    struct search *next;

    pthread_mutex_lock(&sessions->mutex);
    if (sessions->listing == listing)
        sessions->listing = NULL;
    if (!error && (!sessions->phones || listing->commits >= sessions->commits))
        keep_phones(sessions, answer, listing->commits);
    next = listing->waiting; // nobody joins any more
    pthread_mutex_unlock(&sessions->mutex);
    while (next) {
        struct search *one = next;

        next = one->next;
        (error ? look : go_on)(one);
    }
    json_decref(answer);
    free(listing);
}

// With the mutex held. The listing that has to be asked for, NULL where one is on its way.
static struct listing *join(struct search *search, uint64_t commits)
{
    struct sessions *sessions = search->sessions;
    struct listing *begun = NULL;

    if (!sessions->listing || sessions->listing->commits != commits) {
        sessions->listing = begun = mem_new(sizeof *begun);
        *begun = (struct listing){ .sessions = sessions, .commits = commits };
    }
    search->next = sessions->listing->waiting;
    sessions->listing->waiting = search;
    return begun;
}

static void find(struct search *search)
{
    struct sessions *sessions = search->sessions;
    uint64_t commits = hub_commits(sessions->hub);
    struct listing *begun = NULL;
    bool is_known, is_fresh;

    pthread_mutex_lock(&sessions->mutex);
    is_known = is_remembered(sessions, search->hash);
    is_fresh = sessions->phones && sessions->commits == commits;
    if (is_known && !is_fresh)
        begun = join(search, commits);
    pthread_mutex_unlock(&sessions->mutex);
    if (begun)
        request_post(sessions->clerk, "phone.list", json_object(), NULL, 0, listed, begun);
    else if (!is_known)
        look(search);
    else if (is_fresh)
        go_on(search);
}

void sessions_find(struct sessions *sessions, const char *secret, session_found *found, void *context)
{
    struct search *search;

    if (strlen(secret) > COOKIE_MOST) {
        found(context, NULL, NULL);
        return;
    }
    search = mem_new(sizeof *search);
    *search = (struct search){ .sessions = sessions, .found = found, .context = context };
    search->secret = mem_copy_text(secret);
    secret_hash(search->hash, secret);
    find(search);
}
