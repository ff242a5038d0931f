// What a page may write around the elements and a bound form.
import type { OrderLine, Policy, PolicyDocument } from "aftersales";
import initForms, { bindForm, type AnswerDetail, type BoundForm, type FormOptions, type Stage } from "aftersales/forms";
import {
  AftersalesComplaint,
  AftersalesOrder,
  AftersalesReturn,
  type AftersalesAttributesMap,
  type AftersalesElement,
  type AftersalesForm,
  type AftersalesTagNameMap,
  type ReturnAttributes,
} from "aftersales/elements";
import "aftersales/define";

declare const policy: Policy;
declare const terms: PolicyDocument;
declare const line: OrderLine;

// ---- Elements ----

const element = document.createElement("aftersales-return");
export const cast: AftersalesReturn = element;
element.policy = terms;
element.policy = "/terms.json";
element.line = line;
element.line = "#line";
element.reason = "changed_mind";
element.now = new Date(0);
element.packs = [terms];
element.packs = async () => terms;
element.calendars = undefined;
element.fault = { cause: "misuse", since: "2026-03-02" };
element.messages = { locale: "de", texts: {} };
export const zone: string | undefined = element.timeZone;
export const verdict = element.handle?.verdict(line);
// @ts-expect-error No terms.
element.policy = 1;
// @ts-expect-error What was read cannot be set.
element.handle = policy;
// @ts-expect-error Nor can its zone.
element.timeZone = "UTC";
// @ts-expect-error An attribute only.
element.serverTime;
// @ts-expect-error What is shown sends nothing.
element.submit = async () => ({ key: "", caseId: "", receivedAt: "" });
AftersalesReturn.define();
AftersalesReturn.define("my-return");
export const classes: (typeof AftersalesElement)[] = [AftersalesReturn, AftersalesComplaint];
export const sends = (one: AftersalesElement): one is AftersalesForm => "submit" in one;

const ordered = document.createElement("aftersales-order");
export const castOrder: AftersalesOrder = ordered;
ordered.order = { id: "1", lines: [line] };
ordered.requests = { lamp: { reason: "changed_mind" } };
ordered.policies = { lamp: terms, chair: "/terms.json" };
ordered.filed = { lamp: { caseId: "case-1", state: "goods_awaited", href: "/cases/1" } };
// @ts-expect-error No state of a case.
ordered.filed = { lamp: { caseId: "case-1", state: "eligible" } };
ordered.addEventListener("aftersales-ask", ({ detail }) => {
  const ids: string[] = detail.lines;
  const why: string | undefined = detail.reason;
  return [ids, why, detail.answers];
});
ordered.addEventListener("aftersales-answer", ({ detail }) => {
  if (detail.kind === "order") return detail.decisions["lamp"]?.status;
  return undefined;
});

const complaint = document.querySelector("aftersales-complaint")!;
complaint.submit = async (submission, files) => ({
  key: submission.key,
  caseId: String(files.length),
  receivedAt: submission.declaredAt,
});
const request = document.createElement("aftersales-request");
request.kind = "repair";
request.chosen = ["lamp"];
// @ts-expect-error A request is one of three.
request.kind = "survey";
request.request = { reason: "changed_mind", quantity: 1, remedy: "refund" };
request.policies = { "1": "/terms.json" };
request.answers = document.createElement("aftersales-return").answers;
// @ts-expect-error A quantity is a number.
request.request = { quantity: "1" };
// @ts-expect-error An answer is a plain value.
request.answers = { "/line/condition/opened": {} };
// @ts-expect-error What was answered is told, not given.
document.createElement("aftersales-return").answers = {};
// @ts-expect-error A survey stays one.
document.createElement("aftersales-survey").kind = "survey";
export const tags: (keyof AftersalesTagNameMap)[] = [
  "aftersales-return",
  "aftersales-warranty",
  "aftersales-case",
  "aftersales-complaint",
  "aftersales-request",
  "aftersales-withdrawal",
  "aftersales-survey",
];
for (const tag of tags) document.createElement(tag).record = undefined;
export const attributes: ReturnAttributes = {
  policy: terms,
  line,
  reason: "changed_mind",
  lang: "en",
  now: 0,
  "server-time": "2026-03-05T12:00:00Z",
};

