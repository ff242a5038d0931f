// The packs and calendars that the package ships, each loaded when it is asked for by its id.
import { calendars } from "./documents/calendars.js";
import { own } from "./errors.js";
import { packs } from "./documents/packs.js";

/** @typedef {import("./types.js").PolicyDocument} PolicyDocument */
/** @typedef {import("./types.js").Calendar} Calendar */

/**
 * @template T
 * @param {Record<string, () => Promise<{ default: T }>>} loaders
 * @param {string} kind
 * @param {string} id
 */
async function load(loaders, kind, id) {
  if (!own(loaders, id)) {
    throw new RangeError(`the package ships no ${kind} "${id}"; there are ${Object.keys(loaders).join(", ")}`);
  }
  return (await loaders[id]()).default;
}

export const packIds = /* @__PURE__ */ Object.keys(packs);
export const calendarIds = /* @__PURE__ */ Object.keys(calendars);

/** @param {string} id @returns {Promise<PolicyDocument>} */
export const pack = (id) => load(packs, "pack", id);

/** @param {string} id @returns {Promise<Calendar>} */
export const calendar = (id) => load(calendars, "calendar", id);
