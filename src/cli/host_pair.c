// host pair: an address that lets one phone of a host in, and the same as a code to be photographed.
#include <stdlib.h>

#include "cli/answer.h"
#include "cli/ask.h"
#include "cli/host.h"
#include "service/web_address.h"
#include "util/qr.h"

static bool address_of(const char *code, struct str *url, struct err *err)
{
    struct machine_settings settings = { 0 };
    bool ok = machine_settings_read(&settings, err);

    if (ok) {
        char *address = web_address(&settings);

        str_addf(url, "%s/pair?code=%s", address, code);
        free(address);
    }
    machine_settings_finish(&settings);
    return ok;
}

static bool print_code(struct command_call *call, const char *url, struct err *err)
{
    struct qr qr = { 0 };
    struct str lines = { 0 };
    bool ok = qr_make(&qr, url, err);

    if (ok) {
        qr_terminal(&lines, &qr, line_has(&call->line, "light"));
        ok = output_data(&call->output, &lines, err);
    }
    str_finish(&lines);
    qr_finish(&qr);
    return ok;
}

bool host_pair_run(struct command_call *call, struct err *err)
{
    static const struct answer_shape shape = {
        .sentence = "For one phone of {name}, until {ends}: {url}",
    };
    json_t *members = NULL, *answer = NULL;
    struct str url = { 0 };
    bool ok = ask_members(&call->line, &members, err) && ask(call, "pair.offer", members, &answer, err) &&
              address_of(json_get_text(answer, "code"), &url, err);

    if (ok) {
        json_object_set_new(answer, "url", json_string(str_text(&url)));
        ok = call->output.json || print_code(call, str_text(&url), err);
        answer_print(&call->output, answer, &shape);
    }
    str_finish(&url);
    json_decref(members);
    json_decref(answer);
    return ok;
}
