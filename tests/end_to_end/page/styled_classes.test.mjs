// A class that is renamed in the styles alone leaves a page bare where nobody looks.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = (path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const read = (folder, ending) => readdirSync(root(folder), { recursive: true })
  .filter((name) => name.endsWith(ending))
  .map((name) => ({ name, text: readFileSync(join(root(folder), name), "utf8") }));

// Those that a template makes up from a value have a beginning alone.
function classesIn(template) {
  return [...template.matchAll(/\sclass="([^"]*)"/g)]
    .flatMap(([, names]) => names.replace(/\{\{.*?\}\}/g, "{}").split(/\s+/))
    .filter((name) => name && !name.includes("{}"));
}

function unstyled(templates, styles) {
  const styled = new Set([...styles.matchAll(/\.(-?[_a-z][\w-]*)/gi)].map(([, name]) => name));
  // govuk-frontend's own are there for its script and for who looks at the source, too.
  return templates.flatMap(({ name, text }) => classesIn(text)
    .filter((each) => !each.startsWith("govuk-") && !styled.has(each))
    .map((each) => `${each} in ${name}`));
}

const styles = read("build/release/web", ".css").map(({ text }) => text).join("\n");

test("every class of ours in a template has a style", () => {
  assert.deepEqual(unstyled(read("web/templates", ".html"), styles), []);
});

test("one that has none is found", () => {
  const templates = [{ name: "a.html", text: `<p class="lines forgotten booking-state--{{STATE}}">` }];
  assert.deepEqual(unstyled(templates, styles), ["forgotten in a.html"]);
});
