#include "domain/setting.h"

#include <string.h>

#include "util/text.h"

#define GROUP SCOPE_GROUP
#define MACHINE SCOPE_MACHINE

const struct setting_row setting_rows[SETTINGS] = {
    [SETTING_GROUP_NAME] = { "group.name", GROUP, SETTING_TEXT, "", 1, 120, NULL,
                             "The group's name, as guests read it." },
    [SETTING_GROUP_TZ] = { "group.tz", GROUP, SETTING_ZONE, "UTC", 0, 0, NULL,
                           "The time zone of events that name no other." },
    [SETTING_GROUP_LOCALE] = { "group.locale", GROUP, SETTING_LOCALE, "en", 0, 0, NULL,
                               "The language and region of the group: the screens' first language." },
    [SETTING_GROUP_DEMO] = { "group.demo", GROUP, SETTING_YES_NO, "no", 0, 0, NULL,
                             "Whether everybody in this group is made up: every screen says so." },
    [SETTING_WELCOME_LEVEL1] = { "welcome.level1_s", GROUP, SETTING_WHOLE, "60", 1, 86400, NULL,
                                 "Seconds a first-time guest waits until every host is called." },
    [SETTING_WELCOME_LEVEL2] = { "welcome.level2_s", GROUP, SETTING_WHOLE, "120", 1, 86400, NULL,
                                 "Seconds a first-time guest waits until the lead and the webhook are "
                                 "called." },
    [SETTING_WELCOME_REPEAT] = { "welcome.repeat_s", GROUP, SETTING_WHOLE, "180", 10, 86400, NULL,
                                 "Seconds between the reminders that follow until somebody comes." },
    [SETTING_CLAIM_LAPSE] = { "claim.lapse_s", GROUP, SETTING_WHOLE, "180", 1, 86400, NULL,
                              "Seconds a host has to find the guest before the claim lapses." },
    [SETTING_CLAIM_ASK] = { "claim.ask_s", GROUP, SETTING_WHOLE, "60", 0, 86400, NULL,
                            "Seconds the host is asked for an answer before a lapsed claim calls the "
                            "others." },
    [SETTING_PRIVACY_TEXT] = { "privacy.text", GROUP, SETTING_LINES, "", 0, 4000, NULL,
                               "What guests read under \"What we keep and why\"." },
    [SETTING_BRAND_COLOUR] = { "brand.colour", GROUP, SETTING_COLOUR, "#0F5C4D", 0, 0, NULL,
                               "The group's own colour on buttons, made darker or lighter where it is hard "
                               "to read." },
    [SETTING_ALERT_WEBHOOK] = { "alert.webhook", GROUP, SETTING_URL, "", 0, 2000, NULL,
                                "The address that is told when a first-time guest waits too long; empty for "
                                "none." },
    [SETTING_ALERT_FORMAT] = { "alert.format", GROUP, SETTING_CHOICE, "json", 0, 0, "json|slack|ntfy",
                               "The form in which the webhook is told." },
    [SETTING_ALERT_WEBHOOK_LEVEL] = { "alert.webhook_level", GROUP, SETTING_WHOLE, "2", 0, 2, NULL,
                                      "The level of waiting from which on the webhook is told." },
    [SETTING_ALERT_FULL_NAMES] = { "alert.full_names", GROUP, SETTING_YES_NO, "no", 0, 0, NULL,
                                   "Whether the webhook hears whole names; else given name and initial." },
    [SETTING_ALERT_SECRET] = { "alert.secret", GROUP, SETTING_TEXT, "", 0, 200, NULL,
                               "The key that signs what the webhook is told, made with its address; empty: none." },
    [SETTING_ALERT_QUIET] = { "alert.quiet", GROUP, SETTING_YES_NO, "no", 0, 0, NULL,
                              "Quiet mode: hosts are called by light alone, without a sound." },
    [SETTING_ALERT_CROWD] = { "alert.crowd", GROUP, SETTING_WHOLE, "5", 1, 1000, NULL,
                              "When more guests than this wait at once, one chime a minute is for all." },
    [SETTING_WEB_ON] = { "web.on", MACHINE, SETTING_YES_NO, "no", 0, 0, NULL,
                         "Whether a door that is opened without naming its faces serves the pages, too." },
    [SETTING_WEB_ADDRESS] = { "web.address", MACHINE, SETTING_ADDRESS, "127.0.0.1", 0, 0, NULL,
                              "The address at which the hosts' pages are served." },
    [SETTING_WEB_PORT] = { "web.port", MACHINE, SETTING_WHOLE, "8321", 1, 65535, NULL,
                           "The port of the hosts' pages." },
    [SETTING_WEB_INSECURE_LAN] = { "web.insecure_lan", MACHINE, SETTING_YES_NO, "no", 0, 0, NULL,
                                   "Whether the pages go out without encryption, with given names and "
                                   "initials only." },
    [SETTING_WEB_URL] = { "web.url", MACHINE, SETTING_URL, "", 0, 500, NULL,
                          "The address at which phones reach these pages, where it is not the one they are "
                          "served at: https://door.example.org behind a proxy." },
    [SETTING_WEB_CERTIFICATE] = { "web.certificate", MACHINE, SETTING_TEXT, "", 0, 500, NULL,
                                  "The file with the pages' certificate, and those that vouch for it "
                                  "(PEM)." },
    [SETTING_WEB_KEY] = { "web.key", MACHINE, SETTING_TEXT, "", 0, 500, NULL,
                          "The file with the certificate's private key (PEM)." },
    [SETTING_WEB_CONNECTIONS] = { "web.connections", MACHINE, SETTING_WHOLE, "1500", 10, 20000, NULL,
                                  "How many connections the pages hold at once." },
    [SETTING_WEB_PER_ADDRESS] = { "web.connections_per_address", MACHINE, SETTING_WHOLE, "40", 1, 20000, NULL,
                                  "How many of them may come from one address, this machine's own apart." },
    [SETTING_SOUND_VOLUME] = { "sound.volume", MACHINE, SETTING_WHOLE, "60", 0, 100, NULL,
                               "How loud the door is, in per cent; 0 is silent." },
    [SETTING_SOUND_QUIET] = { "sound.quiet_hours", MACHINE, SETTING_HOURS, "", 0, 0, NULL,
                              "When it is silent, as 22:00-07:00 in the group's time zone; empty for "
                              "never." },
    [SETTING_DOOR_NAME] = { "door.name", MACHINE, SETTING_TEXT, "", 0, 60, NULL,
                            "What this door is called where there are several; else the machine's name." },
    [SETTING_DISPLAY_WIDTH] = { "display.width_mm", MACHINE, SETTING_WHOLE, "0", 0, 5000, NULL,
                                "How wide the guests' display is, in millimetres; 0 asks the display." },
    [SETTING_DISPLAY_BOTTOM] = { "display.bottom_mm", MACHINE, SETTING_WHOLE, "800", 0, 2500, NULL,
                                 "How high above the floor the display's lower edge is, in millimetres." },
    [SETTING_DISPLAY_SCANNER] = { "display.scanner", MACHINE, SETTING_CHOICE, "below", 0, 0,
                                  "below|left|right|none",
                                  "Where the scanner for codes is, seen from the guests' display." },
    [SETTING_SCANNER_DEVICE] = { "scanner.device", MACHINE, SETTING_TEXT, "", 0, 200, NULL,
                                 "The scanner's name in /dev/input/by-id, so that hosts are told when it is "
                                 "not plugged in; empty where nobody has to know." },
    [SETTING_BOARD_DISPLAY] = { "board.display", MACHINE, SETTING_CHOICE, "none", 0, 0, "none|hosts|room",
                                "What a second display shows: nothing, the hosts' board, or names for the "
                                "room." },
    [SETTING_BOARD_DISTANCE] = { "board.distance_m", MACHINE, SETTING_WHOLE, "4", 1, 30, NULL,
                                 "From how many metres the board is read." },
};

