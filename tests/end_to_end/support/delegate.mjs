// What delegates do, in the words of the pages; and rooms filled quickly, for those who come after.

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";

export function sampleAnswers(number) {
  return {
    "Full name": `Sample Delegate ${number}`,
    "Email address": `delegate-${number}@example.org`,
    "Organisation (optional)": "Sample Primary School",
    "Job title (optional)": "SENCO",
    "Education: school, college or early years": true,
    Delegate: true,
  };
}

// The part of the form that asks about somebody; 1 is who books.
export function personOf(page, number) {
  return page.locator(`#person-${number}`);
}

export function sampleColleague(number) {
  return {
    "Full name": `Sample Colleague ${number}`,
    "Email address (optional)": `colleague-${number}@example.org`,
    "Job title (optional)": "Teacher",
  };
}

// Adds somebody to the form and says who they are.
export async function addColleague(person, number, colleague = number) {
  await person.press("Add another person");
  await person.fill(sampleColleague(colleague), personOf(person.page, number));
}

// Events by start, as the API lists them.
export async function listEvents(server) {
  return (await (await fetch(`${server.address}/api/v1/events`)).json()).events;
}

async function post(server, path, body, headers = {}) {
  const response = await fetch(server.address + path, {
    method: "POST", body: JSON.stringify(body),
    headers: { "content-type": "application/json", ...headers } });
  const answer = await response.text();
  assert.ok(response.ok, `${path} answers ${response.status}: ${answer}`);
  return JSON.parse(answer);
}

// Books for so many people by the API; their bookings in that order. Who comes late waits, and has the
// next place without being asked unless `wishes` say otherwise.
export async function fillRoom(server, event, count, first = 1, wishes = { book_straight_away: true }) {
  const bookings = [];
  for (let number = first; number < first + count; number++) {
    const name = `Sample Filler ${number}`;
    const email = `filler-${number}.${event}@example.org`;
    bookings.push({ email, ...await post(server, `/api/v1/events/${event}/bookings`, {
      submission_id: randomUUID(), contact: { name, email },
      delegates: [{ name, email, sector: "education" }], wait_if_full: true, ...wishes,
      notice_days: 0 }) });
  }
  return bookings;
}

export function cancelByApi(server, { reference, manage_token }) {
  return post(server, `/api/v1/bookings/${reference}/cancel`, {}, { authorization: `Bearer ${manage_token}` });
}

// The link to a booking in the newest of `count` mails to somebody.
export async function linkInMail(server, email, count) {
  const mails = await server.mailsTo(email, count);
  const link = mails.at(-1).text.match(/http:\/\/\S+\/bookings\/\S+/)?.[0];
  assert.ok(link, `a link in the mail:\n${mails.at(-1).text}`);
  return link;
}
