#include "domain/fact.h"

#include <string.h>

#include "util/id.h"

const struct fact_kind_row fact_kind_rows[FACT_KINDS] = {
    [FACT_GUEST_LISTED] = { "guest.listed", true, false },
    [FACT_GUEST_UNLISTED] = { "guest.unlisted", true, false },
    [FACT_GUEST_LIST_UNDONE] = { "guest.list_undone", true, true },
    [FACT_GUEST_EDITED] = { "guest.edited", true, false },
    [FACT_GUEST_EXPECTED] = { "guest.expected", true, false },
    [FACT_GUEST_CONSENTED] = { "guest.consented", true, false },
    [FACT_GUEST_MERGED] = { "guest.merged", true, true },
    [FACT_GUEST_ERASED] = { "guest.erased", true, true },
    [FACT_VISIT_CHECKED_IN] = { "visit.checked_in", true, false },
    [FACT_VISIT_UNDONE] = { "visit.undone", true, false },
    [FACT_WELCOME_ASKED] = { "welcome.asked", true, false },
    [FACT_WELCOME_CLAIMED] = { "welcome.claimed", true, false },
    [FACT_WELCOME_RELEASED] = { "welcome.released", true, false },
    [FACT_WELCOME_GREETED] = { "welcome.greeted", true, false },
    [FACT_WELCOME_GONE] = { "welcome.gone", true, false },
    [FACT_WELCOME_DISMISSED] = { "welcome.dismissed", true, false },
    [FACT_INTRODUCTION_MADE] = { "introduction.made", true, false },
    [FACT_GROUP_FOUNDED] = { "group.founded", false, false },
    [FACT_SETTING_SET] = { "setting.set", false, false },
    [FACT_EVENT_SET] = { "event.set", false, false },
    [FACT_EVENT_CLOSED] = { "event.closed", false, false },
    [FACT_HOST_SET] = { "host.set", false, false },
    [FACT_HOST_DUTY] = { "host.duty", false, false },
    [FACT_HOST_RESTED] = { "host.rested", false, false },
    [FACT_IMPORT_DONE] = { "import.done", false, false },
    [FACT_DEVICE_NAMED] = { "device.named", false, false },
    [FACT_HELP_ASKED] = { "help.asked", false, false },
    [FACT_HELP_DONE] = { "help.done", false, false },
};

enum fact_kind fact_kind_of(const char *name)
{
    int kind = 0;

    while (kind < FACT_KINDS && strcmp(fact_kind_rows[kind].name, name) != 0)
        kind++;
    return (enum fact_kind)kind;
}

static bool is_id(const char *id)
{
    return id[0] && strlen(id) <= ID_LENGTH;
}

bool fact_is_whole(const struct fact *fact)
{
    return is_id(fact->device) && (!fact->guest || is_id(fact->guest)) &&
           (!fact->event || is_id(fact->event)) && fact->kind[0] && strlen(fact->kind) <= FACT_KIND_LONGEST &&
           fact->seq > 0 && fact->stamp >= 0 && fact->at_ms > -FACT_FAR_MS && fact->at_ms < FACT_FAR_MS;
}

bool fact_is(const struct fact *fact, enum fact_kind kind)
{
    return strcmp(fact->kind, fact_kind_rows[kind].name) == 0;
}

int fact_compare(const struct fact *a, const struct fact *b)
{
    int device;

    if (a->stamp != b->stamp)
        return a->stamp < b->stamp ? -1 : 1;
    device = strcmp(a->device, b->device);
    if (device != 0)
        return device;
    return (a->seq > b->seq) - (a->seq < b->seq);
}

int fact_compare_time(const struct fact *a, const struct fact *b)
{
    if (a->at_ms != b->at_ms)
        return a->at_ms < b->at_ms ? -1 : 1;
    return fact_compare(a, b);
}

int64_t stamp_next(int64_t last, int64_t now_ms)
{
    int64_t now = now_ms * 65536;

    return now > last ? now : last + 1;
}

int64_t stamp_ms(int64_t stamp)
{
    return stamp / 65536;
}
