// People in a browser: each page they come to is inspected, so that a test reads as what they do.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { chromium } from "playwright-core";
import { Verdicts } from "../../../scripts/lib/verdicts.mjs";

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

// Pages that axe found nothing wrong with. People come to the same one again and again, and it takes more than
// all else that a test does.
const inOrder = new Verdicts("axe");

// A page as axe sees it: how it stands now, with what is marked and where the keyboard is. Styles are named by
// their contents. What differs from one booking to the next and looks the same is left out.
function pageForAxe() {
  const { documentElement, activeElement } = document;
  const marked = [...document.querySelectorAll("input")].map(({ checked }) => Number(checked)).join("");
  const focused = [...document.querySelectorAll("*")].indexOf(activeElement);
  return [documentElement.outerHTML, marked, focused].join(" ")
    .replace(/(<input type="hidden"[^>]* value=")[^"]*/g, "$1")
    .replace(/\b[0-9A-Z]{3}-[0-9A-Z]{3}\b/g, "000-000");
}

const TABS_MAX = 60;
const TAB_KEY = { key: "Tab", code: "Tab", windowsVirtualKeyCode: 9, nativeVirtualKeyCode: 9 };

// The ways a page is looked at.
export const SETTINGS = [
  { name: "a phone with JavaScript", width: 320, javaScript: true },
  { name: "a phone without JavaScript", width: 320, javaScript: false },
  { name: "a desk with JavaScript", width: 1280, javaScript: true },
  { name: "a desk without JavaScript", width: 1280, javaScript: false },
];

export const BROWSER = process.env.CHROMIUM ?? "/usr/bin/chromium";
export const BROWSER_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];

// Every window, and so everybody with a fresh browser, gets two pages of the browser's own for what it shows
// under the address bar: two thirds of what it costs to arrive.
const UNUSED_FEATURES = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup"];

// The last of two such flags counts, so that it says what playwright-core's own says, too.
function withoutUnusedFeatures() {
  const folder = dirname(require.resolve("playwright-core/package.json"));
  const { chromiumSwitches } = require(join(folder, "lib/server/chromium/chromiumSwitches.js"));
  const theirs = chromiumSwitches().find((flag) => flag.startsWith("--disable-features="));
  return [theirs, ...UNUSED_FEATURES].join(",");
}

export function launch(options = {}) {
  return chromium.launch({ executablePath: BROWSER, args: [...BROWSER_FLAGS, withoutUnusedFeatures()], ...options });
}

export class Person {
  #context;
  #devtools;
  #address;
  #complaints = [];
  answer;  // the newest page as the server sent it

