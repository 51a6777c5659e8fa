// Finds what scripts/check_house describes.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, normalize } from "node:path";

import { functionsLeftToSource } from "./header_functions.mjs";

const FILES_IN_A_FOLDER_MAX = 26;
const LINES_MAX = 300;
// Sources that no header declares: the entry, and what is compiled once of header-only libraries.
const SOURCES_ALONE = /^src\/(main|\w+\/\w+_implementation)\.cpp$/;

function filesBelow(house, folder) {
  if (!existsSync(join(house, folder))) return [];
  return readdirSync(join(house, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(house, path) : [path];
  });
}

const nameOf = (path) => basename(path).replace(/\.[ch]pp$/, "");
const stands = (path, ...folders) => folders.some((folder) => path.startsWith(`${folder}/`));

function* crowdedFolders(sources) {
  const counts = new Map();
  for (const path of sources.filter((each) => stands(each, "src/web", "src/services"))) {
    counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
  }
  for (const [folder, count] of counts) {
    if (count > FILES_IN_A_FOLDER_MAX) yield `${folder}: ${count} headers and sources, ${FILES_IN_A_FOLDER_MAX} at most`;
  }
}

function* longFiles(sources, textOf) {
  for (const path of sources) {
    const lines = textOf(path).split("\n").length - 1;
    if (lines > LINES_MAX) yield `${path}: ${lines} lines, ${LINES_MAX} at most`;
  }
}

function* prefixedNames(files) {
  for (const path of files.filter((each) => stands(each, "src/web", "src/services", "tests", "web/templates"))) {
    const singular = basename(dirname(path)).replace(/s$/, "");
    const [, prefix] = /^([^_]+)_./.exec(nameOf(path).replace(/_test$/, "")) ?? [];
    if (prefix?.replace(/s$/, "") === singular) yield `${path}: begins with its folder's name`;
  }
}

const defines = (text, name) => new RegExp(`^\\S.*\\b${name}\\(`, "m").test(text);

function* headersWithoutSource(sources, textOf) {
  for (const path of sources.filter((each) => stands(each, "src") && each.endsWith(".hpp"))) {
    const source = path.replace(/hpp$/, "cpp");
    const declared = functionsLeftToSource(textOf(path));
    if (stands(path, "src/web") && nameOf(path) === "pages") {
      const texts = sources.filter((each) => dirname(each) === dirname(path) && each.endsWith(".cpp")).map(textOf);
      const absent = declared.filter((name) => !texts.some((text) => defines(text, name)));
      if (absent.length > 0) yield `${path}: no source of the folder defines ${absent.join(", ")}`;
    } else if (declared.length > 0 && !sources.includes(source)) {
      yield `${path}: declares ${declared[0]}, and there is no ${basename(source)} beside it`;
    }
  }
}

function* sourcesWithoutHeader(sources, textOf) {
  for (const path of sources.filter((each) => stands(each, "src") && each.endsWith(".cpp"))) {
    if (sources.includes(path.replace(/cpp$/, "hpp")) || SOURCES_ALONE.test(path)) continue;
    const pages = `${dirname(path)}/pages.hpp`;
    const handlers = stands(path, "src/web") && sources.includes(pages) ? functionsLeftToSource(textOf(pages)) : [];
    if (!handlers.some((name) => defines(textOf(path), name))) yield `${path}: has no header of its name`;
  }
}

function* wrongLists(sources, lists, textOf) {
  const listed = new Set();
  for (const list of lists) {
    for (const [name] of textOf(list).replace(/#.*/g, "").matchAll(/(?<![^\s(])[\w./-]+\.cpp\b/g)) {
      const path = normalize(join(dirname(list), name));
      listed.add(path);
      if (!sources.includes(path)) yield `${list}: names ${name}, which is not there`;
    }
  }
  for (const path of sources) {
    if (path.endsWith(".cpp") && !listed.has(path)) yield `${path}: stands in no source list`;
  }
}

const PREPOSITIONS = new Set(
  ("of in on at by for from to with without as after before beside beyond behind under until into " +
    "between through within since during").split(" "),
);
// The other side of a measurement stays word for word as it was when its numbers were taken.
const FROZEN = /^tests\/bench\/plain_loop\./;

function* prepositionsFirst(sources, textOf) {
  for (const path of sources.filter((each) => !FROZEN.test(each))) {
    const lines = textOf(path).split("\n").map((line) => /^\s*\/\/(.*)/.exec(line)?.[1]);
    for (const [index, comment] of lines.entries()) {
      if (comment === undefined || lines[index - 1] !== undefined) continue;
      const word = /^\s*([a-z]+)\b/i.exec(comment)?.[1] ?? "";
      if (PREPOSITIONS.has(word.toLowerCase())) yield `${path}:${index + 1}: begins with "${word}"`;
    }
  }
}

export function faultsOf(house) {
  const files = ["src", "tests", "web/templates"].flatMap((folder) => filesBelow(house, folder)).sort();
  const sources = files.filter((path) => /\.[ch]pp$/.test(path));
  const lists = files.filter((path) => basename(path) === "CMakeLists.txt");
  const texts = new Map([...sources, ...lists].map((path) => [path, readFileSync(join(house, path), "utf8")]));
  const textOf = (path) => texts.get(path);
  if (sources.length === 0) return [`${house}: no sources to check`];
  return [
    ...crowdedFolders(sources),
    ...longFiles(sources, textOf),
    ...prefixedNames(files),
    ...headersWithoutSource(sources, textOf),
    ...sourcesWithoutHeader(sources, textOf),
    ...prepositionsFirst(sources, textOf),
    ...wrongLists(sources, lists, textOf),
  ];
}
