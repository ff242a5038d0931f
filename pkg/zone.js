// What a page lends the engine: the browser's zone data. The only module of the package that knows
// how an instant and a wall clock hang together.

/** @typedef {(at: number) => number} Offset Seconds ahead of UTC at an instant in epoch milliseconds. */

/** @type {Offset[]} */
const zones = [];
let usedIntl = false;
let usedTemporal = false;

/**
 * @param {string} name
 * @returns {Offset}
 */
function byTemporal(name) {
  const { Instant } = /** @type {any} */ (globalThis).Temporal;
  const offset = (/** @type {number} */ at) =>
    Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(name).offsetNanoseconds / 1e9;
  offset(0);
  usedTemporal = true;
  return offset;
}

/**
 * @param {string} name
 * @returns {Offset}
 */
function byIntl(name) {
  /** @type {any} What somebody put on the prototype of objects is no option. */
  const options = {
    __proto__: null,
    timeZone: name,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    era: "short",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  };
  const format = new Intl.DateTimeFormat("en-US", options);
  usedIntl = true;
  return (at) => {
    /** @type {Record<string, string>} */
    const part = Object.create(null);
    for (const { type, value } of format.formatToParts(at)) part[type] = value;
    const year = part.era.startsWith("B") ? 1 - Number(part.year) : Number(part.year);
    const wall = new Date(0);
    wall.setUTCFullYear(year, Number(part.month) - 1, Number(part.day));
    wall.setUTCHours(Number(part.hour), Number(part.minute), Number(part.second));
    return Math.round((wall.getTime() - Math.floor(at / 1000) * 1000) / 1000);
  };
}

/**
 * What a reader counts as one, where the browser cannot tell: a flag is two indicators, and marks, variation selectors,
 * skin tones and whatever a joiner joins belong to what they follow.
 */
const CLUSTER =
  /\r\n|\p{Regional_Indicator}{2}|[^](?:[\p{M}\p{Emoji_Modifier}\u200c]|\u200d(?:\p{Extended_Pictographic})?)*/gu;

/** The page as the engine knows it; none of its methods throws. */
export const page = {
  /** @param {string} name */
  openZone(name) {
    for (const open of "Temporal" in globalThis ? [byTemporal, byIntl] : [byIntl]) {
      try {
        return zones.push(open(name)) - 1;
      } catch {
        // This zone data does not know the name; the next may.
      }
    }
    return -1;
  },
  /**
   * @param {number} zone
   * @param {number} at
   */
  zoneOffset(zone, at) {
    return zones[zone](at);
  },
  zoneData() {
    if (usedTemporal) return usedIntl ? "host Temporal and Intl" : "host Temporal";
    return usedIntl ? "host Intl" : "none";
  },
  /** @param {string} text */
  nfc(text) {
    return text.normalize("NFC");
  },
  /** @param {string} text */
  graphemes(text) {
    // Most text is plain letters, of which each is what a reader counts.
    if (!/[^\u0020-\u02ff\u3000-\u303f\u3400-\u9fff\uff00-\uffef\n]/.test(text)) return text.length;
    if (typeof Intl.Segmenter !== "function") return (text.match(CLUSTER) ?? []).length;
    let count = 0;
    for (const _ of new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text)) count += 1;
    return count;
  },
};
