// A delegate finds an event, books a place, keeps it by the link in the mail, and gives it up.

import assert from "node:assert/strict";

import { linkInMail, listEvents, sampleAnswers } from "../support/delegate.mjs";
import { way } from "../support/way.mjs";

way("a delegate books a place and gives it up", async (server, arrive) => {
  const [event] = await listEvents(server);
  const person = await arrive();

  await person.open("/");
  assert.equal(await person.page.locator(".event-card").count(), 6);
  await person.sees("50 places left");
  for (const page of ["How places are given", "Privacy", "Accessibility"]) {
    await person.follow(page);
    await person.open("/");
  }
  await person.follow(event.town);
  await person.sees("Programme", "Getting there", "50 places left");
  for (const perspective of ["local authority", "pathfinder", "parent", "provider"]) {
    await person.sees(new RegExp(`${perspective} perspective`, "i"));
  }
  await person.press("Book a place");

  // An empty form names everything that is missed.
  await person.press("Continue");
  await person.seesErrors(
    "Enter your full name", "Enter your email address", "Select your role", "Select your sector");

  // Everything that was typed is still there beside what is wrong.
  const answers = sampleAnswers(1);
  const mistaken = { ...answers, "Email address": "delegate-1@" };
  await person.fill(mistaken);
  await person.press("Continue");
  await person.seesErrors("Enter an email address in the correct format, like name@example.com");
  await person.seesFilled(mistaken);
  await person.fill({ "Email address": answers["Email address"] });
  await person.press("Continue");

  assert.equal(await person.heading(), "Check your answers");
  await person.sees("Sample Delegate 1", "delegate-1@example.org", "SENCO");
  await person.press("Change job title");
  await person.seesFilled(answers);
  await person.fill({ "Job title (optional)": "Assistant Headteacher" });
  await person.press("Continue");
  await person.sees("Assistant Headteacher", "delegate-1@example.org");
  await person.press("Book my place");

  const reference = person.page.url().match(/\/bookings\/([A-Z0-9]{3}-[A-Z0-9]{3})$/)[1];
  await person.sees(reference, "Sample Delegate 1", "Your place is confirmed");
  await person.page.reload();
  await person.sees(reference);
  await person.open("/");
  await person.sees("49 places left");

  // The same booking, opened from the mail in another browser; without the link nobody sees it.
  const elsewhere = await arrive();
  await elsewhere.open(`/bookings/${reference}`);
  await elsewhere.sees("Open the link in your email");
  await elsewhere.open(await linkInMail(server, "delegate-1@example.org", 1));
  await elsewhere.sees(reference, "Sample Delegate 1");

  await elsewhere.follow("Give up your place");
  await elsewhere.follow("Keep my place");
  await elsewhere.sees("Confirmed");
  await elsewhere.follow("Give up your place");
  await elsewhere.press("Give up my place");
  await elsewhere.sees("Your booking is cancelled");
  await elsewhere.open("/");
  await elsewhere.seesNot("49 places left");
  const mails = await server.mailsTo("delegate-1@example.org", 2);
  assert.match(mails.at(-1).subject, /cancelled/i);
});
