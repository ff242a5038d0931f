// The page in a simulated document: `node simulated.mjs <jsdom or happy-dom> <folder of the consumer>`.
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [, , name, folder] = process.argv;
const { JSDOM, Window } = await import(name);
const window =
  name === "jsdom"
    ? new JSDOM("", { url: "http://localhost/", pretendToBeVisual: true }).window
    : new Window({ url: "http://localhost/" });

/** Node has these too, and a document takes only its own. */
const OWN = [
  "Event",
  "EventTarget",
  "CustomEvent",
  "FormData",
  "Blob",
  "File",
  "AbortController",
  "AbortSignal",
  "navigator",
];
for (const key of Object.getOwnPropertyNames(window)) {
  if (OWN.includes(key) || !(key in globalThis)) {
    Object.defineProperty(globalThis, key, { value: window[key], configurable: true, writable: true });
  }
}
for (const key of ["addEventListener", "removeEventListener", "dispatchEvent"]) {
  globalThis[key] = window[key].bind(window);
}

const load = (file) => import(pathToFileURL(join(folder, file)).href);
const { page } = await load("page.mjs");
const { build } = await load("dom.mjs");
build();
const wrong = await page();
console.log(wrong.join("\n") || "ok");
process.exit(wrong.length && 1);
