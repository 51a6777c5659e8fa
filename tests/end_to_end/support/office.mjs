// What people do in the office, in the words of its pages.

import { readFile } from "node:fs/promises";

const PASSWORD = "four sample words together";

export const ADMINISTRATOR = { name: "Sample Administrator", email: "administrator@example.org" };

// The first administrator makes their account with the link that the server prints.
export async function setUpOffice(person, server) {
  await person.open(server.setUpLink);
  await person.fill({
    "Full name": ADMINISTRATOR.name, "Email address": ADMINISTRATOR.email, Password: PASSWORD });
  await person.press("Save and sign in");
}

// Adds an account as an administrator; returns the one-time link to pass on.
export async function addAccount(administrator, name, email, kind) {
  await administrator.open("/office/accounts");
  await administrator.follow("Add an account");
  await administrator.fill({ "Full name": name, "Email address": email, [kind]: true });
  await administrator.press("Add the account");
  return administrator.page.locator(".keep-link").innerText();
}

export async function choosePassword(person, link) {
  await person.open(link);
  await person.fill({ Password: PASSWORD });
  await person.press("Save and sign in");
}

export async function signIn(person, email, password = PASSWORD) {
  await person.open("/office/sign-in");
  await person.fill({ "Email address": email, Password: password });
  await person.press("Sign in");
}

// Presses a button that downloads a file; returns its name and its bytes.
export async function download(person, button) {
  const begun = person.page.waitForEvent("download");
  await person.page.getByRole("button", { name: button, exact: true }).click();
  const file = await begun;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

// The rows of a table by its caption, each as its cells.
export async function rowsOf(person, caption) {
  const table = person.page.locator("table").filter({ has: person.page.locator("caption", { hasText: caption }) });
  const rows = [];
  for (const row of await table.locator("tbody tr").all()) {
    rows.push((await row.locator("th, td").allInnerTexts()).map((text) => text.replace(/\s+/g, " ").trim()));
  }
  return rows;
}
