-- What is stored for ever: who spoke (device), of whom (subject), and what happened (fact).
-- Everything in derived.sql is folded from these and can be dropped.

-- Things of this one file that never travel: which device we are, what the tables were folded with.
CREATE TABLE local (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Ids are text for people and between machines, whole numbers inside this file.
CREATE TABLE device (
    num INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE
) STRICT;

-- Every guest and event that a fact has named. Numbers are given once and never again.
CREATE TABLE subject (
    num INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE fact (
    device INTEGER NOT NULL REFERENCES device (num),
    seq INTEGER NOT NULL CHECK (seq > 0),
    stamp INTEGER NOT NULL,         -- hybrid clock: milliseconds << 16 | counter
    at_ms INTEGER NOT NULL,         -- when it happened, as people see it
    kind TEXT NOT NULL,
    guest INTEGER REFERENCES subject (num),
    event INTEGER REFERENCES subject (num),
    body TEXT NOT NULL,             -- a JSON object; empty once the person was erased
    PRIMARY KEY (device, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX fact_guest ON fact (guest) WHERE guest IS NOT NULL;
CREATE INDEX fact_group ON fact (kind, event) WHERE guest IS NULL;
