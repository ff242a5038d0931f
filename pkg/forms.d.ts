/**
 * aftersales/forms: binds checks, drafts and sending to a form, whoever wrote its markup. An artefact of its own,
 * which carries its wasm and needs a policy that the engine opened.
 */
/// <reference lib="dom" />
import type {
  FieldSpec,
  FormKind,
  FormReport,
  Messages,
  Order,
  OrderLine,
  Receipt,
  ReturnRequest,
  Submission,
} from "./types.js";
import type { Checks, Policy, SummaryRow } from "./index.js";
import type { Stage } from "./events.js";

export type * from "./types.js";
export type * from "./events.js";

/** A file that goes with a submission, by its id in the values. */
export interface Part {
  id: string;
  file: Blob;
}

/** What is said of a form by name: of a field, or of something else; a sentence runs as the language around it does. */
export type Row = Pick<SummaryRow, "label" | "text"> & { field?: string; isSentence?: boolean };

/** What a form is bound with. An option that is an accessor is read anew each time. */
export interface FormOptions {
  /** What the form is checked by; it must not be freed before the form. */
  policy: Policy;
  /** `complaint` unless it is given. */
  kind?: FormKind;
  /** The order line that it is about, as the page knows it. */
  line?: OrderLine;
  /** The order that it is about: its id is filled in, its lines can be chosen. */
  order?: Order;
  /** Where it is sent. Without it and without `submit` a checked form goes the way of its own markup. */
  action?: string;
  /** Sends in place of the built-in sending, and gives the receipt. It may be called again with the same submission. */
  submit?: (submission: Submission, files: Part[]) => Promise<Receipt>;
  /** The language, `en` unless it is given, and the locale in which numbers are typed. */
  locale?: string;
  /** Sentences of another language, or other sentences. */
  messages?: Messages;
  /** The zone in which instants are written, `Europe/Berlin` for instance; UTC unless it is given. */
  timeZone?: string;
  /** The shop's own checks of fields, such as of phone numbers by a library. */
  checks?: Checks;
  /** The time in epoch milliseconds; a shop gives its server's. The machine's unless it is given. */
  clock?: () => number;
  /** Where drafts and the queue are kept: in the browser (`local`), for this window, or for this page only. */
  draft?: "local" | "session" | "memory";
  /** How many days a draft lives: 7 unless it is given. */
  draftDays?: number;
  /**
   * Takes the place at which photos were taken out of those in JPEG, PNG and WebP before they are kept or sent; no
   * unless it is given. At the field it says of other files that they keep theirs.
   */
  stripLocation?: boolean;
  /** Which fields are built that the markup lacks: those that must not be empty, unless all are wanted. */
  build?: "required" | "all";
  /** What hears the events: the form itself, unless it is given. */
  target?: EventTarget;
  /** What a submission says it is about, in place of `order` and `line`. */
  about?: (values: Record<string, unknown>) => {
    order?: Order;
    requests?: Record<string, ReturnRequest>;
    caseId?: string;
  };
  /** The terms of a line, where those of `policy` do not hold for it. */
  policyOf?: (line: OrderLine) => Policy;
  /** Builds a field that the markup lacks: `null` if it is not asked, nothing if it is built as usual. */
  field?: (spec: FieldSpec) => HTMLElement | null | undefined;
  /** What is told beside the values before sending and after it, such as what is paid back; with a `field` in its place. */
  told?: (values: Record<string, unknown>) => Row[];
  /** After every check: what is filled in by then. */
  changed?: (values: Record<string, unknown>) => void;
  /** What is shown once the shop has it; `said` are the fields with their labels, and what was told. */
  received?: (receipt: Receipt, submission: Submission, said: Row[], report?: FormReport) => HTMLElement;
  /** Sentences by their codes, in place of those of `locale` and `messages`. */
  say?: (code: string, params?: Record<string, string | number | null | undefined>, instead?: string) => string;
}

/** A form that is bound. */
export interface BoundForm {
  /** How far its submission has come. */
  readonly stage: Stage;
  /** What was filled in, by label, as text that can be sent another way. */
  text(): string;
  /** Asks again, after the page changed what it knows. */
  refresh(): void;
  /** Gives the form back as it was. What was typed stays in it, and its draft stays kept. */
  free(): void;
}

/** Preloads the forms module; `bindForm` loads it otherwise. */
export default function init(): Promise<void>;

/**
 * Binds a form. Its fields are found by their names; `policy.form(kind).fields()` tells which there are.
 *
 * It tells the page by the events of `AftersalesEventMap`.
 */
export function bindForm(form: HTMLFormElement, options: FormOptions): Promise<BoundForm>;
