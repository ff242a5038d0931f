// Asks the tools of authors. They run in a thread of their own; where the page forbids one, here.

/** @typedef {{ tool: string, document: unknown, options?: Record<string, unknown> }} Question */

/** A worker by its address, also where pages must say which addresses become scripts. @param {URL} address */
function threadAt(address) {
  const rules = globalThis.trustedTypes?.createPolicy("aftersales-studio", { createScriptURL: (url) => url });
  return new Worker(rules ? rules.createScriptURL(String(address)) : address, { type: "module" });
}

/** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void, question: Question }>} */
const waiting = new Map();
/** @type {Worker | undefined} */
let thread;
let asked = 0;

const here = (/** @type {Question} */ question) => import("./tools.js").then(({ answer }) => answer(question));

/** What was asked of a thread that cannot run is answered here. */
function withdraw() {
  thread = undefined;
  for (const { question, resolve, reject } of waiting.values()) here(question).then(resolve, reject);
  waiting.clear();
}

try {
  thread = threadAt(new URL("worker.js", import.meta.url));
  thread.addEventListener("error", withdraw);
  thread.addEventListener("message", ({ data: { number, value, error } }) => {
    const { resolve, reject } = waiting.get(number) ?? {};
    waiting.delete(number);
    if (error) reject?.(new Error(error));
    else resolve?.(value);
  });
} catch {
  thread = undefined;
}

/** @param {string} tool @param {unknown} document @param {Record<string, unknown>} [options] @returns {Promise<any>} */
export function ask(tool, document, options) {
  const question = { tool, document, options };
  if (!thread) return here(question);
  asked += 1;
  const number = asked;
  return new Promise((resolve, reject) => {
    waiting.set(number, { resolve, reject, question });
    thread.postMessage({ number, question });
  });
}

/** Asks for the newest only: what is overtaken while the tools are busy is never asked. @param {(value: any) => Promise<any>} work */
export function newest(work) {
  let busy = false;
  /** @type {{ value: any } | undefined} */
  let next;
  return async function run(/** @type {any} */ value) {
    next = { value };
    if (busy) return;
    busy = true;
    while (next) {
      const now = next;
      next = undefined;
      // What went wrong for one text says nothing of the next.
      await work(now.value).catch((error) => console.error(error));
    }
    busy = false;
  };
}
