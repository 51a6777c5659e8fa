// A test that passed is not run again while it stands exactly as it did, and only then.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, beforeEach, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

const KNOWN_TESTS = fileURLToPath(new URL("../../../scripts/lib/known_tests.mjs", import.meta.url));

describe("a program that is a test", () => {
  const folder = mkdtempSync(join(tmpdir(), "convene-test-"));
  const file = join(folder, "program");
  const log = join(folder, "log");
  let count = 0;
  let verdicts;

  // Writes its arguments into the log and ends with `status`.
  function write(status) {
    writeFileSync(file, `#!/bin/sh\necho "with $@" >>${log}\nexit ${status}\n`);
    chmodSync(file, 0o700);
  }

  function run(...words) {
    return spawnSync(process.execPath, [KNOWN_TESTS, "program", file, ...words],
      { env: { ...process.env, CONVENE_VERDICTS: verdicts } }).status;
  }

  const runs = () => (existsSync(log) ? readFileSync(log, "utf8").trimEnd().split("\n") : []);

  beforeEach(() => {
    verdicts = join(folder, `verdicts-${++count}`);
    rmSync(log, { force: true });
    write(0);
  });
  after(() => rmSync(folder, { recursive: true }));

  test("runs once while it passes", () => {
    assert.deepEqual([run("--all"), run("--all")], [0, 0]);
    assert.deepEqual(runs(), ["with --all"]);
  });

  test("runs again with other arguments, and once it is another program", () => {
    run("--one");
    run("--two");
    writeFileSync(file, `${readFileSync(file, "utf8")}\n`);
    run("--one");
    assert.deepEqual(runs(), ["with --one", "with --two", "with --one"]);
  });

  test("runs again while it fails, and passes as soon as it does", () => {
    write(3);
    assert.deepEqual([run(), run()], [3, 3]);
    write(0);
    assert.deepEqual([run(), run()], [0, 0]);
    assert.equal(runs().length, 3);
  });
});
