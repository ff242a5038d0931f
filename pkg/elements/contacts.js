// Whom to ask: places, ways to reach the shop, and pages that may help.
import { describe } from "../describe.js";
import { row } from "./return-view.js";
import { el, foreign, openingHours, retold, voiced } from "../view/nodes.js";

/** @typedef {import("../types.js").Contacts} Contacts */
/** @typedef {import("../sentences.js").Say} Say */
/** @typedef {import("../sentences.js").Options} Options */

/** @param {string} number */
const phone = (number) => el("a", { href: "tel:" + number.replace(/[^+\d]/g, "") }, foreign(number));

/** When somebody is there. @param {import("../types.js").ServicePointContact | import("../types.js").ChannelContact} whom @param {Say} say @param {Options} wording */
const hours = (whom, say, wording) =>
  whom.hours
  && el(
    "span",
    { class: "small" },
    " ",
    openingHours(whom.hours, say),
    whom.changes && " · " + describe(whom, wording),
  );

/** A card with all of them; nothing if the terms name nobody. @param {Contacts} contacts @param {Say} say @param {Options} wording */
export function contactsCard({ servicePoints, channels, helpTopics }, say, wording) {
  if (servicePoints.length + channels.length + helpTopics.length === 0) return null;
  const points = servicePoints.map((point) =>
    el(
      "li",
      {},
      retold(say, point.name),
      point.phone && [" · ", phone(point.phone)],
      hours(point, say, wording),
      point.address && el("div", { class: "small" }, foreign(point.address)),
    ),
  );
  const ways = channels.map((way) =>
    el(
      "li",
      {},
      voiced(say, "channel." + way.kind),
      ": ",
      way.kind === "phone" ? phone(way.value) : foreign(way.value),
      hours(way, say, wording),
    ),
  );
  const pages = helpTopics
    .filter(({ url }) => /^https?:\/\//i.test(url))
    .map(({ title, url }) => el("li", {}, el("a", { href: url, rel: "noopener" }, retold(say, title))));
  const list = (/** @type {string} */ name, /** @type {string} */ title, /** @type {Node[]} */ items) =>
    items.length > 0 && row(name, say(title), el("ul", {}, items));
  return el(
    "section",
    { class: "card", part: "card contacts" },
    el(
      "dl",
      { part: "details" },
      list("points", "ui.service_points", points),
      list("channels", "ui.channels", ways),
      list("help", "ui.help", pages),
    ),
  );
}
