// Which host suits a guest who waits: the order in which the board offers hosts, with the reason. Pure:
// the same hosts and guest give the same order.
#pragma once

#include <stdbool.h>
#include <stddef.h>

// Texts are borrowed for as long as the suggestions are made; lists are joined by "; ".
struct suggest_host {
    const char *languages; // BCP 47 tags
    const char *topics;
    bool is_free; // on duty and not resting: nobody else is suggested
    bool lead;
    int open; // claims that are theirs now
};

struct suggest_guest {
    const char *language; // a BCP 47 tag or ""
    const char *topics, *offers, *seeks;
};

struct suggestion {
    size_t host;          // its place in what suggest_begin was given
    const char *language; // the guest's, where the host speaks it; else ""
    const char *topic;    // the first that both care about, as the guest writes it: in the guest's list
    size_t topic_length;  // in bytes; 0: none
    int open;
};

struct suggest;
// `hosts` are read here once: what they have in common with each guest is quick to see then.
struct suggest *suggest_create(const struct suggest_host *hosts, size_t count);
void suggest_destroy(struct suggest *suggest); // NULL is fine

// Fills at most `most` places, best first: who speaks the guest's language, then who shares a topic, then
// who has the fewest open claims; at equal the lead comes last, then the order given counts. Languages are
// the same when their first part is (pt-BR, pt), topics when they are once folded. Returns how many.
size_t suggest_order(const struct suggest *suggest, const struct suggest_guest *guest,
                     struct suggestion *suggestions, size_t most);

// Whether the list of tags has the language.
bool suggest_speaks(const char *languages, const char *language);
