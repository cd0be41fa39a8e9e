#include "service/web_address.h"

#include <string.h>
#include <unistd.h>

static const char *value(const struct machine_settings *settings, enum setting setting)
{
    return machine_settings_value(settings, setting);
}

static void add_machine(struct str *out)
{
    char name[256] = "";

    if (gethostname(name, sizeof name - 1) != 0 || !name[0])
        str_add(out, "localhost");
    else
        str_addf(out, strchr(name, '.') ? "%s" : "%s.local", name);
}

char *web_address(const struct machine_settings *settings)
{
    const char *url = value(settings, SETTING_WEB_URL), *address = value(settings, SETTING_WEB_ADDRESS);
    struct str out = { 0 };

    if (url[0]) {
        str_add_bytes(&out, url, strlen(url) - (url[strlen(url) - 1] == '/'));
        return str_take(&out);
    }
    str_add(&out, value(settings, SETTING_WEB_CERTIFICATE)[0] ? "https://" : "http://");
    if (strcmp(address, "0.0.0.0") == 0 || strcmp(address, "::") == 0)
        add_machine(&out);
    else
        str_addf(&out, strchr(address, ':') ? "[%s]" : "%s", address);
    str_addf(&out, ":%s", value(settings, SETTING_WEB_PORT));
    return str_take(&out);
}
