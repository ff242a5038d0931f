// Names with what they are called, as a list.
import { el, foreign } from "./nodes.js";

/** @param {{ label: string, text: string }[]} rows */
export const list = (rows) =>
  el(
    "dl",
    {},
    rows.map(({ label, text }) =>
      el(
        "div",
        {},
        el("dt", {}, label),
        el(
          "dd",
          {},
          text.split("\n").map((line) => el("div", {}, foreign(line))),
        ),
      ),
    ),
  );
