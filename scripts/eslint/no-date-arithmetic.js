// Dates are reckoned in Rust alone: tells where JavaScript does it. What a host does with an instant that it was given,
// such as writing it or waiting for it, reckons nothing.

/** Hours, days and weeks, in seconds and in milliseconds. */
const LENGTHS = new Set([3_600, 86_400, 604_800, 3_600_000, 86_400_000, 604_800_000]);
const FIELD =
  /^([gs]et(UTC)?(Date|Day|Month|FullYear|Hours|Minutes|Seconds|Milliseconds|Year)|setTime|getTimezoneOffset)$/;
const CUT = /^(slice|split|substring|substr)$/;
const ARITHMETIC = new Set(["+", "-", "*", "/", "%", "**", "+=", "-=", "*=", "/=", "%=", "**="]);

/** What stands in an optional chain. */
const inner = (node) => (node?.type === "ChainExpression" ? node.expression : node);
const isArithmetic = (node) => /^(Binary|Assignment)Expression$/.test(node.type) && ARITHMETIC.has(node.operator);
const isNamed = (node, name) => node?.type === "Identifier" && node.name === name;
const isNewDate = (node) => node.type === "NewExpression" && isNamed(node.callee, "Date");

/** The name after the dot, or in the brackets. */
function property(node) {
  if (node?.type !== "MemberExpression") return undefined;
  if (!node.computed) return node.property.name;
  if (node.property.type === "TemplateLiteral" && node.property.expressions.length === 0) {
    return node.property.quasis[0].value.cooked;
  }
  return typeof node.property.value === "string" ? node.property.value : undefined;
}
const called = (node) => (node?.type === "CallExpression" ? property(inner(node.callee)) : undefined);

/** The value of an expression of numbers alone, so that 60 * 60 is seen for what it is. */
function constant(node) {
  if (node.type === "Literal" && typeof node.value === "number") return node.value;
  if (!isArithmetic(node)) return undefined;
  const [left, right] = [constant(node.left), constant(node.right)];
  if (left === undefined || right === undefined) return undefined;
  return { "*": left * right, "/": left / right, "+": left + right, "-": left - right }[node.operator];
}

/** An instant that JavaScript turned, or is about to turn, into a number. */
function isInstant(node) {
  const value = inner(node);
  const isNow = called(value) === "now" && isNamed(inner(value.callee).object, "Date");
  return isNow || called(value) === "getTime" || isNewDate(value);
}

/** What a property stands for that should not be used, if anything. */
function ofMember(node) {
  const name = property(node);
  if (name === undefined) return undefined;
  if (isNamed(node.object, "Date") && /^(parse|UTC)$/.test(name)) return `Date.${name}`;
  if (FIELD.test(name)) return name;
  return name === "Temporal" || isNamed(node.object, "Temporal") ? "Temporal" : undefined;
}

/** What a calculation does that it should not, if anything. */
function ofArithmetic(node) {
  if (!isArithmetic(node)) return undefined;
  if (isInstant(node.left) || isInstant(node.right)) return "arithmetic on an instant";
  return LENGTHS.has(constant(node)) ? "a length of time in numbers" : undefined;
}

/** What a node does with dates that it should not, by its type. */
const OFFENCES = {
  MemberExpression: ofMember,
  BinaryExpression: ofArithmetic,
  AssignmentExpression: ofArithmetic,
  Literal: (node) => (LENGTHS.has(node.value) ? "a length of time in numbers" : undefined),
  CallExpression(node) {
    const isCut = CUT.test(called(node) ?? "") && called(inner(inner(node.callee).object)) === "toISOString";
    return isCut ? "a piece of toISOString" : undefined;
  },
  NewExpression(node) {
    if (!isNewDate(node)) return undefined;
    if (node.arguments.length > 1) return "new Date of several arguments";
    return node.arguments.some(isArithmetic) ? "new Date of arithmetic" : undefined;
  },
};

/** @type {import("eslint").Rule.RuleModule} */
export default {
  meta: {
    type: "problem",
    docs: { description: "Forbid to reckon with dates" },
    messages: { reckoned: "Dates are reckoned in Rust alone: {{what}}." },
    schema: [],
  },
  create(context) {
    const listeners = Object.entries(OFFENCES).map(([type, offence]) => [
      type,
      (node) => {
        const what = offence(node);
        if (what) context.report({ node, messageId: "reckoned", data: { what } });
      },
    ]);
    return Object.fromEntries(listeners);
  },
};
