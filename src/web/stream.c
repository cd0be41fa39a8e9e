#include "web/stream.h"

#include <stdlib.h>
#include <string.h>

#include "util/clock.h"
#include "util/mem.h"
#include "web/hub_inside.h"
#include "web/reduce.h"

enum { HEARD_SOON_US = 300000 };

// ---- what is said

static void say_id(const struct hub *hub, struct str *out, uint64_t number)
{
    str_addf(out, "id: %s-%llu\n", hub->boot, (unsigned long long)number);
}

static bool concerns(const struct hub_who *who, const json_t *alert)
{
    const json_t *hosts = json_object_get(alert, "hosts");
    size_t at;
    json_t *host;

    if (!who->host[0])
        return false;
    if (json_get_bool(alert, "all") || (json_get_bool(alert, "lead") && who->is_lead))
        return true;
    json_array_foreach(hosts, at, host)
    {
        if (json_is_string(host) && strcmp(json_string_value(host), who->host) == 0)
            return true;
    }
    return false;
}

static void say_alert(struct stream *stream, const struct hub_alert *alert)
{
    json_t *told = json_array(), *one;
    size_t at;
    char *line;

    json_array_foreach(alert->alerts, at, one)
    {
        if (concerns(&stream->who, one))
            json_array_append_new(told, stream->hub->setup.is_short ? reduced(one) : json_incref(one));
    }
    if (json_array_size(told) > 0) {
        line = json_line(told);
        str_add(&stream->said, "event: alert\n");
        say_id(stream->hub, &stream->said, alert->number);
        str_addf(&stream->said, "data: %s\n\n", line);
        free(line);
    }
    json_decref(told);
}

// Up to which number a stream may hear: of calls for hosts nothing until it is known that it is still let in.
static uint64_t may_hear(const struct stream *stream)
{
    const struct hub *hub = stream->hub;
    uint64_t until = hub->number;

    for (size_t i = 0; i < HUB_ALERTS && stream->who.host[0]; i++) {
        const struct hub_alert *alert = &hub->alerts[i];

        if (alert->alerts && alert->commits > hub->told_commits && alert->number <= until)
            until = alert->number - 1;
    }
    return until;
}

static void say_alerts(struct stream *stream, uint64_t until)
{
    const struct hub *hub = stream->hub;

    for (size_t i = 0; i < HUB_ALERTS; i++) {
        const struct hub_alert *alert = &hub->alerts[(hub->next_alert + i) % HUB_ALERTS];

        if (alert->alerts && alert->number > stream->alerted && alert->number <= until)
            say_alert(stream, alert);
    }
    if (stream->alerted < until)
        stream->alerted = until;
}

static void begin_changed(struct stream *stream, uint64_t number)
{
    str_add(&stream->said, "event: changed\n");
    say_id(stream->hub, &stream->said, number);
}

static void say_to_guest(struct stream *stream)
{
    if (stream->told >= stream->wanted)
        return;
    stream->told = stream->wanted;
    begin_changed(stream, stream->told);
    str_addf(&stream->said, "data: %llu\n\n", (unsigned long long)stream->told);
}

// Whether there is a board for it, and it is known to be let in as of that.
static bool has_board(const struct stream *stream)
{
    return stream->hub->feed.board && stream->opened <= stream->hub->told_commits;
}

// Only the newest.
static void say_board(struct stream *stream)
{
    struct hub *hub = stream->hub;

    if (!has_board(stream) || stream->shown == hub->feed.number)
        return;
    begin_changed(stream, stream->alerted);
    str_addf(&stream->said, "data: {\"now_ms\":%lld,", (long long)clock_now_ms());
    stream->sheet = board_feed_from(&hub->feed, stream->shown);
    stream->shown = hub->feed.number;
}

// Calls go before the board: whoever has its id has heard them.
static void say(struct stream *stream)
{
    if (stream_is_guest(stream))
        say_to_guest(stream);
    else {
        say_alerts(stream, may_hear(stream));
        say_board(stream);
    }
    if (stream->said.length == 0 && stream->is_due)
        str_add(&stream->said, ": heart\n\n");
    stream->is_due = false;
}

// ---- a stream

static size_t copy_some(char *at, size_t room, const struct str *text, size_t from)
{
    size_t length = from < text->length ? text->length - from : 0;

    length = length < room ? length : room;
    if (length > 0)
        memcpy(at, text->at + from, length);
    return length;
}

