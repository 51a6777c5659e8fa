-- Who waits, in which lists and for how long they are asked: docs/waiting-list.md. A delegate row is
-- one person at one event; who waits for several regions has a row for each.

ALTER TABLE event ADD COLUMN paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1));
-- At most so many from one organisation; null: as many as come.
ALTER TABLE event ADD COLUMN organisation_ceiling INTEGER CHECK (organisation_ceiling >= 1);
-- How many a lone newcomer would be given now: what the last walk of the list left.
ALTER TABLE event ADD COLUMN open_places INTEGER NOT NULL DEFAULT 0 CHECK (open_places >= 0);
-- What the clock has done here already.
ALTER TABLE event ADD COLUMN booking_closed_at INTEGER;
ALTER TABLE event ADD COLUMN saving_ended_at INTEGER;

UPDATE event SET open_places = max(0, capacity - confirmed - offered - waiting);

-- Only the triggers of delegate count, and say so here: a count changed by hand would open a full room.
ALTER TABLE event ADD COLUMN counted INTEGER NOT NULL DEFAULT 0;

DROP TRIGGER delegate_counted_in;
DROP TRIGGER delegate_counted_out;
DROP TRIGGER delegate_counted_again;

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

-- One statement, so that the guard compares the room before and after, never something in between.
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

CREATE TRIGGER event_is_not_counted_by_hand BEFORE UPDATE OF confirmed, offered, waiting ON event
  WHEN NEW.counted = OLD.counted
   AND (NEW.confirmed <> OLD.confirmed OR NEW.offered <> OLD.offered OR NEW.waiting <> OLD.waiting)
BEGIN
  SELECT RAISE(ABORT, 'the rows of delegate are counted: change those');
END;

-- Whoever is at the event under its number was counted in the room that had it.
CREATE TRIGGER event_keeps_its_number BEFORE UPDATE ON event WHEN OLD.id <> NEW.id
BEGIN
  SELECT RAISE(ABORT, 'an event keeps its number');
END;

-- REPLACE is an INSERT as well, and so is an event under the number of one that was deleted.
DROP TRIGGER event_begins_empty;
CREATE TRIGGER event_begins_empty AFTER INSERT ON event
  WHEN NEW.confirmed <> 0 OR NEW.offered <> 0 OR NEW.waiting <> 0
    OR EXISTS (SELECT 1 FROM delegate WHERE event_id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'an event begins with nobody in it');
END;

CREATE INDEX event_booking_closes ON event (booking_closes_at) WHERE booking_closed_at IS NULL;
CREATE INDEX event_saving_ends ON event (starts_at) WHERE saving_ended_at IS NULL;

-- Places kept for a sector or a role until a date; then they go to the list.
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

-- At most so many of one sector.
CREATE TABLE sector_ceiling (
  event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
  sector   TEXT NOT NULL REFERENCES sector (slug),
  places   INTEGER NOT NULL CHECK (places >= 1),
  PRIMARY KEY (event_id, sector)
) STRICT, WITHOUT ROWID;

-- What the people of a booking wish for while they wait.
ALTER TABLE booking ADD COLUMN together INTEGER NOT NULL DEFAULT 0 CHECK (together IN (0, 1));
ALTER TABLE booking ADD COLUMN book_straight_away INTEGER NOT NULL DEFAULT 0 CHECK (book_straight_away IN (0, 1));
ALTER TABLE booking ADD COLUMN notice_days INTEGER NOT NULL DEFAULT 3 CHECK (notice_days >= 0);

-- Who waits as one: a person, or several of a booking together. May stand in several lists.
CREATE TABLE entry (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  booking_id     INTEGER NOT NULL REFERENCES booking (id),
  together       INTEGER NOT NULL CHECK (together IN (0, 1)),
  expired_offers INTEGER NOT NULL DEFAULT 0 CHECK (expired_offers BETWEEN 0 AND 2)
) STRICT;

-- An entry in the list of one event.
CREATE TABLE standing (
  id                INTEGER PRIMARY KEY AUTOINCREMENT,
  entry_id          INTEGER NOT NULL REFERENCES entry (id),
  event_id          INTEGER NOT NULL REFERENCES event (id),
  in_line           INTEGER NOT NULL,  -- from event.next_in_line; a new one at the end of the list
  seats             INTEGER NOT NULL CHECK (seats >= 0),
  joined_at         INTEGER NOT NULL,
  skips             INTEGER NOT NULL DEFAULT 0 CHECK (skips BETWEEN 0 AND 3),
  saves_places      INTEGER NOT NULL DEFAULT 0 CHECK (saves_places IN (0, 1)),
  kept_position     INTEGER NOT NULL DEFAULT 0 CHECK (kept_position BETWEEN 0 AND 2),
  passed_over_until INTEGER,
  state             TEXT NOT NULL CHECK (state IN ('waiting', 'offered', 'ended')),
  CHECK (state <> 'ended' OR (passed_over_until IS NULL AND saves_places = 0))
) STRICT;

