// No relay is set, so no mail tells anybody of a place that is kept for them: the office calls.

import { cancelByApi, fillRoom, listEvents } from "../support/delegate.mjs";
import { setUpOffice } from "../support/office.mjs";
import { until } from "../support/until.mjs";
import { way } from "../support/way.mjs";

way("an organiser calls somebody for whom a place is kept", async (server, arrive) => {
  const [event] = await listEvents(server);
  const filled = await fillRoom(server, event.slug, 50);
  const contact = { name: "Sample Delegate", email: "delegate@example.org", phone: "0113 496 0000" };
  await fillRoom(server, event.slug, 1, 51, { contact });
  await cancelByApi(server, filled[0]);
  await until("the mail about the place", async () =>
    (await server.mailsTo("filler-51", 1)).some(({ subject }) => subject.startsWith("A place is kept for you")));

  const organiser = await arrive();
  await setUpOffice(organiser, server);
  await organiser.open("/office/events");
  await organiser.sees("1 person to call", "Sample Delegate", "0113 496 0000",
    `A place in ${event.town} is kept for Sample Filler 51, and no email has told them`,
    "Ask whether they want the place", "If they do, give it to them on their page");

  await organiser.press("Not reached Sample Delegate");
  await organiser.sees("Noted: you have called, and not reached them", "Called in vain on", "1 person to call");
  await organiser.press("Reached Sample Delegate");
  await organiser.sees("Noted: you have reached them");
  await organiser.seesNot("to call");

  await organiser.follow(event.town);
  await organiser.follow("Sample Filler 51");
  await organiser.sees("Called and not reached", "Called and reached");
});
