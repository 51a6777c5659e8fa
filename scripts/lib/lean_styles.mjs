// Leaves out of the built styles what govuk-frontend brings for pages that we do not have: a rule whose
// classes stand in none of our templates, sources and scripts. Every page's first view is the smaller by it.
//   node lean_styles.mjs FOLDER STYLES… -- FILES THAT USE THEM…    writes the styles into the folder

import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

const between = process.argv.indexOf("--");
const [folder, ...styles] = process.argv.slice(2, between);
const text = process.argv.slice(between + 1).map((file) => readFileSync(file, "utf8")).join("\n");

// Words of ours, and beginnings to which a template adds the rest: "govuk-tag--{{TONE}}".
const words = new Set(text.match(/govuk-[\w-]+/g));
const beginnings = [...text.matchAll(/(govuk-[\w-]+-)(?:\{\{|["'`])/g)].map(([, beginning]) => beginning);
const isUsed = (name) => words.has(name) || beginnings.some((beginning) => name.startsWith(beginning));

// What a rule says "not" of need not be there for it to hold.
const isWanted = (selector) =>
  (selector.replace(/:not\([^)]*\)/g, "").match(/(?<=\.)govuk-[\w-]+/g) ?? []).every(isUsed);

// "a,b:is(c,d)" as "a" and "b:is(c,d)"
function selectorsOf(list) {
  const selectors = [""];
  let depth = 0;
  for (const letter of list) {
    depth += letter === "(" ? 1 : letter === ")" ? -1 : 0;
    if (letter === "," && depth === 0) selectors.push("");
    else selectors[selectors.length - 1] += letter;
  }
  return selectors;
}

// Where the block that begins at `open` ends.
function endOf(css, open) {
  let depth = 0;
  for (let at = open; at < css.length; at++) {
    if (css[at] === "{") depth++;
    if (css[at] === "}" && --depth === 0) return at;
  }
  throw new Error("A block does not end");
}

function lean(css) {
  let kept = "";
  for (let at = 0; at < css.length;) {
    const open = css.indexOf("{", at);
    if (open < 0) return kept + css.slice(at);
    const close = endOf(css, open);
    const head = css.slice(at, open).trim();
    const body = css.slice(open + 1, close);
    at = close + 1;
    if (/^@(media|supports)/.test(head)) {
      const inner = lean(body);
      if (inner !== "") kept += `${head}{${inner}}`;
    } else {
      const wanted = head.startsWith("@") ? [head] : selectorsOf(head).filter(isWanted);
      if (wanted.length > 0) kept += `${wanted.join(",")}{${body}}`;
    }
  }
  return kept;
}

for (const file of styles) {
  const css = readFileSync(file, "utf8");
  // Without its mark, browsers would take the file for one of another alphabet.
  const mark = css.startsWith("\uFEFF") ? "\uFEFF" : "";
  writeFileSync(join(folder, basename(file)), mark + lean(css.slice(mark.length)));
}
