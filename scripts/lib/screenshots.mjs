// Takes pictures of every page, on a phone and at a desk, of servers of its own with sample bookings.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";

import { launch } from "../../tests/end_to_end/support/browser.mjs";
import { PAGES } from "../../tests/end_to_end/support/pages.mjs";
import { startSamples, stopSamples } from "../../tests/end_to_end/support/samples.mjs";
import { Tour } from "../../tests/end_to_end/support/tour.mjs";

const WIDTHS = [1280, 320];

// `wanted`: the names of those to take; all of them if there are none.
async function main(folder, wanted) {
  await mkdir(folder, { recursive: true });
  const pages = wanted.length > 0 ? PAGES.filter(({ name }) => wanted.includes(name)) : PAGES;
  const browser = await launch();
  const samples = await startSamples();
  try {
    for (const width of WIDTHS) {
      const tour = new Tour(browser, samples, { name: `${width} px`, width, javaScript: true });
      for (const page of pages) {
        const person = await tour.go(page);
        await person.page.screenshot({ path: join(folder, `${page.name}-${width}.png`), fullPage: true });
        console.log(`${page.name}-${width}.png`);
      }
      await tour.end();
    }
  } finally {
    await stopSamples(samples);
    await browser.close();
  }
}

const [folder = "build/screenshots", ...wanted] = process.argv.slice(2);
await main(folder, wanted);
