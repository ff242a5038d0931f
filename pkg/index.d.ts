/**
 * aftersales: may this be returned, how long does the warranty run, is this complaint complete?
 *
 * Data never throws: what is wrong with a document or an order line comes back as `issues`, each with a code
 * and a JSON Pointer. `AftersalesError` is for an integrator's mistakes and the platform's limits.
 */
import type {
  Answer,
  CaseFacts,
  CaseProgress,
  CaseRecord,
  ChannelContact,
  ClosedOption,
  Contacts,
  ContactsWanted,
  Coverage,
  Decision,
  Fault,
  FaultVerdict,
  FieldError,
  FieldSpec,
  FormKind,
  FormReport,
  Instant,
  LoadOptions,
  Messages,
  MissingFact,
  Option,
  Order,
  OrderLine,
  Remaining,
  ReturnRequest,
  Segment,
  Settlement,
  WithdrawalDuty,
  ServiceLevel,
  ServicePointContact,
  Submission,
  Verdict,
  Why,
} from "./types.js";

export type * from "./types.js";

/** The bytes of the engine's wasm. */
export type WasmBytes = ArrayBuffer | ArrayBufferView;
/** A compiled `WebAssembly.Module`, described without the browser's types. */
export interface WasmModule {
  readonly [Symbol.toStringTag]?: "WebAssembly.Module";
}
/** What the engine can be started from: bytes, a compiled module, a `Response`, or an address as a text or a `URL`. */
export type WasmSource =
  WasmBytes | WasmModule | { arrayBuffer(): Promise<ArrayBuffer> } | { readonly href: string } | string;
/** What `init` takes: a source of the wasm, or the promise of one. */
export type InitInput = WasmSource | Promise<WasmSource>;

/** Starts the engine; the other functions start it by themselves on first use, which blocks the page meanwhile. */
export function init(source?: InitInput): Promise<void>;
export default init;
/** Starts the engine from bytes or a compiled module, at once. */
export function initSync(source?: WasmBytes | WasmModule): void;

/** What an integrator can have done wrong, or a platform cannot do. */
export type AftersalesErrorCode =
  /** The platform has no WebAssembly, or compiles none. */
  | "no_wasm"
  /** The page's Content-Security-Policy forbids WebAssembly. */
  | "csp"
  /** This browser compiles only small modules synchronously: await `init()` first. */
  | "too_large_sync"
  /** `messages` are not `{ locale, texts }`. */
  | "messages_malformed"
  /** The entry carries no wasm: call `init(source)`. */
  | "no_source"
  /** Something was asked before `init()` was awaited. */
  | "not_initialised"
  /** The engine did not start for another reason, which `cause` holds. */
  | "wasm_failed"
  /** The engine stopped at this call; the next one runs on a fresh instance. */
  | "engine_restarted"
  /** What was given as the instant to count or to speak of is none, or has no offset. */
  | "ambiguous_instant"
  /** Something that was handed over threw when it was read: an option, a getter, a proxy, a checker. `cause` is what it threw. */
  | "unreadable"
  /** A policy, a countdown or a form was asked after its `free()`. */
  | "freed"
  /** There is no form of this kind. */
  | "unknown_form"
  /** `bindForm` or `render` was given no policy. */
  | "missing_policy"
  /** `render` was given a tag that shows no answer. */
  | "unknown_element"
  /** `bindForm` was given no form element. */
  | "no_form"
  /** `describe` was given something that is none of its kinds. */
  | "not_describable";

/** For an integrator's mistakes and the platform's limits; never for data. */
export class AftersalesError extends Error {
  constructor(code: AftersalesErrorCode, message: string, cause?: unknown);
  /** What is wrong, to be told apart by a program. */
  readonly code: AftersalesErrorCode;
  /** What the platform said, if it said anything. */
  readonly cause?: unknown;
}

/** Reads a policy. Packs and calendars that it names must be handed over. */
export function loadPolicy(document: unknown, options?: LoadOptions): Answer<Policy>;
/** Opens a policy that `buildPolicy` of `aftersales/authoring` built: it is checked already, and holds its packs and calendars. */
export function loadBuilt(file: ArrayBuffer | ArrayBufferView, options?: Pick<LoadOptions, "clock">): Answer<Policy>;
/**
 * Starts the engine, fetches the packs and calendars that the document names, and reads it. It takes a document, a built policy,
 * or the address or the response of either.
 */
export function openPolicy(policy: unknown, options?: LoadOptions): Promise<Answer<Policy>>;

/** How much a decision lists. */
export interface CheckOptions {
  /** Which closed options: those that concern the line, or all; by default `"concerning"`. */
  closed?: "concerning" | "all";
}

