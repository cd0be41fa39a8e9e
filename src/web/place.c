#include "web/place.h"

#include <string.h>
#include <unistd.h>

static void add_machine(struct str *out)
{
    char name[256] = "";

    if (gethostname(name, sizeof name - 1) != 0 || !name[0])
        str_add(out, "localhost");
    else
        str_addf(out, strchr(name, '.') ? "%s" : "%s.local", name);
}

bool place_is_secure(const struct machine_settings *settings)
{
    return *machine_settings_value(settings, SETTING_WEB_CERTIFICATE) ||
           *machine_settings_value(settings, SETTING_WEB_KEY);
}

void place_url(struct str *out, const struct machine_settings *settings)
{
    const char *said = machine_settings_value(settings, SETTING_WEB_URL);
    const char *address = machine_settings_value(settings, SETTING_WEB_ADDRESS);
    size_t length = strlen(said);

    if (length > 0) {
        str_add_bytes(out, said, length - (said[length - 1] == '/'));
        return;
    }
    str_add(out, place_is_secure(settings) ? "https://" : "http://");
    if (strcmp(address, "0.0.0.0") == 0 || strcmp(address, "::") == 0)
        add_machine(out);
    else
        str_addf(out, strchr(address, ':') ? "[%s]" : "%s", address);
    str_addf(out, ":%s", machine_settings_value(settings, SETTING_WEB_PORT));
}
