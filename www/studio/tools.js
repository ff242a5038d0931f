// The tools of authors, in a thread of their own where the page lets there be one, so that nobody waits for them while typing.
import init, * as authoring from "/pkg/dist/authoring.js";
import { calendar, pack } from "/pkg/dist/documents.js";

const idOf = (reference) => (typeof reference === "string" ? reference : reference?.id);

/** The documents that the package ships of these ids; of the others the tools say that they are missing. */
async function shipped(load, ids) {
  const wanted = [...new Set(ids)].filter((id) => typeof id === "string");
  const found = await Promise.allSettled(wanted.map((id) => load(id)));
  return found.flatMap(({ value }) => (value ? [value] : []));
}

/** What a document names. @param {any} document */
async function beside(document) {
  const packs = await shipped(pack, Array.isArray(document?.packs) ? document.packs.map(idOf) : []);
  return {
    packs,
    calendars: await shipped(
      calendar,
      [document, ...packs].map((one) => one?.calendar),
    ),
  };
}

/**
 * Asks a tool by its name.
 * @param {{ tool: string, document: unknown, options?: Record<string, unknown> }} question
 */
export async function answer({ tool, document, options }) {
  await init();
  const named = tool === "lintPolicy" ? await beside(document) : {};
  return authoring[tool](document, { ...named, ...options });
}
