-- Nobody loses a turn by a mail that did not arrive. What stands here lives as long as its row does.

-- Whether a relay is set, as the server found at its last start: without one nothing is sent, and no
-- offer ends for want of an answer to a mail.
CREATE TABLE mail_setup (
  id        INTEGER PRIMARY KEY CHECK (id = 1),
  has_relay INTEGER NOT NULL CHECK (has_relay IN (0, 1))
) STRICT;
INSERT INTO mail_setup VALUES (1, 1);

-- An offer ended uncounted: they keep their number, and nothing is given to them before their address is
-- corrected or the office has reached them.
ALTER TABLE party ADD COLUMN is_out_of_reach INTEGER NOT NULL DEFAULT 0 CHECK (is_out_of_reach IN (0, 1));

-- Given more time, once, because a mail came back or was late.
ALTER TABLE offer ADD COLUMN is_prolonged INTEGER NOT NULL DEFAULT 0 CHECK (is_prolonged IN (0, 1));
-- When the office noted that they were told by phone.
ALTER TABLE offer ADD COLUMN reached_at INTEGER;
-- It ran out, and nothing of it had reached them.
ALTER TABLE offer ADD COLUMN is_uncounted INTEGER NOT NULL DEFAULT 0
  CHECK (is_uncounted IN (0, 1) AND (is_uncounted = 0 OR outcome = 'expired'));

-- Mails that did not arrive, that no later mail to the same reader makes up for, and that the office has told
-- nobody by phone. One that ends the links of a former address, or of somebody who comes no more, is left
-- out, and settles nothing. The index is named so that no question reads all mails ever.
CREATE VIEW undelivered_mail AS
  SELECT mail.* FROM outbox AS mail INDEXED BY outbox_undelivered
   WHERE (mail.state = 'failed' OR mail.state = 'bounced') AND mail.told_at IS NULL
     AND mail.kind <> 'address_left' AND NOT (mail.kind = 'replaced' AND mail.person_id IS NOT NULL)
     AND NOT EXISTS (SELECT 1 FROM outbox AS later
                      WHERE later.booking_id = mail.booking_id AND later.id > mail.id
                        AND later.person_id IS mail.person_id AND later.state = 'handed_over'
                        AND later.kind <> 'address_left'
                        AND NOT (later.kind = 'replaced' AND later.person_id IS NOT NULL));

-- Open offers of which, for all that is known, nothing has reached them: their mails were refused, are late,
-- came back or lie in the folder, and nobody has told them by phone. One that ends so does not count.
CREATE VIEW unread_offer AS
  SELECT id FROM offer
   WHERE outcome IS NULL AND reached_at IS NULL
     AND (is_flagged = 1
          OR EXISTS (SELECT 1 FROM outbox WHERE outbox.offer_id = offer.id AND outbox.state = 'filed'))
     AND NOT EXISTS (SELECT 1 FROM outbox
                      WHERE outbox.offer_id = offer.id AND outbox.state = 'handed_over');

CREATE INDEX party_out_of_reach ON party (id) WHERE is_out_of_reach = 1;
