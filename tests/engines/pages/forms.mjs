// A form of the shop's own and three that elements build: refused, mended, confirmed, sent once, and acknowledged.
import init, { openPolicy } from "aftersales";
import { bindForm } from "aftersales/forms";
import "aftersales/define";
import { NOW, shops } from "./data.mjs";
import { fill, listen, make, pause, plain, settled, textOf, until } from "./page.mjs";

const { policy, line, order } = shops.eu;
const person = { name: "Ann \u{1f469}\u200d\u{1f9b0}", email: "ann@münchen.de" };
const complaint = {
  ...person,
  category: "product_quality",
  description: "It broke <b>after</b> two days \u{1f4a5}.",
  consent: true,
};

/** The texts of errors above a form. */
const errors = (scope) => [...scope.querySelectorAll(".aftersales-summary a")].map(textOf);

/** The receipt of a shop that takes everything in. */
const receiptOf = ({ key }) => ({ key, caseId: "C-7 <i>", receivedAt: "2026-11-10T12:00:01Z" });

/**
 * Takes a form the whole way.
 * @param {HTMLElement} scope What holds the form and what is shown in its place.
 * @param {Record<string, string | true>} values
 */
async function through(scope, values) {
  const form = scope.querySelector("form");
  const seen = {};
  form.querySelector("button:not([type]), [type=submit]").click();
  const summary = await until(() => scope.querySelector(".aftersales-summary"), "the errors stand above the form");
  seen.refused = errors(scope);
  seen.summaryHasFocus = summary === document.activeElement;
  scope.querySelector(".aftersales-summary a").click();
  seen.linkLeadsTo = document.activeElement?.name;
  const described = document.activeElement
    ?.getAttribute("aria-describedby")
    ?.split(" ")
    .map((id) => textOf(document.getElementById(id)));
  seen.at = [document.activeElement?.getAttribute("aria-invalid"), described];
  fill(form, values);
  await settled(() => textOf(scope));
  seen.left = [...form.querySelectorAll("[aria-invalid=true]")].map(({ name }) => name);
  seen.leftAbove = errors(scope);
  form.querySelector("button:not([type]), [type=submit]").click();
  const panel = await until(
    () => scope.querySelector(".aftersales-panel dl")?.closest(".aftersales-panel"),
    "what will be sent is shown",
  );
  seen.review = textOf(panel);
  seen.reviewHasFocus = panel.contains(document.activeElement);
  const send = panel.querySelector(".aftersales-main");
  send.click();
  send.click();
  await until(() => textOf(scope).includes("C-7"), "the receipt is shown");
  await settled(() => textOf(scope));
  seen.receipt = textOf(scope);
  return seen;
}

/** What a scope told: how often each thing, and the last answer. */
function told(of, id) {
  const count = (name) => of(id, name).length;
  return {
    submits: count("submit"),
    receipts: plain(of(id, "receipt")),
    issues: plain(of(id, "issues")),
    answer: plain(of(id, "answer").at(-1)),
    stages: of(id, "stage").map(({ stage }) => stage),
  };
}

/** An element, which sends by the page's own function. */
async function element(tag, given, values, of) {
  const sent = [];
  const submit = async (submission) => {
    sent.push(submission);
    await pause(50);
    return receiptOf(submission);
  };
  const id = tag + (given.kind ?? "");
  const one = make(tag, { id, lang: "en", policy, order, now: NOW, draft: "memory", ...given, submit });
  document.querySelector("main").append(one);
  await until(() => one.querySelector("form.aftersales-bound"), id + " is bound");
  await until(() => one.querySelector("form [name]"), id + " has fields");
  const start = one.querySelector("form").hidden && one.querySelector("button");
  if (start) start.click();
  await settled(() => textOf(one));
  const seen = await through(one, values);
  const found = { ...seen, ...told(of, id), sent: plain(sent), keys: new Set(sent.map(({ key }) => key)).size };
  one.remove();
  return found;
}

const fields = () =>
  make(
    "form",
    { id: "own" },
    make("p", {}, make("label", {}, "Name ", make("input", { name: "name" }))),
    make("p", {}, make("label", {}, "Email ", make("input", { name: "email", type: "email" }))),
    make("p", {}, make("label", {}, "What happened ", make("textarea", { name: "description" }))),
    make("p", {}, make("button", {}, "Check")),
  );

/** The shop's own form, which the package sends by itself, and whose draft outlives it. */
async function own(of) {
  const { value: opened, issues } = await openPolicy(policy, {
    packs: async (id) => (await import("aftersales/packs/" + id)).default,
    calendars: async (id) => (await import("aftersales/calendars/" + id)).default,
    clock: () => Date.parse(NOW),
  });
  if (!opened) throw new Error(JSON.stringify(issues));
  const scope = make("section", { id: "shop" }, fields());
  document.querySelector("main").append(scope);
  const options = {
    policy: opened,
    order,
    line,
    locale: "en",
    timeZone: "Europe/Berlin",
    action: "/submissions",
    clock: () => Date.parse(NOW),
    target: scope,
  };
  const first = await bindForm(scope.querySelector("form"), options);
  fill(scope, { name: person.name });
  const kept = await until(() => textOf(scope.querySelector(".aftersales-draft")), "the draft is told of");
  first.free();
  const freed = textOf(scope);
  scope.replaceChildren(fields());
  const bound = await bindForm(scope.querySelector("form"), options);
  await until(() => scope.querySelector("[name=name]").value === person.name, "the draft comes back");
  await settled(() => textOf(scope));
  const restored = textOf(scope);
  fill(scope, { name: "" });
  const seen = await through(scope, { ...complaint, orderId: "1042", product: "Phone" });
  const text = bound.text();
  bound.free();
  const sent = await (await fetch("/sent")).json();
  const found = {
    kept,
    freed,
    restored,
    ...seen,
    text,
    ...told(of, "shop"),
    sent: plain(sent.map(({ submission }) => submission)),
    keysMatch: sent.every(({ key, submission }) => key === submission.key),
  };
  scope.remove();
  return found;
}

export async function run() {
  await init();
  const { of } = listen();
  return {
    own: await own(of),
    complaint: await element("aftersales-complaint", { line }, complaint, of),
    withdrawal: await element("aftersales-withdrawal", {}, { ...person, scope: "part", lines: true }, of),
    return: await element(
      "aftersales-request",
      { kind: "return" },
      { ...person, lines: true, reason: "defective", remedy: "refund" },
      of,
    ),
  };
}
