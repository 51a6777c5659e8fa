-- What all migrations give, for reading: nothing runs it. A test compares it with them and says
-- how to write it anew.

CREATE TABLE account (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  email         TEXT NOT NULL,
  email_key     TEXT NOT NULL UNIQUE,
  name          TEXT NOT NULL,
  kind          TEXT NOT NULL CHECK (kind IN ('staff', 'organiser', 'administrator')),
  password_hash TEXT,  -- until the set-up link was used there is none
  is_active     INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
  created_at    INTEGER NOT NULL
) STRICT;

CREATE TABLE account_link (
  account_id   INTEGER PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  token_digest BLOB NOT NULL UNIQUE,
  expires_at   INTEGER NOT NULL
) STRICT;

CREATE TABLE booking (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  event_id       INTEGER NOT NULL REFERENCES event (id),
  reference      TEXT NOT NULL UNIQUE,
  generation     INTEGER NOT NULL DEFAULT 1,
  -- A double click, a retry or a mail scanner never makes a second booking.
  submission_id  TEXT NOT NULL UNIQUE,
  -- What was asked, so that a submission id cannot be used for something else.
  request_digest BLOB NOT NULL,
  contact_name   TEXT NOT NULL,
  contact_email  TEXT NOT NULL,
  contact_phone  TEXT NOT NULL,
  booked_at      INTEGER NOT NULL
) STRICT;

CREATE INDEX booking_by_event ON booking (event_id);

CREATE TABLE delegate (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  booking_id   INTEGER NOT NULL REFERENCES booking (id),
  event_id     INTEGER NOT NULL REFERENCES event (id),
  name         TEXT NOT NULL CHECK (name <> ''),
  email        TEXT NOT NULL,  -- empty: the contact's serves
  email_key    TEXT NOT NULL,  -- the address as it is compared; empty with the email
  organisation TEXT NOT NULL,
  job_title    TEXT NOT NULL,
  sector       TEXT NOT NULL REFERENCES sector (slug),
  sector_text  TEXT NOT NULL,
  takes_seat   INTEGER NOT NULL CHECK (takes_seat IN (0, 1)),
  companion_of INTEGER REFERENCES delegate (id),
  state        TEXT NOT NULL
               CHECK (state IN ('confirmed', 'waiting', 'offered', 'cancelled', 'expired', 'declined')),
  -- The order of the waiting list: from event.next_in_line, kept for ever once given.
  in_line      INTEGER NOT NULL,
  booked_at    INTEGER NOT NULL,
  changed_at   INTEGER NOT NULL
) STRICT;

CREATE INDEX delegate_by_booking ON delegate (booking_id);

CREATE INDEX delegate_by_companion ON delegate (companion_of) WHERE companion_of IS NOT NULL;

CREATE INDEX delegate_by_event ON delegate (event_id, state);

CREATE UNIQUE INDEX delegate_in_line ON delegate (event_id, in_line) WHERE state = 'waiting';

CREATE UNIQUE INDEX delegate_one_live_place ON delegate (event_id, email_key)
  WHERE email_key <> '' AND state IN ('confirmed', 'waiting', 'offered');

CREATE TRIGGER delegate_counted_again AFTER UPDATE OF state, takes_seat, event_id ON delegate
  WHEN OLD.event_id = NEW.event_id AND (OLD.state <> NEW.state OR OLD.takes_seat <> NEW.takes_seat)
BEGIN
  UPDATE event
     SET confirmed = confirmed + (NEW.takes_seat AND NEW.state = 'confirmed')
                               - (OLD.takes_seat AND OLD.state = 'confirmed'),
         offered   = offered   + (NEW.takes_seat AND NEW.state = 'offered')
                               - (OLD.takes_seat AND OLD.state = 'offered'),
         waiting   = waiting   + (NEW.takes_seat AND NEW.state = 'waiting')
                               - (OLD.takes_seat AND OLD.state = 'waiting')
   WHERE id = NEW.event_id;
END;

CREATE TRIGGER delegate_counted_in AFTER INSERT ON delegate WHEN NEW.takes_seat = 1
BEGIN
  UPDATE event
     SET confirmed = confirmed + (NEW.state = 'confirmed'),
         offered   = offered   + (NEW.state = 'offered'),
         waiting   = waiting   + (NEW.state = 'waiting')
   WHERE id = NEW.event_id;
END;

CREATE TRIGGER delegate_counted_out AFTER DELETE ON delegate WHEN OLD.takes_seat = 1
BEGIN
  UPDATE event
     SET confirmed = confirmed - (OLD.state = 'confirmed'),
         offered   = offered   - (OLD.state = 'offered'),
         waiting   = waiting   - (OLD.state = 'waiting')
   WHERE id = OLD.event_id;
END;

CREATE TRIGGER delegate_stays_at_its_event BEFORE UPDATE OF event_id ON delegate
  WHEN OLD.event_id <> NEW.event_id
BEGIN
  SELECT RAISE(ABORT, 'a delegate belongs to one event: make a booking there');
END;

