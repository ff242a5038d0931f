/**
 * aftersales/elements: the elements as classes. Importing them registers nothing; `aftersales/define` registers all.
 * What they take, tell and show is written down in `docs/elements.md`.
 */
import type { Policy } from "./index.js";
import type {
  CaseProgress, CaseRecord, Coverage, Decision, FormKind, FormReport, Instant, Issue, Messages, Order, OrderLine, PolicyDocument, Receipt, Submission,
} from "./types.js";
import type { FormOptions, Stage } from "./forms.js";

/** What all have in common. A document is given as itself, by its address, or by the `#id` of a JSON script. */
export class AftersalesElement extends HTMLElement {
  static tag: string;
  /** Registers the element; a tag that is taken stays as it is. */
  static define(tag?: string, registry?: CustomElementRegistry): void;
  policy: string | PolicyDocument | undefined;
  line: string | OrderLine | undefined;
  order: string | Order | undefined;
  record: string | CaseRecord | undefined;
  reason: string | undefined;
  now: Instant | undefined;
  messages: Messages | undefined;
  /** The policy that was read. */
  readonly handle: Policy | undefined;
}
/** Those that send a form. */
export class AftersalesForm extends AftersalesElement {
  readonly kind: FormKind;
  submit: FormOptions["submit"];
}
export class AftersalesReturn extends AftersalesElement {}
export class AftersalesWarranty extends AftersalesElement {}
export class AftersalesCase extends AftersalesElement {}
export class AftersalesComplaint extends AftersalesForm {}
export class AftersalesRequest extends AftersalesForm {}
export class AftersalesWithdrawal extends AftersalesForm {}
export class AftersalesSurvey extends AftersalesForm {}

export type AnswerDetail = { kind: "return"; decision: Decision } | { kind: "warranty"; coverages: Coverage[] } | { kind: "case"; progress: CaseProgress }
  | ({ kind: FormKind } & Pick<FormReport, "valid" | "errors" | "warnings" | "classification" | "serviceLevels" | "options" | "lineOptions">);

declare global {
  interface HTMLElementTagNameMap {
    "aftersales-return": AftersalesReturn; "aftersales-warranty": AftersalesWarranty; "aftersales-case": AftersalesCase;
    "aftersales-complaint": AftersalesComplaint; "aftersales-request": AftersalesRequest;
    "aftersales-withdrawal": AftersalesWithdrawal; "aftersales-survey": AftersalesSurvey;
  }
  interface HTMLElementEventMap {
    "aftersales-answer": CustomEvent<AnswerDetail>;
    "aftersales-issues": CustomEvent<{ issues: Issue[] }>;
    "aftersales-submit": CustomEvent<{ submission: Submission }>;
    "aftersales-stage": CustomEvent<{ stage: Stage; kept: boolean }>;
    "aftersales-receipt": CustomEvent<{ receipt: Receipt }>;
  }
}
