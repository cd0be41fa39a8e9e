#include "service/import_person.h"

#include <stdio.h>
#include <string.h>

#include "domain/name.h"
#include "store/fact_log.h"
#include "store/guest_store.h"
#include "store/list_store.h"
#include "util/mem.h"
#include "util/text.h"

void import_seen_finish(struct import_seen *seen)
{
    map_finish(&seen->guests);
    multimap_finish(&seen->by_email);
    multimap_finish(&seen->by_name);
    multimap_finish(&seen->by_words);
}

// ---- by the system's own ids

static bool may_be(const struct guest *guest, const struct list_row *row)
{
    const char *name = row->value[GUEST_NAME], *email = row->value[GUEST_EMAIL];

    if (guest->value[GUEST_GUEST_OF][0])
        return false;
    return name_alike(guest->value[GUEST_NAME], name) || text_same(name, email) ||
           text_same(guest->value[GUEST_NAME], guest->value[GUEST_EMAIL]);
}

// An id or a code of several people, or that this list gave to somebody of another name before,
// is an order's and not a person's.
static bool is_shared(struct store *store, const struct import_seen *seen, const struct list_row *row,
                      int64_t named, bool several, bool *shared, struct err *err)
{
    struct guest guest;
    int64_t kept;

    *shared = false;
    if (!named || (!several && !map_get(&seen->guests, (uint64_t)named)))
        return true;
    if (!guest_store_kept(store, named, &kept, err) || !guest_store_read(store, kept, &guest, err))
        return false;
    *shared = guest.num && !may_be(&guest, row); // nobody is left of who was erased
    guest_finish(&guest);
    return true;
}

// '=' a registration, '@' a person; a text too long for a key is told by its fingerprint.
static void write_key(char key[IMPORT_KEY_SIZE], char mark, const char *id)
{
    if (strlen(id) < IMPORT_KEY_SIZE - 2)
        snprintf(key, IMPORT_KEY_SIZE, "%c%s", mark, id);
    else
        snprintf(key, IMPORT_KEY_SIZE, "%c%016llx", mark, (unsigned long long)hash_bytes(id, strlen(id)));
}

void import_row_key(char key[IMPORT_KEY_SIZE], const char *row_id)
{
    write_key(key, '=', row_id);
}

static bool take(struct store *store, int64_t named, struct import_person *person, struct err *err)
{
    person->named = named;
    return !named || guest_store_kept(store, named, &person->guest, err);
}

// Our own attendance file names the guest itself.
static bool by_own_id(struct store *store, const struct import_request *request, const struct list_row *row,
                      struct import_person *person, struct err *err)
{
    struct guest guest = { 0 };
    int64_t named;
    bool done;

    if (strcmp(request->system, "usher") != 0 || !row->person_id[0])
        return true;
    done = subject_num(store, row->person_id, &named, err) && take(store, named, person, err) &&
           guest_store_read(store, person->guest, &guest, err);
    if (!guest.num)
        person->named = person->guest = 0;
    guest_finish(&guest);
    return done;
}

static bool by_key(struct store *store, const struct import_request *request, const struct import_seen *seen,
                   const struct list_row *row, struct import_person *person, struct err *err)
{
    int64_t event = request->event ? request->event->num : 0, named;
    bool shared;

    if (row->person_id[0])
        write_key(person->key, '@', row->person_id);
    else if (row->row_id[0])
        import_row_key(person->key, row->row_id);
    else
        return true;
    if (row->person_id[0] || row->row_id_is_global)
        event = -1;
    if (!list_store_guest(store, request->system, person->key, event, &named, err) ||
        !is_shared(store, seen, row, named, false, &shared, err))
        return false;
    if (shared)
        person->key[0] = '\0';
    return shared || take(store, named, person, err);
}

