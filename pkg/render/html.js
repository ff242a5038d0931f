// A node as HTML text, which a parser reads as that node and nothing else.
import { Text } from "./document.js";

const VOID = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/** @type {Record<string, string>} */
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\u00a0": "&nbsp;" };
/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"\u00a0]/g, (character) => ENTITIES[character]);

/** @param {import("./document.js").Child[]} nodes @param {string | undefined} nonce Of the page's policy for styles. @returns {string} */
const all = (nodes, nonce) => nodes.map((node) => htmlOf(node, nonce)).join("");

/** @param {import("./document.js").Element} element */
const opening = ({ localName, attributes }) =>
  "<" + [localName, ...[...attributes].map(([name, value]) => `${name}="${escaped(value)}"`)].join(" ") + ">";

/** @param {import("./document.js").Child} node @param {string} [nonce] @returns {string} */
function htmlOf(node, nonce) {
  if (node instanceof Text) return escaped(node.textContent);
  if (VOID.includes(node.localName)) return opening(node);
  if (node.localName === "style") {
    if (nonce) node.setAttribute("nonce", nonce);
    // A parser reads it as it is, up to the end of the element.
    return opening(node) + node.textContent.replaceAll("</", "<\\/") + "</style>";
  }
  return opening(node) + all(node.childNodes, nonce) + `</${node.localName}>`;
}

/**
 * An element with what it shows, and what the page has in it.
 * @param {import("./document.js").Element} element
 * @param {string} content HTML of the page.
 * @param {string} [nonce]
 */
export function rendered(element, content, nonce) {
  const { localName, shadowRoot } = element;
  const shown = shadowRoot ? `<template shadowrootmode="open">${all(shadowRoot.childNodes, nonce)}</template>` : "";
  return opening(element) + shown + content + `</${localName}>`;
}
