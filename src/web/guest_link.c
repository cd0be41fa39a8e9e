#include "web/guest_link.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "util/err.h"
#include "util/mem.h"

enum { LINKS_MOST = 20000 }; // then the oldest makes room

struct link {
    char visit[ID_SIZE];
    char token[SECRET_SIZE];
    char cookie[SECRET_HASH_SIZE]; // its fingerprint; "" until the link was opened
};

struct guest_links {
    pthread_mutex_t mutex;
    struct link *links;
    size_t count, room;
};

struct guest_links *guest_links_create(void)
{
    struct guest_links *links = mem_new(sizeof *links);

    must(pthread_mutex_init(&links->mutex, NULL) == 0);
    return links;
}

void guest_links_destroy(struct guest_links *links)
{
    if (!links)
        return;
    pthread_mutex_destroy(&links->mutex);
    free(links->links);
    free(links);
}

static void drop(struct guest_links *links, size_t at)
{
    memmove(&links->links[at], &links->links[at + 1], (--links->count - at) * sizeof *links->links);
}

void guest_links_make(struct guest_links *links, const char *visit, char token[SECRET_SIZE])
{
    struct link *link = NULL;

    pthread_mutex_lock(&links->mutex);
    for (size_t i = 0; i < links->count; i++) {
        if (strcmp(links->links[i].visit, visit) == 0 && !links->links[i].cookie[0])
            link = &links->links[i];
    }
    if (!link && strlen(visit) < ID_SIZE) {
        if (links->count == LINKS_MOST)
            drop(links, 0);
        links->links = mem_grow(links->links, &links->room, links->count + 1, sizeof *links->links);
        link = &links->links[links->count++];
        *link = (struct link){ 0 };
        memcpy(link->visit, visit, strlen(visit) + 1);
        secret_new(link->token);
    }
    memcpy(token, link ? link->token : "", link ? SECRET_SIZE : 1);
    pthread_mutex_unlock(&links->mutex);
}

static bool may_open(const struct link *link, const char *token, const char *shown_hash)
{
    return secret_is_same(link->token, token) &&
           (!link->cookie[0] || secret_is_same(link->cookie, shown_hash));
}

bool guest_links_open(struct guest_links *links, const char *token, const char *shown,
                      char cookie[SECRET_SIZE])
{
    char shown_hash[SECRET_HASH_SIZE];
    bool is_open = false;

    secret_hash(shown_hash, shown);
    pthread_mutex_lock(&links->mutex);
    for (size_t i = 0; i < links->count && !is_open; i++) {
        is_open = may_open(&links->links[i], token, shown_hash);
        if (is_open) {
            secret_new(cookie);
            secret_hash(links->links[i].cookie, cookie);
        }
    }
    pthread_mutex_unlock(&links->mutex);
    return is_open;
}

bool guest_links_visit(struct guest_links *links, const char *cookie, char visit[ID_SIZE])
{
    char hash[SECRET_HASH_SIZE];
    bool is_known = false;

    secret_hash(hash, cookie);
    pthread_mutex_lock(&links->mutex);
    for (size_t i = 0; i < links->count && !is_known; i++) {
        is_known = links->links[i].cookie[0] && strcmp(links->links[i].cookie, hash) == 0;
        if (is_known)
            memcpy(visit, links->links[i].visit, ID_SIZE);
    }
    pthread_mutex_unlock(&links->mutex);
    return is_known;
}

void guest_links_end(struct guest_links *links, const char *visit)
{
    pthread_mutex_lock(&links->mutex);
    for (size_t i = links->count; i > 0; i--) {
        if (strcmp(links->links[i - 1].visit, visit) == 0)
            drop(links, i - 1);
    }
    pthread_mutex_unlock(&links->mutex);
}
