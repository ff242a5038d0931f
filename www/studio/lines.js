// Twelve order lines as shops know them, each delivered some days before the day on which the studio was opened.
import { columnsOf } from "/pkg/dist/editions/columns.js";

const SOUND = { opened: false, used: false, sealIntact: true, tagsAttached: true, complete: true, resaleable: true };
const OPENED = { ...SOUND, opened: true, sealIntact: false };
const USED = { ...OPENED, used: true, tagsAttached: false, resaleable: false };

/** Days since the delivery, and how the goods are; `null` is on its way. @type {Record<string, { days: number | null, condition?: object, tags?: string[] }>} */
const SAMPLES = {
  new: { days: 3, condition: SOUND },
  opened: { days: 3, condition: OPENED },
  used: { days: 3, condition: USED },
  untagged: { days: 3, condition: { ...SOUND, tagsAttached: false } },
  unknown: { days: 3 },
  fortnight: { days: 13, condition: SOUND },
  month: { days: 29, condition: SOUND },
  half: { days: 180, condition: USED },
  years: { days: 700, condition: USED },
  coming: { days: null },
  sale: { days: 3, condition: SOUND, tags: ["final_sale"] },
  broken: { days: 10, condition: { ...USED, damagedByUser: true } },
};

const DAY = 86_400_000;
const dayOf = (/** @type {number} */ at) => new Date(at).toISOString().slice(0, 10);

/** @param {number} now */
export const samples = (now) =>
  Object.entries(SAMPLES).map(([id, { days, condition, tags }]) => {
    const delivered = days === null ? null : dayOf(now - days * DAY);
    const ordered = dayOf(now - ((days ?? 0) + 3) * DAY);
    return { id, quantity: 1, events: { ordered, delivered }, ...(condition && { condition }), ...(tags && { tags }) };
  });

/** What a line is asked with where it says nothing itself: a category of the policy's goods, its country and its money. @param {any} document @param {string} category */
function unsaid(document, category) {
  const country = document?.assume?.country ?? document?.countries?.[0];
  return {
    channel: "online",
    categories: category ? [category] : [],
    paid: { decimal: "89.00", currency: document?.currency ?? "EUR" },
    ...(country && { country }),
  };
}

/** A line as this policy is asked about it. @param {any} line @param {any} document @param {string} category */
export function placed({ sample, id, names, ...line }, document, category) {
  const said = Object.entries(line).filter(([, value]) => value !== null && value !== undefined);
  return { ...unsaid(document, category), ...Object.fromEntries(said) };
}

/** The columns of lines, which are the same until others are read. @type {WeakMap<any[], import("/pkg/editions/columns.js").Lines>} */
const known = new WeakMap();

/** The same of many lines, in columns. @param {any[]} lines @param {any} document @param {string} category */
export function placedColumns(lines, document, category) {
  const all = known.get(lines) ?? columnsOf(lines.map(({ sample, names, ...line }) => line));
  known.set(lines, all);
  const columns = { ...all.columns };
  for (const [name, value] of Object.entries(unsaid(document, category))) {
    const { values, at } = columns["/line/" + name] ?? { values: [], at: new Uint32Array(lines.length) };
    columns["/line/" + name] = { values: [...values, value], at: at.map((place) => Math.min(place, values.length)) };
  }
  return { ...all, columns };
}

/** The categories that a document speaks of: its groups, what is in them, and what its rules ask for. @param {any} document */
export function categoriesOf(document) {
  const groups = Object.entries(document?.categories ?? {}).flatMap(([group, members]) => [...[members].flat(), group]);
  const asked = ["rules", "costs", "warranties"].flatMap((list) =>
    [document?.[list] ?? []].flat().flatMap((entry) => entry?.when?.categories ?? []),
  );
  return [...new Set([...groups, ...asked])].filter((name) => typeof name === "string");
}
