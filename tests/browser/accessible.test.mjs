// Every page and state of the demo for everybody: what axe finds, by keyboard alone, with large letters, on a narrow screen, in forced
// colours, without motion, on paper, and from right to left. A state is reached once in a language; then its look is changed in place.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axeFaultsOf, keyboardFaults, plainButtonsOf, textFaultsOf } from "./looks.mjs";
import { STATES, openBooks, visit } from "./states.mjs";
import { launch } from "./support.mjs";

const WIDE = { width: 1200, height: 900 };
const PHONE = { width: 360, height: 740 };
/** A screen of 1280 by 1024 at 400 %; no narrower one is asked for. */
const ZOOMED = { width: 320, height: 256 };
/** A4 without its margins. */
const PAPER = { width: 718, height: 1047 };

let browser;
/** A page and books of its own for each language. */
const desks = {};
before(
  async () => {
    browser = await launch();
    for (const language of ["en", "ar"]) {
      const context = await browser.newContext({
        bypassCSP: true,
        viewport: WIDE,
        reducedMotion: "reduce",
        timezoneId: "Asia/Shanghai",
      });
      context.setDefaultTimeout(30_000);
      desks[language] = { page: await context.newPage(), books: await openBooks() };
    }
  },
  { timeout: 600_000 },
);
after(async () => {
  await browser?.close();
  for (const { books } of Object.values(desks)) await books.close();
});

/** What is wrong, each with the look that it is wrong in. @param {string[]} all @param {string} look @param {string[]} faults */
const add = (all, look, faults) => all.push(...faults.map((fault) => `${look}: ${fault}`));

const LARGE = "html { font-size: 200% !important; }";
async function withLargeText(page, use) {
  const style = await page.addStyleTag({ content: LARGE });
  await use();
  await style.evaluate((node) => node.remove());
}

/** In English, in every look. */
async function looksOf({ page, books }, state) {
  const all = [];
  await page.setViewportSize(WIDE);
  await visit(page, books, state, "en");
  add(all, "wide", await axeFaultsOf(page));
  add(all, "wide", await textFaultsOf(page));
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize(PHONE);
  add(all, "dark phone", await axeFaultsOf(page, ["color-contrast", "target-size"]));
  add(all, "phone", await textFaultsOf(page));
  await page.emulateMedia({ colorScheme: "light" });
  await withLargeText(page, async () => add(all, "200 %", await textFaultsOf(page)));
  await page.setViewportSize(ZOOMED);
  add(all, "320 px", await textFaultsOf(page));
  add(all, "400 %", await keyboardFaults(page, state.main));
  await page.emulateMedia({ forcedColors: "active" });
  add(all, "forced colours", await plainButtonsOf(page));
  await page.emulateMedia({ forcedColors: "none" });
  const moving = await page.evaluate(
    () => document.getAnimations().filter(({ playState }) => playState === "running").length,
  );
  if (moving > 0) all.push(`${moving} things move`);
  await page.setViewportSize(PAPER);
  await page.emulateMedia({ media: "print" });
  add(all, "paper", await textFaultsOf(page));
  if (state.isOrder) {
    const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
    const pages = pdf.match(/\/Type\s*\/Page\b/g).length;
    if (pages !== 1) all.push(`${pages} pages of paper`);
  }
  await page.emulateMedia({ media: "screen" });
  return all;
}

/** In Arabic, on a phone. */
async function turned({ page, books }, state) {
  const all = [];
  await page.setViewportSize(PHONE);
  await visit(page, books, state, "ar");
  await page.evaluate(() => (document.documentElement.dir = "rtl"));
  add(all, "right to left", await textFaultsOf(page));
  await page.setViewportSize(ZOOMED);
  add(all, "right to left, 320 px", await textFaultsOf(page));
  await page.setViewportSize(WIDE);
  add(all, "right to left, wide", await textFaultsOf(page));
  return all;
}

for (const state of STATES) {
  test(state.name, { timeout: 180_000 }, async () => {
    const found = await Promise.all([looksOf(desks.en, state), turned(desks.ar, state)]);
    assert.deepEqual(found.flat(), []);
  });
}

test("what is wrong is found", async () => {
  const context = await browser.newContext({ viewport: PHONE, bypassCSP: true });
  const page = await context.newPage();
  await page.setContent(`<!doctype html><html lang="en"><title>Faults</title><main><h1>Faults</h1>
    <p style="inline-size: 4rem; white-space: nowrap; overflow: hidden">What nobody can read</p>
    <p style="inline-size: 150vw; text-align: end">Far away</p>
    <p style="position: absolute; inset: 20rem auto auto 1rem">One</p><p style="position: absolute; inset: 20rem auto auto 1rem">Other</p>
    <a href="#here" style="outline: 0">Here</a><button style="border: 0">Plain</button>
    <div style="position: fixed; inset: 0; background: #0001"></div><p id="here" style="color: #ccc">Pale</p></main>`);
  assert.deepEqual(await textFaultsOf(page), [
    'cut: "What nobody can read"',
    'beyond the page: "Far away"',
    'on each other: "One" "Other"',
    // The margin of the page, and one and a half times its width.
    "548 pixels wide",
  ]);
  assert.deepEqual((await plainButtonsOf(page)).length, 1);
  assert.match((await axeFaultsOf(page)).join(), /color-contrast/);
  assert.deepEqual(
    (await keyboardFaults(page, "#here")).map((fault) => fault.split(":")[0]),
    ["focus is not seen", "what has focus is covered", "what has focus is covered", "#here is not reached by keyboard"],
  );
  await context.close();
});
