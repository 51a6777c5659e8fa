-- Access and dietary needs: health and religion, so in a table of their own that no list reads. A row
-- stands as long as the person agrees, has a place or waits for one, and the clock has not been here.
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

-- Whoever gives up the last of what they have takes their needs along, by whichever act.
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

-- Whoever gets a new link may be somebody else: a colleague who comes instead, or who reads the mail at
-- another address.
CREATE TRIGGER needs_go_with_the_link AFTER UPDATE OF generation ON delegate
  WHEN NEW.generation <> OLD.generation
BEGIN
  DELETE FROM needs WHERE person_id = coalesce(NEW.person_id, NEW.id);
END;

-- A contact who takes over the address of somebody on the booking would open what they need.
CREATE TRIGGER needs_are_not_taken_over AFTER UPDATE OF contact_email ON booking
  WHEN lower(NEW.contact_email) <> lower(OLD.contact_email)
BEGIN
  DELETE FROM needs
   WHERE person_id IN (SELECT coalesce(person_id, id) FROM delegate
                        WHERE booking_id = NEW.id AND email_key = lower(NEW.contact_email));
END;

-- What the clock has done: the needs of who was there are gone.
ALTER TABLE event ADD COLUMN needs_deleted_at INTEGER;
CREATE INDEX event_needs_kept ON event (ends_at) WHERE needs_deleted_at IS NULL;

-- An event that is put off is still to come: what is told for it then is deleted as well.
CREATE TRIGGER event_put_off_keeps_needs AFTER UPDATE OF ends_at ON event WHEN NEW.ends_at <> OLD.ends_at
BEGIN
  UPDATE event SET needs_deleted_at = NULL WHERE id = NEW.id;
END;
