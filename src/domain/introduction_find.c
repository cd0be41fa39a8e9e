// Looking for somebody: along the postings of what a person says, the strongest reason first.
#include <limits.h>
#include <stdlib.h>

#include "domain/introduction_inside.h"
#include "util/err.h"
#include "util/mem.h"

const char *const introduction_kind_names[INTRODUCTION_KINDS] = { "seeks", "offers", "shares", "invited" };

struct search {
    const struct introductions *all;
    size_t place; // of the one it is for
    enum introduction_reader reader;
    struct introduction *found;
    size_t found_count, most;
    // of a list for everybody, else NULL
    const struct number_set *suggested;
    const unsigned char *taken; // by place: how many suggestions they are in
    size_t taken_most;
};

// ---- may these two be suggested?

static bool is_inviter(const struct person *inviter, const struct person *guest)
{
    return (guest->inviter != 0 && guest->inviter == inviter->guest) ||
           (guest->invited_by != 0 && guest->invited_by == inviter->name);
}

static bool know_each_other(const struct introductions *all, size_t one, size_t other)
{
    const struct person *a = &all->people[one], *b = &all->people[other];

    return (a->company != 0 && a->company == b->company) || is_inviter(a, b) || is_inviter(b, a) ||
           number_set_has(&all->met, introduction_pair(all, one, other));
}

static bool is_found(const struct search *search, int64_t guest)
{
    for (size_t i = 0; i < search->found_count; i++) {
        if (search->found[i].b == guest)
            return true;
    }
    return false;
}

static bool fits(const struct search *search, size_t other)
{
    const struct introductions *all = search->all;

    return other != search->place &&
           !(search->reader == INTRODUCTION_FOR_GUEST && all->people[other].is_newcomer) &&
           !(search->taken && search->taken[other] >= search->taken_most) &&
           !(search->suggested &&
             number_set_has(search->suggested, introduction_pair(all, search->place, other))) &&
           !know_each_other(all, search->place, other) && !is_found(search, all->people[other].guest);
}

// ---- along the postings

// Where those begin who come after the place.
static size_t behind(const uint32_t *places, size_t count, size_t place)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (places[middle] > place)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

static void search_posting(struct search *search, const struct postings *postings,
                           const struct mention *mention)
{
    const uint32_t *places = postings->places + postings->start[mention->other];
    size_t count = postings->start[mention->other + 1] - postings->start[mention->other];
    size_t first = behind(places, count, search->place);

    for (size_t i = 0; i < count && search->found_count < search->most; i++) {
        size_t other = places[(first + i) % count];

        if (fits(search, other))
            search->found[search->found_count++] =
                (struct introduction){ search->all->people[search->place].guest,
                                       search->all->people[other].guest, mention->kind, mention->item };
    }
}

static void search_all(struct search *search, const struct postings *postings)
{
    const struct person *person = &search->all->people[search->place];

    for (size_t i = 0; i < person->mention_count && search->found_count < search->most; i++) {
        const struct mention *mention = &search->all->mentions[person->first_mention + i];

        if (mention->kind != INTRODUCTION_INVITED || search->reader == INTRODUCTION_FOR_HOSTS)
            search_posting(search, postings, mention);
    }
}

static void run(struct search *search)
{
    const struct introductions *all = search->all;

    if (all->people[search->place].is_newcomer)
        search_all(search, &all->settled);
    search_all(search, &all->everybody);
}

size_t introductions_for(struct introductions *all, int64_t guest, enum introduction_reader reader,
                         size_t most, struct introduction *found)
{
    struct search search = { .all = all, .reader = reader, .found = found, .most = most };
    int64_t place;

    introductions_make_ready(all);
    place = map_get(&all->place_of, (uint64_t)guest);
    if (place == 0)
        return 0;
    search.place = (size_t)place - 1;
    if (reader == INTRODUCTION_FOR_GUEST || all->people[search.place].has_agreed)
        run(&search);
    return search.found_count;
}

// ---- for everybody

