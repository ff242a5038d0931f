/**
 * What elements and bound forms tell the page: events that bubble, cross shadow roots and can be prevented. None but
 * `aftersales-submit` and `aftersales-case-send` holds what was typed.
 */
/// <reference lib="dom" />
import type {
  CaseEvent,
  CaseProgress,
  Coverage,
  Decision,
  FaultVerdict,
  FormKind,
  FormReport,
  Issue,
  Receipt,
  Remaining,
  Segment,
  Submission,
} from "./types.js";

/** How far a submission has come. `stopped`: attempts have ended without an answer. Only a receipt leads to `receipt`. */
export type Stage = "draft" | "queued" | "sent" | "stopped" | "receipt";

/** What a check of a form says, without what was typed. */
export interface FormAnswer extends Pick<
  FormReport,
  "valid" | "errors" | "warnings" | "classification" | "serviceLevels" | "options" | "lineOptions"
> {
  kind: "form";
  /** Which form it is. */
  form: FormKind;
}
/** There is an answer: `kind` says what about. */
export type AnswerDetail =
  /** May this be returned? */
  | { kind: "return"; decision: Decision }
  /** What can still be done with each line of this order, by the line's id? */
  | { kind: "order"; decisions: Record<string, Decision> }
  /** How long do the warranties run? */
  | { kind: "warranty"; coverages: Coverage[] }
  /** Who pays for this fault? */
  | { kind: "fault"; verdict: FaultVerdict }
  /** How far is this case? */
  | { kind: "case"; progress: CaseProgress }
  /** What is open over time? */
  | { kind: "timeline"; segments: Segment[] }
  /** How much time is left? */
  | { kind: "countdown"; remaining: Remaining }
  | FormAnswer;
/** What the page gave was not understood, or the engine cannot run. */
export interface IssuesDetail {
  issues: Issue[];
}
/** A shopper asks to return lines of an order; `preventDefault()` follows no link. */
export interface AskDetail {
  kind: "return";
  /** The ids of the lines. */
  lines: string[];
  /** The reason, where it is that of all of them. */
  reason?: string;
  /** What was answered of the one line, by pointer. */
  answers: Record<string, string | number | boolean | null>;
}
/** What was filed about a line, to stand in place of what files it. */
export interface Filed {
  caseId: string;
  /** How far it is. */
  state: CaseProgress["state"];
  /** What stands in place of the answer; the state by default. */
  text?: string;
  /** The page of the case. */
  href?: string;
}
/** Something is about to be sent; `preventDefault()` sends nothing. */
export interface SubmitDetail {
  submission: Submission;
}
/** A submission has come further; `kept`: whether it is in a queue that outlives the page. */
export interface StageDetail {
  stage: Stage;
  kept: boolean;
}
/** The shop has it. */
export interface ReceiptDetail {
  receipt: Receipt;
}

/** The shopper does something about a case: `sent` is the body, with its idempotency key. */
export interface CaseSendDetail {
  sent: { key: string; event: CaseEvent; note?: string; answers?: Record<string, unknown>; to?: number };
  files: { id: string; file: File }[];
}

/** The events by their names. */
export interface AftersalesEventMap {
  /** There is an answer. */
  "aftersales-answer": CustomEvent<AnswerDetail>;
  /** What the page gave was not understood, or the engine cannot run. */
  "aftersales-issues": CustomEvent<IssuesDetail>;
  /** A shopper asks to return lines of an order. */
  "aftersales-ask": CustomEvent<AskDetail>;
  /** Something is about to be sent. */
  "aftersales-submit": CustomEvent<SubmitDetail>;
  /** A submission has come further. */
  "aftersales-stage": CustomEvent<StageDetail>;
  /** The shop has it. */
  "aftersales-receipt": CustomEvent<ReceiptDetail>;
  "aftersales-case-send": CustomEvent<CaseSendDetail>;
}

declare global {
  interface GlobalEventHandlersEventMap extends AftersalesEventMap {}
}
