// Facts as another machine may send them: any bytes as bodies of any kind must fold, to the same
// whatever order they come in, and to the same when folded again.
// Seeds: tests/data/facts
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "domain/fold.h"
#include "util/err.h"
#include "util/mem.h"

enum { FACTS = 40, MEMBERS = 3 };

static const char *const members[MEMBERS] = { "ann", "bob", "zoe" };
static const char *const events[] = { NULL, "may", "june", "july" };
static const char *const devices[] = { "A", "B" };

struct input {
    char *text;
    struct fact facts[FACTS];
    size_t count;
};

static const char *kind_of(unsigned char byte)
{
    return byte % (FACT_KINDS + 1) < FACT_KINDS ? fact_kind_rows[byte % (FACT_KINDS + 1)].name
                                                : "guest.knighted";
}

// Bytes 0 to 3: kind; guest and device; event; time. Behind them the body.
static void read_fact(struct input *input, const char *line)
{
    const unsigned char *at = (const unsigned char *)line;
    struct fact *fact = &input->facts[input->count];

    if (strlen(line) < 4)
        return;
    *fact = (struct fact){
        .device = devices[at[1] / 16 % 2],
        .seq = (int64_t)input->count + 1,
        .stamp = (int64_t)(at[3] % 16) * 65536 * 60000,
        .at_ms = (int64_t)(at[3] / 16) * 60000,
        .kind = kind_of(at[0]),
        .guest = members[at[1] % MEMBERS],
        .event = events[at[2] % 4],
        .body = json_parse_object(line + 4),
    };
    input->count++;
}

static void read_input(struct input *input, const uint8_t *data, size_t size)
{
    char *rest = input->text = mem_copy_bytes(data, size), *line;

    input->count = 0;
    while (input->count < FACTS && (line = strsep(&rest, "\n")))
        read_fact(input, line);
}

static void add_lists(struct str *out, const struct fold *fold)
{
    for (size_t i = 0; i < fold->list_row_count; i++)
        str_addf(out, "%s %s %s %s %d|", fold->list_rows[i].guest, fold->list_rows[i].event,
                 fold->list_rows[i].key, fold->list_rows[i].hash, fold->list_rows[i].present);
    for (size_t i = 0; i < fold->registration_count; i++)
        str_addf(out, "%s %d %s %s|", fold->registrations[i].event, fold->registrations[i].expected,
                 fold->registrations[i].role, fold->registrations[i].ticket_type);
    for (size_t i = 0; i < fold->ticket_count; i++)
        str_addf(out, "%s %s|", fold->tickets[i].event, fold->tickets[i].code);
}

static void add_visits(struct str *out, const struct fold *fold)
{
    for (size_t i = 0; i < fold->visit_size; i++)
        str_addf(out, "%s %s%lld %d %d %lld|", fold->visits[i].event, fold->visits[i].check_in->device,
                 (long long)fold->visits[i].check_in->seq, (int)fold->visits[i].role, fold->visits[i].undone,
                 (long long)fold->visits[i].number);
    for (size_t i = 0; i < fold->welcome_count; i++)
        str_addf(out, "%s %d %lld %d %d|", fold->welcomes[i].event, (int)fold->welcomes[i].outcome,
                 (long long)fold->welcomes[i].asked_ms, fold->welcomes[i].been_before,
                 fold->welcomes[i].superseded);
    for (size_t i = 0; i < fold->claim_count; i++)
        str_addf(out, "%s %s %lld|", fold->claims[i].event, fold->claims[i].host,
                 (long long)fold->claims[i].until_ms);
}

// Everything that a fold says, in one text.
static void describe(struct str *out, struct input *input)
{
    struct fold fold = { 0 };

    str_clear(out);
    fold_guest(&fold, members, MEMBERS, input->facts, input->count);
    str_addf(out, "%d %d %lld %lld %s|", fold.living, fold.erased, (long long)fold.earlier,
             (long long)fold.visit_count, str_text(&fold.consents));
    for (int i = 0; i < GUEST_FIELDS; i++)
        str_addf(out, "%s|", fold.value[i]);
    add_lists(out, &fold);
    add_visits(out, &fold);
    str_addf(out, "%zu", fold.introduction_count);
    fold_finish(&fold);
}

static void turn_round(struct input *input)
{
    for (size_t i = 0, j = input->count; i + 1 < j; i++, j--) {
        struct fact fact = input->facts[i];

        input->facts[i] = input->facts[j - 1];
        input->facts[j - 1] = fact;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct input input;
    struct str first = { 0 }, second = { 0 };

    read_input(&input, data, size);
    describe(&first, &input);
    turn_round(&input);
    describe(&second, &input);
    must(strcmp(str_text(&first), str_text(&second)) == 0);
    for (size_t i = 0; i < input.count; i++)
        json_decref(input.facts[i].body);
    free(input.text);
    str_finish(&first);
    str_finish(&second);
    return 0;
}
