// Random histories: facts that three devices with skewed clocks write, each knowing its own and
// those of the others that have reached it.
#pragma once

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "domain/fact.h"
#include "property/history_kinds.h"
#include "property/random.h"
#include "util/err.h"
#include "util/str.h"

enum { DEVICES = 3, HISTORY_GUESTS = 4, HISTORY_EVENTS = 3, HISTORY_MOST = 2000, NAME = 24 };

struct history_fact {
    struct fact fact;
    char device[NAME], guest[NAME], event[NAME];
    unsigned seen_by; // a bit for each device
};

struct history {
    struct chance chance;
    int64_t now_ms;
    int number; // of this history: guests and events are its own
    bool without[HISTORY_KINDS]; // kinds that do not occur
    int64_t skew_ms[DEVICES], seq[DEVICES], stamp[DEVICES];
    struct history_fact facts[HISTORY_MOST];
    size_t count, begin; // facts from `begin` on are of this history
};

static inline void history_finish(struct history *history)
{
    for (size_t i = 0; i < history->count; i++)
        json_decref(history->facts[i].fact.body);
    history->count = history->begin = 0;
}

static inline void history_cancels(struct history *history, struct str *out, const struct history_fact *undo,
                                   int device)
{
    const char *comma = "";

    for (size_t i = history->begin; i + 1 < history->count; i++) {
        const struct history_fact *seen = &history->facts[i];

        if (!(seen->seen_by & (1u << device)) || strcmp(seen->guest, undo->guest) != 0
            || strcmp(seen->event, undo->event) != 0)
            continue;
        str_addf(out, "%s[\"%s\",%lld]", comma, seen->device, (long long)seen->fact.seq);
        comma = ",";
    }
}

static inline void history_word(struct history *history, struct str *out, char letter)
{
    static const char *const words[] = { "ann", "bo", "müller", "Ó", "王", "x", "=1", "#1" };
    static const char *const roles[] = { "guest", "member", "host", "speaker", "substitute" };
    struct chance *chance = &history->chance;

    if (letter == 't')
        str_add(out, words[chance_below(chance, 8)]);
    else if (letter == 'r')
        str_add(out, roles[chance_below(chance, 5)]);
    else if (letter == 'g')
        str_addf(out, "g%d-%zu", history->number, chance_below(chance, HISTORY_GUESTS));
    else if (letter == 'm')
        str_addf(out, "%lld", (long long)(history->now_ms + (int64_t)chance_below(chance, 3600000)));
    else if (letter == 'n')
        str_addf(out, "%zu", chance_below(chance, 6));
    else
        str_addf(out, "%c%zu", letter, chance_below(chance, 3)); // an import, a host, a row
}

static inline json_t *history_body(struct history *history, const struct history_kind *kind, int device)
{
    size_t bodies = 0;
    const char *at;
    struct str text = { 0 };
    json_t *body;

    while (bodies < KIND_BODIES && kind->bodies[bodies])
        bodies++;
    at = kind->bodies[chance_below(&history->chance, bodies)];
    if (strcmp(at, "-") == 0) // came from a device that had emptied it
        return NULL;
    for (; *at; at++) {
        if (at[0] == '~' && at[1] == 'c')
            history_cancels(history, &text, &history->facts[history->count - 1], device);
        else if (at[0] == '~')
            history_word(history, &text, at[1]);
        else
            str_add_char(&text, *at == '\'' ? '"' : *at);
        at += *at == '~';
    }
    body = json_parse_object(str_text(&text));
    must(body != NULL);
    str_finish(&text);
    return body;
}
