#include "web/reduce.h"

#include <string.h>

#include "domain/name.h"

enum keep {
    KEPT,     // as it is where it is no object; else by this table again
    WHOLE,    // with everything in it: about events, not people
    SHORTENED // a name: given name and initial
};

static const struct {
    const char *key;
    enum keep keep;
} kept[] = {
    { "event", WHOLE },
    { "next", WHOLE },
    { "counts", WHOLE },
    { "brand", KEPT },
    { "group", KEPT },
    { "door", KEPT },
    { "now_ms", KEPT },
    { "level1_s", KEPT },
    { "level2_s", KEPT },
    { "repeat_s", KEPT },
    { "lapse_s", KEPT },
    { "ask_s", KEPT },
    { "quiet", KEPT },
    { "reachable", KEPT },
    { "crowd", KEPT },
    { "insecure", KEPT },
    { "cards", KEPT },
    { "back", KEPT },
    { "helps", KEPT },
    { "hosts", KEPT },
    { "suggested", KEPT },
    { "new_count", KEPT },
    { "of", KEPT },
    { "rows", KEPT },
    { "new", KEPT },
    { "last", KEPT },
    { "say", KEPT },
    { "places", KEPT },
    { "kind", KEPT },
    { "slip", KEPT },
    { "alike", KEPT },
    { "first", KEPT },
    { "arrived", KEPT },
    { "expected", KEPT },
    { "meet", KEPT },
    { "visit", KEPT },
    { "guest", KEPT },
    { "help", KEPT },
    { "host", KEPT },
    { "shown", KEPT },
    { "initials", KEPT },
    { "host_initials", KEPT },
    { "colour", KEPT },
    { "host_colour", KEPT },
    { "lead", KEPT },
    { "duty", KEPT },
    { "open", KEPT },
    { "rests_until_ms", KEPT },
    { "has_phone", KEPT },
    { "heard_ms", KEPT },
    { "hosts_on_duty", KEPT },
    { "state", KEPT },
    { "welcome", KEPT },
    { "level", KEPT },
    { "step", KEPT },
    { "asks", KEPT },
    { "sound", KEPT },
    { "all", KEPT },
    { "about", KEPT },
    { "reason", KEPT },
    { "first_visit", KEPT },
    { "visit_number", KEPT },
    { "already", KEPT },
    { "undone", KEPT },
    { "arrived_ms", KEPT },
    { "arrived_at", KEPT },
    { "claimed_ms", KEPT },
    { "until_ms", KEPT },
    { "waited_s", KEPT },
    { "at_ms", KEPT },
    { "known_before", KEPT },
    { "troubles", KEPT },
    { "said", KEPT },
    { "ntfy", KEPT },
    { "name", SHORTENED },
    { "host_name", SHORTENED },
    { "invited_by", SHORTENED },
    { "met", SHORTENED },
    { "error", KEPT },
    { "introduction", KEPT },
    { "duty", KEPT },
};

static json_t *shortened(const json_t *value)
{
    struct str out = { 0 };
    json_t *told;

    if (!json_is_string(value))
        return json_null();
    name_initial(&out, json_string_value(value), "", "");
    told = json_text_or_null(str_text(&out));
    str_finish(&out);
    return told;
}

static json_t *reduced_list(const json_t *list)
{
    json_t *told = json_array(), *one;
    size_t at;

    json_array_foreach(list, at, one) json_array_append_new(told, reduced(one));
    return told;
}

static void reduce_member(json_t *told, const char *key, json_t *value)
{
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        if (strcmp(kept[i].key, key) != 0)
            continue;
        json_object_set_new(told, key,
                            kept[i].keep == KEPT        ? reduced(value)
                            : kept[i].keep == SHORTENED ? shortened(value)
                                                        : json_incref(value));
        return;
    }
}

json_t *reduced(const json_t *value)
{
    json_t *told, *member;
    const char *key;

    if (json_is_array(value))
        return reduced_list(value);
    if (!json_is_object(value))
        return json_copy((json_t *)(uintptr_t)value);
    told = json_object();
    json_object_foreach((json_t *)(uintptr_t)value, key, member) reduce_member(told, key, member);
    return told;
}
