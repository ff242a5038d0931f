// What a program that asks the engine may write, and what it must not. It needs no types of browsers.
import init, {
  init as start,
  AftersalesError,
  checkReturn,
  deadline,
  describe,
  initSync,
  labels,
  loadMessages,
  loadPolicy,
  mask,
  openPolicy,
  parseSubmission,
  summary,
  validateComplaint,
  warrantyStatus,
  watch,
} from "aftersales";
import type {
  AftersalesErrorCode,
  Answer,
  Countdown,
  Coverage,
  Decision,
  FieldSpec,
  Form,
  InitInput,
  Issue,
  Labels,
  LoadOptions,
  Messages,
  OrderLine,
  Policy,
  PolicyDocument,
  Rule,
  WasmModule,
} from "aftersales";
import initSlim, { loadPolicy as loadSlim } from "aftersales/slim";
import initScript, { loadPolicy as loadScript } from "aftersales/js";
import initAuthoring, {
  AftersalesError as AuthoringError,
  fromSchemaOrg,
  lintPolicy,
  preview,
} from "aftersales/authoring";
import { toICalendar } from "aftersales/icalendar";
import { calendar, calendarIds, pack, packIds } from "aftersales/documents";
import en from "aftersales/messages/en";
import wasm from "aftersales/wasm";
import wasmFile from "aftersales/aftersales.wasm";

