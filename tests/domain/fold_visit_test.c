// Visits and welcomes: what check-ins, undos and the steps of hosts add up to.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "domain/fold_rows.h"

#define IN "visit.checked_in"

static const struct fold_row visits[] = {
    { "a visit is counted from the check-in",
      { "ann" },
      { "A1 10 ann may " IN " {'owed':true}", "A2 90 ann june " IN " {}" },
      { "visit may 1 guest A1", "visit june 2 guest A2", "welcome may open superseded", "welcome june open" } },
    { "visits are in the order in which they happened, not in which clocks stamped them",
      { "ann" },
      { "A1 10@50 ann june " IN " {}", "B1 60@20 ann may " IN " {}" },
      { "visit may 1 guest B1", "visit june 2 guest A1", "welcome may open superseded", "welcome june open" } },
    { "two doors check in the same guest: one visit, the earlier check-in",
      { "ann" },
      { "A1 11 ann may " IN " {'owed':true}", "B1 10 ann may " IN " {'owed':true}" },
      { "visit may 1 guest B1", "welcome may open" } },
    { "a check-in without an event is no visit", { "ann" }, { "A1 10 ann - " IN " {}" }, { 0 } },
    { "an undone visit does not count",
      { "ann" },
      { "A1 10 ann may " IN " {'owed':true}", "A2 11 ann may visit.undone {'cancels':[['A',1]]}",
        "A3 90 ann june " IN " {}" },
      { "visit may undone", "visit june 1 guest A3", "welcome june open" } },
    { "an undo cancels what it names and nothing else",
      { "ann" },
      { "A1 10 ann may " IN " {'owed':true}", "B1 12 ann may " IN " {'owed':true}",
        "A2 20 ann may visit.undone {'cancels':[['A',1]]}" },
      { "visit may 1 guest B1", "welcome may open" } },
    { "an undo that names both check-ins",
      { "ann" },
      { "A1 10 ann may " IN " {'owed':true}", "B1 12 ann may " IN " {'owed':true}",
        "A2 20 ann may visit.undone {'cancels':[['A',1],['B',1]]}" },
      { "visit may undone" } },
    { "checked in again after an undo",
      { "ann" },
      { "A1 10 ann may " IN " {'owed':true}", "A2 11 ann may visit.undone {'cancels':[['A',1]]}",
        "A3 15 ann may " IN " {'owed':true}" },
      { "visit may 1 guest A3", "welcome may open" } },
    { "an undo of nonsense undoes nothing",
      { "ann" },
      { "A1 10 ann may " IN " {}", "A2 11 ann may visit.undone {'cancels':[1,[],['A'],['A','1'],{}]}",
        "A3 12 ann may visit.undone {'cancels':'A1'}", "A4 13 ann may visit.undone {}" },
      { "visit may 1 guest A1", "welcome may open" } },
    { "an undo that an erasure emptied cancels what came before it",
      { "ann" },
      { "A1 10 ann may " IN " -", "A2 11 ann may visit.undone -", "A3 12 ann may " IN " -",
        "A4 13 ann - guest.erased {}" },
      { "erased", "visit may 1 guest A3" } },
    { "a kind of a later version is no bother", { "ann" }, { "A1 10 ann may visit.seen {}" }, { "nobody" } },
};

