-- With what programs do what an account may. The token itself is shown once and stored nowhere.
CREATE TABLE access_token (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id   INTEGER NOT NULL REFERENCES account (id),
  name         TEXT NOT NULL CHECK (name <> ''),
  token_digest BLOB NOT NULL UNIQUE,
  made_at      INTEGER NOT NULL,
  last_used_at INTEGER,
  revoked_at   INTEGER
) STRICT;

-- The history tells an account's programs apart by it.
CREATE UNIQUE INDEX access_token_name ON access_token (account_id, name) WHERE revoked_at IS NULL;

-- What a token was used for; a token acts for its account.
ALTER TABLE history ADD COLUMN access_token_id INTEGER REFERENCES access_token (id)
  CHECK (access_token_id IS NULL OR account_id IS NOT NULL);
