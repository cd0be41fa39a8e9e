// Pages of hosts, and the files that pages are made of.
#include <string.h>

#include "util/mem.h"
#include "web/inside.h"

static void show_host_page(struct turn *turn, const json_t *door,
                           void (*page)(struct str *out, const struct page_board *look))
{
    const json_t *told = turn->session.told;
    struct page_board look = { .frame = turn_frame(turn, door),
                               .shown = json_get_text(told, "shown"),
                               .initials = json_get_text(told, "initials"),
                               .colour = (int)json_get_int(told, "colour", 0) };
    struct str document = { 0 };

    page(&document, &look);
    turn_page(turn, 200, &document);
}

static void show_home(struct turn *turn, json_t *door)
{
    struct page_frame frame = turn_frame(turn, door);
    struct str document = { 0 };

    if (turn->session.host[0]) {
        show_host_page(turn, door, page_board);
        return;
    }
    page_unpaired(&document, &frame);
    turn_page(turn, 200, &document);
}

static void show_arrivals(struct turn *turn, json_t *door)
{
    show_host_page(turn, door, page_arrivals);
}

void serve_home(struct turn *turn)
{
    turn_ask(turn, "door.show", json_object(), show_home);
}

void serve_arrivals(struct turn *turn)
{
    if (turn->session.host[0])
        turn_ask(turn, "door.show", json_object(), show_arrivals);
    else
        turn_go(turn, "/", NULL);
}

// ---- files

static void serve_file(struct turn *turn, const char *name)
{
    const struct web_asset *file = web_assets_find(turn->web->assets, name);
    struct http_reply reply = { .status = 200, .is_kept = true };

    if (!file) {
        turn_refuse(turn, 404, NULL);
        return;
    }
    reply.type = file->type;
    reply.shared = file->at;
    reply.shared_length = file->length;
    turn_reply(turn, &reply);
}

void serve_asset(struct turn *turn)
{
    serve_file(turn, turn->parts[0]);
}

void serve_manifest(struct turn *turn)
{
    serve_file(turn, "manifest.webmanifest");
}

void serve_health(struct turn *turn)
{
    struct http_reply reply = { .status = 200, .type = "text/plain" };

    str_add(&reply.body, "ok\n");
    turn_reply(turn, &reply);
}
