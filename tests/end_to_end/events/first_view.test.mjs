// What a phone on a slow line fetches for its first page: everything together, compressed, from us alone,
// and the headers that keep others out of it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch } from "../support/browser.mjs";
import { PAGES } from "../support/pages.mjs";
import { startSamples, stopSamples } from "../support/samples.mjs";

const FIRST_VIEW_BYTES_MAX = 20 * 1024;
// The page, its styles, its script and the icon; a stream of events is beside them.
const REQUESTS_MAX = 4;
const ICON = /\/static\/favicon\.\w+\.svg$/;
// What a script asks for comes after the page, but before the browser is idle again.
const NOTHING_LEFT_TO_DO = "new Promise((done) => requestIdleCallback(() => requestIdleCallback(done)))";
// Where somebody with a fresh browser can come by an address, with a link from an email or without.
const FIRST_VIEWS = PAGES.filter(({ path, kind, name }) => path && kind !== "office" && name !== "sign-in");

let browser;
let samples;
before(async () => {
  browser = await launch();
  samples = await startSamples();
});
after(async () => {
  await stopSamples(samples);
  await browser.close();
});

const addressOf = ({ day, path }) => samples[day].server.address + path(samples[day]);

// What a fresh browser asks for at the address: [{ url, type, bytes }].
async function requestsAt(address) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  const requests = new Map();
  let endOfOne = () => {};
  devtools.on("Network.requestWillBeSent", ({ requestId, request, type }) => {
    // The stream of places never ends, and has a test of its own.
    if (type !== "EventSource") requests.set(requestId, { url: request.url, type });
  });
  const ended = (requestId, bytes) => {
    if (requests.has(requestId)) requests.get(requestId).bytes = bytes;
    endOfOne();
  };
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => ended(requestId, encodedDataLength));
  devtools.on("Network.loadingFailed", ({ requestId }) => ended(requestId, NaN));
  await page.goto(address);
  await devtools.send("Runtime.evaluate", { expression: NOTHING_LEFT_TO_DO, awaitPromise: true });
  // The icon is asked for last, and by the browser in its own time.
  const isWhole = () => requests.size > 0 && [...requests.values()].every(({ bytes }) => bytes !== undefined) &&
    [...requests.values()].some(({ url }) => ICON.test(url));
  while (!isWhole()) await new Promise((resolve) => { endOfOne = resolve; });
  await context.close();
  return [...requests.values()];
}

test("a first view of any page is 20 KB at most and four requests, all to us", async () => {
  for (const page of FIRST_VIEWS) {
    const address = addressOf(page);
    const requests = await requestsAt(address);
    const types = requests.map(({ type }) => type);
    assert.ok(types.includes("Stylesheet") && types.includes("Script"), `${page.name} has styles and script`);
    const told = `${page.name}: ${requests.map(({ url, bytes }) => `${url} ${bytes}`).join(", ")}`;
    assert.ok(requests.reduce((sum, { bytes }) => sum + bytes, 0) <= FIRST_VIEW_BYTES_MAX, told);
    assert.ok(requests.length <= REQUESTS_MAX, told);
    assert.ok(requests.every(({ url }) => new URL(url).origin === new URL(address).origin), told);
  }
});

test("every answer carries the headers that protect its reader", async () => {
  const { server } = samples.ordinary;
  for (const address of [...FIRST_VIEWS.map(addressOf), `${server.address}/api/v1/events`]) {
    const { headers } = await fetch(address);
    const policy = headers.get("content-security-policy");
    for (const rule of ["default-src 'none'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"]) {
      assert.ok(policy?.includes(rule), `${address}: ${rule} in ${policy}`);
    }
    assert.doesNotMatch(policy, /unsafe|\*|https?:/, address);
    assert.equal(headers.get("x-content-type-options"), "nosniff", address);
    assert.equal(headers.get("referrer-policy"), "same-origin", address);
    assert.equal(headers.get("cross-origin-opener-policy"), "same-origin", address);
    assert.equal(headers.get("cross-origin-resource-policy"), "same-origin", address);
  }
});
