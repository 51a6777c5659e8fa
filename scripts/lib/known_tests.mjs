// Tests that passed before, exactly as they stand, are not run again: the same program, the same files that
// it reads, the same packages of this machine. Clones share what they know. `scripts/test --afresh` knows
// nothing.
//
//   node known_tests.mjs suites PRESET [REGEX]   ctest's tests of the build, two at a time
//   node known_tests.mjs program FILE ARGUMENT…  one program

import { createHash } from "node:crypto";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Verdicts } from "./verdicts.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const OUTPUT_BYTES_MAX = 64 * 1024 * 1024;
// A suite that passed, as ctest reports it.
const PASSED = /<testcase name="([^"]+)"[^>]*\sstatus="run"/g;

const output = (program, ...words) =>
  execFileSync(program, words, { cwd: ROOT, encoding: "utf8", maxBuffer: OUTPUT_BYTES_MAX });

export const hashOf = (file) => createHash("sha256").update(readFileSync(file)).digest("hex");

// Every package with its version: a new browser or library may end what was known.
const packages = () => output("dpkg-query", "--show");

// The paths that git knows or would, below these folders, with what they hold.
export function contentsBelow(...folders) {
  const paths = output("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", ...folders)
    .split("\0").filter(Boolean).sort();
  const deleted = new Set(output("git", "ls-files", "-z", "--deleted").split("\0"));
  return paths.filter((path) => !deleted.has(path)).map((path) => `${path} ${hashOf(join(ROOT, path))}`);
}

// Verdicts on tests. `texts` is what all of a kind hang on; a test's own key adds its program.
export class KnownTests extends Verdicts {
  #common;

  constructor(kind, ...texts) {
    super(kind);
    this.#common = Verdicts.key(packages(), ...texts);
  }

  key(...texts) {
    return Verdicts.key(this.#common, ...texts);
  }
}

// Everything beside the sources, which are in the programs: the schema, the programs that tests start.
const dataOfSuites = () => contentsBelow("tests", "sql").filter((line) => !/^tests\/end_to_end\/|\.[ch]pp /.test(line));

function suites(preset, regex = ".") {
  const sanitizers = ["ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"].map(
    (name) => process.env[name]?.replaceAll(ROOT, "") ?? "");
  const known = new KnownTests("suites", preset, dataOfSuites().join("\n"), ...sanitizers);
  const { tests } = JSON.parse(output("ctest", "--preset", preset, "--show-only=json-v1", "--tests-regex", regex,
    "--no-tests=error"));
  const keys = new Map(tests.map(({ name, command }) =>
    [name, known.key(name, hashOf(command[0]), ...command.slice(1))]));
  const names = [...keys.keys()];
  const left = names.filter((name) => !known.has(keys.get(name)));
  if (left.length < names.length) {
    console.log(`Passed before, as they stand: ${names.filter((name) => !left.includes(name)).join(", ")}.`);
  }
  if (left.length === 0) return 0;
  // Only what ctest itself says it ran and passed is known: it may have been ended halfway.
  const report = join(mkdtempSync(join(tmpdir(), "convene-test-")), "report.xml");
  const { status } = spawnSync("ctest", ["--preset", preset, "--parallel", "2", "--no-tests=error",
    "--tests-regex", `^(${left.join("|")})$`, "--output-junit", report], { cwd: ROOT, stdio: "inherit" });
  const passed = existsSync(report) ? readFileSync(report, "utf8").matchAll(PASSED) : [];
  for (const [, name] of passed) known.add(keys.get(name));
  rmSync(dirname(report), { recursive: true });
  return status ?? 1;
}

function program(file, ...words) {
  const known = new KnownTests("programs");
  const key = known.key(hashOf(file), ...words);
  if (known.has(key)) {
    console.log("Passed before, as it stands.");
    return 0;
  }
  const { status } = spawnSync(file, words, { cwd: ROOT, stdio: "inherit" });
  if (status === 0) known.add(key);
  return status ?? 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [kind, ...words] = process.argv.slice(2);
  process.exitCode = { suites, program }[kind](...words);
}
