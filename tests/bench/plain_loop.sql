-- What the plain loop books into: a copy, made once, of what a booking reads and writes, with the
-- indexes, triggers and checks that it pays for. It stays as it is when sql/migrations/ goes on:
-- else every feature would make the loop dearer too, and the bars easier.

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

-- A booking into an event with room names no row of these four, but SQLite wants them to be there.
CREATE TABLE access_token (id INTEGER PRIMARY KEY AUTOINCREMENT) STRICT;
CREATE TABLE account (id INTEGER PRIMARY KEY AUTOINCREMENT) STRICT;
CREATE TABLE offer (id INTEGER PRIMARY KEY AUTOINCREMENT) STRICT;
CREATE TABLE standing (id INTEGER PRIMARY KEY AUTOINCREMENT) STRICT;

CREATE TABLE event (
  id                   INTEGER PRIMARY KEY AUTOINCREMENT,
  slug                 TEXT NOT NULL UNIQUE CHECK (slug <> '' AND slug NOT GLOB '*[^a-z0-9-]*'),
  title                TEXT NOT NULL CHECK (title <> ''),
  summary              TEXT NOT NULL,
  region               TEXT NOT NULL REFERENCES region (slug),
  town                 TEXT NOT NULL,
  starts_at            INTEGER NOT NULL,
  ends_at              INTEGER NOT NULL,
  booking_opens_at     INTEGER NOT NULL,
  booking_closes_at    INTEGER NOT NULL,
  venue_name           TEXT NOT NULL,
  venue_address        TEXT NOT NULL,
  venue_postcode       TEXT NOT NULL,
  venue_travel         TEXT NOT NULL,
  venue_access         TEXT NOT NULL,
  state                TEXT NOT NULL CHECK (state IN ('draft', 'published', 'cancelled')),
  capacity             INTEGER NOT NULL CHECK (capacity >= 1),
  confirmed            INTEGER NOT NULL DEFAULT 0 CHECK (confirmed >= 0),
  offered              INTEGER NOT NULL DEFAULT 0 CHECK (offered >= 0),
  waiting              INTEGER NOT NULL DEFAULT 0 CHECK (waiting >= 0),
  next_in_line         INTEGER NOT NULL DEFAULT 1,
  paused               INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1)),
  organisation_ceiling INTEGER CHECK (organisation_ceiling >= 1),
  open_places          INTEGER NOT NULL DEFAULT 0 CHECK (open_places >= 0),
  booking_closed_at    INTEGER,
  saving_ended_at      INTEGER,
  counted              INTEGER NOT NULL DEFAULT 0,
  revision             INTEGER NOT NULL DEFAULT 0,
  needs_deleted_at     INTEGER,
  CHECK (starts_at < ends_at),
  CHECK (booking_opens_at < booking_closes_at)
) STRICT;

CREATE INDEX event_booking_closes ON event (booking_closes_at) WHERE booking_closed_at IS NULL;
CREATE INDEX event_by_start ON event (starts_at, slug) WHERE state = 'published';
CREATE INDEX event_needs_kept ON event (ends_at) WHERE needs_deleted_at IS NULL;
CREATE INDEX event_saving_ends ON event (starts_at) WHERE saving_ended_at IS NULL;

CREATE TRIGGER event_capacity_guard BEFORE UPDATE OF confirmed, offered ON event
  WHEN NEW.confirmed + NEW.offered > OLD.confirmed + OLD.offered
   AND NEW.confirmed + NEW.offered > NEW.capacity
BEGIN
  SELECT RAISE(ABORT, 'no place left: raise the capacity first');
END;

CREATE TRIGGER event_is_not_counted_by_hand BEFORE UPDATE OF confirmed, offered, waiting ON event
  WHEN NEW.counted = OLD.counted
   AND (NEW.confirmed <> OLD.confirmed OR NEW.offered <> OLD.offered OR NEW.waiting <> OLD.waiting)
BEGIN
  SELECT RAISE(ABORT, 'the rows of delegate are counted: change those');
END;

CREATE TRIGGER event_keeps_its_number BEFORE UPDATE ON event WHEN OLD.id <> NEW.id
BEGIN
  SELECT RAISE(ABORT, 'an event keeps its number');
END;

