#include "service/roster.h"

#include <string.h>

#include "domain/name.h"
#include "store/guest_store.h"
#include "store/subject.h"

const struct host *roster_find(const struct host_list *list, const char *id)
{
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->hosts[i].id, id) == 0)
            return &list->hosts[i];
    }
    return NULL;
}

const struct host *roster_of_guest(const struct host_list *list, struct store *store, int64_t guest)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct host *host = &list->hosts[i];
        int64_t num = 0;

        if (host->guest[0] && subject_num(store, host->guest, &num, NULL) && num &&
            guest_store_kept(store, num, &num, NULL) && num == guest)
            return host;
    }
    return NULL;
}

void roster_tell(json_t *told, const struct host *host)
{
    struct str shown = { 0 }, initials = { 0 };

    name_initial(&shown, host->name, "", "");
    name_initials(&initials, host->name, "", "");
    json_object_update_new(told,
                           json_pack("{s:s, s:s, s:s, s:s, s:i, s:b}", "host", host->id, "name", host->name,
                                     "shown", str_text(&shown), "initials", str_text(&initials), "colour",
                                     host->colour, "lead", (int)host->lead));
    str_finish(&shown);
    str_finish(&initials);
}

json_t *roster_tell_all(const struct host_list *list)
{
    json_t *told = json_array();

    for (size_t i = 0; i < list->count; i++) {
        json_t *one = json_object();

        roster_tell(one, &list->hosts[i]);
        json_array_append_new(told, one);
    }
    return told;
}
