// Taking in a guest list with facts, folding and search index, against `sqlite3 .import` of the
// same file into one plain table; and the same list once more, when nothing is new.
#include <stdio.h>
#include <unistd.h>

#include "measure.h"

enum { LONG = 1000000, LONG_ROUNDS = 3, LONG_LIMIT_TIMES = 20 };
enum { SHORT = 5000, SHORT_ROUNDS = 11, SHORT_LIMIT_S = 1 };

#define USHER USHER_PROGRAM, "--quiet", "--db", "import.db"

struct rounds {
    struct measure_times first, again, peer;
};

static void play_round(struct rounds *rounds)
{
    MEASURE_RUN(NULL, NULL, USHER, "init", "--group", "Made up");
    MEASURE_RUN(&rounds->first, NULL, USHER, "import", "list.csv", "--group");
    MEASURE_RUN(&rounds->peer, NULL, "sqlite3", "peer.db", "-cmd", ".mode csv", ".import list.csv people");
    MEASURE_RUN(&rounds->again, NULL, USHER, "import", "list.csv", "--group");
    measure_remove_database("import.db");
    measure_remove_database("peer.db");
}

// A limit of 0 is none.
static void bench(size_t rows, size_t count, double limit_s, double limit_times)
{
    struct rounds rounds = { 0 };
    char name[64];

    made_list_write("list.csv", rows);
    for (size_t i = 0; i < count; i++)
        play_round(&rounds);
    unlink("list.csv");
    snprintf(name, sizeof name, "import_%zu", rows);
    measure_print_against(name, &rounds.first, &rounds.peer, limit_s, limit_times);
    snprintf(name, sizeof name, "import_%zu_again", rows);
    measure_print_against(name, &rounds.again, &rounds.peer, 0, 0);
}

int main(void)
{
    bench(SHORT, SHORT_ROUNDS, SHORT_LIMIT_S, 0);
    bench(measure_rows(LONG), LONG_ROUNDS, 0, LONG_LIMIT_TIMES);
    return 0;
}
