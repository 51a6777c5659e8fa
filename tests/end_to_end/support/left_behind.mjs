// What a killed server has left on the disk, looked at before the next one starts: in a copy, because
// looking brings it in order.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const NOTHING = [
  ["events over their capacity", "SELECT count(*) FROM event WHERE confirmed + offered > capacity"],
  ["mails about no booking", "SELECT count(*) FROM outbox WHERE booking_id NOT IN (SELECT id FROM booking)"],
  ["bookings without a mail", "SELECT count(*) FROM booking WHERE id NOT IN (SELECT booking_id FROM outbox)"],
  ["bookings without a person", "SELECT count(*) FROM booking WHERE id NOT IN (SELECT booking_id FROM delegate)"],
  ["events that count wrongly", `SELECT count(*) FROM event
     JOIN (SELECT 'confirmed' AS of_state UNION SELECT 'offered' UNION SELECT 'waiting')
     WHERE CASE of_state WHEN 'confirmed' THEN confirmed WHEN 'offered' THEN offered ELSE waiting END <>
       (SELECT count(*) FROM delegate WHERE event_id = event.id AND takes_seat AND delegate.state = of_state)`],
  ["people who wait in no list", `SELECT count(*) FROM delegate WHERE state IN ('waiting', 'offered')
     AND NOT EXISTS (SELECT 1 FROM waiting_list_entry AS entry
                      WHERE entry.id = entry_id AND entry.state = delegate.state)`],
  ["lists in which nobody stands", `SELECT count(*) FROM waiting_list_entry WHERE state <> 'ended'
     AND id NOT IN (SELECT entry_id FROM delegate WHERE entry_id IS NOT NULL)`],
  ["places on offer without an offer, or offers without a place", `SELECT count(*) FROM waiting_list_entry AS entry
     WHERE (state = 'offered') <> EXISTS (SELECT 1 FROM offer WHERE entry_id = entry.id AND outcome IS NULL)`],
  ["needs of people who have and wait for nothing", `SELECT count(*) FROM needs WHERE person_id NOT IN (
     SELECT coalesce(person_id, id) FROM delegate WHERE state IN ('confirmed', 'waiting', 'offered'))`],
  ["offers without a mail", "SELECT count(*) FROM offer WHERE id NOT IN (SELECT offer_id FROM outbox WHERE offer_id IS NOT NULL)"],
];

export async function assertSound(folder) {
  const copy = await mkdtemp(join(tmpdir(), "convene-test-"));
  try {
    for (const name of ["convene.db", "convene.db-wal"]) {
      await copyFile(join(folder, name), join(copy, name)).catch((error) => {
        // The log is not there where a server was killed before its first write or after its last.
        if (error.code !== "ENOENT" || name === "convene.db") throw error;
      });
    }
    const questions = ["PRAGMA integrity_check", "PRAGMA foreign_key_check", ...NOTHING.map(([, sql]) => sql)];
    const { stdout } = await promisify(execFile)("sqlite3", [join(copy, "convene.db"), questions.join(";\n")]);
    const expected = ["ok", ...NOTHING.map(() => "0")];
    assert.deepEqual(stdout.trim().split("\n"), expected,
      `what is left behind: integrity, foreign keys, ${NOTHING.map(([what]) => what).join(", ")}`);
  } finally {
    await rm(copy, { recursive: true });
  }
}
