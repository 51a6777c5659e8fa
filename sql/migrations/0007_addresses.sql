-- New kinds of mail. The words that were allowed stay so: the text of the table is changed in place,
-- as in 0005, and the new index makes every connection read it.
PRAGMA writable_schema = ON;

UPDATE sqlite_schema SET sql = replace(sql,
  'OR kind = ''replaced'')',
  'OR kind = ''replaced'' OR kind = ''details_corrected'' OR kind = ''address_left''
                         OR kind = ''booking_links'')')
 WHERE type = 'table' AND name = 'outbox';

PRAGMA writable_schema = RESET;

-- The address of who booked as it is compared, so that they can ask for their link again. Asked for
-- event by event, as the live places of an address are.
ALTER TABLE booking ADD COLUMN contact_email_key TEXT NOT NULL DEFAULT '';
UPDATE booking SET contact_email_key = lower(contact_email);

DROP INDEX booking_by_event;
CREATE INDEX booking_by_event ON booking (event_id, contact_email_key);
