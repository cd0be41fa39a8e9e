// Rooms of random people: what is suggested is always true and allowed, and the index by topic finds
// what looking at all pairs finds.
//     INTRODUCTION_SEED, INTRODUCTION_ROOMS
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "property/random.h"
#include "property/slow_introduction.h"

enum { ROOMS = 200, MOST = 4 };

static struct chance chance;

static const char *one_of(const char *const *texts, size_t count)
{
    return texts[chance_below(&chance, count)];
}
#define ONE_OF(...)                                                                                          \
    one_of((const char *const[]){ __VA_ARGS__ },                                                             \
           sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(char *))

static void draw_list(char list[SLOW_TEXT])
{
    size_t items = chance_below(&chance, 4);

    list[0] = '\0';
    for (size_t i = 0; i < items; i++)
        snprintf(list + strlen(list), SLOW_TEXT - strlen(list), "%s%s", i ? "; " : "",
                 ONE_OF("tea", "Tea", "téa", "ink", "INK ", "", "a;b", "茶", "ﬁnance", "finance", "rare",
                        "x y", "x  y"));
}

static void draw_person(struct slow_person *person, int64_t guest)
{
    *person = (struct slow_person){ .guest = guest,
                                    .name = ONE_OF("Ann", "Bo", "Cy Lee", "Di", "Ed", "Flo"),
                                    .company = ONE_OF("", "", "", "Acme", "ACMÉ", "Blum"),
                                    .invited_by = ONE_OF("", "", "", "Sofia", "sofia", "Ann", "bo"),
                                    .inviter = chance_in(&chance, 5) ? (int64_t)chance_below(&chance, 30) : 0,
                                    .role = (enum role)chance_below(&chance, ROLES),
                                    .visit_number = 1 + (int64_t)chance_below(&chance, 3),
                                    .has_agreed = !chance_in(&chance, 4) };
    snprintf(person->id, sizeof person->id, "%08x", (unsigned)chance_next(&chance));
    draw_list(person->topics);
    draw_list(person->offers);
    draw_list(person->seeks);
}

static void draw_room(struct slow_room *room)
{
    *room = (struct slow_room){ .count = 1 + chance_below(&chance, SLOW_PEOPLE),
                                .made_count = chance_below(&chance, SLOW_MADE) };
    for (size_t i = 0; i < room->count; i++)
        draw_person(&room->people[i], (int64_t)i + 1);
    for (size_t i = 0; i < room->made_count; i++) {
        room->made[i][0] = (int64_t)chance_below(&chance, SLOW_PEOPLE + 2);
        room->made[i][1] = (int64_t)chance_below(&chance, SLOW_PEOPLE + 2);
    }
}

static void assert_same(const struct slow_room *room, const struct introduction *found, size_t count,
                        const struct introduction *wanted, size_t wanted_count)
{
    assert_int_equal(count, wanted_count);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(found[i].a, wanted[i].a);
        assert_int_equal(found[i].b, wanted[i].b);
        assert_int_equal(found[i].kind, wanted[i].kind);
        assert_int_equal(found[i].item, wanted[i].item);
        slow_assert_allowed(room, &found[i]);
    }
}

static void for_one_as_by_all_pairs(void **state)
{
    (void)state;
    for (size_t i = 0; i < slow_number("INTRODUCTION_ROOMS", ROOMS); i++) {
        struct slow_room room;
        struct introductions *all;

        draw_room(&room);
        all = slow_fill(&room);
        for (int reader = 0; reader < 2; reader++) {
            for (size_t place = 0; place < room.count; place++) {
                struct introduction found[MOST], wanted[MOST];
                size_t most = chance_below(&chance, MOST + 1);
                size_t count = introductions_for(all, room.people[place].guest,
                                                 (enum introduction_reader)reader, most, found);

                assert_same(&room, found, count, wanted,
                            slow_for(&room, place, (enum introduction_reader)reader, most, wanted));
            }
        }
        introductions_destroy(all);
    }
}

// Nobody in more than asked for, no two twice, each for hosts; and what is there to be had is had.
static void assert_listed(const struct slow_room *room, const struct introduction *list, size_t count,
                          size_t most)
{
    size_t taken[SLOW_PEOPLE + 1] = { 0 };

    for (size_t i = 0; i < count; i++) {
        slow_assert_allowed(room, &list[i]);
        assert_true(++taken[list[i].a] <= most);
        assert_true(++taken[list[i].b] <= most);
        for (size_t j = 0; j < i; j++)
            assert_false((list[j].a == list[i].a && list[j].b == list[i].b) ||
                         (list[j].a == list[i].b && list[j].b == list[i].a));
    }
}

static void for_everybody_as_by_all_pairs(void **state)
{
    (void)state;
    for (size_t i = 0; i < slow_number("INTRODUCTION_ROOMS", ROOMS); i++) {
        struct slow_room room;
        struct introductions *all;
        struct introduction *list, wanted[SLOW_PEOPLE * MOST];
        size_t most = 1 + chance_below(&chance, MOST), count, wanted_count;

        draw_room(&room);
        all = slow_fill(&room);
        count = introductions_list(all, most, &list);
        assert_listed(&room, list, count, most);
        wanted_count = slow_list(&room, most, wanted);
        assert_same(&room, list, count, wanted, wanted_count);
        free(list);
        introductions_destroy(all);
    }
}

// Whoever stands there in whatever order, each is told the same.
static void the_order_of_people_does_not_count(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROOMS; i++) {
        struct slow_room room, turned;
        struct introductions *all, *other;

        draw_room(&room);
        turned = room;
        for (size_t place = 0; place < room.count; place++)
            turned.people[place] = room.people[room.count - 1 - place];
        all = slow_fill(&room);
        other = slow_fill(&turned);
        for (size_t place = 0; place < room.count; place++) {
            struct introduction found[MOST], wanted[MOST];
            int64_t guest = room.people[place].guest;
            size_t count = introductions_for(all, guest, INTRODUCTION_FOR_HOSTS, MOST, found);

            assert_same(&room, found, count, wanted,
                        introductions_for(other, guest, INTRODUCTION_FOR_HOSTS, MOST, wanted));
        }
        introductions_destroy(all);
        introductions_destroy(other);
    }
}

static int begin(void **state)
{
    (void)state;
    chance.state = slow_number("INTRODUCTION_SEED", 4);
    print_message("INTRODUCTION_SEED=%llu\n", (unsigned long long)chance.state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(for_one_as_by_all_pairs),
        cmocka_unit_test(for_everybody_as_by_all_pairs),
        cmocka_unit_test(the_order_of_people_does_not_count),
    };

    return cmocka_run_group_tests(tests, begin, NULL);
}
