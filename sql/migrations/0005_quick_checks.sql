-- SQLite fills a table in memory for each IN of more than two words, at each row that is checked or
-- indexed: four for a booking, which cost a quarter of it. Comparisons cost next to nothing.
--
-- The words stay the same, so no row is read or written: the text of the tables is changed in place,
-- as SQLite describes it for constraints (lang_altertable.html, 7). A new index makes every
-- connection read it.
PRAGMA writable_schema = ON;

UPDATE sqlite_schema SET sql = replace(sql,
  'CHECK (state IN (''confirmed'', ''waiting'', ''offered'', ''cancelled'', ''expired'', ''declined''))',
  'CHECK (state = ''confirmed'' OR state = ''waiting'' OR state = ''offered''
                      OR state = ''cancelled'' OR state = ''expired'' OR state = ''declined'')')
 WHERE type = 'table' AND name = 'delegate';

UPDATE sqlite_schema SET sql = replace(sql,
  'CHECK (actor IN (''delegate'', ''account'', ''clock'', ''command''))',
  'CHECK (actor = ''delegate'' OR actor = ''account'' OR actor = ''clock'' OR actor = ''command'')')
 WHERE type = 'table' AND name = 'history';

UPDATE sqlite_schema SET sql = replace(sql,
  'CHECK (kind IN (''confirmed'', ''waiting'', ''place_found'', ''cancelled'', ''your_booking'',
                                                ''offer'', ''offer_expired'', ''wait_ended'', ''moved'', ''replaced''))',
  'CHECK (kind = ''confirmed'' OR kind = ''waiting'' OR kind = ''place_found''
                         OR kind = ''cancelled'' OR kind = ''your_booking'' OR kind = ''offer''
                         OR kind = ''offer_expired'' OR kind = ''wait_ended'' OR kind = ''moved''
                         OR kind = ''replaced'')')
 WHERE type = 'table' AND name = 'outbox';

UPDATE sqlite_schema SET sql = replace(sql,
  'CHECK (state IN (''waiting'', ''offered'', ''ended''))',
  'CHECK (state = ''waiting'' OR state = ''offered'' OR state = ''ended'')')
 WHERE type = 'table' AND name = 'standing';

PRAGMA writable_schema = RESET;

-- An address has at most one live place at an event.
DROP INDEX delegate_one_live_place;
CREATE UNIQUE INDEX delegate_one_live_place ON delegate (event_id, email_key)
  WHERE email_key <> '' AND (state = 'confirmed' OR state = 'waiting' OR state = 'offered');