const char *const setting_scope_names[] = { [SCOPE_GROUP] = "group", [SCOPE_MACHINE] = "machine" };

const char *const setting_type_names[SETTING_TYPES] = {
    [SETTING_TEXT] = "text",        [SETTING_LINES] = "text",    [SETTING_WHOLE] = "whole number",
    [SETTING_YES_NO] = "yes or no", [SETTING_CHOICE] = "choice", [SETTING_COLOUR] = "colour",
    [SETTING_ZONE] = "time zone",   [SETTING_LOCALE] = "locale", [SETTING_URL] = "url",
    [SETTING_ADDRESS] = "address",  [SETTING_HOURS] = "hours",
};

bool setting_of(enum setting *setting, const char *key, struct err *err)
{
    size_t nearest_distance = SIZE_MAX;
    const char *nearest = "";

    for (int i = 0; i < SETTINGS; i++) {
        size_t distance = text_distance(key, setting_rows[i].key, 50);

        if (strcmp(key, setting_rows[i].key) == 0) {
            *setting = (enum setting)i;
            return true;
        }
        if (distance < nearest_distance) {
            nearest_distance = distance;
            nearest = setting_rows[i].key;
        }
    }
    return err_set(err, ERR_REFUSED, "there is no setting \"%.100s\": the nearest is \"%s\"", key, nearest);
}
