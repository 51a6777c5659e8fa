// A test that passed is not run again while it stands exactly as it did, and only then.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync,
  writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

const SCRIPTS = fileURLToPath(new URL("../../../scripts/lib", import.meta.url));
const KNOWN_TESTS = join(SCRIPTS, "known_tests.mjs");

// A program that writes `line` into `log`, does `then`, and ends with `status`.
function writeProgram(file, { log, line, then = "", status }) {
  writeFileSync(file, `#!/bin/sh\necho "${line}" >>${log}\n${then}\nexit ${status}\n`);
  chmodSync(file, 0o700);
}

const linesOf = (log) => (existsSync(log) ? readFileSync(log, "utf8").trimEnd().split("\n") : []);

describe("a program that is a test", () => {
  const folder = mkdtempSync(join(tmpdir(), "convene-test-"));
  const file = join(folder, "program");
  const log = join(folder, "log");
  let count = 0;
  let verdicts;

  const write = (status) => writeProgram(file, { log, line: "with $@", status });
  const runs = () => linesOf(log);

  function run(...words) {
    return spawnSync(process.execPath, [KNOWN_TESTS, "program", file, ...words],
      { env: { ...process.env, CONVENE_VERDICTS: verdicts } }).status;
  }

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

describe("suites", () => {
  const clone = mkdtempSync(join(tmpdir(), "convene-test-"));
  const log = join(clone, "log");

  const write = (name, status, then) => writeProgram(join(clone, name), { log, line: name, then, status });

  function run() {
    rmSync(log, { force: true });
    const { status } = spawnSync(process.execPath, [join(clone, "scripts/lib/known_tests.mjs"), "suites", "dev"],
      { cwd: clone, env: { ...process.env, CONVENE_VERDICTS: join(clone, "verdicts") } });
    return { status, ran: linesOf(log).sort() };
  }

  before(() => {
    for (const folder of ["scripts/lib", "tests", "sql"]) mkdirSync(join(clone, folder), { recursive: true });
    for (const name of ["known_tests.mjs", "verdicts.mjs"]) {
      copyFileSync(join(SCRIPTS, name), join(clone, "scripts/lib", name));
    }
    writeFileSync(join(clone, "CMakeLists.txt"), `cmake_minimum_required(VERSION 3.25)
project(example NONE)
enable_testing()
foreach(name one other)
  add_test(NAME \${name} COMMAND \${CMAKE_SOURCE_DIR}/\${name})
endforeach()
`);
    writeFileSync(join(clone, "CMakePresets.json"), JSON.stringify({ version: 4,
      configurePresets: [{ name: "dev", generator: "Ninja", binaryDir: "\${sourceDir}/build/\${presetName}" }],
      testPresets: [{ name: "dev", configurePreset: "dev" }] }));
    write("one", 0);
    write("other", 0);
    execFileSync("git", ["init", "--quiet"], { cwd: clone });
    execFileSync("cmake", ["--preset", "dev"], { cwd: clone });
  });
  after(() => rmSync(clone, { recursive: true }));

  test("run once while they pass, and again once one is another program", () => {
    assert.deepEqual(run(), { status: 0, ran: ["one", "other"] });
    assert.deepEqual(run(), { status: 0, ran: [] });
    write("other", 0, "true");
    assert.deepEqual(run(), { status: 0, ran: ["other"] });
  });

  test("run again while they fail, and alone", () => {
    write("one", 1);
    for (let time = 0; time < 2; ++time) {
      const { status, ran } = run();
      assert.notEqual(status, 0);
      assert.deepEqual(ran, ["one"]);
    }
    write("one", 0);
  });

  test("run again with another file that they read", () => {
    run();
    writeFileSync(join(clone, "sql/schema.sql"), "-- another\n");
    assert.deepEqual(run(), { status: 0, ran: ["one", "other"] });
  });

  test("are not known after a run that was ended halfway", () => {
    // The parent of a test is ctest.
    const stop = join(clone, "stop");
    for (const name of ["one", "other"]) write(name, 0, `[ ! -e ${stop} ] || kill -KILL $PPID`);
    writeFileSync(stop, "");
    assert.notEqual(run().status, 0);
    rmSync(stop);
    assert.deepEqual(run(), { status: 0, ran: ["one", "other"] });
  });
});
