#include <stdlib.h>
#include <string.h>

#include "domain/fold_inside.h"

const char *const welcome_outcome_names[WELCOME_OUTCOMES] = { "open", "greeted", "gone", "dismissed" };

enum { EARLIER_MOST = 100000 };

static bool at_event(const struct fact *fact, const char *event)
{
    return fact->event && strcmp(fact->event, event) == 0;
}

static bool names(const struct fact *undo, const struct fact *fact)
{
    json_t *pair;
    size_t at;

    json_array_foreach(json_object_get(undo->body, "cancels"), at, pair)
    {
        const char *device = json_string_value(json_array_get(pair, 0));

        if (device && strcmp(device, fact->device) == 0 &&
            json_integer_value(json_array_get(pair, 1)) == fact->seq)
            return true;
    }
    return false;
}

// An undo cancels what it names; one that an erasure has emptied, all that came before it.
static bool cancelled(const struct fold_input *input, const struct fact *fact)
{
    for (size_t i = 0; i < input->visit_undo_count; i++) {
        const struct fact *undo = input->visit_undos[i];

        if (undo->body ? names(undo, fact)
                       : strcmp(undo->guest, fact->guest) == 0 && undo->event && fact->event &&
                             strcmp(undo->event, fact->event) == 0 && fact_compare(fact, undo) < 0)
            return true;
    }
    return false;
}

// ---- visits

static struct folded_visit *visit_at(struct fold *fold, const char *event)
{
    for (size_t i = 0; i < fold->visit_size; i++) {
        if (strcmp(fold->visits[i].event, event) == 0)
            return &fold->visits[i];
    }
    return NULL;
}

static void count_check_in(struct fold *fold, const struct fact *fact, bool undone)
{
    struct folded_visit *visit = visit_at(fold, fact->event);
    bool new = !visit;

    if (new) {
        visit = fold_append(fold->visits, fold->visit_size, fold->visit_room);
        visit->event = fact->event;
        id_of_two(visit->id, fold->kept, fact->event);
    }
    if (new || (visit->undone && !undone) ||
        (visit->undone == undone && fact_compare_time(fact, visit->check_in) < 0)) {
        visit->check_in = fact;
        visit->undone = undone;
    }
}

static int by_time(const void *a, const void *b)
{
    const struct folded_visit *one = a, *other = b;

    if (one->undone != other->undone)
        return one->undone ? 1 : -1;
    return fact_compare_time(one->check_in, other->check_in);
}

static enum role role_at(struct fold *fold, const struct folded_visit *visit)
{
    enum role role = role_of(fold_registration(fold, visit->event)->role);

    if (role == ROLES)
        role = role_of(json_get_text(visit->check_in->body, "role"));
    if (role == ROLES)
        role = role_of(fold->role);
    return role == ROLES ? ROLE_GUEST : role;
}

// ---- visits that lists know of, from before the first one stored here

static int64_t stored_before(const struct fold *fold, int64_t at_ms)
{
    int64_t count = 0;

    for (size_t i = 0; i < fold->visit_size; i++)
        count += !fold->visits[i].undone && fold->visits[i].check_in->at_ms < at_ms;
    return count;
}

// A list that says "3 visits" means visits until then: those stored here are among them.
static int64_t earlier_said(const struct fold *fold, const struct fact *fact)
{
    int64_t said = json_get_int(fact->body, fact_is(fact, FACT_GUEST_ERASED) ? "earlier" : "visits", 0);
    int64_t known = json_get_bool(fact->body, "known");

    if (said < 0 || said > EARLIER_MOST)
        said = 0;
    if (fact_is(fact, FACT_GUEST_LISTED))
        said -= stored_before(fold, fact->at_ms);
    return said > known ? said : known;
}

static void fold_earlier(struct fold *fold, const struct fold_input *input)
{
    for (size_t i = 0; i < input->fact_count; i++) {
        const struct fact *fact = &input->facts[i];
        int64_t said;

        if (!fact_is(fact, FACT_GUEST_ERASED) &&
            (!fact_is(fact, FACT_GUEST_LISTED) || fold_list_undone(input, fact)))
            continue;
        said = earlier_said(fold, fact);
        if (said > fold->earlier)
            fold->earlier = said;
    }
}

// ---- welcomes

struct steps { // of one welcome, in rising order
    const struct fact *greeted, *dismissed;
    const struct fact *gone;      // unless somebody looked for them again
    const struct fact *last_gone; // ends the claims before it
    int64_t asked_ms;             // for the first time
};

static bool counts(const struct fold_input *input, const struct fact *fact, const char *event)
{
    return at_event(fact, event) && !cancelled(input, fact);
}

static struct steps steps_at(const struct fold_input *input, const char *event)
{
    struct steps steps = { 0 };

    for (size_t i = 0; i < input->fact_count; i++) {
        const struct fact *fact = &input->facts[i];

        if (!counts(input, fact, event))
            continue;
        if (fact_is(fact, FACT_WELCOME_GREETED) && !steps.greeted)
            steps.greeted = fact;
        else if (fact_is(fact, FACT_WELCOME_DISMISSED) && !steps.dismissed)
            steps.dismissed = fact;
        else if (fact_is(fact, FACT_WELCOME_GONE))
            steps.gone = steps.last_gone = fact;
        else if (fact_is(fact, FACT_WELCOME_CLAIMED) && fact->body)
            steps.gone = NULL; // somebody looks for them again
        else if (fact_is(fact, FACT_WELCOME_ASKED) && !steps.asked_ms)
            steps.asked_ms = fact->at_ms;
    }
    return steps;
}

