-- Indexes that serve to find somebody. An import into an empty group drops them and makes them
-- again when it is done; whoever opens the file for writing makes what is missing.

CREATE INDEX IF NOT EXISTS guest_identity ON guest (identity);
CREATE INDEX IF NOT EXISTS guest_email ON guest (email_folded) WHERE email_folded <> '';
