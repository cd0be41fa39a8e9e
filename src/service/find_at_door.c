// Finding a name at the door (SCREENS 3.2): today's guests, else others of the group, told with
// no more of each than it takes to know oneself.
#include "domain/find_row.h"
#include "domain/name.h"
#include "service/screen.h"
#include "store/derive_search.h"
#include "store/guest_store.h"
#include "store/search.h"
#include "store/visit_store.h"

struct found { // a guest who fits
    struct guest guest;
    bool slip;
    struct registration registration; // from here on only of those who are told
    enum role role;
    struct visit visit;
};

struct finding {
    struct request_call *call;
    struct event event;
    const char *text;
    size_t letters;
    struct search_hit hits[2 * FIND_LOOKED_AT];
    size_t hit_count;
    struct found found[FIND_LOOKED_AT];
    size_t count;
    struct find_row rows[FIND_LOOKED_AT];
    size_t row_count;
};

// ---- who fits

static bool fits_plainly(const struct finding *finding)
{
    return finding->hit_count > 0 && !finding->hits[0].slip;
}

// Slips come last: of the event before others.
static void put_before_slips(struct finding *finding, const struct search_hit *others, size_t count)
{
    size_t slips = finding->hit_count, at = 0;
    struct search_hit of_event[FIND_LOOKED_AT];

    for (size_t i = 0; i < slips; i++)
        of_event[i] = finding->hits[i];
    for (size_t i = 0; i < count && !others[i].slip; i++)
        finding->hits[at++] = others[i];
    for (size_t i = 0; i < slips; i++)
        finding->hits[at++] = of_event[i];
    for (size_t i = at - slips; slips == 0 && i < count; i++)
        finding->hits[at++] = others[i];
    finding->hit_count = at;
}

static bool look_for(struct finding *finding, struct err *err)
{
    struct search *search = store_search(finding->call->store);
    struct search_hit others[FIND_LOOKED_AT];
    size_t count = 0;

    if (finding->letters < FIND_SHORT)
        return true;
    if (!search_find_at_door(search, finding->text, finding->event.num, FIND_LOOKED_AT, finding->hits,
                             &finding->hit_count, err))
        return false;
    if (fits_plainly(finding) || finding->letters < FIND_OTHERS)
        return true;
    if (!search_find(search, finding->text, 0, FIND_LOOKED_AT, others, &count, err))
        return false;
    put_before_slips(finding, others, count);
    return true;
}

static bool is_found(const struct finding *finding, int64_t guest)
{
    for (size_t i = 0; i < finding->count; i++) {
        if (finding->found[i].guest.num == guest)
            return true;
    }
    return false;
}

static bool read_found(struct finding *finding, const struct search_hit *hit, struct err *err)
{
    struct found *found = &finding->found[finding->count];

    if (is_found(finding, hit->guest))
        return true;
    *found = (struct found){ .slip = hit->slip };
    if (!guest_store_read(finding->call->store, hit->guest, &found->guest, err))
        return false;
    if (found->guest.num && !found->guest.value[GUEST_GUEST_OF][0])
        finding->count++;
    else
        guest_finish(&found->guest);
    return true;
}

static bool read_rest(struct finding *finding, struct found *found, struct err *err)
{
    struct store *store = finding->call->store;
    int64_t event = finding->event.num, guest = found->guest.num;

    return guest_store_registration(store, guest, event, &found->registration, err) &&
           guest_store_role(store, guest, event, &found->role, err) &&
           visit_store_read(store, guest, event, &found->visit, err);
}

static void fill_row(struct finding *finding, size_t place)
{
    char *const *value = finding->found[place].guest.value;

    finding->rows[place] = (struct find_row){ .name = value[GUEST_NAME],
                                              .given = value[GUEST_GIVEN],
                                              .family = value[GUEST_FAMILY],
                                              .company = value[GUEST_COMPANY],
                                              .title = value[GUEST_TITLE],
                                              .email = value[GUEST_EMAIL],
                                              .phone = value[GUEST_PHONE],
                                              .place = place };
}

static enum find_say what_to_say(const struct finding *finding)
{
    size_t typed_whole = 0;

    for (size_t i = 0; i < finding->count; i++)
        typed_whole += name_is_typed(finding->text, finding->rows[i].name);
    return find_say(finding->letters, finding->count, typed_whole);
}

// ---- telling

static bool has_arrived(const struct found *found)
{
    return found->visit.guest && !found->visit.undone;
}

