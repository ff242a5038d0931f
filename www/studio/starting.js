// What a policy begins from beside models: a file, or terms that are published elsewhere.
import { ask } from "./author.js";

/** @param {unknown} value @returns {string} */
const flat = (value) =>
  JSON.stringify(value, null, 1).replace(/\n\s*/g, " ").replaceAll("[ ", "[").replaceAll(" ]", "]");

/** A document as it is read best: the entries of its lists one below the other. @param {Record<string, unknown>} document */
export function laidOut(document) {
  const entries = Object.entries(document).map(([name, value]) => {
    const isList = Array.isArray(value) && value.some((one) => typeof one === "object");
    const text = isList ? `[\n${value.map((one) => "    " + flat(one)).join(",\n")}\n  ]` : flat(value);
    return `  ${JSON.stringify(name)}: ${text}`;
  });
  return `{\n${entries.join(",\n")}\n}\n`;
}

/** JSON-LD as it stands in a page, or a page with it. @param {string} text */
function markupOf(text) {
  const found = [...text.matchAll(/<script[^>]*type=["']?application\/ld\+json["']?[^>]*>([^]*?)<\/script>/gi)];
  return found.length > 0 ? found.map(([, json]) => JSON.parse(json)) : JSON.parse(text);
}

const TOOLS = { schema: "fromSchemaOrg", merchant: "fromGoogleMerchant", ucp: "fromUcp" };

/**
 * Reads terms from somewhere else.
 * @param {"policy" | "schema" | "merchant" | "ucp"} kind @param {string} text
 * @returns {Promise<{ text?: string, warnings?: { message: string }[] }>}
 */
export async function imported(kind, text) {
  if (kind === "policy") {
    JSON.parse(text);
    return { text };
  }
  const answer = await ask(TOOLS[kind], markupOf(text));
  if (!answer.ok) return { warnings: answer.issues };
  return { text: laidOut(answer.value.policy), warnings: answer.value.warnings };
}
