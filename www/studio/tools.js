// The tools of authors, in a thread of their own where the page lets there be one, so that nobody waits for them while typing.
import init, * as authoring from "/pkg/dist/authoring.js";
import { calendar, pack } from "/pkg/dist/documents.js";
import { compared } from "/pkg/dist/editions/comparing.js";

const idOf = (reference) => (typeof reference === "string" ? reference : reference?.id);

/** The documents that the package ships of these ids; of the others the tools say that they are missing. */
async function shipped(load, ids) {
  const wanted = [...new Set(ids)].filter((id) => typeof id === "string");
  const found = await Promise.allSettled(wanted.map((id) => load(id)));
  return found.flatMap(({ value }) => (value ? [value] : []));
}

/** What documents name. @param {...any} documents */
async function beside(...documents) {
  const named = documents.flatMap((one) => (Array.isArray(one?.packs) ? one.packs.map(idOf) : []));
  const packs = await shipped(pack, named);
  const calendars = [...documents, ...packs].map((one) => one?.calendar);
  return { packs, calendars: await shipped(calendar, calendars) };
}

/** What takes more than the document. @type {Record<string, (document: any, options: any) => Promise<any>>} */
const TOOLS = {
  lintPolicy: async (document, options) => authoring.lintPolicy(document, { ...(await beside(document)), ...options }),
  compare: async (document, { old, lines, ...asked }) =>
    compared(old, document, lines, { ...(await beside(old, document)), ...asked }),
};

/**
 * Asks a tool by its name.
 * @param {{ tool: string, document: unknown, options?: Record<string, unknown> }} question
 */
export async function answer({ tool, document, options = {} }) {
  await init();
  return TOOLS[tool] ? TOOLS[tool](document, options) : authoring[tool](document, options);
}
