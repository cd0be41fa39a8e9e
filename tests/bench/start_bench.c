// From starting a command to its exit, on a small database that is in the page cache, against the
// sqlite3 shell with one row of the same file.
#include <unistd.h>

#include "measure.h"

enum { GUESTS = 100, ROUNDS = 51 };

#define USHER USHER_PROGRAM, "--quiet", "--db", "start.db"

int main(void)
{
    struct measure_times version = { 0 }, list = { 0 }, peer = { 0 };

    made_list_write("list.csv", GUESTS);
    MEASURE_RUN(NULL, NULL, USHER, "init", "--group", "Made up");
    MEASURE_RUN(NULL, NULL, USHER, "event", "add", "--name", "Breakfast", "--starts", "2026-03-31T08:00");
    MEASURE_RUN(NULL, NULL, USHER, "import", "list.csv", "--event", "Breakfast");
    for (size_t i = 0; i < ROUNDS; i++) {
        MEASURE_RUN(&list, NULL, USHER, "event", "list");
        MEASURE_RUN(&version, NULL, USHER_PROGRAM, "version");
        MEASURE_RUN(&peer, NULL, "sqlite3", "-readonly", "start.db", "SELECT name FROM event");
    }
    measure_remove_database("start.db");
    unlink("list.csv");
    measure_print_against("start_event_list", &list, &peer, 0, 0);
    measure_print_against("start_version", &version, &peer, 0, 0);
    return 0;
}
