#include "service/resolve.h"

#include <stdio.h>
#include <string.h>

#include "store/db.h"
#include "store/group_store.h"
#include "store/guest_store.h"
#include "util/mem.h"
#include "util/str.h"
#include "util/zone.h"

enum { LISTED_MOST = 8 };

// The start of the ids that sort after this one: ids are ASCII, so '{' is behind 'z'.
static void prefix_end(char end[ID_SIZE + 1], const char *prefix)
{
    snprintf(end, ID_SIZE + 1, "%s{", prefix);
}

// ---- events

static void list_event(struct str *list, const struct event *event)
{
    char date[ZONE_TIME_SIZE];

    zone_format_date(date, event->zone, event->starts_ms);
    str_addf(list, "%s%s %s (%s)", list->length ? ", " : "", date, event->name, event->id);
}

static bool several_events(const struct event_list *list, bool (*fits)(const struct event *, const char *),
                           const char *text, const char *why, struct err *err)
{
    struct str names = { 0 };
    int listed = 0;

    for (size_t i = 0; i < list->count; i++) {
        if (fits && !fits(&list->events[i], text))
            continue;
        if (listed++ < LISTED_MOST)
            list_event(&names, &list->events[i]);
    }
    if (listed > LISTED_MOST)
        str_addf(&names, " and %d more", listed - LISTED_MOST);
    err_set(err, ERR_REFUSED, "%s: name one: %s", why, str_text(&names));
    str_finish(&names);
    return false;
}

static bool has_id(const struct event *event, const char *text)
{
    return strcmp(event->id, text) == 0;
}

static bool has_name(const struct event *event, const char *text)
{
    return strcmp(event->name, text) == 0;
}

static bool has_id_start(const struct event *event, const char *text)
{
    return id_is_prefix(text) && strncmp(event->id, text, strlen(text)) == 0;
}

static bool choose_named(const struct event_list *list, const char *text, size_t *place, struct err *err)
{
    static bool (*const ways[])(const struct event *, const char *) = { has_id, has_name, has_id_start };
    char why[300];

    for (size_t way = 0; way < 3; way++) {
        size_t found = 0;

        for (size_t i = 0; i < list->count; i++) {
            if (ways[way](&list->events[i], text)) {
                *place = i;
                found++;
            }
        }
        snprintf(why, sizeof why, "several events fit '%.200s'", text);
        if (found > 1)
            return several_events(list, ways[way], text, why, err);
        if (found == 1)
            return true;
    }
    return err_set(err, ERR_REFUSED, "there is no event '%.200s': 'usher event list' shows them", text);
}

static bool choose_unnamed(const struct event_list *list, int64_t now_ms, size_t *place, struct err *err)
{
    *place = event_choose(list->events, list->count, now_ms);
    if (*place < list->count)
        return true;
    if (list->count == 0)
        return err_set(err, ERR_REFUSED, "there is no event yet: add one with 'usher event add'");
    return several_events(list, NULL, "", "it is not clear which event is meant", err);
}

bool resolve_event(struct store *store, const char *text, int64_t now_ms, struct event *event,
                   struct err *err)
{
    struct event_list list = { 0 };
    size_t place = 0;
    bool done = event_store_list(store, &list, err);

    *event = (struct event){ 0 };
    if (done)
        done = text && text[0] ? choose_named(&list, text, &place, err)
                               : choose_unnamed(&list, now_ms, &place, err);
    if (done) { // taken out of the list, which frees the others
        *event = list.events[place];
        list.events[place] = (struct event){ 0 };
    }
    event_list_finish(&list);
    return done;
}

// ---- guests

static bool several_guests(struct store *store, const char *text, const struct guest_nums *nums,
                           struct err *err)
{
    struct str names = { 0 };
    bool done = true;

    for (size_t i = 0; done && i < nums->count && i < LISTED_MOST; i++) {
        struct guest guest;

        done = guest_store_read(store, nums->nums[i], &guest, err);
        if (done && guest.num)
            str_addf(&names, "%s%s (%s)", names.length ? ", " : "", guest.value[GUEST_NAME], guest.id);
        guest_finish(&guest);
    }
    if (done)
        err_set(err, ERR_REFUSED, "several guests fit '%.200s': name one by id: %s%s", text, str_text(&names),
                nums->count > LISTED_MOST ? " and more" : "");
    str_finish(&names);
    return false;
}

