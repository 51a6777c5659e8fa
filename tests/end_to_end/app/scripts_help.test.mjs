// Each script explains itself, and does nothing else while it does: here it finds no compiler, no node
// and no package manager, in a copy of the clone that is looked at afterwards.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

const CLONE = fileURLToPath(new URL("../../..", import.meta.url));
const TOOLS = ["bash", "cat", "dirname", "realpath", "sed"];
// Its other arguments are the server's.
const PASSES_ON = "scripts/run";

const scripts = ["scripts", ".ci"].flatMap((folder) =>
  readdirSync(join(CLONE, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${folder}/${entry.name}`));

function everythingIn(folder) {
  return readdirSync(folder, { recursive: true }).sort();
}

describe("a script's help", () => {
  const folder = mkdtempSync(join(tmpdir(), "convene-test-"));
  const copy = join(folder, "clone");
  const tools = join(folder, "tools");
  const home = join(folder, "home");
  const elsewhere = join(folder, "elsewhere");

  function run(script, from, ...words) {
    return spawnSync(`./${relative(from, join(copy, script))}`, words,
      { cwd: from, env: { PATH: tools, HOME: home }, encoding: "utf8" });
  }

  before(() => {
    for (const made of [tools, home, elsewhere]) mkdirSync(made);
    for (const tool of TOOLS) {
      symlinkSync(execFileSync("which", [tool], { encoding: "utf8" }).trim(), join(tools, tool));
    }
    for (const part of ["scripts", ".ci"]) cpSync(join(CLONE, part), join(copy, part), { recursive: true });
  });

  after(() => rmSync(folder, { recursive: true }));

  for (const script of scripts) {
    test(`${script} prints what it is for, from wherever it is called, and does nothing`, () => {
      const found = everythingIn(folder);
      for (const from of [copy, elsewhere, join(copy, script, "..")]) {
        const { status, stdout, stderr } = run(script, from, "--help");
        assert.equal(stderr, "");
        assert.equal(status, 0);
        assert.ok(stdout.startsWith(script), stdout);
        assert.doesNotMatch(stdout, /^#|shellcheck disable/m);
        assert.equal(run(script, from, "-h").stdout, stdout);
      }
      assert.deepEqual(everythingIn(folder), found);
    });

    if (script === PASSES_ON) continue;
    test(`${script} answers an option that it does not know with its help, and does nothing`, () => {
      const found = everythingIn(folder);
      const { status, stdout, stderr } = run(script, copy, "--dance");
      assert.equal(status, 2);
      assert.equal(stdout, "");
      assert.equal(stderr, run(script, copy, "--help").stdout);
      assert.deepEqual(everythingIn(folder), found);
    });
  }

  test("an option without its value is answered with the help", () => {
    assert.equal(run("scripts/kill_test", copy, "--kills").status, 2);
  });
});
