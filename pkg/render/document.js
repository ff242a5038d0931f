// As much of a document as the elements write into, for a server: the build hands these names to them in place of a page's.

/** @typedef {Element | Text} Child */

/** Names that have no other meaning in HTML text. */
const NAME = /^[^\s"'<>/=\0]+$/;

/** What an attribute says by being there. */
const FLAGS = ["hidden", "open", "checked", "disabled", "selected"];
/** Properties that are attributes of the same name. */
const TEXTS = ["id", "lang", "dir", "title", "max", "type", "href"];

export class Node {
  /** @type {Parent | null} */
  parentNode = null;

  remove() {
    this.parentNode?.removeChild(this);
  }
  /** @param {...Node} given */
  after(...given) {
    const { parentNode } = this;
    const next = parentNode?.childNodes[parentNode.childNodes.indexOf(this) + 1] ?? null;
    for (const node of given) parentNode?.insertBefore(node, next);
  }

  // Nobody presses anything on a server.
  addEventListener() {}
  removeEventListener() {}
  dispatchEvent() {
    return true;
  }
}

export class Text extends Node {
  nodeName = "#text";

  /** @param {string} text */
  constructor(text) {
    super();
    this.textContent = text;
  }
}

class Parent extends Node {
  /** @type {any[]} */
  childNodes = [];

  /** @returns {Element[]} */
  get children() {
    return this.childNodes.filter((child) => child instanceof Element);
  }
  get firstChild() {
    return this.childNodes[0] ?? null;
  }
  get lastChild() {
    return this.childNodes.at(-1) ?? null;
  }
  /** @returns {Element | null} */
  get firstElementChild() {
    return this.children[0] ?? null;
  }
  /** @returns {Element | null} */
  get lastElementChild() {
    return this.children.at(-1) ?? null;
  }

  /** @returns {string} */
  get textContent() {
    return this.childNodes.map((child) => child.textContent).join("");
  }
  set textContent(text) {
    this.replaceChildren(...(text === "" ? [] : [text]));
  }

  /** @param {Node} child @param {Node | null} before */
  insertBefore(child, before) {
    child.remove();
    const place = before ? this.childNodes.indexOf(before) : this.childNodes.length;
    this.childNodes.splice(place, 0, child);
    child.parentNode = this;
    return child;
  }

  /** @param {Node} child */
  removeChild(child) {
    this.childNodes = this.childNodes.filter((known) => known !== child);
    child.parentNode = null;
    return child;
  }

  /** @param {...(Node | string)} given */
  append(...given) {
    for (const child of given) this.insertBefore(child instanceof Node ? child : new Text(String(child)), null);
  }

  /** @param {...(Node | string)} given */
  replaceChildren(...given) {
    for (const child of this.childNodes) child.parentNode = null;
    this.childNodes = [];
    this.append(...given);
  }

  /** @param {string} selector @returns {Element[]} */
  querySelectorAll(selector) {
    return this.children.flatMap((child) => [
      ...(child.matches(selector) ? [child] : []),
      ...child.querySelectorAll(selector),
    ]);
  }

  /** @param {string} selector */
  querySelector(selector) {
    return this.querySelectorAll(selector)[0] ?? null;
  }
}

export class Element extends Parent {
  /** The name of an element of its own. */
  static tag = "";
  isConnected = false;
  /** @type {Map<string, string>} */
  attributes = new Map();
  /** @type {ShadowRoot | null} */
  shadowRoot = null;
  localName;

  /** @param {string} [localName] */
  constructor(localName = new.target.tag) {
    super();
    this.localName = localName;
  }

  get nodeName() {
    return this.localName.toUpperCase();
  }

  /** @param {string} name @param {string} value */
  setAttribute(name, value) {
    if (!NAME.test(name)) throw new TypeError(`"${name}" is no name of an attribute`);
    this.attributes.set(name, String(value));
  }
  /** @param {string} name */
  getAttribute(name) {
    return this.attributes.get(name) ?? null;
  }
  /** @param {string} name */
  hasAttribute(name) {
    return this.attributes.has(name);
  }
  /** @param {string} name */
  removeAttribute(name) {
    this.attributes.delete(name);
  }

  get className() {
    return this.getAttribute("class") ?? "";
  }
  set className(names) {
    this.setAttribute("class", names);
  }

  /** A list has the value of the option that is selected. @returns {string} */
  get value() {
    const chosen = this.localName === "select" ? this.#options.find((option) => option.hasAttribute("selected")) : this;
    return chosen?.getAttribute("value") ?? "";
  }
  set value(value) {
    if (this.localName !== "select") this.setAttribute("value", value);
    for (const option of this.#options) {
      if (option.value === value) option.setAttribute("selected", "");
      else option.removeAttribute("selected");
    }
  }
  get #options() {
    return this.localName === "select" ? this.querySelectorAll("option") : [];
  }

  /** Properties that are set one by one, as the attribute. @returns {Record<string, string>} */
  get style() {
    const set = (/** @type {string} */ name, /** @type {string} */ value) => {
      const property = name.replace(/[A-Z]/g, (letter) => "-" + letter.toLowerCase());
      const others = (this.getAttribute("style") ?? "")
        .split(/(?<=;) /)
        .filter((one) => !one.startsWith(property + ":"));
      this.setAttribute("style", [...others, `${property}: ${value};`].filter(Boolean).join(" "));
      return true;
    };
    return new Proxy({}, { set: (_, name, value) => set(String(name), value) });
  }

  get classList() {
    const names = new Set(this.className.split(/\s+/).filter(Boolean));
    const write = () => {
      if (names.size > 0 || this.hasAttribute("class")) this.className = [...names].join(" ");
    };
    return {
      contains: (/** @type {string} */ name) => names.has(name),
      add(/** @type {string[]} */ ...added) {
        for (const name of added) names.add(name);
        write();
      },
      remove(/** @type {string[]} */ ...removed) {
        for (const name of removed) names.delete(name);
        write();
      },
      toggle(/** @type {string} */ name, on = !names.has(name)) {
        if (on) names.add(name);
        else names.delete(name);
        write();
        return on;
      },
    };
  }

  /** A name, classes and attributes, or several of these with commas between. @param {string} selector @returns {boolean} */
  matches(selector) {
    return selector.split(",").some((one) => {
      const parts = one.trim().match(/[\w-]+|\.[\w-]+|\[[^\]]+\]/g) ?? [];
      return parts.every((part) => {
        if (part.startsWith(".")) return this.classList.contains(part.slice(1));
        if (!part.startsWith("[")) return part === this.localName;
        const [name, value] = part.slice(1, -1).split("=");
        return value === undefined ? this.hasAttribute(name) : this.getAttribute(name) === value.replace(/^"|"$/g, "");
      });
    });
  }

  /** @param {string} selector @returns {Element | null} */
  closest(selector) {
    if (this.matches(selector)) return this;
    return this.parentNode instanceof Element ? this.parentNode.closest(selector) : null;
  }

  /** @returns {Node} */
  getRootNode() {
    /** @type {Node} */
    let at = this;
    while (at.parentNode) at = at.parentNode;
    return at;
  }

  attachShadow() {
    this.shadowRoot = new ShadowRoot(this);
    return this.shadowRoot;
  }
}

for (const name of FLAGS) {
  Object.defineProperty(Element.prototype, name, {
    /** @this {Element} */
    get() {
      return this.hasAttribute(name);
    },
    /** @this {Element} @param {boolean} on */
    set(on) {
      if (on) this.setAttribute(name, "");
      else this.removeAttribute(name);
    },
  });
}
for (const name of TEXTS) {
  Object.defineProperty(Element.prototype, name, {
    /** @this {Element} */
    get() {
      return this.getAttribute(name) ?? "";
    },
    /** @this {Element} @param {unknown} value */
    set(value) {
      this.setAttribute(name, String(value));
    },
  });
}

export class ShadowRoot extends Parent {
  host;

  /** @param {Element} host */
  constructor(host) {
    super();
    this.host = host;
  }
}

export class Document extends Parent {
  title = "";
  /** Nothing counts down on a server. */
  hidden = true;

  /** @param {string} tag */
  createElement(tag) {
    return new Element(tag);
  }
  /** @param {string} _ @param {string} tag */
  createElementNS(_, tag) {
    return new Element(tag);
  }
}

export class CustomEvent {}

export const document = new Document();
export { Element as HTMLElement, Element as "globalThis.HTMLElement" };
