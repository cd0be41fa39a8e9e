// What the index finds against what reading every guest finds, after random changes.
#include "store/search_world.h"

#include "domain/search_query.h"
#include "domain/search_words.h"
#include "util/str.h"
#include "util/text.h"

static uint64_t random_state;

static size_t draw(size_t below)
{
    random_state = random_state * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(random_state >> 33) % below;
}

static const char *const parts[] = {
    "Maria", "Mario",  "Marian", "Garcia", "García", "Gracia", "Müller", "Mueller", "Miller", "Anna",
    "Ana",   "An",     "de",     "la",     "Cruz",   "O'Neil", "Oneil",  "Михаил",  "Иван",   "כהן",
    "محمد",  "김민준", "王小明", "J.",     "Lee",    "Leeds",  "Søren",  "Soren",   "Wang",   "Wong",
};

static void draw_text(struct str *out, size_t most)
{
    size_t count = draw(most + 1);

    str_clear(out);
    str_add(out, "");
    while (count-- > 0) {
        str_add(out, parts[draw(sizeof parts / sizeof *parts)]);
        str_add(out, count > 0 ? " " : "");
    }
}

static void draw_typed(struct str *out)
{
    char cut[64];
    size_t length;

    draw_text(out, 2);
    length = draw(out->length + 1);
    snprintf(cut, sizeof cut, "%.*s", (int)length, out->at);
    if (length > 5 && draw(3) == 0)
        cut[draw(5)] = 'x';
    str_clear(out);
    text_clean(out, cut);
}

static bool is_among(const struct search_hit *hits, size_t count, int64_t guest)
{
    for (size_t i = 0; i < count; i++) {
        if (hits[i].guest == guest)
            return true;
    }
    return false;
}

// Compares what the index finds with what reading all guests finds.
static void compare(struct world *world, const char *typed, char (*names)[128], char (*companies)[128],
                    size_t guests)
{
    static struct search_words words;
    struct search_query queries[QUERIES];
    size_t count = search_query_parse(queries, typed), few = 1 + draw(4), right = 0, in_company, i, j;
    struct search_hit hits[4];
    enum word_fit fit, other;
    bool is_found;

    FINE(search_find(world->search, typed, 0, HITS, world->hits, &world->count, &err));
    for (i = 0; i < guests && count > 0; i++) {
        search_words_of(&words, names[i], "", companies[i]);
        fit = search_query_fit(&queries[0], &words, &in_company);
        other = count > 1 ? search_query_fit(&queries[1], &words, &in_company) : FIT_NONE;
        fit = other < fit ? other : fit;
        for (j = 0; j < world->count && world->hits[j].guest != (int64_t)i + 1;)
            j++;
        is_found = j < world->count;
        if (is_found != (fit < FIT_NONE) || (is_found && world->hits[j].slip != (fit == FIT_SLIP)))
            fail_msg("\"%s\" and \"%s\" of \"%s\": fit %d, %s", typed, names[i], companies[i], (int)fit,
                     is_found ? "found" : "not found");
        right += fit < FIT_NONE;
    }
    assert_int_equal(world->count, right);
    FINE(search_find(world->search, typed, 0, few, hits, &world->count, &err)); // goes other ways
    assert_int_equal(world->count, right < few ? right : few);
    for (i = 0; i < world->count; i++)
        assert_true(is_among(world->hits, right, hits[i].guest));
    search_words_finish(&words);
}

static void the_index_finds_what_reading_everybody_finds(void **state)
{
    enum { GUESTS = 200, ROUNDS = 60, QUESTIONS = 12 };
    static char names[GUESTS][128], companies[GUESTS][128];
    struct world *world = *state;
    struct str text = { 0 };
    size_t round, i, guest;
    bool more;

    random_state = 20261201;
    for (round = 0; round < ROUNDS; round++) {
        search_set_later(world->search, draw(4) == 0);
        FINE(db_begin(world->db, &err));
        for (i = draw(20); i > 0; i--) {
            guest = draw(GUESTS);
            draw_text(&text, 3);
            snprintf(names[guest], sizeof *names, "%s", text.at);
            draw_text(&text, 1);
            snprintf(companies[guest], sizeof *companies, "%s", text.at);
            put(world, (int64_t)guest + 1, names[guest], companies[guest], "");
        }
        if (draw(5) == 0)
            FINE(search_catch_up(world->search, &more, &err));
        commit(world);
        for (i = 0; i < QUESTIONS; i++) {
            draw_typed(&text);
            compare(world, text.at, names, companies, GUESTS);
        }
    }
    str_finish(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_index_finds_what_reading_everybody_finds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
