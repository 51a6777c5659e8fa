// Which functions a header leaves to a source. It reads the text, not the language: enough for headers
// as clang-format leaves them.

// Leaves out comments, what texts and characters say, and preprocessor lines.
function bareText(text) {
  return text
    .replace(/\/\/[^\n]*|\/\*[^]*?\*\/|"(?:\\.|[^"\\\n])*"|\B'(?:\\.|[^'\\\n])+'/g, (found) =>
      found[0] === "/" ? " " : '""')
    .replace(/^[ \t]*#(?:[^\\\n]|\\[^])*/gm, "");
}

const OPENS_SCOPE = /\b(namespace|class|struct|union|enum|extern)\b[^()=;]*$/;

// The statements of namespaces and classes, each with whether a function's body or a variable's value in
// braces ends it.
function statementsOf(text) {
  const statements = [];
  const open = [];  // what each open brace is: the scope of declarations, a body, a default argument
  let statement = "";
  let parentheses = 0;
  const end = (isDefined) => {
    statements.push({ text: statement.trim().replace(/\s+/g, " "), isDefined });
    statement = "";
  };
  for (const character of bareText(text)) {
    const isInBraces = open.some((each) => each !== "scope");
    if (character === "{") {
      const kind = isInBraces || (parentheses === 0 && !OPENS_SCOPE.test(statement)) ? "body"
        : parentheses > 0 ? "argument" : "scope";
      if (!isInBraces && kind !== "argument") end(kind === "body");
      open.push(kind);
    } else if (character === "}") {
      const kind = open.pop();
      if (kind !== "argument" && !open.includes("argument")) statement = "";
    } else if (!isInBraces) {
      if (character === "(") ++parentheses;
      if (character === ")") --parentheses;
      if (character === ";") end(false);
      else statement += character;
    }
  }
  return statements;
}

const NO_FUNCTION = /^(using|typedef|friend|template|extern template|static_assert|class|struct|enum)\b/;
const HAS_NO_BODY = /= ?(0|default|delete)$/;

// The name before the first parentheses that stand outside of <…>: "" where there is none.
function nameOfFunction(statement) {
  let depth = 0;
  for (let at = 0; at < statement.length; ++at) {
    const character = statement[at];
    if (character === "=" && depth === 0 && !/operator\W*$/.test(statement.slice(0, at))) return "";
    if (/operator\W*$/.test(statement.slice(0, at))) {
      // what follows is its name
    } else if (character === "<") {
      ++depth;
    } else if (character === ">") {
      --depth;
    }
    if (character === "(" && depth === 0) {
      const name = /(operator ?[^\w\s]+|~?\w+) ?$/.exec(statement.slice(0, at))?.[1] ?? "";
      return statement[at + 1] === "*" ? "" : name;
    }
  }
  return "";
}

// The names of the functions that `text` declares and neither defines nor needs to.
export function functionsLeftToSource(text) {
  const statements = statementsOf(text).map(({ text: whole, isDefined }) => ({
    isDefined,
    text: whole.replace(/^((public|private|protected) ?: ?|\[\[[^\]]*\]\] ?|: ?)+/, ""),
  }));
  const defined = new Set(statements.filter((each) => each.isDefined).map((each) =>
    nameOfFunction(each.text.replace(/^template ?<.*?> ?(?=\w)/, ""))));
  return statements
    .filter((each) => !each.isDefined && !NO_FUNCTION.test(each.text) && !HAS_NO_BODY.test(each.text))
    .map((each) => nameOfFunction(each.text))
    .filter((name) => name !== "" && !defined.has(name));
}
