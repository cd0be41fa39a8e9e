#include "web/board_feed.h"

#include <stdlib.h>
#include <string.h>

#include "util/mem.h"

static const char now[] = "now_ms", passes[] = "waited_s";

static const struct {
    const char *name, *by;
} lists[] = { { "cards", "visit" }, { "hosts", "host" }, { "helps", "help" }, { "back", "visit" } };

enum { LISTS = sizeof lists / sizeof *lists };

// ---- from one board to the next

static const json_t *row_of(const json_t *rows, const char *by, const char *id)
{
    size_t at;
    json_t *row;

    json_array_foreach(rows, at, row)
    {
        if (strcmp(json_get_text(row, by), id) == 0)
            return row;
    }
    return NULL;
}

static bool is_same_row(const json_t *before, const json_t *after)
{
    json_t *one = json_copy((json_t *)(uintptr_t)before), *other = json_copy((json_t *)(uintptr_t)after);
    bool is_same;

    json_object_del(one, passes);
    json_object_del(other, passes);
    is_same = json_equal(one, other);
    json_decref(one);
    json_decref(other);
    return is_same;
}

static json_t *changed_rows(const json_t *before, const json_t *after, const char *by)
{
    json_t *changed = json_array(), *row;
    size_t at;

    json_array_foreach(after, at, row)
    {
        const json_t *was = row_of(before, by, json_get_text(row, by));

        if (!was || !is_same_row(was, row))
            json_array_append(changed, row);
    }
    return changed;
}

static json_t *ids_of(const json_t *rows, const char *by)
{
    json_t *ids = json_array(), *row;
    size_t at;

    json_array_foreach(rows, at, row) json_array_append(ids, json_object_get(row, by));
    return ids;
}

static void change_list(json_t *change, const char *name, const char *by, const json_t *before,
                        const json_t *after)
{
    json_t *rows = changed_rows(before, after, by), *was = ids_of(before, by), *ids = ids_of(after, by);
    bool is_same_order = json_equal(was, ids);

    if (!is_same_order || json_array_size(rows) > 0) {
        json_t *list = json_pack("{s:s, s:O}", "by", by, "rows", rows);

        if (!is_same_order)
            json_object_set(list, "ids", ids);
        json_object_set_new(change, name, list);
    }
    json_decref(rows);
    json_decref(was);
    json_decref(ids);
}

static const char *by_of(const char *name)
{
    for (size_t i = 0; i < LISTS; i++)
        if (strcmp(lists[i].name, name) == 0)
            return lists[i].by;
    return NULL;
}

json_t *board_change(const json_t *before, const json_t *after)
{
    json_t *set = json_object(), *changed = json_object(), *value;
    const char *name;

    json_object_foreach((json_t *)(uintptr_t)after, name, value)
    {
        const json_t *was = json_object_get(before, name);
        const char *by = by_of(name);

        if (by && json_is_array(was) && json_is_array(value))
            change_list(changed, name, by, was, value);
        else if (strcmp(name, now) != 0 && !json_equal(was, value))
            json_object_set(set, name, value);
    }
    return json_pack("{s:o, s:o}", "set", set, "lists", changed);
}

// ---- what is told

void sheet_leave(struct sheet *sheet)
{
    if (!sheet || --sheet->readers > 0)
        return;
    str_finish(&sheet->text);
    free(sheet);
}

// The members of an object, without its braces.
static struct sheet *sheet_of(const json_t *object)
{
    struct sheet *sheet = mem_new(sizeof *sheet);
    char *line = json_line(object);

    sheet->readers = 1;
    str_add_bytes(&sheet->text, line + 1, strlen(line) - 2);
    free(line);
    return sheet;
}

static void forget_sheets(struct board_feed *feed)
{
    sheet_leave(feed->whole_sheet);
    sheet_leave(feed->change_sheet);
    feed->whole_sheet = feed->change_sheet = NULL;
}

void board_feed_take(struct board_feed *feed, json_t *board)
{
    forget_sheets(feed);
    json_decref(feed->change);
    feed->change = feed->board ? board_change(feed->board, board) : NULL;
    json_decref(feed->board);
    feed->board = board;
    feed->number++;
}

struct sheet *board_feed_from(struct board_feed *feed, uint64_t number)
{
    bool is_next = number > 0 && number + 1 == feed->number;
    struct sheet **sheet = is_next ? &feed->change_sheet : &feed->whole_sheet;

    if (!*sheet) {
        json_t *whole = is_next ? NULL : json_pack("{s:O}", "board", feed->board);

        *sheet = sheet_of(is_next ? feed->change : whole);
        json_decref(whole);
    }
    (*sheet)->readers++;
    return *sheet;
}

void board_feed_finish(struct board_feed *feed)
{
    forget_sheets(feed);
    json_decref(feed->change);
    json_decref(feed->board);
    *feed = (struct board_feed){ 0 };
}
