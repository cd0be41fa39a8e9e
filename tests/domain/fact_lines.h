// Facts from short lines, for tests:
//     A1 10 ann may visit.checked_in {'owed':true}
// is fact 1 of device A, stamped and happened in minute 10, about guest ann at event may. 10@5
// is stamped in minute 10 and happened in minute 5; - is no guest, no event, or an emptied body.
#pragma once

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "domain/fact.h"
#include "util/err.h"
#include "util/mem.h"

enum { LINE_FACTS = 40, LINE_MINUTE_MS = 60 * 1000 };

struct line_facts {
    struct fact facts[LINE_FACTS];
    size_t count;
    char *texts[LINE_FACTS];
};

static inline char *line_word(char **rest)
{
    char *word = strsep(rest, " ");

    must(word && word[0]);
    return word;
}

static inline const char *line_id(char **rest)
{
    const char *word = line_word(rest);

    return strcmp(word, "-") == 0 ? NULL : word;
}

static inline json_t *line_body(char *text)
{
    json_t *body;

    if (strcmp(text, "-") == 0)
        return NULL;
    for (char *at = text; *at; at++) {
        if (*at == '\'')
            *at = '"';
    }
    body = json_parse_object(text);
    must(body != NULL);
    return body;
}

static inline void line_add(struct line_facts *all, const char *line)
{
    char *rest = all->texts[all->count] = mem_copy_text(line), *who = line_word(&rest), *when = line_word(&rest);
    char *happened = strchr(when, '@');
    struct fact *fact = &all->facts[all->count];

    must(all->count < LINE_FACTS);
    fact->seq = atoll(who + 1);
    who[1] = '\0';
    fact->device = who;
    fact->stamp = atoll(when) * LINE_MINUTE_MS * 65536;
    fact->at_ms = atoll(happened ? happened + 1 : when) * LINE_MINUTE_MS;
    fact->guest = line_id(&rest);
    fact->event = line_id(&rest);
    fact->kind = line_word(&rest);
    fact->body = line_body(rest);
    all->count++;
}

// Lines end with NULL.
static inline void line_facts_read(struct line_facts *all, const char *const *lines)
{
    *all = (struct line_facts){ 0 };
    for (; *lines; lines++)
        line_add(all, *lines);
}

static inline void line_facts_finish(struct line_facts *all)
{
    for (size_t i = 0; i < all->count; i++) {
        json_decref(all->facts[i].body);
        free(all->texts[i]);
    }
    *all = (struct line_facts){ 0 };
}

// A repeatable order: the same seed gives the same one.
static inline void line_facts_shuffle(struct line_facts *all, unsigned seed)
{
    for (size_t i = all->count; i > 1; i--) {
        size_t j = (seed = seed * 1103515245u + 12345u, seed >> 16) % i;
        struct fact swapped = all->facts[i - 1];

        all->facts[i - 1] = all->facts[j];
        all->facts[j] = swapped;
    }
}
