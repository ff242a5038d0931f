// What is wrong with how a page looks, whatever it shows: text that is cut, covered or out of reach, and controls that cannot be told.
import { AXE } from "./support.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** Runs in the page: text that lies beyond it, is cut by what holds it, or stands on other text. */
function textFaults() {
  const faults = new Set();
  const texts = [];
  const name = (text) => `"${text.trim().replace(/\s+/g, " ").slice(0, 50)}"`;
  /** What a node stands in, out of shadow trees and slots too. */
  const above = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host;
  const modal = document.querySelector("dialog:modal");

  /** What is left of rectangles within another, sideways exactly; letters may be higher than their line. */
  const isOutside = (rect, box) =>
    rect.left < box.left - 1.5
    || rect.right > box.right + 1.5
    || rect.top + 0.35 * rect.height < box.top
    || rect.bottom - 0.35 * rect.height > box.bottom;

  /** Whether it leads to the whole of it, or tells of what does. @param {Element} holder */
  const isShort = (holder) =>
    holder.closest("a[href], [aria-expanded=false]")
    || (holder.id && holder.getRootNode().querySelector(`[aria-expanded=false][aria-describedby="${holder.id}"]`));

  /** @param {Text} node */
  function look(node) {
    const range = new Range();
    range.selectNodeContents(node);
    let rects = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
    let scrolls = false;
    let moves = false;
    for (
      let holder = above(node);
      holder && holder !== document.documentElement && rects.length > 0;
      holder = above(holder)
    ) {
      const { clipPath, overflowX, overflowY, position } = getComputedStyle(holder);
      const box = holder.getBoundingClientRect();
      // What is only spoken is cut on purpose.
      if (clipPath !== "none" || (overflowX === "hidden" && box.width <= 1)) return;
      if (/sticky|fixed/.test(position)) moves = true;
      if (/auto|scroll/.test(overflowX + overflowY)) scrolls = true;
      if (scrolls || !/hidden|clip/.test(overflowX + overflowY)) continue;
      const whole = rects.filter((rect) => !isOutside(rect, box));
      if (whole.length < rects.length && !isShort(holder)) {
        faults.add(`cut: ${name(node.data)}`);
      }
      rects = whole;
    }
    if (!scrolls && rects.some(({ left, right }) => left < -1 || right > innerWidth + 1)) {
      faults.add(`beyond the page: ${name(node.data)}`);
    }
    if (!moves && !scrolls) texts.push(...rects.map((rect) => [node, rect]));
  }

  function walk(node) {
    if (node.nodeType === Node.TEXT_NODE) return node.data.trim() && look(node);
    if (!(node instanceof Element) || /^(OPTION|STYLE|SCRIPT|DATALIST)$/i.test(node.nodeName)) return;
    const isBox = getComputedStyle(node).display !== "contents";
    if (isBox && !node.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return;
    const inside =
      node instanceof HTMLSlotElement && node.assignedNodes().length > 0
        ? node.assignedNodes()
        : (node.shadowRoot ?? node).childNodes;
    for (const child of inside) walk(child);
  }
  walk(modal ?? document.body);

  texts.sort(([, one], [, other]) => one.top - other.top);
  for (const [place, [node, one]] of texts.entries()) {
    for (let next = place + 1; next < texts.length && texts[next][1].top < one.bottom - 3; next += 1) {
      const [other, two] = texts[next];
      const deep = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top);
      const wide = Math.min(one.right, two.right) - Math.max(one.left, two.left);
      // Lines of letters may touch; they do not lie on each other.
      if (other !== node && wide > 3 && deep > 0.4 * Math.min(one.height, two.height)) {
        faults.add(`on each other: ${name(node.data)} ${name(other.data)}`);
      }
    }
  }
  const { scrollWidth } = document.documentElement;
  if (scrollWidth > innerWidth) faults.add(`${scrollWidth} pixels wide`);
  return [...faults];
}

