// What a policy begins from: nothing, a model shop, a file, or terms that are published elsewhere.
import { ask } from "./author.js";
import blank from "./blank.json";
import busMaker from "../../pkg/policies/bus-maker.json";
import carMaker from "../../pkg/policies/car-maker.json";
import electronics from "../../pkg/policies/electronics.json";
import fashion from "../../pkg/policies/fashion.json";
import fitOut from "../../pkg/policies/fit-out.json";
import furniture from "../../pkg/policies/furniture.json";
import marketUk from "../../pkg/policies/market-uk.json";
import marketUs from "../../pkg/policies/market-us.json";
import motherAndBaby from "../../pkg/policies/mother-and-baby.json";
import refurbishedPhones from "../../pkg/policies/refurbished-phones.json";
import technology from "../../pkg/policies/technology.json";
import { textOf } from "./telling.js";

const MODELS = {
  blank,
  busMaker,
  carMaker,
  electronics,
  fashion,
  fitOut,
  furniture,
  marketUk,
  marketUs,
  motherAndBaby,
  refurbishedPhones,
  technology,
};
export const modelNames = Object.keys(MODELS);

/** A model as text, laid out with one entry on a line. @param {string} name */
export const modelText = (name) => laidOut(MODELS[name]);
/** @param {string} name */
export const modelTitle = (name) => textOf(MODELS[name].title);

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
