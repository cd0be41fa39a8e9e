// Marks: a few bits that say something about the words of a guest. A guest whose mark lacks a bit of a typed
// word's mark does not have that word; so most who do not fit are passed over unread. Pure.
#pragma once

#include <stdint.h>

uint64_t search_mark(const char *word); // a guest's mark has the bits of all words
// What all words that begin with it share.
uint64_t search_mark_of_beginning(const char *typed);
