// The demo shop's order page in a frame: what it says of every line, and what went wrong in it.
import { settled, textOf, until } from "./page.mjs";

/** @param {{ address: string }} options */
export async function run({ address }) {
  const frame = document.createElement("iframe");
  frame.src = address;
  document.querySelector("main").append(frame);
  const page = () => frame.contentDocument;
  const order = () => page()?.querySelector("aftersales-order");
  const lines = () => [...(order()?.shadowRoot?.querySelectorAll("[part~=line]") ?? [])];
  const answered = (line) => line.querySelector("[part~=sentence]");
  await until(() => lines().length > 0 && lines().every(answered), "every line of the order is answered");
  await settled(() => textOf(page().body));
  return { lines: lines().length, text: textOf(order()), seen: frame.contentWindow.seen };
}