export const countdown: AftersalesAttributesMap["aftersales-countdown"] = {
  for: "warranty",
  option: "year",
  until: "0",
};
// @ts-expect-error A form does not count down.
export const counted: AftersalesAttributesMap["aftersales-countdown"] = { for: "form" };
export const bars: AftersalesAttributesMap["aftersales-timeline"] = { line, order: "#order", "heading-level": 2 };
// @ts-expect-error A certificate asks for no reason.
export const certificate: AftersalesAttributesMap["aftersales-certificate"] = { reason: "changed_mind" };

// ---- Events: one kind, one meaning ----

export function said(detail: AnswerDetail): unknown {
  switch (detail.kind) {
    case "return":
      return detail.decision.options;
    case "order":
      return detail.decisions["1"]?.status;
    case "warranty":
      return detail.coverages.length;
    case "fault":
      return detail.verdict.verdict;
    case "case":
      return detail.progress.steps;
    case "timeline":
      return detail.segments[0]?.options;
    case "countdown":
      return detail.remaining.closes;
    case "form":
      return [
        detail.form === "return",
        detail.valid,
        detail.errors,
        detail.warnings,
        detail.classification,
        detail.serviceLevels,
        detail.options,
        detail.lineOptions,
      ];
    default: {
      const none: never = detail;
      return none;
    }
  }
}
for (const target of [element, document, window, document.createElement("form")]) {
  (target as HTMLElement).addEventListener("aftersales-answer", ({ detail }) => {
    if (detail.kind === "return") detail.decision.status;
    // @ts-expect-error A form has no decision.
    if (detail.kind === "form") detail.decision;
    // @ts-expect-error No answer is of a form's kind.
    if (detail.kind === "complaint") detail.valid;
  });
}
document.addEventListener("aftersales-answer", ({ detail }) => said(detail));
window.addEventListener("aftersales-issues", ({ detail: { issues } }) => issues[0]?.pointer);
element.addEventListener("aftersales-submit", (event) => {
  if (event.detail.submission.kind === "return") event.preventDefault();
});
element.addEventListener("aftersales-stage", ({ detail: { stage, kept } }) => {
  const at: Stage = stage;
  return kept ? at : "";
});
element.addEventListener("aftersales-receipt", ({ detail: { receipt } }) => receipt.caseId);

// ---- Forms ----

export const options: FormOptions = {
  policy,
  kind: "return",
  line,
  action: "/api/submissions",
  draft: "session",
  stripLocation: true,
  build: "all",
};
export const bound: Promise<BoundForm> = initForms().then(() => bindForm(document.createElement("form"), options));
bindForm(document.querySelector("form")!, {
  get policy() {
    return policy;
  },
  received: () => document.createElement("p"),
});
bound.then((form) => {
  const stage: Stage = form.stage;
  form.refresh();
  // @ts-expect-error What changed is read anew.
  form.refresh({ policy });
  form.free();
  // @ts-expect-error It takes nothing.
  form.free(true);
  // @ts-expect-error How far it has come is the form's to say.
  form.stage = stage;
  // @ts-expect-error All that was filled in.
  form.text("reason");
  return form.text() + stage;
});
// @ts-expect-error It carries its wasm.
initForms("/dom.wasm");
// @ts-expect-error It is checked by a policy.
bindForm(document.createElement("form"), {});
// @ts-expect-error It binds a form.
bindForm(document.createElement("div"), { policy });
// @ts-expect-error There may be none.
bindForm(document.querySelector("form"), { policy });
// @ts-expect-error Drafts are kept in one of three places.
bindForm(document.createElement("form"), { policy, draft: "cookie" });

// ---- What browsers have starts the engine ----

declare const module: WebAssembly.Module;
declare const init: typeof import("aftersales").default;
init(module);
init(fetch("/aftersales.wasm"));
init(new Response());
init(new URL("https://shop.example/aftersales.wasm"));
