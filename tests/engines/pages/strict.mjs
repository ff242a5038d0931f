// A page that forbids WebAssembly: the answers come from the engine in JavaScript, and the page is told once.
import * as api from "aftersales";
import { bindForm } from "aftersales/forms";
import { NOW, shops } from "./data.mjs";
import { listen, make, textOf, until } from "./page.mjs";

const {
  policy: { packs, calendar, ...policy },
  line,
} = shops.eu;

/** How a call is refused. @param {() => unknown} ask */
function refused(ask) {
  try {
    return { answered: ask() };
  } catch (error) {
    return { typed: error instanceof api.AftersalesError, code: error.code, message: error.message };
  }
}

/** Three elements, as a page has them. */
async function elements(of) {
  await import("aftersales/define");
  const main = document.querySelector("main");
  const three = ["return", "warranty", "complaint"].map((tag) =>
    make("aftersales-" + tag, { id: tag, policy, line, now: NOW, draft: "memory", action: "/submissions" }),
  );
  main.append(...three);
  await until(
    () =>
      three.every(({ id, shadowRoot }) =>
        id === "complaint" ? main.querySelector("form.aftersales-bound") : shadowRoot && of(id, "answer").length > 0,
      ),
    "the elements answer",
  );
  const texts = three.map(textOf);
  three.forEach((one) => one.remove());
  return texts;
}

/** @param {{ first: "calls" | "elements" }} options */
export async function run({ first }) {
  const { of, heard } = listen();
  const found = {};
  if (first === "elements") found.texts = await elements(of);
  else {
    found.refused = [
      refused(() => api.loadPolicy(policy)),
      refused(() => api.checkReturn(policy, line, undefined, NOW)),
      refused(() => api.warrantyStatus(policy, line, NOW)),
      refused(() => api.initSync()),
    ];
  }
  await api.init();
  const { value } = api.loadPolicy(policy);
  found.status = value.verdict(line, { reason: "defective" }, NOW).value.status;
  found.opened = (await api.openPolicy(policy)).ok;
  found.fields = value.form("complaint").fields().length;
  const form = make("form", {}, make("input", { name: "name" }), make("button", {}, "Go"));
  document.querySelector("main").append(form);
  const bound = await bindForm(form, { policy: value, draft: "memory", action: "/submissions" });
  found.stage = bound.stage;
  bound.free();
  if (first !== "elements") found.texts = await elements(of);
  found.issues = heard.filter(({ name }) => name === "issues").map(({ detail }) => detail);
  return found;
}
