// An administrator opens the office and lets an organiser in, who runs a room.

import assert from "node:assert/strict";

import { fillRoom, listEvents } from "../support/delegate.mjs";
import { addAccount, choosePassword, rowsOf, setUpOffice, signIn } from "../support/office.mjs";
import { way } from "../support/way.mjs";

const ORGANISER = "organiser@example.org";

way("an administrator opens the office and lets others in", async (server, arrive) => {
  const administrator = await arrive();
  await administrator.open("/office/events");
  assert.match(administrator.page.url(), /\/office\/sign-in/);

  await administrator.open(server.setUpLink);
  await administrator.press("Save and sign in");
  await administrator.seesErrors("Enter a full name", "Enter an email address", "Enter a password");
  await setUpOffice(administrator, server);
  await administrator.sees("Your password is set and you are signed in");
  assert.equal((await rowsOf(administrator, "Places at each event")).length, 6);

  await administrator.follow("Accounts");
  await administrator.follow("Add an account");
  await administrator.press("Add the account");
  await administrator.seesErrors("Enter a full name", "Enter an email address", "Select what they will do");
  const link = await addAccount(administrator, "Sample Organiser", ORGANISER, "Organiser");

  const organiser = await arrive();
  await organiser.open(link);
  await organiser.fill({ Password: "too short" });
  await organiser.press("Save and sign in");
  await organiser.seesErrors("Password must be 12 characters or more");
  await choosePassword(organiser, link);
  await organiser.sees("Sample Organiser", "Places at each event");
  await organiser.seesNot("Accounts");
  await organiser.press("Sign out");
  await organiser.open(link);
  await organiser.sees("This link does not work any more");
  await signIn(organiser, ORGANISER, "not this one at all");
  await organiser.seesErrors("Check your email address and password: they do not match");
  await signIn(organiser, ORGANISER);
  await organiser.sees("Places at each event");

  // Who is deactivated is out at once.
  await administrator.open("/office/accounts");
  await administrator.press("Deactivate Sample Organiser");
  await administrator.sees("Not active");
  await organiser.open("/office/events");
  assert.match(organiser.page.url(), /\/office\/sign-in/);

  await administrator.follow("Settings");
  await administrator.fill({ "Name of the organisation": "Sample Children’s Charity", "Email address for questions": "" });
  await administrator.press("Save the settings");
  await administrator.seesErrors("Enter an email address for questions");
  await administrator.fill({ "Email address for questions": "questions@example.org" });
  await administrator.press("Save the settings");
  await administrator.open("/");
  await administrator.sees("Sample Children’s Charity", "questions@example.org");
});

way("an organiser runs a room", async (server, arrive) => {
  const [event] = await listEvents(server);
  await fillRoom(server, event.slug, 52);
  const organiser = await arrive();
  await setUpOffice(organiser, server);

  const [first, second] = await rowsOf(organiser, "Places at each event");
  assert.match(first[0], new RegExp(event.town));
  assert.deepEqual(first.slice(2), ["50", "50", "0", "2"]);
  assert.deepEqual(second.slice(2), ["0", "50", "50", "0"]);
  await organiser.follow(event.town);
  await organiser.sees("50 of 50", "Sample Filler 1", "52 people");
  const names = async () => (await rowsOf(organiser, "52 people")).map(([name]) => name);
  const inLine = await names();
  assert.deepEqual(inLine.slice(-2), ["Sample Filler 51", "Sample Filler 52"]);
  await organiser.follow("Name");
  const byName = await names();
  assert.deepEqual(byName, [...inLine].sort());
  assert.notDeepEqual(byName, inLine);
  await organiser.fill({ Show: "Waiting" });
  await organiser.press("Show");
  await organiser.sees("Sample Filler 51", "Sample Filler 52", "2 people");

  // Whoever becomes a speaker takes no place any more: the first who waits has it.
  await organiser.open(`/office/events/${event.slug}`);
  await organiser.follow("Sample Filler 1");
  await organiser.fill({ Delegate: false, Sector: "Select a sector" });
  await organiser.press("Save changes");
  await organiser.seesErrors("Select their sector", "Select what they do at the event");
  await organiser.fill({ Speaker: true, Sector: "Government or pathfinder" });
  await organiser.press("Save changes");
  await organiser.sees("What you changed is saved");
  const changes = await rowsOf(organiser, "Changes, the newest first");
  const changed = (what) => changes.find(([, , act]) => act === what).slice(1);
  assert.deepEqual(changed("Roles changed"), ["Sample Administrator", "Roles changed", "Delegate", "Speaker"]);
  assert.deepEqual(changed("Sector changed"), ["Sample Administrator", "Sector changed",
    "Education: school, college or early years", "Government or pathfinder"]);
  await organiser.open(`/office/events/${event.slug}?state=waiting`);
  await organiser.seesNot("Sample Filler 51");
  await organiser.sees("Sample Filler 52");
  // There is no place for the speaker to come back to.
  await organiser.open(`/office/events/${event.slug}`);
  await organiser.follow("Sample Filler 1");
  await organiser.fill({ Delegate: true });
  await organiser.press("Save changes");
  await organiser.seesErrors("All places are taken. Raise the capacity or cancel somebody’s place first");

  // A cancelled place goes to the next who waits.
  await organiser.open(`/office/events/${event.slug}`);
  await organiser.follow("Sample Filler 2");
  await organiser.follow("Cancel their place");
  await organiser.follow("Keep it");
  await organiser.follow("Cancel their place");
  await organiser.press("Cancel their place");
  await organiser.sees("Sample Filler 2’s place is cancelled", "50 of 50");
  assert.match((await server.mailsTo(`filler-52.${event.slug}@example.org`, 2)).at(-1).subject, /place/i);

  // Lowering the capacity throws nobody out.
  await organiser.follow("Change the capacity");
  await organiser.fill({ Capacity: "51" });
  await organiser.press("See who this would affect");
  await organiser.seesErrors("Enter a whole number from 1 to 50");
  await organiser.fill({ Capacity: "48" });
  await organiser.press("See who this would affect");
  await organiser.sees("50 now, then 48", "Nobody loses their place", "until 2 places are given up");
  await organiser.press("Save these changes");
  await organiser.sees("is now 48", "50 of 48", "2 more people have a place than the capacity allows. They keep their places.");

  // A companion takes no place; a delegate would need one, and waits.
  await organiser.follow("Add a delegate");
  await organiser.press("Add them");
  await organiser.seesErrors("Enter their full name", "Enter their email address",
    "Select their sector");
  await organiser.fill({ "Full name": "Sample Companion", "Email address": "companion@example.org",
    Delegate: false, "Support companion": true, Sector: "Parent or carer" });
  await organiser.press("Add them");
  await organiser.sees("Sample Companion has a place", "50 of 48");
  await organiser.follow("Add a delegate");
  await organiser.fill({ "Full name": "Sample Latecomer", "Email address": "latecomer@example.org",
    Sector: "Social care" });
  await organiser.press("Add them");
  assert.equal(await organiser.heading(), "All places are taken");
  await organiser.press("Add them to the waiting list");
  await organiser.sees("Sample Latecomer is number 1 on the waiting list");

  await organiser.follow("History");
  const capacity = (await rowsOf(organiser, "Changes")).find(([, , act]) => act === "Capacity changed");
  assert.deepEqual(capacity.slice(1), ["Sample Administrator", "Capacity changed", event.slug, "", "50", "48"]);
});
