-- Calendars ignore a changed event whose number did not rise: counted here, whoever changes it.
ALTER TABLE event ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;

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
