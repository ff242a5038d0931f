// <aftersales-survey policy order action>: a mark for each aspect of the service, and what could be better.
import { AftersalesForm } from "./form.js";

export class AftersalesSurvey extends AftersalesForm {
  static tag = "aftersales-survey";

  /** @override */
  get kind() { return /** @type {const} */ ("survey"); }
}
