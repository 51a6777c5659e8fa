// The demo fills six rooms through their pages; what it leaves behind is what the rules promise.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { listEvents } from "../support/delegate.mjs";
import { Server } from "../support/server.mjs";

const run = promisify(execFile);
const DEMO = fileURLToPath(new URL("../../../scripts/demo", import.meta.url));

async function select(server, sql) {
  const database = join(server.folder, "convene.db");
  const { stdout } = await run("sqlite3", ["-readonly", "-json", database, sql]);
  return JSON.parse(stdout || "[]");
}

test("after the demo every room is full and its waiting list in order", async () => {
  const server = await Server.start();
  try {
    const { stdout } = await run(DEMO, [server.address]);
    const events = await listEvents(server);
    assert.equal(events.length, 6);
    for (const event of events) {
      const { slug, capacity, confirmed, offered, waiting, places_left } = event;
      assert.deepEqual({ slug, capacity, confirmed, offered, waiting, places_left },
        { slug, capacity: 50, confirmed: 49, offered: 1, waiting: 7, places_left: 0 });
      assert.match(stdout, new RegExp(`^${event.town} +50 +49 +1 +7 +0$`, "m"));
    }

    // Who waits stands behind everybody who has got a place or is asked, and no two share a number.
    const lists = await select(server, `
      SELECT event_id,
             COUNT(DISTINCT queue_number) AS numbers,
             MIN(queue_number) FILTER (WHERE state = 'waiting') AS first_waiting,
             MAX(queue_number) FILTER (WHERE state <> 'waiting') AS last_served
        FROM waiting_list_entry GROUP BY event_id`);
    assert.equal(lists.length, 6);
    for (const list of lists) {
      assert.equal(list.numbers, 10);
      assert.ok(list.first_waiting > list.last_served, JSON.stringify(list));
    }
    assert.deepEqual(await select(server, "SELECT COUNT(*) AS people FROM delegate WHERE state = 'cancelled'"),
      [{ people: 18 }]);
    // Everybody was written to: 60 when they booked, 3 when they left, 2 when they were asked, 1 who
    // said yes and 1 who was booked straight away.
    assert.deepEqual(
      await select(server, "SELECT kind, COUNT(*) AS mails FROM outbox GROUP BY kind ORDER BY kind"),
      [{ kind: "cancelled", mails: 18 }, { kind: "confirmed", mails: 306 }, { kind: "offer", mails: 12 },
        { kind: "place_found", mails: 6 }, { kind: "waiting", mails: 60 }]);
  } finally {
    await server.stop();
  }
});
