#include "store/unit.h"

#include <stdlib.h>
#include <string.h>

#include "store/fact_list.h"
#include "store/handle.h"
#include "store/subject.h"
#include "util/mem.h"

struct node {
    int64_t num, into, stamp, seq;
    char device[ID_SIZE];
    bool walked;
};

struct graph {
    struct node *nodes;
    size_t count, room;
};

static struct node *find(const struct graph *graph, int64_t num)
{
    for (size_t i = 0; i < graph->count; i++) {
        if (graph->nodes[i].num == num)
            return &graph->nodes[i];
    }
    return NULL;
}

static void add(struct graph *graph, int64_t num)
{
    if (!num || find(graph, num))
        return;
    graph->nodes = mem_grow(graph->nodes, &graph->room, graph->count + 1, sizeof *graph->nodes);
    graph->nodes[graph->count++] = (struct node){ .num = num };
}

static bool read_link(struct store *store, struct graph *graph, size_t at, struct err *err)
{
    struct db_rows rows;
    struct node *node = &graph->nodes[at];
    int64_t num = node->num, into = 0;

    db_query(store->db, &rows, "SELECT ifnull(into_guest, 0), stamp, seq, device FROM link WHERE guest = ?",
             "i", num);
    if (db_next(&rows)) {
        into = node->into = db_int(&rows, 0);
        node->stamp = db_int(&rows, 1);
        node->seq = db_int(&rows, 2);
        strncpy(node->device, db_text(&rows, 3), ID_SIZE - 1);
    }
    if (!db_done(&rows, err))
        return false;
    add(graph, into);
    db_query(store->db, &rows, "SELECT guest FROM link WHERE into_guest = ?", "i", num);
    while (db_next(&rows))
        add(graph, db_int(&rows, 0));
    return db_done(&rows, err);
}

static bool is_newer(const struct node *a, const struct node *b)
{
    int device;

    if (a->stamp != b->stamp)
        return a->stamp > b->stamp;
    device = strcmp(a->device, b->device);
    return device != 0 ? device > 0 : a->seq > b->seq;
}

// Every node has one way out at most, so a connected graph has one circle at most: follow
// the links to the end, or once round the circle to its newest link.
static struct node *kept_of(struct graph *graph)
{
    struct node *node = &graph->nodes[0], *newest, *start;

    for (; node->into && !node->walked; node = find(graph, node->into))
        node->walked = true;
    if (!node->into)
        return node;
    start = newest = node;
    for (node = find(graph, start->into); node != start; node = find(graph, node->into)) {
        if (is_newer(node, newest))
            newest = node;
    }
    newest->into = 0;
    return newest;
}

static bool add_member(struct store *store, struct unit *unit, int64_t num, int depth, struct err *err)
{
    struct unit_member *member;

    unit->members = mem_grow(unit->members, &unit->room, unit->count + 1, sizeof *unit->members);
    member = &unit->members[unit->count++];
    *member = (struct unit_member){ .num = num, .depth = depth };
    return subject_id(store, num, member->id, err);
}

static int by_depth_and_id(const void *a, const void *b)
{
    const struct unit_member *one = a, *other = b;

    if (one->depth != other->depth)
        return one->depth < other->depth ? -1 : 1;
    return strcmp(one->id, other->id);
}

static bool order_members(struct store *store, struct unit *unit, struct graph *graph, struct err *err)
{
    if (!add_member(store, unit, kept_of(graph)->num, 0, err))
        return false;
    for (size_t i = 0; i < unit->count; i++) {
        for (size_t j = 0; j < graph->count; j++) {
            if (graph->nodes[j].into == unit->members[i].num &&
                !add_member(store, unit, graph->nodes[j].num, unit->members[i].depth + 1, err))
                return false;
        }
    }
    qsort(unit->members, unit->count, sizeof *unit->members, by_depth_and_id);
    return true;
}

bool unit_find(struct store *store, struct unit *unit, int64_t guest, struct err *err)
{
    struct graph graph = { 0 };
    bool done = true;

    unit->count = 0;
    if (!store->count.has_links)
        return add_member(store, unit, guest, 0, err);
    add(&graph, guest);
    for (size_t i = 0; done && i < graph.count; i++)
        done = read_link(store, &graph, i, err);
    done = done && order_members(store, unit, &graph, err);
    free(graph.nodes);
    return done;
}

void unit_finish(struct unit *unit)
{
    free(unit->members);
    *unit = (struct unit){ 0 };
}

// ---- the register

static const struct fact *last_merge(const struct fact_list *list)
{
    const struct fact *last = NULL;

    for (size_t i = 0; i < list->count; i++) {
        if (fact_is(&list->facts[i], FACT_GUEST_MERGED) && (!last || fact_compare(&list->facts[i], last) > 0))
            last = &list->facts[i];
    }
    return last;
}

bool unit_relink(struct store *store, int64_t guest, int64_t *old_into, int64_t *new_into, struct err *err)
{
    struct fact_list list = { 0 };
    const struct fact *last;
    bool done;

    *old_into = *new_into = 0;
    store->count.has_links = true;
    done = db_number(store->db, err, old_into, "SELECT ifnull(into_guest, 0) FROM link WHERE guest = ?", "i",
                     guest) &&
           fact_list_guest(store, &list, guest, err);
    last = done ? last_merge(&list) : NULL;
    if (last) {
        const char *into = json_get_text(last->body, "into");

        done = (!into[0] || strcmp(into, last->guest) == 0 || subject_name(store, into, new_into, err)) &&
               db_run(store->db, err, "INSERT OR REPLACE INTO link VALUES (?, nullif(?, 0), ?, ?, ?)",
                      "iiiti", guest, *new_into, last->stamp, last->device, last->seq);
    }
    fact_list_finish(&list);
    return done;
}