static bool by_code(struct store *store, const struct import_request *request, const struct import_seen *seen,
                    const struct list_row *row, struct import_person *person, struct err *err)
{
    struct guest_nums nums = { 0 };
    bool done = true, shared = false;

    for (int i = 0; done && request->event && !person->named && i < LIST_CODES && row->codes[i]; i++) {
        done = guest_store_by_code(store, row->codes[i], request->event->num, &nums, err);
        for (size_t j = 0; done && !person->named && j < nums.count; j++) {
            done = is_shared(store, seen, row, nums.nums[j], nums.count > 1, &shared, err);
            if (done && !shared)
                person->named = person->guest = nums.nums[j];
        }
    }
    guest_nums_finish(&nums);
    return done;
}

// ---- by e-mail and like name

static void gather(const struct multimap *seen, uint64_t key, struct guest_nums *nums)
{
    for (const struct multimap_link *link = multimap_first(seen, key); link;
         link = multimap_next(seen, link)) {
        nums->nums = mem_grow(nums->nums, &nums->room, nums->count + 1, sizeof *nums->nums);
        nums->nums[nums->count++] = link->value;
    }
}

static uint64_t email_mark(const char *email)
{
    struct str folded = { 0 };
    uint64_t mark;

    text_fold(&folded, email);
    mark = hash_bytes(str_text(&folded), folded.length);
    str_finish(&folded);
    return mark;
}

static bool with_email(struct store *store, const struct import_seen *seen, const char *email,
                       struct guest_nums *nums, struct err *err)
{
    if (!email[0])
        return true;
    if (!seen->everybody)
        return guest_store_by_email(store, email, nums, err);
    gather(&seen->by_email, email_mark(email), nums);
    return true;
}

static bool with_name(struct store *store, const struct import_seen *seen, uint64_t identity,
                      struct guest_nums *nums, struct err *err)
{
    if (!seen->everybody)
        return guest_store_by_identity(store, identity, nums, err);
    gather(&seen->by_name, identity, nums);
    return true;
}

// A ticket that nobody has a name for yet is not that of another row.
static bool is_free(const struct import_seen *seen, const struct list_row *row, const struct guest *guest)
{
    return !row->row_id[0] || !map_get(&seen->guests, (uint64_t)guest->num) ||
           (!text_same(row->value[GUEST_NAME], row->value[GUEST_EMAIL]) &&
            !text_same(guest->value[GUEST_NAME], guest->value[GUEST_EMAIL]));
}

static bool by_email(struct store *store, const struct import_seen *seen, const struct list_row *row,
                     struct import_person *person, struct err *err)
{
    struct guest_nums nums = { 0 };
    bool exact = false, done = with_email(store, seen, row->value[GUEST_EMAIL], &nums, err);

    for (size_t i = 0; done && !exact && i < nums.count; i++) {
        struct guest guest;
        bool fits;

        done = guest_store_read(store, nums.nums[i], &guest, err);
        fits = done && is_free(seen, row, &guest);
        exact = fits && text_same(guest.value[GUEST_NAME], row->value[GUEST_NAME]);
        if (exact || (fits && !person->named && may_be(&guest, row)))
            person->named = person->guest = nums.nums[i];
        guest_finish(&guest);
    }
    guest_nums_finish(&nums);
    return done;
}

// ---- by the same words

bool import_remember_row(void *context, int64_t guest, const char *key, uint64_t hash, struct err *err)
{
    struct import_seen *seen = context;

    (void)err;
    if (key[0] == '#')
        multimap_add(&seen->by_words, hash, guest);
    return true;
}

// A row that says what it said is about whom it was, whatever a person has mended or merged since; a
// code leads to the guest who was kept, and what the row says would be said of them anew.
static bool by_words(struct store *store, const struct import_seen *seen, struct import_person *person,
                     struct err *err)
{
    const struct multimap_link *link = NULL;

    if (!person->key[0])
        link = multimap_first(&seen->by_words, person->words);
    while (link && map_get(&seen->guests, (uint64_t)link->value))
        link = multimap_next(&seen->by_words, link);
    return !link || take(store, link->value, person, err);
}

// ---- by name and company

