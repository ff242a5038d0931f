/**
 * aftersales/elements: the elements as classes. Importing them registers nothing; `aftersales/define` registers all.
 * What they take, tell and show is written down in `docs/reference/elements.md`.
 */
/// <reference lib="dom" />
import type { Policy } from "./index.js";
import type {
  CaseRecord,
  Fault,
  FormKind,
  Instant,
  LoadOptions,
  Messages,
  Order,
  OrderLine,
  PolicyDocument,
  ReturnRequest,
} from "./types.js";
import type { Filed } from "./events.js";
import type { FormOptions } from "./forms.js";

export type * from "./types.js";
export type * from "./events.js";
export type { AftersalesElement, AftersalesForm };

/** What a shopper answered, by the pointer of the fact: `{ "/line/condition/opened": false }`. */
export type Answered = Record<string, string | number | boolean | null>;

/** What of the look may be set; a colour for light and dark pages is `light-dark(…, …)`. */
export interface Variables {
  text?: string;
  muted?: string;
  surface?: string;
  soft?: string;
  border?: string;
  control?: string;
  accent?: string;
  onAccent?: string;
  good?: string;
  wait?: string;
  bad?: string;
  radius?: string;
  gap?: string;
  font?: string;
}

/** Variables, and styles by the name of a part, which may end in a state: `{ "choice:hover": { borderColor: "#000" } }`. In forms the parts are their classes without `aftersales-`. */
export interface Theme {
  variables?: Variables;
  rules?: Record<string, Record<string, string>>;
}

/** A theme, and what is otherwise than in it. */
export interface Appearance extends Theme {
  /** One of `aftersales/themes`, by its name or itself, or one of your own. */
  theme?: "paper" | "crisp" | "mono" | "grove" | Theme;
  /** Light or dark, whatever the page is. */
  scheme?: "light" | "dark";
}

/** What all have in common. A document is given as itself, by its address, or by the `#id` of a JSON script. */
declare class AftersalesElement extends HTMLElement {
  /** The name that `define` registers. */
  static tag: string;
  /** Registers the element; a tag that is taken stays as it is. */
  static define(tag?: string, registry?: CustomElementRegistry): void;
  /** The shop's terms; a policy that was opened serves many elements, and is freed by whoever opened it. */
  policy: string | PolicyDocument | Uint8Array | Policy | undefined;
  /** The packs that the policy names, in place of those that the package ships. */
  packs: LoadOptions["packs"];
  /** The calendars that are named, in place of those that the package ships. */
  calendars: LoadOptions["calendars"];
  /** The order line. */
  line: string | OrderLine | undefined;
  /** The order: its id is filled in, its lines can be chosen. */
  order: string | Order | undefined;
  /** The record of a case; an address is asked again whenever something changes. */
  record: string | CaseRecord | undefined;
  /** Why the shopper asks, such as `changed_mind`; it is asked for otherwise. */
  reason: string | undefined;
  /** What is wrong with the goods, if the page asks who pays for it. */
  fault: Fault | undefined;
  /** The instant to answer for; nothing counts down then. */
  now: Instant | undefined;
  /** Sentences of another language, or other sentences. */
  messages: Messages | undefined;
  /** How it looks. */
  appearance: Appearance | undefined;
  /** The policy that was read. */
  readonly handle: Policy | undefined;
  /** The zone that the policy counts in, `Europe/Berlin` for instance. */
  readonly timeZone: string | undefined;
}
/** Those that send a form. */
declare class AftersalesForm extends AftersalesElement {
  /** Which form it is. */
  readonly kind: FormKind;
  /** Sends in place of the built-in sending, and gives the receipt. */
  submit: FormOptions["submit"];
  /** What is asked for as far as the page knows it. */
  request: string | ReturnRequest | undefined;
  /** The terms of lines by their ids, where those of `policy` do not hold for them. */
  policies: Record<string, string | PolicyDocument | Uint8Array> | undefined;
  /** What was answered before, so that it is not asked again. */
  answers: Answered | undefined;
  /** The ids of the lines that are chosen beforehand. */
  chosen: string[] | undefined;
}
/** What can still be done with each line of an order, the most pressing first. */
export class AftersalesOrder extends AftersalesElement {
  /** What is asked for every line, as far as the page knows it. */
  request: string | ReturnRequest | undefined;
  /** What is asked for lines, by their ids, where that is not `request`. */
  requests: Record<string, ReturnRequest> | undefined;
  /** The terms of lines by their ids, where those of `policy` do not hold for them. */
  policies: Record<string, string | PolicyDocument | Uint8Array> | undefined;
  /** What was filed about lines, by their ids. */
  filed: Record<string, Filed> | undefined;
}
/** May this be returned, until when, at what cost, and why not? */
export class AftersalesReturn extends AftersalesElement {
  /** What the shopper answered here: a form takes it along. */
  readonly answers: Answered;
}
/** How long does each warranty run, and what ends it? */
export class AftersalesWarranty extends AftersalesElement {}
/** How far is a filed case, whose turn is it, and by when? */
export class AftersalesCase extends AftersalesElement {}
/** What can be done with the goods, and until when, as bars over time? */
export class AftersalesTimeline extends AftersalesElement {}
/** How much time is left? */
export class AftersalesCountdown extends AftersalesElement {}
/** Which warranties has this, from when to when? A certificate to print. */
export class AftersalesCertificate extends AftersalesElement {}
/** A complaint: checked, confirmed, sent once. */
export class AftersalesComplaint extends AftersalesForm {}
/** A return or exchange, a repair, or a registration, by its `kind`. */
export class AftersalesRequest extends AftersalesForm {
  /** What is asked for; `return` by default. */
  kind: "return" | "repair" | "registration";
}
/** Withdrawal from a distance contract in two steps, with an acknowledgement to save. */
export class AftersalesWithdrawal extends AftersalesForm {
  /** What is declared; `withdrawal` by default, and `cancellation` ends a continuing contract (§ 312k BGB). */
  kind: "withdrawal" | "cancellation";
}
/** A mark for each aspect of the service. */
export class AftersalesSurvey extends AftersalesForm {}

