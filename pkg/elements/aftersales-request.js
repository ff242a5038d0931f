// <aftersales-request kind policy line order action>: a return or exchange, a repair, or a registration.
import { AftersalesForm } from "./form.js";

/** What it can be for; without a kind it is a return. */
const KINDS = /** @type {const} */ (["return", "repair", "registration"]);

export class AftersalesRequest extends AftersalesForm {
  static tag = "aftersales-request";
  static observedAttributes = [...AftersalesForm.observedAttributes, "kind"];

  /** @override */
  get kind() {
    const stated = this.getAttribute("kind");
    return KINDS.find((kind) => kind === stated) ?? "return";
  }
}