// Another e-mail is another person: a row with one takes a guest without. Certain is a guest
// who has none.
static bool read_namesake(struct store *store, const struct list_row *row, int64_t num, bool *namesake,
                          bool *certain, struct err *err)
{
    struct guest guest;
    bool done = guest_store_read(store, num, &guest, err), same, alone;

    same = done && text_same(guest.value[GUEST_NAME], row->value[GUEST_NAME]) &&
           text_same(guest.value[GUEST_COMPANY], row->value[GUEST_COMPANY]);
    alone = done && !guest.value[GUEST_EMAIL][0];
    *namesake = same && (alone || !row->value[GUEST_EMAIL][0]);
    *certain = same && alone;
    guest_finish(&guest);
    return done;
}

// The n-th row is the n-th guest: the first one that no row of this file was about yet.
static bool by_name(struct store *store, const struct import_seen *seen, const struct list_row *row,
                    struct import_person *person, struct err *err)
{
    uint64_t mark = guest_identity(row->value[GUEST_NAME], row->value[GUEST_COMPANY]);
    struct guest_nums nums = { 0 };
    bool certain = false, done = with_name(store, seen, mark, &nums, err);

    for (size_t i = 0; done && !certain && i < nums.count; i++) {
        bool namesake;

        if (map_get(&seen->guests, (uint64_t)nums.nums[i]))
            continue;
        done = read_namesake(store, row, nums.nums[i], &namesake, &certain, err);
        if (certain || (namesake && !person->named))
            person->named = person->guest = nums.nums[i];
    }
    guest_nums_finish(&nums);
    return done;
}

// What somebody was called who was merged: lists go on saying so, and what they say is said of
// the merged one, so that it only fills gaps.
static bool by_merged(struct store *store, const struct import_seen *seen, const struct list_row *row,
                      struct import_person *person, struct err *err)
{
    struct guest_nums nums = { 0 };
    bool done =
        seen->everybody || guest_store_by_merged(store, row->value[GUEST_NAME], row->value[GUEST_COMPANY],
                                                 row->value[GUEST_EMAIL], &nums, err);

    if (done && nums.count > 0)
        done = take(store, nums.nums[0], person, err);
    guest_nums_finish(&nums);
    return done;
}

// ---- all together

// A row without an id of its own is the n-th of its list about this guest.
static void count_row(struct import_seen *seen, struct import_person *person, bool look_only)
{
    int64_t rows = map_get(&seen->guests, (uint64_t)person->named);

    person->seen = rows > 0;
    if (!person->key[0])
        snprintf(person->key, sizeof person->key, "#%lld", (long long)rows + 1);
    if (!look_only)
        map_set(&seen->guests, (uint64_t)person->named, rows + 1);
}

bool import_find_person(struct store *store, const struct import_request *request, struct import_seen *seen,
                        const struct list_row *row, uint64_t words, bool look_only,
                        struct import_person *person, struct err *err)
{
    *person = (struct import_person){ .words = words };
    if (!by_own_id(store, request, row, person, err) ||
        (!person->named && !by_key(store, request, seen, row, person, err)) ||
        (!person->named && !by_words(store, seen, person, err)) ||
        (!person->named && !by_code(store, request, seen, row, person, err)) ||
        (!person->named && !row->value[GUEST_GUEST_OF][0] &&
         (!by_email(store, seen, row, person, err) ||
          (!person->named && !by_name(store, seen, row, person, err)) ||
          (!person->named && !by_merged(store, seen, row, person, err)))))
        return false;
    if (person->named) {
        count_row(seen, person, look_only);
        return subject_id(store, person->named, person->id, err);
    }
    person->is_new = true;
    id_new(person->id);
    if (!person->key[0])
        strcpy(person->key, "#1");
    return true;
}

bool import_person_made(struct store *store, struct import_seen *seen, const struct list_row *row,
                        struct import_person *person, struct err *err)
{
    if (!person->named) {
        if (!subject_num(store, person->id, &person->named, err))
            return false;
        person->guest = person->named;
        map_set(&seen->guests, (uint64_t)person->named, 1);
    }
    if (seen->everybody) {
        multimap_add(&seen->by_name, guest_identity(row->value[GUEST_NAME], row->value[GUEST_COMPANY]),
                     person->guest);
        if (row->value[GUEST_EMAIL][0])
            multimap_add(&seen->by_email, email_mark(row->value[GUEST_EMAIL]), person->guest);
    }
    return true;
}
