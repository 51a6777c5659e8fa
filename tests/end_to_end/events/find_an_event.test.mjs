// Somebody finds the event near them: on the map or in the list, by region and by month; sees how many
// places are left while others book; and puts it into their calendar.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch, Person, SETTINGS } from "../support/browser.mjs";
import { fillRoom, listEvents } from "../support/delegate.mjs";
import { Server } from "../support/server.mjs";
import { way } from "../support/way.mjs";

const words = (text) => text.replace(/\s+/g, " ").trim();

// What the list says of each event, by its address.
async function readList(person) {
  const cards = {};
  for (const card of await person.page.locator(".event-card").all()) {
    const link = card.locator("a");
    cards[await link.getAttribute("href")] = {
      town: await link.innerText(), text: words(await card.innerText()) };
  }
  return cards;
}

// What the map says of each event, by where its tile leads.
async function readMap(person) {
  const tiles = {};
  for (const tile of await person.page.locator("a.region-tile").all()) {
    tiles[await tile.getAttribute("href")] = {
      town: await tile.locator("b").innerText(), text: words(await tile.innerText()) };
  }
  return tiles;
}

way("the map says what the list says", async (server, arrive) => {
  const [full, nearlyFull] = await listEvents(server);
  await fillRoom(server, full.slug, 50);
  await fillRoom(server, nearlyFull.slug, 47);
  const events = await listEvents(server);
  const person = await arrive();
  await person.open("/");
  const list = await readList(person);
  const map = await readMap(person);
  assert.equal(Object.keys(list).length, 6);
  assert.deepEqual(Object.keys(map).sort(), Object.keys(list).sort());
  for (const { slug, region, places_left } of events) {
    const card = list[`/events/${slug}`];
    const tile = map[`/events/${slug}`];
    assert.equal(tile.town, card.town);
    assert.ok(card.text.includes(region) && tile.text.includes(region), `${region}: ${tile.text}`);
    assert.ok(tile.text.endsWith(places_left === 0 ? "Waiting list" : `${places_left} left`), tile.text);
  }
  assert.equal(await person.page.locator(".region-tile--quiet").count(), 3);

  // The tiles are for eyes and pointers alone: a keyboard and a screen reader have the list.
  const byRole = person.page.locator(".finder").getByRole("link", { name: events[2].town });
  assert.equal(await byRole.count(), 1, "a screen reader hears of each event once");
  await person.page.locator(`a.region-tile[href="/events/${events[2].slug}"]`).click();
  await person.inspect();
  await person.sees(events[2].region);
});

way("events are chosen by region and by month", async (server, arrive) => {
  const events = await listEvents(server);
  const person = await arrive();
  const shown = async () => Object.values(await readList(person)).map(({ town }) => town);
  const openChoice = () => person.page.getByText("Choose a region or a month").click();
  await person.open("/");
  await openChoice();
  await person.follow(events[1].region);
  assert.deepEqual(await shown(), [events[1].town]);
  await person.sees("Show all events");
  assert.equal(await person.page.locator('[aria-current="true"]', { hasText: events[1].region }).count(), 1);

  await openChoice();
  await person.follow("All regions");
  assert.equal((await shown()).length, 6);
  await openChoice();
  const month = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "Europe/London" });
  const last = month.format(new Date(events.at(-1).starts_at));
  await person.follow(last);
  const expected = events.filter(({ starts_at }) => month.format(new Date(starts_at)) === last);
  assert.deepEqual(await shown(), expected.map(({ town }) => town));
  await person.follow("Show all events");
  assert.equal((await shown()).length, 6);

  await person.open("/?region=london&month=2020-01");
  await person.sees("There are no events in London in January 2020");
  await person.follow("Show all events");
  assert.equal((await shown()).length, 6);
});

way("an event is put into a calendar and found on a map", async (server, arrive) => {
  const [event] = await listEvents(server);
  const person = await arrive();
  await person.open(`/events/${event.slug}`);
  await person.sees("Who it is for", "Programme", "Venue", "Getting there", "Step-free");
  const map = await person.page.getByRole("link", { name: /on another website/ }).getAttribute("href");
  assert.match(map, /^https:\/\/www\.openstreetmap\.org\/search\?query=[A-Z0-9+]+$/);
  const begun = person.page.waitForEvent("download");
  await person.page.getByRole("link", { name: "Add to your calendar" }).click();
  const file = await begun;
  assert.equal(file.suggestedFilename(), `${event.slug}.ics`);
});