CREATE UNIQUE INDEX standing_in_line ON standing (event_id, in_line) WHERE state <> 'ended';
-- How many people stand ahead of somebody is read from this index alone; the walk reads along it.
CREATE INDEX standing_ahead ON standing (event_id, in_line, seats) WHERE state <> 'ended';
-- An entry stands once in a list, and saves places at one event only.
CREATE UNIQUE INDEX standing_once ON standing (entry_id, event_id) WHERE state <> 'ended';
CREATE UNIQUE INDEX standing_saves_once ON standing (entry_id) WHERE saves_places = 1;
CREATE INDEX standing_passed_over ON standing (passed_over_until) WHERE passed_over_until IS NOT NULL;

-- A place that is held for somebody until they answer.
CREATE TABLE offer (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  entry_id    INTEGER NOT NULL REFERENCES entry (id),
  standing_id INTEGER NOT NULL REFERENCES standing (id),
  made_at     INTEGER NOT NULL,
  clock_from  INTEGER,           -- null until a relay took the mail
  due_at      INTEGER NOT NULL,  -- when it ends, or, until its clock runs, when that starts by itself
  is_extended INTEGER NOT NULL DEFAULT 0 CHECK (is_extended IN (0, 1)),
  is_flagged  INTEGER NOT NULL DEFAULT 0 CHECK (is_flagged IN (0, 1)),  -- no mail reached them
  ended_at    INTEGER,
  outcome     TEXT CHECK (outcome IN ('accepted', 'given_up', 'position_kept', 'expired', 'withdrawn')),
  CHECK ((ended_at IS NULL) = (outcome IS NULL))
) STRICT;

CREATE UNIQUE INDEX offer_one_open ON offer (entry_id) WHERE outcome IS NULL;
CREATE INDEX offer_due ON offer (due_at) WHERE outcome IS NULL;
CREATE INDEX offer_by_standing ON offer (standing_id, id);

-- The first row of the same person in the same booking; null: this one is it.
ALTER TABLE delegate ADD COLUMN person_id INTEGER REFERENCES delegate (id);
-- The organisation as ceilings compare it; empty: it has none.
ALTER TABLE delegate ADD COLUMN organisation_key TEXT NOT NULL DEFAULT '';
-- Of the person's own link: raised where somebody else takes over.
ALTER TABLE delegate ADD COLUMN generation INTEGER NOT NULL DEFAULT 1;
-- While waiting or offered: where they stand.
ALTER TABLE delegate ADD COLUMN standing_id INTEGER REFERENCES standing (id);

UPDATE delegate SET organisation_key = organisation_key(organisation);

-- Everybody who waits becomes an entry of their own that stands in one list, under their number.
INSERT INTO entry (id, booking_id, together)
SELECT id, booking_id, 0 FROM delegate WHERE state = 'waiting' AND takes_seat = 1;

INSERT INTO standing (id, entry_id, event_id, in_line, seats, joined_at, state)
SELECT id, id, event_id, in_line, 1, booked_at, 'waiting'
  FROM delegate WHERE state = 'waiting' AND takes_seat = 1;

UPDATE delegate SET standing_id = coalesce(companion_of, id) WHERE state = 'waiting';

DROP INDEX delegate_in_line;
ALTER TABLE delegate DROP COLUMN in_line;

CREATE INDEX delegate_by_standing ON delegate (standing_id) WHERE standing_id IS NOT NULL;

-- Mails of an offer start its clock. New kinds of mail: SQLite changes a CHECK by a new table.
CREATE TABLE outbox_2 (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  message_id      TEXT NOT NULL UNIQUE,
  kind            TEXT NOT NULL CHECK (kind IN ('confirmed', 'waiting', 'place_found', 'cancelled', 'your_booking',
                                                'offer', 'offer_expired', 'wait_ended', 'moved', 'replaced')),
  booking_id      INTEGER NOT NULL REFERENCES booking (id),
  delegate_id     INTEGER REFERENCES delegate (id),  -- null: to the contact, about the whole booking
  event_id        INTEGER NOT NULL REFERENCES event (id),
  offer_id        INTEGER REFERENCES offer (id),
  to_name         TEXT NOT NULL,
  to_email        TEXT NOT NULL,
  position        INTEGER,  -- on the waiting list, at that moment
  written_at      INTEGER NOT NULL,
  next_attempt_at INTEGER,  -- null: sent, or given up
  attempts        INTEGER NOT NULL DEFAULT 0,
  sent_at         INTEGER,
  last_failure    TEXT NOT NULL DEFAULT '',
  CHECK ((kind = 'offer') = (offer_id IS NOT NULL))
) STRICT;

INSERT INTO outbox_2 (id, message_id, kind, booking_id, delegate_id, event_id, to_name, to_email,
                      position, written_at, next_attempt_at, attempts, sent_at, last_failure)
SELECT outbox.id, message_id, kind, booking_id, delegate_id, event_id, to_name, to_email,
       position, written_at, next_attempt_at, attempts, sent_at, last_failure
  FROM outbox JOIN booking ON booking.id = booking_id;

DROP TABLE outbox;
ALTER TABLE outbox_2 RENAME TO outbox;

CREATE INDEX outbox_by_booking ON outbox (booking_id, kind, written_at);
CREATE INDEX outbox_by_offer ON outbox (offer_id) WHERE offer_id IS NOT NULL;
CREATE INDEX outbox_due ON outbox (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
