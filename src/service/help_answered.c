#include "service/help_answered.h"

#include <string.h>

#include "domain/fact.h"
#include "domain/name.h"
#include "store/fact_log.h"
#include "store/guest_store.h"
#include "store/help_store.h"
#include "util/text.h"

static const char *const answered_reasons[] = { "half_way", "walk_in", "searches", "asked" };

static bool is_answered(const struct help *help, const struct guest *guest)
{
    const char *name = guest->value[GUEST_NAME];
    struct str shown = { 0 }, typed = { 0 };
    bool has_reason = false, is_name;

    for (size_t i = 0; i < sizeof answered_reasons / sizeof *answered_reasons; i++)
        has_reason = has_reason || strcmp(help->reason, answered_reasons[i]) == 0;
    name_initial(&shown, name, guest->value[GUEST_GIVEN], guest->value[GUEST_FAMILY]);
    name_initial(&typed, name, "", "");
    is_name = text_same(help->name, str_text(&shown)) || text_same(help->name, str_text(&typed));
    str_finish(&shown);
    str_finish(&typed);
    return has_reason && help->name[0] && !help->visit[0] && is_name;
}

bool help_answered_by(struct request_call *call, const struct event *event, int64_t num, struct err *err)
{
    struct help_list list = { 0 };
    struct guest guest = { 0 };
    bool done = help_store_open(call->store, event->num, &list, err) &&
                (list.count == 0 || guest_store_read(call->store, num, &guest, err));

    for (size_t i = 0; done && i < list.count; i++) {
        if (is_answered(&list.helps[i], &guest))
            done = fact_append(call->store, FACT_HELP_DONE, NULL, event->id, call->now_ms,
                               json_pack("{s:s}", "help", list.helps[i].id), err);
    }
    help_list_finish(&list);
    guest_finish(&guest);
    return done;
}