static const struct fold_row before[] = {
    { "known from a list: one earlier visit, and nothing owed",
      { "ann" },
      { "A1 1 ann - guest.listed {'source':'csv','key':'#1','known':true}", "A2 10 ann may " IN " {}" },
      { "earlier 1", "row - csv #1", "visit may 2 guest A2" } },
    { "a list that counts visits counts those that are stored here too",
      { "ann" },
      { "A1 10 ann may " IN " {'owed':true}", "A2 20 ann - guest.listed {'source':'x','key':'#1','visits':3}" },
      { "earlier 2", "row - x #1", "visit may 3 guest A1", "welcome may open been-before" } },
    { "of several lists the one that knows most counts",
      { "ann" },
      { "A1 1 ann - guest.listed {'source':'x','key':'#1','visits':4}",
        "A2 2 ann - guest.listed {'source':'y','key':'#1','known':true}", "A3 10 ann may " IN " {}" },
      { "earlier 4", "row - x #1", "row - y #1", "visit may 5 guest A3" } },
    { "a list that was taken back knew nothing",
      { "ann" },
      { "A1 1 ann - guest.listed {'source':'x','key':'#1','batch':'b','visits':4}",
        "A2 10 ann may " IN " {}", "A3 20 ann - guest.list_undone {'batch':'b'}" },
      { "row - x #1 gone", "visit may 1 guest A2", "welcome may open" } },
    { "numbers that cannot be",
      { "ann" },
      { "A1 1 ann - guest.listed {'source':'x','key':'#1','visits':-5}",
        "A2 2 ann - guest.listed {'source':'x','key':'#2','visits':99999999999}", "A3 10 ann may " IN " {}" },
      { "row - x #1", "row - x #2", "visit may 1 guest A3", "welcome may open" } },
    { "a visit that a list of a past event told of is a visit, with nothing owed then or later",
      { "ann" },
      { "A1 50@10 ann may " IN " {'method':'import','owed':false}", "A2 90 ann june " IN " {}" },
      { "visit may 1 guest A1", "visit june 2 guest A2" } },
    { "an erasure says how many visits its lists had told of",
      { "ann" },
      { "A1 10 ann may " IN " -", "A2 20 ann - guest.erased {'earlier':3}" },
      { "earlier 3", "erased", "visit may 4 guest A1" } },
};

static const struct fold_row roles[] = {
    { "a member's first visit owes nothing",
      { "ann" },
      { "A1 10 ann may " IN " {'role':'member'}" },
      { "visit may 1 member A1" } },
    { "a substitute is owed one",
      { "ann" },
      { "A1 10 ann may " IN " {'role':'substitute'}" },
      { "visit may 1 substitute A1", "welcome may open" } },
    { "what a list says beats what the door thought",
      { "ann" },
      { "A1 5 ann may guest.listed {'source':'x','key':'#1','role':'speaker'}",
        "A2 10 ann may " IN " {'role':'guest'}" },
      { "listed may expected speaker", "row may x #1", "visit may 1 speaker A2" } },
    { "what a person says beats a list, whichever came later",
      { "ann" },
      { "A1 5 ann may guest.expected {'role':'host'}",
        "A2 6 ann may guest.listed {'source':'x','key':'#1','role':'guest'}", "A3 10 ann may " IN " {}" },
      { "listed may expected host", "row may x #1", "visit may 1 host A3" } },
    { "a role nobody knows is no role",
      { "ann" },
      { "A1 5 ann may guest.expected {'role':'king'}", "A2 10 ann may " IN " {'role':'queen'}" },
      { "visit may 1 guest A2", "welcome may open" } },
    { "a welcome the door owed stays when the guest turns out to be a member",
      { "ann" },
      { "A1 10 ann may " IN " {'owed':true}", "A2 20 ann may guest.expected {'role':'member'}" },
      { "listed may member", "visit may 1 member A1", "welcome may open been-before" } },
    { "a first visit as a speaker: nothing is owed at the second as a guest",
      { "ann" },
      { "A1 10 ann may " IN " {'role':'speaker'}", "A2 90 ann june " IN " {}" },
      { "visit may 1 speaker A1", "visit june 2 guest A2" } },
};

