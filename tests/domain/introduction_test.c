// Who should meet whom: small rooms of people, and what is said about them.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "domain/introduction.h"
#include "util/json.h"

enum { PEOPLE = 8, MADE = 3, MOST = 3 };

// A person of a room; guests are numbered from 1, and so are inviters. They agreed unless `no`. Among
// equals the ids of guests decide: here "g0" to "g7", which is an order like any other.
struct who {
    const char *name, *company, *seeks, *offers, *topics;
    int inviter;
    const char *invited_by;
    enum role role;
    int visit;
    bool no;
};

struct room {
    const char *shows;
    struct who people[PEOPLE];
    int made[MADE][2];
    const char *for_first; // "seeks 2, shares 3": for hosts, about guest 1
    const char *to_first;  // for guest 1's own eyes; NULL: the same
};

static const char *text(const char *text)
{
    return text ? text : "";
}

// Inviters of a number are told by their name, as the store does.
static void add(struct introductions *all, const struct room *room, int i)
{
    const struct who *who = &room->people[i];
    const char *value[GUEST_FIELDS];
    struct str packed = { 0 };
    char id[16];

    for (int field = 0; field < GUEST_FIELDS; field++)
        value[field] = "";
    value[GUEST_NAME] = who->name;
    value[GUEST_COMPANY] = text(who->company);
    value[GUEST_TOPICS] = text(who->topics);
    value[GUEST_OFFERS] = text(who->offers);
    value[GUEST_SEEKS] = text(who->seeks);
    value[GUEST_INVITED_BY] = text(who->invited_by);
    snprintf(id, sizeof id, "g%d", i);
    introduction_pack(&packed, id, value);
    introductions_add(all, &(struct introduction_person){ .guest = i + 1,
                                                          .packed = str_text(&packed),
                                                          .inviter = who->inviter,
                                                          .inviter_name = text(who->invited_by),
                                                          .role = who->role,
                                                          .visit_number = who->visit,
                                                          .has_agreed = !who->no });
    str_finish(&packed);
}

static struct introductions *fill(const struct room *room)
{
    struct introductions *all = introductions_create();

    for (int i = 0; i < PEOPLE && room->people[i].name; i++)
        add(all, room, i);
    for (int i = 0; i < MADE && room->made[i][0]; i++)
        introductions_add_made(all, room->made[i][0], room->made[i][1]);
    return all;
}

static void tell(char *told, size_t size, const struct introduction *found, size_t count)
{
    told[0] = '\0';
    for (size_t i = 0; i < count; i++)
        snprintf(told + strlen(told), size - strlen(told), "%s%s %d", i ? ", " : "",
                 introduction_kind_names[found[i].kind], (int)found[i].b);
}

#define KWAME                                                                                                \
    {                                                                                                        \
        .name = "Kwame", .company = "Acme", .seeks = "Accounting", .visit = 2                                \
    }
#define NEW_KWAME                                                                                            \
    {                                                                                                        \
        .name = "Kwame", .seeks = "Accounting", .topics = "tea", .visit = 1                                  \
    }

