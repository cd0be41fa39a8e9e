#include "domain/introduction.h"

#include <stdlib.h>
#include <string.h>

#include "domain/introduction_inside.h"
#include "util/mem.h"

// Who says the one should meet who says the other.
static const enum introduction_kind answers[INTRODUCTION_KINDS] = {
    [INTRODUCTION_SEEKS] = INTRODUCTION_OFFERS,
    [INTRODUCTION_OFFERS] = INTRODUCTION_SEEKS,
    [INTRODUCTION_SHARES] = INTRODUCTION_SHARES,
    [INTRODUCTION_INVITED] = INTRODUCTION_INVITED,
};

struct introductions *introductions_create(void)
{
    return mem_new(sizeof(struct introductions));
}

static void finish_postings(struct postings *postings)
{
    free(postings->start);
    free(postings->places);
}

void introductions_destroy(struct introductions *all)
{
    if (!all)
        return;
    free(all->people);
    free(all->mentions);
    free(all->made);
    map_finish(&all->posting_of);
    map_finish(&all->place_of);
    number_set_finish(&all->met);
    finish_postings(&all->everybody);
    finish_postings(&all->settled);
    str_finish(&all->folded);
    free(all);
}

// ---- adding

static uint64_t key_of(enum introduction_kind kind, uint64_t topic)
{
    return topic + (uint64_t)kind * UINT64_C(0x9E3779B97F4A7C15);
}

static uint32_t posting_for(struct introductions *all, uint64_t key)
{
    int64_t posting = map_get(&all->posting_of, key);

    if (posting == 0) {
        posting = ++all->posting_count;
        map_set(&all->posting_of, key, posting);
    }
    return (uint32_t)posting;
}

static bool is_said(const struct introductions *all, const struct person *person, uint32_t posting)
{
    for (size_t i = person->first_mention; i < all->mention_count; i++) {
        if (all->mentions[i].own == posting)
            return true;
    }
    return false;
}

static void add_mention(struct introductions *all, struct person *person, enum introduction_kind kind,
                        uint32_t item, uint64_t topic)
{
    uint32_t posting;

    if (topic == 0)
        return;
    posting = posting_for(all, key_of(kind, topic));
    if (is_said(all, person, posting))
        return;
    all->mentions =
        mem_grow(all->mentions, &all->mention_room, all->mention_count + 1, sizeof *all->mentions);
    all->mentions[all->mention_count++] = (struct mention){
        .answer = key_of(answers[kind], topic), .own = posting, .kind = kind, .item = item
    };
    person->mention_count++;
}

void introductions_add(struct introductions *all, const struct introduction_person *said)
{
    struct person *person;
    struct introduction_packed packed;
    enum introduction_kind kind;
    uint64_t topic;

    must(!all->is_ready);
    all->people = mem_grow(all->people, &all->room, all->count + 1, sizeof *all->people);
    person = &all->people[all->count];
    *person = (struct person){
        .guest = said->guest,
        .inviter = said->inviter,
        .turn = all->count++,
        .first_mention = all->mention_count,
        .has_agreed = said->has_agreed,
        .is_newcomer = said->visit_number == 1 && role_is_welcomed(said->role),
        .is_settled = said->role == ROLE_MEMBER || said->role == ROLE_HOST,
    };
    if (!introduction_unpack(&packed, said->packed))
        return;
    person->order = packed.order;
    person->company = packed.company;
    person->name = packed.name;
    person->invited_by =
        said->inviter ? introduction_fingerprint(&all->folded, said->inviter_name) : packed.invited_by;
    for (uint32_t item = 0; introduction_unpack_next(&packed, &kind, &topic, &item);)
        add_mention(all, person, kind, item, topic);
    add_mention(all, person, INTRODUCTION_INVITED, 0, person->invited_by);
}

int64_t introduction_pair(const struct introductions *all, size_t one, size_t other)
{
    return (int64_t)(one < other ? one * all->count + other : other * all->count + one);
}

static void note_made(struct introductions *all, int64_t a, int64_t b)
{
    int64_t one = map_get(&all->place_of, (uint64_t)a), other = map_get(&all->place_of, (uint64_t)b);

    if (one && other)
        number_set_add(&all->met, introduction_pair(all, (size_t)one - 1, (size_t)other - 1));
}

