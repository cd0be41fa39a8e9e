// Made-up guests in many scripts, the same in every run. Names are as unlike in how common they are as
// real ones: the first of a list are drawn most.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "made_names.h"
#include "util/str.h"

enum { GIVEN_NAMES = 4000, FAMILY_NAMES = 120000, COMPANIES = 150000 }; // made up, beside those listed

static uint64_t random_state = 20261201;

static size_t draw(size_t below)
{
    random_state = random_state * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(random_state >> 33) % below;
}

static size_t draw_low(size_t below)
{
    size_t a = draw(below), b = draw(below);

    return a < b ? a : b;
}

#define ONE_OF(texts) texts[draw_low(sizeof texts / sizeof *texts)]

// One of `pool` made-up words, the first of them drawn most.
static void add_made_up(struct str *out, size_t syllables, size_t pool)
{
    uint64_t number = draw_low(pool), kept = random_state;
    size_t from = out->length;

    random_state = (number * 2 + syllables) * UINT64_C(0x9E3779B97F4A7C15);
    for (; syllables > 0; syllables--)
        str_addf(out, "%s%s%s", ONE_OF(onsets), ONE_OF(vowels), ONE_OF(codas));
    str_add(out, ONE_OF(endings));
    if (out->at[from] >= 'a' && out->at[from] <= 'z')
        out->at[from] = (char)(out->at[from] - 'a' + 'A');
    random_state = kept;
}

static void make_name(struct str *name)
{
    const struct people *people = peoples;
    size_t share = draw(100);
    bool is_latin;

    while (share >= people->share)
        share -= people++->share;
    is_latin = people < peoples + 2;
    if (people->family_first)
        str_addf(name, "%s%s", people->family[draw_low(WORDS)], people->between);
    if (is_latin && draw(2) == 0)
        add_made_up(name, 1, GIVEN_NAMES);
    else
        str_add(name, people->given[draw_low(WORDS)]);
    if (!people->family_first) {
        str_add(name, people->between);
        if (is_latin && draw(4) > 0)
            add_made_up(name, 2, FAMILY_NAMES);
        else
            str_add(name, people->family[draw_low(WORDS)]);
    }
}

static void make_company(struct str *company)
{
    if (draw(4) == 0)
        return;
    add_made_up(company, 3, COMPANIES);
    str_addf(company, " %s", ONE_OF(trades));
}
