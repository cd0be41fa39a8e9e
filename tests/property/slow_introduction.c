#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "property/slow_introduction.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "util/id.h"
#include "util/json.h"
#include "util/text.h"

uint64_t slow_number(const char *variable, uint64_t otherwise)
{
    const char *said = getenv(variable);

    return said && *said ? strtoull(said, NULL, 10) : otherwise;
}

static void add(struct introductions *all, const struct slow_person *one)
{
    const char *value[GUEST_FIELDS];
    struct str packed = { 0 };

    for (int field = 0; field < GUEST_FIELDS; field++)
        value[field] = "";
    value[GUEST_NAME] = one->name;
    value[GUEST_COMPANY] = one->company;
    value[GUEST_TOPICS] = one->topics;
    value[GUEST_OFFERS] = one->offers;
    value[GUEST_SEEKS] = one->seeks;
    value[GUEST_INVITED_BY] = one->inviter ? "somebody in other words" : one->invited_by;
    introduction_pack(&packed, one->id, value);
    introductions_add(all, &(struct introduction_person){ .guest = one->guest,
                                                          .packed = str_text(&packed),
                                                          .inviter = one->inviter,
                                                          .inviter_name = one->invited_by,
                                                          .role = one->role,
                                                          .visit_number = one->visit_number,
                                                          .has_agreed = one->has_agreed });
    str_finish(&packed);
}

struct introductions *slow_fill(const struct slow_room *room)
{
    struct introductions *all = introductions_create();

    for (size_t i = 0; i < room->count; i++)
        add(all, &room->people[i]);
    for (size_t i = 0; i < room->made_count; i++)
        introductions_add_made(all, room->made[i][0], room->made[i][1]);
    return all;
}

// ---- two people

static bool slow_same(const char *a, const char *b)
{
    struct str blank = { 0 };
    bool said;

    text_fold(&blank, a);
    said = blank.length > 0;
    str_finish(&blank);
    return said && text_same(a, b);
}

static bool slow_is_new(const struct slow_person *one)
{
    return one->visit_number == 1 && (one->role == ROLE_GUEST || one->role == ROLE_SUBSTITUTE);
}

static bool slow_invited(const struct slow_person *guest, const struct slow_person *inviter)
{
    return (guest->inviter && guest->inviter == inviter->guest) ||
           slow_same(guest->invited_by, inviter->name);
}

static bool slow_know(const struct slow_room *room, const struct slow_person *a, const struct slow_person *b)
{
    for (size_t i = 0; i < room->made_count; i++) {
        const int64_t *made = room->made[i];

        if ((made[0] == a->guest && made[1] == b->guest) || (made[0] == b->guest && made[1] == a->guest))
            return true;
    }
    return slow_same(a->company, b->company) || slow_invited(a, b) || slow_invited(b, a);
}

static const char *slow_field(const struct slow_person *one, enum introduction_kind kind)
{
    return kind == INTRODUCTION_SEEKS    ? one->seeks
           : kind == INTRODUCTION_OFFERS ? one->offers
           : kind == INTRODUCTION_SHARES ? one->topics
                                         : one->invited_by;
}

static enum introduction_kind slow_answer(enum introduction_kind kind)
{
    return kind == INTRODUCTION_SEEKS    ? INTRODUCTION_OFFERS
           : kind == INTRODUCTION_OFFERS ? INTRODUCTION_SEEKS
                                         : kind;
}

// The item of a list; false behind its end. Of inviters the whole text is the one item.
static bool slow_item(char item[SLOW_TEXT], const struct slow_person *one, enum introduction_kind kind,
                      size_t i)
{
    json_t *list = json_list(slow_field(one, kind));
    const char *text = kind == INTRODUCTION_INVITED ? (i == 0 ? one->invited_by : NULL)
                                                    : json_string_value(json_array_get(list, i));

    snprintf(item, SLOW_TEXT, "%s", text ? text : "");
    json_decref(list);
    return item[0] != '\0';
}

static bool slow_says(const struct slow_person *one, enum introduction_kind kind, const char *topic)
{
    char item[SLOW_TEXT];

    for (size_t i = 0; slow_item(item, one, kind, i); i++) {
        if (slow_same(item, topic))
            return true;
    }
    return false;
}

// How many could be named to somebody who says so.
static size_t slow_size(const struct slow_room *room, enum introduction_kind kind, const char *topic)
{
    size_t size = 0;

    for (size_t i = 0; i < room->count; i++)
        size += room->people[i].has_agreed && slow_says(&room->people[i], slow_answer(kind), topic);
    return size;
}

struct slow_choice {
    int unsettled, rank; // the less the better, in this order
    size_t size, kind, item;
    uint64_t behind; // how far after the one it is for
};

static bool slow_better(const struct slow_choice *one, const struct slow_choice *other)
{
    if (one->unsettled != other->unsettled)
        return one->unsettled < other->unsettled;
    if (one->rank != other->rank)
        return one->rank < other->rank;
    if (one->size != other->size)
        return one->size < other->size;
    if (one->kind != other->kind)
        return one->kind < other->kind;
    if (one->item != other->item)
        return one->item < other->item;
    return one->behind < other->behind;
}

