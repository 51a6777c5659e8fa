// Runs the browser tests side by side, each file in a process with servers and a browser of its own: much of
// a test's time is waiting.
//   node browser_tests.mjs [ROOM | ROOM/FILE]…    all of them, or those named: book page/errors
// A file of pages that passed before, with the same server and tests, is not run again (known_tests.mjs).
// CONVENE_TESTS_AT_A_TIME says how many files run at once. Ends with what was slowest.

import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { contentsBelow, hashOf, KnownTests } from "./known_tests.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const TESTS = join(ROOT, "tests/end_to_end");
const REPORTER = new URL("test_times.mjs", import.meta.url).href;
// How long each file took when it last ran.
const TIMES = join(ROOT, "build/browser_test_times.json");
const FILES_AT_A_TIME = Number(process.env.CONVENE_TESTS_AT_A_TIME ?? 3);
const FILE_MINUTES_MAX = 30;  // many times what any needs, for a machine with much else to do
const SLOWEST_SHOWN = 10;
const ENDING = ".test.mjs";

const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1).padStart(6)} s`;

// Names as the command line has them: "page/errors".
async function filesFor(wanted) {
  const names = (await readdir(TESTS, { withFileTypes: true })).filter((room) => room.isDirectory()).map(
    async ({ name }) => (await readdir(join(TESTS, name))).filter((file) => file.endsWith(ENDING)).map(
      (file) => `${name}/${basename(file, ENDING)}`));
  const all = (await Promise.all(names)).flat();
  const isNamed = (name, word) => name === word || name.startsWith(`${word}/`);
  for (const word of wanted) {
    if (!all.some((name) => isNamed(name, word))) throw new Error(`There is no browser test "${word}"`);
  }
  return wanted.length === 0 ? all : all.filter((name) => wanted.some((word) => isNamed(name, word)));
}

// What runs now, to be ended with the runner.
const running = new Set();

// A test's servers are in its process group, and end with it.
function end(child) {
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

// Runs one file: { name, failed, output, milliseconds, tests: [{ name, milliseconds }] }.
async function run(name, logs) {
  const log = join(logs, name.replace("/", "-"));
  const began = performance.now();
  const child = spawn(process.execPath, [
    "--test-reporter=spec", "--test-reporter-destination=stdout",
    `--test-reporter=${REPORTER}`, `--test-reporter-destination=${log}`, join(TESTS, name + ENDING)], {
    cwd: ROOT, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => { output += text; });
  const giveUp = setTimeout(() => {
    output += `\nEnded after ${FILE_MINUTES_MAX} minutes`;
    end(child);
  }, FILE_MINUTES_MAX * 60_000);
  const code = await new Promise((resolve) => child.once("close", resolve));
  clearTimeout(giveUp);
  running.delete(child);
  end(child);
  const lines = (await readFile(log, "utf8").catch(() => "")).split("\n").filter(Boolean);
  return { name, failed: code !== 0, output, milliseconds: performance.now() - began,
    tests: lines.map((line) => JSON.parse(line)) };
}

function print({ name, failed, output, milliseconds, tests }) {
  console.log(`${failed ? "FAILED" : "ok    "} ${seconds(milliseconds)}  ${name}, ${tests.length} tests`);
  if (failed) console.log(output.trimEnd().replace(/^/gm, "    "));
}

function printSlowest(results) {
  const tests = results.flatMap((file) => file.tests.map((test) => ({ ...test, file: file.name })));
  tests.sort((a, b) => b.milliseconds - a.milliseconds);
  console.log("\nThe slowest tests:");
  for (const { name, file, milliseconds } of tests.slice(0, SLOWEST_SHOWN)) {
    console.log(`${seconds(milliseconds)}  ${file}: ${name}`);
  }
}

// The tests of app are of scripts and commands, which hang on more than is counted here.
const hangsOnServerAlone = (name) => !name.startsWith("app/");

async function main(wanted) {
  const known = new KnownTests("browser", hashOf(join(ROOT, "build/release/convene")), process.version,
    contentsBelow("tests/end_to_end", "scripts/lib", "web", "package-lock.json").join("\n"));
  const times = JSON.parse(await readFile(TIMES, "utf8").catch(() => "{}"));
  // The longest begin first, else one of them runs alone at the end.
  const files = (await filesFor(wanted)).sort((a, b) => (times[b] ?? Infinity) - (times[a] ?? Infinity) || 0);
  const queue = files.filter((name) => !hangsOnServerAlone(name) || !known.has(known.key(name)));
  if (queue.length < files.length) {
    console.log(`Passed before, as they stand: ${files.filter((name) => !queue.includes(name)).join(", ")}.`);
  }
  const logs = await mkdtemp(join(tmpdir(), "convene-test-"));
  const began = performance.now();
  const results = [];
  const runner = async () => {
    while (queue.length > 0) {
      const result = await run(queue.shift(), logs);
      print(result);
      times[result.name] = Math.round(result.milliseconds);
      results.push(result);
      if (!result.failed) known.add(known.key(result.name));
    }
  };
  await Promise.all(Array.from({ length: FILES_AT_A_TIME }, runner));
  await rm(logs, { recursive: true });
  await writeFile(TIMES, JSON.stringify(times, null, 2));
  printSlowest(results);
  const tests = results.reduce((sum, file) => sum + file.tests.length, 0);
  const failed = results.filter((file) => file.failed);
  console.log(`\n${results.length} files, ${tests} tests, ${FILES_AT_A_TIME} files at a time:` +
    `${seconds(performance.now() - began)}, ${failed.length} failed`);
  if (failed.length > 0) process.exitCode = 1;
}

for (const [signal, code] of [["SIGINT", 130], ["SIGTERM", 143]]) {
  process.once(signal, () => {
    running.forEach(end);
    process.exit(code);
  });
}
await main(process.argv.slice(2));
