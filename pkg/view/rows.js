// Names with what they are called, as a list.
import { el, foreign } from "./nodes.js";

/** @param {import("../forms.js").Row[]} rows */
export const list = (rows) =>
  el(
    "dl",
    {},
    rows.map(({ label, text, isSentence }) =>
      el(
        "div",
        {},
        el("dt", {}, label),
        el(
          "dd",
          {},
          text.split("\n").map((line) => el("div", {}, isSentence ? line : foreign(line))),
        ),
      ),
    ),
  );

/** What of a repair is free. @param {string[]} bears @param {import("../sentences.js").Say} say */
export const borne = (bears, say) =>
  say("ui.borne", { items: bears.map((item) => say("fault_item." + item)).join(say("join.list")) });