static bool by_id_start(struct store *store, const char *text, struct guest_nums *nums, struct err *err)
{
    char end[ID_SIZE + 1];
    struct db_rows rows;

    nums->count = 0;
    if (!id_is_prefix(text))
        return true;
    prefix_end(end, text);
    db_query(store_db(store), &rows,
             "SELECT DISTINCT ifnull(kept, subject.num) FROM subject LEFT JOIN member ON member.guest = "
             "subject.num"
             " JOIN guest ON guest.num = ifnull(kept, subject.num) WHERE subject.id >= ? AND subject.id < ? "
             "LIMIT 50",
             "tt", text, end);
    while (db_next(&rows)) {
        nums->nums = mem_grow(nums->nums, &nums->room, nums->count + 1, sizeof *nums->nums);
        nums->nums[nums->count++] = db_int(&rows, 0);
    }
    return db_done(&rows, err);
}

static bool by_whole_id(struct store *store, const char *text, struct guest_nums *nums, struct err *err)
{
    return strlen(text) == ID_LENGTH ? by_id_start(store, text, nums, err) : true;
}

static bool by_code(struct store *store, const char *text, struct guest_nums *nums, struct err *err)
{
    return guest_store_by_code(store, text, 0, nums, err);
}

bool resolve_guest(struct store *store, const char *text, int64_t *guest, struct err *err)
{
    static bool (*const ways[])(struct store *, const char *, struct guest_nums *,
                                struct err *) = { by_whole_id, by_code, guest_store_by_email, by_id_start };
    struct guest_nums nums = { 0 };
    bool done = true;

    *guest = 0;
    for (size_t way = 0; done && !*guest && way < sizeof ways / sizeof *ways; way++) {
        done = ways[way](store, text, &nums, err);
        if (done && nums.count > 1)
            done = several_guests(store, text, &nums, err);
        else if (done && nums.count == 1)
            *guest = nums.nums[0];
    }
    guest_nums_finish(&nums);
    if (done && !*guest)
        return err_set(err, ERR_REFUSED, "there is no guest '%.200s': 'usher guest find' looks for a name",
                       text);
    return done;
}

bool resolve_person(struct store *store, const char *text, int64_t *guest, struct err *err)
{
    struct guest found = { 0 };
    bool done = resolve_guest(store, text, guest, err) && guest_store_read(store, *guest, &found, err);

    if (done && (!found.num || found.erased))
        done =
            err_set(err, ERR_REFUSED, "nothing is known about '%.100s' any more: name somebody else", text);
    guest_finish(&found);
    return done;
}

// ---- hosts

bool resolve_host(struct store *store, const char *text, struct resolved_host *found, struct err *err)
{
    struct host_list list = { 0 };
    struct str names = { 0 };
    const struct host *match = NULL;
    size_t matches = 0;
    bool done = host_store_list(store, &list, err);

    *found = (struct resolved_host){ 0 };
    for (int way = 0; done && matches == 0 && way < 3; way++) {
        for (size_t i = 0; i < list.count; i++) {
            const struct host *host = &list.hosts[i];
            bool fits = way == 0   ? strcmp(host->id, text) == 0
                        : way == 1 ? strcmp(host->name, text) == 0
                                   : id_is_prefix(text) && strncmp(host->id, text, strlen(text)) == 0;

            if (!fits)
                continue;
            match = host;
            matches++;
            str_addf(&names, "%s%s (%s)", names.length ? ", " : "", host->name, host->id);
        }
    }
    if (done && matches == 0)
        done = err_set(err, ERR_REFUSED, "there is no host '%.200s': 'usher host list' shows them", text);
    else if (done && matches > 1)
        done = err_set(err, ERR_REFUSED, "several hosts fit '%.200s': name one by id: %s", text,
                       str_text(&names));
    if (done) {
        memcpy(found->id, match->id, ID_SIZE);
        found->name = mem_copy_text(match->name);
    }
    str_finish(&names);
    host_list_finish(&list);
    return done;
}

// ---- visits

bool resolve_visit(struct store *store, const char *text, int64_t *guest, int64_t *event, struct err *err)
{
    char end[ID_SIZE + 1];
    struct db_rows rows;
    int found = 0;

    *guest = *event = 0;
    if (id_is_prefix(text)) {
        prefix_end(end, text);
        db_query(store_db(store), &rows,
                 "SELECT DISTINCT guest, event FROM visit_id WHERE id >= ? AND id < ? LIMIT 2", "tt", text,
                 end);
        for (; db_next(&rows); found++) {
            *guest = db_int(&rows, 0);
            *event = db_int(&rows, 1);
        }
        if (!db_done(&rows, err))
            return false;
    }
    if (found == 0)
        return err_set(err, ERR_REFUSED,
                       "there is no visit '%.200s': 'usher welcome list --all' shows those owed one", text);
    return found == 1 ||
           err_set(err, ERR_REFUSED, "several visits begin with '%.200s': give more of the id", text);
}