/** What every tag takes in a template: texts as attributes, and objects where a framework sets properties. */
export interface ElementAttributes {
  /** The shop's terms: an address, `#id` of a JSON script, the document, or the policy that was opened. */
  policy?: string | PolicyDocument | Uint8Array | Policy | undefined;
  /** The packs that the policy names, in place of those that the package ships; a property. */
  packs?: LoadOptions["packs"];
  /** The calendars that are named, in place of those that the package ships; a property. */
  calendars?: LoadOptions["calendars"];
  /** The language; the nearest `lang` of the page counts. */
  lang?: string | undefined;
  /** A look by its name. */
  theme?: "paper" | "crisp" | "mono" | "grove" | undefined;
  /** How it looks: a theme, variables over it, and rules for parts over both; a property. */
  appearance?: Appearance | undefined;
  /** Sentences of another language, or other sentences; a property. */
  messages?: Messages | undefined;
  /** The instant to answer for; nothing counts down then. */
  now?: Instant | undefined;
  /** The shop's time when it wrote the page, from which the clock goes on: `2026-03-05T12:00:00+01:00`. */
  "server-time"?: string | undefined;
}
/** What `<aftersales-order>` takes. */
export interface OrderAttributes extends ElementAttributes {
  /** The order: an address, `#id` of a JSON script, or itself. */
  order?: string | Order | undefined;
  /** Why the shopper asks, such as `changed_mind`, where nothing is known of a line. */
  reason?: string | undefined;
  /** What is asked for lines, by their ids; a property. */
  requests?: Record<string, ReturnRequest> | undefined;
  /** The terms of lines by their ids, where those of `policy` do not hold for them; a property. */
  policies?: Record<string, string | PolicyDocument | Uint8Array> | undefined;
  /** What was filed about lines, by their ids; a property. */
  filed?: Record<string, Filed> | undefined;
  /** Where a return is asked for, with `{lines}`, `{reason}` and `{answers}` to be filled in. */
  href?: string | undefined;
  /** The level of the names of its lines, 2 to 6. */
  "heading-level"?: number | string | undefined;
}
/** What those take that show one answer. */
export interface VariantAttributes {
  /** One sentence, a card, or a card with everything open; a card by default. */
  variant?: "line" | "card" | "full" | undefined;
  /** The level of its headings, 2 to 6; 3 by default. */
  "heading-level"?: number | string | undefined;
}
/** What those take that ask about a line for a reason. */
interface AskAttributes extends ElementAttributes {
  /** The order line: an address, `#id` of a JSON script, or itself. */
  line?: string | OrderLine | undefined;
  /** Why the shopper asks, such as `changed_mind`; it is asked for otherwise. */
  reason?: string | undefined;
}
/** What `<aftersales-return>` takes. */
export interface ReturnAttributes extends AskAttributes, VariantAttributes {
  /** The order of the line, likewise: its parcels, its country and how it was paid count. */
  order?: string | Order | undefined;
}
/** What `<aftersales-warranty>` takes. */
export interface WarrantyAttributes extends ElementAttributes, VariantAttributes {
  /** The order line: an address, `#id` of a JSON script, or itself. */
  line?: string | OrderLine | undefined;
  /** The order of the line, likewise: what it says of all its lines counts. */
  order?: string | Order | undefined;
  /** What is wrong with the goods, if the page asks who pays for it; a property. */
  fault?: Fault | undefined;
}
/** What `<aftersales-case>` takes. */
export interface CaseAttributes extends ElementAttributes {
  /** The record of the case: an address, `#id` of a JSON script, or itself. */
  record?: string | CaseRecord | undefined;
  /** The order, for the titles of its lines: likewise. */
  order?: string | Order | undefined;
  /** Where to send what the shopper does; without it only `aftersales-case-send` tells it. */
  action?: string | undefined;
  /** The level of its heading, 2 to 6, those of its parts one below; 3 by default. */
  "heading-level"?: number | string | undefined;
  /** Only to look at: nothing is offered to be done about the case. */
  readonly?: boolean | "" | undefined;
}
/** What `<aftersales-timeline>` takes. */
export interface TimelineAttributes extends AskAttributes {
  /** The order of the line, likewise: what it says of all its lines counts. */
  order?: string | Order | undefined;
  /** The level of its heading, 2 to 6, those of its groups one below; 3 by default. */
  "heading-level"?: number | string | undefined;
}
/** What `<aftersales-countdown>` takes: terms and a line, or an instant. */
export interface CountdownAttributes extends AskAttributes {
  /** The order of the line, likewise: what it says of all its lines counts. */
  order?: string | Order | undefined;
  /** What ends; `return` by default. */
  for?: "return" | "warranty" | "registration" | undefined;
  /** The id of the option or of the warranty; the leading one unless it is given. */
  option?: string | undefined;
  /** The instant at which it ends, in place of terms and a line. */
  until?: string | undefined;
  /** What ends, as a shopper reads it. */
  label?: string | undefined;
}
/** What `<aftersales-certificate>` takes. */
export interface CertificateAttributes extends ElementAttributes {
  /** The order line: an address, `#id` of a JSON script, or itself. */
  line?: string | OrderLine | undefined;
  /** The order of the line, likewise: its number is printed, and what it says of all its lines counts. */
  order?: string | Order | undefined;
  /** The level of its heading, 2 to 6, those of its warranties one below; 3 by default. */
  "heading-level"?: number | string | undefined;
}
/** What those take that send a form. */
export interface FormAttributes extends ElementAttributes {
  /** The order line: an address, `#id` of a JSON script, or itself. */
  line?: string | OrderLine | undefined;
  /** The order, likewise: its id is filled in, its lines can be chosen. */
  order?: string | Order | undefined;
  /** What is asked for as far as the page knows it: an address, `#id` of a JSON script, or itself. */
  request?: string | ReturnRequest | undefined;
  /** The terms of lines by their ids, where those of `policy` do not hold for them; a property. */
  policies?: Record<string, string | PolicyDocument | Uint8Array> | undefined;
  /** What was answered before, by pointer; a property. */
  answers?: Answered | undefined;
  /** The ids of the lines that are chosen beforehand; a property. */
  chosen?: string[] | undefined;
  /** Why the shopper asks, such as `changed_mind`. */
  reason?: string | undefined;
  /** Where to send; without it and without `submit` the shop's own form goes its own way. */
  action?: string | undefined;
  /** Where what was typed is kept: `local` unless it is given; `memory` lasts as long as the page. */
  draft?: FormOptions["draft"];
  /** When there, the place at which photos were taken is taken out of them. */
  "strip-location"?: boolean | "" | undefined;
  /** Sends in place of the built-in sending, and gives the receipt; a property. */
  submit?: FormOptions["submit"];
}
/** What `<aftersales-complaint>` takes. */
export interface ComplaintAttributes extends FormAttributes {}
/** What `<aftersales-request>` takes. */
export interface RequestAttributes extends FormAttributes {
  /** What is asked for; `return` by default. */
  kind?: AftersalesRequest["kind"] | undefined;
}
/** What `<aftersales-withdrawal>` takes. */
export interface WithdrawalAttributes extends FormAttributes {
  /** What is declared; `cancellation` ends a continuing contract (§ 312k BGB). */
  kind?: AftersalesWithdrawal["kind"] | undefined;
  /** The statement is open at once: the page is what a link with the words of the first step leads to. */
  open?: boolean | "" | undefined;
}
/** What `<aftersales-survey>` takes. */
export interface SurveyAttributes extends FormAttributes {
  /** The id of the case that it is about. */
  case?: string | undefined;
}

