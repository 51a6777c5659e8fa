// What scripts/check_house runs: the rules on this house and, before that, on a small one that breaks each.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { faultsOf } from "./house_rules.mjs";

const PLAIN = "struct Plain {};\n";

const SMALL_HOUSE = {
  ...Object.fromEntries(Array.from({ length: 27 }, (_, number) => [`src/services/many/type_${number}.hpp`, PLAIN])),
  ...Object.fromEntries(Array.from({ length: 26 }, (_, number) => [`src/web/most/type_${number}.hpp`, PLAIN])),

  "src/domain/long.hpp": "// a line\n".repeat(301),
  "src/domain/longest.hpp": "// a line\n".repeat(300),
  "tests/domain/long.hpp": "// a line\n".repeat(302),

  "src/web/office/office_visit.hpp": PLAIN,
  "src/web/office/offices_open.hpp": PLAIN,
  "src/web/office/office.hpp": PLAIN,
  "src/web/office/back_office.hpp": PLAIN,
  "src/web/events/event_page.hpp": PLAIN,
  "src/web/events/event.hpp": PLAIN,
  "src/web/events/eventual.hpp": PLAIN,
  "src/services/events/event_cache.hpp": PLAIN,
  "src/services/events/event_snapshot.hpp": PLAIN,
  "src/services/events/events_service.hpp": PLAIN,
  "tests/disk/disk_fault_test.hpp": PLAIN,
  "tests/web/events/event_page_test.hpp": PLAIN,
  "web/templates/history/history_table.html": "",

  "src/web/events/pages.hpp": "void show();\nvoid forgotten();\n",
  "src/web/events/show.cpp": "void show() {}\n",
  "src/web/events/helper.cpp": "int helper() {\n  return show();\n}\n",
  "src/web/events/text.hpp": "int text();\n",
  "src/web/events/text.cpp": "int text() { return 1; }\n",
  "src/main.cpp": "int main() {}\n",
  "src/base/asio_implementation.cpp": "",
  "src/base/free.hpp": "namespace base {\nint declared(int one,\n             int other = {2});\n}\n",
  "src/base/member.hpp":
    "class Door {\n public:\n  explicit Door(int width) : width_{width} {}\n  void open();\n\n private:\n  int width_ = 0;\n};\n",
  "src/base/constructor.hpp": "class Gate {\n public:\n  Gate();\n};\n",
  "src/base/operator.hpp": "struct Sum {\n  Sum operator+(const Sum& other) const;\n};\n",
  "src/base/with_source.hpp": "int declared();\n",
  "src/base/with_source.cpp": "int declared() { return 1; }\n",
  "src/base/without_need.hpp": [
    "// int in_a_comment();",
    "#define IN_A_MACRO int in_a_macro();",
    "struct Later;",
    "enum class Side { left, right };",
    "using Work = int (*)(int);",
    "template <class T>\nT twice(T one);",
    "constexpr int three() { return 3; }",
    "int told_first(int one);",
    "inline int told_first(int one) { return one; }",
    "inline const std::string text = \"int in_a_text();\";",
    "struct Base {",
    "  Base() = default;",
    "  Base(const Base&) = delete;",
    "  virtual ~Base() = default;",
    "  virtual int perform(int) = 0;",
    "  int (*handler)(int) = nullptr;",
    "  std::function<int(int)> work;",
    "  int height() const { return call(); }",
    "  friend bool operator==(const Base&, const Base&) = default;",
    "  int floor = int(1.5);",
    "};",
    "",
  ].join("\n"),

  "src/base/spoken.hpp": [
    "// Of a thing that is not named.",
    "struct One {",
    "  // The thing. At its",
    "  // with is no beginning.",
    "  int two = 0;  // in a comment behind code",
    "  // without, and in lower case",
    "  int three = 0;",
    "",
    "  //",
    "  // Tomorrow, Another: words that only begin like one.",
    "  int four = 0;",
    "};",
    "",
  ].join("\n"),
  "tests/base/spoken_test.hpp": "//To the point.\n\n// `of` is a name here.\nstruct Spoken {};\n",
  "tests/bench/plain_loop.hpp": "// In the frozen loop.\nstruct Loop {};\n",

  "src/base/forgotten.cpp": "",
  "src/CMakeLists.txt": "add_executable(convene main.cpp)\n",
  "src/base/CMakeLists.txt": "add_library(base STATIC asio_implementation.cpp with_source.cpp absent.cpp  # commented.cpp\n)\n",
  "src/web/CMakeLists.txt": "add_library(web events/helper.cpp events/show.cpp events/text.cpp ${made}/made.cpp)\nfile(GLOB all *.cpp)\n",
};

const ITS_FAULTS = [
  "src/services/many: 27 headers and sources, 26 at most",
  "src/domain/long.hpp: 301 lines, 300 at most",
  "tests/domain/long.hpp: 302 lines, 300 at most",
  "src/services/events/event_cache.hpp: begins with its folder's name",
  "src/services/events/event_snapshot.hpp: begins with its folder's name",
  "src/services/events/events_service.hpp: begins with its folder's name",
  "src/web/events/event_page.hpp: begins with its folder's name",
  "src/web/office/office_visit.hpp: begins with its folder's name",
  "src/web/office/offices_open.hpp: begins with its folder's name",
  "tests/disk/disk_fault_test.hpp: begins with its folder's name",
  "tests/web/events/event_page_test.hpp: begins with its folder's name",
  "web/templates/history/history_table.html: begins with its folder's name",
  "src/base/constructor.hpp: declares Gate, and there is no constructor.cpp beside it",
  "src/base/free.hpp: declares declared, and there is no free.cpp beside it",
  "src/base/member.hpp: declares open, and there is no member.cpp beside it",
  "src/base/operator.hpp: declares operator+, and there is no operator.cpp beside it",
  "src/web/events/pages.hpp: no source of the folder defines forgotten",
  "src/base/forgotten.cpp: has no header of its name",
  "src/web/events/helper.cpp: has no header of its name",
  "src/base/spoken.hpp:1: begins with \"Of\"",
  "src/base/spoken.hpp:6: begins with \"without\"",
  "tests/base/spoken_test.hpp:1: begins with \"To\"",
  "src/base/CMakeLists.txt: names absent.cpp, which is not there",
  "src/base/forgotten.cpp: stands in no source list",
].join("\n");

function testSelf() {
  const house = mkdtempSync(join(tmpdir(), "convene-house-"));
  for (const [path, text] of Object.entries(SMALL_HOUSE)) {
    mkdirSync(join(house, dirname(path)), { recursive: true });
    writeFileSync(join(house, path), text);
  }
  const found = faultsOf(house).join("\n");
  rmSync(house, { recursive: true });
  if (found === ITS_FAULTS) return;
  console.error(`The check of the house does not find what it should:\n${found}`);
  process.exit(1);
}

if (process.argv[2] === "--self-test") testSelf();
const faults = faultsOf(".");
if (faults.length > 0) {
  console.error(`The house is out of order (its rules: scripts/check_house --help):\n${faults.join("\n")}`);
  process.exit(1);
}
console.log("The house is in order.");
