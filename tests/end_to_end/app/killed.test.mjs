// The server is killed in the midst of bookings, answers to offers and cancellations, again and
// again: what it has acknowledged is there when it has been started again, once, and in its order.
//
// CONVENE_KILLS says how often (5), CONVENE_KILL_SEED at which moments; scripts/kill_test sets them.

import assert from "node:assert/strict";
import { copyFile, mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";

import { Crowd } from "../support/crowd.mjs";
import { listEvents } from "../support/delegate.mjs";
import { assertSound } from "../support/left_behind.mjs";
import { Random } from "../support/random.mjs";
import { BINARY, kill, Server, spawnServer } from "../support/server.mjs";

const KILLS = Number(process.env.CONVENE_KILLS ?? 5);
const SEED = Number(process.env.CONVENE_KILL_SEED ?? Date.now() % 1_000_000);
const KILLS_PER_DATABASE = 5;  // everything that it has ever acknowledged is asked for after each
const EVENTS = 3;
const ANSWERS_MAX = 400;        // answers before a kill
// A kill comes at a moment, and not when something has happened: these are waits for a time.
const DELAY_MS_MAX = 5;         // so that a kill does not always follow an answer
const START_MS_MAX = 40;        // a start is over within it, and sometimes killed
const COMMAND = [BINARY, "serve", "--log-level", "warning"];

// Rooms as the answers to everybody and the event's own numbers have them.
function assertOrder(found, events) {
  for (const event of events) {
    const here = found.filter(({ booking }) => booking.event === event.slug);
    const seated = here.filter(({ state }) => state === "confirmed" || state === "offered");
    const waiting = here.filter(({ state }) => state === "waiting").sort((a, b) => a.position - b.position);
    assert.ok(seated.length <= event.capacity, `${event.slug} has more people than places`);
    assert.equal(event.confirmed + event.offered, seated.length, `${event.slug} counts who has a place`);
    // Who is asked still stands in the list, before everybody who is not.
    const asked = here.filter(({ state }) => state === "offered").length;
    assert.deepEqual(waiting.map(({ position }) => position), waiting.map((_, index) => asked + index + 1),
      `${event.slug} has a waiting list without gaps`);
    // Whoever was told before another asked stands before them.
    let latest = Math.max(-1, ...seated.map(({ booking }) => booking.askedAt));
    const firstWaiting = Math.min(Infinity, ...waiting.map(({ booking }) => booking.toldAt));
    assert.ok(firstWaiting > latest, `a newcomer to ${event.slug} has passed who waited`);
    latest = -1;
    for (const { booking, position } of waiting) {
      assert.ok(booking.toldAt > latest, `position ${position} of ${event.slug} was passed`);
      latest = Math.max(latest, booking.askedAt);
    }
  }
}

function assertPromises(found) {
  for (const { booking, state } of found) {
    const who = booking.request.submission_id;
    if (booking.cancelToldAt < Infinity) {
      assert.equal(state, "cancelled", `the cancellation of ${who} was acknowledged`);
    } else {
      assert.notEqual(state, "cancelled", `${who} has not given up its place`);
      if (booking.acceptToldAt < Infinity) assert.equal(state, "confirmed", `${who} accepted its place`);
    }
  }
}

async function start(folder) {
  return Server.start({ folder, keep: true, command: COMMAND });
}

async function useUntilKilled(crowd, server, random) {
  let killed;
  const answers = random.between(1, ANSWERS_MAX);
  const delay = random.between(0, DELAY_MS_MAX);
  await crowd.use(server, answers, () => { killed = sleep(delay).then(() => kill(server.child)); });
  assert.ok(killed, "the server has ended by itself");
  await killed;
}

// A few kills of servers on one database, one after the other.
async function killRepeatedly(folder, random, name, kills) {
  let server = await start(folder);
  const slugs = (await listEvents(server)).slice(0, EVENTS).map(({ slug }) => slug);
  const crowd = new Crowd(random, name, slugs);
  for (let count = 0; count < kills; count++) {
    await useUntilKilled(crowd, server, random);
    await assertSound(folder);
    if (random.next() < 0.5) {
      const early = spawnServer(COMMAND, folder);
      await sleep(random.between(0, START_MS_MAX));
      await kill(early);
      await assertSound(folder);
    }
    server = await start(folder);
    await crowd.askAgain(server);
    const found = await crowd.look(server);
    assertPromises(found);
    assertOrder(found, (await listEvents(server)).filter(({ slug }) => slugs.includes(slug)));
  }
  await server.stop();
  return crowd.bookings;
}

test(`${KILLS} kills lose nothing that was acknowledged (seed ${SEED})`, async (context) => {
  const random = new Random(SEED);
  const bookings = [];
  for (let kills = 0; kills < KILLS; kills += KILLS_PER_DATABASE) {
    const folder = await mkdtemp(join(tmpdir(), "convene-test-"));
    try {
      bookings.push(...await killRepeatedly(
        folder, random, `${kills}`, Math.min(KILLS_PER_DATABASE, KILLS - kills)));
    } finally {
      await rm(folder, { recursive: true });
    }
  }
  const accepted = bookings.filter(({ acceptToldAt }) => acceptToldAt < Infinity).length;
  context.diagnostic(`${bookings.length} people asked for a place, ${accepted} accepted an offer`);
});

test("a server that had forgotten what it acknowledged would be found out", async () => {
  const folder = await mkdtemp(join(tmpdir(), "convene-test-"));
  const database = join(folder, "convene.db");
  try {
    await (await start(folder)).stop();
    await copyFile(database, `${database}.before`);
    const server = await start(folder);
    const crowd = new Crowd(new Random(1), "forgotten", [(await listEvents(server))[0].slug]);
    await useUntilKilled(crowd, server, new Random(1));
    for (const suffix of ["-wal", "-shm"]) await rm(database + suffix, { force: true });
    await rename(`${database}.before`, database);
    const forgetful = await start(folder);
    await assert.rejects(crowd.askAgain(forgetful), /the repeat of/);
    await forgetful.stop();
  } finally {
    await rm(folder, { recursive: true });
  }
});
