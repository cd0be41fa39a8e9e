// What a fold says, as text: one line for each thing, sorted, so that tests can say what they expect.
#pragma once

#include <stdlib.h>
#include <string.h>

#include "domain/fold.h"
#include "util/err.h"
#include "util/mem.h"

static inline int fold_by_line(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static inline void fold_sort_lines(struct str *text)
{
    char *lines[200], *copy = mem_copy_text(str_text(text)), *rest = copy, *line;
    size_t count = 0;

    while ((line = strsep(&rest, "\n")) && line[0]) {
        must(count < sizeof lines / sizeof *lines);
        lines[count++] = line;
    }
    qsort(lines, count, sizeof *lines, fold_by_line);
    str_clear(text);
    for (size_t i = 0; i < count; i++)
        str_addf(text, "%s\n", lines[i]);
    free(copy);
}

static inline void fold_dump_person(struct str *out, const struct fold *fold)
{
    if (!fold->living)
        str_add(out, "nobody\n");
    if (fold->erased)
        str_add(out, "erased\n");
    if (fold->earlier)
        str_addf(out, "earlier %lld\n", (long long)fold->earlier);
    if (fold->consents.length)
        str_addf(out, "consents %s\n", str_text(&fold->consents));
    for (int i = 0; i < GUEST_FIELDS; i++) {
        if (fold->value[i][0])
            str_addf(out, "%s %s\n", guest_field_rows[i].key, fold->value[i]);
    }
    for (size_t i = 0; i < fold->introduction_count; i++)
        str_addf(out, "introduced %s\n", json_get_text(fold->introductions[i]->body, "other"));
}

static inline void fold_dump_lists(struct str *out, const struct fold *fold)
{
    for (size_t i = 0; i < fold->list_row_count; i++) {
        const struct folded_list_row *row = &fold->list_rows[i];

        str_addf(out, "row %s %s %s%s\n", row->event[0] ? row->event : "-", row->source, row->key,
                 row->present ? "" : " gone");
    }
    for (size_t i = 0; i < fold->registration_count; i++) {
        const struct folded_registration *row = &fold->registrations[i];

        if (row->expected || row->role[0] || row->ticket_type[0])
            str_addf(out, "listed %s%s%s%s%s%s\n", row->event, row->expected ? " expected" : "",
                     row->role[0] ? " " : "", row->role, row->ticket_type[0] ? " " : "", row->ticket_type);
    }
    for (size_t i = 0; i < fold->ticket_count; i++)
        str_addf(out, "ticket %s %s\n", fold->tickets[i].event, fold->tickets[i].code);
}

static inline void fold_dump_visits(struct str *out, const struct fold *fold)
{
    for (size_t i = 0; i < fold->visit_size; i++) {
        const struct folded_visit *visit = &fold->visits[i];

        str_addf(out, "visit %s ", visit->event);
        if (visit->undone)
            str_add(out, "undone");
        else
            str_addf(out, "%lld %s %s%lld", (long long)visit->number, role_names[visit->role],
                     visit->check_in->device, (long long)visit->check_in->seq);
        str_add(out, "\n");
    }
    for (size_t i = 0; i < fold->welcome_count; i++) {
        const struct folded_welcome *welcome = &fold->welcomes[i];

        str_addf(out, "welcome %s %s%s%s%s\n", welcome->event, welcome_outcome_names[welcome->outcome],
                 welcome->asked_ms ? " asked" : "", welcome->been_before ? " been-before" : "",
                 welcome->superseded ? " superseded" : "");
    }
    for (size_t i = 0; i < fold->claim_count; i++)
        str_addf(out, "claim %zu %s %s\n", i, fold->claims[i].event, fold->claims[i].host);
}

static inline void fold_dump(struct str *out, const struct fold *fold)
{
    str_clear(out);
    fold_dump_person(out, fold);
    fold_dump_lists(out, fold);
    fold_dump_visits(out, fold);
    fold_sort_lines(out);
}
