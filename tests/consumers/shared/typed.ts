// The README's examples under `strict`, as a program that is compiled, checked and run.
import { checkReturn, describe, loadPolicy, openPolicy, type Decision, type PolicyDocument } from "aftersales";
import { lintPolicy } from "aftersales/authoring";
import workdays from "aftersales/calendars/cn";
import { calendar, pack } from "aftersales/documents";
import { bindForm, type BoundForm } from "aftersales/forms";
import { toICalendar } from "aftersales/icalendar";
import english from "aftersales/messages/en";
import china from "aftersales/packs/cn";
import electronics from "aftersales/policies/electronics";

const document: PolicyDocument = {
  format: 1,
  id: "corner-shop",
  version: "1",
  timeZone: "Europe/Berlin",
  rules: [
    { id: "change-of-mind", grants: ["refund"], when: { reasons: ["changed_mind"] }, window: { length: "P14D" } },
  ],
};
const line = { quantity: 1, events: { delivered: "2026-03-02T10:15:00+01:00" } };

const { value: policy, issues } = loadPolicy(document);
if (!policy) throw new Error(issues.map(({ code }) => code).join());
const { value: verdict } = policy.verdict(line, { reason: "changed_mind" }, "2026-03-16T23:59:59+01:00");
if (verdict?.lastDay !== "2026-03-16") throw new Error("the last day is wrong");

const answer = checkReturn(
  { ...document, packs: ["cn"] },
  { ...line, categories: ["tea"] },
  { reason: "changed_mind" },
  "2026-03-05T12:00:00+08:00",
  { packs: [china], calendars: [workdays] },
);
if (!answer.ok) throw new Error(answer.issues[0].code);
const decision: Decision = answer.value;
const sentences: string[] = decision.options.map((option) => describe(option, { locale: "en" }));
if (sentences.length === 0) throw new Error("there is no option");

const shipped: PolicyDocument = electronics;
export const opened = openPolicy(shipped, { packs: pack, calendars: calendar });
export const bound = (form: HTMLFormElement): Promise<BoundForm> => bindForm(form, { policy });
export const tools = [lintPolicy, toICalendar, english.locale];

// @ts-expect-error a pack has a format, rules and more
export const nothing: PolicyDocument = {};
// @ts-expect-error a reason is a text
policy.verdict(line, { reason: 1 }, 0);