/** May this be returned? Once, without keeping the policy. Issues of the document point below `/document`. */
export function checkReturn(
  document: unknown,
  line: OrderLine,
  request?: ReturnRequest,
  now?: Instant,
  options?: LoadOptions & CheckOptions,
): Answer<Decision>;
/** How long is the warranty? Once, without keeping the policy. */
export function warrantyStatus(
  document: unknown,
  line: OrderLine,
  now?: Instant,
  options?: LoadOptions,
): Answer<Coverage[]>;
/** Is this complaint complete? Once, without keeping the policy. */
export function validateComplaint(
  document: unknown,
  values: object,
  now?: Instant,
  options?: LoadOptions,
): Answer<FormReport>;

/**
 * A policy that was read. It lives in the engine's memory until `free()`, or until it is collected.
 *
 * Where a question takes `now`, it is answered for that instant; without one, for the policy's clock.
 */
export class Policy {
  private constructor();
  /** The short answer. */
  verdict(line: OrderLine, request?: ReturnRequest, now?: Instant): Answer<Verdict>;
  /** The whole answer: every option with its window, cost and authority, and why the others are closed. */
  checkReturn(line: OrderLine, request?: ReturnRequest, now?: Instant, options?: CheckOptions): Answer<Decision>;
  /** The whole answer for every line of an order, by the line's id: lines inherit from the order and know its parcels. */
  checkOrder(
    order: Order,
    requests?: Record<string, ReturnRequest>,
    now?: Instant,
    options?: CheckOptions,
  ): Answer<Record<string, Decision>>;
  /** What is paid back for a return: the lines that are asked for, with what they pay and get together. */
  settle(order: Order, requests: Record<string, ReturnRequest>, now?: Instant): Answer<Settlement>;
  /**
   * Must the page of this order have a function by which to withdraw (Directive 2011/83/EU, article 11a)? In doubt it is
   * shown: hide it only where the status is `not_required`. Name the pack `eu`, or that of the country.
   */
  withdrawalFunction(order: Order, now?: Instant): Answer<WithdrawalDuty>;
  /** What each reason would open. */
  reasons(line: OrderLine, now?: Instant, options?: CheckOptions): Answer<{ reason: string; decision: Decision }[]>;
  /** What was promised for a case, by the shop and by law, and whether it was kept. */
  serviceLevels(facts: CaseFacts, now?: Instant): Answer<ServiceLevel[]>;
  /** How far a filed case is, whose turn it is, and by when. */
  caseProgress(record: CaseRecord, now?: Instant): Answer<CaseProgress>;
  /** All of time, cut where the answer changes. */
  timeline(line: OrderLine, request?: ReturnRequest): Answer<Segment[]>;
  /** The warranties of this line. */
  warranty(line: OrderLine, now?: Instant): Answer<Coverage[]>;
  /** Who pays for mending a fault, and why? */
  fault(line: OrderLine, fault?: Fault, now?: Instant): Answer<FaultVerdict>;
  /** Whom to ask: service points, channels, and pages that may help, and whether somebody is there now. */
  contacts(of?: ContactsWanted, now?: Instant): Answer<Contacts>;
  /**
   * The time left in a window: of the best option (`return`) or the one that `id` names, of a warranty, of its
   * registration, or of a promise that is counted from the line's events (`service_level`).
   */
  countdown(
    line: OrderLine,
    of?: { kind: "return" | "warranty" | "registration" | "service_level"; id?: string },
  ): Answer<Countdown>;
  /** A form that is checked against this policy. */
  form(kind: FormKind, options?: FormSettings): Form;
  /** Gives the memory back. Calling it twice is harmless. */
  free(): void;
}

/** The time left in one window, asked as often as a page likes. */
export class Countdown {
  private constructor();
  /** The time left. With `into` nothing is allocated. */
  at(now?: Instant, into?: Remaining): Remaining;
  /** Gives the memory back. Calling it twice is harmless. */
  free(): void;
}

/**
 * A shop's own checkers of texts, by the names of fields, such as a phone number's: each says how the text is kept, or
 * the code of what is wrong with it. The engine then skips its own format check.
 */
export type Checks = Record<string, (typed: string) => { value: string } | { code: string }>;

/** How a form is filled in. */
export interface FormSettings {
  /** The shop's own checks of texts. */
  checks?: Checks;
  /**
   * The locale in which numbers are typed, by BCP 47: `1.234` is a thousand and more in `de`. Without it what may be two
   * numbers is refused.
   */
  locale?: string;
}