static const struct room rooms[] = {
    { "one alone meets nobody", { KWAME }, { { 0 } }, "", NULL },
    { "seeks and offers meet, however they are written",
      { KWAME, { .name = "Jo", .offers = "tea; accóunting", .visit = 3 } },
      { { 0 } },
      "seeks 2",
      NULL },
    { "and the other way round",
      { { .name = "Jo", .offers = "accounting", .visit = 3 }, KWAME },
      { { 0 } },
      "offers 2",
      NULL },
    { "two who seek the same do not",
      { KWAME, { .name = "Jo", .seeks = "accounting", .visit = 2 } },
      { { 0 } },
      "",
      NULL },
    { "a topic is shared",
      { { .name = "A", .topics = "Fintech", .visit = 2 },
        { .name = "B", .topics = "tea; FINTECH", .visit = 2 } },
      { { 0 } },
      "shares 2",
      NULL },
    { "a topic is neither sought nor offered",
      { { .name = "A", .topics = "tea", .seeks = "milk", .visit = 2 },
        { .name = "B", .topics = "milk", .offers = "tea", .visit = 2 } },
      { { 0 } },
      "",
      NULL },
    { "the same inviter is for hosts to say",
      { { .name = "A", .invited_by = "Sofia  Marin", .visit = 2 },
        { .name = "B", .invited_by = "sofia marín", .visit = 2 } },
      { { 0 } },
      "invited 2",
      "" },
    { "seek and offer, then the topic, then the inviter",
      { { .name = "A", .seeks = "ink", .topics = "tea", .invited_by = "Eve", .visit = 2 },
        { .name = "B", .invited_by = "Eve", .visit = 2 },
        { .name = "C", .topics = "tea", .visit = 2 },
        { .name = "D", .offers = "ink", .visit = 2 } },
      { { 0 } },
      "seeks 4, shares 3, invited 2",
      "seeks 4, shares 3" },
    { "nobody is suggested twice, the best reason stands",
      { { .name = "A", .seeks = "ink", .topics = "tea", .visit = 2 },
        { .name = "B", .offers = "ink", .topics = "tea", .visit = 2 } },
      { { 0 } },
      "seeks 2",
      NULL },
    { "a company knows itself",
      { KWAME, { .name = "Jo", .company = "ÁCME ", .offers = "accounting", .visit = 2 } },
      { { 0 } },
      "",
      NULL },
    { "no company is not a company",
      { { .name = "A", .topics = "tea", .visit = 2 }, { .name = "B", .topics = "tea", .visit = 2 } },
      { { 0 } },
      "shares 2",
      NULL },
    { "who was introduced is not again",
      { { .name = "A", .topics = "tea", .visit = 2 },
        { .name = "B", .topics = "tea", .visit = 2 },
        { .name = "C", .topics = "tea", .visit = 2 } },
      { { 2, 1 }, { 99, 1 } },
      "shares 3",
      NULL },
    { "guest and inviter know each other",
      { { .name = "A", .topics = "tea", .inviter = 2, .invited_by = "B", .visit = 2 },
        { .name = "B", .topics = "tea", .visit = 2 } },
      { { 0 } },
      "",
      NULL },
    { "inviter and guest, too, by a name in words",
      { { .name = "Eve Ng", .topics = "tea", .visit = 2 },
        { .name = "B", .topics = "tea", .invited_by = "eve ng", .visit = 2 } },
      { { 0 } },
      "",
      NULL },
    { "rare topics count more",
      { { .name = "A", .topics = "tea; ink", .visit = 2 },
        { .name = "B", .topics = "tea", .visit = 2 },
        { .name = "C", .topics = "tea", .visit = 2 },
        { .name = "D", .topics = "ink", .visit = 2 } },
      { { 0 } },
      "shares 4, shares 2, shares 3",
      NULL },
    { "for a first-timer members and hosts come first, and to her nobody who is new is named",
      { NEW_KWAME,
        { .name = "B", .offers = "accounting", .visit = 1 },
        { .name = "C", .topics = "tea", .role = ROLE_MEMBER, .visit = 9 },
        { .name = "D", .topics = "TEA", .role = ROLE_HOST, .visit = 1 },
        { .name = "E", .topics = "tea", .role = ROLE_SPEAKER, .visit = 2 } },
      { { 0 } },
      "shares 4, shares 3, seeks 2",
      "shares 4, shares 3, shares 5" },
    { "for others the reason alone",
      { { .name = "A", .seeks = "ink", .topics = "tea", .visit = 2 },
        { .name = "B", .offers = "ink", .visit = 1 },
        { .name = "C", .topics = "tea", .role = ROLE_MEMBER, .visit = 9 } },
      { { 0 } },
      "seeks 2, shares 3",
      "shares 3" },
    { "who has not agreed is nobody's suggestion",
      { { .name = "A", .topics = "tea", .visit = 2 },
        { .name = "B", .topics = "tea", .visit = 2, .no = true } },
      { { 0 } },
      "",
      NULL },
    { "and is told of others, but hosts are not told of them",
      { { .name = "A", .topics = "tea", .visit = 1, .no = true },
        { .name = "B", .topics = "tea", .visit = 2 } },
      { { 0 } },
      "",
      "shares 2" },
    { "said twice is said once",
      { { .name = "A", .topics = "tea; Tea", .visit = 2 },
        { .name = "B", .topics = "TEA; tea", .visit = 2 } },
      { { 0 } },
      "shares 2",
      NULL },
    { "odd lists are lists",
      { { .name = "A", .topics = "; ;; tea; ", .visit = 2 },
        { .name = "B", .topics = "a;b; ´; tea", .visit = 2 } },
      { { 0 } },
      "shares 2",
      NULL },
};

static void rooms_come_out(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++) {
        for (int reader = 0; reader < 2; reader++) {
            struct introductions *all = fill(&rooms[i]);
            struct introduction found[MOST];
            const char *wanted = reader == INTRODUCTION_FOR_GUEST && rooms[i].to_first ? rooms[i].to_first
                                                                                       : rooms[i].for_first;
            char told[200];

            tell(told, sizeof told, found,
                 introductions_for(all, 1, (enum introduction_reader)reader, MOST, found));
            introductions_destroy(all);
            if (strcmp(told, wanted) != 0)
                fail_msg("%s (%s): \"%s\", not \"%s\"", rooms[i].shows, reader ? "to the guest" : "for hosts",
                         told, wanted);
        }
    }
}

static void nobody_is_asked_for_a_stranger(void **state)
{
    struct introductions *all = fill(&rooms[1]);
    struct introduction found[MOST];

    (void)state;
    assert_int_equal(introductions_for(all, 77, INTRODUCTION_FOR_HOSTS, MOST, found), 0);
    assert_int_equal(introductions_for(all, 1, INTRODUCTION_FOR_HOSTS, 0, found), 0);
    introductions_destroy(all);
    introductions_destroy(NULL);
}