static bool released(const struct fold_input *input, const struct fact *claim)
{
    for (size_t i = 0; i < input->fact_count; i++) {
        const struct fact *fact = &input->facts[i];

        if (fact_is(fact, FACT_WELCOME_RELEASED) && at_event(fact, claim->event) &&
            fact_compare(claim, fact) < 0 &&
            (!fact->body ||
             strcmp(json_get_text(fact->body, "host"), json_get_text(claim->body, "host")) == 0))
            return true;
    }
    return false;
}

static void fold_claims(struct fold *fold, const struct fold_input *input, const char *event,
                        const struct fact *last_gone)
{
    for (size_t i = 0; i < input->fact_count; i++) {
        const struct fact *fact = &input->facts[i];
        struct folded_claim *claim;

        if (!fact_is(fact, FACT_WELCOME_CLAIMED) || !fact->body || !counts(input, fact, event) ||
            released(input, fact) || (last_gone && fact_compare(fact, last_gone) < 0))
            continue;
        claim = fold_append(fold->claims, fold->claim_count, fold->claim_room);
        *claim = (struct folded_claim){ event, json_get_text(fact->body, "host"), fact->at_ms,
                                        json_get_int(fact->body, "until_ms", fact->at_ms) };
    }
}

static bool door_said_owed(const struct fold_input *input, const char *event)
{
    for (size_t i = 0; i < input->fact_count; i++) {
        const struct fact *fact = &input->facts[i];

        if (fact_is(fact, FACT_VISIT_CHECKED_IN) && json_get_bool(fact->body, "owed") &&
            counts(input, fact, event))
            return true;
    }
    return false;
}

static void decide(struct folded_welcome *welcome, const struct steps *steps)
{
    welcome->asked_ms = steps->asked_ms;
    welcome->step = steps->greeted ? steps->greeted : steps->dismissed ? steps->dismissed : steps->gone;
    welcome->outcome = steps->greeted     ? WELCOME_GREETED
                       : steps->dismissed ? WELCOME_DISMISSED
                       : steps->gone      ? WELCOME_GONE
                                          : WELCOME_OPEN;
}

static bool has_paid(const struct folded_welcome *welcome)
{
    return welcome->outcome == WELCOME_GREETED || welcome->outcome == WELCOME_DISMISSED;
}

// A visit that a list of a past event told of: nobody at this door saw it.
static bool is_told(const struct folded_visit *visit)
{
    return strcmp(json_get_text(visit->check_in->body, "method"), "import") == 0;
}

static bool has_welcome(const struct fold *fold, const char *event)
{
    for (size_t i = 0; i < fold->welcome_count; i++) {
        if (strcmp(fold->welcomes[i].event, event) == 0)
            return true;
    }
    return false;
}

// Owed at every visit until it is paid for; never again once a visit was in another role,
// or was only told of.
static bool owes(const struct fold *fold, const struct folded_visit *now)
{
    if (fold->earlier > 0 || fold->erased || !role_is_welcomed(now->role) || is_told(now))
        return false;
    for (size_t i = 0; i < fold->welcome_count; i++) {
        if (has_paid(&fold->welcomes[i]))
            return false;
    }
    for (size_t i = 0; i < fold->visit_size && &fold->visits[i] != now; i++) {
        if (!role_is_welcomed(fold->visits[i].role) ||
            (is_told(&fold->visits[i]) && !has_welcome(fold, fold->visits[i].event)))
            return false;
    }
    return true;
}

static void fold_welcome(struct fold *fold, const struct fold_input *input, struct folded_visit *visit,
                         int64_t number)
{
    struct steps steps = steps_at(input, visit->event);
    bool said = door_said_owed(input, visit->event);
    bool owed = owes(fold, visit);
    bool stepped = steps.greeted || steps.dismissed || steps.gone;
    struct folded_welcome *welcome;

    visit->number = number;
    if (!said && !owed && !stepped)
        return;
    for (size_t i = 0; i < fold->welcome_count; i++)
        fold->welcomes[i].superseded = true;
    welcome = fold_append(fold->welcomes, fold->welcome_count, fold->welcome_room);
    welcome->event = visit->event;
    welcome->been_before = said && !owed;
    decide(welcome, &steps);
    if (welcome->outcome == WELCOME_OPEN)
        fold_claims(fold, input, visit->event, steps.last_gone);
}

void fold_visits(struct fold *fold, const struct fold_input *input)
{
    for (size_t i = 0; i < input->fact_count; i++) {
        const struct fact *fact = &input->facts[i];

        if (fact_is(fact, FACT_VISIT_CHECKED_IN) && fact->event)
            count_check_in(fold, fact, cancelled(input, fact));
    }
    if (fold->visit_size > 1)
        qsort(fold->visits, fold->visit_size, sizeof *fold->visits, by_time);
    for (size_t i = 0; i < fold->visit_size; i++)
        fold->visits[i].role = role_at(fold, &fold->visits[i]);
    fold_earlier(fold, input);
    for (size_t i = 0; i < fold->visit_size && !fold->visits[i].undone; i++) {
        fold->visit_count++;
        fold_welcome(fold, input, &fold->visits[i], fold->earlier + fold->visit_count);
    }
}
