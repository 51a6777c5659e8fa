// The inspection of every page finds what it looks for: else all that it passes means nothing.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";

import { launch, Person, SETTINGS } from "../support/browser.mjs";

const PAGES = {
  "/sound": "<h1>Sound</h1><p>Nothing is wrong here.</p>",
  "/no-alternative": "<h1>Picture</h1><img src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' width='9' height='9'>",
  "/faint": "<h1>Faint</h1><p style='color: #ccc'>Nobody can read this.</p>",
  "/small-target": "<h1>Small</h1><p><a href='/a' style='display: inline-block; font-size: 4px'>a</a>" +
    "<a href='/b' style='display: inline-block; font-size: 4px'>b</a></p>",
  "/wide": "<h1>Wide</h1><div style='width: 2000px'>It goes on and on.</div>",
  "/two-headings": "<h1>One</h1><h1>Two</h1>",
  "/third-party": "<h1>Elsewhere</h1><img alt='' src='http://127.0.0.2:9/picture.png'>",
  "/missing": "<h1>Missing</h1><link rel='stylesheet' href='/not-found'>",
};

const SCRIPT = `<h1>Script</h1><p>Not run</p><script>
  document.querySelector("p").textContent = "Run";
  addEventListener("click", () => { document.querySelector("p").textContent = "Run later"; });
</script>`;

let browser;
let server;
let address;
before(async () => {
  browser = await launch();
  server = createServer(({ url }, response) => {
    const pages = { ...PAGES, "/script": SCRIPT };
    response.writeHead(url in pages ? 200 : 404, { "content-type": "text/html" });
    response.end(`<!DOCTYPE html><html lang="en"><head><title>Test</title><link rel="icon" href="data:,">
      <meta name="viewport" content="width=device-width"></head><body><main>${pages[url]}</main></body></html>`);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${server.address().port}`;
});
after(async () => {
  await browser.close();
  server.close();
});

for (const setting of SETTINGS.filter(({ width }) => width === 320)) {
  test(`the inspection finds each fault: ${setting.name}`, async () => {
    for (const path of Object.keys(PAGES)) {
      const person = await Person.arrive(browser, { address }, setting);
      const look = person.open(path);
      await (path === "/sound" ? look : assert.rejects(look, { name: "AssertionError" }, path));
      await person.leave();
    }
  });
}

// What axe found in order it does not look at again (support/browser.mjs).
test("a page that was in order is inspected anew once it looks or reads otherwise", async () => {
  const person = await Person.arrive(browser, { address }, SETTINGS[0]);
  await person.open("/sound");
  await person.open("/sound");
  await person.page.locator("p").evaluate((element) => { element.style.color = "#ccc"; });
  await assert.rejects(person.inspect(), { name: "AssertionError" });
  await person.open("/sound");
  await person.page.locator("body").evaluate((element) => element.append(document.createElement("img")));
  await assert.rejects(person.inspect(), { name: "AssertionError" });
  await person.leave();
});

// axe is one: it must not bring the page's own to life.
test("without JavaScript no script of a page runs, however often it is inspected", async () => {
  const said = async (setting) => {
    const person = await Person.arrive(browser, { address }, setting);
    const texts = [];
    const note = async () => texts.push(await person.page.locator("p").innerText());
    await person.open("/script");
    await note();
    await person.page.locator("p").click();
    await note();
    await person.inspect();
    await person.open("/script");
    await note();
    await person.leave();
    return texts;
  };
  const [phone, phoneWithout] = SETTINGS;
  assert.deepEqual(await said(phone), ["Run", "Run later", "Run"]);
  assert.deepEqual(await said(phoneWithout), ["Not run", "Not run", "Not run"]);
});
