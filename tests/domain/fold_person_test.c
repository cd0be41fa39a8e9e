// The person: what lists, hands, merges and an erasure add up to.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "domain/fold_rows.h"

#define ROW "'source':'x','key':'=1'"
#define OTHER "'source':'y','key':'#1'"

static const struct fold_row fields[] = {
    { "what a list said last holds",
      { "ann" },
      { "A1 1 ann - guest.listed {" ROW ",'fields':{'name':'Ann','company':'Old'}}",
        "B1 2 ann - guest.listed {" OTHER ",'fields':{'company':'New'}}" },
      { "name Ann", "company New", "row - x =1", "row - y #1" } },
    { "a person's hand beats a list, whichever came later",
      { "ann" },
      { "A1 1 ann - guest.edited {'fields':{'name':'Anna'}}",
        "A2 2 ann - guest.listed {" ROW ",'fields':{'name':'Ann','title':'Dr'}}" },
      { "name Anna", "title Dr", "row - x =1" } },
    { "of two hands the later one",
      { "ann" },
      { "B1 3 ann - guest.edited {'fields':{'name':'Anne'}}", "A1 2 ann - guest.edited {'fields':{'name':'Anna'}}" },
      { "name Anne" } },
    { "at the same time the device with the greater id",
      { "ann" },
      { "A1 2 ann - guest.edited {'fields':{'name':'Anna'}}", "B1 2 ann - guest.edited {'fields':{'name':'Anne'}}" },
      { "name Anne" } },
    { "emptied by hand is empty, whatever a list says",
      { "ann" },
      { "A1 1 ann - guest.listed {" ROW ",'fields':{'name':'Ann','phone':'1'}}",
        "A2 2 ann - guest.edited {'fields':{'phone':''}}",
        "A3 3 ann - guest.listed {" ROW ",'fields':{'phone':'2'}}" },
      { "name Ann", "row - x =1" } },
    { "emptied by a list",
      { "ann" },
      { "A1 1 ann - guest.listed {" ROW ",'fields':{'name':'Ann','phone':'1'}}",
        "A2 2 ann - guest.listed {" ROW ",'fields':{'phone':''}}" },
      { "name Ann", "row - x =1" } },
    { "what is no text or no field is passed over",
      { "ann" },
      { "A1 1 ann - guest.edited {'fields':{'name':'Ann','shoe':'43','phone':7}}",
        "A2 2 ann - guest.edited {'fields':['name']}", "A3 3 ann - guest.edited {}" },
      { "name Ann" } },
    { "consents: the last word on each",
      { "ann" },
      { "A1 1 ann - guest.edited {'fields':{'name':'Ann'}}",
        "A2 2 ann - guest.consented {'consents':{'photo':true,'contact':true,'badge':false}}",
        "A3 3 ann - guest.consented {'consents':{'photo':false,'badge':true}}" },
      { "name Ann", "consents badge; contact" } },
    { "an introduction",
      { "ann" },
      { "A1 1 ann may guest.expected {'expected':true}",
        "A2 2 ann may introduction.made {'other':'bob','host':'eva'}" },
      { "introduced bob", "listed may expected" } },
};

static const struct fold_row lists[] = {
    { "a list of an event says who is expected, as what, with which ticket",
      { "ann" },
      { "A1 1 ann may guest.listed {" ROW ",'role':'speaker','ticket_type':'Early','codes':['C1','C2','']}" },
      { "listed may expected speaker Early", "row may x =1", "ticket may C1", "ticket may C2" } },
    { "a list of the group expects nobody",
      { "ann" },
      { "A1 1 ann - guest.listed {" ROW ",'codes':['C1']}" },
      { "row - x =1" } },
    { "the codes it named last",
      { "ann" },
      { "A1 1 ann may guest.listed {" ROW ",'codes':['C1','C2']}", "A2 2 ann may guest.listed {" ROW ",'codes':['C3']}",
        "A3 3 ann may guest.listed {" ROW ",'fields':{'name':'Ann'}}" },
      { "listed may expected", "name Ann", "row may x =1", "ticket may C3" } },
    { "missing from the list that replaced it: not expected, and its ticket is no good",
      { "ann" },
      { "A1 1 ann may guest.listed {" ROW ",'codes':['C1'],'fields':{'name':'Ann'}}",
        "A2 2 ann may guest.unlisted {" ROW "}" },
      { "name Ann", "row may x =1 gone" } },
    { "on the list again",
      { "ann" },
      { "A1 1 ann may guest.listed {" ROW ",'codes':['C1']}", "A2 2 ann may guest.unlisted {" ROW "}",
        "A3 3 ann may guest.listed {" ROW "}" },
      { "listed may expected", "row may x =1", "ticket may C1" } },
    { "missing from one system's list, but on another's",
      { "ann" },
      { "A1 1 ann may guest.listed {" ROW "}", "A2 2 ann may guest.listed {" OTHER ",'codes':['D']}",
        "A3 3 ann may guest.unlisted {" ROW "}" },
      { "listed may expected", "row may x =1 gone", "row may y #1", "ticket may D" } },
    { "put on the list by hand, and missing from a list",
      { "ann" },
      { "A1 1 ann may guest.expected {'expected':true,'role':'member'}", "A2 2 ann may guest.listed {" ROW "}",
        "A3 3 ann may guest.unlisted {" ROW "}" },
      { "listed may expected member", "row may x =1 gone" } },
    { "taken off by hand stays off",
      { "ann" },
      { "A1 1 ann may guest.expected {'expected':false}", "A2 2 ann may guest.listed {" ROW "}" },
      { "row may x =1" } },
    { "an import that was taken back: nobody is left",
      { "ann" },
      { "A1 1 ann may guest.listed {" ROW ",'batch':'b','role':'host','codes':['C'],'fields':{'name':'Ann'}}",
        "A2 2 ann - guest.list_undone {'batch':'b'}" },
      { "nobody", "name Ann", "row may x =1 gone" } },
    { "taken back, but the door knows them: the name and the visit stay",
      { "ann" },
      { "A1 1 ann may guest.listed {" ROW ",'batch':'b','fields':{'name':'Ann'}}",
        "A2 2 ann may visit.checked_in {'owed':true}", "A3 3 ann - guest.list_undone {'batch':'b'}" },
      { "name Ann", "row may x =1 gone", "visit may 1 guest A2", "welcome may open" } },
    { "taken back, but edited at the door: what was edited holds, the rest is better than nothing",
      { "ann" },
      { "A1 1 ann - guest.listed {" ROW ",'batch':'b','fields':{'name':'Ann','title':'Dr'}}",
        "A2 2 ann - guest.edited {'fields':{'name':'Anna'}}", "A3 3 ann - guest.list_undone {'batch':'b'}" },
      { "name Anna", "title Dr", "row - x =1 gone" } },
    { "a second import was taken back: the first holds again",
      { "ann" },
      { "A1 1 ann may guest.listed {" ROW ",'batch':'a','codes':['C1'],'fields':{'name':'Ann','title':'Dr'}}",
        "A2 2 ann may guest.listed {" ROW ",'batch':'b','codes':['C2'],'fields':{'title':'Prof'}}",
        "A3 3 ann - guest.list_undone {'batch':'b'}" },
      { "name Ann", "title Dr", "listed may expected", "row may x =1", "ticket may C1" } },
    { "an import that replaced the list was taken back: expected again",
      { "ann" },
      { "A1 1 ann may guest.listed {" ROW ",'batch':'a'}", "A2 2 ann may guest.unlisted {" ROW ",'batch':'b'}",
        "A3 3 ann - guest.list_undone {'batch':'b'}" },
      { "listed may expected", "row may x =1" } },
    { "taken back and imported again",
      { "ann" },
      { "A1 1 ann may guest.listed {" ROW ",'batch':'a','fields':{'name':'Ann'}}",
        "A2 2 ann - guest.list_undone {'batch':'a'}",
        "A3 3 ann may guest.listed {" ROW ",'batch':'b','fields':{'name':'Ann'}}" },
      { "name Ann", "listed may expected", "row may x =1" } },
};

