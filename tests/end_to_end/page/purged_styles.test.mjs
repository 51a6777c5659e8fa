// The step of the build that leaves styles out keeps what a page could use.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const STEP = fileURLToPath(new URL("../../../scripts/lib/purge_styles.mjs", import.meta.url));
const TEMPLATE = `<p class="govuk-body govuk-tag--{{TONE}}"><b class="ours">`;

// [what the styles say, what is left of it]
const CASES = {
  "a class that a template uses": [".govuk-body{a:b}", ".govuk-body{a:b}"],
  "one that none uses": [".govuk-grid-row{a:b}.govuk-body{a:b}", ".govuk-body{a:b}"],
  "one of our own, used or not": [".ours{a:b}.theirs{a:b}", ".ours{a:b}.theirs{a:b}"],
  "a class whose end a template adds": [".govuk-tag--few{a:b}", ".govuk-tag--few{a:b}"],
  "one selector of several": [".govuk-body,.govuk-grid-row{a:b}", ".govuk-body{a:b}"],
  "several classes, not all used": [".govuk-body .govuk-grid-row{a:b}", ""],
  "what a rule says not of": [".ours:not(.govuk-grid-row,.other){a:b}", ".ours:not(.govuk-grid-row,.other){a:b}"],
  "rules within others": ["@media print{.govuk-grid-row{a:b}.ours{a:b}}", "@media print{.ours{a:b}}"],
  "nothing within others": ["@supports (a:b){.govuk-grid-row{a:b}}", ""],
  "a page of paper": ["@page{margin:1mm}", "@page{margin:1mm}"],
  "another alphabet": ["\uFEFF.ours{content:\"–\"}", "\uFEFF.ours{content:\"–\"}"],
};

for (const [name, [css, left]] of Object.entries(CASES)) {
  test(name, () => {
    const folder = mkdtempSync(join(tmpdir(), "convene-test-"));
    try {
      mkdirSync(join(folder, "whole"));
      writeFileSync(join(folder, "whole", "site.css"), css);
      writeFileSync(join(folder, "page.html"), TEMPLATE);
      execFileSync(process.execPath, [STEP, folder, join(folder, "whole", "site.css"), "--", join(folder, "page.html")]);
      assert.equal(readFileSync(join(folder, "site.css"), "utf8"), left);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}
