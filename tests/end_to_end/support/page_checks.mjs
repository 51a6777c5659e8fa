// What holds for every page, beyond what a person's own inspection finds at once. Each function takes a
// person who is at the page and fails with what is wrong there.

import assert from "node:assert/strict";
import { HtmlValidate } from "html-validate";

import { canBeWalked, where } from "./keyboard_checks.mjs";

// What is left of 1280 pixels at a zoom of 200 %.
const ZOOMED_WIDTH = 640;
// A4 without its margins.
const PAPER_WIDTH = 718;
const TEXT_CONTRAST_MIN = 4.5;

const validator = new HtmlValidate({ root: true, extends: ["html-validate:standard"] });

// Runs look() with the browser set up in another way, and puts it back.
async function withMedia(person, media, look) {
  await person.page.emulateMedia(media);
  try {
    await look();
  } finally {
    await person.page.emulateMedia(Object.fromEntries(Object.keys(media).map((name) => [name, null])));
  }
}

async function withWidth(person, width, look) {
  const before = person.page.viewportSize();
  await person.page.setViewportSize({ width, height: before.height });
  try {
    await look();
  } finally {
    await person.page.setViewportSize(before);
  }
}

async function doesNotScrollSideways(person, how) {
  const pixels = await person.page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(pixels, 0, `${where(person)} ${how} scrolls sideways by ${pixels} px`);
}

// Reads the page as the server sent it: what a browser makes of a mistake may look right in this one only.
export async function hasSoundMarkup(person) {
  const { results } = await validator.validateString(await person.answer.text());
  const faults = results.flatMap(({ messages }) => messages).map(
    ({ line, ruleId, message }) => `line ${line}: ${message} (${ruleId})`);
  assert.deepEqual(faults, [], `the markup of ${where(person)}`);
}

// What browsers and those between may keep of a page, by its kind. On the way through a form, Back finds
// what was typed.
const CACHE = { public: /^$|^no-cache$|^no-store$/, "blank form": /^private, no-cache$/,
  form: /^no-store$|^private, no-cache$/, personal: /^no-store$/, office: /^no-store$/ };
const FINDABLE = ["public", "blank form"];

// Says its language and its title, and search engines and caches what they may do with it.
export async function hasItsHead(person, kind) {
  const page = await person.page.evaluate(() => ({
    language: document.documentElement.lang, title: document.title,
    robots: document.querySelector("meta[name=robots]")?.content ?? "" }));
  assert.equal(page.language, "en", where(person));
  assert.match(page.title, /^\S.+ – \S/, `${where(person)} has a title with the organisation's name`);
  assert.equal(page.robots, FINDABLE.includes(kind) ? "" : "noindex", `${where(person)} for search engines`);
  assert.match(person.answer.headers()["cache-control"] ?? "", CACHE[kind], `${where(person)} for caches`);
}

export async function canBeZoomed(person) {
  await withWidth(person, ZOOMED_WIDTH, () => doesNotScrollSideways(person, "at a zoom of 200 %"));
}

// Text alone twice as large, on a small tablet: nothing is cut off and nothing runs out of the page.
export async function canHaveLargeText(person) {
  await withWidth(person, ZOOMED_WIDTH, async () => {
    await person.page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
    try {
      await doesNotScrollSideways(person, "with text twice as large");
      assert.deepEqual(await person.page.evaluate(cutOff), [], `${where(person)} cuts large text off`);
    } finally {
      await person.page.evaluate(() => { document.documentElement.style.fontSize = ""; });
    }
  });
}

