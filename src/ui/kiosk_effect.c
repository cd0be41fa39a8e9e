#include "ui/kiosk_effect.h"

#include <string.h>

#include "util/err.h"

const char *kiosk_effect_text(const struct kiosk_effect *effect, const char *key)
{
    for (size_t i = 0; i < effect->count; i++)
        if (strcmp(effect->members[i].key, key) == 0)
            return effect->text + effect->members[i].text;
    return "";
}

void kiosk_put(struct kiosk_effect *effect, const char *key, const char *text)
{
    if (text[0])
        kiosk_put_even_empty(effect, key, text);
}

void kiosk_put_even_empty(struct kiosk_effect *effect, const char *key, const char *text)
{
    size_t size = strlen(text) + 1;

    must(effect->count < KIOSK_MEMBERS && effect->length + size <= KIOSK_EFFECT_TEXT);
    effect->members[effect->count].key = key;
    effect->members[effect->count++].text = effect->length;
    memcpy(effect->text + effect->length, text, size);
    effect->length += size;
}
