// Writes what a caller hands in as JSON text, so that only plain data reaches the engine. Each property is
// read once. What JSON cannot hold is an issue with its pointer, never a throw and never a silent null.

import { own } from "./errors.js";

/** @typedef {import("./index.js").Issue} Issue */

const MAX_DEPTH = 60;
const MAX_VALUES = 500_000;
const MAX_CHARACTERS = 4_000_000;
/** What to do about objects that are handed over by mistake. @type {Record<string, string>} */
const REMEDIES = {
  "[object Promise]": ": it is a promise, so await it first",
  "[object Module]": ": it is a module, so hand over its default export",
  "[object Response]": ": it is a response, so await its json() first",
  "[object Map]": ": make an object of it with Object.fromEntries",
};
/** More issues than a person reads. */
const MAX_ISSUES = 100;

/**
 * @param {Record<string, unknown>} parts The arguments by name; those that are undefined are left out.
 * @param {Record<string, string>} [homes] Where the pointers of an argument begin, if not with its name.
 * @returns {{ text: string, issues: Issue[] }} The text, unless there are issues.
 */
export function plain(parts, homes = {}) {
  const writer = new Plain();
  /** @type {string[]} */
  const written = [];
  for (const name of Object.keys(parts)) {
    if (parts[name] !== undefined) {
      writer.home = own(homes, name) ? homes[name] : "/" + name;
      written.push(JSON.stringify(name) + ":" + writer.value(parts[name]));
    }
  }
  return { text: "{" + written.join(",") + "}", issues: writer.issues };
}

/** What kind of object it says it is; what a page says of all objects says nothing. @param {object} object */
function tagOf(object) {
  const tag = Object.prototype.toString.call(object);
  if (!own(Object.prototype, Symbol.toStringTag)) return tag;
  const { prototype } = Object;
  const isSaid = tag !== `[object ${/** @type {any} */ (prototype)[Symbol.toStringTag]}]`;
  return isSaid ? tag : isDate(object) ? "[object Date]" : "[object Object]";
}

/** A step of a pointer. @param {string | number} step */
const escaped = (step) => String(step).replaceAll("~", "~0").replaceAll("/", "~1");

/** @param {object} object */
function isDate(object) {
  try {
    return Date.prototype.getTime.call(object) !== undefined;
  } catch {
    return false;
  }
}

class Plain {
  /** @type {Issue[]} */
  issues = [];
  /** The pointer of the argument. */
  home = "";
  /** The way from there to the value, by names and places. @type {(string | number)[]} */
  #way = [];
  /** @type {object[]} */
  #above = [];
  #values = 0;
  #characters = 0;

  /**
   * @param {Issue["code"]} code
   * @param {string} message
   * @param {string} [received]
   */
  #refuse(code, message, received) {
    if (this.issues.length < MAX_ISSUES) {
      const pointer = [this.home, ...this.#way.map(escaped)].join("/");
      this.issues.push({ code, pointer, message, ...(received && { received }) });
    }
    return "null";
  }

  /**
   * @param {unknown} value
   * @returns {string}
   */
  value(value) {
    this.#values += 1;
    if (this.#values > MAX_VALUES) {
      return this.#values === MAX_VALUES + 1 ? this.#refuse("too_large", "this has too many values") : "null";
    }
    switch (typeof value) {
      case "string":
        return this.#string(value);
      case "number":
        return Number.isFinite(value)
          ? String(value)
          : this.#refuse("wrong_type", "this number is not finite", String(value));
      case "boolean":
        return String(value);
      case "object":
        return value === null ? "null" : this.#object(value);
      default:
        return this.#refuse("wrong_type", "this is no plain data", typeof value);
    }
  }

  /** @param {string} text */
  #string(text) {
    this.#characters += text.length;
    if (this.#characters > MAX_CHARACTERS) return this.#refuse("too_large", "this text is too long");
    return JSON.stringify(text);
  }

  /** @param {object} object */
  #object(object) {
    if (this.#above.length >= MAX_DEPTH) return this.#refuse("too_deep", "this is nested too deeply");
    if (this.#above.includes(object)) return this.#refuse("cyclic", "this contains itself");
    this.#above.push(object);
    try {
      if (Array.isArray(object)) return this.#array(object);
      const tag = tagOf(object);
      if (tag === "[object Date]") return this.#date(/** @type {Date} */ (object));
      if (tag === "[object Object]") return this.#fields(object);
      return this.#refuse(
        "wrong_type",
        "this is no plain data" + (own(REMEDIES, tag) ? REMEDIES[tag] : ""),
        tag.slice(8, -1),
      );
    } catch (error) {
      // A getter or a proxy threw.
      return this.#unread(error);
    } finally {
      this.#above.pop();
    }
  }

  /** @param {unknown} error */
  #unread(error) {
    return this.#refuse("unreadable", "this could not be read", error instanceof Error ? error.name : undefined);
  }

  /** @param {Date} date */
  #date(date) {
    const at = Date.prototype.getTime.call(date);
    if (at !== at) {
      return this.#refuse("unreadable", "this Date is invalid: it was made of a text that is no date", "Invalid Date");
    }
    return JSON.stringify(Date.prototype.toISOString.call(date));
  }

  /** @param {unknown[]} array */
  #array(array) {
    /** @type {string[]} */
    const items = [];
    // A sparse array may be longer than memory; what is refused once need not be counted on.
    for (
      let index = 0;
      index < array.length && this.#values <= MAX_VALUES && this.issues.length < MAX_ISSUES;
      index += 1
    ) {
      const item = array[index];
      this.#way.push(index);
      items.push(this.value(item));
      this.#way.pop();
    }
    return "[" + items.join(",") + "]";
  }

  /** @param {object} object */
  #fields(object) {
    /** @type {string[]} */
    const fields = [];
    for (const key of Object.keys(object)) {
      this.#way.push(key);
      try {
        const value = /** @type {Record<string, unknown>} */ (object)[key];
        if (value !== undefined) fields.push(this.#string(key) + ":" + this.value(value));
      } catch (error) {
        this.#unread(error);
      }
      this.#way.pop();
    }
    return "{" + fields.join(",") + "}";
  }
}
