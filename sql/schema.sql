-- What all migrations give, for reading: nothing runs it. A test compares it with them and says
-- how to write it anew.

CREATE TABLE access_token (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id   INTEGER NOT NULL REFERENCES account (id),
  name         TEXT NOT NULL CHECK (name <> ''),
  token_digest BLOB NOT NULL UNIQUE,
  made_at      INTEGER NOT NULL,
  last_used_at INTEGER,
  revoked_at   INTEGER
) STRICT;

CREATE UNIQUE INDEX access_token_name ON access_token (account_id, name) WHERE revoked_at IS NULL;

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

CREATE TABLE "account_invitation" (
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
, together INTEGER NOT NULL DEFAULT 0 CHECK (together IN (0, 1)), book_straight_away INTEGER NOT NULL DEFAULT 0 CHECK (book_straight_away IN (0, 1)), notice_days INTEGER NOT NULL DEFAULT 3 CHECK (notice_days >= 0), contact_email_key TEXT NOT NULL DEFAULT '') STRICT;

CREATE INDEX booking_by_event ON booking (event_id, contact_email_key);

CREATE TRIGGER needs_are_not_taken_over AFTER UPDATE OF contact_email ON booking
  WHEN lower(NEW.contact_email) <> lower(OLD.contact_email)
BEGIN
  DELETE FROM needs
   WHERE person_id IN (SELECT coalesce(person_id, id) FROM delegate
                        WHERE booking_id = NEW.id AND email_key = lower(NEW.contact_email));
END;

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
               CHECK (state = 'confirmed' OR state = 'waiting' OR state = 'offered'
                      OR state = 'cancelled' OR state = 'expired' OR state = 'declined'),
  booked_at    INTEGER NOT NULL,
  changed_at   INTEGER NOT NULL
, person_id INTEGER REFERENCES delegate (id), organisation_key TEXT NOT NULL DEFAULT '', generation INTEGER NOT NULL DEFAULT 1, entry_id INTEGER REFERENCES "waiting_list_entry" (id)) STRICT;

CREATE INDEX delegate_by_booking ON delegate (booking_id);

CREATE INDEX delegate_by_companion ON delegate (companion_of) WHERE companion_of IS NOT NULL;

CREATE INDEX delegate_by_entry ON delegate (entry_id) WHERE entry_id IS NOT NULL;

CREATE INDEX delegate_by_event ON delegate (event_id, state);

CREATE UNIQUE INDEX delegate_one_live_place ON delegate (event_id, email_key)
  WHERE email_key <> '' AND (state = 'confirmed' OR state = 'waiting' OR state = 'offered');

CREATE TRIGGER delegate_counted_again AFTER UPDATE OF state, takes_seat, event_id ON delegate
  WHEN OLD.event_id = NEW.event_id AND (OLD.state <> NEW.state OR OLD.takes_seat <> NEW.takes_seat)
BEGIN
  UPDATE event
     SET counted   = counted + 1,
         confirmed = confirmed + (NEW.takes_seat AND NEW.state = 'confirmed')
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
     SET counted   = counted + 1,
         confirmed = confirmed + (NEW.state = 'confirmed'),
         offered   = offered   + (NEW.state = 'offered'),
         waiting   = waiting   + (NEW.state = 'waiting')
   WHERE id = NEW.event_id;
END;

CREATE TRIGGER delegate_counted_out AFTER DELETE ON delegate WHEN OLD.takes_seat = 1
BEGIN
  UPDATE event
     SET counted   = counted + 1,
         confirmed = confirmed - (OLD.state = 'confirmed'),
         offered   = offered   - (OLD.state = 'offered'),
         waiting   = waiting   - (OLD.state = 'waiting')
   WHERE id = OLD.event_id;
END;

CREATE TRIGGER delegate_stays_at_its_event BEFORE UPDATE OF event_id ON delegate
  WHEN OLD.event_id <> NEW.event_id
BEGIN
  SELECT RAISE(ABORT, 'a delegate belongs to one event: make a booking there');
END;

CREATE TRIGGER needs_go_with_the_last_place AFTER UPDATE OF state ON delegate
  WHEN NEW.state NOT IN ('confirmed', 'waiting', 'offered')
