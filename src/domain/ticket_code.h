// What a scanned text can be: the codes to look up for it, in order, by the shapes that the
// ticket systems print (FORMATS 2). Pure: whether a code is on a list, the store knows.
#pragma once

#include <stddef.h>

enum ticket_kind {
    TICKET_CODE,    // a ticket, or a text of no known shape
    TICKET_PASS,    // Usher's own; its one candidate is its canonical form
    TICKET_SETUP,   // sets up another program's app: no ticket, and worth saying so
    TICKET_CONTACT, // a contact card: fills in a walk-in's form
};

enum { TICKET_CANDIDATES = 12 };

struct ticket_code {
    enum ticket_kind kind;
    const char *system; // whose shape it has, "luma"; "" when it has none
    size_t count;
    char *candidate[TICKET_CANDIDATES]; // the whole text first
};

// Reads a scanned text; white space around it and control characters are dropped. Nothing but
// those leaves no candidate. Finish `code` in the end.
void ticket_code_read(struct ticket_code *code, const char *scanned);

void ticket_code_finish(struct ticket_code *code);
