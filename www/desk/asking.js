// What the desk asks of the shop's server, and in whose words and on whose clocks it is shown.
import { speaker } from "/pkg/dist/sentences.js";
import { language } from "./words.js";

/** @param {string} path @param {string} [method] @param {object} [body] @param {Record<string, string>} [headers] */
export async function ask(path, method = "GET", body, headers) {
  const sent = body && { headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) };
  const response = await fetch(path, { method, ...sent });
  return { status: response.status, told: await response.json() };
}

/** The orders of the shop, by their ids. */
export const orders = new Map();

/** The options of every sentence: what the lines of the order are called, on the clocks of its shop. */
export function wordingOf({ orderId }) {
  const order = orders.get(orderId);
  const locale = language.tag;
  const lines = (order?.lines ?? []).map(({ id, title, names }) => ({
    id,
    title: names?.[locale === "en" ? "en" : "zh"] ?? title,
  }));
  return { locale, timeZone: order?.timeZone ?? "Asia/Shanghai", lines };
}

/** The shop that an order was placed in, and its number. */
export function orderName(orderId) {
  const shop = orders.get(orderId)?.shop;
  return [shop?.[language.tag] ?? shop?.en, orderId].filter(Boolean).join(" · ");
}

export const speaking = () => speaker({ locale: language.tag });
