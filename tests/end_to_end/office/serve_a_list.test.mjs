// An organiser serves a waiting list out of order, keeps places for a group, and sees before saving whom
// that would affect.

import assert from "node:assert/strict";

import { cancelByApi, fillRoom, listEvents } from "../support/delegate.mjs";
import { rowsOf, setUpOffice } from "../support/office.mjs";
import { way } from "../support/way.mjs";

// The day in `days` days, as the form asks for it and as the pages say it.
function day(days) {
  const date = new Date(Date.now() + days * 24 * 3600 * 1000);
  const words = date.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "Europe/London" });
  const [number, , year] = words.split(" ");
  const month = date.toLocaleDateString("en-GB", { month: "numeric", timeZone: "Europe/London" });
  return { typed: { Day: number, Month: month, Year: year }, words };
}

way("an organiser keeps places for a group and sees before whom it would affect", async (server, arrive) => {
  const [event] = await listEvents(server);
  const bookings = await fillRoom(server, event.slug, 51, 1, {});
  const organiser = await arrive();
  await setUpOffice(organiser, server);
  await organiser.open(`/office/events/${event.slug}`);
  await organiser.sees("1 person waits", "No places are kept for a group");

  await organiser.follow("Change kept places and limits");
  await organiser.fill({ "For whom": "Parent or carer", "How many places": "several" });
  await organiser.press("See who this would affect");
  await organiser.seesErrors("Group 1: enter a whole number from 1 to 50",
    "Group 1: enter a date with day, month and year, like 27 3 2027");
  const until = day(10);
  const typed = { "How many places": "2", ...until.typed, "Education: school, college or early years": "49" };
  await organiser.fill(typed);

  // Nothing that was typed is lost, whatever is pressed.
  await organiser.press("Add another group");
  await organiser.press("Remove group 2");
  await organiser.seesFilled(typed);
  await organiser.press("See who this would affect");
  await organiser.sees("Nothing is saved yet", `2 places for Parent or carer until the end of ${until.words}`,
    "At most 49 people from Education", "Who could not be given a place any more", "Sample Filler 51");
  await organiser.press("Go back and change them");
  await organiser.seesFilled(typed);
  await organiser.press("See who this would affect");
  await organiser.press("Save these changes");
  await organiser.sees("Kept places and limits are saved", "Kept out",
    `2 places for Parent or carer until the end of ${until.words}`);

  // Two places become free: both are kept, until they are kept no longer.
  for (const booking of bookings.slice(0, 2)) await cancelByApi(server, booking);
  await organiser.open(`/office/events/${event.slug}`);
  await organiser.sees("48 of 50", "2 free places are not open to everybody");
  await organiser.follow("Change kept places and limits");
  await organiser.press("Remove group 1");
  await organiser.fill({ "Education: school, college or early years": "" });
  await organiser.press("See who this would affect");
  const effects = await rowsOf(organiser, "What would happen at once");
  assert.deepEqual(effects, [["Sample Filler 51", `Is offered a place in ${event.town}`]]);
  await organiser.sees("0 now, then 1");
  await organiser.press("Save these changes");
  await organiser.sees("Offered a place", "No places are kept for a group");
});

way("an organiser serves a waiting list out of order", async (server, arrive) => {
  const [event, other] = await listEvents(server);
  const bookings = await fillRoom(server, event.slug, 53, 1, {});
  const organiser = await arrive();
  await setUpOffice(organiser, server);
  const room = `/office/events/${event.slug}`;
  const person = async (number) => {
    await organiser.open(room);
    await organiser.follow(`Sample Filler ${number}`);
  };

  await organiser.open(room);
  await organiser.press("Pause the waiting list");
  await organiser.sees("The waiting list is paused", "Nothing is given by itself");
  await cancelByApi(server, bookings[0]);

  await person(52);
  await organiser.follow("Offer a place out of order");
  await organiser.press("Offer the place");
  await organiser.seesErrors("Say why: it stands in the history");
  await organiser.fill({ Reason: "Speaks for the parents of the region" });
  await organiser.press("Offer the place");
  await organiser.sees("Sample Filler 52 is offered a place");
  const changes = await rowsOf(organiser, "Changes, the newest first");
  const byHand = changes.find(([, , act]) => act === "Offered a place by hand");
  assert.deepEqual(byHand.slice(1), ["Sample Administrator", "Offered a place by hand", "Waiting",
    "Offered a place: Speaks for the parents of the region"]);
  assert.match((await server.mailsTo(`filler-52.${event.slug}@example.org`, 2)).at(-1).text, /place/i);

  // Nobody comes in above the capacity.
  await person(53);
  await organiser.follow("Give a place out of order");
  const reason = { Reason: "Was promised a place" };
  await organiser.fill(reason);
  await organiser.press("Give the place");
  await organiser.sees("There are not enough free places");
  await organiser.seesFilled(reason);
  await cancelByApi(server, bookings[1]);
  await organiser.press("Give the place");
  await organiser.sees("Sample Filler 53 has a place");

  await person(3);
  await organiser.follow("Move to another event");
  await organiser.press("Move them");
  await organiser.seesErrors("Select where to");
  const target = await organiser.page.locator("option", { hasText: other.town }).innerText();
  await organiser.fill({ "Where to": target, Reason: "Lives nearer" });
  await organiser.press("Move them");
  await organiser.sees(`Sample Filler 3 has a place in ${other.town}`, `${other.town}: Confirmed`);

  await person(4);
  await organiser.follow("Somebody else comes instead");
  await organiser.press("Put them in instead");
  await organiser.seesErrors("Enter their full name", "Enter their email address");
  await organiser.fill({ "Full name": "Sample Substitute", "Email address": "substitute@example.org" });
  await organiser.press("Put them in instead");
  await organiser.sees("Sample Substitute comes instead of Sample Filler 4");
  await server.mailsTo("substitute@example.org", 1);

  // The place that the move left goes to the first as soon as the list is served again.
  await organiser.open(room);
  await organiser.sees("1 free place is not open to everybody");
  await organiser.press("Resume the waiting list");
  await organiser.sees("The waiting list is resumed", "0 people wait, 2 are asked");
});
