// What the parts of the search index share: store/search (gathering), store/search_flush (writing)
// and store/search_find (reading).
#pragma once

#include "domain/search_query.h"
#include "domain/search_words.h"
#include "store/posting_row.h"
#include "store/search.h"
#include "store/vocabulary.h"

// Postings of this word are guests that are not indexed yet (search_set_later).
enum { SEARCH_WAITING = 0 };

// A word whose number is remembered, and what happens to it in this transaction.
struct search_entry {
    size_t at; // in the text
    uint32_t hash;
    int64_t num;    // 0: not in the file
    int64_t stored; // guests that have it, as the file says
    int64_t change; // not written yet
    int64_t news;   // written, not committed yet
    bool touched;
};

// What a guest's row said before it changes.
struct search_cleared {
    int64_t guest;
    size_t name, reading, company; // in the texts
    bool waiting;                  // was not indexed yet
};

struct search {
    struct db *db;
    struct vocabulary vocabulary;
    struct search_words words;

    struct str text;
    struct search_entry *entries;
    size_t entry_count, entry_room;
    uint32_t *slots; // entry + 1 by hash, 0 empty
    size_t slot_count;
    uint32_t *touched; // entries
    size_t touched_count, touched_room;

    struct posting *postings; // changes; the word is an entry, and while writing the rank of its number
    size_t posting_count, posting_room;
    struct str texts;
    struct search_cleared *cleared;
    size_t cleared_count, cleared_room;
    bool later;
    search_word_function *on_word;
    void *on_word_context;
};

// Remembered words: finds or makes the entry of a word.
bool search_entry_of(struct search *search, const char *text, uint32_t *entry, struct err *err);
void search_forget_words(struct search *search);
void search_forget_pending(struct search *search);

// Gathers the postings of a guest: they come, or they go.
bool search_gather(struct search *search, int64_t guest, const char *name, const char *reading,
                   const char *company, bool gone, struct err *err);

// What was cleared and not put again goes out of the index.
bool search_take_out_cleared(struct search *search, struct err *err);
