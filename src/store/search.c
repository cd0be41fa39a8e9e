#include "store/search.h"

#include <stdlib.h>
#include <string.h>

#include "store/search_inside.h"
#include "store/search_mark.h"
#include "util/mem.h"
#include "util/text.h"

struct search *search_new(struct db *db)
{
    struct search *search = mem_new(sizeof *search);

    search->db = db;
    return search;
}

void search_forget_pending(struct search *search)
{
    search->posting_count = search->cleared_count = 0;
    str_clear(&search->texts);
}

void search_destroy(struct search *search)
{
    if (!search)
        return;
    search_forget_words(search);
    vocabulary_finish(&search->vocabulary);
    search_words_finish(&search->words);
    str_finish(&search->text);
    str_finish(&search->texts);
    free(search->entries);
    free(search->touched);
    free(search->postings);
    free(search->cleared);
    free(search);
}

void search_forget(struct search *search)
{
    search_forget_words(search);
    search_forget_pending(search);
    vocabulary_finish(&search->vocabulary);
}

bool search_load(struct search *search, struct err *err)
{
    return vocabulary_load(&search->vocabulary, search->db, err);
}

bool search_is_loaded(const struct search *search)
{
    return search->vocabulary.loaded;
}

void search_learn(struct search *search, const char *text, int64_t num, int64_t guests)
{
    vocabulary_change(&search->vocabulary, text, num, guests);
}

void search_on_word(struct search *search, search_word_function *on_word, void *context)
{
    search->on_word = on_word;
    search->on_word_context = context;
}

void search_set_later(struct search *search, bool later)
{
    search->later = later;
}

static uint64_t mark_of_words(const struct search_words *words)
{
    uint64_t mark = 0;

    for (size_t i = 0; i < words->count; i++)
        mark |= search_mark(search_word(words, i));
    return mark;
}

static void add_posting(struct search *search, struct posting posting)
{
    search->postings =
        mem_grow(search->postings, &search->posting_room, search->posting_count + 1, sizeof posting);
    search->postings[search->posting_count++] = posting;
}

static void touch(struct search *search, uint32_t number, int64_t change)
{
    struct search_entry *entry = &search->entries[number];

    entry->change += change;
    if (entry->touched)
        return;
    entry->touched = true;
    search->touched =
        mem_grow(search->touched, &search->touched_room, search->touched_count + 1, sizeof number);
    search->touched[search->touched_count++] = number;
}

bool search_gather(struct search *search, int64_t guest, const char *name, const char *reading,
                   const char *company, bool gone, struct err *err)
{
    struct posting posting = { .guest = (uint32_t)guest };
    char of_company[WORD_SIZE + sizeof VOCABULARY_COMPANY];
    const char *word;
    uint32_t entry;
    size_t i;

    must(guest >= 0 && guest <= UINT32_MAX);
    search_words_of(&search->words, name, reading, company);
    posting.mark = gone ? 0 : mark_of_words(&search->words);
    for (i = 0; i < search->words.count; i++) {
        word = search_word(&search->words, i);
        if (!search->words.in_name[i])
            word = strcat(strcpy(of_company, VOCABULARY_COMPANY), word);
        if (!search_entry_of(search, word, &entry, err))
            return false;
        posting.word = entry;
        touch(search, entry, gone ? -1 : 1);
        add_posting(search, posting);
    }
    return true;
}

static size_t keep_text(struct search *search, const char *text)
{
    size_t at = search->texts.length;

    str_add_bytes(&search->texts, text, strlen(text) + 1);
    return at;
}

bool search_clear(struct search *search, int64_t guest, struct err *err)
{
    struct search_cleared cleared = { .guest = guest };
    struct db_rows rows;
    int64_t waits = 0;
    bool found, fine;

    db_query(search->db, &rows, "SELECT name, reading, company FROM guest WHERE num = ?", "i", guest);
    found = db_next(&rows);
    if (found) {
        cleared.name = keep_text(search, db_text(&rows, 0));
        cleared.reading = keep_text(search, db_text(&rows, 1));
        cleared.company = keep_text(search, db_text(&rows, 2));
    }
    fine = db_done(&rows, err);
    if (!fine || !found)
        return fine;
    if (!db_number(search->db, err, &waits, "SELECT 1 FROM posting WHERE word = 0 AND guest = ?", "i", guest))
        return false;
    cleared.waiting = waits != 0;
    search->cleared =
        mem_grow(search->cleared, &search->cleared_room, search->cleared_count + 1, sizeof cleared);
    search->cleared[search->cleared_count++] = cleared;
    return true;
}

// The last of the cleared rows of a guest, which then is no longer among them.
static bool take_cleared(struct search *search, int64_t guest, struct search_cleared *cleared)
{
    size_t i;

    for (i = search->cleared_count; i > 0; i--) {
        if (search->cleared[i - 1].guest == guest) {
            *cleared = search->cleared[i - 1];
            search->cleared[i - 1] = search->cleared[--search->cleared_count];
            return true;
        }
    }
    return false;
}

static bool take_out(struct search *search, const struct search_cleared *cleared, struct err *err)
{
    const char *texts = search->texts.at;

    if (cleared->waiting)
        return db_run(search->db, err, "DELETE FROM posting WHERE word = 0 AND guest = ?", "i",
                      cleared->guest);
    return search_gather(search, cleared->guest, texts + cleared->name, texts + cleared->reading,
                         texts + cleared->company, true, err);
}

bool search_take_out_cleared(struct search *search, struct err *err)
{
    for (; search->cleared_count > 0; search->cleared_count--) {
        if (!take_out(search, &search->cleared[search->cleared_count - 1], err))
            return false;
    }
    str_clear(&search->texts);
    return true;
}

bool search_put(struct search *search, int64_t guest, const char *name, const char *reading,
                const char *company, struct err *err)
{
    struct search_cleared cleared;
    const char *texts = search->texts.at;

    if (take_cleared(search, guest, &cleared)) {
        if (strcmp(texts + cleared.name, name) == 0 && strcmp(texts + cleared.reading, reading) == 0 &&
            strcmp(texts + cleared.company, company) == 0)
            return true;
        if (!take_out(search, &cleared, err))
            return false;
    }
    if (search->later)
        return db_run(search->db, err, "REPLACE INTO posting VALUES (0, ?, x'')", "i", guest);
    return search_gather(search, guest, name, reading, company, false, err);
}

bool search_savepoint(struct search *search, size_t *point, struct err *err)
{
    bool done = search_take_out_cleared(search, err); // what goes now is not what comes behind

    *point = search->posting_count;
    return done;
}

void search_rollback_to(struct search *search, size_t point)
{
    while (search->posting_count > point) {
        const struct posting *posting = &search->postings[--search->posting_count];

        search->entries[posting->word].change -= posting->mark == 0 ? -1 : 1;
    }
    search->cleared_count = 0;
    str_clear(&search->texts);
}
