// Starts the room that binds forms: an artefact of its own, which only pages with forms download.
import * as glue from "../wasm/dom.js";
import * as inline from "../wasm/dom-inline.js";
import { refusal } from "../errors.js";
import { unpacked } from "../packed.js";
import { start } from "../start.js";

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
  wasm: () => unpacked(inline),
  script: () => /** @type {Promise<any>} */ (import("../wasm/dom-script.js")),
};
