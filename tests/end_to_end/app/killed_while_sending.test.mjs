// The server is killed again and again while it hands 300 mails to a relay: all arrive, and those that
// come twice are the same mail.
//
// CONVENE_MAIL_KILLS says how often (20), CONVENE_KILL_SEED at which moments; scripts/kill_test --mails
// sets them.

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";

import { fillRoom, listEvents } from "../support/delegate.mjs";
import { assertSound } from "../support/left_behind.mjs";
import { Random } from "../support/random.mjs";
import { freePort, Relay } from "../support/relay.mjs";
import { BINARY, kill, Server, spawnServer } from "../support/server.mjs";
import { until } from "../support/until.mjs";

const KILLS = Number(process.env.CONVENE_MAIL_KILLS ?? 20);
const SEED = Number(process.env.CONVENE_KILL_SEED ?? Date.now() % 1_000_000);
const ROOMS = 6;
const PEOPLE_A_ROOM = 50;
const PEOPLE = ROOMS * PEOPLE_A_ROOM;
const MAILS_PER_RECORD_MAX = 5;  // src/email/outbox/worker.hpp
// So few between two kills that some are left for the last of them.
const MAILS_A_KILL_MAX = Math.max(1, Math.floor(PEOPLE / KILLS) - 1);
// A kill comes at a moment, and not when something has happened: this is a wait for a time.
const DELAY_MS_MAX = 5;

const command = (port) => [BINARY, "serve", "--log-level", "warning",
  "--mail-relay", `smtp://127.0.0.1:${port}`, "--mail-from", "events@example.org"];

// What of 300 mails is to be seen at the relay after so many kills.
function assertArrived(mails, people, kills) {
  const ids = new Map();
  for (const { to, id } of mails) ids.set(to, [...(ids.get(to) ?? []), id]);
  assert.deepEqual(people.filter((email) => !ids.has(email)), [], "whose mail has not arrived");
  assert.equal(ids.size, people.length, "nobody else is written to");
  for (const [to, all] of ids) assert.equal(new Set(all).size, 1, `the mail to ${to} is the same each time`);
  assert.equal(new Set(mails.map(({ id }) => id)).size, people.length, "each mail has an id of its own");
  const repeats = mails.length - people.length;
  assert.ok(repeats <= kills * MAILS_PER_RECORD_MAX, `${repeats} mails came again after ${kills} kills`);
  return repeats;
}

// Books for everybody while the relay is not there yet, so that all mails wait.
async function bookForAll(folder, port) {
  const server = await Server.start({ folder, keep: true, command: command(port) });
  const people = [];
  for (const { slug } of (await listEvents(server)).slice(0, ROOMS)) {
    people.push(...(await fillRoom(server, slug, PEOPLE_A_ROOM)).map(({ email }) => email));
  }
  await kill(server.child);
  return people;
}

const peopleReached = (mails) => new Set(mails.map(({ to }) => to)).size;

// A server that sends until it is killed; at once where nothing is left.
async function sendUntilKilled(folder, port, relay, random) {
  const before = await relay.mails();
  const enough = before.length + Math.min(random.between(0, MAILS_A_KILL_MAX), PEOPLE - peopleReached(before));
  const delay = random.between(0, DELAY_MS_MAX);
  const child = spawnServer(command(port), folder);
  try {
    await until(`mail number ${enough}`, () => {
      assert.equal(child.exitCode, null, "the server has ended by itself");
      return relay.has(enough);
    });
    await sleep(delay);
  } finally {
    await kill(child);
  }
}

test(`${KILLS} kills while ${PEOPLE} mails are sent lose none (seed ${SEED})`, async (context) => {
  const random = new Random(SEED);
  const folder = await mkdtemp(join(tmpdir(), "convene-test-"));
  const port = await freePort();
  let relay;
  try {
    const people = await bookForAll(folder, port);
    assert.equal(people.length, PEOPLE);
    relay = await Relay.start(port);
    let killsInTheMidst = 0;
    for (let count = 0; count < KILLS; count++) {
      await sendUntilKilled(folder, port, relay, random);
      if (peopleReached(await relay.mails()) < PEOPLE) killsInTheMidst++;
      await assertSound(folder);
    }
    const server = await Server.start({ folder, keep: true, command: command(port) });
    await until("last mail", async () => peopleReached(await relay.mails()) === PEOPLE).finally(
      () => server.stop());
    const repeats = assertArrived(await relay.mails(), people, KILLS);
    assert.ok(killsInTheMidst >= KILLS / 2, `only ${killsInTheMidst} kills came before the last mail`);
    context.diagnostic(`${killsInTheMidst} kills came before the last mail; ${repeats} mails came again`);
  } finally {
    await relay?.stop();
    await rm(folder, { recursive: true });
  }
});

test("a mail that is lost, changed or sent for ever would be found out", () => {
  const people = ["ann@school.example", "ben@school.example"];
  const mails = people.map((to) => ({ to, id: `<${to}>` }));
  assert.equal(assertArrived(mails, people, 0), 0);
  assert.throws(() => assertArrived(mails.slice(1), people, 1), /whose mail has not arrived/);
  assert.throws(() => assertArrived([...mails, mails[0]], people, 0), /came again/);
  assert.throws(() => assertArrived([...mails, { to: people[0], id: "<other>" }], people, 1), /is the same/);
  assert.throws(() => assertArrived(mails.map(({ to }) => ({ to, id: "<same>" })), people, 1), /of its own/);
  assert.throws(() => assertArrived([...mails, { to: "eve@school.example", id: "<x>" }], people, 1), /nobody else/);
});