CREATE TABLE hold (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  event_id    INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
  sector      TEXT REFERENCES sector (slug),
  role        TEXT REFERENCES role (slug),
  places      INTEGER NOT NULL CHECK (places >= 1),
  keeps_until INTEGER NOT NULL,
  released_at INTEGER,
  CHECK ((sector IS NULL) <> (role IS NULL))
) STRICT;

CREATE INDEX hold_by_event ON hold (event_id);
CREATE INDEX hold_due ON hold (keeps_until) WHERE released_at IS NULL;

CREATE TABLE sector_ceiling (
  event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
  sector   TEXT NOT NULL REFERENCES sector (slug),
  places   INTEGER NOT NULL CHECK (places >= 1),
  PRIMARY KEY (event_id, sector)
) STRICT, WITHOUT ROWID;

CREATE TABLE booking (
  id                 INTEGER PRIMARY KEY AUTOINCREMENT,
  event_id           INTEGER NOT NULL REFERENCES event (id),
  reference          TEXT NOT NULL UNIQUE,
  generation         INTEGER NOT NULL DEFAULT 1,
  submission_id      TEXT NOT NULL UNIQUE,
  request_digest     BLOB NOT NULL,
  contact_name       TEXT NOT NULL,
  contact_email      TEXT NOT NULL,
  contact_phone      TEXT NOT NULL,
  booked_at          INTEGER NOT NULL,
  together           INTEGER NOT NULL DEFAULT 0 CHECK (together IN (0, 1)),
  book_straight_away INTEGER NOT NULL DEFAULT 0 CHECK (book_straight_away IN (0, 1)),
  notice_days        INTEGER NOT NULL DEFAULT 3 CHECK (notice_days >= 0),
  contact_email_key  TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX booking_by_event ON booking (event_id, contact_email_key);

CREATE TABLE delegate (
  id               INTEGER PRIMARY KEY AUTOINCREMENT,
  booking_id       INTEGER NOT NULL REFERENCES booking (id),
  event_id         INTEGER NOT NULL REFERENCES event (id),
  name             TEXT NOT NULL CHECK (name <> ''),
  email            TEXT NOT NULL,
  email_key        TEXT NOT NULL,
  organisation     TEXT NOT NULL,
  job_title        TEXT NOT NULL,
  sector           TEXT NOT NULL REFERENCES sector (slug),
  sector_text      TEXT NOT NULL,
  takes_seat       INTEGER NOT NULL CHECK (takes_seat IN (0, 1)),
  companion_of     INTEGER REFERENCES delegate (id),
  state            TEXT NOT NULL
                   CHECK (state = 'confirmed' OR state = 'waiting' OR state = 'offered'
                          OR state = 'cancelled' OR state = 'expired' OR state = 'declined'),
  booked_at        INTEGER NOT NULL,
  changed_at       INTEGER NOT NULL,
  person_id        INTEGER REFERENCES delegate (id),
  organisation_key TEXT NOT NULL DEFAULT '',
  generation       INTEGER NOT NULL DEFAULT 1,
  standing_id      INTEGER REFERENCES standing (id)
) STRICT;

CREATE INDEX delegate_by_booking ON delegate (booking_id);
CREATE INDEX delegate_by_companion ON delegate (companion_of) WHERE companion_of IS NOT NULL;
CREATE INDEX delegate_by_event ON delegate (event_id, state);
CREATE INDEX delegate_by_standing ON delegate (standing_id) WHERE standing_id IS NOT NULL;
CREATE UNIQUE INDEX delegate_one_live_place ON delegate (event_id, email_key)
  WHERE email_key <> '' AND (state = 'confirmed' OR state = 'waiting' OR state = 'offered');

CREATE TRIGGER delegate_counted_in AFTER INSERT ON delegate WHEN NEW.takes_seat = 1
BEGIN
  UPDATE event
     SET counted   = counted + 1,
         confirmed = confirmed + (NEW.state = 'confirmed'),
         offered   = offered   + (NEW.state = 'offered'),
         waiting   = waiting   + (NEW.state = 'waiting')
   WHERE id = NEW.event_id;
END;

-- For each delegate SQLite looks whether a row here waited for them.
CREATE TABLE needs (person_id INTEGER PRIMARY KEY REFERENCES delegate (id)) STRICT;

CREATE TABLE delegate_role (
  delegate_id INTEGER NOT NULL REFERENCES delegate (id) ON DELETE CASCADE,
  role        TEXT NOT NULL REFERENCES role (slug),
  PRIMARY KEY (delegate_id, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE history (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  at              INTEGER NOT NULL,
  actor           TEXT NOT NULL
                  CHECK (actor = 'delegate' OR actor = 'account' OR actor = 'clock'
                         OR actor = 'command'),
  account_id      INTEGER REFERENCES account (id),
  act             TEXT NOT NULL,
  event_id        INTEGER REFERENCES event (id),
  booking_id      INTEGER REFERENCES booking (id),
  delegate_id     INTEGER REFERENCES delegate (id),
  before          TEXT NOT NULL,
  after           TEXT NOT NULL,
  access_token_id INTEGER REFERENCES access_token (id)
                  CHECK (access_token_id IS NULL OR account_id IS NOT NULL),
  CHECK ((actor = 'account') = (account_id IS NOT NULL))
) STRICT;

CREATE INDEX history_by_delegate ON history (delegate_id, id) WHERE delegate_id IS NOT NULL;
CREATE INDEX history_by_event ON history (event_id, id);

CREATE TABLE outbox (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  message_id      TEXT NOT NULL UNIQUE,
  kind            TEXT NOT NULL
                  CHECK (kind = 'confirmed' OR kind = 'waiting' OR kind = 'place_found'
                         OR kind = 'cancelled' OR kind = 'your_booking' OR kind = 'offer'
                         OR kind = 'offer_expired' OR kind = 'wait_ended' OR kind = 'moved'
                         OR kind = 'replaced' OR kind = 'details_corrected'
                         OR kind = 'address_left' OR kind = 'booking_links'),
  booking_id      INTEGER NOT NULL REFERENCES booking (id),
  delegate_id     INTEGER REFERENCES delegate (id),
  event_id        INTEGER NOT NULL REFERENCES event (id),
  offer_id        INTEGER REFERENCES offer (id),
  to_name         TEXT NOT NULL,
  to_email        TEXT NOT NULL,
  position        INTEGER,
  written_at      INTEGER NOT NULL,
  next_attempt_at INTEGER,
  attempts        INTEGER NOT NULL DEFAULT 0,
  sent_at         INTEGER,
  last_failure    TEXT NOT NULL DEFAULT '',
  CHECK ((kind = 'offer') = (offer_id IS NOT NULL))
) STRICT;

CREATE INDEX outbox_by_booking ON outbox (booking_id, kind, written_at);
CREATE INDEX outbox_by_offer ON outbox (offer_id) WHERE offer_id IS NOT NULL;
CREATE INDEX outbox_due ON outbox (next_attempt_at) WHERE next_attempt_at IS NOT NULL;

INSERT INTO region (slug, name, position) VALUES ('north-east', 'North East', 1);
INSERT INTO role (slug, label, takes_seat, is_public, position)
VALUES ('delegate', 'Delegate', 1, 1, 1);
INSERT INTO sector (slug, label, position) VALUES ('local_authority', 'Local authority', 1);

-- 200 events with room for everybody, as long as those that the server is given.
INSERT INTO event (slug, title, summary, region, town, starts_at, ends_at, booking_opens_at,
                   booking_closes_at, venue_name, venue_address, venue_postcode, venue_travel,
                   venue_access, state, capacity, open_places)
WITH RECURSIVE number (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n + 1 < 200)
SELECT 'event-' || n, 'Regional network event ' || n,
       'A day for everybody who works with disabled children, young people and their families: in '
       || 'schools and colleges, social care, health and the voluntary sector. Hear how four sides '
       || 'see the same child, and meet the people of your own region who can help.',
       'north-east', 'Town ' || n, 1800000000 + n * 86400 + 36000, 1800000000 + n * 86400 + 55800,
       1791360000, 1800000000 + (n - 1) * 86400, 'Hall ' || (n * 7919 % 100003),
       (n * 104729 % 997) || ' Example Road, Town ' || n, 'ZZ1 1ZZ',
       'Ten minutes on foot from the station. Buses stop outside.',
       'Step-free from the street. Hearing loop. Two parking places for blue badges.',
       'published', 1000000, 1000000
  FROM number;