// The best reason for which `a` should meet `b`; false where there is none.
static bool slow_reason(const struct slow_room *room, const struct slow_person *a,
                        const struct slow_person *b, enum introduction_reader reader,
                        struct slow_choice *best)
{
    bool found = false;

    for (size_t kind = 0; kind < INTRODUCTION_KINDS; kind++) {
        char item[SLOW_TEXT];

        for (size_t i = 0; slow_item(item, a, (enum introduction_kind)kind, i); i++) {
            struct slow_choice choice = { .rank = kind <= INTRODUCTION_OFFERS ? 0 : (int)kind,
                                          .kind = kind,
                                          .item = i };

            if (!slow_says(b, slow_answer((enum introduction_kind)kind), item) ||
                (kind == INTRODUCTION_INVITED && reader == INTRODUCTION_FOR_GUEST))
                continue;
            choice.size = slow_size(room, (enum introduction_kind)kind, item);
            choice.unsettled = slow_is_new(a) && b->role != ROLE_MEMBER && b->role != ROLE_HOST;
            choice.behind = hash_bytes(b->id, strlen(b->id)) - hash_bytes(a->id, strlen(a->id));
            if (!found || slow_better(&choice, best))
                *best = choice;
            found = true;
        }
    }
    return found;
}

// ---- everybody with everybody

// taken: by place, of those in `most_taken` suggestions nobody takes another; NULL: nobody is.
static size_t slow_best(const struct slow_room *room, size_t place, enum introduction_reader reader,
                        const struct introduction *had, size_t had_count, const size_t *taken,
                        size_t most_taken, struct introduction *found)
{
    const struct slow_person *a = &room->people[place];
    struct slow_choice best;
    size_t chosen = room->count;

    for (size_t i = 0; i < room->count; i++) {
        const struct slow_person *b = &room->people[i];
        struct slow_choice choice;
        bool fits = i != place && b->has_agreed && (a->has_agreed || reader == INTRODUCTION_FOR_GUEST) &&
                    !(reader == INTRODUCTION_FOR_GUEST && slow_is_new(b)) &&
                    !(taken && taken[i] >= most_taken) && !slow_know(room, a, b);

        for (size_t j = 0; fits && j < had_count; j++)
            fits = !(had[j].a == a->guest && had[j].b == b->guest) &&
                   !(had[j].a == b->guest && had[j].b == a->guest);
        if (!fits || !slow_reason(room, a, b, reader, &choice) ||
            (chosen < room->count && !slow_better(&choice, &best)))
            continue;
        best = choice;
        chosen = i;
    }
    if (chosen < room->count)
        *found = (struct introduction){ a->guest, room->people[chosen].guest,
                                        (enum introduction_kind)best.kind, best.item };
    return chosen;
}

size_t slow_for(const struct slow_room *room, size_t place, enum introduction_reader reader, size_t most,
                struct introduction *found)
{
    size_t count = 0;

    while (count < most && slow_best(room, place, reader, found, count, NULL, 0, &found[count]) < room->count)
        count++;
    return count;
}

static int slow_by_turn(const struct slow_room *room, const struct introduction *one)
{
    return (slow_is_new(&room->people[one->a - 1]) ? 0 : SLOW_PEOPLE) + (int)one->a;
}

size_t slow_list(const struct slow_room *room, size_t most, struct introduction *list)
{
    size_t taken[SLOW_PEOPLE] = { 0 }, count = 0;

    for (size_t round = 1; round <= most; round++) {
        for (size_t i = 0; i < 2 * room->count; i++) {
            size_t place = i % room->count, other;

            if (slow_is_new(&room->people[place]) != (i < room->count) || taken[place] >= round)
                continue;
            other = slow_best(room, place, INTRODUCTION_FOR_HOSTS, list, count, taken, most, &list[count]);
            if (other == room->count)
                continue;
            taken[place]++;
            taken[other]++;
            count++;
        }
    }
    for (size_t i = 1; i < count; i++) { // together, whoever it is for; in the order in which they were found
        for (size_t j = i; j > 0 && slow_by_turn(room, &list[j]) < slow_by_turn(room, &list[j - 1]); j--) {
            struct introduction moved = list[j];

            list[j] = list[j - 1];
            list[j - 1] = moved;
        }
    }
    return count;
}

// What must hold of any suggestion, whoever found it.
void slow_assert_allowed(const struct slow_room *room, const struct introduction *one)
{
    const struct slow_person *a = NULL, *b = NULL;
    char item[SLOW_TEXT];

    for (size_t i = 0; i < room->count; i++) {
        a = room->people[i].guest == one->a ? &room->people[i] : a;
        b = room->people[i].guest == one->b ? &room->people[i] : b;
    }
    assert_non_null(a);
    assert_non_null(b);
    assert_ptr_not_equal(a, b);
    assert_true(b->has_agreed);
    assert_false(slow_know(room, a, b));
    assert_true(slow_item(item, a, one->kind, one->item));
    assert_true(slow_says(b, slow_answer(one->kind), item));
}