void introductions_add_made(struct introductions *all, int64_t a, int64_t b)
{
    if (all->is_ready) {
        note_made(all, a, b);
        return;
    }
    all->made = mem_grow(all->made, &all->made_room, all->made_count + 1, sizeof *all->made);
    all->made[all->made_count].a = a;
    all->made[all->made_count++].b = b;
}

// ---- making ready

static int by_order(const void *a, const void *b)
{
    const struct person *one = a, *other = b;

    if (one->order != other->order)
        return one->order < other->order ? -1 : 1;
    return (one->guest > other->guest) - (one->guest < other->guest);
}

static void note_places(struct introductions *all)
{
    for (size_t i = 0; i < all->count; i++)
        map_set(&all->place_of, (uint64_t)all->people[i].guest, (int64_t)i + 1);
    for (size_t i = 0; i < all->made_count; i++)
        note_made(all, all->made[i].a, all->made[i].b);
}

static bool stands_in(const struct person *person, bool settled_only)
{
    return person->has_agreed && (!settled_only || person->is_settled);
}

// Everybody's mentions are counted, then put where their posting begins.
static void make_postings(const struct introductions *all, struct postings *postings, bool settled_only)
{
    size_t *next;

    postings->start = mem_new((all->posting_count + 2) * sizeof *postings->start);
    postings->places = mem_new((all->mention_count + 1) * sizeof *postings->places);
    for (size_t i = 0; i < all->count; i++) {
        const struct person *person = &all->people[i];

        for (size_t j = 0; stands_in(person, settled_only) && j < person->mention_count; j++)
            postings->start[all->mentions[person->first_mention + j].own + 1]++;
    }
    for (size_t i = 1; i < all->posting_count + 2; i++)
        postings->start[i] += postings->start[i - 1];
    next = mem_new((all->posting_count + 2) * sizeof *next);
    memcpy(next, postings->start, (all->posting_count + 2) * sizeof *next);
    for (size_t i = 0; i < all->count; i++) {
        const struct person *person = &all->people[i];

        for (size_t j = 0; stands_in(person, settled_only) && j < person->mention_count; j++)
            postings->places[next[all->mentions[person->first_mention + j].own]++] = (uint32_t)i;
    }
    free(next);
}

static size_t size_of(const struct introductions *all, const struct mention *mention)
{
    return all->everybody.start[mention->other + 1] - all->everybody.start[mention->other];
}

// Seek and offer, then topics, then inviters; of a kind, what fewer say.
static bool is_stronger(const struct introductions *all, const struct mention *one,
                        const struct mention *other)
{
    static const int ranks[INTRODUCTION_KINDS] = { [INTRODUCTION_SHARES] = 1, [INTRODUCTION_INVITED] = 2 };

    if (ranks[one->kind] != ranks[other->kind])
        return ranks[one->kind] < ranks[other->kind];
    return size_of(all, one) < size_of(all, other);
}

// They are few: each is put before those that are weaker.
static void order_mentions(struct introductions *all, const struct person *person)
{
    struct mention *mentions = all->mentions + person->first_mention;

    for (size_t i = 0; i < person->mention_count; i++)
        mentions[i].other = (uint32_t)map_get(&all->posting_of, mentions[i].answer);
    for (size_t i = 1; i < person->mention_count; i++) {
        struct mention moved = mentions[i];
        size_t at = i;

        for (; at > 0 && is_stronger(all, &moved, &mentions[at - 1]); at--)
            mentions[at] = mentions[at - 1];
        mentions[at] = moved;
    }
}

void introductions_make_ready(struct introductions *all)
{
    if (all->is_ready)
        return;
    all->is_ready = true;
    if (all->count > 1)
        qsort(all->people, all->count, sizeof *all->people, by_order);
    note_places(all);
    make_postings(all, &all->everybody, false);
    make_postings(all, &all->settled, true);
    for (size_t i = 0; i < all->count; i++)
        order_mentions(all, &all->people[i]);
}
