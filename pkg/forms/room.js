// Starts the room that binds forms: an artefact of its own, which only pages with forms download.
import * as glue from "../wasm/dom.js";
import { base64 } from "../wasm/dom-inline.js";
import { refusal } from "../errors.js";
import { decoded, start } from "../start.js";

/** @typedef {typeof glue} Room */

/** @type {Promise<Room> | undefined} */
let starting;

/** The room, started once. @returns {Promise<Room>} */
export function room() {
  starting ??= start(artefact).then(
    (started) => started.glue,
    (error) => {
      starting = undefined;
      throw refusal(error);
    },
  );
  return starting;
}

/** @type {import("../start.js").Artefact<Room>} */
const artefact = {
  glue,
  wasm: () => decoded(base64),
  script: () => /** @type {Promise<any>} */ (import("../wasm/dom-script.js")),
};
