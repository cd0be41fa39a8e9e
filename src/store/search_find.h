// What a search that is going on knows. For store/search_find and store/search_round alone.
#pragma once

#include "store/search_inside.h"
#include "store/search_sets.h"
#include "util/bit_set.h"
#include "util/number_set.h"

// A guest that was read and fits, though not by the index: still waiting to be indexed, or one of
// the few that are expected.
struct direct {
    int64_t guest;
    enum search_pass pass;
    size_t in_company; // typed words that fit only the company
    bool expected;
};

// Who has a typed word, by the postings of some passes.
struct sieve {
    struct bit_set of_name, of_company;
    bool has[PASSES]; // whose postings were read
};

struct find {
    struct search *search;
    const char *typed;
    int64_t event;
    bool at_door; // nobody but those of the event
    size_t limit;
    struct search_hit *hits;
    size_t count;
    struct number_set seen; // guests in `hits` or in `found`

    struct search_query queries[QUERIES];
    size_t query_count;
    struct search_set sets[QUERIES][PASSES][QUERY_WORDS];
    struct sieve sieves[QUERIES][QUERY_WORDS];

    struct direct *directs;
    size_t direct_count, direct_room;
    bool event_is_direct;

    struct direct *found; // by the pass going on
    size_t found_count, found_room;
    struct number_set rejected[QUERIES]; // guests who were read and fit in no pass
    enum search_pass pass;
    bool expected; // only expected guests
};

bool find_is_full(const struct find *find);

// A guest that a posting or an address names: found if new and wanted now. Without a query the guest is
// known to fit, so many words only by the company; with one the guest is read.
bool find_known(struct find *find, int64_t guest, size_t in_company, struct err *err);
bool find_consider(struct find *find, const struct search_query *query, int64_t guest, struct err *err);

// Finds by the index, for one of the queries, what the pass going on adds.
bool find_by_index(struct find *find, size_t query, struct err *err);
