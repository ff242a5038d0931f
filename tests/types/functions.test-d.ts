// Each public function and each method, used as it is meant and as it must not be. types.test.mjs looks that none lacks.
import {
  AftersalesError,
  checkReturn,
  deadline,
  describe,
  init,
  initSync,
  labels,
  loadBuilt,
  loadMessages,
  loadPolicy,
  mask,
  openPolicy,
  parseSubmission,
  summary,
  withCases,
  validateComplaint,
  warrantyStatus,
  watch,
} from "aftersales";
import type {
  Answer,
  CaseFacts,
  CaseProgress,
  CaseRecord,
  Contacts,
  Countdown,
  Coverage,
  Decision,
  FaultVerdict,
  FieldError,
  FieldSpec,
  Form,
  FormReport,
  Messages,
  Order,
  OrderLine,
  Policy,
  PolicyDocument,
  Remaining,
  Segment,
  Settlement,
  WithdrawalDuty,
  ServiceLevel,
  Submission,
  SummaryRow,
  Verdict,
} from "aftersales";
import initAuthoring, {
  fromGoogleMerchant,
  fromSchemaOrg,
  fromUcp,
  indicators,
  buildPolicy,
  checkReturns,
  comparePolicies,
  lintPolicy,
  preview,
  toSchemaOrg,
} from "aftersales/authoring";
import type { EditionChanges, Finding, Indicators, PreviewRow, ReturnColumns } from "aftersales/authoring";
import { toICalendar } from "aftersales/icalendar";
import { termsOf, termsText } from "aftersales/terms";
import type { Terms } from "aftersales/terms";
import { append, check, digest } from "aftersales/proof";
import type { ProofLine, ProofReport } from "aftersales/proof";
import { render } from "aftersales/render";