let browser;
let server;
before(async () => {
  browser = await launch();
  server = await Server.start();
});
after(async () => {
  await browser.close();
  await server.stop();
});

const withScript = SETTINGS.filter(({ javaScript }) => javaScript);

for (const setting of withScript) {
  test(`numbers change while somebody looks on: ${setting.name}`, async () => {
    const [event] = await listEvents(server);
    await fillRoom(server, event.slug, 1, setting.width);
    const watchers = [];
    for (const path of ["/", `/events/${event.slug}`]) {
      const watcher = await Person.arrive(browser, server, setting);
      await watcher.open(path);
      watchers.push(watcher);
    }
    const now = (await listEvents(server))[0].places_left;
    for (const watcher of watchers) await watcher.sees(`${now} places left`);
    await fillRoom(server, event.slug, 1, setting.width + 1);
    for (const watcher of watchers) {
      await watcher.page.locator(`[data-live="${event.slug} places"]`, { hasText: `${now - 1} places left` })
        .waitFor();
      // Nobody is told of each number aloud.
      assert.equal(await watcher.page.getByRole("status").innerText(), "");
      await watcher.inspect();
      await watcher.leave();
    }
  });
}

test("a room that fills up changes the button, and is said once", async () => {
  const event = (await listEvents(server))[1];
  const watcher = await Person.arrive(browser, server, withScript[0]);
  await watcher.open(`/events/${event.slug}`);
  await fillRoom(server, event.slug, 51);
  await watcher.page.getByRole("button", { name: "Join the waiting list" }).waitFor();
  await watcher.sees("All places are taken and 1 person is waiting.");
  assert.equal(await watcher.page.getByRole("status").innerText(), `${event.town}: Waiting list`);
  await watcher.inspect();
  await watcher.leave();
});

test("a page in the background holds no stream, and catches up when it is looked at again", async () => {
  const event = (await listEvents(server))[2];
  const watcher = await Person.arrive(browser, server, withScript[0]);
  await watcher.page.addInitScript(() => {
    let hidden = false;
    Object.defineProperty(document, "hidden", { get: () => hidden });
    globalThis.look = (away) => {
      hidden = away;
      document.dispatchEvent(new Event("visibilitychange"));
    };
  });
  const asked = [];
  watcher.page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const streams = () => asked.filter((path) => path === "/live/places").length;
  await watcher.open(`/events/${event.slug}`);
  assert.equal(streams(), 1);
  await watcher.page.evaluate(() => globalThis.look(true));
  await fillRoom(server, event.slug, 1);
  await watcher.page.evaluate(() => globalThis.look(false));
  await watcher.page.locator(".event-facts", { hasText: "49 places left" }).waitFor();
  assert.equal(streams(), 2);
  await watcher.leave();
});

test("a keyboard alone finds an event and its places", async () => {
  const events = await listEvents(server);
  const person = await Person.arrive(browser, server, withScript[0]);
  await person.open("/");
  const { page } = person;
  const focused = () => page.evaluate(() => document.activeElement.textContent.trim());
  const reach = async (text) => {
    for (let presses = 0; presses < 40; presses++) {
      await page.keyboard.press("Tab");
      if ((await focused()) === text) return;
    }
    assert.fail(`Tab does not reach ${text}`);
  };
  await reach("Choose a region or a month");
  await page.keyboard.press("Enter");
  await reach(events[3].region);
  await page.keyboard.press("Enter");
  await page.waitForURL(/region=/);
  await reach(events[3].town);
  await page.keyboard.press("Enter");
  await page.waitForURL(/events\//);
  await person.inspect();
  await reach("Book a place");
  await reach("Add to your calendar");
  await person.leave();
});

test("a first view asks four times at most besides the stream", async () => {
  const [event] = await listEvents(server);
  for (const path of ["/", `/events/${event.slug}`]) {
    const watcher = await Person.arrive(browser, server, withScript[0]);
    const asked = [];
    watcher.page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await watcher.open(path);
    assert.equal(asked.filter((each) => each === "/live/places").length, 1, `${path} asks for the stream`);
    assert.ok(asked.length - 1 <= 4, `${path} asks for ${asked}`);
    await watcher.leave();
  }
});
