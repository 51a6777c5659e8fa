// Two servers with sample people in every state that a page can show: one as it is on an ordinary day,
// and one whose events are cancelled, closed, not open yet and over.

import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

import { cancelByApi, fillRoom, listEvents } from "./delegate.mjs";
import { Server } from "./server.mjs";
import { until } from "./until.mjs";

// Places taken, of 50 each, in the events' order.
const TAKEN = [52, 46, 30, 21, 50, 11];
const DAY_SECONDS = 24 * 60 * 60;

// The time to answer begins when the mail has gone out, behind all the others.
function offerHasBegun(server, { reference, manage_token }) {
  return until(`offer for ${reference}`, async () => {
    const response = await fetch(`${server.address}/api/v1/bookings/${reference}`, {
      headers: { authorization: `Bearer ${manage_token}` } });
    return (await response.json()).delegates[0].offer_ends_at;
  });
}

// Bookings to look at, named by the state that they are in.
async function bookings(server, { full, alsoFull, open, roomy }, inFullRoom) {
  const book = async (event, first, count = 1, wishes = {}) => {
    const people = Array.from({ length: count }, (_, index) => ({
      name: `Sample Delegate ${first + index}`, email: `delegate-${first + index}@example.org`,
      organisation: "Sample Primary School", job_title: "SENCO", sector: "education" }));
    const [{ name, email }] = people;
    const [booking] = await fillRoom(server, event.slug, 1, first,
      { contact: { name, email }, delegates: people, ...wishes });
    return { ...booking, email };
  };
  const wishes = { also_wait_for: [alsoFull.slug] };
  const confirmed = await book(open, 101);
  const group = await book(roomy, 102, 3);
  const cancelled = await book(open, 105);
  await cancelByApi(server, cancelled);
  const offered = await book(full, 106, 1, wishes);
  const waiting = await book(full, 107, 1, wishes);
  const together = await book(full, 108, 3, { together: true });
  // Those who came late to the full room are booked straight away; then our delegate is asked.
  for (const booking of inFullRoom.slice(10, 13)) await cancelByApi(server, booking);
  await offerHasBegun(server, offered);
  return { confirmed, group, cancelled, offered, waiting, together };
}

async function fillRooms(server) {
  const [full, second, open, roomy, alsoFull] = await listEvents(server);
  const events = { full, second, open, roomy, alsoFull };
  const rooms = [];
  for (const [index, { slug }] of (await listEvents(server)).entries()) {
    rooms.push(await fillRoom(server, slug, TAKEN[index]));
  }
  return { events, bookings: await bookings(server, events, rooms[0]) };
}

// Its mails leave: a relay takes them all.
async function ordinaryDay() {
  const server = await Server.start({ relayed: true });
  try {
    return { server, ...await fillRooms(server) };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

// No page sets these states yet, and no relay refuses a mail, so the database is changed while no server
// runs.
async function unusualDay() {
  const first = await Server.start({ keep: true });
  const [cancelled, closed, notOpen, past, full, open] = await listEvents(first);
  const events = { cancelled, closed, notOpen, past, full, open };
  const held = {};
  for (const name of ["cancelled", "closed", "past"]) {
    held[name] = (await fillRoom(first, events[name].slug, 1))[0];
  }
  await first.stop();
  const now = Math.floor(Date.now() / 1000);
  const daysFromNow = (days) => now + days * DAY_SECONDS;
  const change = (event, values) => `UPDATE event SET ${values} WHERE slug = '${event.slug}'`;
  const close = (days) => `booking_opens_at = ${daysFromNow(-9)}, booking_closes_at = ${daysFromNow(days)},
    booking_closed_at = ${daysFromNow(days)}`;
  const changes = [
    change(cancelled, "state = 'cancelled'"),
    change(closed, close(-1)),
    `UPDATE outbox SET state = 'failed', next_attempt_at = NULL, handed_over_at = NULL,
       reply = '550 5.1.1 <delegate@example.org>: Recipient address rejected: User unknown'
     WHERE event_id = (SELECT id FROM event WHERE slug = '${closed.slug}')`,
    change(notOpen, `booking_opens_at = ${daysFromNow(1)}`),
    change(past, `${close(-3)}, starts_at = ${daysFromNow(-2)}, ends_at = ${daysFromNow(-2) + DAY_SECONDS / 4}`),
  ];
  await promisify(execFile)("sqlite3", [join(first.folder, "convene.db"), changes.join(";\n")]);
  const server = await Server.start({ folder: first.folder });
  return { server, events, bookings: held };
}

const DAYS = { ordinary: ordinaryDay, unusual: unusualDay };

// The sample days of these names, or both: { ordinary: { server, events, bookings }, … }.
export async function startSamples(names = Object.keys(DAYS)) {
  const samples = {};
  try {
    for (const name of names) samples[name] = await DAYS[name]();
    return samples;
  } catch (error) {
    await stopSamples(samples);
    throw error;
  }
}

export async function stopSamples(samples) {
  for (const { server } of Object.values(samples)) await server.stop();
}
