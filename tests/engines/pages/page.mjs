// What pages share: to wait, to listen to the elements, and to read what a person reads.

/** @param {number} milliseconds */
export const pause = (milliseconds) => new Promise((over) => setTimeout(over, milliseconds));

/**
 * @template T
 * @param {() => T} look
 * @param {string} what
 * @param {number} [limit]
 * @returns {Promise<T>}
 */
export async function until(look, what, limit = 30_000) {
  const end = performance.now() + limit;
  for (;;) {
    const found = look();
    if (found) return found;
    if (performance.now() > end) {
      throw new Error(`waited in vain: ${what}; the page says: ${textOf(document.body).slice(0, 600)}`);
    }
    await pause(20);
  }
}

/** Once what is seen has not changed for a while. @param {() => unknown} see */
export async function settled(see, quiet = 300) {
  let last;
  let since = performance.now();
  await until(() => {
    const now = JSON.stringify(see());
    if (now !== last) [last, since] = [now, performance.now()];
    return performance.now() - since > quiet;
  }, "the page comes to rest");
}

/**
 * @param {string} tag
 * @param {Record<string, unknown>} [given] Attributes; an object becomes a property.
 * @param {...(Node | string)} children
 */
export function make(tag, given = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (typeof value === "object" || typeof value === "function") node[name] = value;
    else node.setAttribute(name, String(value));
  }
  node.append(...children);
  return node;
}

/** Numbers that are given out in the order in which elements ask. */
const unnumbered = (text) => text.replace(/\baftersales-\d+/g, "aftersales-N");

/** What a person can read below a node, through shadow roots and slots, with what is filled in; spaces as browsers like them are one. @param {Node} node @returns {string} */
export function textOf(node) {
  return unnumbered(
    words(node)
      .join(" ")
      .replace(/\s+/g, " ")
      .replace(/ ?\u2013 ?/g, "\u2013")
      .trim(),
  );
}

/** @param {Node} node @returns {string[]} */
function words(node) {
  if (node.nodeType === Node.TEXT_NODE) return [node.data];
  if (node.nodeType !== Node.ELEMENT_NODE || node.hidden || ["STYLE", "SCRIPT"].includes(node.tagName)) return [];
  const below =
    node.shadowRoot?.childNodes ?? (node.tagName === "SLOT" ? node.assignedNodes({ flatten: true }) : node.childNodes);
  const inside = [...below].flatMap(words);
  if (!("value" in node) || node.tagName === "BUTTON" || node.tagName === "OPTION" || node.tagName === "LI") {
    return inside;
  }
  const filled = ["checkbox", "radio"].includes(node.type)
    ? `${node.value}:${node.checked}`
    : node.type === "file"
      ? ""
      : node.value;
  return [...inside, `[${node.name ?? ""}=${filled}]`];
}

/** What hosts may say in their own way, and what is different each time. */
const OWN = new Set(["zoneData", "key", "declaredAt"]);

/** A detail as plain data, without what is the host's own. @param {unknown} detail */
export const plain = (detail) =>
  JSON.parse(JSON.stringify(detail ?? null, (name, value) => (OWN.has(name) ? undefined : value)));

/** Hears what the elements and forms below a node tell. @param {EventTarget} target */
export function listen(target = globalThis) {
  /** @type {{ id: string, name: string, detail: any }[]} */
  const heard = [];
  for (const name of ["answer", "issues", "submit", "stage", "receipt"]) {
    target.addEventListener("aftersales-" + name, (event) =>
      heard.push({ id: event.target.id, name, detail: event.detail }),
    );
  }
  return {
    heard,
    of: (id, name) => heard.filter((one) => one.id === id && (!name || one.name === name)).map(({ detail }) => detail),
  };
}

/** Fills in as a person does: the value, then what the browser tells of it. @param {ParentNode} form @param {Record<string, string | true>} values */
export function fill(form, values) {
  for (const [name, value] of Object.entries(values)) {
    const controls = [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)];
    const box = controls.find(
      ({ type, value: known }) => ["checkbox", "radio"].includes(type) && (value === true || known === value),
    );
    const control = box ?? controls[0];
    if (!control) throw new Error("there is no field " + name);
    if (box) {
      if (!box.checked) box.click();
      continue;
    }
    control.value = value;
    for (const type of ["input", "change"]) control.dispatchEvent(new Event(type, { bubbles: true }));
  }
}
