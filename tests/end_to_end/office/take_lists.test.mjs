// Staff take the lists of a room away, and can change nothing.

import assert from "node:assert/strict";

import { cancelByApi, fillRoom, listEvents } from "../support/delegate.mjs";
import { addAccount, choosePassword, download, rowsOf, setUpOffice } from "../support/office.mjs";
import { way } from "../support/way.mjs";

const BYTE_ORDER_MARK = "\uFEFF";

// The rows of a file as RFC 4180 and Excel read it.
function csvRows({ bytes }) {
  const text = bytes.toString("utf8");
  assert.ok(text.startsWith(BYTE_ORDER_MARK), "Excel needs the mark to read UTF-8");
  assert.ok(text.endsWith("\r\n"));
  const rows = [[]];
  for (const [, quoted, plain, end] of text.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy)) {
    rows.at(-1).push(quoted?.replaceAll('""', '"') ?? plain);
    if (end !== ",") rows.push([]);
  }
  return rows.slice(0, -1);
}

way("staff take lists away and can change nothing", async (server, arrive) => {
  const [event, other] = await listEvents(server);
  const bookings = await fillRoom(server, event.slug, 52);
  await fillRoom(server, other.slug, 1);
  await cancelByApi(server, bookings[0]);
  const administrator = await arrive();
  await setUpOffice(administrator, server);
  const staff = await arrive();
  await choosePassword(staff, await addAccount(administrator, "Sample Staff", "staff@example.org", "Staff"));

  await staff.follow(event.town);
  await staff.seesNot("Change the capacity");
  await staff.seesNot("Add a delegate");
  await staff.follow("Sample Filler 2");
  await staff.seesNot("Save changes");
  for (const path of [`/office/events/${event.slug}/capacity`, `/office/events/${event.slug}/delegates/new`,
    "/office/history", "/office/accounts", "/office/settings"]) {
    await staff.open(path);
    await staff.sees("You cannot see this page");
  }

  await staff.open(`/office/events/${event.slug}`);
  const attendance = await download(staff, "Download as CSV");
  assert.equal(attendance.name, `attendance-${event.slug}.csv`);
  const [columns, ...people] = csvRows(attendance);
  assert.deepEqual(columns, ["Name", "Email", "Organisation", "Job title", "Sector", "Roles", "State",
    "Position", "Reference", "Contact name", "Contact email", "Contact phone", "Booked at"]);
  assert.equal(people.length, 50);
  assert.ok(people.every((row) => row[columns.indexOf("State")] === "Confirmed"));
  assert.ok(!people.some(([name]) => name === "Sample Filler 1"), "who cancelled is not on it");

  // Everybody who has a place or waits, of all events, each address once.
  await staff.follow("Email list");
  await staff.press("Show one line for Outlook");
  await staff.sees("52 addresses");
  const line = await staff.page.locator("#email-line").inputValue();
  const addresses = line.trim().split("; ");
  assert.equal(new Set(addresses).size, 52);
  assert.ok(!addresses.includes(bookings[0].email) && addresses.includes(bookings[1].email));

  await staff.fill({ [await staff.labelWith(event.town)]: true, Waiting: true, Confirmed: false, "Offered a place": false });
  await staff.press("Show one line for Outlook");
  await staff.sees("1 address");
  const list = await download(staff, "Download as CSV");
  assert.equal(list.name, "email-list.csv");
  assert.deepEqual(csvRows(list).map(([email]) => email), ["Email", `filler-52.${event.slug}@example.org`]);

  // Those who run the rooms see who took what.
  await administrator.open("/office/history");
  const exports = (await rowsOf(administrator, "Changes")).filter(([, , act]) => act === "List taken away");
  assert.equal(exports.length, 4);
  assert.ok(exports.every(([, who]) => who === "Sample Staff"));
});
