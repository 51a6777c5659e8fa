// What somebody typed is still there, and is booked once, whatever comes in between.

import assert from "node:assert/strict";
import { test } from "node:test";

import { launch, Person, SETTINGS } from "../support/browser.mjs";
import { fillRoom, listEvents, personOf, sampleAnswers, sampleColleague } from "../support/delegate.mjs";
import { Server } from "../support/server.mjs";
import { way } from "../support/way.mjs";

const REQUEST_BYTES_MAX = 64 * 1024;

async function typeForTwo(person, event) {
  await person.open(`/events/${event.slug}/book`);
  await person.fill(sampleAnswers(1));
  await person.press("Add another person");
  await person.fill(sampleColleague(2), personOf(person.page, 2));
}

async function seesBoth(person) {
  await person.seesFilled(sampleAnswers(1), personOf(person.page, 1));
  await person.seesFilled(sampleColleague(2), personOf(person.page, 2));
}

way("Back leads to the form as it was left", async (server, arrive) => {
  const [event] = await listEvents(server);
  const person = await arrive();
  await person.open(`/events/${event.slug}`);
  await person.press("Book a place");
  await person.fill(sampleAnswers(1));
  await person.press("Continue");
  assert.equal(await person.heading(), "Check your answers");
  await person.back();
  await person.seesFilled(sampleAnswers(1));

  // A page that answered a form is no other than one that was opened.
  await person.press("Add another person");
  await person.fill(sampleColleague(2), personOf(person.page, 2));
  await person.press("Continue");
  await person.back();
  await seesBoth(person);
  await person.press("Continue");
  await person.press("Book 2 places");
  const booked = person.page.url();
  await person.back();
  assert.equal(await person.heading(), "Check your answers");
  await person.press("Book 2 places");
  assert.equal(person.page.url(), booked, "the second time is the same booking");
  assert.equal((await listEvents(server))[0].confirmed, 2);
});

test("browsers may keep the form as it stands while somebody reads another page", async () => {
  // The test's browser does not unless it is told to.
  const browser = await launch({ ignoreDefaultArgs: ["--disable-back-forward-cache"] });
  const server = await Server.start();
  try {
    const [event] = await listEvents(server);
    const person = await Person.arrive(browser, server, SETTINGS[0]);
    await person.open(`/events/${event.slug}/book`);
    await person.fill(sampleAnswers(1));
    await person.page.evaluate(() => { globalThis.isSamePage = true; });
    await person.open("/privacy");
    await person.page.evaluate(() => history.back());
    await person.page.waitForFunction(() => globalThis.isSamePage);
    await person.seesFilled(sampleAnswers(1));
  } finally {
    await browser.close();
    await server.stop();
  }
});

way("a form that is too large or not from here is still there", async (server, arrive) => {
  const [event] = await listEvents(server);
  const person = await arrive();
  await typeForTwo(person, event);
  const pasted = { "Job title (optional)": "much ".repeat(REQUEST_BYTES_MAX / 5) };
  await person.fill(pasted, personOf(person.page, 2));
  await person.press("Continue");
  assert.equal(await person.heading(), "That is more than we can read");
  await person.back();
  await person.seesFilled({ ...sampleColleague(2), ...pasted }, personOf(person.page, 2));
  await person.fill(sampleColleague(2), personOf(person.page, 2));
  await person.page.locator("[name=form_token]").evaluate((field) => { field.value = "1.wrong"; });
  await person.press("Continue");
  await person.sees("We could not tell that this came from our own page");
  await seesBoth(person);
  await person.press("Continue");
  assert.equal(await person.heading(), "Check your answers");
});

way("two clicks and two tabs book once", async (server, arrive) => {
  const [event] = await listEvents(server);
  const person = await arrive();
  await typeForTwo(person, event);
  await person.press("Continue");
  const other = await person.sameInAnotherTab();
  await person.page.getByRole("button", { name: "Book 2 places" }).dblclick();
  await person.page.waitForURL(/\/bookings\//);
  await person.inspect();
  await other.getByRole("button", { name: "Book 2 places" }).click();
  await other.waitForURL(/\/bookings\//);
  assert.equal(other.url(), person.page.url());
  assert.equal((await listEvents(server))[0].confirmed, 2);
});

way("two people press at once for the last place", async (server, arrive) => {
  const [event] = await listEvents(server);
  await fillRoom(server, event.slug, 49);
  const people = [await arrive(), await arrive()];
  for (const [index, person] of people.entries()) {
    await person.open(`/events/${event.slug}/book`);
    await person.fill(sampleAnswers(index + 1));
    await person.press("Continue");
  }
  await Promise.all(people.map((person) => person.press("Book my place")));
  const headings = await Promise.all(people.map((person) => person.heading()));
  const late = people[headings.indexOf("Do you want to join the waiting list?")];
  assert.ok(late, `one of them is asked whether to wait: ${headings}`);
  const [now] = await listEvents(server);
  assert.deepEqual([now.confirmed, now.waiting], [50, 0]);
  await late.press("Join the waiting list");
  await late.sees(`Sample Delegate ${people.indexOf(late) + 1}`);
  assert.equal((await listEvents(server))[0].waiting, 1);
});
