// Where drafts and the queue are kept: in the browser's database, for this window only, or in memory. What the browser
// refuses is answered with what is there, which then is nothing: nothing is said to be kept that was not read back.

import { parseSubmission } from "../submission.js";

/** @typedef {{ id: string, file: Blob }} Part */
/** @typedef {{ body: string, files: Part[] }} Queued */
/**
 * @typedef {object} Store
 * @property {(form: string) => Promise<string[]>} drafts The drafts of a form.
 * @property {(form: string, page: string, text: string, before: string) => Promise<{ taken: boolean, text: string | null }>} save
 *   Writes a draft if `before` is what is there, and reads it back.
 * @property {(form: string, page: string) => Promise<void>} erase
 * @property {(form: string, key: string, queued: Queued) => Promise<boolean>} put Into the queue; true once it is there.
 * @property {(form: string) => Promise<Queued[]>} queue
 * @property {(form: string, key: string) => Promise<void>} remove
 */

const NAME = "aftersales";
const DRAFTS = "drafts";
const QUEUE = "queue";

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** @param {IDBTransaction} transaction @returns {Promise<void>} */
const settled = (transaction) =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });

/** @returns {Promise<IDBDatabase>} */
function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      for (const name of [DRAFTS, QUEUE]) request.result.createObjectStore(name);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = request.onblocked = () => reject(request.error);
  });
}

/** How long a browser may take to keep something or to give it back, in milliseconds; one that never answers keeps nothing. */
const PATIENCE = 3000;

/** A store that answers in time, or refuses. @param {Store} store @returns {Store} */
export function patient(store) {
  const timed = Object.entries(store).map(([name, ask]) => [
    name,
    (/** @type {any[]} */ ...given) =>
      Promise.race([
        /** @type {(...given: any[]) => Promise<any>} */ (ask)(...given),
        new Promise((_, reject) => setTimeout(reject, PATIENCE)),
      ]),
  ]);
  return Object.fromEntries(timed);
}

/**
 * What waits in the queue and can be sent. What a page of another version or another script left there stays as it is.
 * @param {unknown} entry
 * @returns {entry is Queued}
 */
export function isQueued(entry) {
  const { body, files } = /** @type {Queued} */ (Object(entry));
  return (
    typeof body === "string"
    && Array.isArray(files)
    && files.every((part) => typeof part?.id === "string" && part.file instanceof Blob)
    && parseSubmission(body).ok
  );
}

/** The browser's database: it outlives the page and the browser. @returns {Store} */
export function database() {
  /** @type {Promise<IDBDatabase> | undefined} */
  let opening;
  /** @param {string} name @param {IDBTransactionMode} mode @param {IDBTransactionOptions} [options] */
  async function begin(name, mode, options) {
    opening ??= open();
    let base;
    try {
      base = await opening;
      return base.transaction(name, mode, options);
    } catch (error) {
      // The browser may have closed it, or may be asked again later.
      opening = undefined;
      throw error;
    }
  }
  /** @param {string} name @param {string} form @returns {Promise<any[]>} */
  async function all(name, form) {
    const transaction = await begin(name, "readonly");
    return done(transaction.objectStore(name).getAll(IDBKeyRange.bound([form], [form, []])));
  }
  /** @param {string} name @param {string} form @param {string} key */
  async function drop(name, form, key) {
    const transaction = await begin(name, "readwrite");
    transaction.objectStore(name).delete([form, key]);
    await settled(transaction);
  }
  return {
    drafts: (form) => all(DRAFTS, form),
    erase: (form, page) => drop(DRAFTS, form, page),
    async save(form, page, text, before) {
      const transaction = await begin(DRAFTS, "readwrite");
      const store = transaction.objectStore(DRAFTS);
      const there = await done(store.get([form, page]));
      const taken = there !== undefined && there !== before;
      if (!taken) store.put(text, [form, page]);
      await settled(transaction);
      if (taken) return { taken, text: null };
      const again = await begin(DRAFTS, "readonly");
      return { taken, text: await done(again.objectStore(DRAFTS).get([form, page])) };
    },
    async put(form, key, queued) {
      const transaction = await begin(QUEUE, "readwrite", { durability: "strict" });
      transaction.objectStore(QUEUE).put(queued, [form, key]);
      await settled(transaction);
      const again = await begin(QUEUE, "readonly");
      const there = await done(again.objectStore(QUEUE).get([form, key]));
      return there?.body === queued.body && there.files.length === queued.files.length;
    },
    queue: (form) => all(QUEUE, form),
    remove: (form, key) => drop(QUEUE, form, key),
  };
}

/**
 * Texts by name, for one window or for one page. Files are no text: a submission with files is not kept here.
 * @param {() => Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">} open It throws where the browser refuses.
 * @returns {Store}
 */
function inTexts(open) {
  const name = (/** @type {string[]} */ ...parts) => JSON.stringify([NAME, ...parts]);
  /** @param {string} kind @param {string} form */
  const all = (kind, form) => {
    const texts = open();
    const start = name(kind, form).slice(0, -1) + ",";
    const names = Array.from({ length: texts.length }, (_, place) => texts.key(place) ?? "");
    return names.filter((known) => known.startsWith(start)).map((known) => texts.getItem(known) ?? "");
  };
  return {
    drafts: async (form) => all(DRAFTS, form),
    erase: async (form, page) => open().removeItem(name(DRAFTS, form, page)),
    async save(form, page, text, before) {
      const texts = open();
      const there = texts.getItem(name(DRAFTS, form, page));
      if (there !== null && there !== before) return { taken: true, text: null };
      texts.setItem(name(DRAFTS, form, page), text);
      return { taken: false, text: texts.getItem(name(DRAFTS, form, page)) };
    },
    async put(form, key, { body, files }) {
      if (files.length > 0) return false;
      const texts = open();
      texts.setItem(name(QUEUE, form, key), body);
      return texts.getItem(name(QUEUE, form, key)) === body;
    },
    queue: async (form) => all(QUEUE, form).map((body) => ({ body, files: [] })),
    remove: async (form, key) => open().removeItem(name(QUEUE, form, key)),
  };
}

/** For this window only: it outlives a reload. */
export const session = () => inTexts(() => sessionStorage);

/** For this page only. */
export function memory() {
  /** @type {Map<string, string>} */
  const texts = new Map();
  const held = {
    getItem: (/** @type {string} */ name) => texts.get(name) ?? null,
    setItem: (/** @type {string} */ name, /** @type {string} */ text) => {
      texts.set(name, text);
    },
    removeItem: (/** @type {string} */ name) => {
      texts.delete(name);
    },
    key: (/** @type {number} */ place) => [...texts.keys()][place] ?? null,
    get length() {
      return texts.size;
    },
  };
  // A page that ends takes its queue with it: nothing is kept.
  return { ...inTexts(() => held), put: async () => false };
}

/** The name of this page among those that write drafts: the same after a reload, if the browser lets a window remember. */
export function pageName() {
  const fresh = freshKey();
  try {
    const known = sessionStorage.getItem(NAME + "-page");
    if (known) return known;
    sessionStorage.setItem(NAME + "-page", fresh);
  } catch {
    // Then every load is a page of its own.
  }
  return fresh;
}

/** A key that no one else has. A page that was not loaded securely has no `randomUUID`. */
export function freshKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