CREATE TABLE delegate_role (
  delegate_id INTEGER NOT NULL REFERENCES delegate (id) ON DELETE CASCADE,
  role        TEXT NOT NULL REFERENCES role (slug),
  PRIMARY KEY (delegate_id, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  id                INTEGER PRIMARY KEY AUTOINCREMENT,
  slug              TEXT NOT NULL UNIQUE CHECK (slug <> '' AND slug NOT GLOB '*[^a-z0-9-]*'),
  title             TEXT NOT NULL CHECK (title <> ''),
  summary           TEXT NOT NULL,
  region            TEXT NOT NULL REFERENCES region (slug),
  town              TEXT NOT NULL,
  starts_at         INTEGER NOT NULL,
  ends_at           INTEGER NOT NULL,
  booking_opens_at  INTEGER NOT NULL,
  booking_closes_at INTEGER NOT NULL,
  venue_name        TEXT NOT NULL,
  venue_address     TEXT NOT NULL,
  venue_postcode    TEXT NOT NULL,
  venue_travel      TEXT NOT NULL,
  venue_access      TEXT NOT NULL,
  state             TEXT NOT NULL CHECK (state IN ('draft', 'published', 'cancelled')),
  capacity          INTEGER NOT NULL CHECK (capacity >= 1),
  -- Counted by the triggers below, so that no page and no booking ever counts the rows.
  confirmed         INTEGER NOT NULL DEFAULT 0 CHECK (confirmed >= 0),
  offered           INTEGER NOT NULL DEFAULT 0 CHECK (offered >= 0),
  waiting           INTEGER NOT NULL DEFAULT 0 CHECK (waiting >= 0),
  -- The number that the next to join the waiting list gets.
  next_in_line      INTEGER NOT NULL DEFAULT 1,
  CHECK (starts_at < ends_at),
  CHECK (booking_opens_at < booking_closes_at)
) STRICT;

CREATE INDEX event_by_start ON event (starts_at, slug) WHERE state = 'published';

CREATE TRIGGER event_begins_empty BEFORE INSERT ON event
  WHEN NEW.confirmed <> 0 OR NEW.offered <> 0 OR NEW.waiting <> 0
BEGIN
  SELECT RAISE(ABORT, 'an event begins with nobody in it');
END;

CREATE TRIGGER event_capacity_guard BEFORE UPDATE OF confirmed, offered ON event
  WHEN NEW.confirmed + NEW.offered > OLD.confirmed + OLD.offered
   AND NEW.confirmed + NEW.offered > NEW.capacity
BEGIN
  SELECT RAISE(ABORT, 'no place left: raise the capacity first');
END;

CREATE TABLE history (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  at          INTEGER NOT NULL,
  actor       TEXT NOT NULL CHECK (actor IN ('delegate', 'account', 'clock', 'command')),
  account_id  INTEGER REFERENCES account (id),
  act         TEXT NOT NULL,
  event_id    INTEGER REFERENCES event (id),
  booking_id  INTEGER REFERENCES booking (id),
  delegate_id INTEGER REFERENCES delegate (id),
  before      TEXT NOT NULL,
  after       TEXT NOT NULL,
  CHECK ((actor = 'account') = (account_id IS NOT NULL))
) STRICT;

CREATE INDEX history_by_delegate ON history (delegate_id, id) WHERE delegate_id IS NOT NULL;

CREATE INDEX history_by_event ON history (event_id, id);

CREATE TRIGGER history_is_never_changed BEFORE UPDATE ON history
BEGIN
  SELECT RAISE(ABORT, 'history is append-only');
END;

CREATE TRIGGER history_is_never_deleted BEFORE DELETE ON history
BEGIN
  SELECT RAISE(ABORT, 'history is append-only');
END;

CREATE TABLE history_personal (
  history_id INTEGER PRIMARY KEY REFERENCES history (id),
  before     TEXT NOT NULL,
  after      TEXT NOT NULL
) STRICT;

CREATE TABLE migration (
  version    INTEGER PRIMARY KEY,
  name       TEXT NOT NULL,
  checksum   BLOB NOT NULL,  -- SHA-256 of its SQL
  applied_at INTEGER NOT NULL
) STRICT;

CREATE TABLE outbox (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  message_id      TEXT NOT NULL UNIQUE,
  kind            TEXT NOT NULL CHECK (kind IN ('confirmed', 'waiting', 'place_found', 'cancelled', 'your_booking')),
  booking_id      INTEGER NOT NULL REFERENCES booking (id),
  delegate_id     INTEGER REFERENCES delegate (id),  -- null: to the contact, about the whole booking
  to_name         TEXT NOT NULL,
  to_email        TEXT NOT NULL,
  position        INTEGER,  -- on the waiting list, at that moment
  written_at      INTEGER NOT NULL,
  next_attempt_at INTEGER,  -- null: sent, or given up
  attempts        INTEGER NOT NULL DEFAULT 0,
  sent_at         INTEGER,
  last_failure    TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX outbox_by_booking ON outbox (booking_id, kind, written_at);

CREATE INDEX outbox_due ON outbox (next_attempt_at) WHERE next_attempt_at IS NOT NULL;

CREATE TABLE programme_session (
  event_id    INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
  starts_at   INTEGER NOT NULL,
  ends_at     INTEGER NOT NULL,
  title       TEXT NOT NULL,
  perspective TEXT NOT NULL,
  PRIMARY KEY (event_id, starts_at),
  CHECK (starts_at < ends_at)
) STRICT, WITHOUT ROWID;

CREATE TABLE region (
  slug     TEXT PRIMARY KEY,
  name     TEXT NOT NULL UNIQUE,
  position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE role (
  slug       TEXT PRIMARY KEY,
  label      TEXT NOT NULL UNIQUE,
  takes_seat INTEGER NOT NULL CHECK (takes_seat IN (0, 1)),
  is_public  INTEGER NOT NULL CHECK (is_public IN (0, 1)),
  position   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sector (
  slug       TEXT PRIMARY KEY,
  label      TEXT NOT NULL UNIQUE,
  needs_text INTEGER NOT NULL DEFAULT 0 CHECK (needs_text IN (0, 1)),
  position   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sign_in (
  token_digest BLOB PRIMARY KEY,
  account_id   INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  signed_in_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX sign_in_by_account ON sign_in (account_id);