/** Compiles only where the two types are the same. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function same<A, B>(..._: Same<A, B> extends true ? [] : [never]): void {}

declare const terms: PolicyDocument;
declare const policy: Policy;
declare const line: OrderLine;
declare const order: Order;
declare const decision: Decision;
declare const caseRecord: CaseRecord;
declare const contacts: Contacts;
const facts: CaseFacts = { category: "service", events: { submitted: "2026-03-02T10:00:00Z" }, waits: [{ from: 0 }] };

// ---- Starting ----

init(new Uint8Array());
// @ts-expect-error What is awaited is no part of it.
init({ then: 1 });
initSync(new ArrayBuffer(8));
// @ts-expect-error An answer of the network takes time.
initSync({ arrayBuffer: async () => new ArrayBuffer(8) });
same<InstanceType<typeof AftersalesError>["code"], AftersalesError["code"]>();
new AftersalesError("freed", "It was freed", new Error("why"));
// @ts-expect-error There is no such code.
new AftersalesError("gone", "It is gone");

// ---- Policies ----

same<ReturnType<typeof loadPolicy>, Answer<Policy>>();
loadPolicy(terms, { packs: [terms], calendars: [], unknownFields: "review" });
// @ts-expect-error Fields are told of or reviewed.
loadPolicy(terms, { unknownFields: "ignore" });
same<ReturnType<typeof openPolicy>, Promise<Answer<Policy>>>();
openPolicy(terms, { packs: async () => terms });
same<ReturnType<typeof loadBuilt>, Answer<Policy>>();
loadBuilt(new Uint8Array(), { clock: Date.now });
// @ts-expect-error a file is bytes
loadBuilt(terms);
// @ts-expect-error There is nothing to open.
openPolicy();
same<ReturnType<typeof checkReturn>, Answer<Decision>>();
checkReturn(terms, line, { reason: "defective", remedy: "repair" }, new Date(0));
// @ts-expect-error A reason is in the request.
checkReturn(terms, line, "defective");
same<ReturnType<typeof warrantyStatus>, Answer<Coverage[]>>();
warrantyStatus(terms, line, "2026-03-02T10:00:00Z");
// @ts-expect-error A warranty is that of a line.
warrantyStatus(terms);
same<ReturnType<typeof validateComplaint>, Answer<FormReport>>();
validateComplaint(terms, { name: "Li" }, 0);
// @ts-expect-error What was typed is in an object.
validateComplaint(terms, "name=Li");

same<ReturnType<Policy["verdict"]>, Answer<Verdict>>();
policy.verdict(line, { quantity: 2 }, 0);
// @ts-expect-error A quantity is a number.
policy.verdict(line, { quantity: "2" });
same<ReturnType<Policy["checkReturn"]>, Answer<Decision>>();
policy.checkReturn(line, { evidence: ["photo_of_damage"], declaredAt: 0 });
// @ts-expect-error An order is asked about by `checkOrder`.
policy.checkReturn([line]);
same<ReturnType<Policy["checkOrder"]>, Answer<Record<string, Decision>>>();
policy.checkOrder(order, { "1": { reason: "lost" } }, 0);
// @ts-expect-error A line is no order.
policy.checkOrder(line);
same<ReturnType<Policy["settle"]>, Answer<Settlement>>();
policy.settle(order, { "1": { reason: "lost" } }, 0);
// @ts-expect-error What goes back is asked for.
policy.settle(order);
same<ReturnType<Policy["withdrawalFunction"]>, Answer<WithdrawalDuty>>();
policy.withdrawalFunction(order, 0);
// @ts-expect-error A line is no order.
policy.withdrawalFunction(line);
same<ReturnType<Policy["reasons"]>, Answer<{ reason: string; decision: Decision }[]>>();
policy.reasons(line, 0);
// @ts-expect-error All reasons are looked at.
policy.reasons(line, { reason: "lost" });
same<ReturnType<Policy["serviceLevels"]>, Answer<ServiceLevel[]>>();
policy.serviceLevels(facts, 0);
// @ts-expect-error A category is a code.
policy.serviceLevels({ category: 7 });
same<ReturnType<Policy["caseProgress"]>, Answer<CaseProgress>>();
policy.caseProgress(caseRecord, 0);
// @ts-expect-error Facts are no record.
policy.caseProgress(facts);
same<ReturnType<Policy["timeline"]>, Answer<Segment[]>>();
policy.timeline(line, { remedy: "refund" });
// @ts-expect-error It is of all of time.
policy.timeline(line, {}, 0);
same<ReturnType<Policy["warranty"]>, Answer<Coverage[]>>();
policy.warranty(line, 0);
// @ts-expect-error It needs a line.
policy.warranty();
same<ReturnType<Policy["fault"]>, Answer<FaultVerdict>>();
policy.fault(line, { part: "battery", since: "2026-03-02" }, 0);
// @ts-expect-error A cause has one name.
policy.fault(line, { cause: ["misuse"] });
same<ReturnType<Policy["contacts"]>, Answer<Contacts>>();
policy.contacts({ region: "DE-BE", categories: ["kettle"] }, 0);
// @ts-expect-error There is no place to look for.
policy.contacts({ city: "Berlin" });
same<ReturnType<Policy["countdown"]>, Answer<Countdown>>();
policy.countdown(line, { kind: "registration" });
// @ts-expect-error An id is that of a kind.
policy.countdown(line, { id: "w" });
same<ReturnType<Policy["form"]>, Form>();
policy.form("withdrawal", { checks: { phone: (typed) => ({ value: typed }) } });
policy.form("withdrawal", { locale: "de" });
// @ts-expect-error a locale is a text
policy.form("withdrawal", { locale: 7 });
// @ts-expect-error A check says what is kept or what is wrong.
policy.form("withdrawal", { checks: { phone: () => true } });
policy.free();
// @ts-expect-error It takes nothing.
policy.free(true);

// ---- What is left ----

declare const countdown: Countdown;
declare const remaining: Remaining;
same<ReturnType<Countdown["at"]>, Remaining>();
countdown.at(0, remaining);
// @ts-expect-error It is written into all of what is left.
countdown.at(0, {});
countdown.free();
// @ts-expect-error It takes nothing.
countdown.free(0);

// ---- Forms ----

declare const form: Form;
same<ReturnType<Form["fields"]>, FieldSpec[]>();
form.fields();
// @ts-expect-error There are no others.
form.fields("complaint");
same<ReturnType<Form["check"]>, FieldError[]>();
form.check("phone", "+49 30 1", { country: "DE" });
// @ts-expect-error A field has a name.
form.check(1, "+49 30 1");
same<ReturnType<Form["validate"]>, Answer<FormReport>>();
form.validate({ name: "Li" }, { order, key: "k-1", declaredAt: new Date(0) });
// @ts-expect-error There are lines of orders, or one line.
form.validate({ name: "Li" }, { lines: [line] });
same<ReturnType<Form["errors"]>, Answer<FieldError[]>>();
form.errors({ name: "Li" }, Date.UTC(2026, 2, 5));
// @ts-expect-error It needs what was typed.
form.errors();
form.free();
// @ts-expect-error It takes nothing.
form.free(form);

// ---- Around a policy ----

const store = watch(() => policy.verdict(line));
same<ReturnType<typeof store.snapshot>, Answer<Verdict>>();
// @ts-expect-error It asks again by itself, so it takes the question.
watch(policy.verdict(line));
same<ReturnType<typeof parseSubmission>, Answer<Submission>>();
parseSubmission({ format: 1 });
// @ts-expect-error There is nothing to read.
parseSubmission();
same<ReturnType<typeof mask>, string>();
mask("DE02 1203", form.check("message", "DE02 1203"));
// @ts-expect-error What to mask is in warnings.
mask("DE02 1203", ["message"]);
same<ReturnType<typeof summary>, SummaryRow[]>();
summary(caseRecord, { locale: "en", timeZone: "Europe/Berlin" });
summary(caseRecord, { locale: "en", policy });
// @ts-expect-error A document was not read.
summary(caseRecord, { locale: "en", policy: terms });
// @ts-expect-error It needs the kind of the form.
summary({ values: {} }, { locale: "en" });
same<typeof order, ReturnType<typeof withCases<typeof order>>>();
withCases(policy, order, [caseRecord], Date.now());
// @ts-expect-error Cases are records, not their ids.
withCases(policy, order, ["C-1"]);

// ---- Words ----

same<ReturnType<typeof loadMessages>, Promise<Messages>>();
loadMessages("zh-Hans");
// @ts-expect-error One language at a time.
loadMessages(["en", "zh-Hans"]);
same<ReturnType<typeof describe>, string>();
describe(caseRecord, { locale: "en", timeZone: "UTC", lines: [line] });
for (const whom of [...contacts.servicePoints, ...contacts.channels]) describe(whom, { locale: "en" });
// @ts-expect-error Of all whom to ask each one is described.
describe(contacts, { locale: "en" });
describe(caseRecord, { locale: "en", policy });
// @ts-expect-error A document was not read.
describe(caseRecord, { locale: "en", policy: terms });
describe(decision, { locale: "en", form: "short" });
for (const why of decision.why) describe(why, { locale: "en" });
// @ts-expect-error Of a list each part is described.
describe(decision.options, { locale: "en" });
same<ReturnType<typeof deadline>, string>();
deadline({ closes: null, lastDay: "2026-03-16" }, { locale: "en" });
// @ts-expect-error A date alone has no end.
deadline("2026-03-16", { locale: "en" });
same<ReturnType<typeof labels>["reasons"], Record<string, string>>();
labels(policy, { locale: "en" });
// @ts-expect-error A document was not read.
labels(terms, { locale: "en" });

// ---- Authoring ----

same<ReturnType<typeof initAuthoring>, Promise<void>>();
initAuthoring();
// @ts-expect-error It carries its wasm.
initAuthoring("/authoring.wasm");
fromSchemaOrg({ "@type": "Offer" }, { currency: "EUR" }).value?.found.map(({ level }) => level === "offer");
// @ts-expect-error A currency has a code.
fromSchemaOrg({}, { currency: 978 });
toSchemaOrg(terms, { product: { categories: ["kettle"] } }).value?.jsonld["@type"];
// @ts-expect-error Categories are a list.
toSchemaOrg(terms, { product: { categories: "kettle" } });
fromGoogleMerchant([{}], { id: "shop", timeZone: "Europe/Berlin" }).value?.policy.rules;
// @ts-expect-error A misspelt option.
fromGoogleMerchant([{}], { timezone: "Europe/Berlin" });
fromUcp({ policies: [] }, { version: "2" }).value?.warnings.map(({ pointer }) => pointer);
// @ts-expect-error An edition is a text.
fromUcp({ policies: [] }, { version: 2 });
same<ReturnType<typeof buildPolicy>, Answer<Uint8Array>>();
buildPolicy(terms, { packs: [terms] });
// @ts-expect-error a file has no now
buildPolicy(terms, { now: 0 });
same<ReturnType<typeof lintPolicy>, Answer<Finding[]>>();
lintPolicy(terms, { packs: [terms], now: 0 });
// @ts-expect-error Packs are documents.
lintPolicy(terms, { packs: ["eu"] });
same<ReturnType<typeof preview>, Answer<PreviewRow[]>>();
preview(terms, line, 0);
// @ts-expect-error It is for a line.
preview(terms);
const many = {
  length: 1,
  columns: { "/line/quantity": Int32Array.of(1), "/line/tags": { values: [["sale"]], at: Uint8Array.of(0) } },
};
same<ReturnType<typeof checkReturns>, Answer<ReturnColumns>>();
checkReturns(terms, many, 0, { packs: [terms] });
// @ts-expect-error A column is a typed array, or values and places.
checkReturns(terms, { length: 1, columns: { "/line/quantity": [1] } });
same<ReturnType<typeof comparePolicies>, Answer<EditionChanges>>();
comparePolicies(terms, terms, many);
// @ts-expect-error Two editions are compared.
comparePolicies(terms, many);
same<ReturnType<typeof indicators>, Answer<Indicators>>();
indicators({ received: new Float64Array(2) }, { orders: 10, goals: { onTime: 0.9 } });
// @ts-expect-error A column is an array of numbers as a machine has them.
indicators({ received: [0, 1] });

// ---- Calendar files ----

declare const options: { locale: string; id: string; now: number };
same<ReturnType<typeof toICalendar>, string>();
toICalendar([...decision.options], options);
toICalendar([{ id: "pick-up", name: "Pick up", closes: "2026-03-31T16:00:00Z", lastDay: "2026-03-31" }], options);
// @ts-expect-error What is closed has no end ahead.
toICalendar([...decision.closed], options);

// ---- Terms in words ----

same<ReturnType<typeof termsOf>, Terms>();
same<ReturnType<typeof termsText>, string>();
termsText(termsOf(policy, { locale: "de" }), "html");
// @ts-expect-error A document is read by loadPolicy first.
termsOf({ format: 1, id: "shop", version: "1", timeZone: "UTC" }, { locale: "de" });
// @ts-expect-error There are three ways to write them.
termsText(termsOf(policy), "pdf");
// ---- Proof ----

same<ReturnType<typeof digest>, Promise<string>>();
digest(new Uint8Array());
// @ts-expect-error A number has no bytes.
digest(1);
same<ReturnType<typeof append>, Promise<ProofLine>>();
append(null, { number: "R-4F7K-2W" });
// @ts-expect-error Only the first line comes after none, and that is said.
append(undefined, {});
same<ReturnType<typeof check>, Promise<ProofReport>>();
check("", { head: "00" });
// @ts-expect-error A chain is read as one text.
check([""]);

// ---- Answers from a server ----

same<ReturnType<typeof render>, string>();
render("aftersales-return", { policy, line, now: 0 }, { policy: "/terms.json", hidden: true, title: undefined });
// @ts-expect-error Forms are made by the page.
render("aftersales-complaint", { policy });
// @ts-expect-error A document is opened once, and not for each page.
render("aftersales-return", { policy: terms });
