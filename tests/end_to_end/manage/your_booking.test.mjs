// Your booking, by its link: details are put right, one of several gives up their place, a lost link comes
// again, tickets are scanned, and nothing that a mail scanner follows changes anything.

import assert from "node:assert/strict";

import { linkInMail, listEvents, sampleAnswers } from "../support/delegate.mjs";
import { way } from "../support/way.mjs";

const ANNA = "delegate-1@example.org";

// Books by the API for somebody and colleagues; the answer.
async function bookGroup(server, event, names) {
  const delegates = names.map((name, index) => ({
    name, email: `delegate-${index + 1}@example.org`, sector: "education", organisation: "Sample Primary School" }));
  const response = await fetch(`${server.address}/api/v1/events/${event}/bookings`, {
    method: "POST", headers: { "content-type": "application/json" },
    body: JSON.stringify({ submission_id: `group-at-${event}`,
      contact: { name: names[0], email: ANNA }, delegates }) });
  assert.equal(response.status, 201);
  return response.json();
}

async function book(person, event) {
  await person.open(`/events/${event.slug}/book`);
  await person.fill(sampleAnswers(1));
  await person.press("Continue");
  await person.press("Book my place");
  return person.page.url();
}

way("details are corrected, and a new address gets a new link", async (server, arrive) => {
  const [event] = await listEvents(server);
  const person = await arrive();
  const booking = await book(person, event);
  const oldLink = await linkInMail(server, ANNA, 1);

  await person.follow(/^Correct details/);
  await person.fill({ "Full name": "", "Email address": "new@" });
  await person.press("Save these details");
  await person.seesErrors("Enter a full name", "Enter an email address in the correct format, like name@example.com");
  await person.seesFilled({ "Email address": "new@" });
  await person.fill({ "Full name": "Sample Delegate One", "Email address": "new-address@example.org" });
  await person.press("Save these details");
  await person.sees("The details are corrected.", "new link to the new address", "Sample Delegate One");
  await person.page.reload();
  await person.seesNot("The details are corrected.");
  assert.equal(person.page.url(), booking);

  const elsewhere = await arrive();
  await elsewhere.open(oldLink);
  await elsewhere.sees("Open the link in your email", "A link ends when");
  await elsewhere.open(await linkInMail(server, "new-address@example.org", 1));
  await elsewhere.sees("Your place is confirmed", "Sample Delegate One");
  const toOld = (await server.mailsTo(ANNA, 2)).at(-1);
  assert.match(toOld.subject, /another email address/);
  assert.doesNotMatch(toOld.text, /key=/);
});

way("one of several gives up a place, and the others keep theirs", async (server, arrive) => {
  const [event] = await listEvents(server);
  const group = await bookGroup(server, event.slug, ["Sample Anna", "Sample Ben", "Sample Cleo"]);
  const person = await arrive();
  await person.open(`/bookings/${group.reference}?key=${group.manage_token}`);
  await person.follow(/^Give up this place of Sample Ben/);
  assert.equal(await person.heading(), "Do you want to give up the place of Sample Ben?");
  await person.follow("Keep this place");
  await person.follow(/^Give up this place of Sample Ben/);
  await person.press("Give up this place");
  await person.sees("Sample Ben is not coming any more.");
  const [now] = await listEvents(server);
  assert.equal(now.confirmed, 2);

  // All of them at once are asked who.
  await person.follow("Give up places");
  await person.press("Give up these places");
  await person.seesErrors("Select who is not coming");
  await person.fill({ "Sample Anna": true, "Sample Cleo": true });
  await person.press("Give up these places");
  await person.sees("All places on this booking are cancelled", "Sample Anna and Sample Cleo are not coming any more.");
});

way("a lost link comes again, and nobody learns who has booked", async (server, arrive) => {
  const [event] = await listEvents(server);
  const person = await arrive();
  const booking = await book(person, event);
  const elsewhere = await arrive();
  await elsewhere.open(booking);
  await elsewhere.follow("Send me the link again");
  await elsewhere.press("Send me the link");
  await elsewhere.seesErrors("Enter your email address");

  const answers = [];
  for (const address of ["nobody@example.org", ANNA]) {
    await elsewhere.open("/find-your-booking");
    await elsewhere.fill({ "Email address": address });
    await elsewhere.press("Send me the link");
    answers.push(await elsewhere.text());
  }
  assert.equal(answers[0], answers[1]);
  assert.match(answers[0], /Check your email/);
  await elsewhere.open(await linkInMail(server, ANNA, 2));
  await elsewhere.sees("Your place is confirmed", "Sample Delegate 1");
});

way("a ticket and a calendar entry are taken along", async (server, arrive) => {
  const [event] = await listEvents(server);
  const person = await arrive();
  const booking = await book(person, event);
  const entry = await person.page.getByRole("link", { name: "Add to your calendar" }).getAttribute("href");
  const file = await person.page.request.get(entry);
  assert.match(file.headers()["content-type"], /^text\/calendar/);
  assert.match(await file.text(), /STATUS:CONFIRMED/);

  await person.follow("Show your ticket");
  const reference = booking.split("/").at(-1);
  await person.sees("Sample Delegate 1", `CONVENE ${reference}`);
  await person.page.emulateMedia({ media: "print" });
  assert.ok(await person.page.locator(".ticket svg").isVisible(), "the code stands on paper too");
});

// It opens a mail's link before its reader does, and every page that the page behind it leads to.
way("a mail scanner changes nothing", async (server, arrive) => {
  const [event] = await listEvents(server);
  await book(await arrive(), event);
  const scanner = await arrive();
  await scanner.open(await linkInMail(server, ANNA, 1));
  assert.equal(await scanner.page.locator("form").count(), 0, "the page behind the link holds no form");
  const links = await scanner.page.locator("main a[href^='/bookings/']").evaluateAll(
    (all) => all.map((each) => each.getAttribute("href")));
  assert.ok(links.length >= 4, "there are links to follow");
  for (const link of links.filter((each) => !each.endsWith(".ics"))) await scanner.open(link);
  const [now] = await listEvents(server);
  assert.equal(now.confirmed, 1);
});

way("a booking is looked after by keyboard alone", async (server, arrive) => {
  const [event] = await listEvents(server);
  const person = await arrive();
  await book(person, event);
  const goTo = async (text) => {
    for (let steps = 0; steps < 60; steps++) {
      await person.page.keyboard.press("Tab");
      const focused = await person.page.evaluate(() => document.activeElement?.textContent ?? "");
      if (focused.trim().startsWith(text)) return;
    }
    assert.fail(`Tab never comes to "${text}"`);
  };
  await goTo("Give up your place");
  await person.page.keyboard.press("Enter");
  await person.page.waitForURL("**/cancel");
  await person.inspect();
  await goTo("Give up my place");
  await Promise.all([person.page.waitForURL((url) => !url.pathname.endsWith("/cancel")), person.page.keyboard.press("Enter")]);
  await person.inspect();
  await person.sees("Your booking is cancelled", "You have given up your place.");
});
