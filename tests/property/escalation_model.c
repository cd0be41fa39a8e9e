#include "property/escalation_model.h"

#include <stdio.h>
#include <string.h>

#include "util/err.h"

enum { DEEDS_MOST = 1000, PHONES_MOST = 200, SILENT_MS = 60000 };

struct deed {
    enum model_deed deed;
    int device; // where it was recorded
    char visit[ID_SIZE], host[ID_SIZE], phone[ID_SIZE];
    int64_t at_ms, until_ms;
    size_t heard[2]; // on each device: as its how-manieth news; 0: not yet
    bool undone[2];  // it knows that this was taken back
};

struct phone {
    int device;
    char id[ID_SIZE], host[ID_SIZE];
    int64_t heard_ms;
    bool is_out;
};

static struct deed deeds[DEEDS_MOST];
static struct phone phones[PHONES_MOST];
static size_t deed_count, phone_count, news;

void model_begin(void)
{
    deed_count = phone_count = news = 0;
}

static void take_id(char to[ID_SIZE], const char *from)
{
    snprintf(to, ID_SIZE, "%s", from);
}

// ---- deeds

static struct deed *add(int device, const char *visit, enum model_deed what)
{
    struct deed *deed = &deeds[deed_count++];

    must(deed_count < DEEDS_MOST);
    *deed = (struct deed){ .deed = what, .device = device };
    deed->heard[device] = ++news;
    take_id(deed->visit, visit);
    return deed;
}

void model_note(int device, const char *visit, enum model_deed deed)
{
    add(device, visit, deed);
}

void model_note_claim(int device, const char *visit, const char *host, const char *phone, int64_t at_ms,
                      int64_t until_ms)
{
    struct deed *deed = add(device, visit, DEED_CLAIMED);

    take_id(deed->host, host);
    take_id(deed->phone, phone);
    deed->at_ms = at_ms;
    deed->until_ms = until_ms;
}

static bool is_known(const struct deed *deed, int device, const char *visit)
{
    return deed->heard[device] > 0 && strcmp(deed->visit, visit) == 0;
}

static bool stands(const struct deed *deed, int device, const char *visit)
{
    return is_known(deed, device, visit) && !deed->undone[device];
}

static bool is_outcome(enum model_deed deed)
{
    return deed == DEED_GREETED || deed == DEED_GONE || deed == DEED_DISMISSED;
}

void model_undo(int device, const char *visit, bool outcome_alone)
{
    if (!model_stands(device, visit, DEED_ARRIVED))
        return;
    for (size_t i = 0; i < deed_count; i++) {
        if (is_known(&deeds[i], device, visit) && (!outcome_alone || is_outcome(deeds[i].deed)))
            deeds[i].undone[device] = true;
    }
}

void model_hear(int from, int to)
{
    for (size_t i = 0; i < deed_count; i++) {
        if (deeds[i].heard[from] && !deeds[i].heard[to])
            deeds[i].heard[to] = ++news;
        if (deeds[i].undone[from])
            deeds[i].undone[to] = true;
    }
}

bool model_stands(int device, const char *visit, enum model_deed deed)
{
    for (size_t i = 0; i < deed_count; i++) {
        if (deeds[i].deed == deed && stands(&deeds[i], device, visit))
            return true;
    }
    return false;
}

// Of several check-ins of one visit, the first that stands counts.
size_t model_here(int device)
{
    size_t here = 0;

    for (size_t i = 0; i < deed_count; i++) {
        size_t before = 0;

        if (deeds[i].deed != DEED_ARRIVED || !stands(&deeds[i], device, deeds[i].visit))
            continue;
        while (deeds[before].deed != DEED_ARRIVED || !stands(&deeds[before], device, deeds[i].visit))
            before++;
        here += before == i;
    }
    return here;
}

bool model_may_be_claimed(int device, const char *visit, const char *host, int64_t now_ms)
{
    for (size_t i = 0; i < deed_count; i++) {
        if (deeds[i].deed == DEED_CLAIMED && stands(&deeds[i], device, visit) &&
            strcmp(deeds[i].host, host) == 0 && deeds[i].until_ms > now_ms)
            return true;
    }
    return false;
}

// ---- phones

static struct phone *find_phone(int device, const char *id)
{
    for (size_t i = 0; i < phone_count; i++) {
        if (phones[i].device == device && strcmp(phones[i].id, id) == 0)
            return &phones[i];
    }
    return NULL;
}

void model_phone(int device, const char *id, const char *host, int64_t now_ms)
{
    struct phone *phone = &phones[phone_count++];

    must(phone_count < PHONES_MOST);
    *phone = (struct phone){ .device = device, .heard_ms = now_ms };
    take_id(phone->id, id);
    take_id(phone->host, host);
}

void model_phone_heard(int device, const char *id, int64_t now_ms)
{
    find_phone(device, id)->heard_ms = now_ms;
}

void model_phone_out(int device, const char *id)
{
    find_phone(device, id)->is_out = true;
}

bool model_reaches(int device, const char *host, int64_t now_ms)
{
    for (size_t i = 0; i < phone_count; i++) {
        if (phones[i].device == device && !phones[i].is_out && strcmp(phones[i].host, host) == 0 &&
            phones[i].heard_ms + SILENT_MS > now_ms)
            return true;
    }
    return false;
}

// Whoever claims with a phone is heard by that.
bool model_phone_claim(int device, const char *visit, int64_t now_ms, struct model_claim *claim)
{
    const struct deed *found = NULL, *last = NULL;
    const struct phone *phone;
    size_t open = 0;

    for (size_t i = 0; i < deed_count; i++) {
        const struct deed *deed = &deeds[i];

        if (is_known(deed, device, visit) && (!last || deed->heard[device] > last->heard[device]))
            last = deed;
        if (deed->deed != DEED_CLAIMED || !is_known(deed, device, visit))
            continue;
        open += stands(deed, device, visit) && deed->until_ms > now_ms;
        if (deed->device == device)
            found = deed;
    }
    if (!found || !found->phone[0] || found->undone[device] || found->until_ms <= now_ms)
        return false;
    phone = find_phone(device, found->phone);
    *claim = (struct model_claim){
        .host = found->host,
        .at_ms = found->at_ms,
        .is_silent =
            phone->is_out || (phone->heard_ms + SILENT_MS <= now_ms && found->at_ms + SILENT_MS <= now_ms),
        .is_last = found == last && open == 1,
    };
    return true;
}

// ---- steps

int model_step(int64_t waited_s)
{
    return waited_s < 60 ? 0 : waited_s < 120 ? 1 : 2 + (int)((waited_s - 120) / 180);
}

int model_lowest_step(int64_t on_duty, int64_t reachable, int64_t others)
{
    if (on_duty > 0 && reachable > 0)
        return 0;
    return on_duty > 0 && others > 0 ? 1 : 2;
}
