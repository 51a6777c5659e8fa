// Takes pictures of the main pages, on a phone and at a desk, of a server of its own with sample bookings.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";

import { launch, Person } from "../../tests/end_to_end/support/browser.mjs";
import { cancelByApi, fillRoom, listEvents, sampleAnswers } from "../../tests/end_to_end/support/delegate.mjs";
import { ADMINISTRATOR, setUpOffice, signIn } from "../../tests/end_to_end/support/office.mjs";
import { Server } from "../../tests/end_to_end/support/server.mjs";

const TAKEN = [52, 47, 31, 22, 50, 12];

// Joins a waiting list, is asked when places are given up, and says yes.
async function waitAndAnswer(person, server, event, inRoom, number, take) {
  await person.open(`/events/${event.slug}/book`);
  await take("form-waiting-list");
  await person.fill(sampleAnswers(number));
  await person.press("Continue");
  await take("check-waiting-list");
  await person.press("Join the waiting list");
  await take("booking-waiting");
  const waiting = person.page.url();
  while (!(await person.heading()).includes("held for you")) {
    await cancelByApi(server, inRoom.shift());
    await person.open(waiting);
  }
  await server.mailsTo(sampleAnswers(number)["Email address"], 2);
  await person.open(waiting);
  await take("booking-on-offer");
  await person.press("Answer now");
  await take("offer");
  await person.press("Send my answer");
  await take("offer-with-error");
  await person.fill({ "Yes, take the place": true });
  await person.press("Send my answer");
}

async function main(folder) {
  await mkdir(folder, { recursive: true });
  const server = await Server.start();
  const browser = await launch();
  try {
    const events = await listEvents(server);
    const rooms = [];
    for (const [index, { slug }] of events.entries()) rooms.push(await fillRoom(server, slug, TAKEN[index]));
    const inFullRoom = rooms[0].slice(1, 11);
    for (const width of [1280, 320]) {
      const person = await Person.arrive(browser, server, { name: `${width} px`, width, javaScript: true });
      const take = async (name) => {
        await person.page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true });
        console.log(`${name}-${width}.png`);
      };
      const [full, , event] = events;
      await person.open("/");
      await take("home");
      await person.open(`/events/${event.slug}`);
      await take("event");
      await person.open(`/events/${full.slug}`);
      await take("event-full");
      await person.open(`/events/${event.slug}/book`);
      await person.press("Continue");
      await take("form-with-errors");
      await person.fill(sampleAnswers(width));
      await person.press("Continue");
      await take("check-your-answers");
      await person.press("Book my place");
      await take("booking");
      await person.follow("Name a colleague who comes instead");
      await take("name-a-colleague");
      await person.follow("Leave it as it is");
      await person.follow("Choose another region");
      await take("choose-another-region");
      await person.fill({ [await person.labelWith(full.town)]: true });
      await person.press("Choose this region");
      await take("wait-elsewhere");
      await person.press("Join the waiting list");
      await take("booking-in-two-regions");
      await waitAndAnswer(person, server, full, inFullRoom, width + 1, take);
      await (width === 1280 ? setUpOffice(person, server) : signIn(person, ADMINISTRATOR.email));
      await take("office-events");
      await person.open(`/office/events/${full.slug}`);
      await take("office-room");
      await person.follow("Sample Filler 1");
      await take("office-delegate");
      await person.open("/office/email-list");
      await take("office-email-list");
      await person.open("/office/history");
      await take("office-history");
      await person.open("/office/accounts");
      await take("office-accounts");
      await person.leave();
    }
  } finally {
    await browser.close();
    await server.stop();
  }
}

await main(process.argv[2] ?? "build/screenshots");
