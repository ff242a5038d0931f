// aftersales/render: what an element shows, as HTML, for a server. It is the class of the page that shows it, over a document of
// the package's own (render/document.js), so that the page that takes over shows the same.
import { AftersalesError } from "./errors.js";
import { millisecondsOf } from "./instant.js";
import { alone, bare, typed } from "./own.js";
import { AftersalesCase } from "./elements/aftersales-case.js";
import { AftersalesCertificate } from "./elements/aftersales-certificate.js";
import { AftersalesCountdown } from "./elements/aftersales-countdown.js";
import { AftersalesOrder } from "./elements/aftersales-order.js";
import { AftersalesReturn } from "./elements/aftersales-return.js";
import { AftersalesTimeline } from "./elements/aftersales-timeline.js";
import { AftersalesWarranty } from "./elements/aftersales-warranty.js";
import { homeZoneOf } from "./elements/base.js";
import { issuesOf, noInstant } from "./elements/source.js";
import { leave } from "./elements/ticker.js";
import { rendered } from "./render/html.js";
import { countIdsAnew } from "./view/nodes.js";

export { AftersalesError };

const DISPLAYS = [
  AftersalesCase,
  AftersalesCertificate,
  AftersalesCountdown,
  AftersalesOrder,
  AftersalesReturn,
  AftersalesTimeline,
  AftersalesWarranty,
];

/** @param {string} tag */
function made(tag) {
  const Display = DISPLAYS.find((known) => known.tag === tag);
  if (Display) return new Display();
  const known = DISPLAYS.map((one) => one.tag).join(", ");
  throw new AftersalesError("unknown_element", `<${tag}> shows no answer; there are ${known}`);
}

/**
 * @param {string} tag
 * @param {import("./render.js").RenderOptions} options
 * @param {import("./render.js").RenderAttributes} [attributes]
 */
export const render = (tag, options, attributes = {}) => typed(() => shown(tag, options, attributes));

/** @param {string} tag @param {import("./render.js").RenderOptions} options @param {import("./render.js").RenderAttributes} attributes */
function shown(tag, options, attributes) {
  const { line, order, record, now, language, timeZone, nonce, content = "", ...given } = alone(options);
  const { policy } = given;
  if (typeof policy?.checkReturn !== "function") {
    throw new AftersalesError(
      "missing_policy",
      "render takes the value of an answer of openPolicy, loadPolicy or loadBuilt",
    );
  }
  countIdsAnew();
  const element = made(tag);
  const told = attributes.now ?? now;
  const at = told === undefined ? Date.now() : millisecondsOf(told);
  const isInstant = !Number.isNaN(at);
  const written = {
    lang: language,
    reason: given.reason,
    "server-time": isInstant && attributes.now === undefined && new Date(at).toISOString(),
    ...attributes,
  };
  for (const [name, value] of Object.entries(written)) {
    if (value !== undefined && value !== null && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  Object.assign(element, { now: at, ...given });
  element.handle = policy;
  element.timeZone = homeZoneOf(policy);
  element.here = timeZone ?? element.timeZone;
  [element.readLine, element.readOrder, element.readRecord] = bare([line, order, record]);
  try {
    if (isInstant) element.ask();
    else element.refuse(issuesOf(noInstant()));
    return rendered(/** @type {any} */ (element), content, nonce);
  } finally {
    leave(element);
    element.release();
  }
}
