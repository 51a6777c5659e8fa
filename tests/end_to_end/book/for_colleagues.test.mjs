// Somebody books for themselves and others, or for others alone.

import assert from "node:assert/strict";

import { addColleague, fillRoom, listEvents, personOf, sampleAnswers, sampleColleague } from "../support/delegate.mjs";
import { way } from "../support/way.mjs";

// The form with answers of who books and of so many colleagues.
async function typeGroup(person, event, colleagues) {
  await person.open(`/events/${event.slug}/book`);
  await person.fill(sampleAnswers(1));
  for (let number = 2; number < 2 + colleagues; number++) await addColleague(person, number);
}

async function isBooked(person) {
  assert.match(person.page.url(), /\/bookings\/[A-Z0-9]{3}-[A-Z0-9]{3}$/);
}

way("a delegate books for six, and changes their mind about some", async (server, arrive) => {
  const [event] = await listEvents(server);
  const person = await arrive();
  await person.open(`/events/${event.slug}/book`);
  await person.fill(sampleAnswers(1));
  await person.press("Add another person");
  assert.equal(await person.at(), "person-2", "the keyboard is where the new person is asked about");
  await person.seesFilled(sampleAnswers(1), personOf(person.page, 1));
  await person.seesFilled({
    "Organisation (optional)": "Sample Primary School",
    Sector: "education",
  }, personOf(person.page, 2));
  await person.fill(sampleColleague(2), personOf(person.page, 2));
  for (let number = 3; number <= 5; number++) await addColleague(person, number);
  await person.press("Remove this person (person 4)");
  assert.equal(await person.at(), "person-3");
  await person.seesFilled(sampleColleague(5), personOf(person.page, 4));
  for (let number = 5; number <= 6; number++) await addColleague(person, number, number + 1);
  await person.sees("You can book for 6 people at a time");
  assert.equal(await person.page.getByRole("button", { name: "Add another person" }).count(), 0);

  await person.fill({ "Full name": "", Sector: "Other" }, personOf(person.page, 3));
  await person.press("Continue");
  await person.seesErrors("Enter person 3's full name", "Tell us person 3's sector");
  await person.fill({ "Full name": "Sample Colleague 3", "Which sector?": "Police" }, personOf(person.page, 3));
  await person.press("Continue");

  assert.equal(await person.heading(), "Check your answers");
  await person.sees("Person 6", "colleague-7@example.org", "Other: Police");
  await person.press("Change email address of person 2");
  assert.equal(await person.at(), "people.2.email");
  await person.fill({ "Email address (optional)": "second@example.org" }, personOf(person.page, 2));
  await person.press("Continue");
  await person.sees("second@example.org", "Everybody with an address of their own gets one, too");
  await person.press("Book 6 places");
  await isBooked(person);
  await person.sees("Sample Delegate 1", "Sample Colleague 2", "Sample Colleague 7");
  await server.mailsTo("second@example.org", 1);
  assert.equal((await listEvents(server))[0].places_left, 44);
});

way("an office manager books for a colleague and stays at home", async (server, arrive) => {
  const [event] = await listEvents(server);
  const person = await arrive();
  await person.open(`/events/${event.slug}/book`);
  await person.fill({
    "Full name": "Sample Manager", "Email address": "office@example.org", "I am not coming myself": true });
  await person.press("Continue");
  await person.seesErrors("Enter the full name of the person you book for");
  const colleague = personOf(person.page, 2);
  await person.fill({
    "Full name": "Sample Colleague", "Email address": "colleague@example.org", Sector: "Social care" }, colleague);
  await person.press("Continue");
  await person.sees("Not coming, books for others", "Sample Colleague", "Social care");
  await person.press("Book this place");
  await isBooked(person);
  await server.mailsTo("colleague@example.org", 1);
  await server.mailsTo("office@example.org", 1);
  assert.equal((await listEvents(server))[0].places_left, 49);
});

