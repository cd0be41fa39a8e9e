// What the door is heard saying: that hosts are called, and that what somebody typed is about to go.
#include <string.h>

#include "ui/door_inside.h"

enum { TICKS_AT_THE_END = 5 };

static void sound(struct door *door, enum sound heard)
{
    if (heard > door->sound)
        door->sound = heard;
}

// FNV-1a over the texts and what lies between them.
static uint64_t fingerprint(const json_t *alert)
{
    const char *const texts[] = { json_get_text(alert, "kind"), json_get_text(alert, "about") };
    uint64_t hash = 14695981039346656037u;

    for (size_t i = 0; i < 2; i++)
        for (const char *at = texts[i];; at++) {
            hash = (hash ^ (unsigned char)*at) * 1099511628211u;
            if (!*at)
                break;
        }
    return (hash ^ (uint64_t)json_get_int(alert, "step", 0)) * 1099511628211u;
}

// False for one that was heard already.
static bool is_new(struct door *door, uint64_t step)
{
    size_t known = door->called_count < DOOR_CALLED ? door->called_count : DOOR_CALLED;

    for (size_t i = 0; i < known; i++)
        if (door->called[i] == step)
            return false;
    door->called[door->called_count++ % DOOR_CALLED] = step;
    return true;
}

static enum sound sound_of(const json_t *alert)
{
    static const enum sound levels[] = { SOUND_ARRIVED, SOUND_AGAIN, SOUND_URGENT };
    int64_t level = json_get_int(alert, "level", 0);

    if (strcmp(json_get_text(alert, "kind"), "help") == 0)
        return SOUND_HELP;
    return levels[level < 0 ? 0 : level > 2 ? 2 : level];
}

void door_alert(struct door *door, const json_t *alerts)
{
    size_t i;
    json_t *alert;

    json_array_foreach(alerts, i, alert)
    {
        if (json_get_bool(alert, "sound") && door_has_board(door) && is_new(door, fingerprint(alert)))
            sound(door, sound_of(alert));
    }
}

// When the countdown of Still there? begins, and while its last seconds run.
void door_count_down(struct door *door, int seconds_before)
{
    int seconds = door->kiosk.asks_still_there ? kiosk_seconds_left(&door->kiosk) : 0;
    bool begins = seconds > 0 && seconds_before == 0;

    if (begins || (seconds > 0 && seconds <= TICKS_AT_THE_END && seconds != seconds_before))
        sound(door, SOUND_TICK);
}

static const char *zone_of(const struct door *door)
{
    if (door_has_board(door) && door->board.is_shown)
        return door->board.shown.has_event ? door->board.shown.event.zone : door->board.shown.next.zone;
    return door->kiosk.door.has_event ? door->kiosk.door.zone : door->kiosk.door.next_zone;
}

enum sound door_sound(struct door *door, const struct sound_rules *rules, int64_t now_ms)
{
    enum sound heard = door->sound;
    bool is_tried = door->tries_sound;

    door->sound = SOUND_NONE;
    door->tries_sound = false;
    return heard == SOUND_NONE || is_tried || !sound_is_quiet(rules, zone_of(door), now_ms) ? heard
                                                                                            : SOUND_NONE;
}
