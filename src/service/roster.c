#include "service/roster.h"

#include <string.h>

#include "domain/name.h"

const struct host *roster_find(const struct host_list *list, const char *id)
{
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->hosts[i].id, id) == 0)
            return &list->hosts[i];
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