static const struct fold_row welcomes[] = {
    { "greeted once is greeted for ever",
      { "ann" },
      { "A1 10 ann may " IN " {'owed':true}", "B1 12 ann may welcome.greeted {'host':'eva'}",
        "A2 90 ann june " IN " {}" },
      { "visit may 1 guest A1", "visit june 2 guest A2", "welcome may greeted" } },
    { "dismissed pays as well",
      { "ann" },
      { "A1 10 ann may " IN " {'owed':true}", "B1 12 ann may welcome.dismissed {'reason':'knows us'}",
        "A2 90 ann june " IN " {}" },
      { "visit may 1 guest A1", "visit june 2 guest A2", "welcome may dismissed" } },
    { "gone does not pay: it is owed at the next visit",
      { "ann" },
      { "A1 10 ann may " IN " {'owed':true}", "A2 30 ann may welcome.gone {}", "A3 90 ann june " IN " {}" },
      { "visit may 1 guest A1", "visit june 2 guest A3", "welcome may gone superseded", "welcome june open" } },
    { "a claim does not pay",
      { "ann" },
      { "A1 10 ann may " IN " {'owed':true}", "A2 12 ann may welcome.claimed {'host':'eva','until_ms':9}",
        "A3 90 ann june " IN " {}" },
      { "claim 0 may eva", "visit may 1 guest A1", "visit june 2 guest A3", "welcome may open superseded",
        "welcome june open" } },
    { "it is carried on from visit to visit",
      { "ann" },
      { "A1 10 ann may " IN " {'owed':true}", "A2 90 ann june " IN " {'owed':true}",
        "A3 180 ann july " IN " {'owed':true}" },
      { "visit may 1 guest A1", "visit june 2 guest A2", "visit july 3 guest A3", "welcome may open superseded",
        "welcome june open superseded", "welcome july open" } },
    { "greeted at the second visit: paid",
      { "ann" },
      { "A1 10 ann may " IN " {'owed':true}", "A2 90 ann june " IN " {'owed':true}",
        "A3 95 ann june welcome.greeted {'host':'eva'}", "A4 180 ann july " IN " {}" },
      { "visit may 1 guest A1", "visit june 2 guest A2", "visit july 3 guest A4", "welcome may open superseded",
        "welcome june greeted" } },
    { "news of a greeting reaches a door that owed one: only a person takes it off",
      { "ann" },
      { "A1 10 ann may " IN " {'owed':true}", "B1 12 ann may welcome.greeted {'host':'eva'}",
        "A2 90 ann june " IN " {'owed':true}" },
      { "visit may 1 guest A1", "visit june 2 guest A2", "welcome may greeted superseded",
        "welcome june open been-before" } },
    { "greeted beats dismissed and gone, in whatever order",
      { "ann" },
      { "A1 10 ann may " IN " {'owed':true}", "A2 20 ann may welcome.dismissed {}",
        "A3 30 ann may welcome.greeted {}", "A4 40 ann may welcome.gone {}" },
      { "visit may 1 guest A1", "welcome may greeted" } },
    { "an undo that saw the greeting takes it back",
      { "ann" },
      { "A1 10 ann may " IN " {'owed':true}", "A2 12 ann may welcome.greeted {}",
        "A3 20 ann may visit.undone {'cancels':[['A',1],['A',2]]}", "A4 30 ann may " IN " {'owed':true}" },
      { "visit may 1 guest A4", "welcome may open" } },
    { "an undo that did not see the greeting leaves it",
      { "ann" },
      { "A1 10 ann may " IN " {'owed':true}", "B1 12 ann may welcome.greeted {}",
        "A3 20 ann may visit.undone {'cancels':[['A',1]]}", "A4 30 ann may " IN " {'owed':true}" },
      { "visit may 1 guest A4", "welcome may greeted" } },
    { "the first claim stands first, whoever heard of which first",
      { "ann" },
      { "A1 10 ann may " IN " {'owed':true}", "B1 13 ann may welcome.claimed {'host':'otto'}",
        "A2 12 ann may welcome.claimed {'host':'eva'}" },
      { "claim 0 may eva", "claim 1 may otto", "visit may 1 guest A1", "welcome may open" } },
    { "a claim that was given back is gone, and may be made again",
      { "ann" },
      { "A1 10 ann may " IN " {'owed':true}", "A2 12 ann may welcome.claimed {'host':'eva'}",
        "A3 13 ann may welcome.released {'host':'eva'}", "A4 14 ann may welcome.claimed {'host':'otto'}",
        "A5 15 ann may welcome.claimed {'host':'eva'}" },
      { "claim 0 may otto", "claim 1 may eva", "visit may 1 guest A1", "welcome may open" } },
    { "one host cannot give back what another holds",
      { "ann" },
      { "A1 10 ann may " IN " {'owed':true}", "A2 12 ann may welcome.claimed {'host':'eva'}",
        "A3 13 ann may welcome.released {'host':'otto'}" },
      { "claim 0 may eva", "visit may 1 guest A1", "welcome may open" } },
    { "claimed again after they seemed gone: the claims before are over",
      { "ann" },
      { "A1 10 ann may " IN " {'owed':true}", "A2 12 ann may welcome.claimed {'host':'eva'}",
        "A3 20 ann may welcome.gone {}", "A4 22 ann may welcome.claimed {'host':'otto'}" },
      { "claim 0 may otto", "visit may 1 guest A1", "welcome may open" } },
    { "gone after a claim", { "ann" },
      { "A1 10 ann may " IN " {'owed':true}", "A2 12 ann may welcome.claimed {'host':'eva'}",
        "A3 20 ann may welcome.gone {}" },
      { "visit may 1 guest A1", "welcome may gone" } },
    { "the guest asked for a host",
      { "ann" },
      { "A1 10 ann may " IN " {'owed':true}", "A2 11 ann may welcome.asked {}" },
      { "visit may 1 guest A1", "welcome may open asked" } },
    { "a host greets a guest to whom nothing was owed: it is noted",
      { "ann" },
      { "A1 10 ann may " IN " {'role':'member'}", "A2 11 ann may welcome.greeted {}" },
      { "visit may 1 member A1", "welcome may greeted" } },
};