// Five who all seek what one offers, and one who may take but two of them.
static void nobody_is_in_more_than_asked_for(void **state)
{
    static const struct room room = { .people = { { .name = "A", .seeks = "ink", .visit = 2 },
                                                  { .name = "B", .seeks = "ink", .visit = 2 },
                                                  { .name = "C", .seeks = "ink", .visit = 1 },
                                                  { .name = "D", .offers = "ink", .visit = 2 },
                                                  { .name = "E", .seeks = "ink", .visit = 1 } } };
    struct introductions *all = fill(&room);
    struct introduction *list;

    (void)state;
    assert_int_equal(introductions_list(all, 2, &list), 2);
    for (int i = 0; i < 2; i++) { // those who are new have the first turns, in the order in which they came
        assert_int_equal(list[i].a, i == 0 ? 3 : 5);
        assert_int_equal(list[i].b, 4);
        assert_int_equal(list[i].kind, INTRODUCTION_SEEKS);
    }
    free(list);
    introductions_destroy(all);
}

// Everybody shares one topic: with one suggestion each, they are pairs.
static void everybody_gets_one_before_anybody_gets_two(void **state)
{
    static const struct room room = { .people = { { .name = "A", .topics = "tea", .visit = 2 },
                                                  { .name = "B", .topics = "tea", .visit = 2 },
                                                  { .name = "C", .topics = "tea", .visit = 2 },
                                                  { .name = "D", .topics = "tea", .visit = 2 } } };
    struct introductions *all = fill(&room);
    struct introduction *list;
    int seen[5] = { 0 };
    size_t count = introductions_list(all, 1, &list);

    (void)state;
    assert_int_equal(count, 2);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(++seen[list[i].a] + ++seen[list[i].b], 2);
    free(list);
    introductions_destroy(all);
}

static void the_item_is_the_one_that_fits(void **state)
{
    static const struct room room = { .people = { { .name = "A", .topics = "; x; y;z; ; Tea", .visit = 2 },
                                                  { .name = "B", .topics = "tea", .visit = 2 } } };
    struct introductions *all = fill(&room);
    struct introduction found[MOST];
    json_t *list;

    (void)state;
    assert_int_equal(introductions_for(all, 1, INTRODUCTION_FOR_HOSTS, MOST, found), 1);
    list = json_list(room.people[0].topics);
    assert_string_equal(json_string_value(json_array_get(list, found[0].item)), "Tea");
    json_decref(list);
    introductions_destroy(all);
}

// What stands in a file may be anything.
static void odd_bytes_say_nothing(void **state)
{
    static const char *const odd[] = {
        "", "x", "0123456789abcdef", "\xff\xfe~~",
        ("0000000000000000000000000000000000000000000000000000000000000000ffffffffffffffff"
         "GGGGGGGGGGGGGGGG0000000000000000"),
    };
    struct introductions *all = introductions_create();
    struct introduction found[MOST], *list;

    (void)state;
    for (int64_t i = 0; i < 10; i++)
        introductions_add(all,
                          &(struct introduction_person){
                              .guest = i + 1, .packed = odd[i % 5], .visit_number = 1, .has_agreed = true });
    assert_int_equal(introductions_for(all, 1, INTRODUCTION_FOR_HOSTS, MOST, found), 0);
    introductions_list(all, 2, &list);
    free(list);
    introductions_destroy(all);
}

static void reasons_are_said(void **state)
{
    static const struct {
        enum introduction_kind kind;
        const char *topic, *a, *said;
    } rows[] = {
        { INTRODUCTION_SEEKS, "accounting", "Kwame", "Kwame seeks accounting, Jo offers it" },
        { INTRODUCTION_SEEKS, "accounting", NULL, "You seek accounting, Jo offers it" },
        { INTRODUCTION_OFFERS, "ink", "Kwame", "Jo seeks ink, Kwame offers it" },
        { INTRODUCTION_OFFERS, "ink", NULL, "Jo seeks ink, you offer it" },
        { INTRODUCTION_SHARES, "fintech", "Kwame", "Both care about fintech" },
        { INTRODUCTION_SHARES, "fintech", NULL, "You both care about fintech" },
        { INTRODUCTION_INVITED, "Sofia", "Kwame", "Sofia invited them both" },
        { INTRODUCTION_INVITED, "Sofia", NULL, "Sofia invited you both" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str said = { 0 };

        introduction_say(&said, rows[i].kind, rows[i].topic, rows[i].a, "Jo");
        assert_string_equal(str_text(&said), rows[i].said);
        str_finish(&said);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rooms_come_out),
        cmocka_unit_test(nobody_is_asked_for_a_stranger),
        cmocka_unit_test(nobody_is_in_more_than_asked_for),
        cmocka_unit_test(everybody_gets_one_before_anybody_gets_two),
        cmocka_unit_test(the_item_is_the_one_that_fits),
        cmocka_unit_test(odd_bytes_say_nothing),
        cmocka_unit_test(reasons_are_said),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
