// Where a text stops being JSON; what the host says of it differs from one to the next, and often has no place.

/** A token of JSON by the sort that it is of, after blanks. */
const TOKEN =
  // eslint-disable-next-line no-control-regex -- JSON has no controls in its texts
  /[ \t\n\r]*(?:(?<sign>[[\]{},:])|(?<text>"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*")|(?<word>(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])))/y;

/** What may follow, by what is expected. @type {Record<string, string[]>} */
const MAY = {
  value: ["[", "{", "text", "word"],
  item: ["[", "{", "text", "word", "]"],
  key: ["text"],
  field: ["text", "}"],
  ":": [":"],
  "]": [",", "]"],
  "}": [",", "}"],
  end: [],
};
/** What is expected after a sign that opens, goes on or leads to a value. @type {Record<string, string>} */
const AFTER = { "[": "item", "{": "field", ":": "value" };

/**
 * The offset of the first character that cannot stand where it does; the length of a text that ends too early.
 * @param {string} text
 */
export function wrongAt(text) {
  /** What closes the lists and objects that are open. @type {string[]} */
  const open = [];
  let expected = "value";
  TOKEN.lastIndex = 0;
  for (let from = 0; from < text.length; from = TOKEN.lastIndex) {
    const found = TOKEN.exec(text);
    const { sign, text: string } = found?.groups ?? {};
    const sort = sign ?? (string === undefined ? "word" : "text");
    if (!found || !MAY[expected].includes(sort)) return from + text.slice(from).search(/[^ \t\n\r]|$/);
    if (sort === "[" || sort === "{") open.push(sort === "[" ? "]" : "}");
    if (sort === "]" || sort === "}") open.pop();
    const isName = expected === "key" || expected === "field";
    if (sort in AFTER) expected = AFTER[sort];
    else if (sort === ",") expected = open[open.length - 1] === "]" ? "value" : "key";
    else if (sort === "text" && isName) expected = ":";
    else expected = open[open.length - 1] ?? "end";
  }
  return text.length;
}
