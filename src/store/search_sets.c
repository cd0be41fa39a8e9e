#include "store/search_sets.h"

#include <stdlib.h>
#include <string.h>

#include "domain/slip.h"
#include "store/search_mark.h"
#include "util/mem.h"

enum { SLIPPED_SPELLINGS = 2 }; // of one typed word: the customary ones

static const enum word_fit fits[PASSES] = {
    [PASS_WHOLE] = FIT_WHOLE,
    [PASS_BEGINS] = FIT_BEGINS,
    [PASS_SOUNDS] = FIT_SOUNDS_BEGIN,
    [PASS_SLIP] = FIT_SLIP,
};

enum word_fit search_pass_fit(enum search_pass pass)
{
    return fits[pass];
}

enum search_pass search_fit_pass(enum word_fit fit)
{
    int pass = PASS_WHOLE;

    while (pass < PASSES && fits[pass] < fit)
        pass++;
    return (enum search_pass)pass;
}

static void add_mark(struct search_set *set, uint64_t mark)
{
    size_t i;

    for (i = 0; i < set->mark_count; i++) {
        if (set->marks[i] == mark)
            return;
    }
    set->marks = mem_grow(set->marks, &set->mark_room, set->mark_count + 1, sizeof mark);
    set->marks[set->mark_count++] = mark;
}

typedef void look_up(const struct vocabulary *vocabulary, struct vocabulary_ranges *out, const char *lead,
                     const char *typed);

// Adds what is found under a name and under a company.
static void add_found(struct search_set *set, const struct vocabulary *vocabulary, look_up *look,
                      const char *lead, const char *typed)
{
    size_t from = set->ranges.count;
    const char *found;

    look(vocabulary, &set->ranges, lead, typed);
    if (look == vocabulary_slips) { // four letters and more: all words of a range begin with the same three
        for (; from < set->ranges.count; from++) {
            found = vocabulary_text(vocabulary, set->ranges.ranges[from].from);
            add_mark(set, search_mark(found + strlen(lead)));
        }
    } else if (set->ranges.count > from) {
        add_mark(set, look == vocabulary_whole ? search_mark(typed) : search_mark_of_beginning(typed));
    }
}

static void add_sounds(struct search_set *set, const struct vocabulary *vocabulary,
                       const struct query_word *word, const char *lead)
{
    const char *sounds;
    look_up *look;
    size_t i;

    for (i = 0; i < word->forms.sounds.count; i++) {
        sounds = word->forms.sounds.text[i];
        look = query_sounds_may_begin(sounds) ? vocabulary_begins : vocabulary_whole;
        add_found(set, vocabulary, look, lead, sounds);
    }
}

// What one pass adds to those before it.
static void add_pass(struct search_set *set, const struct vocabulary *vocabulary,
                     const struct query_word *word, enum search_pass pass, const char *lead)
{
    const struct spellings *plain = &word->forms.plain;
    size_t i;

    for (i = 0; i < plain->count; i++) {
        if (pass == PASS_WHOLE)
            add_found(set, vocabulary, vocabulary_whole, lead, plain->text[i]);
        if (pass == PASS_BEGINS)
            add_found(set, vocabulary, vocabulary_begins, lead, plain->text[i]);
        if (pass == PASS_SLIP && word->letters >= SLIP_LETTERS && i < SLIPPED_SPELLINGS)
            add_found(set, vocabulary, vocabulary_slips, lead, plain->text[i]);
    }
    if (pass == PASS_SOUNDS)
        add_sounds(set, vocabulary, word, lead);
}

static uint64_t guests_of(const struct vocabulary_ranges *ranges)
{
    const struct vocabulary_word *word;
    uint64_t guests = 0;
    size_t i;

    for (i = 0; i < ranges->count; i++) {
        for (word = ranges->ranges[i].from; word < ranges->ranges[i].to; word++)
            guests += word->guests;
    }
    return guests;
}

void search_set_fill(struct search_set *set, const struct vocabulary *vocabulary,
                     const struct query_word *word, enum search_pass pass)
{
    if (set->filled)
        return;
    add_pass(set, vocabulary, word, pass, "");
    add_pass(set, vocabulary, word, pass, VOCABULARY_COMPANY);
    set->guests = guests_of(&set->ranges);
    set->filled = true;
}

void search_set_finish(struct search_set *set)
{
    free(set->ranges.ranges);
    free(set->marks);
    *set = (struct search_set){ 0 };
}

bool search_set_may_have(const struct search_set *set, uint64_t mark)
{
    size_t i;

    for (i = 0; i < set->mark_count; i++) {
        if ((mark & set->marks[i]) == set->marks[i])
            return true;
    }
    return false;
}
