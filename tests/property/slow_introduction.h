// The suggestions of domain/introduction the slow way: every person is compared with every other, by the
// rules as that header says them, with no index.
#pragma once

#include "domain/introduction.h"

enum { SLOW_PEOPLE = 24, SLOW_MADE = 8, SLOW_TEXT = 100 };

struct slow_person {
    int64_t guest, inviter, visit_number;
    char id[12], topics[SLOW_TEXT], offers[SLOW_TEXT], seeks[SLOW_TEXT];
    const char *name, *company, *invited_by;
    enum role role;
    bool has_agreed;
};

struct slow_room {
    struct slow_person people[SLOW_PEOPLE];
    size_t count;
    int64_t made[SLOW_MADE][2];
    size_t made_count;
};

uint64_t slow_number(const char *variable, uint64_t otherwise); // of the environment

struct introductions *slow_fill(const struct slow_room *room);

// As introductions_for, for the person of a place; and as introductions_list, into the caller's array.
size_t slow_for(const struct slow_room *room, size_t place, enum introduction_reader reader, size_t most,
                struct introduction *found);
size_t slow_list(const struct slow_room *room, size_t most, struct introduction *list);

// What must hold of any suggestion, whoever found it: fails the test otherwise.
void slow_assert_allowed(const struct slow_room *room, const struct introduction *one);
