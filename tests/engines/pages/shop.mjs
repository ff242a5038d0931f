// The demo shop's order page in a frame: what it says of every line, and what went wrong in it.
import { settled, textOf, until } from "./page.mjs";

/** @param {{ address: string }} options */
export async function run({ address }) {
  const frame = document.createElement("iframe");
  frame.src = address;
  document.querySelector("main").append(frame);
  const page = () => frame.contentDocument;
  const shown = () => [...(page()?.querySelectorAll("aftersales-return, aftersales-warranty") ?? [])];
  const answered = (element) => element.shadowRoot?.querySelector("[part~=card]");
  await until(() => shown().length > 0 && shown().every(answered), "every line of the order is answered");
  await settled(() => textOf(page().body));
  return { lines: shown().length, text: textOf(page().getElementById("lines")), seen: frame.contentWindow.seen };
}
