// What a phone on a slow line fetches for its first page: everything together, compressed, and the
// headers that keep others out of it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch } from "./support/browser.mjs";
import { listEvents } from "./support/delegate.mjs";
import { Server } from "./support/server.mjs";

const FIRST_VIEW_BYTES_MAX = 20 * 1024;

let browser;
let server;
let pages;
before(async () => {
  browser = await launch();
  server = await Server.start();
  const [event] = await listEvents(server);
  pages = ["/", `/events/${event.slug}`, `/events/${event.slug}/book`, "/waiting-list-policy", "/privacy",
    "/accessibility", "/there-is-no-such-page"];
});
after(async () => {
  await browser.close();
  await server.stop();
});

test("a first view of any public page is 20 KB at most, with styles and script", async () => {
  for (const path of pages) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send("Network.enable");
    const types = new Map();
    // The stream of places never ends, and has a test of its own.
    const unfinished = new Set();
    let bytes = 0;
    devtools.on("Network.requestWillBeSent", ({ requestId, type }) => {
      if (type !== "EventSource") unfinished.add(requestId);
    });
    devtools.on("Network.responseReceived", ({ requestId, type }) => types.set(requestId, type));
    devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      unfinished.delete(requestId);
      bytes += encodedDataLength;
    });
    await page.goto(server.address + path);
    while (unfinished.size > 0) await page.waitForTimeout(20);
    await context.close();
    const kinds = [...types.values()];
    assert.ok(kinds.includes("Stylesheet") && kinds.includes("Script"), `${path} has styles and script`);
    assert.ok(bytes <= FIRST_VIEW_BYTES_MAX, `${path} is ${bytes} bytes`);
  }
});

test("every answer carries the headers that protect its reader", async () => {
  for (const path of [...pages, "/office/sign-in", "/api/v1/events"]) {
    const { headers } = await fetch(server.address + path);
    const policy = headers.get("content-security-policy");
    for (const rule of ["default-src 'none'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"]) {
      assert.ok(policy?.includes(rule), `${path}: ${rule} in ${policy}`);
    }
    assert.doesNotMatch(policy, /unsafe|\*|https?:/, path);
    assert.equal(headers.get("x-content-type-options"), "nosniff", path);
    assert.equal(headers.get("referrer-policy"), "same-origin", path);
    assert.equal(headers.get("cross-origin-opener-policy"), "same-origin", path);
    assert.equal(headers.get("cross-origin-resource-policy"), "same-origin", path);
  }
});