BEGIN
  DELETE FROM needs
   WHERE person_id = coalesce(NEW.person_id, NEW.id)
     AND NOT EXISTS (SELECT 1 FROM delegate
                      WHERE booking_id = NEW.booking_id
                        AND coalesce(person_id, id) = coalesce(NEW.person_id, NEW.id)
                        AND state IN ('confirmed', 'waiting', 'offered'));
END;

CREATE TRIGGER needs_go_with_the_link AFTER UPDATE OF generation ON delegate
  WHEN NEW.generation <> OLD.generation
BEGIN
  DELETE FROM needs WHERE person_id = coalesce(NEW.person_id, NEW.id);
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
  next_queue_number INTEGER NOT NULL DEFAULT 1, paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1)), organisation_ceiling INTEGER CHECK (organisation_ceiling >= 1), open_places INTEGER NOT NULL DEFAULT 0 CHECK (open_places >= 0), booking_closed_at INTEGER, saving_ended_at INTEGER, counted INTEGER NOT NULL DEFAULT 0, revision INTEGER NOT NULL DEFAULT 0, needs_deleted_at INTEGER,
  CHECK (starts_at < ends_at),
  CHECK (booking_opens_at < booking_closes_at)
) STRICT;

CREATE INDEX event_booking_closes ON event (booking_closes_at) WHERE booking_closed_at IS NULL;

CREATE INDEX event_by_start ON event (starts_at, slug) WHERE state = 'published';

CREATE INDEX event_needs_kept ON event (ends_at) WHERE needs_deleted_at IS NULL;

CREATE INDEX event_saving_ends ON event (starts_at) WHERE saving_ended_at IS NULL;

CREATE TRIGGER event_begins_empty AFTER INSERT ON event
  WHEN NEW.confirmed <> 0 OR NEW.offered <> 0 OR NEW.waiting <> 0
    OR EXISTS (SELECT 1 FROM delegate WHERE event_id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'an event begins with nobody in it');
END;

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

CREATE TRIGGER event_put_off_keeps_needs AFTER UPDATE OF ends_at ON event WHEN NEW.ends_at <> OLD.ends_at
BEGIN
  UPDATE event SET needs_deleted_at = NULL WHERE id = NEW.id;
END;

CREATE TRIGGER event_revised
  AFTER UPDATE OF title, summary, starts_at, ends_at, venue_name, venue_address, venue_postcode,
                  venue_travel, venue_access, state ON event
  WHEN OLD.title <> NEW.title OR OLD.summary <> NEW.summary
    OR OLD.starts_at <> NEW.starts_at OR OLD.ends_at <> NEW.ends_at
    OR OLD.venue_name <> NEW.venue_name OR OLD.venue_address <> NEW.venue_address
    OR OLD.venue_postcode <> NEW.venue_postcode OR OLD.venue_travel <> NEW.venue_travel
    OR OLD.venue_access <> NEW.venue_access OR OLD.state <> NEW.state
BEGIN
  UPDATE event SET revision = revision + 1 WHERE id = NEW.id;
END;