// Finds, in the page, what hides a part of its own text other than on purpose.
function cutOff() {
  return [...document.querySelectorAll("body *")].filter((element) => {
    const { overflowX, overflowY, position } = getComputedStyle(element);
    const hides = [overflowX, overflowY].some((overflow) => overflow === "hidden" || overflow === "clip");
    const isForScreenReaders = position === "absolute" && element.clientWidth <= 1;
    return hides && !isForScreenReaders && element.textContent.trim() !== "" &&
      (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
  }).map((element) => element.outerHTML.slice(0, 120));
}

// Nothing moves for those whom motion makes ill.
export async function standsStill(person) {
  await withMedia(person, { reducedMotion: "reduce" }, async () => {
    const moving = await person.page.evaluate(() => {
      const lasts = (times) => times.split(",").some((time) => parseFloat(time) > 0);
      const moves = (style) => (style.animationName !== "none" && lasts(style.animationDuration)) ||
        lasts(style.transitionDuration) || style.scrollBehavior === "smooth";
      return [...document.querySelectorAll("*")].filter((element) =>
        [null, "::before", "::after"].some((part) => moves(getComputedStyle(element, part)))).map(
        (element) => element.outerHTML.slice(0, 120));
    });
    assert.deepEqual(moving, [], `${where(person)} moves`);
  });
}

// Buttons and fields keep an edge in colours of the reader's own choice, and the focus shows.
export async function showsInForcedColours(person) {
  await withMedia(person, { forcedColors: "active" }, async () => {
    await doesNotScrollSideways(person, "in forced colours");
    const bare = await person.page.evaluate(() => {
      const hasEdge = (style) => style.borderTopStyle !== "none" && parseFloat(style.borderTopWidth) > 0;
      const fields = "input:not([type=hidden], [type=radio], [type=checkbox]), select, textarea";
      // One that is drawn by its label is there, but not to be seen.
      const boxes = [...document.querySelectorAll("input[type=radio], input[type=checkbox]")].filter((box) =>
        getComputedStyle(box).opacity === "0" && !hasEdge(getComputedStyle(box.labels[0], "::before")));
      const edgeless = [...document.querySelectorAll(`[class*=govuk-button]:is(a, button), ${fields}`)].filter(
        (element) => element.checkVisibility() && !hasEdge(getComputedStyle(element)));
      return [...boxes, ...edgeless].map((element) => element.outerHTML.slice(0, 120));
    });
    assert.deepEqual(bare, [], `${where(person)} shows no edges in forced colours`);
    await canBeWalked(person, "outline");
  });
}

// Text is dark on paper, nothing is there to be pressed, and nothing is cut at the edge.
export async function canBePrinted(person) {
  await withWidth(person, PAPER_WIDTH, () => withMedia(person, { media: "print" }, async () => {
    await doesNotScrollSideways(person, "on paper");
    const faults = await person.page.evaluate((contrastMin) => {
      const linear = (channel) => channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
      // Backgrounds are not printed: text stands on white.
      const contrastOnPaper = (colour) => {
        const [red, green, blue] = colour.match(/[\d.]+/g).map((channel) => linear(channel / 255));
        return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
      };
      const seen = [...document.querySelectorAll("body *")].filter((element) =>
        element.checkVisibility({ visibilityProperty: true }) && element.clientWidth !== 1);
      const pale = seen.filter((element) => contrastOnPaper(getComputedStyle(element).color) < contrastMin &&
        [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== ""));
      const pressed = seen.filter((element) =>
        element.matches("button, summary, nav, .govuk-button, .govuk-skip-link, .govuk-back-link"));
      return [...pale.map((element) => `pale: ${element.outerHTML.slice(0, 120)}`),
        ...pressed.map((element) => `to press: ${element.outerHTML.slice(0, 120)}`)];
    }, TEXT_CONTRAST_MIN);
    assert.deepEqual(faults, [], `${where(person)} on paper`);
  }));
}

// The other addresses of the site that the page links to. Parts of itself to which it links must be there.
export async function ownLinks(person) {
  const { links, lost } = await person.page.evaluate(() => {
    const shown = [...document.querySelectorAll("a[href]")].filter((link) => link.checkVisibility());
    const own = shown.map((link) => new URL(link.getAttribute("href"), location))
      .filter(({ origin }) => origin === location.origin);
    const isHere = ({ pathname, search }) => pathname === location.pathname && search === location.search;
    const lostParts = own.filter((url) => isHere(url) && url.hash && !document.getElementById(url.hash.slice(1)));
    return {
      links: [...new Set(own.filter((url) => !isHere(url)).map(({ pathname, search }) => pathname + search))],
      lost: lostParts.map(({ hash }) => hash) };
  });
  assert.deepEqual(lost, [], `${where(person)} links to parts of itself that are not there`);
  return links;
}
