// What is new for hosts: after commits and calls the board is asked, and after it who is let in; then all are
// told at once.
#include "service/machine.h"
#include "util/clock.h"
#include "web/hub_inside.h"
#include "web/reduce.h"

static json_t *ids_of(const json_t *phones)
{
    json_t *ids = json_object(), *one;
    size_t at;

    json_array_foreach(phones, at, one) json_object_set_new(ids, json_get_text(one, "phone"), json_true());
    return ids;
}

// Who came later was looked up later, too.
static void tell(struct hub *hub)
{
    json_t *ids = ids_of(hub->round.phones);

    board_feed_take(&hub->feed, json_incref(hub->round.board));
    hub->told_commits = hub->round.commits;
    for (struct stream *stream = hub->streams; stream; stream = stream->after) {
        if (stream_is_guest(stream) || stream->opened > hub->told_commits)
            continue;
        stream->is_over = stream->is_over || !json_object_get(ids, stream->who.phone);
        flow_wake(stream->flow);
    }
    json_decref(ids);
}

static void end_round(struct hub *hub)
{
    struct hub_round *round = &hub->round;
    bool is_done = round->board && round->phones;

    if (is_done)
        tell(hub);
    json_decref(round->board);
    json_decref(round->phones);
    round->board = round->phones = NULL;
    round->again_us = is_done ? 0 : clock_steady_us() + HUB_AGAIN_S * HUB_S_US;
    hub->has_news = hub->has_news || !is_done;
}

static void take(struct hub *hub, json_t **place, json_t *answer)
{
    pthread_mutex_lock(&hub->mutex);
    *place = answer;
    if (--hub->round.open == 0)
        end_round(hub);
    hub_answered(hub);
    pthread_mutex_unlock(&hub->mutex);
}

static void listed(void *context, json_t *answer, const struct err *error)
{
    struct hub *hub = context;

    (void)error;
    take(hub, &hub->round.phones, answer);
}

static void shown(void *context, json_t *answer, const struct err *error)
{
    struct hub *hub = context;
    json_t *little = hub->setup.is_short && !error ? reduced(answer) : NULL;

    if (little)
        json_decref(answer);
    take(hub, &hub->round.board, little ? little : answer);
}

static bool has_hosts(const struct hub *hub)
{
    const struct stream *stream = hub->streams;

    while (stream && stream_is_guest(stream))
        stream = stream->after;
    return stream != NULL;
}

int64_t hub_round_due(const struct hub *hub)
{
    if (!hub->has_news || hub->round.open > 0 || !has_hosts(hub))
        return 0;
    return hub->round.again_us ? hub->round.again_us : 1;
}

// The store reads in the order of asking.
void hub_round_begin(struct hub *hub)
{
    hub->has_news = false;
    hub->round.commits = hub_commits(hub);
    hub->round.open = 2;
    hub_ask(hub, "board.show", json_pack("{s:o}", "machine", machine_tell(hub->setup.machine)), shown, hub);
    hub_ask(hub, "phone.list", json_object(), listed, hub);
}
