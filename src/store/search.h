// The index by which guests are found (SCREENS 3.2), right for a million of them: every word of
// every guest's name, reading and company in every customary spelling, its postings in the file,
// the vocabulary in memory once something is searched. What is the word of a guest is said by
// domain/search_words. Not for two threads at once.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/db.h"

struct search;

struct search *search_new(struct db *db); // nothing is read yet
void search_destroy(struct search *search);

// ---- writing, inside the caller's transaction

// Call before the row of the guest changes or goes: what it says is taken out of the index, unless
// search_put says the same again before search_flush.
bool search_clear(struct search *search, int64_t guest, struct err *err);
// The guest has these words from now on. Gathered in memory until search_flush.
bool search_put(struct search *search, int64_t guest, const char *name, const char *reading,
                const char *company, struct err *err);
// Writes what was gathered, sorted: call before COMMIT.
bool search_flush(struct search *search, struct err *err);
void search_committed(struct search *search);
void search_rolled_back(struct search *search);
// The tables were dropped or changed by others: nothing that is remembered holds any more.
void search_forget(struct search *search);

// From the returned point on what is gathered can be forgotten again, together with what the
// caller's SAVEPOINT takes back in the file.
bool search_savepoint(struct search *search, size_t *point, struct err *err);
void search_rollback_to(struct search *search, size_t point);

// After every COMMIT: each word that was written, its number, and how many guests have it now. What
// another connection remembers is kept right by telling it the same (search_learn).
typedef void search_word_function(void *context, const char *text, int64_t num, int64_t guests);
void search_on_word(struct search *search, search_word_function *on_word, void *context);

// While on, search_flush only notes which guests are to be indexed: they are found all the same, but
// slowly. For an import of very many with nobody at the door; after a crash the notes are still there.
void search_set_later(struct search *search, bool later);
// Indexes some of the guests noted, in the caller's transaction, which ends with search_flush and
// COMMIT; *more says whether to come again.
bool search_catch_up(struct search *search, bool *more, struct err *err);

// ---- reading

// Reads the vocabulary, which the first search would do otherwise.
bool search_load(struct search *search, struct err *err);
bool search_is_loaded(const struct search *search);
void search_learn(struct search *search, const char *text, int64_t num, int64_t guests);

struct search_hit {
    int64_t guest;
    bool slip; // a typo was forgiven
};

// The best `limit` guests for what was typed: all its words fit. Best first: with an event its
// expected guests before the others; whole words before beginnings, names before companies,
// skeletons after both; slips last. The beginning of an e-mail address finds, too.
// `hits` has room for `limit`.
bool search_find(struct search *search, const char *typed, int64_t event, size_t limit,
                 struct search_hit *hits, size_t *count, struct err *err);

// The same among those of one event alone: expected there, or arrived all the same. Unnamed places
// of a buyer are nobody to look for.
bool search_find_at_door(struct search *search, const char *typed, int64_t event, size_t limit,
                         struct search_hit *hits, size_t *count, struct err *err);