way("a group is larger than what is left", async (server, arrive) => {
  const [event, other] = await listEvents(server);
  await fillRoom(server, event.slug, 48);
  const person = await arrive();
  await typeGroup(person, event, 2);
  await person.press("Continue");
  assert.equal(await person.heading(), "There are not enough places for all of you");
  await person.sees("There are 2 places left, and you are 3.", "Nothing is booked yet", other.town);
  await person.press("Continue");
  await person.seesErrors("Select what happens if there is no room for all of you");
  await person.fill({ "All of us or nobody": true, "Book us straight away, without asking": true });
  await person.press("Continue");
  await person.sees("All of us or nobody", "Book us straight away. Days of notice: 3");
  await person.press("Change what happens if there is no room for all");
  await person.fill({ "Whoever fits": true });
  await person.press("Continue");
  await person.sees("Some of you may have to wait");
  await person.press("Book or join the waiting list");
  await isBooked(person);
  const [now] = await listEvents(server);
  assert.deepEqual([now.confirmed, now.waiting], [50, 1]);

  // The others go where there is room for all of them.
  const elsewhere = await arrive();
  await elsewhere.open(`/events/${event.slug}/book`);
  await elsewhere.sees("All 50 places are taken");
  await elsewhere.fill({ ...sampleAnswers(7), "Email address": "seven@example.org" });
  await addColleague(elsewhere, 2);
  await elsewhere.sees("If there is no room for all of you");
  await elsewhere.fill({ "Email address (optional)": "eight@example.org" }, personOf(elsewhere.page, 2));
  await elsewhere.press("Continue");
  await elsewhere.press(new RegExp(`^${other.town}`));
  await elsewhere.press("Continue");
  await elsewhere.press("Book 2 places");
  await elsewhere.sees(other.town, "Sample Delegate 7", "Sample Colleague 2");
});

way("one of a group has a booking already", async (server, arrive) => {
  const [event] = await listEvents(server);
  const [taken] = await fillRoom(server, event.slug, 1);
  const person = await arrive();
  await typeGroup(person, event, 2);
  await person.fill({ "Email address (optional)": taken.email }, personOf(person.page, 3));
  await person.press("Continue");
  await person.press("Book 3 places");
  assert.equal(await person.heading(), "Sample Colleague 3 has a booking already");
  await person.press("Change your answers");
  assert.equal(await person.at(), "people.3.email");
  await person.press("Continue");
  await person.press("Book 3 places");
  await person.press("Go on without Sample Colleague 3");
  await person.seesNot("Sample Colleague 3");
  await person.press("Book 2 places");
  await isBooked(person);
  await server.mailsTo(taken.email, 2);
});

way("a mistyped address is asked about and never refused", async (server, arrive) => {
  const [event] = await listEvents(server);
  const person = await arrive();
  await person.open(`/events/${event.slug}/book`);
  await person.fill({ ...sampleAnswers(1), "Email address": "delegate-1@nsh.net" });
  await person.press("Add another person");
  await person.fill({ "Full name": "Sample Colleague", "Email address (optional)": "colleague@gmial.com" },
    personOf(person.page, 2));
  await person.press("Continue");
  await person.sees("Did you mean delegate-1@nhs.net?", "Did you mean colleague@gmail.com?");
  await person.press("Use delegate-1@nhs.net");
  await person.seesNot("delegate-1@nsh.net");
  await person.press("Book 2 places");
  await isBooked(person);
  await server.mailsTo("delegate-1@nhs.net", 1);
  await server.mailsTo("colleague@gmial.com", 1);
});

way("somebody books for two by the keyboard alone", async (server, arrive) => {
  const [event] = await listEvents(server);
  const person = await arrive();
  const { keyboard } = person.page;
  const type = async (field, text) => {
    await person.tabTo(field);
    await keyboard.type(text);
  };
  await person.open(`/events/${event.slug}/book`);
  await type("full_name", "Sample Delegate");
  await type("email", "delegate@example.org");
  await person.tabTo("role");
  await keyboard.press("Space");
  await person.tabTo("sector");
  await keyboard.press("Space");
  await person.tabTo("Add another person");
  await person.enter();
  assert.equal(await person.at(), "person-2");
  await keyboard.press("Tab");
  assert.equal(await person.at(), "people.2.full_name", "the first Tab leads to the new person");
  await keyboard.type("Sample Colleague");

  // Enter in a field goes on; it adds and removes nobody.
  await person.enter();
  assert.equal(await person.heading(), "Check your answers");
  await person.sees("Sample Delegate", "Sample Colleague");
  await person.tabTo("Change full name of person 2");
  await person.enter();
  assert.equal(await person.at(), "people.2.full_name");
  await keyboard.press("End");
  await keyboard.type(" Two");
  await person.enter();
  await person.tabTo("Book 2 places");
  await person.enter();
  await isBooked(person);
  await person.sees("Sample Colleague Two");
});
