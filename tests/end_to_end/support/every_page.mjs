// Every page and every state of it, on a phone with script: what each of them must keep to for everybody
// who comes. What people do on the pages stands in the other tests.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch } from "./browser.mjs";
import { canBeWalked, canSkipToMain } from "./keyboard_checks.mjs";
import { canBePrinted, canBeZoomed, canHaveLargeText, hasItsHead, hasSoundMarkup, ownLinks, showsInForcedColours,
  standsStill } from "./page_checks.mjs";
import { PAGES } from "./pages.mjs";
import { startSamples, stopSamples } from "./samples.mjs";
import { Tour } from "./tour.mjs";

const PHONE = { name: "a phone", width: 320, javaScript: true };

const isFound = ({ kind, day }) => kind === "public" && day === "ordinary";

// Registers the tests of one group of pages.
export function everyPage(pages) {
  let browser;
  let samples;
  let tour;
  before(async () => {
    browser = await launch();
    samples = await startSamples([...new Set(pages.map(({ day }) => day))]);
    tour = new Tour(browser, samples, PHONE);
  });
  after(async () => {
    await tour.end();
    await stopSamples(samples);
    await browser.close();
  });

  const titles = new Map();
  const links = new Map();

  for (const page of pages) {
    test(page.name, async () => {
      const person = await tour.go(page);
      await hasSoundMarkup(person);
      await hasItsHead(person, page.kind);
      if (isFound(page) && person.answer.ok()) titles.set(page.name, await person.page.title());
      for (const link of await ownLinks(person)) links.set(`${page.day} ${link}`, { person, link });
      await canBeZoomed(person);
      await canHaveLargeText(person);
      await standsStill(person);
      await showsInForcedColours(person);
      await canBePrinted(person);
      await canBeWalked(person);
      await canSkipToMain(person);
    });
  }

  if (pages.some(isFound)) {
    test("public pages have titles of their own", () => {
      assert.deepEqual(PAGES.filter(isFound), pages.filter(isFound), "all of them are in one group");
      assert.ok(titles.size > 0);
      const all = [...titles.values()];
      const shared = [...titles].filter(([, title]) => all.indexOf(title) !== all.lastIndexOf(title));
      assert.deepEqual(shared, []);
    });
  }

  test("every link leads to a page", async () => {
    assert.ok(links.size > 0);
    const broken = [];
    for (const { person, link } of links.values()) {
      const response = await person.page.request.get(link, { maxRedirects: 3 });
      if (response.status() >= 400) broken.push(`${response.status()} ${link}`);
    }
    assert.deepEqual(broken, []);
  });
}
