// The checks of every page find what they look for: a sound page passes each of them, and one with a
// fault fails the check that looks for it.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";

import { launch, Person } from "../support/browser.mjs";
import { canBeWalked, canSkipToMain } from "../support/keyboard_checks.mjs";
import { canBePrinted, canBeZoomed, canHaveLargeText, hasItsHead, hasSoundMarkup, ownLinks, showsInForcedColours,
  standsStill } from "../support/page_checks.mjs";

const SOUND = {
  head: `<title>Sound – Test</title>`,
  style: `a:focus, button:focus, input:focus { outline: 3px solid #ffd54a; }
    @media print { button, nav { display: none; } }`,
  skip: `<a href="#main">Skip to main content</a>`,
  body: `<h1>Sound</h1><p>Nothing is wrong here. <a href="/sound">A link</a></p>
    <form><label for="name">Name</label> <input id="name" name="name" autocomplete="name">
    <label><input type="radio" name="colour" value="red" class="plain"> Red</label>
    <label><input type="radio" name="colour" value="blue" class="plain"> Blue</label>
    <button type="submit">Send</button></form>`,
  language: "en", cache: "no-cache",
};

const isPublic = (person) => hasItsHead(person, "public");
const isPersonal = (person) => hasItsHead(person, "personal");
const CHECKS = [hasSoundMarkup, isPublic, canBeZoomed, canHaveLargeText, standsStill, showsInForcedColours,
  canBePrinted, canBeWalked, canSkipToMain, ownLinks];

const withBody = (body) => ({ body: SOUND.body + body });
const withStyle = (style) => ({ style: SOUND.style + style });

// The check that fails, and how the page differs from the sound one.
const FAULTS = {
  "an element in the wrong place": [hasSoundMarkup, withBody("<p><div>Not here</div></p>")],
  "two elements of one name": [hasSoundMarkup, withBody("<p id='twice'>One</p><p id='twice'>Two</p>")],
  "no language": [isPublic, { language: "" }],
  "no organisation in the title": [isPublic, { head: "<title>Sound</title>" }],
  "hidden from search engines": [isPublic, { head: `${SOUND.head}<meta name="robots" content="noindex">` }],
  "kept by caches": [isPublic, { cache: "public, max-age=60" }],
  "personal and found by search engines": [isPersonal, { cache: "no-store" }],
  "personal and kept": [isPersonal, { head: `${SOUND.head}<meta name="robots" content="noindex">` }],
  "wide when zoomed": [canBeZoomed, withBody("<div class='wide'>Wide</div>"), ".wide { width: 700px; }"],
  "large text runs out": [canHaveLargeText, withBody("<p class='rigid'>Rigid</p>"), ".rigid { width: 30rem; }"],
  "large text cut off": [canHaveLargeText, withBody("<p class='cut'>Cut off</p>"),
    ".cut { height: 20px; overflow: hidden; }"],
  "an animation": [standsStill, withStyle("@keyframes beat { to { opacity: 0; } } h1 { animation: beat 1s; }")],
  "a transition": [standsStill, withStyle("a { transition: color 0.2s; }")],
  "a button without an edge": [showsInForcedColours, withBody("<button type='button' class='govuk-button'>Bare</button>"),
    ".govuk-button { border: 0; }"],
  "a field without an edge": [showsInForcedColours, withStyle("#name { border: 0; }")],
  "a box without an edge": [showsInForcedColours, withStyle(".plain { opacity: 0; }")],
  "focus by background alone": [showsInForcedColours,
    withStyle("button:focus { outline: none; background: #ffd54a; }")],
  "white on paper": [canBePrinted, withStyle("h1 { color: white; background: black; }")],
  "a button on paper": [canBePrinted, withStyle("@media print { button { display: block; } }")],
  "wide on paper": [canBePrinted, withStyle("@media print { h1 { width: 800px; } }")],
  "what Tab does not come to": [canBeWalked, withBody("<button type='button' tabindex='-1'>Never</button>")],
  "an order of its own": [canBeWalked, withBody("<button type='button' tabindex='1'>First</button>")],
  "no sign of the focus": [canBeWalked, withStyle("button:focus { outline: none; }")],
  "a skip link elsewhere": [canSkipToMain, { skip: `<a href="#nothing">Skip to main content</a><a href="/sound">A</a>` }],
  "a part that is not there": [ownLinks, withBody("<p><a href='#nothing'>Nothing</a></p>")],
};

function documentOf(fault = {}) {
  const { head, style, skip, body, language } = { ...SOUND, ...fault };
  return `<!DOCTYPE html><html${language && ` lang="${language}"`}><head>${head}
    <meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
    <style>${style}</style></head><body>${skip}<main id="main">${body}</main></body></html>`;
}

let browser;
let server;
let address;
before(async () => {
  browser = await launch();
  server = createServer(({ url }, response) => {
    const [, fault, style = ""] = FAULTS[decodeURIComponent(url.slice(1))] ?? [];
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", "cache-control": fault?.cache ?? SOUND.cache });
    response.end(documentOf(style ? { ...fault, style: SOUND.style + style } : fault));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${server.address().port}`;
});
after(async () => {
  await browser.close();
  server.close();
});

async function look(path, act) {
  const person = await Person.arrive(browser, { address }, { name: "a phone", width: 320, javaScript: true });
  try {
    await person.page.goto(address + path);
    await act(person);
  } finally {
    await person.leave();
  }
}

test("a sound page passes every check", () => look("/sound", async (person) => {
  for (const check of CHECKS) await check(person);
}));

for (const [name, [check]] of Object.entries(FAULTS)) {
  test(`found: ${name}`, () => look(`/${encodeURIComponent(name)}`,
    (person) => assert.rejects(check(person), { name: "AssertionError" })));
}
