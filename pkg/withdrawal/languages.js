// The withdrawal in every official language of the European Union: its own sentences where the package has no others, and
// what laws call their exceptions where their packs do not say it.
import { completing, nearest } from "../languages.js";

/** @typedef {import("../types.js").Messages} Messages */

/** @type {Record<string, () => Promise<{ default: Messages }>>} */
const LOADERS = {
  ar: () => import("../messages/withdrawal/ar.js"),
  bg: () => import("../messages/withdrawal/bg.js"),
  cs: () => import("../messages/withdrawal/cs.js"),
  da: () => import("../messages/withdrawal/da.js"),
  de: () => import("../messages/withdrawal/de.js"),
  el: () => import("../messages/withdrawal/el.js"),
  es: () => import("../messages/withdrawal/es.js"),
  et: () => import("../messages/withdrawal/et.js"),
  fi: () => import("../messages/withdrawal/fi.js"),
  fr: () => import("../messages/withdrawal/fr.js"),
  ga: () => import("../messages/withdrawal/ga.js"),
  hr: () => import("../messages/withdrawal/hr.js"),
  hu: () => import("../messages/withdrawal/hu.js"),
  it: () => import("../messages/withdrawal/it.js"),
  ja: () => import("../messages/withdrawal/ja.js"),
  ko: () => import("../messages/withdrawal/ko.js"),
  lt: () => import("../messages/withdrawal/lt.js"),
  lv: () => import("../messages/withdrawal/lv.js"),
  mt: () => import("../messages/withdrawal/mt.js"),
  nl: () => import("../messages/withdrawal/nl.js"),
  pl: () => import("../messages/withdrawal/pl.js"),
  pt: () => import("../messages/withdrawal/pt.js"),
  ro: () => import("../messages/withdrawal/ro.js"),
  sk: () => import("../messages/withdrawal/sk.js"),
  sl: () => import("../messages/withdrawal/sl.js"),
  sv: () => import("../messages/withdrawal/sv.js"),
  tr: () => import("../messages/withdrawal/tr.js"),
  "zh-Hant": () => import("../messages/withdrawal/zh-Hant.js"),
};
/** Those that packs and the package speak anyway. */
const ANYWAY = ["en", "zh-Hans"];

/** The languages in which a withdrawal can be declared and is acknowledged. */
export const withdrawalLanguages = [...Object.keys(LOADERS), ...ANYWAY].sort();

/**
 * What the withdrawal says beyond what all say in the language of a reader, if there is anything.
 * @param {string} locale
 * @returns {Promise<Messages | undefined>}
 */
export async function withdrawalAdds(locale) {
  const load = LOADERS[nearest(locale, Object.keys(LOADERS)) ?? ""];
  const adds = load && (await load()).default;
  if (adds) completing.add(adds);
  return adds;
}
