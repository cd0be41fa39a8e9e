-- Folded from the facts: dropped and folded again whenever this file changes.
-- guest and event columns are subject.num; a guest is always the kept one of a merge.

CREATE TABLE event (
    num INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    venue TEXT NOT NULL,
    wait_at TEXT NOT NULL,          -- where a first-time guest waits for a host
    zone TEXT NOT NULL,
    doors_ms INTEGER NOT NULL,
    starts_ms INTEGER NOT NULL,
    programme_ms INTEGER NOT NULL,
    ends_ms INTEGER NOT NULL,
    has_end INTEGER NOT NULL,       -- 0: nobody said when it ends
    welcome TEXT NOT NULL,          -- all, asked, none
    walk_ins TEXT NOT NULL,         -- open, host, closed
    closed_ms INTEGER               -- closed by a person
) STRICT;

CREATE TABLE host (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    lead INTEGER NOT NULL,
    languages TEXT NOT NULL,        -- joined by '; '
    topics TEXT NOT NULL,           -- the same
    colour INTEGER NOT NULL,        -- 0 to 7
    guest TEXT NOT NULL,            -- id of the guest who is this host, or '': says what is '' above
    duty INTEGER NOT NULL,
    duty_event TEXT NOT NULL,       -- id of the event the duty is for, '' for any
    rests_until_ms INTEGER NOT NULL -- not to be called before; 0: nobody said so
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE batch (
    id TEXT PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    event TEXT NOT NULL,            -- id or ''
    system TEXT NOT NULL,
    file TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE device_name (
    device TEXT PRIMARY KEY,        -- device.id
    name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The last word on whom a guest was merged into (NULL: into nobody), and what follows from it.
CREATE TABLE link (
    guest INTEGER PRIMARY KEY,
    into_guest INTEGER,
    stamp INTEGER NOT NULL,
    device TEXT NOT NULL,
    seq INTEGER NOT NULL
) STRICT;
CREATE INDEX link_into ON link (into_guest) WHERE into_guest IS NOT NULL;

CREATE TABLE member (
    guest INTEGER PRIMARY KEY,      -- a merged guest
    kept INTEGER NOT NULL,          -- the guest that stands for it
    name TEXT NOT NULL,             -- what it was called itself: lists go on saying so
    company TEXT NOT NULL,
    email_folded TEXT NOT NULL,
    identity INTEGER NOT NULL
) STRICT;
CREATE INDEX member_kept ON member (kept);
CREATE INDEX member_identity ON member (identity);
CREATE INDEX member_email ON member (email_folded) WHERE email_folded <> '';

CREATE TABLE erased (
    guest INTEGER PRIMARY KEY
) STRICT;

CREATE TABLE erased_key (
    hash TEXT,                      -- keyed: keeps a re-import from bringing somebody back
    guest INTEGER,
    PRIMARY KEY (hash, guest)
) STRICT, WITHOUT ROWID;

CREATE TABLE guest (
    num INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    given_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    call_name TEXT NOT NULL,
    reading TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    company TEXT NOT NULL,
    title TEXT NOT NULL,
    topics TEXT NOT NULL,
    offers TEXT NOT NULL,
    seeks TEXT NOT NULL,
    invited_by TEXT NOT NULL,
    inviter TEXT NOT NULL,
    guest_of TEXT NOT NULL,
    language TEXT NOT NULL,
    note TEXT NOT NULL,
    consents TEXT NOT NULL,
    role TEXT NOT NULL,             -- what the guest is wherever nobody says another role, or ''
    earlier INTEGER NOT NULL,       -- visits before the first one that is stored here
    visits INTEGER NOT NULL,        -- stored here and not undone
    erased INTEGER NOT NULL,
    identity INTEGER NOT NULL,      -- fingerprint of folded name and company
    email_folded TEXT NOT NULL
) STRICT;
CREATE INDEX guest_of ON guest (guest_of) WHERE guest_of <> '';

-- What those say who agreed to be introduced, or said that they do not want to be.
CREATE TABLE interest (
    guest INTEGER PRIMARY KEY,
    inviter TEXT NOT NULL,          -- id of a guest, or ''
    said TEXT NOT NULL              -- fingerprints (domain/introduction); '' of who does not want to be
) STRICT;

CREATE TABLE word (
    num INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE,
    guests INTEGER NOT NULL
) STRICT;

-- Who has a word. A row holds those behind the row before it, up to its own key and in that order
-- (store/posting_row); nobody need stand at the key itself. Word 0: who waits to be indexed, a row each.
CREATE TABLE posting (
    word INTEGER,
    guest INTEGER,
    guests BLOB NOT NULL,
    PRIMARY KEY (word, guest)
) STRICT, WITHOUT ROWID;

CREATE TABLE registration (
    event INTEGER,
    guest INTEGER,
    expected INTEGER NOT NULL,
    role TEXT NOT NULL,             -- '' where nobody said
    ticket_type TEXT NOT NULL,
    PRIMARY KEY (event, guest)
) STRICT, WITHOUT ROWID;
CREATE INDEX registration_guest ON registration (guest);

CREATE TABLE ticket (
    guest INTEGER,
    event INTEGER,
    code TEXT,
    PRIMARY KEY (guest, event, code)
) STRICT, WITHOUT ROWID;
CREATE INDEX ticket_code ON ticket (code);

-- What each list last said about each of its rows: how a re-import knows what is new.
CREATE TABLE list_row (
    guest INTEGER,                  -- as the fact has it, merged or not
    event INTEGER,                  -- 0: a list of the group
    source TEXT,                    -- the system the list came from
    key TEXT,                       -- the system's own id, or '#n' for its n-th row about this guest
    present INTEGER NOT NULL,       -- 0: missing from a list that replaced it, or taken back
    hash INTEGER NOT NULL,          -- fingerprint of all that the row said
    PRIMARY KEY (guest, event, source, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX list_row_key ON list_row (key, source) WHERE substr(key, 1, 1) <> '#';

CREATE TABLE visit (
    guest INTEGER,
    event INTEGER,
    id TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    recorded_ms INTEGER NOT NULL,
    method TEXT NOT NULL,
    device TEXT NOT NULL,           -- device.id
    role TEXT NOT NULL,             -- what the guest is at this event
    on_behalf_of TEXT NOT NULL,     -- id of the guest whose place was taken
    undone INTEGER NOT NULL,
    number INTEGER NOT NULL,        -- 1 is a first visit; 0 when undone
    PRIMARY KEY (guest, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_event ON visit (event, number, at_ms, role);

-- Every id a visit ever had: its own, and those of merged guests.
CREATE TABLE visit_id (
    id TEXT PRIMARY KEY,
    guest INTEGER NOT NULL,
    event INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_id_guest ON visit_id (guest);

CREATE TABLE welcome (
    guest INTEGER,
    event INTEGER,
    outcome TEXT NOT NULL,          -- open, greeted, gone, dismissed
    at_ms INTEGER NOT NULL,         -- when it came to that; 0 while open
    host TEXT NOT NULL,             -- who greeted
    note TEXT NOT NULL,             -- said, or the reason of a dismissal
    asked_ms INTEGER NOT NULL,      -- when the guest asked for a host; 0 never
    been_before INTEGER NOT NULL,   -- later news: was here before after all
    superseded INTEGER NOT NULL,    -- a later visit carries it on
    PRIMARY KEY (guest, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX welcome_event ON welcome (event);

-- Claims not given back, in the order that decides; the first that has not lapsed holds.
CREATE TABLE claim (
    guest INTEGER,
    event INTEGER,
    place INTEGER,
    host TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    until_ms INTEGER NOT NULL,
    PRIMARY KEY (guest, event, place)
) STRICT, WITHOUT ROWID;

-- What hosts are called for beside welcomes.
CREATE TABLE help (
    id TEXT PRIMARY KEY,
    event INTEGER NOT NULL,
    reason TEXT NOT NULL,
    name TEXT NOT NULL,             -- as others see it, or ''
    visit TEXT NOT NULL,            -- id of the visit it is about, or ''
    door TEXT NOT NULL,
    device TEXT NOT NULL,           -- device.id
    at_ms INTEGER NOT NULL,
    done INTEGER NOT NULL,
    host TEXT NOT NULL              -- who helped, or ''
) STRICT, WITHOUT ROWID;
CREATE INDEX help_event ON help (event, done);

CREATE TABLE introduction (
    id TEXT PRIMARY KEY,
    guest INTEGER NOT NULL,
    event INTEGER,
    other TEXT NOT NULL,            -- id of the other guest
    host TEXT NOT NULL,
    at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX introduction_guest ON introduction (guest);
CREATE INDEX introduction_other ON introduction (other);
