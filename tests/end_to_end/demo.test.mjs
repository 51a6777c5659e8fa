// The demo fills six rooms through their pages; what it leaves behind is what the rules promise.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { listEvents } from "./support/delegate.mjs";
import { Server } from "./support/server.mjs";

const run = promisify(execFile);
const DEMO = fileURLToPath(new URL("../../scripts/demo", import.meta.url));

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
        { slug, capacity: 50, confirmed: 50, offered: 0, waiting: 7, places_left: 0 });
      assert.match(stdout, new RegExp(`^${event.town} +50 +50 +7 +0$`, "m"));
    }

    // Who waits came after everybody who has a place, and no two share a position.
    const lists = await select(server, `
      SELECT event_id,
             COUNT(DISTINCT in_line) FILTER (WHERE state = 'waiting') AS positions,
             MIN(in_line) FILTER (WHERE state = 'waiting') AS first_waiting,
             MAX(in_line) FILTER (WHERE state = 'confirmed') AS last_confirmed,
             COUNT(*) FILTER (WHERE state = 'cancelled') AS cancelled
        FROM delegate GROUP BY event_id`);
    assert.equal(lists.length, 6);
    for (const list of lists) {
      assert.equal(list.positions, 7);
      assert.equal(list.cancelled, 3);
      assert.ok(list.first_waiting > list.last_confirmed, JSON.stringify(list));
    }
    // Everybody was written to: 60 when they booked, 3 when they left, 3 when they moved up.
    assert.deepEqual(
      await select(server, "SELECT kind, COUNT(*) AS mails FROM outbox GROUP BY kind ORDER BY kind"),
      [{ kind: "cancelled", mails: 18 }, { kind: "confirmed", mails: 300 },
        { kind: "place_found", mails: 18 }, { kind: "waiting", mails: 60 }]);
  } finally {
    await server.stop();
  }
});
