-- Requests that were asked under an id, and what was answered: written with their facts, so that asking
-- again changes nothing. Of this file only; old ones are dropped.
CREATE TABLE answered (
    id TEXT PRIMARY KEY,            -- random, of whoever asked
    at_ms INTEGER NOT NULL,
    answer TEXT NOT NULL            -- JSON
) STRICT, WITHOUT ROWID;
