// <aftersales-complaint policy line order action>: a form that is checked, confirmed, and sent once.
import { AftersalesForm } from "./form.js";

export class AftersalesComplaint extends AftersalesForm {
  static tag = "aftersales-complaint";
}