CREATE TABLE history (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  at          INTEGER NOT NULL,
  actor       TEXT NOT NULL CHECK (actor = 'delegate' OR actor = 'account' OR actor = 'clock' OR actor = 'command'),
  account_id  INTEGER REFERENCES account (id),
  action      TEXT NOT NULL,
  event_id    INTEGER REFERENCES event (id),
  booking_id  INTEGER REFERENCES booking (id),
  delegate_id INTEGER REFERENCES delegate (id),
  before      TEXT NOT NULL,
  after       TEXT NOT NULL, access_token_id INTEGER REFERENCES access_token (id)
  CHECK (access_token_id IS NULL OR account_id IS NOT NULL),
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

CREATE TABLE mail_setup (
  id        INTEGER PRIMARY KEY CHECK (id = 1),
  has_relay INTEGER NOT NULL CHECK (has_relay IN (0, 1))
) STRICT;

CREATE TABLE migration (
  version    INTEGER PRIMARY KEY,
  name       TEXT NOT NULL,
  checksum   BLOB NOT NULL,  -- SHA-256 of its SQL
  applied_at INTEGER NOT NULL
) STRICT;

CREATE TABLE needs (
  person_id       INTEGER PRIMARY KEY REFERENCES delegate (id),
  access          TEXT NOT NULL,  -- slugs with a space between them
  access_text     TEXT NOT NULL,
  diet            TEXT NOT NULL,  -- the same
  allergies       TEXT NOT NULL,
  diet_text       TEXT NOT NULL,
  consent_version INTEGER NOT NULL,  -- of the words that the person agreed to
  consented_at    INTEGER NOT NULL   -- anew with each change
) STRICT;

CREATE TABLE offer (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  party_id    INTEGER NOT NULL REFERENCES "party" (id),
  entry_id    INTEGER NOT NULL REFERENCES "waiting_list_entry" (id),
  made_at     INTEGER NOT NULL,
  clock_from  INTEGER,           -- null until a relay took the mail
  due_at      INTEGER NOT NULL,  -- when it ends, or, until its clock runs, when that starts by itself
  is_extended INTEGER NOT NULL DEFAULT 0 CHECK (is_extended IN (0, 1)),
  is_flagged  INTEGER NOT NULL DEFAULT 0 CHECK (is_flagged IN (0, 1)),  -- no mail reached them
  ended_at    INTEGER,
  outcome     TEXT CHECK (outcome IN ('accepted', 'given_up', 'position_kept', 'expired', 'withdrawn')), is_prolonged INTEGER NOT NULL DEFAULT 0 CHECK (is_prolonged IN (0, 1)), reached_at INTEGER, is_uncounted INTEGER NOT NULL DEFAULT 0
  CHECK (is_uncounted IN (0, 1) AND (is_uncounted = 0 OR outcome = 'expired')),
  CHECK ((ended_at IS NULL) = (outcome IS NULL))
) STRICT;

CREATE INDEX offer_by_entry ON offer (entry_id, id);

CREATE INDEX offer_due ON offer (due_at) WHERE outcome IS NULL;

CREATE UNIQUE INDEX offer_one_open ON offer (party_id) WHERE outcome IS NULL;

CREATE TABLE "outbox" (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  kind            TEXT NOT NULL CHECK (kind = 'confirmed' OR kind = 'waiting' OR kind = 'place_found'
                         OR kind = 'cancelled' OR kind = 'your_booking' OR kind = 'offer'
                         OR kind = 'offer_expired' OR kind = 'wait_ended' OR kind = 'moved'
                         OR kind = 'replaced' OR kind = 'details_corrected' OR kind = 'address_left'
                         OR kind = 'booking_links'),
  booking_id      INTEGER NOT NULL REFERENCES booking (id),
  person_id       INTEGER REFERENCES delegate (id),  -- null: to the contact, about the whole booking
  event_id        INTEGER NOT NULL REFERENCES event (id),
  offer_id        INTEGER REFERENCES offer (id),
  to_name         TEXT NOT NULL,
  to_email        TEXT NOT NULL,
  position        INTEGER,  -- on the waiting list, at that moment
  written_at      INTEGER NOT NULL,
  -- domain/mail_state.hpp says what each means.
  state           TEXT NOT NULL DEFAULT 'queued'
                  CHECK (state = 'queued' OR state = 'sending' OR state = 'retrying' OR state = 'handed_over'
                         OR state = 'filed' OR state = 'failed' OR state = 'bounced' OR state = 'dropped'),
  next_attempt_at INTEGER,  -- null once no attempt is to come
  attempts        INTEGER NOT NULL DEFAULT 0,  -- those that a relay was there to answer
  attempted_at    INTEGER,  -- the last of them
  handed_over_at  INTEGER,
  reply           TEXT NOT NULL DEFAULT '',  -- the relay's last words, or what broke; one line
  told_at         INTEGER,  -- when the office told its reader by phone what did not arrive
  -- Failed or bounced because the address does not work (1), or for another reason, of which the next
  -- mail may know nothing (0). Tells the office what to do; kept as long as the row.
  is_permanent    INTEGER NOT NULL DEFAULT 0 CHECK (is_permanent = 0 OR is_permanent = 1),
  CHECK ((kind = 'offer') = (offer_id IS NOT NULL)),
  CHECK ((state = 'queued' OR state = 'sending' OR state = 'retrying') = (next_attempt_at IS NOT NULL)),
  CHECK (is_permanent = 0 OR state = 'failed' OR state = 'bounced')
) STRICT;

CREATE INDEX outbox_by_booking ON outbox (booking_id, kind, written_at);

CREATE INDEX outbox_by_offer ON outbox (offer_id) WHERE offer_id IS NOT NULL;

CREATE INDEX outbox_due ON outbox (next_attempt_at) WHERE next_attempt_at IS NOT NULL;

CREATE INDEX outbox_handed_over ON outbox (handed_over_at) WHERE handed_over_at IS NOT NULL;

CREATE INDEX outbox_undelivered ON outbox (id) WHERE (state = 'failed' OR state = 'bounced') AND told_at IS NULL;

CREATE INDEX outbox_with_words ON outbox (id) WHERE (state = 'failed' OR state = 'bounced') AND reply <> '';

CREATE TABLE outbox_pruned (
  id    INTEGER PRIMARY KEY CHECK (id = 1),
  up_to INTEGER NOT NULL  -- the number of a mail, or 0
) STRICT;

CREATE TABLE "party" (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  booking_id     INTEGER NOT NULL REFERENCES booking (id),
  together       INTEGER NOT NULL CHECK (together IN (0, 1)),
  expired_offers INTEGER NOT NULL DEFAULT 0 CHECK (expired_offers BETWEEN 0 AND 2)
, is_out_of_reach INTEGER NOT NULL DEFAULT 0 CHECK (is_out_of_reach IN (0, 1))) STRICT;

CREATE INDEX party_out_of_reach ON party (id) WHERE is_out_of_reach = 1;

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

CREATE TABLE sector_ceiling (
  event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
  sector   TEXT NOT NULL REFERENCES sector (slug),
  places   INTEGER NOT NULL CHECK (places >= 1),
  PRIMARY KEY (event_id, sector)
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

CREATE VIEW undelivered_mail AS
  SELECT mail.* FROM outbox AS mail INDEXED BY outbox_undelivered
   WHERE (mail.state = 'failed' OR mail.state = 'bounced') AND mail.told_at IS NULL
     AND mail.kind <> 'address_left' AND NOT (mail.kind = 'replaced' AND mail.person_id IS NOT NULL)
     AND NOT EXISTS (SELECT 1 FROM outbox AS later
                      WHERE later.booking_id = mail.booking_id AND later.id > mail.id
                        AND later.person_id IS mail.person_id AND later.state = 'handed_over'
                        AND later.kind <> 'address_left'
                        AND NOT (later.kind = 'replaced' AND later.person_id IS NOT NULL));

CREATE VIEW unread_offer AS
  SELECT id FROM offer
   WHERE outcome IS NULL AND reached_at IS NULL
     AND (is_flagged = 1
          OR EXISTS (SELECT 1 FROM outbox WHERE outbox.offer_id = offer.id AND outbox.state = 'filed'))
     AND NOT EXISTS (SELECT 1 FROM outbox
                      WHERE outbox.offer_id = offer.id AND outbox.state = 'handed_over');

CREATE TABLE "waiting_list_entry" (
  id                INTEGER PRIMARY KEY AUTOINCREMENT,
  party_id          INTEGER NOT NULL REFERENCES "party" (id),
  event_id          INTEGER NOT NULL REFERENCES event (id),
  queue_number      INTEGER NOT NULL,  -- from event.next_queue_number; a new one at the end of the list
  seats             INTEGER NOT NULL CHECK (seats >= 0),
  joined_at         INTEGER NOT NULL,
  skips             INTEGER NOT NULL DEFAULT 0 CHECK (skips BETWEEN 0 AND 3),
  saves_places      INTEGER NOT NULL DEFAULT 0 CHECK (saves_places IN (0, 1)),
  kept_position     INTEGER NOT NULL DEFAULT 0 CHECK (kept_position BETWEEN 0 AND 2),
  passed_over_until INTEGER,
  state             TEXT NOT NULL CHECK (state = 'waiting' OR state = 'offered' OR state = 'ended'),
  CHECK (state <> 'ended' OR (passed_over_until IS NULL AND saves_places = 0))
) STRICT;

CREATE INDEX waiting_list_entry_ahead ON waiting_list_entry (event_id, queue_number, seats)
  WHERE state <> 'ended';

CREATE UNIQUE INDEX waiting_list_entry_once ON waiting_list_entry (party_id, event_id)
  WHERE state <> 'ended';

CREATE INDEX waiting_list_entry_passed_over ON waiting_list_entry (passed_over_until)
  WHERE passed_over_until IS NOT NULL;

CREATE UNIQUE INDEX waiting_list_entry_queue_number ON waiting_list_entry (event_id, queue_number)
  WHERE state <> 'ended';

CREATE UNIQUE INDEX waiting_list_entry_saves_once ON waiting_list_entry (party_id)
  WHERE saves_places = 1;
