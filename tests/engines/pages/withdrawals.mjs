// A withdrawal in languages that the rest of the package speaks, in two that it does not, and in a page from right to left.
import "aftersales/define";
import { NOW, shops } from "./data.mjs";
import { fill, make, textOf, until } from "./page.mjs";

const { policy, order } = shops.eu;

/** From the first step to the acknowledgement. @param {string} lang */
async function declared(lang) {
  const submit = async ({ key }) => ({ key, caseId: "C-7", receivedAt: "2026-11-10T12:00:01Z" });
  const one = make("aftersales-withdrawal", { policy, order, now: NOW, draft: "memory", submit });
  document.querySelector("main").replaceChildren(make("section", { lang, dir: lang === "ar" ? "rtl" : "ltr" }, one));
  const form = await until(() => one.querySelector("form.aftersales-bound"), lang + " is bound");
  const begin = await until(() => one.querySelector(".aftersales-panel button"), lang + " has its first step");
  const seen = { begin: textOf(begin), lead: textOf(begin.previousElementSibling) };
  begin.click();
  fill(form, { scope: "whole", name: "Ann", email: "ann@example.org" });
  form.querySelector(":scope > .aftersales-main").click();
  const send = await until(() => one.querySelector(".aftersales-panel .aftersales-main"), lang + " is checked");
  seen.confirm = textOf(send);
  seen.review = textOf(one.querySelector(".aftersales-panel"));
  send.click();
  await until(() => textOf(one).includes("C-7"), lang + " is received");
  seen.receipt = textOf(one);
  seen.direction = getComputedStyle(one.querySelector(".aftersales-panel")).direction;
  return seen;
}

/** @param {{ languages: string[] }} options */
export async function run({ languages }) {
  const found = {};
  for (const lang of languages) found[lang] = await declared(lang);
  return found;
}
