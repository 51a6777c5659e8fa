-- The names that the program uses: a party waits as one, and has an entry in the list of each event at
-- which it waits, under its queue number; an account is set up by an invitation; the history tells of
-- actions. Renaming a table or a column moves no row: SQLite writes the new name into the schema,
-- wherever it stands. It does not rename indexes, so those that bear an old name are made anew.
DROP INDEX delegate_by_standing;
DROP INDEX offer_by_standing;
DROP INDEX standing_ahead;
DROP INDEX standing_in_line;
DROP INDEX standing_once;
DROP INDEX standing_passed_over;
DROP INDEX standing_saves_once;

ALTER TABLE entry RENAME TO party;

ALTER TABLE standing RENAME TO waiting_list_entry;
ALTER TABLE waiting_list_entry RENAME COLUMN entry_id TO party_id;
ALTER TABLE waiting_list_entry RENAME COLUMN in_line TO queue_number;
ALTER TABLE event RENAME COLUMN next_in_line TO next_queue_number;

-- First the party's, whose name the entry's takes.
ALTER TABLE offer RENAME COLUMN entry_id TO party_id;
ALTER TABLE offer RENAME COLUMN standing_id TO entry_id;
ALTER TABLE delegate RENAME COLUMN standing_id TO entry_id;

ALTER TABLE account_link RENAME TO account_invitation;
ALTER TABLE history RENAME COLUMN act TO action;
-- A mail goes to a person of a booking, not to one of their places.
ALTER TABLE outbox RENAME COLUMN delegate_id TO person_id;

-- Comments and columns of spaces are not renamed: the text is mended in place, as in 0005, and the new
-- indexes make every connection read it.
PRAGMA writable_schema = ON;

UPDATE sqlite_schema SET sql = replace(sql,
  '  queue_number           INTEGER NOT NULL,  -- from event.next_in_line; a new one',
  '  queue_number      INTEGER NOT NULL,  -- from event.next_queue_number; a new one')
 WHERE type = 'table' AND name = 'waiting_list_entry';

UPDATE sqlite_schema SET sql = replace(sql,
  '  -- The order of the waiting list: from event.next_in_line, kept for ever once given.' || char(10), '')
 WHERE type = 'table' AND name = 'delegate';

UPDATE sqlite_schema SET sql = replace(sql, '  next_queue_number      INTEGER', '  next_queue_number INTEGER')
 WHERE type = 'table' AND name = 'event';

UPDATE sqlite_schema SET sql = replace(sql, '  entry_id INTEGER', '  entry_id    INTEGER')
 WHERE type = 'table' AND name = 'offer';

UPDATE sqlite_schema SET sql = replace(sql, '  action         TEXT', '  action      TEXT')
 WHERE type = 'table' AND name = 'history';

UPDATE sqlite_schema SET sql = replace(sql, '  person_id     INTEGER', '  person_id       INTEGER')
 WHERE type = 'table' AND name = 'outbox';

PRAGMA writable_schema = RESET;

CREATE INDEX delegate_by_entry ON delegate (entry_id) WHERE entry_id IS NOT NULL;
CREATE INDEX offer_by_entry ON offer (entry_id, id);
CREATE UNIQUE INDEX waiting_list_entry_queue_number ON waiting_list_entry (event_id, queue_number)
  WHERE state <> 'ended';
-- How many people stand ahead of somebody is read from this index alone; the pass reads along it.
CREATE INDEX waiting_list_entry_ahead ON waiting_list_entry (event_id, queue_number, seats)
  WHERE state <> 'ended';
-- A party has one entry in a list, and saves places at one event only.
CREATE UNIQUE INDEX waiting_list_entry_once ON waiting_list_entry (party_id, event_id)
  WHERE state <> 'ended';
CREATE UNIQUE INDEX waiting_list_entry_saves_once ON waiting_list_entry (party_id)
  WHERE saves_places = 1;
CREATE INDEX waiting_list_entry_passed_over ON waiting_list_entry (passed_over_until)
  WHERE passed_over_until IS NOT NULL;
