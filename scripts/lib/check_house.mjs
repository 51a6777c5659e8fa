// What scripts/check_house describes.

import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, normalize } from "node:path";

const FILES_IN_A_FOLDER_MAX = 26;
const LINES_MAX = 300;

function filesBelow(house, folder) {
  if (!existsSync(join(house, folder))) return [];
  return readdirSync(join(house, folder), { withFileTypes: true }).flatMap((each) => {
    const path = `${folder}/${each.name}`;
    return each.isDirectory() ? filesBelow(house, path) : [path];
  });
}

const nameOf = (path) => basename(path).replace(/\.[ch]pp$/, "");
const isPartOf = (path, folder) => path.startsWith(`${folder}/`);

function* crowdedFolders(sources) {
  const counts = new Map();
  for (const path of sources) {
    if (!isPartOf(path, "src/web") && !isPartOf(path, "src/services")) continue;
    counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
  }
  for (const [folder, count] of counts) {
    if (count > FILES_IN_A_FOLDER_MAX) yield `${folder}: ${count} headers and sources, ${FILES_IN_A_FOLDER_MAX} at most`;
  }
}

function* longFiles(sources, textOf) {
  for (const path of sources) {
    if (!isPartOf(path, "src")) continue;
    const lines = textOf(path).split("\n").length - 1;
    if (lines > LINES_MAX) yield `${path}: ${lines} lines, ${LINES_MAX} at most`;
  }
}