static bool is_first(const struct found *found)
{
    int64_t before = found->guest.earlier + found->guest.visits - has_arrived(found);

    return before == 0 && role_is_welcomed(found->role);
}

static json_t *tell_guest(const struct finding *finding, const struct find_row *row)
{
    const struct found *found = &finding->found[row->place];
    struct str initials = { 0 };
    json_t *told;

    name_initials(&initials, row->name, row->given, row->family);
    told = json_pack("{s:s, s:s, s:s, s:s, s:s, s:b, s:b, s:b, s:b, s:b, s:s, s:i}", "guest", found->guest.id,
                     "name", row->name, "shown", str_text(&row->shown), "initials", str_text(&initials),
                     "detail", str_text(&row->detail), "slip", (int)found->slip, "alike", (int)row->alike,
                     "first", (int)is_first(found), "arrived", (int)has_arrived(found), "expected",
                     (int)found->registration.expected, "kind", "guest", "places", 0);
    str_finish(&initials);
    return told;
}

// Nobody's row: which of them it is a host finds out.
static json_t *tell_several(const struct find_row *row, bool slip)
{
    return json_pack("{s:n, s:s, s:s, s:s, s:s, s:b, s:b, s:b, s:b, s:b, s:s, s:I}", "guest", "name",
                     str_text(&row->shown), "shown", str_text(&row->shown), "initials", "", "detail", "",
                     "slip", (int)slip, "alike", 1, "first", 0, "arrived", 0, "expected", 0, "kind",
                     "several", "places", (json_int_t)row->several);
}

static json_t *tell_places(const struct find_row *row, const char *buyer, int64_t places)
{
    struct str shown = { 0 }, name = { 0 };
    json_t *told;

    str_addf(&name, "Guest of %s", row->name);
    str_addf(&shown, "Guest of %s", str_text(&row->shown));
    told = json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:b, s:b, s:b, s:b, s:b, s:s, s:I}", "guest", buyer,
                     "name", str_text(&name), "shown", str_text(&shown), "of", str_text(&row->shown),
                     "initials", "", "detail", "", "slip", 0, "alike", 0, "first", 0, "arrived", 0,
                     "expected", 1, "kind", "plus", "places", (json_int_t)places);
    str_finish(&shown);
    str_finish(&name);
    return told;
}

// People first: the places of a buyer take what room there is.
static bool tell_rows(struct finding *finding, json_t *rows, struct err *err)
{
    size_t people = finding->row_count < FIND_ROWS ? finding->row_count : FIND_ROWS;
    size_t room = FIND_ROWS - people;

    for (size_t i = 0; i < people; i++) {
        const struct find_row *row = &finding->rows[i];
        struct found *found = &finding->found[row->place];
        int64_t places = 0, first;

        if (!row->several && !read_rest(finding, found, err))
            return false;
        json_array_append_new(rows, row->several ? tell_several(row, found->slip) : tell_guest(finding, row));
        if (room == 0 || row->several)
            continue;
        if (!guest_store_places(finding->call->store, found->guest.num, finding->event.num, &places, &first,
                                err))
            return false;
        if (places > 0) {
            json_array_append_new(rows, tell_places(row, found->guest.id, places));
            room--;
        }
    }
    return true;
}

static bool find(struct finding *finding, struct err *err)
{
    json_t *rows = json_array();
    enum find_say say;
    bool done = look_for(finding, err);

    for (size_t i = 0; done && finding->count < FIND_LOOKED_AT && i < finding->hit_count; i++)
        done = read_found(finding, &finding->hits[i], err);
    for (size_t i = 0; i < finding->count; i++)
        fill_row(finding, i);
    say = what_to_say(finding);
    finding->row_count = find_rows_tell(finding->rows, finding->count);
    done = done && (say != FIND_SHOW_ROWS || tell_rows(finding, rows, err));
    finding->call->answer = json_pack("{s:s, s:o}", "say", find_say_names[say], "rows", rows);
    return done;
}

bool door_find(struct request_call *call, struct err *err)
{
    struct finding finding = { .call = call, .text = request_text(call, "text") };
    bool done = screen_need_event(call, &finding.event, err);

    finding.letters = find_letters(finding.text);
    done = done && find(&finding, err);
    for (size_t i = 0; i < finding.count; i++) {
        find_row_finish(&finding.rows[i]);
        guest_finish(&finding.found[i].guest);
    }
    event_finish(&finding.event);
    return done;
}
