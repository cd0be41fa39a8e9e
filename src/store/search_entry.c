// The words that the writing side remembers, by text.
#include <stdlib.h>
#include <string.h>

#include "store/search_inside.h"
#include "util/mem.h"

static uint32_t hash_of(const char *text)
{
    uint32_t hash = 2166136261;

    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 16777619;
    return hash ^ hash >> 15;
}

static void put_slot(struct search *search, size_t entry)
{
    size_t slot = search->entries[entry].hash & (search->slot_count - 1);

    while (search->slots[slot] != 0)
        slot = (slot + 1) & (search->slot_count - 1);
    search->slots[slot] = (uint32_t)entry + 1;
}

static void make_room(struct search *search)
{
    size_t i;

    if (search->entry_count * 2 < search->slot_count)
        return;
    free(search->slots);
    search->slot_count = search->slot_count > 0 ? search->slot_count * 2 : 1024;
    search->slots = mem_new(search->slot_count * sizeof *search->slots);
    for (i = 0; i < search->entry_count; i++)
        put_slot(search, i);
}

static bool read_entry(struct search *search, struct search_entry *entry, const char *text, struct err *err)
{
    struct db_rows rows;

    db_query(search->db, &rows, "SELECT num, guests FROM word WHERE text = ?", "t", text);
    if (db_next(&rows)) {
        entry->num = db_int(&rows, 0);
        entry->stored = db_int(&rows, 1);
    }
    return db_done(&rows, err);
}

bool search_entry_of(struct search *search, const char *text, uint32_t *number, struct err *err)
{
    struct search_entry entry = { .hash = hash_of(text) };
    size_t slot;

    make_room(search);
    for (slot = entry.hash & (search->slot_count - 1); search->slots[slot] != 0;
         slot = (slot + 1) & (search->slot_count - 1)) {
        *number = search->slots[slot] - 1;
        if (search->entries[*number].hash == entry.hash &&
            strcmp(search->text.at + search->entries[*number].at, text) == 0)
            return true;
    }
    if (!read_entry(search, &entry, text, err))
        return false;
    entry.at = search->text.length;
    str_add_bytes(&search->text, text, strlen(text) + 1);
    search->entries = mem_grow(search->entries, &search->entry_room, search->entry_count + 1, sizeof entry);
    search->entries[search->entry_count] = entry;
    *number = (uint32_t)search->entry_count++;
    search->slots[slot] = *number + 1;
    return true;
}

void search_forget_words(struct search *search)
{
    free(search->slots);
    search->slots = NULL;
    search->slot_count = search->entry_count = search->touched_count = 0;
    str_clear(&search->text);
}