/** The elements by their tags. */
export interface AftersalesTagNameMap {
  "aftersales-order": AftersalesOrder;
  "aftersales-return": AftersalesReturn;
  "aftersales-warranty": AftersalesWarranty;
  "aftersales-case": AftersalesCase;
  "aftersales-timeline": AftersalesTimeline;
  "aftersales-countdown": AftersalesCountdown;
  "aftersales-certificate": AftersalesCertificate;
  "aftersales-complaint": AftersalesComplaint;
  "aftersales-request": AftersalesRequest;
  "aftersales-withdrawal": AftersalesWithdrawal;
  "aftersales-survey": AftersalesSurvey;
}
/** What each tag takes, for the types of frameworks. */
export interface AftersalesAttributesMap {
  "aftersales-order": OrderAttributes;
  "aftersales-return": ReturnAttributes;
  "aftersales-warranty": WarrantyAttributes;
  "aftersales-case": CaseAttributes;
  "aftersales-timeline": TimelineAttributes;
  "aftersales-countdown": CountdownAttributes;
  "aftersales-certificate": CertificateAttributes;
  "aftersales-complaint": ComplaintAttributes;
  "aftersales-request": RequestAttributes;
  "aftersales-withdrawal": WithdrawalAttributes;
  "aftersales-survey": SurveyAttributes;
}

declare global {
  interface HTMLElementTagNameMap extends AftersalesTagNameMap {}
}
