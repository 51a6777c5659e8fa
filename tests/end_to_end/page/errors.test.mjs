// What goes wrong with a request is answered with a page that helps, and a program gets a problem: each of
// them is provoked here.

import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { connect } from "node:net";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";

import { launch, Person } from "../support/browser.mjs";
import { fillRoom, listEvents } from "../support/delegate.mjs";
import { hasItsHead, hasSoundMarkup } from "../support/page_checks.mjs";
import { Server } from "../support/server.mjs";

const PHONE = { name: "a phone", width: 320, javaScript: true };
const BODY_BYTES_MAX = 64 * 1024;
const CONNECTIONS_PER_ADDRESS = 200;
// More than one client may send at once.
const REQUESTS = 400;

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

// act(person, server) with a server of its own.
async function withServer(options, act) {
  const server = await Server.start(options);
  const person = await Person.arrive(browser, server, PHONE);
  try {
    await act(person, server);
  } finally {
    await person.leave();
    await server.stop();
  }
}

async function seesError(person, status, heading, ...links) {
  assert.equal(person.answer.status(), status);
  assert.equal(await person.heading(), heading);
  await hasSoundMarkup(person);
  await hasItsHead(person, "public");
  assert.equal(person.answer.headers()["cache-control"], "no-store");
  assert.deepEqual(await person.page.locator("main a").allInnerTexts(), [...links, "See all events", "Ask us for help"]);
}

async function isProblem(response, status, type) {
  assert.equal(response.status, status);
  assert.equal(response.headers.get("content-type"), "application/problem+json");
  assert.equal((await response.json()).type.split("/").at(-1), type);
}

const post = (server, path, body, type) =>
  fetch(server.address + path, { method: "POST", body, headers: { "content-type": type } });

test("a page that is not there, a step that is opened by its address, a form that is too long", () =>
  withServer({}, async (person, server) => {
    const [event] = await listEvents(server);
    await person.open("/there-is-no-such-page");
    await seesError(person, 404, "Page not found");
    await person.open(`/events/${event.slug}/bookings`);
    await seesError(person, 405, "You cannot open this page by its address", "See this event");
    await person.follow("See this event");
    assert.equal(person.answer.status(), 200);

    // What was typed is still there when they go back, and can be made shorter.
    await person.open(`/events/${event.slug}/book`);
    await person.fill({ "Full name": "Sample Delegate", "Job title (optional)": "a".repeat(BODY_BYTES_MAX) });
    await person.press("Continue");
    await seesError(person, 413, "That is more than we can read", "See this event");
    await person.page.goBack();
    await person.seesFilled({ "Full name": "Sample Delegate" });

    await isProblem(await fetch(`${server.address}/api/v1/nothing`), 404, "not-found");
    await isProblem(await fetch(`${server.address}/api/v1/events`, { method: "DELETE" }), 405, "method-not-allowed");
    await isProblem(await post(server, `/api/v1/events/${event.slug}/bookings`, " ".repeat(BODY_BYTES_MAX + 1),
      "application/json"), 413, "content-too-large");
  }));

test("a client that asks too often", () => withServer({ rateLimit: "on" }, async (person, server) => {
  const askUntilRefused = async (path, type) => {
    for (let asked = 0; asked < REQUESTS; asked++) {
      const response = await post(server, path, "{}", type);
      if (response.status === 429) return response;
      await response.arrayBuffer();
    }
    throw new Error(`${path} has no limit`);
  };
  await person.open("/office/sign-in");
  await askUntilRefused("/office/sign-in", "application/x-www-form-urlencoded");
  await person.press("Sign in");
  await seesError(person, 429, "That is more than we can answer at once", "Go to the events office");
  assert.match(person.answer.headers()["retry-after"], /^\d+$/);
  const refusal = await askUntilRefused("/api/v1/events/none/bookings", "application/json");
  assert.match(refusal.headers.get("retry-after"), /^\d+$/);
  await isProblem(refusal, 429, "too-many-requests");
}));

test("a client that holds too many connections", () => withServer({ rateLimit: "on" }, async (person, server) => {
  const { hostname, port } = new URL(server.address);
  const sockets = [];
  const open = async () => {
    const socket = connect(port, hostname);
    sockets.push(socket);
    await new Promise((resolve, reject) => socket.once("connect", resolve).once("error", reject));
    return socket;
  };
  try {
    for (let count = 0; count < CONNECTIONS_PER_ADDRESS; count++) await open();
    const answer = await new Promise((resolve) => {
      let text = "";
      open().then((socket) => socket.on("data", (data) => {
        text += data;
        if (text.includes("</html>")) resolve(text);
      }));
    });
    assert.match(answer, /^HTTP\/1.1 429 /);
    assert.match(answer, /<h1[^>]*>That is more than we can answer at once<\/h1>/);
  } finally {
    for (const socket of sockets) socket.destroy();
  }
  await person.open("/");
}));

test("a database that cannot be written to: nothing is lost, and it works again afterwards", () =>
  withServer({}, async (person, server) => {
    const [event] = await listEvents(server);
    const [booking] = await fillRoom(server, event.slug, 1);
    await person.open(`/bookings/${booking.reference}?key=${booking.manage_token}`);
    await person.open(`/bookings/${booking.reference}/cancel`);
    const lock = spawn("sqlite3", [join(server.folder, "convene.db")]);
    const locked = new Promise((resolve) => lock.stdout.once("data", resolve));
    lock.stdin.write("BEGIN IMMEDIATE;\nSELECT 'locked';\n");
    await locked;
    const button = (await person.page.locator("main button").innerText()).trim();
    await person.press(button);
    await seesError(person, 503, "Very many people are here at the moment", "See your booking");
    assert.match(person.answer.headers()["retry-after"], /^\d+$/);
    await isProblem(await post(server, `/api/v1/events/${event.slug}/bookings`, JSON.stringify({
      submission_id: "of-an-unlucky-program", contact: { name: "Sample Program", email: "program@example.org" },
      delegates: [{ name: "Sample Program", email: "program@example.org", sector: "education" }] }),
    "application/json"), 503, "unavailable");
    const ended = new Promise((resolve) => lock.once("exit", resolve));
    lock.stdin.end();
    await ended;
    await person.page.goBack();
    await person.press(button);
    assert.equal(person.answer.status(), 200);
  }));

test("a fault of our own", async () => {
  const whole = await Server.start({ keep: true });
  const [event] = await listEvents(whole);
  await whole.stop();
  await promisify(execFile)("sqlite3", [join(whole.folder, "convene.db"),
    "ALTER TABLE programme_session RENAME TO lost_programme"]);
  await withServer({ folder: whole.folder }, async (person, server) => {
    await person.open(`/events/${event.slug}`);
    await seesError(person, 500, "Something went wrong on our side", "See this event");
    await person.sees("give us this number");
    await isProblem(await fetch(`${server.address}/api/v1/events/${event.slug}`), 500, "server-error");
  });
});
