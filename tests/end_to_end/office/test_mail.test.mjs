// Somebody in the office finds out whether emails arrive.

import assert from "node:assert/strict";

import { addAccount, choosePassword, setUpOffice } from "../support/office.mjs";
import { BINARY, Server } from "../support/server.mjs";
import { way } from "../support/way.mjs";

// Nobody listens there.
const RELAY_THAT_IS_AWAY = ["--mail-relay", "smtp://127.0.0.1:1"];

way("a relay that is away is told, and a test email says so again", async (server, arrive) => {
  const administrator = await arrive();
  await setUpOffice(administrator, server);
  await administrator.sees("No email leaves since");
  await administrator.follow("Emails");
  await administrator.sees("the mail relay cannot be reached");
  await administrator.sees("Waiting to be sent");
  await administrator.press("Send a test email to myself");
  await administrator.sees("Not sent. The mail relay could not be reached on");
  await administrator.sees("Nobody answers at the relay's address");

  const staff = await arrive();
  await choosePassword(staff, await addAccount(administrator, "Sample Staff", "staff@example.org", "Staff"));
  await staff.follow("Emails");
  await staff.sees("Did not arrive");
  await staff.seesNot("Test email");
}, () => Server.start({ command: [BINARY, "serve", ...RELAY_THAT_IS_AWAY] }));

way("without a relay a test email is written and says so", async (server, arrive) => {
  const administrator = await arrive();
  await setUpOffice(administrator, server);
  await administrator.follow("Emails");
  await administrator.sees("No email leaves this server");
  await administrator.press("Write a test email to myself");
  await administrator.sees("No email leaves this server");
  await administrator.sees("mail/");
  const [mail] = await server.mailsTo("administrator@example.org", 1);
  assert.match(mail.text, /Nothing\s+needs doing/);
});
