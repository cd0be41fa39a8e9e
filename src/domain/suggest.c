#include "domain/suggest.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "util/mem.h"
#include "util/text.h"

struct folded_list {
    char **items;
    size_t count, room;
};

struct suggest {
    const struct suggest_host *hosts;
    struct folded_list *topics; // of each host
    size_t count;
};

// ---- lists

// The next item of a joined list: where it is and how long; false at the end.
static bool next_item(const char **rest, const char **item, size_t *length)
{
    *rest += strspn(*rest, "; ");
    *item = *rest;
    *length = strcspn(*rest, ";");
    *rest += *length;
    return *length > 0;
}

static void fold_item(struct str *folded, const char *item, size_t length)
{
    struct str text = { 0 };

    str_clear(folded);
    str_add_bytes(&text, item, length);
    text_fold(folded, str_text(&text));
    str_finish(&text);
}

static void fold_list(struct folded_list *list, const char *joined)
{
    const char *item;
    size_t length;
    struct str folded = { 0 };

    while (next_item(&joined, &item, &length)) {
        fold_item(&folded, item, length);
        list->items = mem_grow(list->items, &list->room, list->count + 1, sizeof *list->items);
        list->items[list->count++] = mem_copy_text(str_text(&folded));
    }
    str_finish(&folded);
}

static bool has_item(const struct folded_list *list, const char *folded)
{
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->items[i], folded) == 0)
            return true;
    }
    return false;
}

// ---- hosts

struct suggest *suggest_create(const struct suggest_host *hosts, size_t count)
{
    struct suggest *suggest = mem_new(sizeof *suggest);

    *suggest = (struct suggest){ .hosts = hosts,
                                 .topics = mem_new((count + 1) * sizeof *suggest->topics),
                                 .count = count };
    for (size_t i = 0; i < count; i++)
        fold_list(&suggest->topics[i], hosts[i].is_free ? hosts[i].topics : "");
    return suggest;
}

void suggest_destroy(struct suggest *suggest)
{
    for (size_t i = 0; suggest && i < suggest->count; i++) {
        for (size_t item = 0; item < suggest->topics[i].count; item++)
            free(suggest->topics[i].items[item]);
        free(suggest->topics[i].items);
    }
    if (suggest)
        free(suggest->topics);
    free(suggest);
}

bool suggest_speaks(const char *languages, const char *language)
{
    size_t wanted = strcspn(language, "-_"), length;
    const char *item;

    while (wanted > 0 && next_item(&languages, &item, &length)) {
        size_t first = strcspn(item, "-_; ");

        if (first == wanted && strncasecmp(item, language, wanted) == 0)
            return true;
    }
    return false;
}

// ---- guests

// Every host learns the first topic they share with the guest.
static void share_topics(const struct suggest *suggest, const char *joined, struct suggestion *all)
{
    const char *item;
    size_t length;
    struct str folded = { 0 };

    while (next_item(&joined, &item, &length)) {
        fold_item(&folded, item, length);
        for (size_t i = 0; i < suggest->count; i++) {
            if (all[i].topic_length == 0 && has_item(&suggest->topics[i], str_text(&folded))) {
                all[i].topic = item;
                all[i].topic_length = length;
            }
        }
    }
    str_finish(&folded);
}

static bool comes_before(const struct suggest *suggest, const struct suggestion *one,
                         const struct suggestion *other)
{
    bool one_leads = suggest->hosts[one->host].lead, other_leads = suggest->hosts[other->host].lead;

    if (!one->language[0] != !other->language[0])
        return one->language[0];
    if (!one->topic_length != !other->topic_length)
        return one->topic_length > 0;
    if (one->open != other->open)
        return one->open < other->open;
    return one_leads != other_leads ? other_leads : one->host < other->host;
}

// Puts one into its place among those that are there; returns how many there are now.
static size_t insert(const struct suggest *suggest, const struct suggestion *one,
                     struct suggestion *suggestions, size_t count, size_t most)
{
    size_t place = count;

    while (place > 0 && comes_before(suggest, one, &suggestions[place - 1]))
        place--;
    if (place >= most)
        return count;
    if (count == most)
        count--;
    memmove(&suggestions[place + 1], &suggestions[place], (count - place) * sizeof *suggestions);
    suggestions[place] = *one;
    return count + 1;
}

size_t suggest_order(const struct suggest *suggest, const struct suggest_guest *guest,
                     struct suggestion *suggestions, size_t most)
{
    struct suggestion *all = mem_new((suggest->count + 1) * sizeof *all);
    size_t count = 0;

    for (size_t i = 0; i < suggest->count; i++)
        all[i] = (struct suggestion){ .host = i,
                                      .open = suggest->hosts[i].open,
                                      .language = suggest_speaks(suggest->hosts[i].languages, guest->language)
                                                      ? guest->language
                                                      : "" };
    share_topics(suggest, guest->topics, all);
    share_topics(suggest, guest->seeks, all);
    share_topics(suggest, guest->offers, all);
    for (size_t i = 0; i < suggest->count; i++) {
        if (suggest->hosts[i].is_free)
            count = insert(suggest, &all[i], suggestions, count, most);
    }
    free(all);
    return count;
}
