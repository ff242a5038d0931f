// A button that saves the ends of an answer for the shopper's own calendar. What writes the file is loaded when it is pressed.
import { endsAhead } from "../endings.js";
import { el } from "./nodes.js";

/** @typedef {import("../endings.js").Ending} Ending */
/**
 * Who shows the answer.
 * @typedef {object} Asker
 * @property {import("../sentences.js").Say} say
 * @property {import("../sentences.js").Options} wording
 * @property {() => number} clock
 * @property {import("../types.js").OrderLine} [readLine]
 * @property {{ id?: string | null }} [readOrder]
 * @property {{ id: string, number?: string }} [readRecord]
 */

/** How long a browser may take to read a file that it saves. */
const READING = 60_000;

/** @param {string} text @param {string} name */
function save(text, name) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/calendar;charset=utf-8" }));
  el("a", { href: address, download: name + ".ics" }).click();
  setTimeout(() => URL.revokeObjectURL(address), READING);
}

/**
 * The button; nothing where no end is known that is ahead.
 * @param {Ending[]} values
 * @param {Asker} asker
 * @param {string} [name] What ends, where a page has several buttons.
 * @param {string} [kind] Its class.
 */
export function calendarOf(values, asker, name, kind = "calendar") {
  const { say, wording } = asker;
  if (!values.some((value) => endsAhead(value, asker.clock()).length > 0)) return null;
  const words = say("ui.calendar");
  const label = name ? say("join.pair", { name: words, value: name }) : null;
  const button = el("button", { type: "button", class: kind, part: "calendar", "aria-label": label }, words);
  button.addEventListener("click", async () => {
    const { toICalendar } = await import("../icalendar.js");
    const { readLine, readOrder, readRecord } = asker;
    // The same end is the same entry when it is saved again, and another shop's is another.
    const id = [location.host, readOrder?.id, readLine?.id, readRecord?.id].filter(Boolean).join("/");
    const title = readLine?.title ?? readRecord?.number;
    save(toICalendar(values, { ...wording, now: asker.clock(), id, title }), title ?? name ?? words);
  });
  return button;
}