static const struct fold_row together[] = {
    { "the kept guest's fields win, the other's fill gaps",
      { "ann", "anna" },
      { "A1 1 ann - guest.listed {" ROW ",'fields':{'name':'Ann'}}",
        "A2 2 anna - guest.edited {'fields':{'name':'Anna','phone':'1'}}" },
      { "name Ann", "phone 1", "row - x =1" } },
    { "gaps are filled in the order of the members",
      { "ann", "anna", "anne" },
      { "A1 1 anne - guest.edited {'fields':{'name':'Anne','phone':'3'}}",
        "A2 2 anna - guest.edited {'fields':{'name':'Anna'}}" },
      { "name Anna", "phone 3" } },
    { "registrations and tickets of both",
      { "ann", "anna" },
      { "A1 1 ann may guest.listed {" ROW ",'codes':['C1']}", "A2 2 anna may guest.listed {" ROW ",'codes':['C2']}",
        "A3 3 anna june guest.expected {'expected':true}" },
      { "listed may expected", "listed june expected", "row may x =1", "row may x =1", "ticket may C1",
        "ticket may C2" } },
    { "an import is taken back for the guest it was about only",
      { "ann", "anna" },
      { "A1 1 ann may guest.listed {" ROW ",'batch':'b','fields':{'name':'Ann'}}",
        "A2 2 anna may guest.listed {" OTHER ",'batch':'b'}", "A3 3 anna - guest.list_undone {'batch':'b'}" },
      { "name Ann", "listed may expected", "row may x =1", "row may y #1 gone" } },
};

static const struct fold_row erased[] = {
    { "nothing but what counts need is left",
      { "ann" },
      { "A1 1 ann may guest.listed -", "A2 2 ann - guest.edited -", "A3 3 ann - guest.consented -",
        "A4 10 ann may visit.checked_in -", "A5 12 ann may welcome.greeted -", "A6 13 ann may introduction.made -",
        "A7 20 ann - guest.erased {}" },
      { "erased", "visit may 1 guest A4", "welcome may greeted" } },
    { "erased before anything else was heard",
      { "ann" },
      { "A7 20 ann - guest.erased {}" },
      { "erased" } },
    { "a merged guest was erased, the kept one was not",
      { "ann", "anna" },
      { "A1 1 ann - guest.edited {'fields':{'name':'Ann'}}", "A2 2 anna - guest.edited -",
        "A3 3 anna - guest.erased {}" },
      { "name Ann" } },
};

#define CHECK(rows)                                                                               \
    (void)state;                                                                                  \
    for (size_t i = 0; i < sizeof(rows) / sizeof *(rows); i++)                                    \
        fold_check(&(rows)[i])

static void fields_are_decided_one_by_one(void **state)
{
    CHECK(fields);
}

static void lists_say_who_is_expected(void **state)
{
    CHECK(lists);
}

static void merged_guests_are_one(void **state)
{
    CHECK(together);
}

static void an_erasure_leaves_what_counts_need(void **state)
{
    CHECK(erased);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_are_decided_one_by_one),
        cmocka_unit_test(lists_say_who_is_expected),
        cmocka_unit_test(merged_guests_are_one),
        cmocka_unit_test(an_erasure_leaves_what_counts_need),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
