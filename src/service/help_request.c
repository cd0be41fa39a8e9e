// Asking for a host at the door, and being helped (SCREENS 4: such requests stand above all).
#include <stdlib.h>
#include <string.h>

#include "domain/fact.h"
#include "domain/guest.h"
#include "domain/name.h"
#include "service/screen.h"
#include "store/fact_log.h"
#include "store/help_store.h"
#include "store/visit_store.h"

static const char *const reasons[] = { "asked",     "code",       "half_way", "searches",
                                       "same_name", "questioned", "walk_in", "forget" };

enum { REASONS = sizeof reasons / sizeof *reasons };

struct asking {
    struct event event;
    const char *reason, *visit;
    char visit_id[ID_SIZE];
    struct str name, door; // no more of a name than others see
};

static bool read_visit(struct request_call *call, struct asking *asking, struct err *err)
{
    int64_t guest, event;
    struct visit visit;

    if (!asking->visit[0])
        return true;
    if (!resolve_visit(call->store, asking->visit, &guest, &event, err) ||
        !visit_store_read(call->store, guest, event, &visit, err))
        return false;
    memcpy(asking->visit_id, visit.id, ID_SIZE);
    return true;
}

static bool read_asking(struct request_call *call, struct asking *asking, struct err *err)
{
    const char *name = request_text(call, "name");
    int reason;

    if (!request_need(call, "reason", &asking->reason, err) ||
        !request_choice(call, "reason", reasons, REASONS, 0, &reason, err) ||
        !guest_field_check(GUEST_NAME, name, err) || !screen_need_event(call, &asking->event, err))
        return false;
    asking->visit = request_text(call, "visit");
    if (!asking->visit[0])
        name_initial(&asking->name, name, "", "");
    return read_visit(call, asking, err) && screen_door_name(call->store, &asking->door, err);
}

static bool is_asked(const struct help *help, const struct asking *asking)
{
    return strcmp(help->reason, asking->reason) == 0 && strcmp(help->visit, asking->visit_id) == 0 &&
           strcmp(help->name, str_text(&asking->name)) == 0 &&
           strcmp(help->door, str_text(&asking->door)) == 0;
}

// What is asked already is not asked again.
static bool find_asked(struct request_call *call, const struct asking *asking, char id[ID_SIZE],
                       struct err *err)
{
    struct help_list list = { 0 };
    bool done = help_store_open(call->store, asking->event.num, &list, err);

    id[0] = '\0';
    for (size_t i = 0; done && !id[0] && i < list.count; i++) {
        if (is_asked(&list.helps[i], asking))
            memcpy(id, list.helps[i].id, ID_SIZE);
    }
    help_list_finish(&list);
    return done;
}

static bool ask_anew(struct request_call *call, const struct asking *asking, char id[ID_SIZE],
                     struct err *err)
{
    json_t *body;

    id_new(id);
    body = json_pack("{s:s, s:s}", "help", id, "reason", asking->reason);
    json_put_text(body, "name", str_text(&asking->name));
    json_put_text(body, "visit", asking->visit_id);
    json_put_text(body, "door", str_text(&asking->door));
    return fact_append(call->store, FACT_HELP_ASKED, NULL, asking->event.id, call->now_ms, body, err);
}

bool help_ask(struct request_call *call, struct err *err)
{
    struct asking asking = { 0 };
    char id[ID_SIZE] = "";
    bool done = read_asking(call, &asking, err) && find_asked(call, &asking, id, err) &&
                (id[0] || ask_anew(call, &asking, id, err));

    if (done)
        call->answer = json_pack("{s:s}", "help", id);
    str_finish(&asking.name);
    str_finish(&asking.door);
    event_finish(&asking.event);
    return done;
}

bool help_done(struct request_call *call, struct err *err)
{
    const char *text, *host_text = request_text(call, "host");
    struct resolved_host host = { 0 };
    struct help help = { 0 };
    char event[ID_SIZE];
    bool done = request_need(call, "help", &text, err) &&
                (!host_text[0] || resolve_host(call->store, host_text, &host, err)) &&
                help_store_read(call->store, text, &help, err);

    if (done && !help.event)
        done = err_set(err, ERR_REFUSED, "nobody asked for help as '%.100s': look at the board again", text);
    if (done && !help.done) {
        json_t *body = json_pack("{s:s}", "help", help.id);

        json_put_text(body, "host", host.id);
        done = subject_id(call->store, help.event, event, err) &&
               fact_append(call->store, FACT_HELP_DONE, NULL, event, call->now_ms, body, err);
    }
    if (done)
        call->answer = json_pack("{s:s, s:b}", "help", help.id, "done", 1);
    free(host.name);
    help_finish(&help);
    return done;
}