/** Runs in the page: buttons that nothing shows to be one where backgrounds are not drawn. */
function plainButtons() {
  const found = [];
  const isTold = (style) =>
    style.textDecorationLine.includes("underline")
    || (parseFloat(style.borderTopWidth) > 0 && style.borderTopStyle !== "none");
  function walk(root) {
    for (const node of root.querySelectorAll("*")) {
      if (node.shadowRoot) walk(node.shadowRoot);
      // What opens something has a sign that turns.
      if (
        !node.matches(
          "button:not([aria-expanded]), select, textarea, input:not([type=radio], [type=checkbox], [type=file], [type=hidden])",
        )
      ) {
        continue;
      }
      if (node.checkVisibility({ visibilityProperty: true }) && !isTold(getComputedStyle(node))) {
        found.push(node.outerHTML.slice(0, 100));
      }
    }
  }
  walk(document);
  return found;
}

/** Runs in the page: which control is in use, whether it is shown to be, whether it is in sight, and whether it is the one sought. */
function inUse() {
  let node = document.activeElement;
  while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
  if (!node || node === document.body) return undefined;
  const around = [node, node.nextElementSibling];
  for (let holder = node.parentElement; holder && around.length < 6; holder = holder.parentElement) around.push(holder);
  const isRinged = (one) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle === "auto" || (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2);
  };
  /** Whether the middle of what is on the screen of it is not under something else. */
  const isOnTop = (one) => {
    const { left, right, top, bottom } = one.getBoundingClientRect();
    const x = (Math.max(0, left) + Math.min(innerWidth, right)) / 2;
    const y = (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2;
    let hit = document.elementFromPoint(x, y);
    for (let next = hit; next?.shadowRoot; hit = next ?? hit) {
      next = next.shadowRoot.elementFromPoint(x, y);
      if (next === hit) break;
    }
    return Boolean(hit) && (one.contains(hit) || hit.contains(one));
  };
  // The parts of a date have rings of their own.
  const isDate = node.matches("[type^=date]");
  return {
    name: node.outerHTML.slice(0, 90),
    isSought: globalThis.sought.has(node),
    isRinged: isDate || around.some((one) => one && isRinged(one)),
    isSeen: [node, ...(node.labels ?? [])].some(isOnTop),
  };
}

/** @param {Page} page */
export const textFaultsOf = (page) => page.evaluate(textFaults);
/** @param {Page} page */
export const plainButtonsOf = (page) => page.evaluate(plainButtons);

/** What axe finds. @param {Page} page @param {string[]} [rules] Only these. */
export async function axeFaultsOf(page, rules) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    (values) =>
      globalThis.axe.run(
        values
          ? { runOnly: { type: "rule", values } }
          : { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] },
      ),
    rules,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" ")}`);
}

/** The longest way by keyboard through a page. */
const MOST = 200;

/**
 * Goes by keyboard from the top of a page to what it is there for; what is in use is always to be seen.
 * @param {Page} page @param {string} selector @returns {Promise<string[]>}
 */
export async function keyboardFaults(page, selector) {
  const faults = new Set();
  const main = page.locator(selector).and(page.locator(":visible")).first();
  await page.evaluate(() => {
    // Where something was in use is where the keyboard goes on from.
    const top = Object.assign(document.createElement("i"), { tabIndex: -1 });
    (document.querySelector("dialog:modal") ?? document.body).prepend(top);
    top.focus();
    top.remove();
    globalThis.sought = new WeakSet();
  });
  await main.evaluate((node) => globalThis.sought.add(node));
  for (let step = 0; step < MOST; step += 1) {
    await page.keyboard.press("Tab");
    const used = await page.evaluate(inUse);
    // After the last one it begins anew.
    if (!used) break;
    if (!used.isRinged) faults.add("focus is not seen: " + used.name);
    if (!used.isSeen) faults.add("what has focus is covered: " + used.name);
    if (used.isSought) return [...faults];
  }
  return [...faults, selector + " is not reached by keyboard"];
}
