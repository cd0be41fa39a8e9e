-- What this device does about those who wait, and whose phones it knows. None of it is a fact: it never
-- travels, and nothing can be folded from it.

-- How far each call has gone here by light and sound, and what the webhook was told: at most once each.
-- A row counts from its subject's beginning on: who is checked in anew is called anew.
CREATE TABLE alert_sent (
    about TEXT PRIMARY KEY,         -- id of a visit or of a call for help; of an event: a chime was heard there
    step INTEGER NOT NULL,          -- the highest step taken (domain/escalation); -1: none
    told INTEGER NOT NULL,          -- the highest level spooled for the webhook; -1: none
    asked_ms INTEGER NOT NULL,      -- the end of the claim whose host was asked last; 0: none was
    at_ms INTEGER NOT NULL          -- of the last of these
) STRICT, WITHOUT ROWID;

-- Messages to the webhook that it has not taken yet.
CREATE TABLE alert_spool (
    id TEXT PRIMARY KEY,            -- of the message: the subject's id, "-" and the level
    about TEXT NOT NULL,            -- as above
    guest TEXT NOT NULL,            -- id of whom it speaks, or ''
    message TEXT NOT NULL,          -- JSON, what the webhook is told; without "board"
    made_ms INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    next_ms INTEGER NOT NULL,       -- not tried before
    said TEXT NOT NULL,             -- why the last try failed, or ''
    given_up INTEGER NOT NULL       -- 1: all tries are used up; the board says so until somebody has seen it
) STRICT, WITHOUT ROWID;

-- Phones and browsers that were let in.
CREATE TABLE phone (
    id TEXT PRIMARY KEY,
    secret_hash TEXT NOT NULL UNIQUE, -- of the session's cookie
    host TEXT NOT NULL,             -- host.id
    name TEXT NOT NULL,             -- what its browser calls itself, for the list
    made_ms INTEGER NOT NULL,
    heard_ms INTEGER NOT NULL,
    ends_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Codes that let one phone in, once, for ten minutes.
CREATE TABLE pairing (
    code_hash TEXT PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,        -- how the board and the phone speak of it
    host TEXT NOT NULL,             -- whose phone; '' until somebody has said "that's me"
    state TEXT NOT NULL,            -- open, asked, allowed, refused, used
    phone_name TEXT NOT NULL,
    made_ms INTEGER NOT NULL,
    ends_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Claims made on a phone: given back when it is not heard any more.
CREATE TABLE phone_claim (
    visit TEXT PRIMARY KEY,
    phone TEXT NOT NULL,            -- phone.id
    at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE pin (
    role TEXT PRIMARY KEY,          -- host, organizer
    hash TEXT NOT NULL,             -- Argon2id
    wrong INTEGER NOT NULL,         -- tries since it was last right
    next_ms INTEGER NOT NULL        -- no try counts before
) STRICT, WITHOUT ROWID;
