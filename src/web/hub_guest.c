// What has changed for a guest whose page is open: asked after commits, and told when it looks otherwise.
#include <stdlib.h>
#include <string.h>

#include "util/mem.h"
#include "web/hub_inside.h"

struct look {
    struct hub *hub;
    uint64_t serial; // of the stream, which may be gone by now
};

static void take_look(struct hub *hub, uint64_t serial, const json_t *answer)
{
    char *line = json_canonical(answer);
    uint64_t look = hash_bytes(line, strlen(line));

    for (struct stream *stream = hub->streams; stream; stream = stream->after) {
        if (stream->serial != serial)
            continue;
        if (stream->look ? stream->look != look : stream->opened != hub->seen_commits) {
            stream->wanted = hub->number;
            flow_wake(stream->flow);
        }
        stream->look = look;
    }
    free(line);
}

static void looked(void *context, json_t *answer, const struct err *error)
{
    struct look *look = context;
    struct hub *hub = look->hub;

    pthread_mutex_lock(&hub->mutex);
    if (!error)
        take_look(hub, look->serial, answer);
    hub->looks--;
    hub_answered(hub);
    pthread_mutex_unlock(&hub->mutex);
    json_decref(answer);
    free(look);
}

void hub_look_at_guests(struct hub *hub)
{
    hub->looks_again = false;
    for (struct stream *stream = hub->streams; stream; stream = stream->after) {
        struct look *look;

        if (!stream_is_guest(stream))
            continue;
        look = mem_new(sizeof *look);
        *look = (struct look){ hub, stream->serial };
        hub->looks++;
        hub_ask(hub, "visit.show", json_pack("{s:s}", "visit", stream->who.visit), looked, look);
    }
}
