// tidy.mjs BUILD SOURCES…: clang-tidy on these sources, by the compile commands of the folder BUILD. What
// it finds is printed, and the status is 1.
//
// A source that was found clean before is not read again. Its verdict is kept under a hash of all that it
// hangs on: the preprocessed source with its comments (for NOLINT), the flags, the headers that were
// precompiled for it, the configuration and the program. The clone's folder is no part of it, so that clones
// share their verdicts.
//
// clang-tidy takes the precompiled header of the build: without it, two thirds of its time went into parsing
// the system's headers. The hash is made without it, as it would hide the comments.
//
// BUILD/tidy/own_code.so, the target own_code, keeps clang-tidy from what the system's headers declare.

import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { dirname, join, resolve } from "node:path";
import { Verdicts } from "./verdicts.mjs";

const TOOL = "clang-tidy-19";
const OWN_CODE_ALONE = ["-load", "tidy/own_code.so"];
const OUTPUT_BYTES_MAX = 256 * 1024 * 1024;

const [buildFolder, ...sources] = process.argv.slice(2);
const clone = process.cwd();
const build = resolve(buildFolder);
const verdicts = new Verdicts("clang-tidy");

// What a program prints, or a rejection that holds it.
function output(program, words, options = {}) {
  return new Promise((done, failed) => {
    execFile(program, words, { maxBuffer: OUTPUT_BYTES_MAX, ...options }, (failure, stdout, stderr) => {
      if (failure) failed(Object.assign(failure, { stdout, stderr }));
      else done(stdout);
    });
  });
}

// The flags of a compile command, without launcher and what it reads and writes; those of its precompiled
// header apart, with the source that header is made of.
function flagsOf(command) {
  // CMake escapes quotes alone, in texts that are defined.
  const words = command.split(" ").map((word) => word.replaceAll('\\"', '"'));
  const flags = words.slice(words.findIndex((word) => /clang\+\+[^/]*$/.test(word)));
  const kept = [];
  const prefix = [];
  for (let at = 1; at < flags.length; ++at) {
    if (flags[at] === "-include-pch") prefix.push(flags[at], flags[++at]);
    else if (["-o", "-c", "-MT", "-MF"].includes(flags[at])) ++at;
    else if (flags[at] !== "-MD") kept.push(flags[at]);
  }
  const [, header] = prefix;
  return { compiler: flags[0], kept, prefix,
    prefixText: header ? readFileSync(join(build, header.replace(/pch$/, "hpp")), "utf8") : "" };
}

// The settings of each folder on the way to a source, as clang-tidy takes them.
function settingsFor(source) {
  let settings = "";
  for (let folder = dirname(source); ; folder = dirname(folder)) {
    const path = join(folder, ".clang-tidy");
    if (existsSync(path)) settings = readFileSync(path, "utf8") + settings;
    if (folder === clone || folder === dirname(folder)) return settings;
  }
}

async function check(source, command) {
  const { compiler, kept, prefix, prefixText } = flagsOf(command);
  const preprocessed = await output(compiler, [...kept, "-E", "-P", "-C", source], { cwd: build });
  const key = Verdicts.key(version, settingsFor(source), prefixText,
    ...[kept.join(" "), preprocessed].map((text) => text.replaceAll(clone, "")));
  if (verdicts.has(key)) return "known";
  await output(TOOL, ["--quiet", ...OWN_CODE_ALONE, source, "--", ...prefix, ...kept], { cwd: build });
  verdicts.add(key);
  return "clean";
}

// What a program said of its failure: the preprocessor's output is the whole source.
function findingsOf({ message, cmd, stdout = "", stderr = "" }) {
  if (!cmd) return message;
  const said = stderr.replace(/^\d+ warnings? (generated|treated as errors?)\.?\n/gm, "");
  return cmd.startsWith(TOOL) ? stdout + said : said;
}

const version = await output(TOOL, ["--version"]);
// The first command of a source that several programs are compiled from: it is read once.
const commands = new Map(JSON.parse(readFileSync(join(build, "compile_commands.json"), "utf8")).reverse()
  .map((each) => [each.file, each.command]));

const count = { clean: 0, known: 0, faulty: 0 };
const left = [...sources];
async function work() {
  for (let source; (source = left.shift());) {
    const path = resolve(source);
    const command = commands.get(path);
    try {
      if (!command) throw new Error(`${source}: is in no build`);
      ++count[await check(path, command)];
    } catch (failure) {
      ++count.faulty;
      console.error(findingsOf(failure));
    }
  }
}
await Promise.all(Array.from({ length: availableParallelism?.() ?? cpus().length }, work));
console.log(`clang-tidy: ${count.clean} read and clean, ${count.known} known to be clean, ${count.faulty} with findings.`);
process.exit(count.faulty > 0 ? 1 : 0);
