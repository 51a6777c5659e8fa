// The room is full: delegates are asked whether to wait, see where they stand, and move up.

import assert from "node:assert/strict";

import { cancelByApi, fillRoom, linkInMail, listEvents, sampleAnswers } from "../support/delegate.mjs";
import { Server } from "../support/server.mjs";
import { until } from "../support/until.mjs";
import { way } from "../support/way.mjs";

const YES = "Yes, take the place";
const LONGER = "I need longer to decide";
const NOT_THIS_TIME = "Not this time, but keep my position on the list";
const NO = "No, give the place up";

// Joins the waiting list of a full event from its page; the address of the booking.
async function wait(person, event, number) {
  await person.open(`/events/${event.slug}/book`);
  await person.fill(sampleAnswers(number));
  await person.press("Continue");
  await person.press("Join the waiting list");
  return person.page.url();
}

// The page cannot say when the time is over before the mail of the offer has gone out.
async function openWithDeadline(person, address) {
  await until("offer with an end", async () => {
    await person.page.goto(address);
    return (await person.text()).includes("Answer before");
  });
  await person.open(address);
  await person.sees("A place is being held for you", "Answer before");
}

way("a delegate waits for a place in a full room, is offered one and takes it", async (server, arrive) => {
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
  await person.sees("number 2 on the waiting list", "Ask me first");
  await person.press("Join the waiting list");
  await person.sees("You are number 2 on the waiting list", "You do not have a place yet",
    "You joined the waiting list as number 2.");
  const waiting = person.page.url();
  assert.match((await server.mailsTo("delegate-1@example.org", 1))[0].subject, /waiting list/i);

  // One place becomes free and goes to the first who waits; the next is kept for our delegate.
  await cancelByApi(server, bookings[0]);
  await person.open(waiting);
  await person.sees("You are number 1 on the waiting list", "You moved from 2 to 1: somebody ahead of you got a place.");
  await cancelByApi(server, bookings[1]);
  await openWithDeadline(person, waiting);
  const elsewhere = await arrive();
  await elsewhere.open(await linkInMail(server, "delegate-1@example.org", 2));
  await elsewhere.press("Answer now");
  await elsewhere.sees("Without an answer the place goes to the next person");
  await elsewhere.press("Send my answer");
  await elsewhere.seesErrors("Select your answer");
  await elsewhere.follow("Decide later");
  await elsewhere.press("Answer now");
  await elsewhere.fill({ [LONGER]: true });
  await elsewhere.press("Send my answer");
  await elsewhere.sees("A place is being held for you", "Answer before");
  await elsewhere.press("Answer now");
  await elsewhere.seesNot(LONGER);
  await elsewhere.fill({ [YES]: true });
  await elsewhere.press("Send my answer");
  await elsewhere.sees("Your place is confirmed");

  // The page that is still open elsewhere answers nothing any more.
  await person.press("Answer now");
  await person.sees("There is no place to answer for");
  await person.follow("See your booking");
  await person.sees("Your place is confirmed");
  assert.match((await server.mailsTo("delegate-1@example.org", 3)).at(-1).subject, /place/i);
}, () => Server.start({ relayed: true }));

way("a delegate keeps their position once and gives the place up", async (server, arrive) => {
  const [event] = await listEvents(server);
  const bookings = await fillRoom(server, event.slug, 50);
  const person = await arrive();
  const waiting = await wait(person, event, 1);
  await fillRoom(server, event.slug, 1, 51);
  await cancelByApi(server, bookings[0]);
  await person.open(waiting);
  await person.press("Answer now");
  await person.fill({ [NOT_THIS_TIME]: true });
  await person.press("Send my answer");
  await person.sees("You are number 1 on the waiting list", "We do not ask you for this event again before");
  assert.match((await server.mailsTo(`filler-51.${event.slug}@example.org`, 2)).at(-1).subject, /place/i);

  const late = await arrive();
  const theirs = await wait(late, event, 2);
  await cancelByApi(server, bookings[1]);
  await late.open(theirs);
  await late.press("Answer now");
  await late.fill({ [NO]: true });
  await late.press("Send my answer");
  await late.sees("You have given up the place that was kept for you");
});

way("a delegate waits for two regions, straight away, and leaves one list", async (server, arrive) => {
  const [event, other] = await listEvents(server);
  const bookings = await fillRoom(server, event.slug, 50);
  await fillRoom(server, other.slug, 50);
  const person = await arrive();
  await person.open(`/events/${event.slug}/book`);
  const there = await person.labelWith(other.town);
  const straightAway = "Book me straight away, without asking";
  const wishes = { [straightAway]: true, [there]: true };
  await person.fill({ ...sampleAnswers(1), ...wishes, "How many days of notice do you need?": "soon" });
  await person.press("Continue");
  await person.seesErrors("Enter 0 to 60 days");
  await person.seesFilled({ ...wishes, "How many days of notice do you need?": "soon" });
  await person.fill({ "How many days of notice do you need?": "5" });
  await person.press("Continue");
  await person.sees("Book me straight away. Days of notice: 5");
  await person.press("Change other regions");
  await person.seesFilled(wishes);
  await person.press("Continue");
  await person.press("Join the waiting list");
  await person.sees("You are on 2 waiting lists", `Number 1 on the waiting list for ${event.town}`,
    `Number 1 on the waiting list for ${other.town}`, "the place is yours at once");
  await person.follow(`Leave the waiting list for ${other.town}`);
  await person.press("Leave the waiting list");
  await person.sees("You are number 1 on the waiting list");
  await cancelByApi(server, bookings[0]);
  await person.page.reload();
  await person.sees("Your place is confirmed");
});

way("a delegate moves to another region, waits for a third, and names a colleague", async (server, arrive) => {
  const [event, other, third] = await listEvents(server);
  await fillRoom(server, third.slug, 50);
  const person = await arrive();
  await person.open(`/events/${event.slug}/book`);
  await person.fill(sampleAnswers(1));
  await person.press("Continue");
  await person.press("Book my place");
  await person.follow("Choose another region");
  await person.press("Choose this region");
  await person.seesErrors("Select a region");
  await person.fill({ [await person.labelWith(other.town)]: true });
  await person.press("Choose this region");
  await person.sees("Your place is confirmed", `We look forward to meeting you in ${other.town}.`);

  await person.follow("Choose another region");
  await person.fill({ [await person.labelWith(third.town)]: true });
  await person.press("Choose this region");
  assert.equal(await person.heading(), `Do you want to wait for a place in ${third.town}?`);
  await person.press("Join the waiting list");
  await person.sees(`Confirmed in ${other.town}`, `Number 1 on the waiting list for ${third.town}`);

  await person.follow("Name a colleague who comes instead");
  await person.press("Name this colleague");
  await person.seesErrors("Enter their full name", "Enter their email address");
  await person.fill({ "Full name": "Sample Colleague", "Email address": "colleague@example.org" });
  await person.press("Name this colleague");
  await person.sees("Sample Colleague", `Confirmed in ${other.town}`);
  const colleague = await arrive();
  await colleague.open(await linkInMail(server, "colleague@example.org", 1));
  await colleague.sees("Sample Colleague");
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
