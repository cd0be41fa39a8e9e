// One command being run: what was asked, where the answer goes. Lives from the parsed
// command line to the exit code.
#pragma once

#include <stdint.h>

#include "cli/command_line.h"
#include "cli/output.h"
#include "cli/reach.h"
#include "store/store.h"

struct command_call {
    struct command_line line;
    const struct command_family *families; // for the help
    struct output output;
    struct str partly; // a sentence once something is done but not all of it
    int64_t now_ms;    // a demonstration's time; 0: the clock's
};

// What time it is for this command.
int64_t call_now_ms(const struct command_call *call);

// The command answers and still exits 1 with this sentence as its error: rows were rejected,
// a check found something.
void call_partly(struct command_call *call, const char *format, ...) __attribute__((format(printf, 2, 3)));

// Where the database is: --db, $USHER_DB, $XDG_DATA_HOME/usher/usher.db, ~/.local/share.
// ERR_CONFIG when there is no such place. The caller frees.
char *call_database_path(const struct command_call *call, struct err *err);

// For writing: the file itself, or the door that has it open (cli/reach). The caller calls reach_close.
bool call_reach(const struct command_call *call, struct reach *reach, struct err *err);

// Opens it. ERR_CONFIG, with what to do, where there is none; ERR_AGAIN. The caller closes it.
bool call_open(const struct command_call *call, enum store_mode mode, struct store **store, struct err *err);

// Refuses (ERR_USAGE) unless exactly one of the options is there; the list ends with NULL.
bool call_takes_one_of(const struct command_call *call, const char *const *names, struct err *err);
