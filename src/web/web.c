#include "web/web.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "service/machine.h"
#include "service/machine_settings.h"
#include "service/web_address.h"
#include "util/file.h"
#include "util/mem.h"
#include "web/inside.h"
#include "web/route.h"
#include "web/socket.h"

static long whole(const struct machine_settings *settings, enum setting setting)
{
    return strtol(machine_settings_value(settings, setting), NULL, 10);
}

static bool is_set(const struct machine_settings *settings, enum setting setting)
{
    return strcmp(machine_settings_value(settings, setting), "yes") == 0;
}

// ---- who may be reached how

static bool read_pem(struct str *text, const struct machine_settings *settings, enum setting setting,
                     struct err *err)
{
    const char *path = machine_settings_value(settings, setting);

    if (!*path)
        return err_set(err, ERR_CONFIG,
                       "a certificate needs its key, and a key its certificate: set both "
                       "web.certificate and web.key");
    if (file_read(text, path, err))
        return true;
    if (err)
        err->kind = ERR_CONFIG;
    return err_wrap(err, "%s", setting_rows[setting].key);
}

static bool read_certificate(struct web *web, const struct machine_settings *settings,
                             struct str *certificate, struct str *key, struct err *err)
{
    web->is_secure = *machine_settings_value(settings, SETTING_WEB_CERTIFICATE) ||
                     *machine_settings_value(settings, SETTING_WEB_KEY);
    return !web->is_secure || (read_pem(certificate, settings, SETTING_WEB_CERTIFICATE, err) &&
                               read_pem(key, settings, SETTING_WEB_KEY, err));
}

// Names of guests do not cross a network unencrypted, unless somebody has said so out loud.
static bool check_address(struct web *web, const struct machine_settings *settings, struct err *err)
{
    const char *address = machine_settings_value(settings, SETTING_WEB_ADDRESS);

    if (web->is_secure || socket_is_loopback(address))
        return true;
    web->is_insecure = is_set(settings, SETTING_WEB_INSECURE_LAN);
    return web->is_insecure ||
           err_set(
               err, ERR_CONFIG,
               "the hosts' pages would go out unencrypted at %.100s: set web.certificate and web.key, or put "
               "a "
               "proxy before 127.0.0.1, or accept it with web.insecure_lan (given names and initials only)",
               address);
}

// ---- from the beginning to the end

static void prepare(struct web *web, const struct machine_settings *settings)
{
    const char *url = machine_settings_value(settings, SETTING_WEB_URL);

    allow_init(&web->allow, machine_settings_value(settings, SETTING_WEB_ADDRESS), url);
    web->url = web_address(settings);
    web->is_for_others = *url || !socket_is_loopback(machine_settings_value(settings, SETTING_WEB_ADDRESS));
    web->has_cookies = web->is_secure || (web->allow.url.host.name[0] && web->allow.url.is_https);
    web->guest_links = guest_links_create();
}

static bool start(struct web *web, const struct machine_settings *settings, const struct str *certificate,
                  const struct str *key, struct err *err)
{
    const struct server_setup setup = {
        .address = machine_settings_value(settings, SETTING_WEB_ADDRESS),
        .port = (int)whole(settings, SETTING_WEB_PORT),
        .certificate = certificate->at,
        .key = key->at,
        .connections = socket_room((size_t)whole(settings, SETTING_WEB_CONNECTIONS)),
        .per_address = (size_t)whole(settings, SETTING_WEB_PER_ADDRESS),
        .asked = route_asked,
        .context = web,
    };

    web->machine = machine_create(web->is_for_others);
    if (!hub_start(&web->hub, &(struct hub_setup){ web->clerk, web->machine, web->is_insecure }, err))
        return false;
    web->sessions = sessions_create(web->clerk, web->hub);
    return server_start(&web->server, &setup, err);
}

bool web_start(struct web **out, struct clerk *clerk, const char *assets, struct err *err)
{
    struct web *web = *out = mem_new(sizeof *web);
    struct machine_settings settings = { 0 };
    struct str certificate = { 0 }, key = { 0 };
    bool done;

    web->clerk = clerk;
    must(pthread_mutex_init(&web->tries_mutex, NULL) == 0);
    done = machine_settings_read(&settings, err) &&
           read_certificate(web, &settings, &certificate, &key, err) && check_address(web, &settings, err) &&
           web_assets_read(&web->assets, assets, err);
    if (done) {
        prepare(web, &settings);
        done = start(web, &settings, &certificate, &key, err);
    }
    machine_settings_finish(&settings);
    str_finish(&certificate);
    str_finish(&key);
    if (!done) {
        web_stop(web);
        *out = NULL;
    }
    return done;
}

void web_stop(struct web *web)
{
    if (!web)
        return;
    if (web->hub)
        hub_end(web->hub);
    server_stop(web->server);
    hub_destroy(web->hub);
    machine_destroy(web->machine);
    sessions_destroy(web->sessions);
    guest_links_destroy(web->guest_links);
    web_assets_destroy(web->assets);
    allow_finish(&web->allow);
    pthread_mutex_destroy(&web->tries_mutex);
    free(web->url);
    free(web);
}

void web_alert(struct web *web, const json_t *alerts)
{
    hub_alert(web->hub, alerts);
}

const char *web_url(const struct web *web)
{
    return web->url;
}

bool web_is_for_others(const struct web *web)
{
    return web->is_for_others;
}

void web_guest_url(struct web *web, const char *visit, const char *event, struct str *out)
{
    char token[SECRET_SIZE];

    (void)event;
    if (web->is_insecure)
        return;
    guest_links_make(web->guest_links, visit, token);
    str_addf(out, "%s/g/%s", web->url, token);
}
