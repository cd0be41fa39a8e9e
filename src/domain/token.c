#include "domain/token.h"

#include <string.h>

#include "util/text.h"

static bool is_joiner(uint32_t c)
{
    static const uint32_t joiners[] = { '\'', '-', '.', '&', 0xB7, 0x5F3, 0x5F4, 0x30FB };
    size_t i;

    for (i = 0; i < sizeof joiners / sizeof *joiners; i++) {
        if (joiners[i] == c)
            return true;
    }
    return false;
}

static bool belong_together(enum script a, enum script b)
{
    return a == b || (!script_is_whole(a) && !script_is_whole(b));
}

size_t tokens_of(struct token tokens[TOKENS], const char *folded)
{
    const char *at = folded, *from = folded;
    struct token *token = NULL;
    size_t count = 0, group = 0;
    bool open = false, joined = false;
    enum script script;
    uint32_t c;

    for (; (c = text_next(&at)); from = at) {
        if (!text_is_word(c)) {
            joined = open && is_joiner(c);
            open = false;
            continue;
        }
        script = script_of(c);
        if (!open || !belong_together(token->script, script)) {
            if (count == TOKENS)
                break;
            group += !joined;
            token = &tokens[count++];
            *token = (struct token){ .at = from, .group = group, .script = script };
        }
        token->length = (size_t)(at - token->at);
        open = true;
        joined = false;
    }
    return count;
}

bool token_is_particle(const char *at, size_t length)
{
    static const char *const particles[] = {
        "abd", "abu", "al", "ben", "bin", "d",   "da",  "das", "de", "del", "den", "der", "di",
        "dos", "du",  "el", "ibn", "l",   "la",  "las", "le",  "lo", "los", "mac", "mc",  "o",
        "san", "st",  "t",  "ten", "ter", "van", "vom", "von", "zu", "zum", "zur",
    };
    size_t i;

    for (i = 0; i < sizeof particles / sizeof *particles; i++) {
        if (strlen(particles[i]) == length && memcmp(particles[i], at, length) == 0)
            return true;
    }
    return false;
}
