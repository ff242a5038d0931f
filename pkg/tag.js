// The tag of a language, of whatever a page or a platform calls it.

/** Of a tag that is longer the rest is left out; what pages use has some twenty characters. */
const LONGEST = 100;

/** @type {Map<string, string>} */
const known = new Map();

/** A tag that every host takes: `zh_CN.UTF-8` is `zh-CN`, of what is malformed its beginning counts, and what is none is English. @param {unknown} locale */
export function tagOf(locale) {
  const called = written(locale);
  const tag = known.get(called) ?? canonical(called);
  known.set(called, tag);
  return tag;
}

/** @param {unknown} locale */
function written(locale) {
  try {
    // A list could take for ever to write, and is no tag.
    return Array.isArray(locale) ? "" : String(locale ?? "").slice(0, LONGEST);
  } catch {
    // What cannot even be written names no language.
    return "";
  }
}

/** @param {string} called */
function canonical(called) {
  const parts = called
    .trim()
    .replace(/[.@].*/, "")
    .split(/[_-]/);
  for (let length = parts.length; length > 0; length -= 1) {
    try {
      const [tag] = Intl.getCanonicalLocales(parts.slice(0, length).join("-"));
      return tag;
    } catch {
      // What comes last is no part of a tag.
    }
  }
  return "en";
}
