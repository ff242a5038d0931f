import "aftersales/define";
import { elements } from "./elements.mjs";
import { form } from "./form.mjs";
import { probe } from "./probe.mjs";

/** What is wrong on a page with a form and elements: it waits for what they show. */
export async function page() {
  const bound = await form().catch((error) => [`bindForm: ${error.code ?? ""} ${error.stack}`]);
  const server = document.querySelector("#server")?.textContent ?? "ok";
  return [...(server === "ok" ? [] : ["on the server: " + server]), ...probe(), ...bound, ...(await elements())];
}

/** Tells it to who opened the page. */
export const tell = () => page().then((wrong) => (globalThis.wrong = wrong));