function* prefixedNames(sources) {
  for (const path of sources) {
    if (!/^(src|tests)\/(web|services)\//.test(path)) continue;
    const folder = basename(dirname(path));
    const singular = isPartOf(path, "src/web") || isPartOf(path, "tests/web") ? folder.replace(/s$/, "") : folder;
    const name = nameOf(path).replace(/_test$/, "");
    for (const prefix of new Set([folder, singular])) {
      if (name.startsWith(`${prefix}_`)) yield `${path}: begins with its folder's name`;
    }
  }
}

// Without comments, texts, preprocessor lines, and what stands in the braces of functions.
function declarationsOf(text) {
  const bare = text
    .replace(/\/\/[^\n]*|\/\*[^]*?\*\//g, "")
    .replace(/"(?:\\.|[^"\\\n])*"/g, '""')
    .replace(/^[ \t]*#[^\n]*(?:\\\n[^\n]*)*/gm, "");
  let kept = "";
  const isOpenScope = [];
  let head = "";
  for (const byte of bare) {
    if (byte === "{") {
      const isScope = /\b(namespace|class|struct|union|extern)\b[^()=;]*$/.test(head);
      isOpenScope.push(isScope);
      // A function that is defined here, or a variable's value, ends what stands before it.
      kept += isScope ? `${head}{` : "";
      head = "";
    } else if (byte === "}") {
      const wasScope = isOpenScope.pop();
      if (isOpenScope.every(Boolean)) kept += wasScope ? `${head}}` : "";
      head = "";
    } else if (isOpenScope.every(Boolean)) {
      head += byte;
      if (byte === ";") {
        kept += head;
        head = "";
      }
    }
  }
  return kept.split(/[;{}]/).map((each) => each.trim().replace(/\s+/g, " ").replace(/^((public|private|protected): ?)+/, ""));
}

function declaresFunctions(text) {
  return declarationsOf(text).some((each) =>
    /[\w>\]&*] ?~?\w+ ?\([^]*\)|^~?\w+ ?\([^]*\)|operator[^\w]+ ?\(/.test(each) &&
    !/^(using|typedef|friend|template|namespace|static_assert|constexpr|extern template|enum)\b/.test(each) &&
    !/= ?(0|default|delete)$/.test(each) &&
    !/^[^(]*=/.test(each) &&
    !/\( ?\*/.test(each) &&
    !/^(class|struct)\b/.test(each) &&
    !/std::function ?</.test(each.split("(")[0]));
}

function* headersWithoutSource(sources, textOf) {
  const all = new Set(sources);
  for (const path of sources) {
    if (!isPartOf(path, "src") || !path.endsWith(".hpp")) continue;
    if (isPartOf(path, "src/web") && nameOf(path) === "pages") continue;
    if (all.has(path.replace(/\.hpp$/, ".cpp")) || !declaresFunctions(textOf(path))) continue;
    yield `${path}: declares functions, and there is no ${nameOf(path)}.cpp beside it`;
  }
}

function* wrongLists(house, sources, lists) {
  const listed = new Set();
  for (const list of lists) {
    const text = readFileSync(join(house, list), "utf8").replace(/#[^\n]*/g, "");
    for (const [name] of text.matchAll(/(?<![\w/.}*])[\w./]+\.cpp\b/g)) {
      const path = normalize(join(dirname(list), name));
      listed.add(path);
      if (!existsSync(join(house, path))) yield `${list}: names ${name}, which is not there`;
    }
  }
  for (const path of sources) {
    if (path.endsWith(".cpp") && !listed.has(path)) yield `${path}: stands in no source list`;
  }
}

function faultsOf(house) {
  const files = ["src", "tests"].flatMap((folder) => filesBelow(house, folder)).sort();
  const sources = files.filter((path) => /\.[ch]pp$/.test(path));
  const lists = files.filter((path) => basename(path) === "CMakeLists.txt");
  const texts = new Map();
  const textOf = (path) => {
    if (!texts.has(path)) texts.set(path, readFileSync(join(house, path), "utf8"));
    return texts.get(path);
  };
  if (sources.length === 0) return ["there are no sources to check"];
  return [
    ...crowdedFolders(sources), ...longFiles(sources, textOf), ...prefixedNames(sources),
    ...headersWithoutSource(sources, textOf), ...wrongLists(house, sources, lists),
  ];
}

// A small house in which each rule is broken once, beside what keeps to it.
function selfTest() {
  const house = mkdtempSync(join(tmpdir(), "house-"));
  const write = (path, text) => {
    mkdirSync(join(house, dirname(path)), { recursive: true });
    writeFileSync(join(house, path), text);
  };
  for (let number = 0; number < 27; ++number) write(`src/services/many/type_${number}.hpp`, "struct Plain {};\n");
  write("src/domain/long.hpp", "// a line\n".repeat(301));
  write("src/web/office/office_visit.hpp", "struct Plain {};\n");
  write("src/web/events/event_page.hpp", "struct Plain {};\n");
  write("src/web/events/event.hpp", "struct Plain { int one() const { return 1; } bool operator==(const Plain&) const = default; };\n");
  write("src/web/events/pages.hpp", "int show(int);\n");
  write("src/services/events/event_service.hpp", "template <class T>\nT twice(T one);\nusing Act = int (*)(int);\n");
  write("src/base/free.hpp", "namespace base {\nint declared(int one,\n             int other = 2);\n}\n");
  write("src/base/member.hpp", "class Door {\n public:\n  explicit Door(int width) : width_(width) {}\n  void open();\n\n private:\n  int width_ = 0;\n};\n");
  write("src/base/whole.hpp", "int declared();\n");
  write("src/base/whole.cpp", "int declared() { return 1; }\n");
  write("src/base/forgotten.cpp", "");
  write("src/base/CMakeLists.txt", "add_library(base STATIC whole.cpp absent.cpp)\n");
  const expected = [
    "src/services/many: 27 headers and sources, 26 at most",
    "src/domain/long.hpp: 301 lines, 300 at most",
    "src/web/events/event_page.hpp: begins with its folder's name",
    "src/web/office/office_visit.hpp: begins with its folder's name",
    "src/base/free.hpp: declares functions, and there is no free.cpp beside it",
    "src/base/member.hpp: declares functions, and there is no member.cpp beside it",
    "src/base/CMakeLists.txt: names absent.cpp, which is not there",
    "src/base/forgotten.cpp: stands in no source list",
  ].join("\n");
  const found = faultsOf(house).join("\n");
  rmSync(house, { recursive: true });
  if (found === expected) return;
  console.error(`The check of the house does not find what it should:\n${found}`);
  process.exit(1);
}

if (process.argv.includes("--self-test")) selfTest();
const faults = faultsOf(".");
if (faults.length > 0) {
  console.error(`The house is out of order:\n${faults.join("\n")}`);
  process.exit(1);
}
console.log("The house is in order.");
