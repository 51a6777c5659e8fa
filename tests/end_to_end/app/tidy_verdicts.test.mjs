// clang-tidy reads a source again when anything has changed that its verdict rests on, and only then:
// here on a clone of two sources.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync,
  writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const TIDY = join(ROOT, "scripts/lib/tidy.mjs");
const BUILD = join(ROOT, "build/release");
const SOURCES = ["src/one.cpp", "tests/other.cpp"];
const FAULT = "int* nothing() { return 0; }\n";

describe("a verdict of clang-tidy", () => {
  const folder = mkdtempSync(join(tmpdir(), "convene-test-"));
  let clone;
  let clones = 0;

  function write(path, text) {
    writeFileSync(join(clone, path), text);
  }

  function writeCommands(flags) {
    const entry = (source) => ({
      directory: join(clone, "build"),
      file: join(clone, source),
      command: `clang++-19 -DNAME=\\"one\\" -I${clone}/src ${flags} -o one.o -c ${join(clone, source)}`,
    });
    // The first is compiled for two programs.
    write("build/compile_commands.json", JSON.stringify([...SOURCES.map(entry), entry(SOURCES[0])]));
  }

  // How many it read and found clean, how many it knew, and what it said.
  function run() {
    const { status, stdout, stderr } = spawnSync(process.execPath, [TIDY, "build", ...SOURCES],
      { cwd: clone, env: { ...process.env, CONVENE_VERDICTS: join(folder, `verdicts-${clones}`) }, encoding: "utf8" });
    const [, read, known] = /(\d+) read and clean, (\d+) known to be clean/.exec(stdout) ?? assert.fail(stdout + stderr);
    return { status, read: Number(read), known: Number(known), said: stdout + stderr };
  }

  function expect(read, known) {
    const found = run();
    assert.deepEqual([found.status, found.read, found.known], [0, read, known], found.said);
  }

  before(() => execFileSync("cmake", ["--build", BUILD, "--target", "own_code"], { cwd: ROOT }));

  beforeEach(() => {
    clone = join(folder, `clone-${++clones}`);
    for (const part of ["src", "tests", "build"]) mkdirSync(join(clone, part), { recursive: true });
    symlinkSync(join(BUILD, "tidy"), join(clone, "build/tidy"));
    write(".clang-tidy", "Checks: '-*,modernize-use-nullptr'\nWarningsAsErrors: '*'\nHeaderFilterRegex: '.*'\n");
    write("tests/.clang-tidy", "InheritParentConfig: true\n");
    write("src/shared.hpp", "#pragma once\ninline const char* name() { return NAME; }\n");
    write("src/one.cpp", "#include \"shared.hpp\"\n");
    write("tests/other.cpp", "int other() { return 1; }\n");
    writeCommands("-std=c++20");
    expect(2, 0);
  });

  after(() => rmSync(folder, { recursive: true }));

  test("is kept, and lines that only moved leave it as it is", () => {
    expect(0, 2);
    write("src/one.cpp", `\n\n${readFileSync(join(clone, "src/one.cpp"), "utf8")}`);
    expect(0, 2);
  });

  test("holds in a clone that stands elsewhere", () => {
    cpSync(clone, `${clone}-copy`, { recursive: true });
    clone += "-copy";
    writeCommands("-std=c++20");
    expect(0, 2);
  });

  test("ends with a header that the source includes", () => {
    appendFileSync(join(clone, "src/shared.hpp"), "inline int more() { return 2; }\n");
    expect(1, 1);
  });

  test("ends with the flags", () => {
    writeCommands("-std=c++20 -DMORE");
    expect(2, 0);
  });

  test("ends with the settings, those of a folder too", () => {
    appendFileSync(join(clone, ".clang-tidy"), "# more\n");
    expect(2, 0);
    appendFileSync(join(clone, "tests/.clang-tidy"), "# more\n");
    expect(1, 1);
  });

  test("is kept of what is clean alone, and counts on what NOLINT excused", () => {
    const excused = FAULT.replace("\n", "  // NOLINT(modernize-use-nullptr)\n");
    for (let time = 0; time < 2; ++time) {
      write("src/one.cpp", FAULT);
      const { status, read, known, said } = run();
      assert.deepEqual([status, read, known], [1, 0, 1]);
      assert.match(said, /src\/one\.cpp:1:25: error: use nullptr/);
    }
    write("src/one.cpp", excused);
    expect(1, 1);
    expect(0, 2);
    write("src/one.cpp", FAULT);
    assert.equal(run().status, 1);
  });

  test("is of the headers of the project too, and not of the system's", () => {
    mkdirSync(join(clone, "system"));
    write("system/theirs.hpp", FAULT.replace("nothing", "theirs"));
    writeCommands(`-std=c++20 -isystem ${clone}/system`);
    write("src/one.cpp", "#include <theirs.hpp>\n#include \"shared.hpp\"\n");
    expect(2, 0);
    appendFileSync(join(clone, "src/shared.hpp"), `namespace within { inline ${FAULT}}\n`);
    const { status, said } = run();
    assert.equal(status, 1);
    assert.match(said, /src\/shared\.hpp:3:\d+: error: use nullptr/);
    assert.doesNotMatch(said, /theirs/);
  });

  test("is of the source alone where its system headers are precompiled, and ends with their list", () => {
    const precompile = (text) => {
      write("build/prefix.hpp", text);
      execFileSync("clang++-19", ["-std=c++20", "-x", "c++-header", "prefix.hpp", "-o", "prefix.pch"],
        { cwd: join(clone, "build") });
      writeCommands("-std=c++20 -include-pch prefix.pch");
    };
    write("src/one.cpp", "#include <string>\nstd::string text() { return {}; }\n");
    precompile("#include <string>\n");
    expect(2, 0);
    expect(0, 2);
    precompile("#include <string>\n#include <vector>\n");
    expect(2, 0);
    write("src/one.cpp", `#include <string>\n${FAULT}`);
    const { status, said } = run();
    assert.equal(status, 1);
    assert.match(said, /src\/one\.cpp:2:25: error: use nullptr/);
  });

  test("is of a source that compiles", () => {
    write("src/one.cpp", "#include \"absent.hpp\"\n");
    const { status, said } = run();
    assert.equal(status, 1);
    assert.match(said, /'absent\.hpp' file not found/);
  });
});
