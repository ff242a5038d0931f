// Starts the room that binds forms: a wasm of its own, which only pages with forms download.
import * as glue from "../wasm/dom.js";
import { base64 } from "../wasm/dom-inline.js";
import { refusal } from "../errors.js";

/** @type {Promise<typeof glue> | undefined} */
let starting;

/** The room, started once. @returns {Promise<typeof glue>} */
export function room() {
  starting ??= start().catch((error) => {
    starting = undefined;
    throw refusal(error);
  });
  return starting;
}

async function start() {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  glue.initSync({ module: await WebAssembly.compile(bytes) });
  return glue;
}
