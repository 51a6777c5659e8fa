// What Lighthouse says of the pages by which people come: the medians of five looks at each.

import { join, resolve } from "node:path";

import { BROWSER, BROWSER_FLAGS } from "../../tests/end_to_end/support/browser.mjs";
import { PAGES } from "../../tests/end_to_end/support/pages.mjs";
import { startSamples, stopSamples } from "../../tests/end_to_end/support/samples.mjs";

const LOOKS = 5;
const WANTED = 100;
const NAMES = ["home", "event", "form"];
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];

const tool = resolve(process.argv[2], "node_modules");
const { default: lighthouse } = await import(join(tool, "lighthouse/core/index.js"));
const { launch } = await import(join(tool, "chrome-launcher/dist/index.js"));

const median = (numbers) => [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)];

async function look(address, port) {
  const { lhr } = await lighthouse(address, { port, onlyCategories: CATEGORIES, logLevel: "error" });
  if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`);
  return lhr;
}

// What cost points in the last look.
function faults({ audits, categories }) {
  return Object.values(categories).flatMap(({ auditRefs }) => auditRefs)
    .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1)
    .map(({ id }) => `    ${id}: ${audits[id].title}${audits[id].displayValue ? `, ${audits[id].displayValue}` : ""}`);
}

async function main() {
  const samples = await startSamples();
  const chrome = await launch({ chromePath: BROWSER, chromeFlags: ["--headless=new", ...BROWSER_FLAGS] });
  let missed = 0;
  try {
    console.log(`${"".padEnd(8)}${CATEGORIES.map((name) => name.padStart(16)).join("")}`);
    for (const { name, day, path } of PAGES.filter((page) => NAMES.includes(page.name))) {
      const address = samples[day].server.address + path(samples[day]);
      const looks = [];
      while (looks.length < LOOKS) looks.push(await look(address, chrome.port));
      const scores = CATEGORIES.map((category) =>
        median(looks.map(({ categories }) => Math.round(100 * categories[category].score))));
      console.log(`${name.padEnd(8)}${scores.map((score) => String(score).padStart(16)).join("")}`);
      for (const line of faults(looks.at(-1))) console.log(line);
      missed += scores.filter((score) => score < WANTED).length;
    }
  } finally {
    chrome.kill();
    await stopSamples(samples);
  }
  console.log(missed === 0 ? `All medians of ${LOOKS} are ${WANTED}.` : `${missed} medians of ${LOOKS} are below ${WANTED}.`);
  process.exitCode = missed === 0 ? 0 : 1;
}

await main();
