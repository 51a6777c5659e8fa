-- The outbox says where each mail is. A relay's answer is kept with it, for whoever has to explain why
-- a mail did not arrive. Rows stay: who, when, what kind and its fate.
--
-- The Message-ID is made of the number and the server's key now: a unique index on random text cost
-- every booking a page of its own. SQLite drops such an index with its table only.
CREATE TABLE outbox_of_9 (
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

-- What was sent before this was put into the folder: no relay could be set.
INSERT INTO outbox_of_9 (id, kind, booking_id, person_id, event_id, offer_id, to_name, to_email, position,
                         written_at, state, next_attempt_at, attempts, reply)
SELECT id, kind, booking_id, person_id, event_id, offer_id, to_name, to_email, position, written_at,
       CASE WHEN sent_at IS NOT NULL THEN 'filed'
            WHEN next_attempt_at IS NOT NULL AND attempts = 0 THEN 'queued'
            WHEN next_attempt_at IS NOT NULL THEN 'retrying'
            WHEN last_failure LIKE 'no longer true%' THEN 'dropped'
            ELSE 'failed' END,
       CASE WHEN sent_at IS NULL THEN next_attempt_at END, attempts, last_failure
  FROM outbox;

DROP TABLE outbox;
ALTER TABLE outbox_of_9 RENAME TO outbox;

-- Whether a booking has been mailed lately is looked up before it is mailed again.
CREATE INDEX outbox_by_booking ON outbox (booking_id, kind, written_at);
CREATE INDEX outbox_by_offer ON outbox (offer_id) WHERE offer_id IS NOT NULL;
CREATE INDEX outbox_due ON outbox (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
-- How many a relay has taken within a day: it may take no more.
CREATE INDEX outbox_handed_over ON outbox (handed_over_at) WHERE handed_over_at IS NOT NULL;
-- What did not arrive, for the office: few rows of many.
CREATE INDEX outbox_undelivered ON outbox (id) WHERE (state = 'failed' OR state = 'bounced') AND told_at IS NULL;
-- Those of them that hold words of the relay still: few, and each once.
CREATE INDEX outbox_with_words ON outbox (id) WHERE (state = 'failed' OR state = 'bounced') AND reply <> '';

-- How far the outbox is pruned: mails up to this number hold no more than who, when, kind and fate, but for
-- those that did not arrive and whose event is to come. So each run goes on where the last ended. One row,
-- kept for ever.
CREATE TABLE outbox_pruned (
  id    INTEGER PRIMARY KEY CHECK (id = 1),
  up_to INTEGER NOT NULL  -- the number of a mail, or 0
) STRICT;
INSERT INTO outbox_pruned (id, up_to) VALUES (1, 0);