static const struct fold_row merged[] = {
    { "visits of both, in order",
      { "ann", "anna" },
      { "A1 10 anna may " IN " {'owed':true}", "A2 90 ann june " IN " {'owed':true}" },
      { "visit may 1 guest A1", "visit june 2 guest A2", "welcome may open superseded", "welcome june open" } },
    { "both were at one event: one visit",
      { "ann", "anna" },
      { "A1 10 anna may " IN " {'owed':true}", "A2 12 ann may " IN " {'owed':true}" },
      { "visit may 1 guest A1", "welcome may open" } },
    { "a hello to the one was a hello to the other",
      { "ann", "anna" },
      { "A1 10 anna may " IN " {'owed':true}", "A2 12 anna may welcome.greeted {}", "A3 90 ann june " IN " {}" },
      { "visit may 1 guest A1", "visit june 2 guest A3", "welcome may greeted" } },
    { "apart again: only their own",
      { "ann" },
      { "A3 90 ann june " IN " {}" },
      { "visit june 1 guest A3", "welcome june open" } },
    { "earlier visits of the one are earlier visits of the other",
      { "ann", "anna" },
      { "A1 1 anna - guest.listed {'source':'x','key':'#1','known':true}", "A2 10 ann may " IN " {'owed':true}" },
      { "earlier 1", "row - x #1", "visit may 2 guest A2", "welcome may open been-before" } },
};

#define CHECK(rows)                                                                               \
    (void)state;                                                                                  \
    for (size_t i = 0; i < sizeof(rows) / sizeof *(rows); i++)                                    \
        fold_check(&(rows)[i])

static void visits_are_counted(void **state)
{
    CHECK(visits);
}

static void visits_from_before_are_counted_once(void **state)
{
    CHECK(before);
}

static void the_role_decides_whether_a_welcome_is_owed(void **state)
{
    CHECK(roles);
}

static void a_welcome_is_owed_until_it_is_paid(void **state)
{
    CHECK(welcomes);
}

static void merged_guests_are_one(void **state)
{
    CHECK(merged);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(visits_are_counted),
        cmocka_unit_test(visits_from_before_are_counted_once),
        cmocka_unit_test(the_role_decides_whether_a_welcome_is_owed),
        cmocka_unit_test(a_welcome_is_owed_until_it_is_paid),
        cmocka_unit_test(merged_guests_are_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
