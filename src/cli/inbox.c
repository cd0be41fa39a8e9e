#include "cli/inbox.h"

#include <pthread.h>
#include <stdlib.h>

#include "service/request_post.h"
#include "util/mem.h"

struct letter {
    struct letter *next;
    struct inbox *inbox;
    struct door_question question;
    char *request;
    json_t *answer; // NULL: it failed
    struct err error;
};

struct inbox {
    struct clerk *clerk;
    void (*wake)(void *context);
    int64_t (*now)(void *context);
    void *context;
    void (*amend)(void *context, const char *request, json_t *answer);
    void *amends; // its context
    size_t open;  // of the reading thread: asked and not read
    pthread_mutex_t mutex;
    pthread_cond_t filled;
    struct letter *first, **end;
    json_t *alerts; // one array of all that came; NULL: none
    bool is_committed, is_awake;
};

// With the mutex held.
static void wake(struct inbox *inbox)
{
    pthread_cond_signal(&inbox->filled);
    if (inbox->wake && !inbox->is_awake)
        inbox->wake(inbox->context);
    inbox->is_awake = true;
}

static void committed(void *context)
{
    struct inbox *inbox = context;

    pthread_mutex_lock(&inbox->mutex);
    inbox->is_committed = true;
    wake(inbox);
    pthread_mutex_unlock(&inbox->mutex);
}

struct inbox *inbox_create(struct clerk *clerk, void (*wakes)(void *context), int64_t (*now)(void *context),
                           void *context)
{
    struct inbox *inbox = mem_new(sizeof *inbox);

    *inbox = (struct inbox){ .clerk = clerk, .wake = wakes, .now = now, .context = context };
    inbox->end = &inbox->first;
    must(pthread_mutex_init(&inbox->mutex, NULL) == 0 && pthread_cond_init(&inbox->filled, NULL) == 0);
    clerk_on_commit(clerk, committed, inbox);
    return inbox;
}

static struct letter *letter_destroy(struct letter *letter)
{
    struct letter *next = letter->next;

    json_decref(letter->answer);
    free(letter->request);
    free(letter);
    return next;
}

void inbox_destroy(struct inbox *inbox)
{
    if (!inbox)
        return;
    for (struct letter *letter = inbox->first; letter;)
        letter = letter_destroy(letter);
    json_decref(inbox->alerts);
    pthread_cond_destroy(&inbox->filled);
    pthread_mutex_destroy(&inbox->mutex);
    free(inbox);
}

void inbox_alert(void *context, const json_t *alerts)
{
    struct inbox *inbox = context;
    json_t *copy = json_deep_copy(alerts);

    pthread_mutex_lock(&inbox->mutex);
    if (!inbox->alerts)
        inbox->alerts = json_array();
    json_array_extend(inbox->alerts, copy);
    wake(inbox);
    pthread_mutex_unlock(&inbox->mutex);
    json_decref(copy);
}

static void put_in(struct letter *letter)
{
    struct inbox *inbox = letter->inbox;

    pthread_mutex_lock(&inbox->mutex);
    *inbox->end = letter;
    inbox->end = &letter->next;
    wake(inbox);
    pthread_mutex_unlock(&inbox->mutex);
}

static void answered(void *context, json_t *answer, const struct err *error)
{
    struct letter *letter = context;

    letter->answer = answer;
    if (error)
        letter->error = *error;
    put_in(letter);
}

static struct letter *letter_create(struct inbox *inbox, const struct door_question *question)
{
    struct letter *letter = mem_new(sizeof *letter);

    letter->inbox = inbox;
    letter->question = *question;
    inbox->open++;
    return letter;
}

void inbox_ask(void *context, const struct door_question *question, const char *request, json_t *members)
{
    struct inbox *inbox = context;
    struct letter *letter = letter_create(inbox, question);

    letter->request = mem_copy_text(request);
    request_post(inbox->clerk, request, members, NULL, inbox->now ? inbox->now(inbox->context) : 0, answered,
                 letter);
}

void inbox_amend(struct inbox *inbox, void (*amend)(void *context, const char *request, json_t *answer),
                 void *context)
{
    inbox->amend = amend;
    inbox->amends = context;
}

bool inbox_read(struct inbox *inbox, struct door *door, int64_t now_ms)
{
    struct letter *letter;
    json_t *alerts;
    bool is_committed;

    pthread_mutex_lock(&inbox->mutex);
    letter = inbox->first;
    alerts = inbox->alerts;
    is_committed = inbox->is_committed;
    inbox->first = NULL;
    inbox->alerts = NULL;
    inbox->end = &inbox->first;
    inbox->is_committed = inbox->is_awake = false;
    pthread_mutex_unlock(&inbox->mutex);
    for (; letter; letter = letter_destroy(letter)) {
        inbox->open--;
        if (letter->answer && inbox->amend)
            inbox->amend(inbox->amends, letter->request, letter->answer);
        door_answer(door, &letter->question, letter->answer, &letter->error, now_ms);
    }
    if (is_committed)
        door_committed(door, now_ms);
    if (alerts)
        door_alert(door, alerts);
    json_decref(alerts);
    return is_committed;
}

size_t inbox_open(const struct inbox *inbox)
{
    return inbox->open;
}

void inbox_wait(struct inbox *inbox)
{
    pthread_mutex_lock(&inbox->mutex);
    while (!inbox->first && !inbox->is_committed && !inbox->alerts)
        pthread_cond_wait(&inbox->filled, &inbox->mutex);
    pthread_mutex_unlock(&inbox->mutex);
}