// What is still to go out: of what was said, then of the board, then its end.
static size_t take(struct stream *stream, char *at, size_t room)
{
    static char end[] = "}\n\n";
    const struct str none = { 0 }, closing = { .at = end, .length = sizeof end - 1 };
    const struct str *parts[] = { &stream->said, stream->sheet ? &stream->sheet->text : &none,
                                  stream->sheet ? &closing : &none };
    size_t taken = 0, before = 0;

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        size_t done = stream->taken + taken;

        taken += copy_some(at + taken, room - taken, parts[i], done > before ? done - before : 0);
        before += parts[i]->length;
    }
    stream->taken += taken;
    if (stream->taken == before) { // all of it
        str_clear(&stream->said);
        sheet_leave(stream->sheet);
        stream->sheet = NULL;
        stream->taken = 0;
    }
    return taken;
}

static ssize_t stream_read(void *context, char *at, size_t room)
{
    struct stream *stream = context;
    struct hub *hub = stream->hub;
    size_t length;
    bool is_over;

    pthread_mutex_lock(&hub->mutex);
    is_over = stream->is_over;
    if (stream->said.length == 0 && !is_over)
        say(stream);
    length = take(stream, at, room);
    pthread_mutex_unlock(&hub->mutex);
    return length == 0 && is_over ? -1 : (ssize_t)length;
}

static void stream_closed(void *context)
{
    struct stream *stream = context;
    struct hub *hub = stream->hub;

    pthread_mutex_lock(&hub->mutex);
    *(stream->before ? &stream->before->after : &hub->streams) = stream->after;
    if (stream->after)
        stream->after->before = stream->before;
    sheet_leave(stream->sheet);
    pthread_mutex_unlock(&hub->mutex);
    str_finish(&stream->said);
    free(stream);
}

// What a browser has seen before: after an id of another run of the door, or none, everything is new.
static uint64_t seen_before(const struct hub *hub, const char *last_id)
{
    size_t length = strlen(hub->boot);

    if (strncmp(last_id, hub->boot, length) != 0 || last_id[length] != '-')
        return 0;
    return strtoull(last_id + length + 1, NULL, 10);
}

static struct stream *stream_of(struct hub *hub, const struct hub_who *who, const char *last_id)
{
    struct stream *stream = mem_new(sizeof *stream);
    uint64_t seen = seen_before(hub, last_id);

    *stream = (struct stream){ .hub = hub, .who = *who, .serial = ++hub->serials };
    stream->wanted = hub->number;
    stream->told = seen;
    stream->alerted = seen && seen < hub->number ? seen : hub->number;
    stream->is_due = true;
    stream->opened = hub_commits(hub);
    stream->after = hub->streams;
    if (hub->streams)
        hub->streams->before = stream;
    hub->streams = stream;
    str_add(&stream->said, "retry: 1000\n\n");
    return stream;
}

void hub_stream(struct hub *hub, struct exchange *exchange, const struct hub_who *who, const char *last_id)
{
    struct http_reply busy = { 0 };
    struct stream *stream;

    pthread_mutex_lock(&hub->mutex);
    if (hub->is_ending)
        busy = http_reply_error(503, http_status_said(503));
    else {
        stream = stream_of(hub, who, last_id);
        stream->flow = exchange_stream(exchange, &(struct flow_calls){ stream_read, stream_closed, stream });
        hub->looks_again = true;
        hub->has_news = hub->has_news || (!stream_is_guest(stream) && !has_board(stream));
        hub->heard_us = hub->heard_us ? hub->heard_us : clock_steady_us() + HEARD_SOON_US;
        hub_ring(hub); // with the mutex: behind it the hub may be gone
    }
    pthread_mutex_unlock(&hub->mutex);
    if (busy.status)
        exchange_reply(exchange, &busy);
}

void hub_alert(struct hub *hub, const json_t *alerts)
{
    struct hub_alert *kept;

    pthread_mutex_lock(&hub->mutex);
    kept = &hub->alerts[hub->next_alert];
    hub->next_alert = (hub->next_alert + 1) % HUB_ALERTS;
    json_decref(kept->alerts);
    *kept = (struct hub_alert){ ++hub->number, hub_commits(hub), clock_steady_us(), json_deep_copy(alerts) };
    hub->has_news = true;
    pthread_mutex_unlock(&hub->mutex);
    hub_ring(hub);
}
