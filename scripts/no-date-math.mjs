// Dates are reckoned in Rust alone: fails where the package's JavaScript does it.
// First checks itself on samples. Usage: node scripts/no-date-math.mjs
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
/** Generated code, and the port that hands the host's zone rules to the engine. */
const NOT_READ = ["pkg/wasm/", "pkg/dist/", "pkg/zone.js"];
/** Uses that reckon nothing: the file, the function around the use, what is used.
 *  @type {{ file: string, function: string, what: string }[]} */
// A timer is told how long to wait, which is no date.
const ALLOWED = [{ file: "pkg/watch.js", function: "left", what: "arithmetic on an instant" }];

const LENGTHS = new Set([3_600, 86_400, 604_800, 3_600_000, 86_400_000, 604_800_000]);
const FIELD =
  /^([gs]et(UTC)?(Date|Day|Month|FullYear|Hours|Minutes|Seconds|Milliseconds|Year)|setTime|getTimezoneOffset)$/;
const CUT = /^(slice|split|substring|substr)$/;
const ARITHMETIC = new Set(["+", "-", "*", "/", "%", "**", "+=", "-=", "*=", "/=", "%=", "**="]);

const inner = (node) => (ts.isParenthesizedExpression(node) ? inner(node.expression) : node);
const isArithmetic = (node) => ts.isBinaryExpression(node) && ARITHMETIC.has(node.operatorToken.getText());
const isNamed = (node, name) => ts.isIdentifier(node) && node.text === name;

/** The name after the dot, or in the brackets. */
function property(node) {
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  if (ts.isElementAccessExpression(node) && ts.isStringLiteral(node.argumentExpression))
    return node.argumentExpression.text;
}
const called = (node) => (ts.isCallExpression(node) ? property(node.expression) : undefined);

/** The value of an expression of numbers alone, so that 60 * 60 is seen for what it is. */
function constant(node) {
  node = inner(node);
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (!isArithmetic(node)) return undefined;
  const [left, right] = [constant(node.left), constant(node.right)];
  if (left === undefined || right === undefined) return undefined;
  return { "*": left * right, "/": left / right, "+": left + right, "-": left - right }[node.operatorToken.getText()];
}

/** An instant that JavaScript turned, or is about to turn, into a number. */
function isInstant(node) {
  node = inner(node);
  return (
    called(node) === "getTime"
    || (called(node) === "now" && isNamed(node.expression.expression, "Date"))
    || (ts.isNewExpression(node) && isNamed(node.expression, "Date"))
  );
}

/** What `node` itself does with dates that it should not, if anything. */
function offence(node) {
  const name = property(node);
  if (name && isNamed(node.expression, "Date") && /^(parse|UTC)$/.test(name)) return `Date.${name}`;
  if (name && FIELD.test(name)) return name;
  if (name === "Temporal" || (name && isNamed(node.expression, "Temporal"))) return "Temporal";
  if (CUT.test(called(node) ?? "") && called(inner(node.expression.expression)) === "toISOString")
    return "a piece of toISOString";
  if (ts.isNewExpression(node) && isNamed(node.expression, "Date")) {
    if ((node.arguments?.length ?? 0) > 1) return "new Date of several arguments";
    if (node.arguments?.some((argument) => isArithmetic(inner(argument)))) return "new Date of arithmetic";
  }
  if (isArithmetic(node) && (isInstant(node.left) || isInstant(node.right))) return "arithmetic on an instant";
  if ((ts.isNumericLiteral(node) || isArithmetic(node)) && LENGTHS.has(constant(node)))
    return "a length of time in numbers";
}

function scan(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const found = [];
  const visit = (node, around) => {
    const what = offence(node);
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    if (what) found.push({ file, line, function: around, what });
    const name = ts.isFunctionLike(node) || ts.isVariableDeclaration(node) ? node.name?.getText() : undefined;
    ts.forEachChild(node, (child) => visit(child, name ?? around));
  };
  visit(source, "(module)");
  return found;
}

function checkItself() {
  const guilty = [
    "Date.parse(text)",
    "Date['parse'](text)",
    "Date.UTC(2026, 0)",
    "new Date(2026, 0, 31)",
    "new Date(now + 5)",
    "new Date((a - b))",
    "day.getDate()",
    "day.setDate(1)",
    "day.getUTCDate()",
    "day.setUTCHours(0)",
    "day.getHours()",
    "day.setHours(0)",
    "day['getMonth']()",
    "day.getTimezoneOffset()",
    "day.getTime() + 1",
    "end.getTime() - start.getTime()",
    "Date.now() - start",
    "left -= Date.now()",
    "end - new Date()",
    "86400",
    "n * 86_400_000",
    "864e5",
    "n / 3600",
    "3600000",
    "24 * 60 * 60 * 1000",
    "60 * (60)",
    "Temporal.Now.instant()",
    "globalThis.Temporal",
    "new Date(now).toISOString().slice(0, 10)",
  ];
  const innocent = [
    "Date.now()",
    "new Date()",
    "new Date(now)",
    "new Date(now).toISOString()",
    "day.getTime()",
    "clock.now() - 1",
    "a + b",
    "text.slice(0, 10)",
    "60",
    "1024 * 60",
    "format.format(new Date(now))",
    "// 86400\n'86400'",
    "policy.date",
  ];
  const wrong = [
    ...guilty.filter((code) => scan("sample", code).length === 0),
    ...innocent.filter((code) => scan("sample", code).length > 0),
  ];
  if (wrong.length > 0) throw new Error(`no-date-math misjudges its own samples:\n  ${wrong.join("\n  ")}`);
  return guilty.length + innocent.length;
}

const samples = checkItself();
const files = readdirSync(join(root, "pkg"), { recursive: true })
  .map((file) => `pkg/${file.split("\\").join("/")}`)
  .filter(
    (file) =>
      file.endsWith(".js") && !file.includes("/node_modules/") && !NOT_READ.some((start) => file.startsWith(start)),
  )
  .sort();
const found = files.flatMap((file) => scan(file, readFileSync(join(root, file), "utf8")));
const matches = (allowed, { file, function: around, what }) =>
  allowed.file === file && allowed.function === around && allowed.what === what;
const offences = found.filter((finding) => !ALLOWED.some((allowed) => matches(allowed, finding)));
const unused = ALLOWED.filter((allowed) => !found.some((finding) => matches(allowed, finding)));

for (const { file, line, function: around, what } of offences) console.error(`${file}:${line} in ${around}: ${what}`);
for (const { file, function: around, what } of unused)
  console.error(`allowed and not there: ${file} in ${around}: ${what}`);
console.log(`no-date-math: ${files.length} files, ${offences.length} offences; ${samples} samples judged rightly`);
process.exitCode = offences.length + unused.length > 0 ? 1 : 0;