/** Compiles only where the two types are the same. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function same<A, B>(..._: Same<A, B> extends true ? [] : [never]): void {}

const terms = {
  format: 1,
  id: "shop",
  version: "1",
  timeZone: "Europe/Berlin",
  rules: [{ id: "r", grants: ["refund"], when: { reasons: ["changed_mind"] }, window: { length: "P14D" } }],
  warranties: [{ id: "w", covers: ["repair"], window: { length: "P2Y" } }],
} satisfies PolicyDocument;
const line: OrderLine = {
  quantity: 1,
  events: { delivered: "2026-03-02", gift_wrapped: null },
  condition: { opened: false },
};

// ---- Answers, taken apart and narrowed ----

const { value: perhaps, issues: wrong, warnings } = loadPolicy(terms);
same<typeof perhaps, Policy | undefined>();
same<typeof wrong, Issue[] | undefined>();
same<typeof warnings, Issue[] | undefined>();
// @ts-expect-error It may be none.
perhaps.verdict(line);
perhaps!.verdict(line);
perhaps?.verdict(line).value?.status;

const { ok, value: policy, issues } = loadPolicy(terms);
if (!ok) throw new Error(issues.map(({ code, pointer }) => code + pointer).join());
same<typeof policy, Policy>();

const decided = checkReturn(terms, line, { reason: "changed_mind" }, "2026-03-05T12:00:00+01:00", {
  unknownFields: "review",
});
if (decided.ok) same<typeof decided.value, Decision>();
else same<typeof decided.issues, Issue[]>();
const { value: decision, issues: refusals } = decided;
if (!decision) throw new Error(refusals.length + " issues");
same<typeof decision, Decision>();
export function present(answer: Answer<number>): number {
  if ("issues" in answer && answer.issues) return answer.issues.length;
  return answer.value ?? 0;
}
export const generic = <T>(answer: Answer<T>): T => {
  if (!answer.ok) throw new Error(answer.issues.join());
  return answer.value;
};
// @ts-expect-error An answer is one or the other.
export const both: Answer<number> = { ok: true, value: 1, issues: [] };
// @ts-expect-error An answer that was not understood has no value.
export const neither: Answer<number> = { ok: false, issues: [], value: 1 };

// ---- What a policy is asked ----

const left: Answer<Countdown> = policy.countdown(line, { kind: "service_level", id: "reply" });
left.value?.at(Date.now()).days?.toFixed();
const form: Form = policy.form("complaint", {
  checks: { phone: (typed) => (typed ? { value: typed } : { code: "phone_malformed" }) },
});
const fields: FieldSpec[] = form.fields();
const report = form.validate({ name: "Li" }, { line, now: new Date(0) });
if (report.ok) report.value.classification?.priority === "urgent";
form.errors({}, 0).value?.[0]?.field;
policy.fault(line, { cause: "misuse" }).value?.charges.map(({ item }) => item === "labour");
policy.reasons(line).value?.map(({ reason, decision: { options } }) => reason + options.length);
policy.checkOrder({ id: "o", lines: [line] }).value?.["1"]?.closed;
policy.timeline(line).value?.map(({ from, to }) => [from, to]);
const store = watch(() => policy.verdict(line));
const stop: () => void = store.subscribe(() => store.snapshot().value?.nextChange);
stop();
// @ts-expect-error A countdown is of one of four kinds.
policy.countdown(line, { kind: "warrenty" });
// @ts-expect-error There is no such form.
policy.form("complaints");
// @ts-expect-error A policy is read, not made.
new (0 as unknown as typeof Policy)();

// ---- Words ----

const option = decision.options[0]!;
const sentence: string =
  describe(option, { locale: "en", now: 0, lines: [line] }) + deadline(option, { locale: "zh-Hans", messages: en });
const words: Labels = labels(policy, { locale: "en" });
export const inWords: (string | undefined)[] = [
  words.reasons["changed_mind"],
  words.remedies["refund"],
  words.fields["orderId"],
  words.facts["opened"],
  words.categories["service"],
];
const loaded: Promise<Messages> = loadMessages("zh-Hans");
summary({ kind: "return", values: {} }, { locale: "en", fields, lines: [line] }).map(
  ({ field, label, text }) => field + label + text,
);
mask(sentence, report.value?.warnings ?? []);
same<typeof en, Messages>();
// @ts-expect-error It needs a language.
describe(option, {});
// @ts-expect-error A number is nothing to describe.
describe(1, { locale: "en" });
// @ts-expect-error These are no labels.
words.countries;

// ---- Starting ----

const started: Promise<void> = init();
declare const compiled: WasmModule;
const sources: InitInput[] = [
  new Uint8Array(),
  new ArrayBuffer(8),
  compiled,
  "/aftersales.wasm",
  { href: "https://shop.example/" },
  { arrayBuffer: async () => new ArrayBuffer(8) },
  Promise.resolve("x"),
  wasm,
  wasmFile,
];
for (const source of sources) [init(source), initSlim(source), initScript(source)];
initSync(new Uint8Array());
same<typeof init, typeof start>();
initSync(compiled);
// @ts-expect-error Numbers start nothing.
init(1);
// @ts-expect-error Nor do functions.
init(() => new Uint8Array());
// @ts-expect-error Nor does any other object.
init({ url: "/aftersales.wasm" });
// @ts-expect-error An address takes time.
initSync("/aftersales.wasm");
same<ReturnType<typeof loadSlim>, Answer<Policy>>();
same<ReturnType<typeof loadScript>, Answer<Policy>>();

// ---- Errors ----

export function told(error: unknown): string {
  if (!(error instanceof AftersalesError)) return "";
  same<typeof error.code, AftersalesErrorCode>();
  switch (error.code) {
    case "no_wasm":
    case "csp":
    case "too_large_sync":
    case "no_source":
    case "not_initialised":
    case "wasm_failed":
    case "engine_restarted":
    case "freed":
    case "unknown_form":
    case "missing_policy":
    case "unknown_element":
    case "no_form":
    case "not_describable":
    case "messages_malformed":
    case "ambiguous_instant":
    case "unreadable":
      return error.message + String(error.cause);
    // @ts-expect-error There is no such code.
    case "wasm_faild":
      return "";
    default: {
      const none: never = error.code;
      return none;
    }
  }
}
same<typeof AuthoringError, typeof AftersalesError>();

// ---- Documents ----

const options: LoadOptions = { packs: pack, calendars: calendar };
export const opened: Promise<Answer<Policy>> = openPolicy(terms, options);
openPolicy(terms, { packs: async (id) => pack(id), clock: Date.now });
export const ids: readonly string[] = [...packIds, ...calendarIds];
// @ts-expect-error The list is the package's.
packIds.push("xx");
// @ts-expect-error A misspelt field.
export const misspelt: Rule = { id: "x", grants: ["refund"], window: { lenght: "P7D" } };
// @ts-expect-error No such remedy.
export const remedy: Rule = { id: "x", grants: ["refnd"] };
// @ts-expect-error A quantity is a number.
export const text: OrderLine = { quantity: "1" };
// @ts-expect-error A misspelt fact.
export const fact: OrderLine = { quantitty: 1 };
// @ts-expect-error The edition of the format is a number.
export const edition = { format: "1", id: "a", version: "1", timeZone: "UTC" } satisfies PolicyDocument;
export const extended = {
  format: 1,
  id: "a",
  version: "1",
  timeZone: "UTC",
  "x-shop": { any: true },
} satisfies PolicyDocument;

// ---- The other entries ----

const coverages: Answer<Coverage[]> = warrantyStatus(terms, line);
export const file: string = toICalendar([option, ...(coverages.value ?? [])], {
  locale: "en",
  id: "1",
  now: 0,
  title: "Kettle",
});
// @ts-expect-error Without the time nothing is known to be ahead.
toICalendar([option], { locale: "en", id: "1" });
export const found: Promise<unknown> = initAuthoring().then(() => [
  lintPolicy(terms, { packs: [terms] }).value?.map(({ code, wayOut }) => code + wayOut),
  preview(terms, line).value?.map(({ remedies }) => remedies.refund?.lastDay),
  fromSchemaOrg({}).value?.policy.rules,
]);
validateComplaint(terms, {}).value?.record?.standsOn;
parseSubmission("{}").value?.requests?.["1"]?.exchangeFor?.sku;
export { loaded, started };