struct listing {
    struct introductions *all;
    size_t most;
    struct introduction *found;    // for the person of a place: from place * most on
    unsigned char *counts, *taken; // of each place: found for it; and with those in which it is the other
    size_t *turns;                 // places, in the order in which they are asked
    struct number_set suggested;
};

// First-timers, then the others, each as they were added: two passes over who has which turn.
static void give_turns(struct listing *listing)
{
    const struct introductions *all = listing->all;
    size_t *place_at = mem_new((all->count + 1) * sizeof *place_at), count = 0;

    for (size_t i = 0; i < all->count; i++)
        place_at[all->people[i].turn] = i;
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < all->count; i++) {
            if (all->people[place_at[i]].is_newcomer == (pass == 0))
                listing->turns[count++] = place_at[i];
        }
    }
    free(place_at);
}

static bool take_turn(struct listing *listing, size_t place)
{
    struct introductions *all = listing->all;
    struct search search = { .all = all,
                             .place = place,
                             .reader = INTRODUCTION_FOR_HOSTS,
                             .found = listing->found + place * listing->most + listing->counts[place],
                             .most = 1,
                             .suggested = &listing->suggested,
                             .taken = listing->taken,
                             .taken_most = listing->most };
    size_t other;

    if (!all->people[place].has_agreed)
        return false;
    run(&search);
    if (search.found_count == 0)
        return false;
    other = (size_t)map_get(&all->place_of, (uint64_t)search.found->b) - 1;
    number_set_add(&listing->suggested, introduction_pair(all, place, other));
    listing->counts[place]++;
    listing->taken[place]++;
    listing->taken[other]++;
    return true;
}

// Rounds: in the n-th, whoever is in fewer than n suggestions is asked for.
static void take_rounds(struct listing *listing)
{
    for (size_t round = 1; round <= listing->most; round++) {
        for (size_t i = 0; i < listing->all->count; i++) {
            if (listing->taken[listing->turns[i]] < round)
                take_turn(listing, listing->turns[i]);
        }
    }
}

static size_t gather(const struct listing *listing, struct introduction **list)
{
    size_t count = 0;

    *list = mem_new((listing->all->count * listing->most + 1) * sizeof **list);
    for (size_t i = 0; i < listing->all->count; i++) {
        size_t place = listing->turns[i];

        for (size_t j = 0; j < listing->counts[place]; j++)
            (*list)[count++] = listing->found[place * listing->most + j];
    }
    return count;
}

size_t introductions_list(struct introductions *all, size_t most, struct introduction **list)
{
    struct listing listing = { .all = all, .most = most };
    size_t count;

    must(most <= UCHAR_MAX);
    introductions_make_ready(all);
    listing.found = mem_new((all->count * most + 1) * sizeof *listing.found);
    listing.counts = mem_new(all->count + 1);
    listing.taken = mem_new(all->count + 1);
    listing.turns = mem_new((all->count + 1) * sizeof *listing.turns);
    give_turns(&listing);
    take_rounds(&listing);
    count = gather(&listing, list);
    free(listing.found);
    free(listing.counts);
    free(listing.taken);
    free(listing.turns);
    number_set_finish(&listing.suggested);
    return count;
}

// ---- in words

void introduction_say(struct str *out, enum introduction_kind kind, const char *topic, const char *a,
                      const char *b)
{
    switch (kind) {
    case INTRODUCTION_SEEKS:
        str_addf(out, "%s %s %s, %s offers it", a ? a : "You", a ? "seeks" : "seek", topic, b);
        return;
    case INTRODUCTION_OFFERS:
        str_addf(out, "%s seeks %s, %s %s it", b, topic, a ? a : "you", a ? "offers" : "offer");
        return;
    case INTRODUCTION_SHARES:
        str_addf(out, "%s care about %s", a ? "Both" : "You both", topic);
        return;
    case INTRODUCTION_INVITED:
        str_addf(out, "%s invited %s both", topic, a ? "them" : "you");
        return;
    case INTRODUCTION_KINDS:
        break;
    }
    must(false);
}