/** A form that is checked against a policy: which fields it has, and what is wrong with what was typed. */
export class Form {
  private constructor();
  /** What to render. */
  fields(): FieldSpec[];
  /** What is wrong with one field; `values` are the others, of which it may depend on some. */
  check(name: string, value: unknown, values?: object): FieldError[];
  /**
   * What is wrong with all of it, who answers it and by when, and what is open for the order line or the chosen lines
   * of the order. With a `key`, that of the submission, a form without errors has a record to keep. What was declared
   * in time (`declaredAt`) and arrives within `acceptLate` is judged as of then; later, `arrived_late` warns.
   */
  validate(
    values: object,
    context?: { line?: OrderLine; order?: Order; now?: Instant; key?: string; declaredAt?: Instant },
  ): Answer<FormReport>;
  /**
   * What must be corrected before the form can be sent: the `errors` of `validate` where no order is known, some ten times
   * as fast, for a page that counts them at every key. `now` in epoch milliseconds is fastest; values that are
   * no fields are not looked at.
   */
  errors(values: object, now?: Instant): Answer<FieldError[]>;
  /** Ends its use. Calling it twice is harmless. */
  free(): void;
}

/** An answer that is asked again at each of its `nextChange`, for frameworks with external stores. */
export function watch<T>(ask: () => Answer<T>): { subscribe(listener: () => void): () => void; snapshot(): Answer<T> };

/**
 * The order, each of its lines with a claim for every return, withdrawal and repair that was filed about it: what `checkOrder` then
 * offers is what is left. A cancelled or rejected case takes nothing.
 */
export function withCases<T extends Order>(policy: Policy, order: T, cases: CaseRecord[], now?: Instant): T;
/** What a page sent, checked for the server: a body as an object or as JSON text. What its values are worth is for `Form.validate`. */
export function parseSubmission(body: unknown): Answer<Submission>;
/** A text without the personal numbers that warnings of a report found in it: each of their characters but spaces and hyphens is an `•`. */
export function mask(text: string, warnings: FieldError[]): string;
/**
 * What was filled in, line by line, to be confirmed before it is sent: with `fields` in the order of the form, and with `lines` by
 * the titles of what was bought. Fields of the shop's own have the words of `policy`.
 */
export function summary(
  record: Pick<CaseRecord, "kind" | "values">,
  options: {
    locale: string;
    messages?: Messages;
    timeZone?: string;
    fields?: FieldSpec[];
    lines?: OrderLine[];
    policy?: Pick<Policy, "checkReturn">;
  },
): SummaryRow[];
/** One line of it: the field, what it is called, and its value in words. */
export interface SummaryRow {
  field: string;
  label: string;
  text: string;
}

/**
 * Loads the sentences of one language, `zh-Hans` for instance; from then on its `locale` alone suffices. English is always there,
 * and on a server all of them are. Of a language that the package does not have it gives English.
 */
export function loadMessages(locale: string): Promise<Messages>;
/**
 * A sentence for people, in English, in a language that `loadMessages` brought, or by `messages`, in the words of the documents
 * that the answer comes from; of a copy, in those of `policy`. With `now` it says whether a term of registration is over, with `lines` it names what was bought. Of a case record it is a text to print and to keep.
 */
export function describe(
  value:
    | Decision
    | Verdict
    | Why
    | Option
    | ClosedOption
    | Coverage
    | MissingFact
    | FieldError
    | ServiceLevel
    | ServicePointContact
    | ChannelContact
    | FaultVerdict
    | CaseRecord,
  options: {
    locale: string;
    messages?: Messages;
    timeZone?: string;
    now?: Instant;
    lines?: OrderLine[];
    policy?: Pick<Policy, "checkReturn">;
    form?: "line" | "short" | "full";
  },
): string;
/** The last day, or the closing instant where a window has no last day; never a day off. */
export function deadline(
  value: { closes: string | null; lastDay: string | null },
  options: { locale: string; messages?: Messages; timeZone?: string },
): string;

/** What codes are called, for a page that builds its own controls: the words of each, by its code. */
export interface Labels {
  /** The reasons that the policy's return form offers, such as `changed_mind`. */
  reasons: Record<string, string>;
  /** All remedies, such as `refund`. */
  remedies: Record<string, string>;
  /** The fields of all forms, by their names, such as `orderId`. */
  fields: Record<string, string>;
  /** The facts that the page may ask for, such as `opened` or `kilometres`. */
  facts: Record<string, string>;
  /** The categories of complaints, such as `product_quality`. */
  categories: Record<string, string>;
}
/** What the codes of this policy are called in one language. */
export function labels(policy: Policy, options: { locale: string; messages?: Messages }): Labels;
