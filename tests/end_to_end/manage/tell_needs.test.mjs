// A delegate tells what they need on the day, an organiser looks, and nobody else ever sees it.

import assert from "node:assert/strict";

import { linkInMail, listEvents, sampleAnswers } from "../support/delegate.mjs";
import { download, rowsOf, setUpOffice } from "../support/office.mjs";
import { way } from "../support/way.mjs";

// What could be looked for afterwards wherever it must not be.
const SECRET = "Xylophone";
const NEEDS = {
  "Step-free access": true,
  "What else helps? (optional)": `${SECRET} one\nand a chair with arms`,
  Vegan: true,
  "No gluten": true,
  "Allergies (optional)": `${SECRET} two`,
  "What else should the kitchen know? (optional)": `${SECRET} three`,
};
const AGREES = { "Yes, you may keep and use this until 30 days after the event": true };

async function book(person, event, number = 1) {
  await person.open(`/events/${event.slug}/book`);
  await person.fill(sampleAnswers(number));
  await person.press("Continue");
  await person.press("Book my place");
}

async function tell(person) {
  await person.press("Tell us what you need");
  await person.fill({ ...NEEDS, ...AGREES });
  await person.press("Save");
}

way("a delegate tells what they need, changes it and takes it back", async (server, arrive) => {
  const [event] = await listEvents(server);
  const person = await arrive();
  await book(person, event);
  await person.sees("Do you have access or dietary needs?", "You do not have to.");
  const booking = person.page.url();

  await person.press("Tell us what you need");
  assert.equal(await person.heading(), "What do you need on the day?");
  await person.press("Save");
  await person.seesErrors("Choose or write what is needed, or go back to the booking");
  await person.fill(NEEDS);
  await person.press("Save");
  await person.seesErrors("Tick the box to agree, or go back to the booking");
  await person.seesFilled(NEEDS);
  await person.follow("Go back without saving");
  await person.sees("Do you have access or dietary needs?");

  await tell(person);
  assert.equal(await person.heading(), "You have told us your needs");
  await person.sees("Step-free access", "and a chair with arms", "Vegan, no gluten", `Allergies: ${SECRET} two`);
  await person.press("See your booking");
  await person.sees("You have told us your needs");
  await person.seesNot(SECRET);

  await person.follow("See, change or remove your needs");
  await person.follow("Change what you told us");
  await person.seesFilled(NEEDS);
  await person.fill({ Vegan: false, Halal: true, ...AGREES });
  await person.press("Save");
  await person.sees("Halal, no gluten");
  await person.follow("Remove what you told us");
  await person.follow("Keep it");
  await person.sees("You have told us your needs");
  await person.follow("See, change or remove your needs");
  await person.follow("Remove what you told us");
  await person.press("Remove it");
  assert.equal(person.page.url(), booking);
  await person.sees("Do you have access or dietary needs?");

  // Who has no link sees nothing, and a booking that was given up asks for nothing.
  await tell(person);
  const told = person.page.url();
  const stranger = await arrive();
  await stranger.open(told);
  await stranger.sees("Open the link in your email");
  await stranger.seesNot(SECRET);
  await person.press("See your booking");
  await person.follow("Give up your place");
  await person.press("Give up my place");
  await person.seesNot("dietary");
});

way("a colleague who comes instead inherits no needs", async (server, arrive) => {
  const [event] = await listEvents(server);
  const person = await arrive();
  await book(person, event);
  await tell(person);
  await person.press("See your booking");
  await person.follow("Name a colleague who comes instead");
  await person.fill({ "Full name": "Sample Colleague", "Email address": "colleague@example.org" });
  await person.press("Name this colleague");
  await person.seesNot("dietary");
  const colleague = await arrive();
  await colleague.open(await linkInMail(server, "colleague@example.org", 1));
  await colleague.sees("Do you have access or dietary needs?");
  await colleague.press("Tell us what you need");
  assert.equal(await colleague.page.getByLabel("Vegan", { exact: true }).isChecked(), false);
  await colleague.seesNot(SECRET);
});

way("an organiser looks at what people need, and it stands nowhere else", async (server, arrive) => {
  let log = "";
  for (const output of [server.child.stdout, server.child.stderr]) {
    output.on("data", (text) => { log += text; });
  }
  const [event] = await listEvents(server);
  const person = await arrive();
  await book(person, event);
  await tell(person);

  const organiser = await arrive();
  await setUpOffice(organiser, server);
  await organiser.open(`/office/events/${event.slug}`);
  await organiser.seesNot(SECRET);
  await organiser.follow("Access and dietary needs");
  await organiser.sees("This is recorded");
  await organiser.seesNot(SECRET);
  await organiser.press("Show what people need");
  assert.deepEqual(await rowsOf(organiser, "How many people eat what"),
    [["Vegan", "1"], ["No gluten", "1"], ["With allergies", "1"]]);
  assert.deepEqual(await rowsOf(organiser, "Meals that need care"),
    [[`Vegan, no gluten Allergies: ${SECRET} two ${SECRET} three`, "1"]]);
  assert.deepEqual(await rowsOf(organiser, "How many people need what"), [["Step-free access", "1"]]);
  const [[name, access]] = await rowsOf(organiser, "1 person");
  assert.match(name, /Sample Delegate 1/);
  assert.match(access, /Step-free access Xylophone one/);

  await organiser.open("/office/history");
  const [look] = (await rowsOf(organiser, "Changes")).filter(([, , act]) => act === "Access and dietary needs seen");
  assert.deepEqual(look.slice(1), ["Sample Administrator", "Access and dietary needs seen", event.slug, "", "", "1 person"]);
  await organiser.seesNot(SECRET);
  await organiser.open(`/office/events/${event.slug}`);
  const list = await download(organiser, "Download as CSV");
  const mails = await server.mailsTo("delegate-1@example.org", 1);
  const answers = await fetch(`${server.address}/api/v1/events`);
  const elsewhere = { log, list: list.bytes.toString(), mails: JSON.stringify(mails), api: await answers.text() };
  assert.match(elsewhere.list, /Sample Delegate 1/);
  for (const [where, text] of Object.entries(elsewhere)) {
    assert.ok(text.length > 0, `there is something in: ${where}`);
    assert.ok(!text.includes(SECRET) && !text.includes("Step-free access"), `needs stand in: ${where}`);
  }
});
