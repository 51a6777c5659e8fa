// The room is full: delegates are asked whether to wait, see where they stand, and move up.

import assert from "node:assert/strict";

import { cancelByApi, fillRoom, linkInMail, listEvents, sampleAnswers } from "./support/delegate.mjs";
import { way } from "./support/way.mjs";

way("a delegate waits for a place in a full room and is given one", async (server, arrive) => {
  const [event, other] = await listEvents(server);
  const bookings = await fillRoom(server, event.slug, 51);
  const person = await arrive();

  await person.open("/");
  await person.follow(event.town);
  await person.sees("Places in other regions", other.town);
  await person.press("Join the waiting list");
  await person.sees("All 50 places are taken", "number 2 on the waiting list", other.town);
  await person.fill(sampleAnswers(1));
  await person.press("Continue");
  await person.sees("number 2 on the waiting list");
  await person.press("Join the waiting list");
  await person.sees("You are number 2 on the waiting list", "You do not have a place yet");
  const waiting = person.page.url();
  assert.match((await server.mailsTo("delegate-1@example.org", 1))[0].subject, /waiting list/i);

  // One place becomes free and goes to the first who waits; the next to our delegate.
  await cancelByApi(server, bookings[0]);
  await person.open(waiting);
  await person.sees("You are number 1 on the waiting list");
  await cancelByApi(server, bookings[1]);
  await person.open(waiting);
  await person.sees("Your place is confirmed");
  const elsewhere = await arrive();
  await elsewhere.open(await linkInMail(server, "delegate-1@example.org", 2));
  await elsewhere.sees("Your place is confirmed");
});

way("the last place goes while a delegate checks their answers", async (server, arrive) => {
  const [event, other] = await listEvents(server);
  await fillRoom(server, event.slug, 49);
  const person = await arrive();
  await person.open(`/events/${event.slug}/book`);
  await person.fill(sampleAnswers(1));
  await person.press("Continue");
  await fillRoom(server, event.slug, 1, 50);
  await person.press("Book my place");

  assert.equal(await person.heading(), "Do you want to join the waiting list?");
  await person.sees("Nothing is booked yet", other.town);
  await person.press(new RegExp(`^${other.town}`));
  await person.seesFilled(sampleAnswers(1));
  await person.press("Continue");
  await person.press("Book my place");
  await person.sees("Your place is confirmed", other.town);
});

way("an address that has a place gets no second one", async (server, arrive) => {
  const [event] = await listEvents(server);
  await fillRoom(server, event.slug, 1);
  const person = await arrive();
  const email = `filler-1.${event.slug}@example.org`;
  await person.open(`/events/${event.slug}/book`);
  await person.fill({ ...sampleAnswers(1), "Email address": email });
  await person.press("Continue");
  await person.press("Book my place");
  await person.sees("Check your email");
  await server.mailsTo(email, 2);
});