  // Somebody with a fresh browser at `setting`.
  static async arrive(browser, server, setting) {
    const person = new Person();
    person.#address = server.address;
    person.setting = setting;
    person.#context = await browser.newContext({
      baseURL: server.address, javaScriptEnabled: setting.javaScript,
      viewport: { width: setting.width, height: 800 }, locale: "en-GB" });
    person.page = await person.#context.newPage();
    person.#devtools = await person.#context.newCDPSession(person.page);
    if (!setting.javaScript) await person.#allowScripts(false);
    person.#listen();
    return person;
  }

  leave() {
    return this.#context.close();
  }

  #listen() {
    const complain = (text) => this.#complaints.push(text);
    this.page.on("console", (message) => {
      // A page that answers with an error status is logged by the browser; tests look at it themselves.
      const isStatus = message.text().startsWith("Failed to load resource: the server responded");
      if (message.type() === "error" && !isStatus) complain(`console: ${message.text()}`);
    });
    this.page.on("pageerror", (error) => complain(`script: ${error.message}`));
    this.page.on("request", (request) => {
      if (!request.url().startsWith(this.#address)) complain(`asks elsewhere: ${request.url()}`);
    });
    this.page.on("response", (response) => {
      const isPage = response.request().isNavigationRequest();
      const status = response.status();
      if (!isPage && status >= 400) complain(`${status} for ${response.url()}`);
      if (isPage && (status < 300 || status >= 400)) this.answer = response;
    });
  }

  async open(path) {
    await this.page.goto(path);
    await this.inspect();
  }

  async follow(link) {
    await this.page.getByRole("link", { name: link, exact: typeof link === "string" }).first().click();
    await this.inspect();
  }

  async press(button) {
    await this.page.getByRole("button", { name: button, exact: typeof button === "string" }).click();
    await this.inspect();
  }

  // Presses Tab until the keyboard is at something: its id, or what it says.
  async tabTo(target) {
    for (let presses = 0; presses < TABS_MAX; presses++) {
      const at = await this.page.evaluate(
        () => [document.activeElement.id, document.activeElement.textContent.replace(/\s+/g, " ").trim()]);
      if (at.includes(target)) return;
      await this.page.keyboard.press("Tab");
    }
    assert.fail(`${this.page.url()}: Tab does not lead to ${target}`);
  }

  // Presses Tab so many times. The presses are sent one behind the other, and answered when all are done.
  async tab(times) {
    const keys = Array.from({ length: times }, () => ["rawKeyDown", "keyUp"]).flat();
    await Promise.all(keys.map((type) => this.#devtools.send("Input.dispatchKeyEvent", { type, ...TAB_KEY })));
  }

  // Presses Enter where it leads to another page.
  async enter() {
    await Promise.all([this.page.waitForEvent("domcontentloaded"), this.page.keyboard.press("Enter")]);
    await this.inspect();
  }

  async back() {
    await this.page.goBack();
    await this.inspect();
  }

  // The page as it stands, once more: what "Duplicate this tab" makes of it.
  async sameInAnotherTab() {
    const html = await this.page.content();
    const tab = await this.#context.newPage();
    await tab.route(this.page.url(), (route) => route.fulfill({ contentType: "text/html", body: html }),
      { times: 1 });
    await tab.goto(this.page.url());
    return tab;
  }

  // Fills in by label: text for an input, the text of an option for a list, true and false for boxes and
  // radio buttons. `within`: the part of the page where they stand.
  async fill(answers, within = this.page) {
    for (const [label, answer] of Object.entries(answers)) {
      const field = within.getByLabel(label, { exact: true });
      if (typeof answer === "boolean") {
        await field.setChecked(answer);
      } else if ((await field.evaluate((element) => element.tagName)) === "SELECT") {
        await field.selectOption({ label: answer });
      } else {
        await field.fill(answer);
      }
    }
  }

  // The whole label that begins with `text`.
  async labelWith(text) {
    return (await this.page.locator("label", { hasText: text }).first().innerText()).trim();
  }

  // The id of what the keyboard is at.
  at() {
    return this.page.evaluate(() => document.activeElement.id);
  }

  async heading() {
    return (await this.page.locator("h1").innerText()).trim();
  }

  async text() {
    return (await this.page.locator("body").innerText()).replace(/\s+/g, " ");
  }

  async sees(...texts) {
    const seen = await this.text();
    for (const text of texts) {
      const found = text instanceof RegExp ? text.test(seen) : seen.includes(text);
      assert.ok(found, `${this.page.url()} does not show ${text}, but:\n${seen}`);
    }
  }

  async seesNot(text) {
    const seen = await this.text();
    assert.ok(!seen.includes(text), `${this.page.url()} shows "${text}":\n${seen}`);
  }

  // The form holds these answers, as fill() takes them.
  async seesFilled(answers, within = this.page) {
    for (const [label, answer] of Object.entries(answers)) {
      const field = within.getByLabel(label, { exact: true });
      const held = typeof answer === "boolean" ? await field.isChecked() : await field.inputValue();
      assert.equal(held, answer, `"${label}" still holds what was typed`);
    }
  }

  // The error summary names each message, its link leads to the field, and the same words stand there.
  async seesErrors(...messages) {
    assert.match(await this.page.title(), /^Error: /);
    const summary = this.page.locator(".govuk-error-summary");
    const links = summary.locator("a");
    assert.deepEqual(await links.allInnerTexts(), messages);
    for (const link of await links.all()) {
      const target = this.page.locator(`[id="${(await link.getAttribute("href")).slice(1)}"]`);
      assert.equal(await target.count(), 1, "an error's link leads to one field");
    }
    const inline = await this.page.locator(".govuk-error-message").allInnerTexts();
    for (const message of messages) {
      assert.ok(inline.some((text) => text.endsWith(message)), `"${message}" stands at no field`);
    }
    if (this.setting.javaScript) {
      const focused = await summary.evaluate((element) => element.contains(document.activeElement));
      assert.ok(focused, "the error summary has the focus");
    }
  }

  // What holds for every page.
  async inspect() {
    await this.page.waitForLoadState("load");
    const where = `${this.page.url()} on ${this.setting.name}`;
    assert.equal(await this.page.locator("h1").count(), 1, `${where} has one h1`);
    const tooWide = await this.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(tooWide, 0, `${where} scrolls sideways by ${tooWide} px`);
    assert.deepEqual(await this.#violations(), [], `axe on ${where}`);
    assert.deepEqual(this.#complaints, [], where);
  }

  async #violations() {
    if (this.setting.javaScript) return this.#askAxe();
    // axe is a script itself, and runs on its own: those of the page were passed over when it was read.
    await this.#allowScripts(true);
    try {
      return await this.#askAxe();
    } finally {
      await this.#allowScripts(false);
    }
  }

  #allowScripts(allowed) {
    return this.#devtools.send("Emulation.setScriptExecutionDisabled", { value: !allowed });
  }

  async #askAxe() {
    const page = await this.page.evaluate(pageForAxe);
    const key = Verdicts.key(AXE, AXE_TAGS.join(), this.#context.browser().version(), this.setting.name, page);
    if (inOrder.has(key)) return [];
    const violations = await this.#violationsByAxe();
    if (violations.length === 0) inOrder.add(key);
    return violations;
  }

  async #violationsByAxe() {
    // Not page.evaluate(): in this way the browser compiles axe once for all pages of a site.
    await this.#devtools.send("Runtime.evaluate", { expression: AXE });
    const { violations } = await this.page.evaluate(
      (values) => globalThis.axe.run(document, {
        runOnly: { type: "tag", values }, resultTypes: ["violations"] }), AXE_TAGS);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
  }
}
