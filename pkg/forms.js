// aftersales/forms: binds checks, drafts and sending to a form, whoever wrote its markup.
import { speaker } from "./sentences.js";
import { AftersalesError } from "./errors.js";
import { controlsOf } from "./view/fields.js";
import { Port } from "./forms/port.js";
import { room } from "./forms/room.js";
import { loadFirst } from "./languages.js";
import { tagOf } from "./tag.js";
import { wordsOf } from "./words.js";

/** @typedef {import("./forms.js").FormOptions} FormOptions */

/** Which forms are bound. @type {WeakMap<HTMLFormElement, Port>} */
const bound = new WeakMap();

/** Preloads what binds forms; later calls do nothing. */
export default async function init() {
  await room();
}

/** @param {HTMLFormElement} form @param {FormOptions} options @returns {Promise<import("./forms.js").BoundForm>} */
export async function bindForm(form, options) {
  if (typeof (/** @type {any} */ (form)?.requestSubmit ?? form?.submit) !== "function") {
    throw new AftersalesError("no_form", "bindForm takes a <form> of the page");
  }
  if (typeof options?.policy?.form !== "function") {
    throw new AftersalesError("missing_policy", "bindForm needs options.policy: the value of openPolicy's answer");
  }
  const { messages } = options;
  const locale = tagOf(options.locale);
  const [started] = await Promise.all([room(), options.say || messages ? undefined : loadFirst(locale)]);
  const say = options.say ?? speaker({ locale, messages, words: wordsOf(options.policy) });
  // A form that is bound anew is given back first.
  bound.get(form)?.free();
  // What the page gives by accessors is read anew each time.
  const port = new Port(form, options.say ? options : Object.create(options, { say: { value: say } }));
  port.begin(started);
  const [order] = controlsOf(form, "orderId");
  if (order && !order.value && typeof options.order?.id === "string") {
    order.value = options.order.id;
    port.refresh();
  }
  bound.set(form, port);
  return {
    get stage() {
      return port.stage;
    },
    text: () => port.text(),
    refresh: () => port.refresh(),
    free: () => port.free(),
  };
}
