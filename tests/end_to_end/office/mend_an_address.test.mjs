// A mail comes back: the office sees whose on its lists, puts the address right, and what was missed goes
// there.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

import { fillRoom, listEvents } from "../support/delegate.mjs";
import { rowsOf, setUpOffice } from "../support/office.mjs";
import { Server } from "../support/server.mjs";
import { way } from "../support/way.mjs";

const WORDS = "550 5.1.1 <filler-2>: no such user here";
const MARK = "Email not delivered";
const RIGHT = "right.address@example.org";

// Three people have booked, and the second one's mail has come back. No page does that, so the database is
// changed while no server runs.
async function afterABounce() {
  const first = await Server.start({ keep: true });
  const [event] = await listEvents(first);
  const people = await fillRoom(first, event.slug, 3);
  for (const { email } of people) await first.mailsTo(email, 1);
  await first.stop();
  await promisify(execFile)("sqlite3", [join(first.folder, "convene.db"), `UPDATE outbox SET
    state = 'bounced', next_attempt_at = NULL, reply = '${WORDS}' WHERE to_email = '${people[1].email}'`]);
  const server = await Server.start({ folder: first.folder });
  return Object.assign(server, { event, wrong: people[1].email, taken: people[2].email });
}

way("an address is put right, and what was missed goes there", async (server, arrive) => {
  const organiser = await arrive();
  await setUpOffice(organiser, server);
  await organiser.sees("1 email did not arrive");
  await organiser.follow("1 email did not arrive");
  await organiser.sees("Sample Filler 2", "Came back", WORDS, "Correct the address");

  // The mark stands on the list, beside one name alone, and the name leads to what to do.
  await organiser.open(`/office/events/${server.event.slug}`);
  const marked = (await rowsOf(organiser, "3 people")).filter(([name]) => name.includes(MARK));
  assert.deepEqual(marked.map(([name]) => name), [`Sample Filler 2 ${MARK}`]);
  await organiser.follow("Sample Filler 2");
  await organiser.sees("An email did not arrive", WORDS, "Who booked, about the whole booking");

  // Whoever mistypes loses nothing.
  await organiser.follow("Correct the address");
  await organiser.sees("What did not arrive there", "Confirmation", WORDS);
  await organiser.seesFilled({ "Email address": server.wrong });
  await organiser.fill({ "Email address": "right.address@example" });
  await organiser.press("Save this address");
  await organiser.seesErrors("Enter an email address in the correct format, like name@example.com");
  await organiser.seesFilled({ "Email address": "right.address@example" });
  await organiser.fill({ "Email address": server.taken });
  await organiser.press("Save this address");
  await organiser.seesErrors("Somebody with this email address has a place there or waits for one");

  await organiser.fill({ "Email address": RIGHT });
  await organiser.press("Save this address");
  await organiser.sees(`is written to at ${RIGHT} now`, "1 email again",
    "The former address is not told: mails do not arrive there", "Details corrected");

  const mails = await server.mailsTo(RIGHT, 2);
  assert.equal(mails.length, 2);
  for (const { text } of mails) assert.match(text, /Sample Filler 2/);
  assert.equal((await server.mailsTo(server.wrong, 1)).length, 1);
}, afterABounce);
