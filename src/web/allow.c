#include "web/allow.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "util/mem.h"

enum { NAME_SIZE = 256 };

static void allow_name(struct allow *allow, const char *name)
{
    struct parse_host host;
    struct str bracketed = { 0 };

    str_addf(&bracketed, strchr(name, ':') ? "[%s]" : "%s", name);
    if (allow->count < ALLOW_NAMES && parse_host(&host, bracketed.at))
        allow->names[allow->count++] = mem_copy_text(host.name);
    str_finish(&bracketed);
}

static void allow_machine(struct allow *allow)
{
    char name[NAME_SIZE] = "";
    struct str local = { 0 };

    if (gethostname(name, sizeof name - 1) != 0 || !name[0])
        return;
    allow_name(allow, name);
    name[strcspn(name, ".")] = '\0';
    str_addf(&local, "%s.local", name);
    allow_name(allow, local.at);
    str_finish(&local);
}

void allow_init(struct allow *allow, const char *address, const char *url)
{
    static const char *const everywhere[] = { "0.0.0.0", "::", "*" };
    bool is_one = true;

    *allow = (struct allow){ 0 };
    allow_name(allow, "localhost");
    allow_name(allow, "127.0.0.1");
    allow_name(allow, "::1");
    for (size_t i = 0; i < sizeof everywhere / sizeof *everywhere; i++)
        is_one = is_one && strcmp(address, everywhere[i]) != 0;
    if (is_one)
        allow_name(allow, address);
    allow_machine(allow);
    if (*url && parse_origin(&allow->url, url, true))
        allow_name(allow, allow->url.host.name);
}

void allow_finish(struct allow *allow)
{
    for (size_t i = 0; i < allow->count; i++)
        free(allow->names[i]);
    *allow = (struct allow){ 0 };
}

bool allow_host(const struct allow *allow, const struct http_request *request)
{
    struct parse_host host;
    bool is_allowed = false;

    if (!parse_host(&host, http_header(request, HTTP_HOST)))
        return false;
    for (size_t i = 0; i < allow->count; i++)
        is_allowed = is_allowed || strcmp(allow->names[i], host.name) == 0;
    return is_allowed;
}

static bool is_same_place(const struct parse_origin *one, const struct parse_origin *other)
{
    return one->is_https == other->is_https && one->host.port == other->host.port &&
           strcmp(one->host.name, other->host.name) == 0;
}

bool allow_origin(const struct allow *allow, const struct http_request *request, bool is_secure)
{
    const char *site = http_header(request, HTTP_FETCH_SITE), *text = http_header(request, HTTP_ORIGIN);
    struct parse_origin origin, here = { .is_https = is_secure };

    if (*site && strcmp(site, "same-origin") != 0 && strcmp(site, "none") != 0)
        return false;
    if (!*text)
        return true;
    if (!parse_origin(&origin, text, false))
        return false;
    if (allow->url.host.name[0] && is_same_place(&origin, &allow->url))
        return true;
    if (!parse_host(&here.host, http_header(request, HTTP_HOST)))
        return false;
    if (!here.host.port)
        here.host.port = is_secure ? 443 : 80;
    return is_same_place(&origin, &here);
}
