// Leaves out of the built styles what govuk-frontend brings for pages that we do not have, by PurgeCSS: what
// is for a class that stands in none of our templates, sources and scripts. Every page's first view is the
// smaller by it.
//   node purge_styles.mjs FOLDER STYLES… -- FILES THAT USE THEM…    writes the styles into the folder

import { readFileSync, writeFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { PurgeCSS } from "purgecss";

const between = process.argv.indexOf("--");
const [folder, ...styles] = process.argv.slice(2, between);
const read = (file) => readFileSync(file, "utf8");
const content = process.argv.slice(between + 1).map((file) => ({ raw: read(file), extension: extname(file).slice(1) }));

// Elements, attributes and classes of our own stay, used or not.
const notTheirs = /^(?!govuk-)/;
// Beginnings of classes to which a template or a source adds the rest: "govuk-tag--{{TONE}}".
const beginnings = content.flatMap(({ raw }) =>
  [...raw.matchAll(/(govuk-[\w-]+-)(?:\{\{|["'`])/g)].map(([, beginning]) => new RegExp(`^${beginning}`)));

// The files' names are no patterns, as PurgeCSS would take them: it is given what stands in them.
const purged = await new PurgeCSS().purge({
  content,
  css: styles.map((file) => ({ raw: read(file), name: basename(file) })),
  safelist: [notTheirs, ...beginnings],
});

for (const { file, css } of purged) writeFileSync(join(folder, file), css);
